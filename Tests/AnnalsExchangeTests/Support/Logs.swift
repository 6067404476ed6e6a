import Annals
import AnnalsExchange
import AnnalsLog
import Foundation

extension Log {
    /// A log in memory.
    static func empty(_ organization: String = "Acme", id: String = "0123456789abcdef0123456789abcdef") throws -> Log {
        let log = Log(store: MemoryStore(), path: "memory")
        let opening = LogOpened {
            $0.log = id
            $0.key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            $0.organization = organization
            $0.timeZone = "Europe/Berlin"
        }
        try log.record(Draft(opening, occurredAt: Instant("2015-01-01T08:00:00.000Z")))
        return log
    }

    /// The five years of `Fixtures/company.jsonl`.
    static func company() throws -> Log {
        let log = try Log.empty("Tannbach Heat Pumps")
        let file = Array(try Data(contentsOf: Project.folder.appending(path: "Fixtures/company.jsonl")))
        _ = try Importer(file).run(
            into: log,
            documents: { sha256 in
                let path = Project.folder.appending(path: "Fixtures/company-documents/\(sha256.hex)")
                return (try? Data(contentsOf: path)).map { Array($0) }
            })
        return log
    }

    /// What minutes know of it.
    func known() throws -> MinutesLog { try read { try $0.fold() } }

    /// Every entry that counts.
    func entries() throws -> [Entry] {
        try read { reading in
            var entries: [Entry] = []
            try reading.forEachInEffect { entries.append($0) }
            return entries
        }
    }

    /// A session as minutes.
    func minutes(of session: SessionID) throws -> String {
        let known = try known()
        let entries = try entries()
        return try read { reading in
            let writer = MinutesWriter(of: session, in: known) { entry in
                (try? Sight.hidden(in: entry) { try reading.story(of: $0) }) ?? [.text, .author]
            }
            return writer.text(entries)
        }
    }

    /// Reads minutes, then records what they say where nothing is wrong with them; gives what is.
    @discardableResult
    func take(_ text: String, knowing log: MinutesLog? = nil) throws -> [String] {
        let minutes = Minutes.read(Array(text.utf8), knowing: try log ?? known())
        if !minutes.problems.isEmpty { return minutes.problems.map { "\($0.line): \($0.text)" } }
        let lines = minutes.actionLines
        if lines.isEmpty { return [] }
        do {
            _ = try Importer(Array(lines.map(\.json).joined(separator: [0x0A]))).run(into: self)
            return []
        } catch let failure as Importer.Failure {
            return failure.lines.map { "\(lines[$0.number - 1].line): \($0.problem)" }
        }
    }
}

/// Where the project lies.
enum Project {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}
