import Annals
import Foundation
import GRDB

/// That a keys file holds what was written to it: a key of which one bit is another opens nothing, and what was sealed
/// under it would look as if it had been forgotten.
///
/// Each transaction that writes leaves the SHA-256 of all that the file holds; each that reads holds it against that.
extension KeysFile {
    /// The number of the file's format: 1 knew no digest, and gains one with the next writing.
    static let version = 2

    /// Writes down the digest of what the file holds now, where it is another.
    static func countWhole(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS whole (
                    number INTEGER PRIMARY KEY CHECK (number = 1),
                    digest BLOB NOT NULL CHECK (length(digest) = 32)
                ) STRICT
                """)
        let now = try digest(database)
        guard now != (try kept(database)) else { return }
        try database.execute(sql: "INSERT OR REPLACE INTO whole VALUES (1, ?)", arguments: [Data(now.bytes)])
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    private static func kept(_ database: Database) throws -> Digest? {
        try Data.fetchOne(database, sql: "SELECT digest FROM whole").flatMap { Digest($0) }
    }

    /// Refuses a file that does not hold what was written last, or that a newer release wrote.
    func checkWhole(_ database: Database) throws {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= KeysFile.version else {
            throw StoreError(
                .newerLog,
                "\(path) has format \(version), and this program knows formats up to \(KeysFile.version): "
                    + "use a newer release")
        }
        guard version == KeysFile.version else { return }
        guard try KeysFile.kept(database) == KeysFile.digest(database) else {
            throw StoreError(
                .damaged,
                "\(path) is damaged: it does not hold the keys that were written to it; move it away, and put the keys "
                    + "file back from the vault")
        }
    }

    /// SHA-256 over the tables, as they were made, and the values of their rows, in the order of their first column.
    private static func digest(_ database: Database) throws -> Digest {
        var bytes: [UInt8] = []
        let tables = try Row.fetchAll(
            database,
            sql: """
                SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name <> 'whole' AND name NOT LIKE 'sqlite%'
                ORDER BY name
                """)
        func add(_ content: some Collection<UInt8>, _ kind: UInt8) {
            bytes.append(kind)
            withUnsafeBytes(of: UInt32(content.count).littleEndian) { bytes += $0 }
            bytes += content
        }
        func add(_ row: Row) {
            bytes.append(0)
            for value in row.databaseValues {
                switch value.storage {
                case .null: add([], 1)
                case .int64(let number): withUnsafeBytes(of: number.littleEndian) { add($0, 2) }
                case .double(let number): withUnsafeBytes(of: number.bitPattern.littleEndian) { add($0, 3) }
                case .string(let text): add(text.utf8, 4)
                case .blob(let content): add(content, 5)
                }
            }
        }
        for table in tables {
            add(table)
            let name = String.fromDatabaseValue(table[0]) ?? ""
            let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(name.quotedDatabaseIdentifier) ORDER BY 1")
            while let row = try rows.next() { add(row) }
        }
        return Digest(hashing: bytes)
    }
}
