import Foundation

/// Lines that come in over time: those that are there at once, then the next.
struct InputLines {
    struct Line {
        /// Its number, from 1.
        let number: Int
        /// What it says, without the newline.
        let bytes: [UInt8]

        /// Whether there is nothing but white space in it.
        var isBlank: Bool { bytes.allSatisfy { $0 <= 0x20 } }
    }

    /// How many lines have come in.
    private(set) var count = 0
    private let file: FileHandle
    private var rest: [UInt8] = []
    private var hasEnded = false

    init(_ file: FileHandle) {
        self.file = file
    }

    /// Waits for lines; `nil` where no more will come.
    ///
    /// The last one may end without a newline.
    mutating func next() throws -> [Line]? {
        while !hasEnded {
            let more = file.availableData
            hasEnded = more.isEmpty
            rest += more
            guard let end = hasEnded ? rest.indices.last : rest.lastIndex(of: 0x0A) else { continue }
            let lines = rest[...end].split(separator: 0x0A, omittingEmptySubsequences: false)
            rest = Array(rest[(end + 1)...])
            return lines.dropLast(hasEnded && lines.last?.isEmpty == false ? 0 : 1).map { line in
                count += 1
                return Line(
                    number: count,
                    bytes: Array(count == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line))
            }
        }
        return nil
    }
}
