public import Annals
import Crypto
import Foundation
import GRDB
import Synchronization

/// Who may come in through a browser: personal links, and the visits that they open.
///
/// Of each the keys file holds the SHA-256 alone, so that whoever reads that file cannot come in with what it says. A
/// link or visit gives access as a person and no rights of its own: those come from the log.
public final class Access: Sendable {
    /// A personal link.
    public struct Link: Sendable, Equatable {
        /// Who comes in with it.
        public let person: PersonID
        /// When it was made.
        public let made: Instant
        /// When it stops opening anything.
        public let expires: Instant
        /// Whether it opens the door only once.
        public let isForOnce: Bool
        /// How many visits stand that it opened.
        public let visits: Int
    }

    /// A visit that stands.
    public struct Visit: Sendable, Equatable {
        /// Who has come in.
        public let person: PersonID
        /// The session that it is for, where it was opened by the room's code; `nil` for a visit to everything.
        public let session: SessionID?
        /// When it is over.
        let expires: Instant
    }

    /// What the keys file says, as read last.
    struct Known: Sendable {
        fileprivate var stamp: Stamp?
        /// By the hash of their secret.
        var visits: [Data: Visit] = [:]
        /// The rooms whose code opens the door, by session.
        var rooms: [SessionID: Room] = [:]
        /// Who came in by a room's code, in the order of coming.
        var claims: [SessionID: [Claim]] = [:]
    }

    private let keys: KeysFile
    private let known = Mutex(Known())

    /// How long a visit lasts.
    public static let visitMilliseconds: Int64 = 30 * 24 * 3600 * 1000

    /// The access to a log; throws where its keys file is missing.
    public init(to log: Log) throws {
        let id = try log.read { try $0.organization().log }
        guard let keys = try KeysFile.find(besideLogAt: log.path, log: id) else {
            throw StoreError(
                .notFound, "there is no keys file \(log.path)-keys: put it back; without it nobody can be let in")
        }
        self.keys = keys
    }

    // MARK: Links

    /// Makes a personal link; its secret is told here and never again.
    ///
    /// - Returns: 43 characters of Base64url: 256 random bits.
    public func invite(_ person: PersonID, until expires: Instant, now: Instant, once: Bool = false) throws -> String {
        let secret = Access.secret()
        try write { database in
            try Access.clear(database, now)
            try database.execute(
                sql: "INSERT INTO access (hash, link, person, made, expires, once) VALUES (?, NULL, ?, ?, ?, ?)",
                arguments: [
                    Access.hash(secret), Int64(person.number), now.milliseconds, expires.milliseconds, once ? 1 : 0,
                ])
        }
        return secret
    }

    /// The links that still open the door, the newest first.
    public func links(now: Instant) throws -> [Link] {
        try keys.use(readOnly: true) { database in
            guard try database.tableExists("access") else { return [] }
            let sql = """
                SELECT person, made, expires, once, (SELECT count(*) FROM access AS visit WHERE visit.link = access.hash)
                    AS visits
                FROM access WHERE link IS NULL AND expires > ? ORDER BY made DESC
                """
            return try Row.fetchAll(database, sql: sql, arguments: [now.milliseconds]).map { row in
                Link(
                    person: Access.person(of: row),
                    made: Instant(milliseconds: row["made"]), expires: Instant(milliseconds: row["expires"]),
                    isForOnce: row["once"] as Int == 1, visits: row["visits"])
            }
        }
    }

    /// Shuts the door on a person: their links open nothing more, and their visits are over.
    ///
    /// - Returns: how many links and visits there were.
    @discardableResult
    public func revoke(_ person: PersonID) throws -> Int {
        try write { database in
            try database.execute(sql: "DELETE FROM access WHERE person = ?", arguments: [Int64(person.number)])
            let count = database.changesCount
            try database.execute(sql: "DELETE FROM claims WHERE person = ?", arguments: [Int64(person.number)])
            return count + database.changesCount
        }
    }

    // MARK: Visits

    /// Opens a visit with a personal link; `nil` where it opens nothing.
    ///
    /// - Returns: who comes in, and the secret of the visit, for a cookie.
    public func enter(with secret: String, now: Instant) throws -> (person: PersonID, visit: String)? {
        let link = Access.hash(secret)
        return try write { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT person, once FROM access WHERE hash = ? AND link IS NULL AND expires > ?",
                arguments: [link, now.milliseconds])
            guard let row else { return nil }
            let person = Access.person(of: row)
            try Access.clear(database, now)
            let visit = Access.secret()
            try database.execute(
                sql: "INSERT INTO access (hash, link, person, made, expires, once) VALUES (?, ?, ?, ?, ?, 0)",
                arguments: [
                    Access.hash(visit), link, Int64(person.number), now.milliseconds,
                    now.milliseconds + Access.visitMilliseconds,
                ])
            if row["once"] as Int == 1 {
                try database.execute(sql: "UPDATE access SET expires = 0 WHERE hash = ?", arguments: [link])
            }
            return (person, visit)
        }
    }

    /// The link with a secret, as it stands, and opens nothing; `nil` where there is none (any more).
    public func link(_ secret: String, now: Instant) throws -> (person: PersonID, isForOnce: Bool)? {
        try keys.use(readOnly: true) { database in
            guard try database.tableExists("access") else { return nil }
            return try Row.fetchOne(
                database, sql: "SELECT person, once FROM access WHERE hash = ? AND link IS NULL AND expires > ?",
                arguments: [Access.hash(secret), now.milliseconds]
            ).map { (Access.person(of: $0), $0["once"] as Int == 1) }
        }
    }

    /// Whose visit it is; `nil` where it is over or was never opened.
    public func visitor(_ secret: String, now: Instant) throws -> PersonID? { try visit(secret, now: now)?.person }

    /// The visit with that secret; `nil` where it is over or was never opened.
    public func visit(_ secret: String, now: Instant) throws -> Visit? {
        let hash = Access.hash(secret)
        return try withKnown { known in known.visits[hash].flatMap { $0.expires > now ? $0 : nil } }
    }

    /// Ends a visit.
    public func leave(_ secret: String) throws {
        try write { database in
            try database.execute(
                sql: "DELETE FROM access WHERE hash = ? AND link IS NOT NULL", arguments: [Access.hash(secret)])
            try database.execute(sql: "DELETE FROM claims WHERE hash = ?", arguments: [Access.hash(secret)])
        }
    }

    /// What the keys file says, read again where anybody has changed it.
    func withKnown<Result: Sendable>(_ body: (Known) throws -> Result) throws -> Result {
        try known.withLock { known in
            let stamp = Stamp(of: keys.path)
            if stamp == nil || known.stamp != stamp {
                known = try keys.use(readOnly: true) { try Access.read($0) }
                known.stamp = stamp
            }
            return try body(known)
        }
    }

    private static func read(_ database: Database) throws -> Known {
        var known = Known()
        if try database.tableExists("access") {
            let rows = try Row.fetchCursor(
                database, sql: "SELECT hash, person, expires FROM access WHERE link IS NOT NULL")
            while let row = try rows.next() {
                known.visits[row["hash"]] = Visit(
                    person: person(of: row), session: nil, expires: Instant(milliseconds: row["expires"]))
            }
        }
        try readRooms(database, into: &known)
        return known
    }

    // MARK: The keys file

    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try keys.use { database in
            try database.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS access (
                        hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32), -- SHA-256 of the secret
                        link BLOB, -- of a visit: the hash of the link that opened it
                        person INTEGER NOT NULL,
                        made INTEGER NOT NULL,
                        expires INTEGER NOT NULL, -- milliseconds since 1970
                        once INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID
                    """)
            try Access.makeRooms(database)
            return try body(database)
        }
    }

    private static func clear(_ database: Database, _ now: Instant) throws {
        try database.execute(
            sql: """
                DELETE FROM access WHERE expires <= ?1
                    AND NOT EXISTS (SELECT 1 FROM access AS visit WHERE visit.link = access.hash AND visit.expires > ?1)
                """, arguments: [now.milliseconds])
    }

    static func person(of row: Row) -> PersonID { PersonID(UInt32(truncatingIfNeeded: row["person"] as Int64)) }

    /// 256 random bits, as 43 characters of Base64url.
    package static func secret() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    static func hash(_ secret: String) -> Data { Data(SHA256.hash(data: Data(secret.utf8))) }

    /// Tells whether a file was changed by anybody.
    fileprivate struct Stamp: Equatable {
        let inode: UInt64
        let size: Int64
        let seconds: Int
        let nanoseconds: Int

        init?(of path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            inode = UInt64(status.st_ino)
            size = Int64(status.st_size)
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        }
    }
}
