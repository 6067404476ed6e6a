import Annals
import Foundation
import GRDB

extension KeysFile {
    /// Copies the file as it is at one moment: under another name first, synced and checked, then in its place.
    func copy(to target: String, of log: String) throws -> KeysFile {
        let partial = target + ".partial"
        let descriptor = open(partial, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let code = errno
            throw StoreError(
                code == EEXIST ? .alreadyThere : .cannotOpen,
                code == EEXIST
                    ? "\(partial) is already there, left by a copy that was broken off: remove it"
                    : "\(partial) cannot be made (\(String(cString: strerror(code)))): check the folder and its rights",
                underlying: SystemError(code))
        }
        defer {
            close(descriptor)
            unlink(partial)
        }
        try withQueue(readOnly: true) { queue in
            try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [partial]) }
        }
        let copy = KeysFile(path: partial)
        let faults = try copy.use(readOnly: true) { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        }
        guard faults.isEmpty, try copy.publicKeys() == publicKeys(), try copy.owner() == log else {
            throw StoreError(.damaged, "the copy of \(path) is not whole: check the disk, and try again")
        }
        guard fsync(descriptor) == 0, link(partial, target) == 0 else {
            let code = errno
            throw StoreError(
                code == EEXIST ? .alreadyThere : .cannotOpen,
                code == EEXIST
                    ? "\(target) is already there: name another file"
                    : "\(target) cannot be written (\(String(cString: strerror(code)))): check the disk and the folder",
                underlying: SystemError(code))
        }
        let folder = open(URL(fileURLWithPath: target).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
        return KeysFile(path: target)
    }
}
