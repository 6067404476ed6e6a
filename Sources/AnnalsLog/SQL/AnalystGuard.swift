import CAnnalsSQLite
import GRDB

/// Lets SELECT statements over the views through, and says why nothing else.
///
/// Each statement is first prepared against an empty database in memory that knows the views as tables, and nothing of a
/// log: what can be prepared there names nothing else. That holds however the statement is written; what SQLite tells an
/// authorizer of the real connection (in which view a table is read) could be made up with names of common table
/// expressions.
final class AnalystGuard {
    private let queue: DatabaseQueue
    private let handle: OpaquePointer
    /// What the statement wanted that is not granted.
    private var refused: String?

    init() throws {
        LogConnection.processIsSetUp
        queue = try DatabaseQueue()
        handle = try queue.writeWithoutTransaction { database in
            // In `temp`, as on the real connection: so that no name with `main.` before it is one of theirs.
            for (view, columns) in AnalystViews.columns {
                try database.execute(sql: "CREATE TEMP TABLE \(view) (\(columns.joined(separator: ", ")))")
            }
            guard let handle = database.sqliteConnection else {
                throw StoreError(.machine, "SQLite cannot open a database in memory")
            }
            return handle
        }
    }

    deinit { sqlite3_set_authorizer(handle, nil, nil) }

    /// The statements of a text, one by one, each of them let through.
    func statements(of sql: String) throws -> [String] {
        guard !sql.utf8.contains(0) else { throw AnalystError("a NUL stands in the query; leave it out") }
        return try queue.writeWithoutTransaction { _ in
            let bytes = Array(sql.utf8CString)
            sqlite3_set_authorizer(
                handle,
                { context, action, first, second, database, _ in
                    guard let context else { return SQLITE_DENY }
                    let guardian = Unmanaged<AnalystGuard>.fromOpaque(context).takeUnretainedValue()
                    return guardian.allows(
                        action, first.map { String(cString: $0) }, second.map { String(cString: $0) })
                        ? SQLITE_OK : SQLITE_DENY
                }, Unmanaged.passUnretained(self).toOpaque())
            defer { sqlite3_set_authorizer(handle, nil, nil) }
            return try bytes.withUnsafeBufferPointer { buffer in
                var statements: [String] = []
                guard var next = buffer.baseAddress else { return [] }
                let end = next + (buffer.count - 1)
                while next < end {
                    let start = next
                    if try isStatement(at: start, rest: &next) {
                        let text = UnsafeBufferPointer(start: start, count: next - start)
                        statements.append(String(decoding: text.map { UInt8(bitPattern: $0) }, as: UTF8.self))
                    }
                    if next == start { break }
                }
                return statements
            }
        }
    }

    /// Whether a statement stands there, rather than white space or a comment; goes behind it.
    private func isStatement(at start: UnsafePointer<CChar>, rest: inout UnsafePointer<CChar>) throws -> Bool {
        refused = nil
        var statement: OpaquePointer?
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v2(handle, start, -1, &statement, &tail)
        defer { sqlite3_finalize(statement) }
        guard code == SQLITE_OK else {
            if let refused { throw AnalystError(refused, isRefusal: true) }
            if AnalystGuard.changes(String(cString: start)) { throw AnalystGuard.onlyReads }
            throw AnalystError(problem(String(cString: sqlite3_errmsg(handle))))
        }
        if let tail { rest = tail }
        guard let statement else { return false }
        guard sqlite3_stmt_readonly(statement) != 0, sqlite3_column_count(statement) > 0 else {
            throw AnalystGuard.onlyReads
        }
        guard sqlite3_bind_parameter_count(statement) == 0 else {
            throw AnalystError(
                "the query has a parameter (? or :name), and nothing to put there; write the value itself")
        }
        return true
    }

    private func problem(_ said: String) -> String {
        said.hasPrefix("no such table") || said.hasPrefix("no such column")
            ? "\(said); annals sql --list names the views and their columns" : said
    }

    private static let onlyReads = AnalystError(
        "only SELECT statements are run here: a log is never changed by SQL", isRefusal: true)

    /// Whether a statement that SQLite does not understand begins as one that changes something: that is then what is
    /// wrong with it.
    private static func changes(_ statement: String) -> Bool {
        let first = statement.drop { !$0.isLetter }.prefix { $0.isLetter }.lowercased()
        return ["insert", "replace", "update", "delete", "create", "drop", "alter"].contains(first)
    }

    private static let views = Set(AnalystViews.columns.map(\.view))

    private func allows(_ action: Int32, _ first: String?, _ second: String?) -> Bool {
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return true
        case SQLITE_READ:
            if let first, AnalystGuard.views.contains(first) || ["json_each", "json_tree"].contains(first) {
                return true
            }
            return refuse("only the views can be read, not \(first ?? "that"); annals sql --list names them")
        case SQLITE_FUNCTION:
            if let second, !["load_extension", "fts3_tokenizer", "sqlite_log"].contains(second.lowercased()) {
                return true
            }
            return refuse("the function \(second ?? "") may not be used here")
        case SQLITE_PRAGMA: return refuse("no PRAGMA is run here; annals sql --list names the views and their columns")
        case SQLITE_ATTACH, SQLITE_DETACH: return refuse("no other database can be attached here")
        default:
            return refuse(AnalystGuard.onlyReads.description)
        }
    }

    private func refuse(_ why: String) -> Bool {
        refused = refused ?? why
        return false
    }
}
