import Annals
import AnnalsLog
import ArgumentParser
import Foundation

/// Where the log is.
struct LogOptions: ParsableArguments {
    @Option(
        name: .customLong("log"),
        help: ArgumentHelp("The log; left out, ANNALS_LOG, else the one *.annals here or above.", valueName: "file"))
    var path: String?

    /// The log's path: named, from the environment, or the one found here or above.
    func find() throws -> String {
        if let path { return path }
        if let path = ProcessInfo.processInfo.environment["ANNALS_LOG"], !path.isEmpty { return path }
        var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).standardizedFileURL
        while true {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            let logs = names.filter { name in
                var isFolder = ObjCBool(false)
                return name.hasSuffix(".annals") && name != ".annals"
                    && FileManager.default.fileExists(
                        atPath: folder.appendingPathComponent(name).path, isDirectory: &isFolder)
                    && !isFolder.boolValue
            }.sorted()
            if logs.count == 1 { return folder.appendingPathComponent(logs[0]).path }
            if logs.count > 1 {
                throw Failure(
                    "\(folder.path) holds several logs (\(logs.joined(separator: ", "))); name one with --log", code: 2)
            }
            let parent = folder.deletingLastPathComponent()
            if parent.path == folder.path { break }
            folder = parent
        }
        throw Failure(
            "no log here or in a folder above; name one with --log or ANNALS_LOG, or make one with annals init NAME")
    }

    func openForReading() throws -> Log { try Log(openingAt: find(), readOnly: true) }
    func openForWriting() throws -> Log { try Log(openingAt: find()) }
}

/// As of when, and known when.
struct ClockOptions: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("What was true then: 2024, 2024-07-31, S-4, #17.", valueName: "moment"))
    var asOf: String?

    @Option(help: ArgumentHelp("What the log said then.", valueName: "moment"))
    var known: String?

    var moments: Moments { Moments(asOf: asOf, known: known) }

    /// Whether either was named.
    var isGiven: Bool { asOf != nil || known != nil }
}

/// As of when, known when, and for whom the output is.
struct ReadOptions: ParsableArguments {
    @OptionGroup var log: LogOptions
    @OptionGroup var viewer: ViewerOptions

    @OptionGroup var clocks: ClockOptions

    @Flag(help: "Print JSON.")
    var json = false

    var moments: Moments { clocks.moments }

    /// Runs a body on a reading of the log.
    func read<Result>(_ body: (Reading) throws -> Result) throws -> Result {
        let log = try log.openForReading()
        defer { try? log.close() }
        return try log.read(at: moments) { whole in
            try whole.mustHaveBegun()
            let reading = try viewer.seen(whole)
            let result = try body(reading)
            Terminal.warn(of: reading.passedOver)
            return result
        }
    }

    /// Runs a body that gives JSON, or text, and prints it.
    func show(_ json: (Reading) throws -> JSONValue, text: (Reading) throws -> String) throws {
        if self.json {
            print(try read(json).versioned.written(pretty: true))
        } else {
            print(try read { reading in try reading.naming(text(reading)) })
        }
    }
}

/// As `ReadOptions`, where what is shown also makes a table.
struct TableOptions: ParsableArguments {
    @OptionGroup var reading: ReadOptions

    @Flag(help: "Print CSV.")
    var csv = false

    func validate() throws {
        if csv, reading.json { throw ValidationError("choose one of --csv and --json") }
    }

    /// Runs a body that gives JSON, text or a table, and prints it, the table with the names of people in it.
    func show(
        _ json: (Reading) throws -> JSONValue, text: (Reading) throws -> String, csv: (Reading) throws -> Table
    ) throws {
        guard self.csv else { return try reading.show(json, text: text) }
        print(try reading.read { reading in try csv(reading).naming(reading) }.csv, terminator: "")
    }
}

extension Table {
    /// With the names of the people in its cells.
    func naming(_ reading: Reading) -> Table {
        var table = Table(columns)
        let names = Names(reading)
        for row in rows { table.add(row.map { names.naming($0) }) }
        return table
    }
}

extension JSONValue {
    /// With the version of the output's keys first.
    var versioned: JSONValue { (["schemaVersion": 1] as JSONValue).adding(self) }
}

extension Reading {
    /// Throws where nothing of the log was written down yet by then.
    func mustHaveBegun() throws {
        guard known == .start, try head > .start else { return }
        throw Failure("nothing was written down by then; annals log --reverse -n 1 shows with what the log begins")
    }
}
