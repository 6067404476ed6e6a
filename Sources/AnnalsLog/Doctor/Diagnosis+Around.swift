import Annals
import CAnnalsSQLite
import Foundation
import GRDB

/// The machine around a log: SQLite, the disk, and the files beside it.
extension Diagnosis {
    // MARK: - The file

    mutating func lookAtFile() {
        let real = realpath(path, nil).map { pointer in
            defer { free(pointer) }
            return String(cString: pointer)
        }
        let file = real ?? path
        guard let status = LogFile.status(file) else { return }
        let header = FileManager.default.contents(ofFirst: 100, at: file)
        guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            return add(.damage, "file", "\(status.st_size) bytes that do not begin as an SQLite file does")
        }
        let wal = LogFile.status(file + "-wal")?.st_size ?? 0
        add(
            .fine, "file",
            "\(status.st_size) bytes, format \(header.bigEndian32(60))"
                + (wal > 0 ? ", \(wal) bytes more in its WAL, which belongs to it: copy both or neither" : ""))
        if header[18] != 2 || header[19] != 2 {
            add(
                .warning, "file", "it is not in WAL mode: somebody changed that",
                "the next command that writes sets it back")
        }
        if status.st_mode & 0o002 != 0 {
            add(.warning, "file", "anybody on this machine may write it (mode \(mode(status)))", "chmod o-w \(path)")
        }
        if status.st_nlink > 1 {
            add(
                .warning, "file",
                "it has \(status.st_nlink) names (hard links): opened under two, its WAL is not shared",
                "keep one name")
        }
        if let lock = LogFile.status(file + "-lock"), lock.st_mode & S_IFMT != S_IFREG {
            add(.warning, "file", "\(path)-lock is no file: nothing can be recorded", "remove it")
        }
        for name in ["-new", "-journal"] where LogFile.status(file + name) != nil {
            add(
                .warning, "work", "\(path)\(name) was left by a command that broke off",
                name == "-journal" ? "the next command that writes clears it" : "look at it, and remove it")
        }
        if LogFile.status(file + "-keys.partial") != nil {
            add(.warning, "keys", "\(path)-keys.partial was left by a copy that broke off", "remove it")
        }
    }

    // MARK: - SQLite

    /// Whether that version can lose commits when a checkpoint runs beside one
    /// (https://sqlite.org/wal.html#walresetbug): 3.7.0 to 3.51.2, also those of older lines in which it was mended.
    static func hasWALResetBug(_ version: Int32) -> Bool { version >= 3_007_000 && version <= 3_051_002 }

    mutating func lookAtSQLite() {
        let number = sqlite3_libversion_number()
        if Diagnosis.hasWALResetBug(number) {
            add(
                .note, "sqlite",
                "SQLite \(sqlite) has the WAL-reset bug (3.7.0 to 3.51.2): a checkpoint beside another program's commit "
                    + "can lose entries. Annals takes a lock of its own against that",
                "let no other program write the log or checkpoint it: open it with sqlite3 -readonly, and Litestream 0.5.17 or later"
            )
        } else {
            add(.fine, "sqlite", "SQLite \(sqlite)")
        }
        if number < 3_037_000 {
            add(.damage, "sqlite", "SQLite \(sqlite) knows no STRICT tables", "install 3.37 or later")
        }
        if sqlite3_threadsafe() == 0 {
            add(.damage, "sqlite", "this SQLite is not built for several threads", "install one with THREADSAFE=1 or 2")
        }
        for option in ["OMIT_WAL", "OMIT_TRIGGER", "OMIT_FOREIGN_KEY"] where sqlite3_compileoption_used(option) != 0 {
            add(.warning, "sqlite", "this SQLite was built with \(option)", "install one without")
        }
        if sqlite3_compileoption_used("ENABLE_FTS5") == 0 {
            add(.warning, "sqlite", "this SQLite lacks FTS5: search reads the whole log each time")
        }
        if sqlite3_compileoption_used("MMAP_READWRITE") != 0 {
            add(.warning, "sqlite", "this SQLite writes through memory maps: a fault of the disk ends the program")
        }
    }

    // MARK: - The disk

    mutating func lookAtDisk() {
        var disk = statvfs()
        let folder = (path as NSString).deletingLastPathComponent
        let place = folder.isEmpty ? "." : folder
        if statvfs(place, &disk) == 0 {
            let free = UInt64(disk.f_bavail) * UInt64(disk.f_frsize)
            let size = UInt64(max(0, LogFile.status(path)?.st_size ?? 0))
            let text = "\(free / 1_048_576) MiB are free"
            if free < 64 * 1_048_576 {
                add(.warning, "disk", text, "make room: where there is none, nothing can be recorded")
            } else if free < 2 * size {
                add(.note, "disk", text + ", less than twice the log: taking texts out needs as much as the log again")
            } else {
                add(.fine, "disk", text)
            }
            if disk.f_files > 0, disk.f_favail < 16 {
                add(
                    .warning, "disk", "\(disk.f_favail) more files can be made there", "remove some: SQLite needs a few"
                )
            }
            if disk.f_flag & UInt(ST_RDONLY) != 0 { add(.note, "disk", "it is mounted for reading only") }
        }
        switch FileSystemKind.here(place).map({ ($0.name, $0.danger) }) {
        case (let name, .none)?: add(.fine, "disk", "a file system of kind \(name)")
        case (let name, .network)?:
            add(
                .warning, "disk",
                "\(name) may be shared over a network: WAL needs memory that all who open the log share, "
                    + "and locks there may not hold",
                "keep the log on a local disk, and open it from one machine (annals serve)")
        case (let name, .memory)?:
            add(
                .warning, "disk", "\(name) is memory: a power cut takes the log with it",
                "keep it on a disk, or back it up")
        case nil: break
        }
        if !FileManager.default.isWritableFile(atPath: place) {
            add(.note, "disk", "the folder may not be written by this user: the log can only be read")
        }
    }

    // MARK: - Keys, box, views

    mutating func lookBeside() {
        lookAtKeys()
        let box = path + "-box"
        if let status = LogFile.status(box) {
            secret(
                box, status, "box", "the ballot box: sealed votes and answers of what is open; it belongs in no backup")
            let kind = status.st_size > 0 ? BoxFile.applicationID : nil
            if let faults = integrity(of: box, applicationID: kind, BoxFile.faults) {
                add(
                    .damage, "box",
                    "\(box) is damaged (\(faults)): nothing can be recorded while it lies there, and what was cast on open "
                        + "secret ballots is lost",
                    "put it back where you have it; else move it away: those ballots can be annulled and held again")
            }
        }
        let views = path + "-views"
        guard LogFile.status(views) != nil else {
            return add(.fine, "views", "no views file: the first reader who gains by one makes it")
        }
        let faults = integrity(of: views, applicationID: ViewsFile.applicationID)
        if let faults {
            add(.note, "views", "\(views) is of no use (\(faults)); no answer depends on it", "remove it")
        } else {
            add(.fine, "views", "\(views) can be read")
        }
    }

    private mutating func lookAtKeys() {
        let keys = path + "-keys"
        guard let status = LogFile.status(keys) else {
            return add(
                .warning, "keys", "there is no \(keys): nothing can be signed, and what is sealed cannot be read",
                "put it back from the vault")
        }
        guard secret(keys, status, "keys", "the keys file") else { return }
        if LogFile.status(keys + "-journal") != nil {
            add(
                .note, "keys", "\(keys)-journal: a change of the keys broke off; the next command that writes undoes it"
            )
        }
        guard FileManager.default.isReadableFile(atPath: keys) else {
            return add(.note, "keys", "\(keys) may not be read by this user: what is sealed stays sealed")
        }
        if let faults = integrity(of: keys, applicationID: nil) {
            add(.damage, "keys", "\(keys) is damaged (\(faults))", "put it back from the vault")
        } else if let owner = try? KeysFile(path: keys).owner(), let log = salvage?.log ?? opened(), owner != log {
            add(.damage, "keys", "\(keys) holds the keys of another log (\(owner))", "put this log's own back")
        } else if !findings.contains(where: { $0.level == .damage && $0.area == "keys" }) {
            do {
                _ = try KeysFile(path: keys).sealingKeys()
            } catch {
                add(.damage, "keys", (error as? StoreError)?.message ?? "\(keys): \(error)")
            }
        }
    }

    /// The log's own id, where it can be read.
    private func opened() -> String? {
        guard let log = try? Log(openingAt: path, readOnly: true) else { return nil }
        defer { try? log.close() }
        return try? log.read { try $0.organization().log }
    }

    /// Whether only its owner may read a file.
    @discardableResult
    private mutating func secret(_ file: String, _ status: stat, _ area: String, _ what: String) -> Bool {
        guard status.st_mode & 0o077 != 0 else {
            add(.fine, area, "\(what), for its owner alone")
            return true
        }
        add(
            .warning, area, "\(what) \(file) may be read by others than its owner (mode \(mode(status)))",
            "chmod 600 \(file); where others may have read it, annals keys rotate")
        return false
    }

    private func mode(_ status: stat) -> String { "0" + String(status.st_mode & 0o777, radix: 8) }

    /// What SQLite finds wrong with a file beside the log; `nil` where nothing is.
    private func integrity(
        of file: String, applicationID: Int32?, _ look: (Database) throws -> String? = { _ in nil }
    ) -> String? {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        do {
            let queue = try DatabaseQueue(path: file, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { database in
                if let applicationID, try Int32.fetchOne(database, sql: "PRAGMA application_id") != applicationID {
                    return "it is another program's"
                }
                let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check").first { $0 != "ok" }
                return try faults ?? look(database)
            }
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            return nil  // somebody writes to it: it is in use
        } catch {
            return (error as? DatabaseError)?.message ?? "\(error)"
        }
    }
}

extension FileManager {
    /// The first bytes of a file; fewer where it is shorter.
    fileprivate func contents(ofFirst count: Int, at path: String) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        return Array((try? file.read(upToCount: count)) ?? Data())
    }
}
