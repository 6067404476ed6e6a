import Annals
import AnnalsLog
import ArgumentParser
import Foundation

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in a file of action lines, or an export: all of it or nothing.",
        discussion: """
            The same file taken in twice adds nothing. Lines of an export (with positions) make a new log, byte for \
            byte: name it with --log.
            """)

    @Argument(help: "The file; “-” is standard input.")
    var file: String

    @OptionGroup var log: LogOptions

    @Option(help: ArgumentHelp("Who writes it down.", valueName: "person"))
    var recordedBy: String?

    @Flag(help: "Go on though this machine's clock is far behind the last entry.")
    var acceptClock = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let importer = Importer(try ImportCommand.read(file))
        let bar = ProgressBar("Importing")
        let summary: Importer.Summary
        let path: String
        if importer.isExport {
            guard let named = log.path else {
                throw Failure("\(file) is an export; name the new log that it is to become with --log NEW.annals", code: 2)
            }
            path = named
            summary = try importer.restore(at: named) { bar.show($0, of: $1) }
        } else {
            path = try log.find()
            let log = try Log(openingAt: path)
            defer { try? log.close() }
            let who = try recordedBy.map { text in
                guard let id = PersonID(text) else { throw Failure("“\(text)” is no person's id, such as P-1", code: 2) }
                return id
            }
            summary = try importer.run(into: log, recorder: who, acceptsClock: acceptClock) { bar.show($0, of: $1) }
        }
        if json {
            let value: JSONValue = [
                "added": JSONValue(summary.added), "repeated": JSONValue(summary.repeated),
                "head": JSONValue(summary.head.rawValue),
            ]
            return print(value.versioned.written(pretty: true))
        }
        let before = summary.repeated > 0 ? ", \(summary.repeated) lines were there already" : ""
        print("\(path): \(summary.added) entries added\(before); the log ends at \(summary.head)")
    }

    static func read(_ file: String) throws -> [UInt8] {
        if file == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        } catch {
            throw Failure("\(file) cannot be read: \((error as NSError).localizedDescription)")
        }
    }
}
