import Annals
import Foundation
import GRDB

// The file of the ballot box: an SQLite database that keeps nothing of what was in it.

extension BoxFile {
    /// Makes an empty file for its owner alone.
    static func make(_ path: String) throws {
        let descriptor = Foundation.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(
                .cannotOpen, "\(path) cannot be made (\(SystemError(errno))): check the folder and its rights",
                underlying: SystemError(errno))
        }
        Foundation.close(descriptor)
    }

    /// Opens the file, or a box in memory where there is no path.
    static func open(_ path: String?, log: () throws -> String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "annals.box"
        configuration.prepareDatabase { database in
            // What VACUUM copies stays in memory.
            try database.execute(
                sql: """
                    PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;
                    PRAGMA temp_store = MEMORY
                    """)
        }
        guard let path else {
            let queue = try DatabaseQueue(configuration: configuration)
            try queue.write { try fill($0, log: log()) }
            return queue
        }
        do {
            return try fit(DatabaseQueue(path: path, configuration: configuration), at: path, log)
        } catch let error as DatabaseError
            where [.SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_CANTOPEN].contains(error.resultCode)
        {
            throw StoreError(
                .damaged,
                "the ballot box \(path) is damaged, and nothing can be recorded while it lies there: annals doctor says more",
                underlying: error)
        }
    }

    /// Fills an empty box, and throws where it is of another log.
    private static func fit(_ queue: DatabaseQueue, at path: String, _ log: () throws -> String) throws -> DatabaseQueue
    {
        try queue.write { database in
            if try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 {
                return try fill(database, log: log())
            }
            guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == applicationID,
                try String.fetchOne(database, sql: "SELECT id FROM log") == log()
            else {
                throw StoreError(
                    .notALog, "\(path) is the ballot box of another log: move it away, and put this log's own back")
            }
            if try !hasDigests(database) {
                try database.execute(sql: "ALTER TABLE paper ADD COLUMN digest BLOB")
            }
        }
        return queue
    }

    private static func fill(_ database: Database, log: String) throws {
        try database.execute(
            sql: """
                PRAGMA application_id = \(applicationID);
                CREATE TABLE log (id TEXT NOT NULL PRIMARY KEY) STRICT;
                CREATE TABLE paper (
                    entry BLOB NOT NULL PRIMARY KEY CHECK (length(entry) = 16), -- the id of the entry that sealed it
                    subject INTEGER NOT NULL, -- the ballot or pulse, as in the log's index
                    paper BLOB NOT NULL, -- the choice or the answer, in JSON
                    digest BLOB -- SHA-256 of entry, subject and paper: that it is the one that was put in
                ) STRICT, WITHOUT ROWID;
                """)
        try database.execute(sql: "INSERT INTO log (id) VALUES (?)", arguments: [log])
    }

    /// "AnnB": tells a ballot box from other databases.
    static let applicationID: Int32 = 0x416E_6E42

    /// Whether papers are kept with what tells that they are whole; not yet in a box of an earlier release.
    private static func hasDigests(_ database: Database) throws -> Bool {
        try database.columns(in: "paper").contains { $0.name == "digest" }
    }

    /// What is wrong with the papers of a box; `nil` where nothing is.
    static func faults(in database: Database) throws -> String? {
        guard try database.tableExists("paper"), try hasDigests(database) else { return nil }
        let papers = try Row.fetchAll(database, sql: "SELECT \(Paper.columns) FROM paper")
        let broken = papers.filter { Paper($0) == nil }.count
        return broken > 0 ? "\(broken) of \(papers.count) papers in it are not what was put in" : nil
    }

    /// A paper as it was put into the box.
    struct Paper {
        /// The id of the entry that sealed it.
        let entry: EntryID
        /// The choice or the answer, in JSON.
        let paper: [UInt8]

        static let columns = "entry, subject, paper, digest"

        /// Reads a row; `nil` where it does not hold the paper that was put in, for that subject and by that entry.
        ///
        /// One that an earlier release put in does not tell.
        init?(_ row: Row) {
            guard let id = Data.fromDatabaseValue(row[0]), let entry = EntryID(bytes: id),
                let subject = Int64.fromDatabaseValue(row[1]), let paper = Data.fromDatabaseValue(row[2])
            else { return nil }
            self.entry = entry
            self.paper = Array(paper)
            let kept: DatabaseValue = row[3]
            let digest = Paper.digest(of: self.paper, for: subject, entry: id)
            guard kept.isNull || kept == digest.databaseValue else { return nil }
        }

        /// SHA-256 of the entry's id (16 bytes), the subject (8 bytes, big-endian) and the paper.
        static func digest(of paper: [UInt8], for subject: Int64, entry: Data) -> Data {
            Data(Digest(hashing: Array(entry) + withUnsafeBytes(of: subject.bigEndian, Array.init) + paper).bytes)
        }
    }

    // MARK: - Destroying

    /// Removes papers, and marks the file where their bytes may still stand between those of others.
    ///
    /// - Returns: whether the file is marked.
    static func remove(_ entries: [EntryID], from database: Database) throws -> Bool {
        if !entries.isEmpty { try database.execute(sql: "PRAGMA user_version = 1") }
        for entry in entries {
            try database.execute(sql: "DELETE FROM paper WHERE entry = ?", arguments: [Data(entry.bytes)])
        }
        return try Int.fetchOne(database, sql: "PRAGMA user_version") == 1
    }

    /// Writes all pages anew, since pages that were divided or joined may keep what they once held whatever
    /// `secure_delete` overwrites, and takes the mark off.
    static func compact(_ queue: DatabaseQueue) throws {
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "VACUUM; PRAGMA user_version = 0")
        }
    }

    /// Overwrites a file and removes it; nothing where there is none.
    static func shred(_ path: String) throws {
        guard let found = LogFile.status(path) else { return }
        let descriptor = Foundation.open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        var isDone = descriptor >= 0
        if isDone {
            let zeros = [UInt8](repeating: 0, count: 65_536)
            var rest = Int(found.st_size)
            while rest > 0, isDone {
                let written = write(descriptor, zeros, min(rest, zeros.count))
                isDone = written > 0
                rest -= max(0, written)
            }
            isDone = isDone && fsync(descriptor) == 0
            Foundation.close(descriptor)
        }
        guard isDone, unlink(path) == 0 else {
            throw StoreError(
                .machine, "\(path) held sealed votes and cannot be destroyed (\(SystemError(errno))): remove it",
                underlying: SystemError(errno))
        }
        let folder = Foundation.open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            Foundation.close(folder)
        }
    }
}
