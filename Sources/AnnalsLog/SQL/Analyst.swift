import CAnnalsSQLite
import GRDB

/// A log as analysts ask it: SELECT statements over its plain views, and nothing else.
///
/// The connection is a real read-only one. Only the views can be named, not the tables behind them, where what is hidden
/// still stands; the way of asking is in `AnalystGuard`.
/// Not checked by the compiler: everything but `interrupt` is used by one thread.
public final class Analyst: @unchecked Sendable {
    private let connection: LogConnection
    private let guardian: AnalystGuard
    private let handle: OpaquePointer

    /// The views and their columns.
    public static var views: [(view: String, columns: [String])] { AnalystViews.columns }

    /// Opens the log at a path as a reading sees it: as of its moment, known at its position, without what it withholds.
    ///
    /// Where that is all of the log, its own tables are read; else a copy of what may be read, in a temporary database
    /// that goes with the connection.
    public init(openingAt path: String, as reading: Reading) throws {
        let connection = try LogConnection.reading(LogFile(at: path), SQLiteStore.Options())
        self.connection = connection
        guardian = try AnalystGuard()
        handle = try connection.onQueue {
            guard let database = connection.database, let handle = connection.handle else {
                throw StoreError(.closed, "\(path) is closed")
            }
            do {
                try Analyst.prepare(database, reading)
            } catch let error as DatabaseError {
                throw StoreError(error, at: path)
            }
            return handle
        }
    }

    /// Makes the views, over the log or over a copy of what may be read.
    private static func prepare(_ database: Database, _ reading: Reading) throws {
        // A query may be written by somebody else: what it builds up is kept within bounds.
        sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, 100_000_000)
        let copy = try AnalystCopy(of: reading)
        if copy.isNeeded { try copy.make(in: database) } else { try copy.open(in: database) }
        for view in AnalystViews.all where !copy.holds(view) {
            try database.execute(sql: "CREATE TEMP VIEW \(view.name) AS\n\(view.query)")
        }
        try database.execute(sql: "PRAGMA query_only = ON")
    }

    /// Runs one SELECT statement after the other; the body takes what each gives while it runs.
    ///
    /// Nothing is run where any of them is refused.
    public func run(_ sql: String, _ body: (AnalystRows) throws -> Void) throws {
        let statements = try guardian.statements(of: sql)
        guard !statements.isEmpty else {
            throw AnalystError("there is no query; write one, such as SELECT * FROM decisions")
        }
        try connection.onQueue {
            try connection.run(.begin)
            defer { connection.endReading() }
            for statement in statements { try body(AnalystRows(statement, on: handle)) }
            guard connection.look == nil || connection.look == connection.file.look else {
                throw StoreError(
                    .busy, "\(connection.file.shown) was written to while it was read: read it again")
            }
        }
    }

    /// Ends a query that is running, which then throws an ``AnalystError`` that says so.
    ///
    /// Any thread may call this.
    public func interrupt() { sqlite3_interrupt(handle) }

    /// Lets go of the log.
    public func close() throws { try connection.close() }
}

/// Why a query was not run, or not to its end.
public struct AnalystError: Error, Equatable, CustomStringConvertible {
    /// What is wrong, and what to do.
    public let description: String
    /// Whether the query asks for more than reading, rather than being wrong in itself.
    public let isRefusal: Bool

    init(_ description: String, isRefusal: Bool = false) {
        self.description = description
        self.isRefusal = isRefusal
    }
}

/// What one statement gives, a row at a time.
public final class AnalystRows {
    /// A value of a row.
    public enum Value: Equatable, Sendable {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)
        case bytes([UInt8])
    }

    /// What the columns are called.
    public let columns: [String]
    private let statement: OpaquePointer
    private let connection: OpaquePointer

    init(_ sql: String, on connection: OpaquePointer) throws {
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v2(connection, sql, -1, &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw AnalystError(String(cString: sqlite3_errmsg(connection))) }
        statement = prepared
        self.connection = connection
        columns = (0..<sqlite3_column_count(prepared)).map { index in
            sqlite3_column_name(prepared, index).map { String(cString: $0) } ?? ""
        }
    }

    deinit { sqlite3_finalize(statement) }

    /// The next row; `nil` after the last one.
    public func next() throws -> [Value]? {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return columns.indices.map { value(Int32($0)) }
        case SQLITE_DONE: return nil
        case SQLITE_INTERRUPT: throw AnalystError("the query was interrupted; nothing was changed", isRefusal: true)
        case SQLITE_TOOBIG: throw AnalystError("the query makes a value longer than 100 MB; ask for less")
        case SQLITE_NOMEM: throw AnalystError("the query needs more memory than there is; ask for less")
        default:
            let code = sqlite3_extended_errcode(connection)
            let said = String(cString: sqlite3_errmsg(connection))
            if code & 0xFF == SQLITE_ERROR { throw AnalystError(said) }
            throw StoreError(sqlite: code, said, at: "the log")
        }
    }

    private func value(_ column: Int32) -> Value {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
        case SQLITE_NULL: return .null
        case SQLITE_TEXT: return .text(String(decoding: bytes(column), as: UTF8.self))
        default: return .bytes(bytes(column))
        }
    }

    private func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }
}
