import AnnalsProof
import CAnnalsSQLite
import Foundation
import GRDB

/// One connection to a log: a queue of GRDB with our settings, and its prepared statements.
///
/// GRDB's `DatabasePool` and its WAL mode are not used: they set `synchronous=NORMAL`, and commit while opening.
/// Not checked by the compiler: everything here but `queue` is used on that queue alone, or, while a transaction of it
/// waits, by the one thread of `AppendsBehind`.
final class LogConnection: @unchecked Sendable {
    let file: LogFile
    let queue: DatabaseQueue
    /// How the file looked when it was opened without locks; `nil` for a connection that locks.
    let look: LogFile.Look?
    /// How long the WAL was after the last commit, in pages.
    private(set) var walPages = 0
    /// The WAL that was written to; `nil` before the first commit.
    var wal: LogFile.Identity?
    /// Whether tiles are kept; only where it is measured what they cost they are not.
    let keepsTree: Bool
    /// The edge of the tree after what was appended last; `nil` where it is not known.
    var edge: MerkleFrontier?
    /// The end of the index by subject, as far as it was asked for.
    var tail: IndexTail?
    /// The format that the file has, or had when it was opened.
    private var format = Schema.version
    /// Whether the index by subject is written in blocks.
    var hasBlocks: Bool { format >= 5 }
    private var idle: [[Query]] = Array(repeating: [], count: Question.allCases.count)

    /// Opens a connection that only reads.
    static func reading(_ file: LogFile, _ options: SQLiteStore.Options) throws -> LogConnection {
        let look = try file.lookIfUnlockable()
        let connection = try LogConnection(
            file, options, mode: look == nil ? ["mode=ro"] : ["mode=ro", "immutable=1"], isReader: true, look: look)
        try connection.onQueue { try connection.checkIsALog() }
        try file.checkIsTheSame()
        return connection
    }

    /// Opens the connection that writes, and sets what makes a commit durable.
    static func writing(_ file: LogFile, _ options: SQLiteStore.Options, lock: StoreLock) throws -> LogConnection {
        let connection = try LogConnection(file, options, mode: ["mode=rw"], isReader: false, look: nil)
        try connection.onQueue {
            try connection.checkIsALog()
            // A log is in WAL mode from its making; where someone has changed that, changing it back is a commit.
            if try connection.texts("PRAGMA journal_mode") != ["wal"] {
                try lock.acquire(timeoutSeconds: options.lockTimeoutSeconds)
                defer { lock.release() }
                guard try connection.texts("PRAGMA journal_mode = WAL") == ["wal"] else {
                    throw StoreError(.cannotOpen, "\(file.shown) cannot be put into WAL mode: keep it on a local disk")
                }
            }
            _ = try connection.texts("PRAGMA synchronous = FULL")
            guard try connection.texts("PRAGMA synchronous") == ["2"] else {
                throw StoreError(.machine, "SQLite refused synchronous = FULL for \(file.shown)")
            }
            try connection.migrate(under: lock, options)
            // GRDB's observers, of whom there are none, would want each commit on their own thread.
            sqlite3_commit_hook(connection.handle, nil, nil)
            sqlite3_rollback_hook(connection.handle, nil, nil)
            sqlite3_wal_hook(
                connection.handle,
                { connection, _, _, pages in
                    guard let connection else { return SQLITE_OK }
                    Unmanaged<LogConnection>.fromOpaque(connection).takeUnretainedValue().walPages = Int(pages)
                    return SQLITE_OK
                }, Unmanaged.passUnretained(connection).toOpaque())
        }
        try file.checkIsTheSame()
        return connection
    }

    static let processIsSetUp: Void = annals_sqlite_configure()

    private init(
        _ file: LogFile, _ options: SQLiteStore.Options, mode: [String], isReader: Bool, look: LogFile.Look?
    ) throws {
        LogConnection.processIsSetUp
        self.file = file
        self.look = look
        keepsTree = !options.leavesOutTree
        var configuration = Configuration()
        configuration.readonly = isReader
        configuration.foreignKeysEnabled = false  // the guards keep the index in step, and cost less
        configuration.busyMode = .timeout(options.lockTimeoutSeconds)
        configuration.label = "annals." + (isReader ? "reader" : "writer")
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA wal_autocheckpoint = 0;
                    PRAGMA recursive_triggers = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA cache_size = -16000;
                    PRAGMA journal_size_limit = 67108864;
                    """)
            _ = annals_sqlite_set_defensive(database.sqliteConnection)
            // What is taken out goes from the pages too.
            if !isReader { try database.execute(sql: "PRAGMA secure_delete = ON") }
            // Nobody checkpoints by leaving last: a reader never does, a writer where it says so.
            _ = annals_sqlite_set_no_checkpoint_on_close(database.sqliteConnection, 1)
        }
        let vfs = options.vfs.map { ["vfs=" + $0] } ?? []
        do {
            queue = try DatabaseQueue(path: file.uri(mode + vfs), configuration: configuration)
        } catch let error as DatabaseError {
            throw StoreError(error, at: file.shown)
        }
    }

    /// What to say of a log of which something is not as it was written.
    func damaged(_ problem: String) -> StoreError {
        StoreError(
            .damaged, "\(file.shown) is damaged: \(problem); annals doctor says more, annals salvage saves the rest")
    }

    // MARK: - On the queue

    /// The database, while on the queue.
    private(set) var database: Database?

    /// SQLite's own connection, while on the queue.
    var handle: OpaquePointer? { database?.sqliteConnection }

    /// Does something on the queue, where alone the statements may be used.
    func onQueue<Result>(_ body: () throws -> Result) rethrows -> Result {
        try queue.writeWithoutTransaction { database in
            self.database = database
            defer { self.database = nil }
            return try body()
        }
    }

    /// Lends a prepared statement, and takes it back reset.
    ///
    /// A statement lent already is prepared once more, so that a scan may go on within a scan.
    func ask<Result>(_ question: Question, _ body: (Query) throws -> Result) throws -> Result {
        let query = try idle[question.rawValue].popLast() ?? prepare(question)
        defer {
            query.reset()
            idle[question.rawValue].append(query)
        }
        do {
            return try body(query)
        } catch let error as StoreError where error.code == .damaged {
            hasSeenDamage = true
            throw error
        }
    }

    /// Whether it ever met damage.
    ///
    /// SQLite looks at a page as it takes it in, and no more once it has it: asked again, the same connection may give an
    /// answer. So one that has seen damage is used for nothing more once its transaction is over.
    private(set) var hasSeenDamage = false

    /// Runs a statement without arguments and rows.
    func run(_ question: Question) throws {
        try ask(question) { query in _ = try query.step() }
    }

    private func prepare(_ question: Question) throws -> Query {
        guard let database else { throw StoreError(.closed, "a read or write of \(file.shown) is used after its end") }
        return try Query(question.sql(format), in: database, path: file.shown)
    }

    /// The first column of all rows, for what is asked seldom.
    func texts(_ sql: String) throws -> [String] {
        guard let database else { throw StoreError(.closed, "\(file.shown) is closed") }
        do {
            return try String.fetchAll(database, sql: sql)
        } catch let error as DatabaseError {
            throw StoreError(error, at: file.shown)
        }
    }

    // MARK: - Opening and closing

    /// Throws where the file is another program's, or a newer build's.
    private func checkIsALog() throws {
        guard try texts("PRAGMA application_id") == [String(Schema.applicationID)] else {
            throw file.wasALog
                ? StoreError(.damaged, "\(file.shown) is damaged: its first page does not name it a log any more")
                : StoreError(.notALog, "\(file.shown) is not a log: it is another program's database")
        }
        let version = try version
        format = version
        try checkTables(of: version)
        guard version <= Schema.version else {
            throw StoreError(
                .newerLog,
                "\(file.shown) has format \(version), and this build reads up to \(Schema.version): "
                    + "install a newer annals")
        }
        try checkEnd()
    }

    /// Throws where entries stand at the end of the other indexes that the log does not have any more: a page that lost
    /// count of its rows would end it early, and what is recorded next would take their place.
    private func checkEnd() throws {
        let last: Int64
        do {
            last = try ask(.lastInIndexes) { query in try query.step() ? query.integer(0) : 0 }
        } catch let error as StoreError where error.code == .damaged {
            return  // whoever reads by one of them is told, and the rest can be read
        }
        // Asked after it: whatever was appended in between, the log goes as far.
        let end = try ask(.head) { query in try query.step() ? query.integer(0) : 0 }
        guard last <= end else { throw damaged("its indexes have entry \(last), and it ends at \(end)") }
    }

    /// Throws where the file has tables of a later format than it says: a number that changed on the disk would hide
    /// them, and what they hold.
    private func checkTables(of version: Int32) throws {
        let later = try texts(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('entry', 'document', 'tile', 'indexed', 'story')"
        )
        let since: [String: Int32] = ["entry": 1, "document": 2, "tile": 4, "indexed": 5, "story": 5]
        guard let table = later.first(where: { since[$0] ?? 0 > version }) else { return }
        throw StoreError(
            .damaged, "\(file.shown) is damaged: it says that it has format \(version), which knows no table \(table)")
    }

    /// The format of the file.
    var version: Int32 {
        get throws { try texts("PRAGMA user_version").first.flatMap { Int32($0) } ?? 0 }
    }

    /// Brings a file of an older version up to this one: whole or not at all.
    private func migrate(under lock: StoreLock, _ options: SQLiteStore.Options) throws {
        guard format < Schema.version else { return }
        try lock.acquire(timeoutSeconds: options.lockTimeoutSeconds)
        defer { lock.release() }
        try run(.beginImmediate)
        do {
            // Somebody else may have been faster.
            for statement in Schema.migrations.dropFirst(Int(try version)).joined() {
                try database?.execute(sql: statement)
                if statement == Schema.tileTable { try fillTiles() }
            }
            try database?.execute(sql: "PRAGMA user_version = \(Schema.version)")
            try run(.commit)
            // What was prepared for the older one is of no use any more.
            idle = Array(repeating: [], count: Question.allCases.count)
            format = Schema.version
        } catch {
            rollBack()
            if let error = error as? DatabaseError { throw StoreError(ofStatement: error, at: file.shown) }
            throw error
        }
    }

    /// Removes the empty WAL that SQLite leaves behind connections that only read, where nobody has the log open.
    ///
    /// It is but tidying: where that is not to be, for whatever reason, nothing is lost.
    static func tidy(_ file: LogFile, _ options: SQLiteStore.Options) {
        guard LogFile.status(file.walPath)?.st_size == 0, LogFile.status(file.lockPath) != nil,
            (try? file.checkWritable()) != nil
        else { return }
        let lock = StoreLock(of: file)
        guard (try? lock.take(within: 0)) == true else { return }
        defer { lock.release() }
        // SQLite does it as the last connection closes.
        guard let last = try? LogConnection(file, options, mode: ["mode=rw"], isReader: false, look: nil) else {
            return
        }
        last.onQueue { last.leaveWAL(false) }
        try? last.close()
    }

    /// Finalizes the statements and closes the connection, which nobody may be using.
    func close() throws {
        idle = Array(repeating: [], count: Question.allCases.count)
        do {
            try queue.close()
        } catch let error as DatabaseError {
            throw StoreError(error, at: file.shown)
        }
    }
}
