public import Annals
import Foundation
import GRDB

// Coming in by the code that a room shows: one link for all who are there, and a visit for each that opens one session
// alone. Of these too the keys file holds the SHA-256 only.

extension Access {
    /// What opens the door of one session to whoever is in the room.
    public struct Room: Sendable, Equatable {
        /// The session.
        public let session: SessionID
        /// When the link was made.
        public let made: Instant
        /// When it stops opening anything.
        public let expires: Instant
        /// Whether it shows the names of those who are invited.
        public let listsNames: Bool
        let hash: Data
    }

    /// Somebody who came in by a room's code.
    public struct Claim: Sendable, Equatable {
        /// Whose name they took.
        public let person: PersonID
        /// When.
        public let made: Instant
        let expires: Instant
    }

    // MARK: The link

    /// Makes the link of a session's room, in place of the one before, which opens nothing any more; its secret is told
    /// here and never again.
    ///
    /// Whoever came in by the one before stays in.
    ///
    /// - Returns: 43 characters of Base64url: 256 random bits.
    public func openRoom(
        of session: SessionID, listsNames: Bool, until expires: Instant, now: Instant
    ) throws -> String {
        let secret = Access.secret()
        try write { database in
            try Access.clearRooms(database, now)
            try database.execute(
                sql: "INSERT OR REPLACE INTO rooms (session, hash, made, expires, lists) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    Int64(session.number), Access.hash(secret), now.milliseconds, expires.milliseconds,
                    listsNames ? 1 : 0,
                ])
        }
        return secret
    }

    /// Shuts the door of a session's room; whoever came in stays in.
    public func closeRoom(of session: SessionID) throws {
        try write { database in
            try database.execute(sql: "DELETE FROM rooms WHERE session = ?", arguments: [Int64(session.number)])
        }
    }

    /// What opens the door of a session's room now; `nil` where nothing does.
    public func room(of session: SessionID, now: Instant) throws -> Room? {
        try withKnown { known in known.rooms[session].flatMap { $0.expires > now ? $0 : nil } }
    }

    /// The room that a link opens; `nil` where it opens none.
    public func room(with secret: String, now: Instant) throws -> Room? {
        let hash = Access.hash(secret)
        return try withKnown { known in known.rooms.values.first { $0.hash == hash && $0.expires > now } }
    }

    // MARK: Those who come in

    /// Opens a visit to one session, in the name of somebody; `nil` where somebody has taken that name there before.
    ///
    /// Of two who take a name at the same time one gets it.
    ///
    /// - Returns: the secret of the visit, for a cookie.
    public func claim(
        _ person: PersonID, in session: SessionID, until expires: Instant, now: Instant
    ) throws -> String? {
        try write { database in
            try Access.clearRooms(database, now)
            let secret = Access.secret()
            try database.execute(
                sql: "INSERT OR IGNORE INTO claims (hash, session, person, made, expires) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    Access.hash(secret), Int64(session.number), Int64(person.number), now.milliseconds,
                    expires.milliseconds,
                ])
            return database.changesCount == 1 ? secret : nil
        }
    }

    /// Who is in by a room's code, in the order of coming.
    public func claims(in session: SessionID, now: Instant) throws -> [Claim] {
        try withKnown { known in (known.claims[session] ?? []).filter { $0.expires > now } }
    }

    /// Ends the visit that somebody opened in that name by the room's code: the name can be taken again.
    ///
    /// - Returns: when it was opened; `nil` where there was none.
    public func withdraw(_ person: PersonID, from session: SessionID) throws -> Instant? {
        try write { database in
            let arguments: StatementArguments = [Int64(session.number), Int64(person.number)]
            let made = try Int64.fetchOne(
                database, sql: "SELECT made FROM claims WHERE session = ? AND person = ?", arguments: arguments)
            try database.execute(sql: "DELETE FROM claims WHERE session = ? AND person = ?", arguments: arguments)
            return made.map { Instant(milliseconds: $0) }
        }
    }

    // MARK: The keys file

    static func makeRooms(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS rooms (
                    session INTEGER NOT NULL PRIMARY KEY,
                    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32), -- SHA-256 of the secret
                    made INTEGER NOT NULL,
                    expires INTEGER NOT NULL, -- milliseconds since 1970
                    lists INTEGER NOT NULL
                ) STRICT;
                CREATE TABLE IF NOT EXISTS claims (
                    hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32), -- SHA-256 of the visit's secret
                    session INTEGER NOT NULL,
                    person INTEGER NOT NULL,
                    made INTEGER NOT NULL,
                    expires INTEGER NOT NULL,
                    UNIQUE (session, person)
                ) STRICT, WITHOUT ROWID;
                """)
    }

    private static func clearRooms(_ database: Database, _ now: Instant) throws {
        for table in ["rooms", "claims"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE expires <= ?", arguments: [now.milliseconds])
        }
    }

    static func readRooms(_ database: Database, into known: inout Known) throws {
        guard try database.tableExists("rooms") else { return }
        let rooms = try Row.fetchCursor(database, sql: "SELECT session, hash, made, expires, lists FROM rooms")
        while let row = try rooms.next() {
            let session = Access.session(of: row)
            known.rooms[session] = Room(
                session: session, made: Instant(milliseconds: row["made"]),
                expires: Instant(milliseconds: row["expires"]), listsNames: row["lists"] as Int == 1, hash: row["hash"])
        }
        let claims = try Row.fetchCursor(
            database, sql: "SELECT hash, session, person, made, expires FROM claims ORDER BY made, person")
        while let row = try claims.next() {
            let (session, person) = (Access.session(of: row), Access.person(of: row))
            let expires = Instant(milliseconds: row["expires"])
            known.visits[row["hash"]] = Visit(person: person, session: session, expires: expires)
            known.claims[session, default: []].append(
                Claim(person: person, made: Instant(milliseconds: row["made"]), expires: expires))
        }
    }

    private static func session(of row: Row) -> SessionID {
        SessionID(UInt32(truncatingIfNeeded: row["session"] as Int64))
    }
}

extension Access.Room {
    /// Whether a link has the secret that opens it.
    public func isOpened(by secret: String) -> Bool { Access.hash(secret) == hash }
}
