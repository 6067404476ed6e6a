import Foundation
import GRDB

extension SQLiteStore {
    /// Makes a log where no file is, and opens it.
    ///
    /// It is there whole or not at all: it is made under another name.
    ///
    /// - Parameter begin: writes what the log begins with, before it is there for anybody else.
    package static func create(
        at path: String, options: Options = Options(), beginningWith begin: ((SQLiteStore) throws -> Void)? = nil
    ) throws -> SQLiteStore {
        let file = try LogFile(toBeAt: path)
        try file.checkIsFree()
        let lock = StoreLock(of: file)
        try lock.acquire(timeoutSeconds: options.lockTimeoutSeconds)
        defer { lock.release() }
        try file.checkIsFree()
        // Under the lock the name is ours; what may lie there was left by a crash.
        let draft = file.path + "-new"
        let parts = ["", "-journal", "-wal", "-shm", "-lock"]
        for part in parts { unlink(draft + part) }
        do {
            try fill(draft, vfs: options.vfs, shown: path)
            if let begin {
                let store = try SQLiteStore(openingAt: draft, options: options)
                do {
                    try begin(store)
                } catch {
                    try? store.close()
                    throw error
                }
                // Copies all into the one file.
                try store.close()
                guard LogFile.status(draft + "-wal") == nil else {
                    throw StoreError(
                        .machine, "\(path) cannot be made whole in one file: check the disk, and try again")
                }
                unlink(draft + "-lock")
            }
            guard rename(draft, file.path) == 0 else {
                throw StoreError(
                    .cannotOpen, "\(path) cannot be made: \(SystemError(errno))", underlying: SystemError(errno))
            }
        } catch {
            for part in parts { unlink(draft + part) }
            throw error
        }
        try file.syncFolder()
        return try SQLiteStore(openingAt: path, options: options)
    }

    private static func fill(_ draft: String, vfs: String?, shown: String) throws {
        LogConnection.processIsSetUp
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        do {
            let queue = try DatabaseQueue(
                path: LogFile.uri(draft, ["mode=rwc"] + (vfs.map { ["vfs=" + $0] } ?? [])),
                configuration: configuration)
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = EXTRA")
                try database.inTransaction {
                    try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                    try database.execute(sql: "PRAGMA user_version = \(Schema.version)")
                    for statement in Schema.migrations.joined() { try database.execute(sql: statement) }
                    return .commit
                }
                // Kept in the file's header; closing removes the files beside it.
                try database.execute(sql: "PRAGMA journal_mode = WAL")
            }
            try queue.close()
        } catch let error as DatabaseError {
            throw StoreError(error, at: shown)
        }
    }
}

extension LogFile {
    /// Throws where something is in the place of a new log, or beside it what SQLite would take for a part of it.
    fileprivate func checkIsFree() throws {
        var found = stat()
        guard lstat(path, &found) != 0 else {
            throw StoreError(.alreadyThere, "\(shown) is already there: open it, or choose another name")
        }
        guard LogFile.status(walPath) == nil else {
            throw StoreError(.alreadyThere, "\(shown)-wal is left of another log and may hold entries: move it away")
        }
        guard isFolderWritable else {
            throw StoreError(.readOnly, "the folder of \(shown) may not be written: check its rights")
        }
    }

    /// Makes the new name durable.
    fileprivate func syncFolder() throws {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw StoreError(
                .machine, "the folder \(folder) cannot be synced (\(SystemError(errno))): check the disk",
                underlying: SystemError(errno))
        }
    }
}
