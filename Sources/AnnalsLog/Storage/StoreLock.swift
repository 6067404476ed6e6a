import Foundation
import Synchronization

/// The lock that the writers of a log take in turn, across processes and within one: `flock` on a file beside the log.
///
/// It is held from before `BEGIN IMMEDIATE` until `COMMIT` has returned, and around each checkpoint, because SQLite
/// 3.7.0 to 3.51.2 can lose commits when a checkpoint runs beside one (https://sqlite.org/wal.html#walresetbug).
/// `flock` belongs to the open descriptor, so two stores in one process exclude each other too; the locks of `fcntl`,
/// which belong to the process, would not.
///
/// Not checked by the compiler: whoever makes one uses it by one thread at a time.
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
    func take(within seconds: Double) throws -> Bool {
        let deadline = DispatchTime.now() + seconds
        while true {
            if descriptor < 0 { try open() }
            let code = flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno
            if code == EWOULDBLOCK {
                guard seconds > 0, waitInLine(until: deadline) else { return false }
            } else if code != 0 {
                throw StoreError(
                    .cannotOpen, "\(file.lockPath) cannot be locked: keep the log on a local disk",
                    underlying: SystemError(code))
            }
            if isTheFileBesideTheLog { return true }
            // Someone removed the file; who opens the log now would lock another one.
            close(descriptor)
            descriptor = -1
        }
    }

    /// Waits in the system's own line, which is fair to two writers that never rest, as asking again and again is not.
    private func waitInLine(until deadline: DispatchTime) -> Bool {
        let turn = Turn(descriptor)
        Thread.detachNewThread { turn.take() }
        if turn.comes(before: deadline) { return true }
        descriptor = -1  // the thread has it now
        return false
    }

    /// Lets the next one in.
    func release() {
        if descriptor >= 0 { flock(descriptor, LOCK_UN) }
    }

    private func open() throws {
        descriptor = Foundation.open(file.lockPath, O_RDWR | O_CREAT | O_CLOEXEC, file.permissions)
        guard descriptor < 0 else { return }
        let code = errno
        let hasNoRoom = code == ENOSPC || code == EDQUOT
        throw StoreError(
            hasNoRoom ? .diskFull : .readOnly,
            hasNoRoom
                ? "no room for \(file.lockPath): make room and try again"
                : "\(file.lockPath) cannot be written: check the rights of the file and its folder",
            underlying: SystemError(code))
    }

    private var isTheFileBesideTheLog: Bool {
        var ours = stat()
        var named = stat()
        return fstat(descriptor, &ours) == 0 && stat(file.lockPath, &named) == 0
            && ours.st_dev == named.st_dev && ours.st_ino == named.st_ino
    }
}

/// A place in the line for a lock: a thread of its own waits there, because `flock` knows no timeout.
private final class Turn: Sendable {
    private enum State {
        case waiting
        case taken
        case abandoned
    }

    private let descriptor: Int32
    private let state = Mutex(State.waiting)
    private let signal = DispatchSemaphore(value: 0)

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Waits for the lock; where nobody wants it any more by then, closing the descriptor lets it go.
    func take() {
        var code: Int32
        repeat { code = flock(descriptor, LOCK_EX) } while code != 0 && errno == EINTR
        let isAbandoned = state.withLock { state in
            if state == .waiting, code == 0 { state = .taken }
            return state == .abandoned
        }
        if isAbandoned { close(descriptor) } else { signal.signal() }
    }

    /// Whether the lock was taken in time; if not, the descriptor is the waiting thread's to close.
    func comes(before deadline: DispatchTime) -> Bool {
        _ = signal.wait(timeout: deadline)
        return state.withLock { state in
            defer { if state == .waiting { state = .abandoned } }
            return state == .taken
        }
    }
}
