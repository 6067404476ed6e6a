import Foundation

/// The frames of a WAL that hold the committed pages (https://sqlite.org/fileformat2.html#the_write_ahead_log).
///
/// Unlike SQLite, which stops at the first frame whose checksum does not fit, this goes on behind it: each frame is
/// checked by what the frame before it says its own checksum was. What was committed behind the damage is found too.
///
/// A crash may leave frames behind the last good one as well, of a commit that was not synced and acknowledged. But each
/// commit is synced before the next begins: where a whole one follows another behind the damage, the first was durable.
struct WALFrames {
    /// Where the last committed copy of each page stands.
    private(set) var pages: [Int: Int] = [:]
    /// How many pages the file has after the last commit; 0 where there is none.
    private(set) var databasePages = 0
    /// What is wrong, though it may be no more than what a crash left of a commit; `nil` where nothing is.
    private(set) var problem: String?
    /// How many commits at the least were durable, and stand where SQLite does not read them any more.
    private(set) var lostCommits = 0

    /// Reads a WAL.
    ///
    /// - Parameters:
    ///   - file: its descriptor.
    ///   - size: how many bytes it has.
    ///   - pageSize: that of the log.
    init(_ file: Int32, size: Int, pageSize: Int) {
        guard size > 32, let header = FilePages.bytes(of: file, at: 0, count: 32) else { return }
        let isBig = header.bigEndian32(0) & 1 == 1
        var sum: (UInt32, UInt32)? = WALFrames.checksum(header[0..<24], isBig, (0, 0))
        var salts = header[16..<24]
        if header.bigEndian32(0) | 1 != 0x377F_0683
            || sum.map({ $0 != (header.bigEndian32(24), header.bigEndian32(28)) })
                ?? true
        {
            problem = "the header of the WAL is damaged"
            sum = nil
            salts = (FilePages.bytes(of: file, at: 40, count: 8) ?? [])[...]
        }
        var open: [(page: Int, offset: Int)] = []
        var damaged = 0
        // Whether each frame since a commit fits the one before it, behind the first that does not.
        var isWholeSinceCommit = false
        for start in stride(from: 32, to: size - pageSize - 23, by: 24 + pageSize) {
            guard let frame = FilePages.bytes(of: file, at: start, count: 24 + pageSize) else {
                damaged += 1
                sum = nil
                isWholeSinceCommit = false
                continue
            }
            // What an earlier round of the WAL left behind the end of this one.
            guard frame[8..<16].elementsEqual(salts) else { break }
            let stated = (frame.bigEndian32(16), frame.bigEndian32(20))
            let fits =
                sum.map {
                    WALFrames.checksum(frame[24...], isBig, WALFrames.checksum(frame[0..<8], isBig, $0)) == stated
                }
                ?? true
            sum = stated
            guard fits else {
                damaged += 1
                isWholeSinceCommit = false
                continue
            }
            open.append((Int(frame.bigEndian32(0)), start + 24))
            guard frame.bigEndian32(4) > 0 else { continue }
            databasePages = Int(frame.bigEndian32(4))
            for (page, offset) in open { pages[page] = offset }
            open = []
            guard problem != nil || damaged > 0 else { continue }
            if isWholeSinceCommit { lostCommits += 1 }
            isWholeSinceCommit = true
        }
        // A page number that no file has comes of a frame whose checksum could not be asked.
        pages = pages.filter { $0.key >= 1 && $0.key <= max(databasePages, 1) }
        if damaged > 0 { problem = "\(damaged) frames of the WAL are damaged: SQLite reads none behind the first" }
    }

    private static func checksum(
        _ bytes: ArraySlice<UInt8>, _ isBig: Bool, _ sum: (UInt32, UInt32)
    ) -> (UInt32, UInt32) {
        bytes.withUnsafeBytes { bytes in
            var (s0, s1) = sum
            for at in stride(from: 0, to: bytes.count - 7, by: 8) {
                let (one, two) = (
                    bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self),
                    bytes.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self)
                )
                s0 &+= (isBig ? UInt32(bigEndian: one) : UInt32(littleEndian: one)) &+ s1
                s1 &+= (isBig ? UInt32(bigEndian: two) : UInt32(littleEndian: two)) &+ s0
            }
            return (s0, s1)
        }
    }

    /// How many commits of a log at the least were durable and are lost to SQLite; 0 where its WAL is whole.
    ///
    /// It opens the WAL alone: SQLite's locks are not on that, and stay when its descriptor is closed.
    static func lostCommits(in path: String, pageSize: Int) -> Int {
        let file = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_size > 32 else { return 0 }
        return WALFrames(file, size: Int(status.st_size), pageSize: pageSize).lostCommits
    }
}
