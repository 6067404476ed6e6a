import Foundation

/// The lock that the writers of a log take in turn, across processes and within one: `flock` on a file beside the log.
///
/// It is held from before `BEGIN IMMEDIATE` until `COMMIT` has returned, and around each checkpoint, because SQLite
/// 3.7.0 to 3.51.2 can lose commits when a checkpoint runs beside one (https://sqlite.org/wal.html#walresetbug).
/// `flock` belongs to the open descriptor, so two stores in one process exclude each other too; the locks of `fcntl`,
/// which belong to the process, would not.
///
/// Used by one thread at a time.
final class StoreLock: @unchecked Sendable {
    private let file: LogFile
    private var descriptor: Int32 = -1

    /// Names the lock of a log; opens nothing yet.
    init(of file: LogFile) {
        self.file = file
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Waits until nobody else holds the lock, and takes it; throws `busy` where that takes too long.
    func acquire(timeoutSeconds: Double) throws {
        guard try take(within: timeoutSeconds) else {
            throw StoreError(.busy, "another program is writing to \(file.shown): try again when it has finished")
        }
    }

    /// Waits until nobody else holds the lock, and takes it; `false` where that takes too long.
    func take(within timeoutSeconds: Double) throws -> Bool {
        let start = ContinuousClock.now
        var pauseMicroseconds: UInt32 = 100
        while true {
            if descriptor < 0 { try open() }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                if isTheFileBesideTheLog { return true }
                // Someone removed the file; who opens the log now would lock another one.
                close(descriptor)
                descriptor = -1
                continue
            }
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR else {
                throw StoreError(
                    .cannotOpen, "\(file.lockPath) cannot be locked: keep the log on a local disk",
                    underlying: SystemError(code))
            }
            guard ContinuousClock.now - start < .seconds(timeoutSeconds) else { return false }
            usleep(pauseMicroseconds)
            pauseMicroseconds = min(5000, pauseMicroseconds * 3 / 2)
        }
    }

    /// Lets the next one in.
    func release() {
        if descriptor >= 0 { flock(descriptor, LOCK_UN) }
    }

    private func open() throws {
        descriptor = Foundation.open(file.lockPath, O_RDWR | O_CREAT | O_CLOEXEC, file.permissions)
        guard descriptor < 0 else { return }
        let code = errno
        throw code == ENOSPC || code == EDQUOT
            ? StoreError(.diskFull, "no room for \(file.lockPath): make room and try again", underlying: SystemError(code))
            : StoreError(
                .readOnly, "\(file.lockPath) cannot be written: check the rights of the file and its folder",
                underlying: SystemError(code))
    }

    private var isTheFileBesideTheLog: Bool {
        var ours = stat()
        var named = stat()
        return fstat(descriptor, &ours) == 0 && stat(file.lockPath, &named) == 0
            && ours.st_dev == named.st_dev && ours.st_ino == named.st_ino
    }
}
