import Annals
import Crypto
import Foundation
import GRDB

/// The keys that texts are sealed under: one for each person, one for each session with a circle.
///
/// A key is durable here before an entry that needs it is committed, and goes only after the entry that says so. What a
/// crash leaves between is a key that nothing was sealed under, and is taken for the same id again.
extension KeysFile {
    /// What a keys file holds for sealing.
    struct SealingKeys {
        /// By person.
        var personal: [PersonID: SymmetricKey] = [:]
        /// By session.
        var circles: [SessionID: SymmetricKey] = [:]
        /// What the ids of imported lines follow from, so that they do not tell what the lines said.
        var imports: SymmetricKey?
        /// Up to where the log was looked through for people who were forgotten: none of their keys is here.
        var through = Position.start
    }

    private static let sealing = """
        CREATE TABLE IF NOT EXISTS personal (
            person INTEGER PRIMARY KEY,
            key BLOB NOT NULL CHECK (length(key) = 32)
        ) STRICT;
        CREATE TABLE IF NOT EXISTS circle (
            session INTEGER PRIMARY KEY,
            key BLOB NOT NULL CHECK (length(key) = 32)
        ) STRICT;
        CREATE TABLE IF NOT EXISTS imports (
            number INTEGER PRIMARY KEY CHECK (number = 1),
            key BLOB NOT NULL CHECK (length(key) = 32)
        ) STRICT;
        CREATE TABLE IF NOT EXISTS forgotten (
            number INTEGER PRIMARY KEY CHECK (number = 1),
            through INTEGER NOT NULL -- the last position that was looked at for people who were forgotten
        ) STRICT;
        """

    /// Reads them all.
    func sealingKeys() throws -> SealingKeys {
        try use(readOnly: true) { database in
            var keys = SealingKeys()
            guard try database.tableExists("personal") else { return keys }
            let people = try Row.fetchCursor(database, sql: "SELECT person, key FROM personal")
            while let row = try people.next() {
                keys.personal[PersonID(UInt32(truncatingIfNeeded: row[0] as Int64))] = SymmetricKey(
                    data: row[1] as Data)
            }
            let sessions = try Row.fetchCursor(database, sql: "SELECT session, key FROM circle")
            while let row = try sessions.next() {
                keys.circles[SessionID(UInt32(truncatingIfNeeded: row[0] as Int64))] = SymmetricKey(
                    data: row[1] as Data)
            }
            keys.imports = try Data.fetchOne(database, sql: "SELECT key FROM imports").map { SymmetricKey(data: $0) }
            keys.through = Position(rawValue: try Int64.fetchOne(database, sql: "SELECT through FROM forgotten") ?? 0)
            return keys
        }
    }

    /// Takes up new keys in one transaction.
    ///
    /// - Parameter through: up to where the log was looked through for people who were forgotten.
    func add(_ new: SealingKeys, through: Position) throws {
        try use { database in
            try database.execute(sql: KeysFile.sealing)
            for (person, key) in new.personal {
                try database.execute(
                    sql: "INSERT INTO personal VALUES (?, ?)", arguments: [Int64(person.number), key.bytes])
            }
            for (session, key) in new.circles {
                try database.execute(
                    sql: "INSERT INTO circle VALUES (?, ?)", arguments: [Int64(session.number), key.bytes])
            }
            if let imports = new.imports {
                try database.execute(sql: "INSERT INTO imports VALUES (1, ?)", arguments: [imports.bytes])
            }
            try KeysFile.look(through: through, database)
        }
    }

    /// Destroys the keys of people, and leaves no trace of them in the file.
    ///
    /// - Parameter through: up to where the log was looked through for people who were forgotten.
    func destroy(of people: some Collection<PersonID>, through: Position) throws {
        try use { database in
            try database.execute(sql: KeysFile.sealing)
            for person in people {
                try database.execute(sql: "DELETE FROM personal WHERE person = ?", arguments: [Int64(person.number)])
            }
            try KeysFile.look(through: through, database)
        }
        // `secure_delete` alone is not enough: pages that were divided or joined may keep copies of what they once held.
        if !people.isEmpty { try writeAnew() }
    }

    private static func look(through: Position, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO forgotten VALUES (1, ?)
                ON CONFLICT (number) DO UPDATE SET through = max(through, excluded.through)
                """, arguments: [through.rawValue])
    }
}

extension SymmetricKey {
    fileprivate var bytes: Data { withUnsafeBytes { Data($0) } }
}
