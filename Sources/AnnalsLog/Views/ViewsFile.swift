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
    private let queue = Mutex<DatabaseQueue?>(nil)

    /// `annV`, so that `file` and others can tell it.
    static let applicationID: Int32 = 0x616E_6E56
    /// What is kept and how, and by which rules it was made: to be raised with every change of either, so that what an
    /// older or newer release made is not read.
    static let build = 2
    /// How many entries lie between two snapshots, in daily use.
    package static let usualStretch = 4096

    /// The file beside a log; it is made when there is something to keep.
    init?(besideLogAt path: String, stretch: Int = ViewsFile.usualStretch) {
        self.stretch = stretch
        guard let file = try? LogFile(at: path) else { return nil }
        self.path = file.path + "-views"
        permissions = file.permissions
    }

    /// Reads what is kept of a log; `nil` where nothing is, or it cannot be had at once.
    func read<Result>(of log: String, _ body: (Database) throws -> Result?) -> Result? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return attempt { try use(log, isWriting: false, body) }
    }

    /// Changes what is kept of a log, whole or not at all; `nil` where another process does so, or it cannot be.
    func write<Result>(of log: String, _ body: (Database) throws -> Result?) -> Result? {
        attempt { try use(log, isWriting: true, body) }
    }

    /// Throws it away, so that it is made anew; throws where it is not ours to throw away.
    func discard() throws {
        try queue.withLock { queue in
            if let open = queue { try? open.close() }
            queue = nil
            try remove()
        }
    }

    /// Lets go of the file.
    func close() {
        queue.withLock { queue in
            try? queue?.close()
            queue = nil
        }
    }

    // MARK: - Opening

    /// What is wrong with a file so that it is of no use.
    private enum Fault: Error {
        /// It is another log's, or of another build.
        case foreign
        /// It is no file of ours at all, and is left alone.
        case notOurs
    }

    private func attempt<Result>(_ body: () throws -> Result?) -> Result? {
        do {
            return try body()
        } catch Fault.notOurs {
            return nil
        } catch  where isBroken(error) {
            // Once more with a new one.
            try? discard()
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
        return error is Fault
    }

    private func use<Result>(
        _ log: String, isWriting: Bool, _ body: (Database) throws -> Result?
    ) throws -> Result? {
        guard let queue = try opened(toWrite: isWriting) else { return nil }
        do {
            return try queue.writeWithoutTransaction { database in
                var result: Result?
                try database.inTransaction(isWriting ? .immediate : .deferred) {
                    guard try isReady(database, log, isWriting) else { return .rollback }
                    result = try body(database)
                    return isWriting && result != nil ? .commit : .rollback
                }
                return result
            }
        } catch {
            if isBroken(error) { close() }
            throw error
        }
    }

    /// The connection; `nil` where there is no file, and none is to be made.
    private func opened(toWrite isWriting: Bool) throws -> DatabaseQueue? {
        try queue.withLock { queue in
            if !FileManager.default.fileExists(atPath: path) {
                try? queue?.close()
                queue = nil
                guard isWriting else { return nil }
            }
            let open = try queue ?? self.open()
            queue = open
            return open
        }
    }

    private func open() throws -> DatabaseQueue {
        LogConnection.processIsSetUp
        var configuration = Configuration()
        configuration.label = "annals.views"
        configuration.busyMode = .immediateError
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

    /// Whether the file is of this log and build; one that is empty is set up, by who writes.
    private func isReady(_ database: Database, _ log: String, _ isWriting: Bool) throws -> Bool {
        let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        if application == 0, try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 {
            guard isWriting else { return false }
            try database.execute(sql: "PRAGMA application_id = \(ViewsFile.applicationID)")
            try database.execute(sql: "CREATE TABLE origin (log TEXT NOT NULL, build INTEGER NOT NULL) STRICT")
            try database.execute(sql: "INSERT INTO origin VALUES (?, ?)", arguments: [log, ViewsFile.build])
            for statement in PlanSnapshots.schema + SearchIndex.schema { try database.execute(sql: statement) }
            return true
        }
        guard application == ViewsFile.applicationID else { throw Fault.notOurs }
        let origin = try Row.fetchOne(database, sql: "SELECT log, build FROM origin")
        guard origin?[0] == log, origin?[1] == ViewsFile.build else { throw Fault.foreign }
        return true
    }

    /// Removes the file, where it is ours or cannot be read at all.
    private func remove() throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        if let queue = try? DatabaseQueue(path: path) {
            let application = try? queue.read { try Int32.fetchOne($0, sql: "PRAGMA application_id") }
            try? queue.close()
            if let application, application != ViewsFile.applicationID, application != 0 {
                throw StoreError(
                    .cannotOpen, "\(path) is not ours: it is another program's database; move it out of the way")
            }
        }
        for suffix in ["-journal", ""] { unlink(path + suffix) }
    }
}
