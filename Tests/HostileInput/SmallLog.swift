import Annals
import AnnalsLog
import Foundation

/// A small log in memory, of an organization with three people and an open session, for readers that must know one.
enum SmallLog {
    /// When its clock stands still: a few minutes into the session.
    static let now = Instant("2026-01-14T10:45:00.000Z") ?? .earliest

    /// Where the inputs are kept, and the lines that the log is made of.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/fuzz")

    /// A log with nothing but its first entry.
    static func opened() throws -> Log {
        let log = Log(store: MemoryStore(), path: "memory", clock: { now })
        let opening = LogOpened {
            $0.log = "0123456789abcdef0123456789abcdef"
            $0.key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            $0.organization = "Acme"
            $0.timeZone = "Europe/Berlin"
        }
        try log.record(Draft(opening, occurredAt: Instant("2026-01-01T08:00:00.000Z")))
        return log
    }

    /// The log with what was recorded in it; never to be changed.
    static let shared: Log = {
        do {
            let log = try opened()
            let lines = Array(try Data(contentsOf: folder.appending(path: "small.jsonl")))
            _ = try Importer(lines).run(into: log)
            return log
        } catch {
            fatalError("the small log cannot be made: \(error)")
        }
    }()

    /// Where the shared one ends.
    static let head = (try? shared.read { try $0.head }) ?? .start

    /// The lines of a log as they stand in it.
    static func lines(_ log: Log) throws -> [[UInt8]] {
        try log.read { reading in
            var lines: [[UInt8]] = []
            try reading.forEachRecorded { entry in
                lines.append(entry.line)
                return true
            }
            return lines
        }
    }
}
