import Synchronization

/// The connections that read: opened when all others are in use, so that no reader ever waits, and a few kept.
final class ReaderPool: Sendable {
    private struct Pool {
        var idle: [LogConnection] = []
        var isClosed = false
    }

    private let file: LogFile
    private let options: SQLiteStore.Options
    private let pool = Mutex(Pool())

    init(_ file: LogFile, _ options: SQLiteStore.Options) {
        self.file = file
        self.options = options
    }

    /// Runs the body on a connection of its own, in one read transaction.
    func read<Result>(_ body: (any EntryReader) throws -> Result) throws -> Result {
        try file.checkIsTheSame()
        let connection = try take()
        defer { giveBack(connection) }
        return try connection.onQueue {
            try connection.run(.begin)
            defer { connection.endReading() }
            let result = try body(LogReader(connection))
            guard connection.look == nil || connection.look == file.look else {
                throw StoreError(.busy, "\(file.shown) was written to while it was read: read it again")
            }
            return result
        }
    }

    /// How many bytes a page of the log has.
    func pageSize() throws -> Int {
        let connection = try take()
        defer { giveBack(connection) }
        return try connection.onQueue { try connection.texts("PRAGMA page_size").first.flatMap { Int($0) } ?? 4096 }
    }

    /// Closes what is idle; what is in use is closed when it comes back.
    func close() throws {
        let idle = pool.withLock { pool in
            pool.isClosed = true
            defer { pool.idle = [] }
            return pool.idle
        }
        for connection in idle { try connection.close() }
    }

    private func take() throws -> LogConnection {
        let connection = try pool.withLock { pool in
            guard !pool.isClosed else { throw StoreError(.closed, "\(file.shown) is closed") }
            // One that reads without locks is of no use once the file has changed or has a WAL.
            pool.idle.removeAll { $0.look != nil && $0.look != file.look }
            return pool.idle.popLast()
        }
        return try connection ?? LogConnection.reading(file, options)
    }

    private func giveBack(_ connection: LogConnection) {
        pool.withLock { pool in
            guard !pool.isClosed, !connection.hasSeenDamage, pool.idle.count < options.idleReaders else { return }
            pool.idle.append(connection)
        }
        // One that is not kept closes when it is let go of.
    }
}
