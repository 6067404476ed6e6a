import Annals
import AnnalsExchange
import AnnalsLog
import ArgumentParser
import Foundation

struct MinutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minutes",
        abstract: "Read minutes typed as text, or write a session out as text.",
        discussion: MinutesHelp.text)

    @Argument(
        help: ArgumentHelp("The minutes (“-” is standard input), or a session to write out.", valueName: "file|session")
    )
    var subject: String

    @OptionGroup var log: LogOptions

    @Option(help: ArgumentHelp("The session that the minutes are of, where they do not say it.", valueName: "session"))
    var session: String?

    @Option(help: ArgumentHelp("Who writes it down; left out, who “written by” names.", valueName: "person"))
    var recordedBy: String?

    @Flag(
        name: [.customLong("dry-run"), .customLong("check")], help: "Show what would be recorded, and record nothing.")
    var dryRun = false

    @OptionGroup var viewer: ViewerOptions
    @OptionGroup var clocks: ClockOptions

    @Flag(help: "Record without asking.")
    var yes = false

    @Flag(help: "Go on though this machine's clock is far behind the last entry.")
    var acceptClock = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        if let id = SessionID(subject), !FileManager.default.fileExists(atPath: subject) { return try write(id) }
        guard !clocks.isGiven else {
            throw Failure("--as-of and --known are for writing a session out: annals minutes S-4 --as-of 2024", code: 2)
        }
        try read()
    }

    // MARK: Writing out

    private func write(_ id: SessionID) throws {
        let log = try log.openForReading()
        defer { try? log.close() }
        let text = try log.read(at: clocks.moments) { whole in
            try whole.mustHaveBegun()
            let reading = try viewer.seen(whole)
            guard try reading.story(id) != nil else {
                throw Failure("\(id) is not in the log; annals sessions lists those that are")
            }
            let viewer = Viewer(reading)
            let writer = MinutesWriter(of: id, in: try reading.fold(MinutesLog.self), hiding: { viewer.hidden(in: $0) })
            var entries: [Entry] = []
            try reading.forEachInEffect { if MinutesWriter.belongs($0, to: id) { entries.append($0) } }
            Terminal.warn(of: reading.passedOver)
            return writer.text(entries)
        }
        if json {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            let value: JSONValue = ["session": .text(id.description), "lines": .each(lines) { .text(String($0)) }]
            return print(value.versioned.written(pretty: true))
        }
        print(text, terminator: "")
    }

    // MARK: Reading

    private func read() throws {
        let bytes = try ImportCommand.read(subject)
        let log = try log.openForWriting()
        defer { try? log.close() }
        let (minutes, known, who) = try log.read { reading in
            try reading.mustHaveBegun()
            let known = try reading.fold(MinutesLog.self)
            let minutes = Minutes.read(bytes, knowing: known, session: try session.map { try reading.session($0) })
            return (minutes, known, try recordedBy.map { try reading.person($0) } ?? minutes.writtenBy)
        }
        let lines = minutes.actionLines
        let importer = Importer(Array(lines.map(\.json).joined(separator: [0x0A])))
        let trial = try importer.rehearse(into: log, recorder: who, acceptsClock: acceptClock)
        let preview = try log.read { reading in
            try MinutesPreview(minutes, trial, lines.map(\.line), knowing: known, of: reading)
        }
        let isToWrite = preview.faults.isEmpty && !dryRun && preview.added > 0
        if json, !isToWrite || yes { print(preview.json(isWritten: isToWrite).versioned.written(pretty: true)) }
        if !json { print(preview.text) }
        try Terminal.flush()
        guard preview.faults.isEmpty else { throw preview.failure(name) }
        guard isToWrite else {
            if !json {
                print(preview.added == 0 ? "Nothing to record." : "Nothing was recorded: this was only a look.")
            }
            return
        }
        if !yes {
            guard subject != "-", isatty(STDIN_FILENO) == 1 else {
                throw Failure("nothing was recorded: there is no terminal to ask at; say --yes to record this", code: 2)
            }
            FileHandle.standardError.write(
                Data("Record \(Words.count(preview.added, "entry", "entries")) in \(log.path)? [y/N] ".utf8))
            guard ["y", "yes", "да", "д"].contains((readLine() ?? "").lowercased()) else {
                throw Failure("nothing was recorded")
            }
        }
        let summary = try importer.run(into: log, recorder: who, acceptsClock: acceptClock)
        if json {
            if !yes { print(preview.json(isWritten: true).versioned.written(pretty: true)) }
            return
        }
        print("\(Words.count(summary.added, "entry", "entries")) recorded; the log ends at \(summary.head).")
    }

    private var name: String { subject == "-" ? "standard input" : subject }
}
