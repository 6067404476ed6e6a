import Foundation

/// Files that are written whole or not at all.
enum OutputFile {
    /// Writes a file under another name first, then gives it its own.
    static func write(_ path: String, _ body: (_ write: ([UInt8]) throws -> Void) throws -> Void) throws {
        let draft = path + ".part"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure(path) }
        do {
            defer { close(file) }
            try body { bytes in try write(to: file, path, bytes) }
            guard fsync(file) == 0, rename(draft, path) == 0 else { throw failure(path) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// Writes all of some bytes to an open file.
    static func write(to file: Int32, _ place: String, _ bytes: [UInt8]) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(place) }
            written += count
        }
    }

    private static func failure(_ place: String) -> Failure {
        Failure(
            "\(place) cannot be written (\(String(cString: strerror(errno)))): check the disk, the folder and its rights"
        )
    }
}
