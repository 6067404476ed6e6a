import Annals
import Foundation
import GRDB

/// How far a view that is kept beside a log was brought up: told by the last position and the leaf that stands there,
/// so that what was made of a log that was put back or forked since is known for what it is.
enum Reach: Equatable {
    /// Not at all, or of another course of the log.
    case nothing
    /// Beyond what the reader sees, who is to leave it alone: somebody read the log later.
    case ahead
    /// Up to that position.
    case through(Position)

    static let schema = """
        CREATE TABLE reach (
            view TEXT PRIMARY KEY,
            through INTEGER NOT NULL, -- the last position that it was brought up to
            leaf BLOB NOT NULL -- of that entry
        ) STRICT
        """

    /// How far a view goes.
    init(of view: String, in database: Database, seenBy reader: any EntryReader) throws {
        let row = try Row.fetchOne(database, sql: "SELECT through, leaf FROM reach WHERE view = ?", arguments: [view])
        guard let row else {
            self = .nothing
            return
        }
        let position = Position(rawValue: row[0])
        if position > (try reader.head.position) {
            self = .ahead
        } else {
            self = try reader.leaf(at: position)?.bytes == Array(row[1] as Data) ? .through(position) : .nothing
        }
    }

    /// The last position; `nil` where there is none to go by.
    var position: Position? { if case .through(let position) = self { position } else { nil } }

    /// Says that a view goes up to the last entry that a reader sees.
    static func set(_ view: String, in database: Database, toHeadOf reader: any EntryReader) throws {
        let head = try reader.head.position
        guard let leaf = try reader.leaf(at: head) else { return }
        try database.execute(
            sql: "INSERT OR REPLACE INTO reach VALUES (?, ?, ?)",
            arguments: [view, head.rawValue, Data(leaf.bytes)])
    }

    /// Says that a view is to be made anew.
    static func forget(_ view: String, in database: Database) throws {
        try database.execute(sql: "DELETE FROM reach WHERE view = ?", arguments: [view])
    }
}
