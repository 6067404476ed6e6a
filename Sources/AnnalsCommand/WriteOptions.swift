import Annals
import AnnalsLog
import ArgumentParser
import Foundation

/// Where to write, and for whom.
struct WriteOptions: ParsableArguments {
    @OptionGroup var log: LogOptions

    @OptionGroup var who: ActorOptions

    @Flag(help: "Go on though this machine's clock is far behind the last entry.")
    var acceptClock = false

    @Flag(help: "Print JSON.")
    var json = false

    /// Runs a body on the log, open for writing.
    func write<Result>(_ body: (Log) throws -> Result) throws -> Result {
        let log = try log.openForWriting()
        defer { try? log.close() }
        return try body(log)
    }

    /// Records an action of fields in JSON.
    func record(
        _ action: String, _ members: [(name: String, json: String)], session: String? = nil,
        documents: [Document] = [], in log: Log
    ) throws -> Receipt {
        let header = [("actor", who.acting), ("recorder", who.recordedBy), ("session", session)].compactMap {
            name, value in
            value.map { (name, ActionLine.quoted($0)) }
        }
        do {
            return try log.record(
                line: ActionLine(action, members, header: header).bytes, documents: documents, acceptsClock: acceptClock
            )
        } catch let fault as Fault {
            throw Failure(fault, of: action)
        }
    }
}

/// Asks before something that cannot be undone.
enum Question {
    /// Goes on where the person at the terminal says yes, or `--yes` does; throws elsewhere.
    static func ask(_ question: String, isAnswered: Bool) throws {
        if isAnswered { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Failure("\(question) This cannot be undone: say --yes to go on", code: 2)
        }
        FileHandle.standardError.write(Data("\(question) This cannot be undone. Go on? [y/N] ".utf8))
        guard ["y", "yes"].contains((readLine() ?? "").lowercased()) else {
            throw Failure("nothing was done")
        }
    }
}

extension Position {
    /// The position that somebody typed: `#17` or `17`.
    static func typed(_ text: String) throws -> Position {
        guard let position = Position(text) else {
            throw Failure("“\(text)” is no entry, such as #17; annals log lists them", code: 2)
        }
        return position
    }
}
