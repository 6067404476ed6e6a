import Foundation

/// The pages of an SQLite file as they lie on the disk, with those of its WAL in their place, read without SQLite.
///
/// It is for files that SQLite refuses, so nothing in them is believed: what cannot be read is a page less. A log that
/// this process has open must not be read so: closing a descriptor of it would drop the locks of SQLite.
final class FilePages {
    let path: String
    let pageSize: Int
    /// What of a page holds data: less what an extension of SQLite may have reserved at its end.
    let usableSize: Int
    /// How many pages there are, the last perhaps cut off.
    let count: Int
    /// Whether the first page says that this is an SQLite file, and how its pages are.
    let hasHeader: Bool
    /// How many bytes the WAL beside it has.
    let walSize: Int
    /// What is wrong with the WAL; `nil` where nothing is, or there is none.
    let walProblem: String?
    /// The pages that the disk does not give.
    private(set) var unreadable: Set<Int> = []

    private let file: Int32
    private let wal: Int32
    private let size: Int
    /// Where the last committed copy of a page stands in the WAL.
    private let newer: [Int: Int]

    /// - Parameter pageSize: how long a page is where the file does not say so any more.
    init(_ path: String, pageSize guess: Int = 4096) throws {
        self.path = path
        file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            let code = errno
            throw StoreError(
                code == ENOENT ? .notFound : .cannotOpen,
                "\(path) cannot be read (\(SystemError(code))): check the path and its rights",
                underlying: SystemError(code))
        }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(file)
            throw StoreError(.notALog, "\(path) is no file: name the log itself")
        }
        size = Int(status.st_size)
        wal = open(path + "-wal", O_RDONLY | O_CLOEXEC)
        var walStatus = stat()
        walSize = wal >= 0 && fstat(wal, &walStatus) == 0 ? Int(walStatus.st_size) : 0
        let header = FilePages.bytes(of: file, at: 0, count: 100) ?? []
        let stated = FilePages.pageSize(in: header)
        hasHeader = stated != nil
        let ofWAL = FilePages.bytes(of: wal, at: 8, count: 4).map { Int($0.bigEndian32(0)) }
        pageSize = stated ?? ofWAL.flatMap { FilePages.sizes.contains($0) ? $0 : nil } ?? guess
        usableSize = pageSize - (stated == nil ? 0 : Int(header[20]))
        let log = WALFrames(wal, size: walSize, pageSize: pageSize)
        (newer, walProblem) = (log.pages, log.problem)
        count = max((size + pageSize - 1) / pageSize, log.databasePages, newer.keys.max() ?? 0)
    }

    deinit {
        close(file)
        if wal >= 0 { close(wal) }
    }

    /// What SQLite allows.
    static let sizes = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536]

    private static func pageSize(in header: [UInt8]) -> Int? {
        guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else { return nil }
        let stated = Int(header[16]) << 8 | Int(header[17])
        let size = stated == 1 ? 65536 : stated
        return sizes.contains(size) && header[20] <= 32 ? size : nil
    }

    /// A page by its number, from 1, filled up with zeros where the file ends within it; `nil` where the disk does not
    /// give it or there is none.
    func page(_ number: Int) -> [UInt8]? {
        guard number >= 1, number <= count else { return nil }
        if let offset = newer[number] { return FilePages.bytes(of: wal, at: offset, count: pageSize) }
        let offset = (number - 1) * pageSize
        let there = min(pageSize, size - offset)
        guard there > 0 else { return nil }
        guard var bytes = FilePages.bytes(of: file, at: offset, count: there) else {
            unreadable.insert(number)
            return nil
        }
        bytes += Array(repeating: 0, count: pageSize - there)
        return bytes
    }

    /// Whether the file is cut off within its last page, or before the page that its header says is the last.
    var cutOffPages: Int {
        guard let first = page(1), hasHeader, first.bigEndian32(24) == first.bigEndian32(92) else { return 0 }
        return max(0, Int(first.bigEndian32(28)) - size / pageSize - newer.keys.filter { $0 > size / pageSize }.count)
    }

    /// Reads exactly so many bytes; `nil` where there are fewer, or the disk fails.
    static func bytes(of file: Int32, at offset: Int, count: Int) -> [UInt8]? {
        guard file >= 0, count > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let read = bytes.withUnsafeMutableBytes { buffer in
                pread(file, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
            }
            if read < 0, errno == EINTR { continue }
            guard read > 0 else { return nil }
            done += read
        }
        return bytes
    }
}

extension [UInt8] {
    /// The number in four bytes, the highest first.
    func bigEndian32(_ at: Int) -> UInt32 {
        UInt32(self[at]) << 24 | UInt32(self[at + 1]) << 16 | UInt32(self[at + 2]) << 8 | UInt32(self[at + 3])
    }

    func bigEndian16(_ at: Int) -> Int { Int(self[at]) << 8 | Int(self[at + 1]) }
}
