import Annals
import AnnalsProof
import Foundation
import GRDB

/// A copy of a log in one file: whole at one moment while others go on writing, and verified after it was written.
///
/// It has what the log's file has, and nothing of what was taken out of it; the ballot box belongs in no backup.
public struct Backup: Sendable {
    /// The copy.
    public let path: String
    /// The copy of the keys file beside it; `nil` where none was asked for or there was none.
    public internal(set) var keys: String?
    /// What verification found of the copy.
    public let report: Verifier.Report
    /// How many bytes it has.
    public let bytes: Int

    /// Copies a log.
    ///
    /// The copy is made under another name, held against the log's own root, synced, and only then given its name.
    ///
    /// - Parameters:
    ///   - source: the log, which others may have open.
    ///   - target: where nothing is yet.
    ///   - withKeys: whether the keys file is copied beside it, as `TARGET-keys`. After the log: whoever was forgotten in
    ///     between has no key in it, and no text of the copy is without its key.
    ///   - progress: told how many entries of the copy are verified, of how many.
    public init(
        ofLogAt source: String, to target: String, withKeys: Bool = false,
        progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws {
        let file = try LogFile(at: source)
        // A backup that is restored has no lock beside it, and nobody else: what SQLite makes to read it goes again.
        let isAlone = LogFile.status(file.lockPath) == nil && file.wal == nil
        defer {
            if isAlone, LogFile.status(file.lockPath) == nil, LogFile.status(file.walPath)?.st_size == 0 {
                for part in ["-wal", "-shm"] { unlink(file.path + part) }
            }
        }
        let place = try LogFile(toBeAt: target)
        try Backup.checkIsFree(place, withKeys: withKeys)
        // Before anything is written: a copy without the keys that were asked for is not what was asked for.
        if withKeys { _ = try Backup.keys(besideLogAt: source) }
        let draft = place.path + ".part"
        let claim = try Backup.claim(draft, file.permissions, shown: target)
        defer {
            for part in ["", "-journal", "-wal", "-shm"] { unlink(draft + part) }
            close(claim)
        }
        try Backup.copy(file, to: draft)
        try Backup.takeOutReplication(draft, shown: target)
        let (report, id) = try Backup.verified(draft, shown: target, progress)
        try Backup.compare(report.head, with: source)
        if withKeys { keys = try Backup.keys(besideLogAt: source).copy(to: target + "-keys", of: id).path }
        do {
            try Backup.settle(draft, at: place, shown: target)
        } catch {
            if let keys { unlink(keys) }
            throw error
        }
        path = target
        self.report = report
        bytes = Int(LogFile.status(place.path)?.st_size ?? 0)
    }

    /// The keys file of a log.
    private static func keys(besideLogAt source: String) throws -> KeysFile {
        let log = try Log(openingAt: source, readOnly: true)
        defer { try? log.close() }
        guard let keys = try KeysFile.find(besideLogAt: source, log: try log.read { try $0.organization().log }) else {
            throw StoreError(
                .notFound, "there is no \(source)-keys to copy: put the keys file back, or copy the log without it")
        }
        return keys
    }

    /// Takes the name under which a copy is made, for as long as the descriptor is open; what a copy left that was broken
    /// off is removed.
    private static func claim(_ draft: String, _ permissions: mode_t, shown: String) throws -> Int32 {
        while true {
            let descriptor = open(draft, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, permissions)
            guard descriptor >= 0 else {
                let code = errno
                throw StoreError(
                    code == ENOSPC ? .diskFull : .cannotOpen,
                    "\(shown) cannot be made (\(SystemError(code))): check the folder, its rights and the room in it",
                    underlying: SystemError(code))
            }
            var (ours, named) = (stat(), stat())
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                close(descriptor)
                throw StoreError(
                    .busy, "another program makes \(shown) at this moment: wait for it, or name another file")
            }
            // Whoever had it may have removed the name just now.
            guard fstat(descriptor, &ours) == 0, stat(draft, &named) == 0, ours.st_ino == named.st_ino else {
                close(descriptor)
                continue
            }
            for part in ["-journal", "-wal", "-shm"] { unlink(draft + part) }
            guard ftruncate(descriptor, 0) == 0 else {
                let code = errno
                close(descriptor)
                throw StoreError(
                    .cannotOpen, "\(shown) cannot be made (\(SystemError(code))): check the disk",
                    underlying: SystemError(code))
            }
            return descriptor
        }
    }

    private static func checkIsFree(_ place: LogFile, withKeys: Bool) throws {
        var found = stat()
        for part in ["", "-wal", "-journal"] + (withKeys ? ["-keys"] : []) where lstat(place.path + part, &found) == 0 {
            throw StoreError(
                .alreadyThere, "\(place.shown)\(part) is already there: name another file, or move it away")
        }
    }

    /// `VACUUM INTO` reads one state of the log, while others write, and syncs nothing.
    private static func copy(_ file: LogFile, to draft: String) throws {
        let connection = try LogConnection.reading(file, SQLiteStore.Options())
        defer {
            try? connection.close()
            LogConnection.tidy(file, SQLiteStore.Options())
        }
        try connection.onQueue {
            do {
                try connection.database?.execute(sql: "VACUUM INTO ?", arguments: [draft])
            } catch let error as DatabaseError {
                throw StoreError(error, at: error.resultCode == .SQLITE_CORRUPT ? file.shown : draft)
            }
        }
    }

    /// Takes out what Litestream put into the log it replicates: a log with its tables is left to it to checkpoint.
    private static func takeOutReplication(_ draft: String, shown: String) throws {
        do {
            let queue = try DatabaseQueue(path: draft)
            defer { try? queue.close() }
            try queue.writeWithoutTransaction { database in
                for table in ["_litestream_seq", "_litestream_lock"] {
                    try database.execute(sql: "DROP TABLE IF EXISTS \(table)")
                }
            }
        } catch let error as DatabaseError {
            throw StoreError(error, at: shown)
        }
    }

    private static func verified(
        _ draft: String, shown: String, _ progress: (Int, Int) -> Void
    ) throws -> (report: Verifier.Report, log: String) {
        let log = try Log(openingAt: draft, readOnly: true)
        defer { try? log.close() }
        let report = try Verifier.verify(log, progress: progress)
        guard report.isSound else {
            let first = report.damage.first.map { "\($0.position.map { "entry \($0): " } ?? "")\($0.problem)" } ?? ""
            throw StoreError(
                .damaged, "the copy is not sound, and was not kept (\(first)): annals doctor says whether the log is")
        }
        return (report, try log.read { try $0.organization().log })
    }

    /// Holds the root of the copy against that of the log over as many entries.
    private static func compare(_ head: TreeHead, with source: String) throws {
        let log = try Log(openingAt: source, readOnly: true)
        defer { try? log.close() }
        let own = try log.store.read { try TreeHead(size: head.size, from: StoredTree($0)) }
        guard own == head else {
            throw StoreError(.damaged, "the copy is not what \(source) is, and was not kept: run annals doctor")
        }
    }

    /// Puts the file into WAL mode, as logs are, makes it durable, and gives it its name.
    private static func settle(_ draft: String, at place: LogFile, shown: String) throws {
        do {
            let queue = try DatabaseQueue(path: draft)
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
            try queue.close()
        } catch let error as DatabaseError {
            throw StoreError(error, at: shown)
        }
        let descriptor = open(draft, O_RDWR | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0, link(draft, place.path) == 0 else {
            let code = errno
            throw StoreError(
                code == EEXIST ? .alreadyThere : .cannotOpen,
                "\(shown) cannot be written (\(SystemError(code))): check the disk and the folder",
                underlying: SystemError(code))
        }
        let folder = open(place.folder, O_RDONLY | O_CLOEXEC)
        defer { if folder >= 0 { close(folder) } }
        guard folder >= 0, fsync(folder) == 0 else {
            throw StoreError(.machine, "the folder of \(shown) cannot be synced: check the disk")
        }
    }
}
