import Annals
import AnnalsProof
import Foundation
import GRDB

/// The head that was signed last, so that no other is ever signed beside it.
extension KeysFile {
    /// The head that was signed last; `nil` where none was.
    func lastSigned() throws -> TreeHead? {
        try use(readOnly: true) { database in
            guard try database.tableExists("signed"),
                let row = try Row.fetchOne(database, sql: "SELECT size, root FROM signed"),
                let root = Digest(row["root"] as Data)
            else { return nil }
            return TreeHead(size: row["size"], root: root)
        }
    }

    /// Remembers a head that is about to be signed; durable when this returns.
    func remember(_ head: TreeHead) throws {
        try use { database in
            try database.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS signed (
                        only INTEGER PRIMARY KEY CHECK (only = 1), size INTEGER NOT NULL, root BLOB NOT NULL
                    ) STRICT
                    """)
            try database.execute(
                sql: "INSERT OR REPLACE INTO signed (only, size, root) VALUES (1, ?, ?)",
                arguments: [head.size, Data(head.root.bytes)])
        }
    }
}
