import CAnnalsSQLite
import Foundation

/// The file of a log on disk: where it is, what stands beside it, and whether it is still the same one.
///
/// It asks by name only and never opens the file: closing a descriptor of it would drop SQLite's own locks, which
/// belong to the process.
struct LogFile: Sendable {
    /// The path as the user gave it, for messages.
    let shown: String
    /// The path without links and relative parts, which every process agrees on.
    let path: String
    /// The rights that files beside the log get as well.
    let permissions: mode_t
    /// What makes it this file and no other of the same name.
    private let identity: Identity

    /// What makes a file this one and no other of the same name.
    struct Identity: Equatable {
        private var device: UInt64 = 0
        private var inode: UInt64 = 0

        /// That of no file.
        fileprivate init() {}

        /// That of the file at a path; `nil` where there is none.
        fileprivate init?(at path: String) {
            guard annals_file_identity(path, &device, &inode) != 0 else { return nil }
        }
    }

    var lockPath: String { path + "-lock" }
    var walPath: String { path + "-wal" }
    var folder: String { (path as NSString).deletingLastPathComponent }

    /// Finds the log at that path; says why where there is none.
    init(at shown: String) throws {
        self.shown = shown
        guard let real = realpath(shown, nil) else {
            let code = errno
            throw code == ENOENT
                ? StoreError(.notFound, "there is no log at \(shown): check the path, or make one with init")
                : StoreError(
                    .cannotOpen, "\(shown) cannot be reached (\(SystemError(code))): check the path and its rights",
                    underlying: SystemError(code))
        }
        path = String(cString: real)
        free(real)
        guard let found = LogFile.status(path) else {
            throw StoreError(.notFound, "there is no log at \(shown): check the path, or make one with init")
        }
        permissions = found.st_mode & 0o666
        identity = Identity(at: path) ?? Identity()
        guard found.st_mode & S_IFMT == S_IFREG else {
            throw StoreError(.notALog, "\(shown) is no file: name the log itself")
        }
        guard found.st_size > 0 || !(LogFile.wasALog(path) || LogFile.status(walPath)?.st_size ?? 0 > 0) else {
            throw StoreError(
                .damaged,
                "\(shown) is empty, and a log lay here: leave all as it is; annals salvage saves what its WAL holds, and a "
                    + "backup fills the gaps")
        }
        guard found.st_size > 0 else {
            throw StoreError(.notALog, "\(shown) is empty, not a log: remove it and make one with init")
        }
        guard LogFile.allows(R_OK, path) else {
            throw StoreError(.cannotOpen, "\(shown) may not be read: check its rights")
        }
    }

    /// The place where a new log is to be, its folder's links resolved; nothing is there yet.
    init(toBeAt shown: String) throws {
        self.shown = shown
        let folder = (shown as NSString).deletingLastPathComponent
        let name = (shown as NSString).lastPathComponent
        guard let real = realpath(folder.isEmpty ? "." : folder, nil) else {
            throw StoreError(
                .cannotOpen, "the folder of \(shown) cannot be reached (\(SystemError(errno))): make it first",
                underlying: SystemError(errno))
        }
        path = (String(cString: real) as NSString).appendingPathComponent(name)
        free(real)
        permissions = 0o644
        identity = Identity()
    }

    // MARK: - Rights and changes

    /// Throws where this user may not append to the log.
    func checkWritable() throws {
        guard LogFile.allows(W_OK, path) else {
            throw StoreError(.readOnly, "\(shown) may not be written: check its rights, or only read it")
        }
        guard isFolderWritable else {
            throw StoreError(
                .readOnly, "the folder \(folder) may not be written, and a log needs files beside it: check its rights")
        }
    }

    var isFolderWritable: Bool { LogFile.allows(W_OK | X_OK, folder) }

    /// Throws where the file was removed or another one has its name since.
    func checkIsTheSame() throws {
        guard let now = Identity(at: path) else {
            throw StoreError(
                .notFound, "\(shown) was removed while it was open: put it back, then open it again")
        }
        guard now == identity else {
            throw StoreError(
                .stopped, "\(shown) was replaced by another file while it was open: open it again")
        }
    }

    /// What the WAL is now; `nil` where there is none.
    var wal: Identity? { Identity(at: walPath) }

    /// Whether a log lay here: its lock or its keys still do.
    var wasALog: Bool { LogFile.wasALog(path) }

    /// Whether a log lay at that path: its lock or its keys still do.
    static func wasALog(_ path: String) -> Bool { ["-lock", "-keys"].contains { status(path + $0) != nil } }

    // MARK: - Reading where nothing can be written

    /// How the file looks from outside: a reader that locks nothing asks before and after whether it has changed.
    struct Look: Equatable {
        var size: Int64
        var seconds: Int
        var nanoseconds: Int
    }

    /// How the file looks now where it may be read without locks, as if nobody could change it; `nil` elsewhere.
    ///
    /// That is where SQLite could not make the files that it needs for WAL, and there is no WAL to read.
    func lookIfUnlockable() throws -> Look? {
        guard !isFolderWritable else { return nil }
        let wal = LogFile.status(walPath)
        if wal != nil, LogFile.status(path + "-shm") != nil { return nil }
        guard wal?.st_size ?? 0 == 0 else {
            throw StoreError(
                .cannotOpen,
                "entries of \(shown) still stand in \(walPath), which cannot be read in a folder without write access: "
                    + "copy both files to a folder of yours")
        }
        return look
    }

    /// How the file looks now; `nil` where it is gone or has a WAL.
    var look: Look? {
        guard let now = LogFile.status(path), LogFile.status(walPath)?.st_size ?? 0 == 0 else { return nil }
        #if canImport(Darwin)
            let changed = now.st_mtimespec
        #else
            let changed = now.st_mtim
        #endif
        return Look(size: Int64(now.st_size), seconds: changed.tv_sec, nanoseconds: changed.tv_nsec)
    }

    // MARK: - The system's questions

    static func status(_ path: String) -> stat? {
        var found = stat()
        return stat(path, &found) == 0 ? found : nil
    }

    private static func allows(_ rights: Int32, _ path: String) -> Bool {
        faccessat(AT_FDCWD, path, rights, AT_EACCESS) == 0
    }
}

extension LogFile {
    /// The name for SQLite, as a URI: so that it makes no new file, and a path with `?` or `%` is still that path.
    func uri(_ parameters: [String]) -> String { LogFile.uri(path, parameters) }

    /// The same for another file; the path is absolute.
    static func uri(_ path: String, _ parameters: [String]) -> String {
        var text = "file://"
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                text.unicodeScalars.append(UnicodeScalar(byte))
            default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return text + "?" + parameters.joined(separator: "&")
    }
}
