import Annals
import Foundation
import GRDB
import Synchronization

/// The ballot box of a log: sealed votes of what is open now, in a file beside it, `acme.annals-box`, readable by its
/// owner alone and in no backup.
///
/// Used only by whoever holds the writers' lock of the log. A paper is durable here before the entry that says it was
/// sealed is appended; it is destroyed after the commit of the closing. What a crash leaves between is cleared away by
/// the next writer.
final class BoxFile: Sendable {
    /// The file; `nil` for the box of a log in memory.
    private let path: String?
    private let log: @Sendable () throws -> String
    private let queue = Mutex<DatabaseQueue?>(nil)
    /// Whether what a crash may have left was looked for by this process.
    private let isCleared = Mutex(false)

    /// The box beside a log; the file is made when the first vote is sealed.
    ///
    /// - Parameter log: tells the log's own id: the box of another log is refused.
    init(besideLogAt path: String?, log: @escaping @Sendable () throws -> String) {
        self.path = path.map { $0 + "-box" }
        self.log = log
    }

    /// Whether anything was ever sealed.
    var isThere: Bool { path.map { FileManager.default.fileExists(atPath: $0) } ?? true }

    /// Puts a paper into the box, durably.
    func put(_ paper: [UInt8], for subject: Subject, by person: PersonID, entry: EntryID) throws {
        try use(making: true) { database in
            try database.execute(
                sql: "INSERT INTO paper (entry, subject, person, paper) VALUES (?, ?, ?, ?)",
                arguments: [Data(entry.bytes), subject.rawValue, Int64(person.number), Data(paper)])
        }
    }

    /// The paper that an entry speaks of; `nil` where it is not, or no longer, in the box.
    func paper(of entry: EntryID) throws -> [UInt8]? {
        guard isThere else { return nil }
        return try use { database in
            try Data.fetchOne(
                database, sql: "SELECT paper FROM paper WHERE entry = ?", arguments: [Data(entry.bytes)]
            ).map { Array($0) }
        }
    }

    /// The entries whose papers lie in the box: all of a subject, or those of one person.
    func entries(of subject: Subject, by person: PersonID? = nil) throws -> [EntryID] {
        guard isThere else { return [] }
        return try use { database in
            try Data.fetchAll(
                database, sql: "SELECT entry FROM paper WHERE subject = ? AND (? IS NULL OR person = ?)",
                arguments: [subject.rawValue, person?.number, person?.number]
            ).compactMap { EntryID(bytes: $0) }
        }
    }

    /// Destroys the papers of those entries, which are spent.
    ///
    /// The transaction that spent them is durable by now. Where this fails, the next writer does it or says why not.
    func destroy(_ entries: [EntryID]) {
        guard !entries.isEmpty else { return }
        do {
            try use { database in
                for entry in entries {
                    try database.execute(sql: "DELETE FROM paper WHERE entry = ?", arguments: [Data(entry.bytes)])
                }
            }
        } catch {
            isCleared.withLock { $0 = false }
        }
    }

    /// Clears away what a crash left, once: papers whose entry was never appended, or that are spent.
    func clear(isStanding: (Subject, EntryID) throws -> Bool) throws {
        guard !isCleared.withLock({ $0 }) else { return }
        if isThere {
            try use { database in
                let rows = try Row.fetchAll(database, sql: "SELECT entry, subject FROM paper")
                for row in rows {
                    guard let entry = EntryID(bytes: row["entry"] as Data),
                        let subject = Subject(rawValue: row["subject"]),
                        try isStanding(subject, entry)
                    else {
                        try database.execute(
                            sql: "DELETE FROM paper WHERE entry = ?", arguments: [row["entry"] as Data])
                        continue
                    }
                }
            }
        }
        isCleared.withLock { $0 = true }
    }

    /// Lets go of the file.
    func close() throws {
        try queue.withLock { queue in
            try queue?.close()
            queue = nil
        }
    }

    // MARK: - The file

    private func use<Result>(making: Bool = false, _ body: (Database) throws -> Result) throws -> Result {
        do {
            let queue = try self.queue.withLock { queue in
                let open = try queue ?? connect(making: making)
                queue = open
                return open
            }
            return try queue.write(body)
        } catch let error as DatabaseError {
            throw StoreError(error, at: path ?? "the ballot box in memory")
        }
    }

    private func connect(making: Bool) throws -> DatabaseQueue {
        guard let path else {
            let queue = try DatabaseQueue()
            try queue.write { database in try BoxFile.make(in: database, of: log()) }
            return queue
        }
        if making, !isThere {
            let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else {
                let reason = String(cString: strerror(errno))
                throw StoreError(
                    .cannotOpen, "\(path) cannot be made (\(reason)): check the folder and its rights")
            }
            Glibc.close(descriptor)
        }
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(
                sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let own = try log()
        try queue.write { database in
            let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            if tables == 0 {
                try BoxFile.make(in: database, of: own)
                return
            }
            guard application == BoxFile.applicationID,
                try String.fetchOne(database, sql: "SELECT id FROM log") == own
            else {
                throw StoreError(
                    .notALog, "\(path) is the ballot box of another log: move it away, and put this log's own back")
            }
        }
        return queue
    }

    private static func make(in database: Database, of log: String) throws {
        try database.execute(
            sql: """
                PRAGMA application_id = \(BoxFile.applicationID);
                CREATE TABLE log (id TEXT NOT NULL PRIMARY KEY) STRICT;
                CREATE TABLE paper (
                    entry BLOB NOT NULL PRIMARY KEY,
                    subject INTEGER NOT NULL,
                    person INTEGER NOT NULL,
                    paper BLOB NOT NULL
                ) STRICT, WITHOUT ROWID;
                """)
        try database.execute(sql: "INSERT INTO log (id) VALUES (?)", arguments: [log])
    }

    /// "AnnB": tells a ballot box from other databases.
    private static let applicationID: Int32 = 0x416E_6E42
}

extension BoxFile: BallotBox {
    /// The papers that were sealed for a subject, each by the entry that says so.
    func papers(of subject: Subject) throws -> [EntryID: [UInt8]] {
        guard isThere else { return [:] }
        return try use { database in
            var papers: [EntryID: [UInt8]] = [:]
            let rows = try Row.fetchCursor(
                database, sql: "SELECT entry, paper FROM paper WHERE subject = ?", arguments: [subject.rawValue])
            while let row = try rows.next() {
                if let entry = EntryID(bytes: row["entry"] as Data) { papers[entry] = Array(row["paper"] as Data) }
            }
            return papers
        }
    }
}
