import CAnnalsSQLite
import Foundation
import GRDB
import Synchronization

/// The log in a file of SQLite: any number of processes read it, one at a time writes.
package final class SQLiteStore: EntryStore {
    /// What may differ from one use to the next.
    package struct Options: Sendable {
        /// How long a writer waits for the one before it.
        package var lockTimeoutSeconds: Double
        /// After how many pages of the WAL the writer copies them into the file.
        package var checkpointPages: Int
        /// How many connections for reading are kept open.
        package var idleReaders: Int
        /// The name of another VFS of SQLite, for tests.
        package var vfs: String?
        /// Leaves the tree out, to measure what it costs: such a log is not whole.
        package var leavesOutTree = false

        /// The settings of daily use.
        package init(
            lockTimeoutSeconds: Double = 30, checkpointPages: Int = 1000, idleReaders: Int = 4, vfs: String? = nil
        ) {
            self.lockTimeoutSeconds = lockTimeoutSeconds
            self.checkpointPages = checkpointPages
            self.idleReaders = idleReaders
            self.vfs = vfs
        }
    }

    private struct Status {
        var isClosed = false
        /// Why nothing more is written until the log is opened again.
        var failure: StoreError?
        /// The length of the WAL from which the next checkpoint is due.
        var checkpointDue: Int
        /// The length of the WAL at the last checkpoint that readers held back.
        var heldBackAt = 0
        /// What was taken out of the log and may still stand in its files.
        var remains = Remains.none
    }

    /// How far bytes that were taken out are gone.
    private enum Remains {
        case none
        /// They stand in the file, in freed pages or the gaps of others.
        case inFile
        /// They stand in the WAL, which readers still need.
        case inWAL
    }

    let file: LogFile
    let options: Options
    private let readers: ReaderPool
    /// The connection that writes, and its lock; `nil` where the store only reads.
    private let writer: (connection: LogConnection, lock: StoreLock)?
    private let status: Mutex<Status>

    /// Opens the log at that path.
    ///
    /// A store that only reads needs no right to write, and leaves the file as it is.
    package init(openingAt path: String, readOnly: Bool = false, options: Options = Options()) throws {
        file = try LogFile(at: path)
        self.options = options
        readers = ReaderPool(file, options)
        status = Mutex(Status(checkpointDue: options.checkpointPages))
        if readOnly {
            writer = nil
            // To learn now what is wrong with the file, if anything is.
            try readers.read { reader in _ = try reader.head }
            // Where nobody ever wrote, nobody does now, and a reader makes no lock.
            try checkWAL(LogFile.status(file.lockPath) == nil ? nil : StoreLock(of: file), waiting: 0)
        } else {
            try file.checkWritable()
            let lock = StoreLock(of: file)
            writer = (try LogConnection.writing(file, options, lock: lock), lock)
            try checkWAL(lock, waiting: 0.2)
            try finishRemains()
        }
    }

    /// Throws where entries that were acknowledged stand in the WAL behind a damaged frame: SQLite passes over them without
    /// a word, and the next commit would overwrite them.
    ///
    /// Whoever cannot take the lock does without: others write then, and a frame may be half written.
    private func checkWAL(_ lock: StoreLock?, waiting seconds: Double) throws {
        guard LogFile.status(file.walPath)?.st_size ?? 0 > 32 else { return }
        if let lock, (try? lock.take(within: seconds)) != true { return }
        defer { lock?.release() }
        let pageSize = try readers.pageSize()
        let lost = WALFrames.lostCommits(in: file.walPath, pageSize: pageSize)
        guard lost > 0 else { return }
        throw StoreError(
            .damaged,
            "\(file.walPath) is damaged, and \(lost) commits or more stand behind the damage: annals salvage saves "
                + "their entries, as long as nothing is written")
    }

    /// Runs reads on one state of the log, on a connection of their own.
    package func read<Result>(_ body: (any EntryReader) throws -> Result) throws -> Result {
        try readers.read(body)
    }

    /// Runs reads and appends in one transaction, under the lock of the writers.
    package func write<Result>(_ body: (any EntryWriter) throws -> Result) throws -> Result {
        try underLock { connection in
            let result = try transaction(on: connection, body)
            if status.withLock({ $0.remains != .none }) { clean(connection) } else { checkpointIfDue(connection) }
            return result
        }
    }

    private func underLock<Result>(_ body: (LogConnection) throws -> Result) throws -> Result {
        guard let (connection, lock) = writer else {
            throw StoreError(.readOnly, "\(file.shown) was opened for reading only")
        }
        return try connection.onQueue {
            try checkMayWrite()
            try lock.acquire(timeoutSeconds: options.lockTimeoutSeconds)
            defer { lock.release() }
            try file.checkIsTheSame()
            try connection.checkWALIsTheSame()
            defer { connection.noteWAL() }
            return try body(connection)
        }
    }

    private func transaction<Result>(
        on connection: LogConnection, _ body: (any EntryWriter) throws -> Result
    ) throws -> Result {
        let log = LogWriter(connection) {
            connection.noteWAL()
            self.checkpointIfDue(connection)
            try self.checkMayWrite()
            try self.file.checkIsTheSame()
            try connection.checkWALIsTheSame()
        }
        do {
            try log.begin()
            let result = try body(log)
            try log.commit()
            if log.tookOut { status.withLock { $0.remains = .inFile } }
            for body in log.afterwards { body() }
            return result
        } catch {
            log.stop()
            connection.rollBack()
            if let failure = log.failure as? StoreError, failure.stopsWriting { stop(failure) }
            throw error
        }
    }

    /// What a PRAGMA of the live writer says, for those who look after a log, and for tests.
    package func setting(_ name: String) throws -> [String] {
        guard let (connection, _) = writer else { return [] }
        return try connection.onQueue { try connection.texts("PRAGMA " + name) }
    }

    private func checkMayWrite() throws {
        try status.withLock { status in
            if status.isClosed { throw StoreError(.closed, "\(file.shown) is closed") }
            guard let failure = status.failure else { return }
            throw StoreError(
                .stopped,
                "writing to \(file.shown) stopped after a failure: open the log again and run verify "
                    + "(\(failure.message))",
                underlying: failure)
        }
    }

    private func stop(_ failure: StoreError) {
        status.withLock { $0.failure = $0.failure ?? failure }
    }

    // MARK: - Checkpoints

    /// Copies the WAL into the file now, as far as readers let it; whether that was all of it.
    package func checkpoint() throws -> Bool {
        try underLock { connection in try connection.checkpoint(SQLITE_CHECKPOINT_PASSIVE) }
    }

    /// Copies the WAL into the file where it has grown long enough.
    ///
    /// The commit before it is durable already, so nothing that happens here fails it; a failure of the disk stops the
    /// next one.
    private func checkpointIfDue(_ connection: LogConnection) {
        let pages = connection.walPages
        let due = status.withLock { status in
            // Shorter than at the last try: the WAL was begun anew.
            if pages < status.heldBackAt { status.checkpointDue = options.checkpointPages }
            return pages >= status.checkpointDue
        }
        guard due else { return }
        do {
            // Readers that come and go all the time would keep the WAL from ever being begun anew. Where it is four times
            // as long, those that still read from it are waited for, for a moment; the others read from the file.
            let waits = pages >= 4 * options.checkpointPages
            if waits { connection.waitsAtMost(0.05) }
            defer { if waits { connection.waitsAtMost(options.lockTimeoutSeconds) } }
            let copied = try connection.checkpoint(waits ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE)
            status.withLock { status in
                // Where readers hold it back, not again at each commit, but when there is as much again to copy.
                status.heldBackAt = pages
                status.checkpointDue = copied ? options.checkpointPages : pages + options.checkpointPages
            }
        } catch let error as StoreError where !error.stopsWriting {
            // No room for the file to grow: the WAL keeps the entries, and the next commit tries again.
        } catch {
            stop(error as? StoreError ?? StoreError(.machine, "\(error)", underlying: error))
        }
    }

    // MARK: - What was taken out

    /// Whether bytes that were taken out may still stand in the files.
    package var hasRemains: Bool {
        get throws { status.withLock { $0.remains != .none } }
    }

    package func clearFreedPages() throws {
        try underLock { connection in
            status.withLock { $0.remains = .inFile }
            clean(connection)
        }
    }

    /// Goes on with what a crash, a reader or a full disk left undone.
    private func finishRemains() throws {
        guard let (connection, lock) = writer else { return }
        try connection.onQueue {
            let remain = try connection.ask(.remains) { query in try query.step() && !query.isNull(0) }
            guard remain, try lock.take(within: options.lockTimeoutSeconds) else { return }
            defer { lock.release() }
            status.withLock { $0.remains = .inFile }
            clean(connection)
        }
    }

    /// Takes bytes that were taken out of the log from its files too: writes the file anew, then empties the WAL.
    ///
    /// The commit before it is durable already, so nothing that happens here fails it: where there is no room, or a
    /// reader needs the WAL, the next write or opening goes on. Litestream copies the WAL itself, and so must be rid of
    /// it before.
    private func clean(_ connection: LogConnection) {
        do {
            if try connection.isReplicated { return }
            if status.withLock({ $0.remains == .inFile }) {
                try connection.writeAnew()
                status.withLock { $0.remains = .inWAL }
            }
            connection.waitsAtMost(0.2)
            defer { connection.waitsAtMost(options.lockTimeoutSeconds) }
            guard try connection.checkpoint(SQLITE_CHECKPOINT_TRUNCATE) else { return }
            try connection.run(.noRemains)
            status.withLock { $0.remains = .none }
        } catch let error as StoreError where !error.stopsWriting {
            // Another time.
        } catch {
            stop(error as? StoreError ?? StoreError(.machine, "\(error)", underlying: error))
        }
    }

    // MARK: - Closing

    /// Copies the WAL into the file, so that the one file is whole, and lets go of it.
    package func close() throws {
        let readersClosed = Result { try readers.close() }
        if let (connection, lock) = writer { try close(connection, lock) } else { LogConnection.tidy(file, options) }
        try readersClosed.get()
    }

    private func close(_ connection: LogConnection, _ lock: StoreLock) throws {
        let (wasClosed, hasStopped) = status.withLock { status in
            defer { status.isClosed = true }
            return (status.isClosed, status.failure != nil)
        }
        if wasClosed { return }
        defer { lock.release() }
        let copied = Result {
            try connection.onQueue {
                // Else the WAL stays as it is for who opens the log next: after a failure of the disk, or while others write.
                guard !hasStopped, try lock.take(within: min(options.lockTimeoutSeconds, 2)) else { return }
                try connection.checkpointBeforeClosing()
            }
        }
        try connection.close()
        try copied.get()
    }
}
