public import Annals
import Foundation
import GRDB

/// Which entries hold sealed texts: their positions, kept beside the log, and nothing of what they say.
///
/// Words of sealed texts stand in no index: who looks for something opens these entries and looks.
enum SealedIndex {
    /// The name under which it is kept how far it goes.
    static let name = "sealed"

    /// What it is kept in.
    static let schema = [
        """
        CREATE TABLE sealed (
            position INTEGER PRIMARY KEY,
            isSaid INTEGER NOT NULL CHECK (isSaid IN (0, 1)) -- whether more is sealed than somebody's particulars
        ) STRICT
        """
    ]

    /// Brings it up to the head of the log; whether it is there now.
    static func catchUp(_ database: Database, from reader: any EntryReader) throws -> Bool {
        let head = try reader.head.position
        let reach = try Reach(of: name, in: database, seenBy: reader)
        if reach == .ahead { return false }
        let last = reach.position ?? .start
        guard last < head else { return true }
        if last == .start { try database.execute(sql: "DELETE FROM sealed") }
        let insert = try database.makeStatement(sql: "INSERT INTO sealed VALUES (?, ?)")
        try reader.scan(last.next...head) { stored in
            guard Entry.hasSeals(line: stored.line) else { return true }
            let isSaid = !Entry.isOf(["person-joined", "person-changed"], line: stored.line)
            try insert.execute(arguments: [stored.position.rawValue, isSaid])
            return true
        }
        try Reach.set(name, in: database, toHeadOf: reader)
        return true
    }

    /// The positions.
    ///
    /// - Parameter said: whether those are left out that hold nothing sealed but somebody's particulars.
    static func positions(said: Bool, in database: Database) throws -> [Position] {
        try Int64.fetchAll(
            database, sql: "SELECT position FROM sealed WHERE isSaid >= ? ORDER BY position", arguments: [said]
        )
        .map { Position(rawValue: $0) }
    }
}

extension Reading {
    /// The entries that hold sealed texts, as far as they are known; none where there is no key to open any.
    ///
    /// - Parameter said: whether those are left out that hold nothing sealed but somebody's particulars.
    func sealedPositions(said: Bool) throws -> [Position] {
        guard known > .start, !keys.isEmpty else { return [] }
        let log = try organization().log
        if let found = views.flatMap({ kept(in: $0, log, said) }) { return found.filter { $0 <= known } }
        let queue = try DatabaseQueue()
        let found = try queue.inDatabase { database in
            for statement in [Reach.schema] + SealedIndex.schema { try database.execute(sql: statement) }
            _ = try SealedIndex.catchUp(database, from: whole)
            return try SealedIndex.positions(said: said, in: database)
        }
        return found.filter { $0 <= known }
    }

    /// What is kept beside the log, brought up to its head first; `nil` where it cannot be had now.
    private func kept(in views: ViewsFile, _ log: String, _ said: Bool) -> [Position]? {
        func read() -> [Position]? {
            views.read(of: log) { database in
                guard let through = try Reach(of: SealedIndex.name, in: database, seenBy: whole).position,
                    through >= known
                else { return nil }
                return try SealedIndex.positions(said: said, in: database)
            }
        }
        if let found = read() { return found }
        let isThere = views.write(of: log) { try SealedIndex.catchUp($0, from: whole) ? true : nil }
        return isThere ?? false ? read() : nil
    }

    /// The sealed texts of an entry that may be opened for whoever reads, each with its path in the line, its salt and
    /// what it says: what evidence discloses, and nothing of a key.
    public func disclosures(
        of position: Position
    ) throws -> [(path: String, sealed: SealedText, opened: OpenedText)] {
        try entry(at: position)?.openedTexts(by: opener) ?? []
    }
}
