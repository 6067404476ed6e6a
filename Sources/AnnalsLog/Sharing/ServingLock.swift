import Foundation

/// That one server alone serves a log: `flock` on a file beside it, `acme.annals-serving`, for as long as it runs.
///
/// Two would each count who is in the room, and each announce only what it writes itself at once. The file says where the
/// server is reached; it means nothing without the lock, which the system takes off with the process.
///
/// Not checked by the compiler: whoever makes one uses it by one thread at a time.
public final class ServingLock: @unchecked Sendable {
    private let path: String
    private var descriptor: Int32

    /// Takes the lock.
    ///
    /// - Throws: `StoreError` where another server has it, naming where that is reached, or where the file cannot be made.
    public init(ofLogAt log: String) throws {
        let file = try LogFile(at: log)
        path = file.path + "-serving"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(
                .readOnly, "\(path) cannot be made (\(SystemError(errno))): check the rights of the folder",
                underlying: SystemError(errno))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let place = String(decoding: FilePages.bytes(of: descriptor) ?? [], as: UTF8.self)
            close(descriptor)
            guard code == EWOULDBLOCK else {
                throw StoreError(
                    .cannotOpen, "\(path) cannot be locked: keep the log on a local disk", underlying: SystemError(code)
                )
            }
            let at = place.isEmpty ? "" : " at \(place)"
            throw StoreError(.busy, "\(log) is served already\(at): use that server, or stop it first")
        }
        ftruncate(descriptor, 0)
    }

    deinit { release() }

    /// Lets another server in.
    ///
    /// The file stays, empty: who removed it could remove the next one's.
    public func release() {
        guard descriptor >= 0 else { return }
        ftruncate(descriptor, 0)
        close(descriptor)
        descriptor = -1
    }

    /// Says where the server is reached, for whoever comes second.
    public func note(_ address: String) {
        ftruncate(descriptor, 0)
        let bytes = Array(address.utf8)
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }
}

extension FilePages {
    /// What a small file says.
    fileprivate static func bytes(of file: Int32) -> [UInt8]? {
        var status = stat()
        guard fstat(file, &status) == 0, status.st_size > 0, status.st_size < 4096 else { return nil }
        return bytes(of: file, at: 0, count: Int(status.st_size))
    }
}
