import CTestVFS
import Foundation
import Testing

/// What SQLite said to a test that uses it without our store.
struct PlainError: Error, CustomStringConvertible {
    let description: String
}

/// SQLite as anyone may use it, by its own functions.
///
/// Not checked by the compiler: each test uses its own, by one thread at a time.
final class PlainConnection: @unchecked Sendable {
    private(set) var handle: OpaquePointer?

    init(_ path: String, vfs: String? = nil) throws {
        let uri = "file://" + path + (vfs.map { "?vfs=" + $0 } ?? "")
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI
        try check(sqlite3_open_v2(uri, &handle, flags, nil))
    }

    func run(_ sql: String) throws {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// The first column of the first row.
    func text(_ sql: String) throws -> String? {
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
        defer { sqlite3_finalize(statement) }
        let code = sqlite3_step(statement)
        guard code == SQLITE_ROW else {
            try check(code == SQLITE_DONE ? SQLITE_OK : code)
            return nil
        }
        return sqlite3_column_text(statement, 0).map { String(cString: $0) }
    }

    func integer(_ sql: String) throws -> Int? { try text(sql).flatMap { Int($0) } }

    func close() {
        sqlite3_close(handle)
        handle = nil
    }

    private func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw PlainError(description: String(cString: sqlite3_errmsg(handle))) }
    }
}

/// A VFS of its own for a test, that can be made to fail.
///
/// Not checked by the compiler: what is done in the middle of a checkpoint is set before it begins.
final class CheckpointVFS: @unchecked Sendable {
    let name = "test-" + UUID().uuidString
    let handle: OpaquePointer
    private var act: (() -> Void)?

    init() throws {
        handle = try #require(checkpoint_vfs_register(name))
    }

    /// Does something once, at that moment of the next checkpoint.
    func atNext(_ moment: checkpoint_vfs_moment, _ act: @escaping () -> Void) {
        self.act = act
        checkpoint_vfs_at_next(
            handle, moment,
            { context in
                guard let context else { return }
                Unmanaged<CheckpointVFS>.fromOpaque(context).takeUnretainedValue().act?()
            },
            Unmanaged.passUnretained(self).toOpaque())
    }

    /// Lets syncs of the files fail from now on, or of none.
    func failSync(_ files: Int) { checkpoint_vfs_fail_sync(handle, Int32(files)) }

    /// Lets writes to the files fail for want of room after so many bytes, or to none.
    func limitWrites(_ files: Int, bytes: Int64 = 0) { checkpoint_vfs_limit_writes(handle, Int32(files), bytes) }
}

/// The shell of SQLite, as people who look into a log use it.
enum SQLiteShell {
    static let path = ["/usr/bin/sqlite3", "/usr/local/bin/sqlite3", "/opt/homebrew/bin/sqlite3"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Runs statements on a file; what the shell wrote, and its exit code.
    static func run(_ file: String, _ sql: String) throws -> (output: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path))
        process.arguments = ["-batch", "-bail", file, sql]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), process.terminationStatus)
    }
}

extension PlainConnection {
    /// All rows, as text.
    func rows(_ sql: String) throws -> [[String]] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else {
            throw PlainError(description: String(cString: sqlite3_errmsg(handle)))
        }
        defer { sqlite3_finalize(statement) }
        var rows: [[String]] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            rows.append(
                (0..<sqlite3_column_count(statement)).map {
                    sqlite3_column_text(statement, $0).map { String(cString: $0) } ?? ""
                })
        }
        return rows
    }
}
