import Annals
import Foundation
import GRDB
import Synchronization

/// What is kept beside a log to answer quickly, in a file of its own, `acme.annals-views`: snapshots and search.
///
/// Disposable: whatever is wrong with it, it is thrown away or left aside, and the answer comes from the log. It is
/// never waited for either: who cannot have it at once does without. Used by whoever reads, on the state of the log that
/// they read; what it says of entries is checked against their leaves, so that the file of a log that was put back or
/// forked since is not believed.
package final class ViewsFile: Sendable {
    let path: String
    /// How many entries lie between two snapshots, or a few more where they bear one time.
    let stretch: Int
    private let permissions: mode_t
    private let connection = Mutex<Connection?>(nil)
    /// What is kept in memory, beside what is in the file.
    let folds = KeptFolds()

    /// The open file, and which one it is: another process may have put a new one in its place since.
    private struct Connection {
        var queue: DatabaseQueue
        var file: ino_t
    }

    /// `annV`, so that `file` and others can tell it.
    static let applicationID: Int32 = 0x616E_6E56
    /// What is kept and how, and by which rules it was made: to be raised with every change of either, so that what an
    /// older or newer release made is not read.
    static let build = 4
    /// How many entries lie between two snapshots, in daily use.
    package static let usualStretch = 4096

    /// The file beside a log; it is made when there is something to keep.
    init?(besideLogAt path: String, stretch: Int = ViewsFile.usualStretch) {
        self.stretch = stretch
        guard let file = try? LogFile(at: path) else { return nil }
        self.path = file.path + "-views"
        permissions = file.permissions
    }

    /// Whether anything was ever kept.
    var isThere: Bool { LogFile.status(path) != nil }

    /// Reads what is kept of a log; `nil` where nothing is, or it cannot be had at once.
    func read<Result>(of log: String, _ body: (Database) throws -> Result?) -> Result? {
        guard isThere else { return nil }
        return attempt { try use(log, isWriting: false, body) }
    }

    /// Changes what is kept of a log, whole or not at all; `nil` where another process does so, or it cannot be.
    func write<Result>(of log: String, _ body: (Database) throws -> Result?) -> Result? {
        attempt { try use(log, isWriting: true, body) }
    }

    /// Empties it, so that all is made anew; throws where it cannot be, or is not ours to empty.
    func reset(for log: String) throws {
        let isDone: Bool? = attempt {
            try use(log, isWriting: true) { database in
                try ViewsFile.empty(database)
                try ViewsFile.setUp(database, log)
                return true
            }
        }
        if isDone ?? false { return }
        // An empty one is what a full disk left of ours.
        if LogFile.status(path)?.st_size ?? 0 > 0, let application, application != ViewsFile.applicationID {
            throw StoreError(
                .cannotOpen, "\(path) is not ours: it is another program's database; move it out of the way")
        }
        throw cannotBeWritten
    }

    /// Writes the file anew, without what was deleted; whether that was done, or there is no file.
    func writeAnew() -> Bool {
        guard isThere else { return true }
        let isDone: Bool? = attempt {
            guard let queue = try opened(toWrite: true) else { return nil }
            try queue.vacuum()
            return true
        }
        return isDone ?? false
    }

    /// What to say where it cannot be had for writing.
    var cannotBeWritten: StoreError {
        StoreError(
            .busy,
            "\(path) cannot be written now, or may not be: try again, or check the folder, its rights and the room there"
        )
    }

    /// Lets go of the file.
    func close() {
        connection.withLock { connection in
            try? connection?.queue.close()
            connection = nil
        }
    }

    // MARK: - Opening

    /// It is no file of ours at all, and is left alone.
    private struct NotOurs: Error {}

    private func attempt<Result>(_ body: () throws -> Result?) -> Result? {
        do {
            return try body()
        } catch  where isBroken(error) {
            // Once more with a new one.
            close()
            for suffix in ["-journal", ""] { unlink(path + suffix) }
            return try? body()
        } catch {
            return nil
        }
    }

    private func isBroken(_ error: any Error) -> Bool {
        if let error = error as? DatabaseError {
            return [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT, .SQLITE_SCHEMA]
                .contains(error.resultCode)
        }
        return false
    }

    private func use<Result>(
        _ log: String, isWriting: Bool, _ body: (Database) throws -> Result?
    ) throws -> Result? {
        guard let queue = try opened(toWrite: isWriting) else { return nil }
        return try queue.writeWithoutTransaction { database in
            var result: Result?
            try database.inTransaction(isWriting ? .immediate : .deferred) {
                guard try isReady(database, log, isWriting) else { return .rollback }
                result = try body(database)
                return isWriting && result != nil ? .commit : .rollback
            }
            return result
        }
    }

    /// The connection; `nil` where there is no file, and none is to be made.
    private func opened(toWrite isWriting: Bool) throws -> DatabaseQueue? {
        try connection.withLock { connection in
            let file = LogFile.status(path)?.st_ino
            if let connection, connection.file == file { return connection.queue }
            try? connection?.queue.close()
            connection = nil
            guard isWriting || file != nil else { return nil }
            let queue = try open()
            connection = LogFile.status(path).map { Connection(queue: queue, file: $0.st_ino) }
            return queue
        }
    }

    private func open() throws -> DatabaseQueue {
        LogConnection.processIsSetUp
        var configuration = Configuration()
        configuration.label = "annals.views"
        configuration.busyMode = .timeout(0.1)
        configuration.prepareDatabase { database in
            // Made anew in case of need, so that only what is read must be whole, and it is told by its checksums.
            try database.execute(
                sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = NORMAL")
            // Words of what was taken out of the log go from the pages too.
            try database.execute(sql: "PRAGMA secure_delete = ON")
        }
        let isNew = !FileManager.default.fileExists(atPath: path)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        if isNew { chmod(path, permissions) }
        return queue
    }

    /// Whether the file is of this log and build; what is not, who writes makes anew.
    private func isReady(_ database: Database, _ log: String, _ isWriting: Bool) throws -> Bool {
        let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        if application == ViewsFile.applicationID {
            let origin = try Row.fetchOne(database, sql: "SELECT log, build FROM origin")
            if origin?[0] == log, origin?[1] == ViewsFile.build { return true }
        } else if try application != 0 || Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") != 0 {
            throw NotOurs()
        }
        guard isWriting else { return false }
        try ViewsFile.empty(database)
        try ViewsFile.setUp(database, log)
        return true
    }

    private static func setUp(_ database: Database, _ log: String) throws {
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(sql: "CREATE TABLE origin (log TEXT NOT NULL, build INTEGER NOT NULL) STRICT")
        try database.execute(sql: "INSERT INTO origin VALUES (?, ?)", arguments: [log, build])
        let tables =
            [Reach.schema] + PlanSnapshots.schema + Namesakes.schema + SearchIndex.schema + SealedIndex.schema
        for statement in tables {
            try database.execute(sql: statement)
        }
    }

    /// Drops every table: in place, for a file that others have open is not to be put away under them.
    private static func empty(_ database: Database) throws {
        // Virtual ones first, which take the tables along that they are kept in.
        for kind in ["CREATE VIRTUAL TABLE %", "CREATE TABLE %"] {
            let names = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE ?", arguments: [kind])
            for name in names { try database.execute(sql: "DROP TABLE \(name.quotedDatabaseIdentifier)") }
        }
    }

    /// Whose database the file is, as SQLite tells them apart; `nil` where it cannot be read now.
    private var application: Int32? {
        guard isThere else { return ViewsFile.applicationID }
        guard let queue = try? DatabaseQueue(path: path) else { return nil }
        defer { try? queue.close() }
        return try? queue.read { try Int32.fetchOne($0, sql: "PRAGMA application_id") }
    }
}
