import Annals
import AnnalsProof

/// The tree over the lines of one state of a log: leaves and tiles are read, what lies between is computed.
///
/// A hash is asked of the block of 256 that it lies in, which is read once: a proof reads at most 256 rows of each level
/// of tiles.
final class StoredTree: TreeHashes {
    private let reader: any EntryReader
    private let keepsTiles: Bool
    private var blocks: [Block: [Digest]] = [:]

    /// 256 leaves (level 0) or tiles that lie under one tile of the next level; fewer at the edge.
    private struct Block: Hashable {
        let level: Int
        let number: Int64
    }

    /// How many blocks are remembered: 8 KB each.
    private static let mostBlocks = 256

    init(_ reader: any EntryReader) throws {
        self.reader = reader
        keepsTiles = try reader.keepsTiles
    }

    func hash(level: Int, index: Int64) throws -> Digest {
        let (tiles, above) = level.quotientAndRemainder(dividingBy: 8)
        let number = index >> (8 - above)
        let row = try block(Block(level: tiles, number: number))
        let start = Int((index << above) & 255)
        let end = start + 1 << above
        guard end <= row.count else {
            throw StoreError(
                .damaged,
                "the tree lacks \(tiles == 0 ? "a leaf" : "a tile of level \(tiles)") for entries from "
                    + "\(Position((number << 8 + Int64(row.count)) << (8 * tiles) + 1)) on; run annals verify")
        }
        return MerkleTree.root(over: Array(row[start..<end]))
    }

    private func block(_ block: Block) throws -> [Digest] {
        if let row = blocks[block] { return row }
        let row = try read(block)
        if blocks.count >= StoredTree.mostBlocks { blocks = [:] }
        blocks[block] = row
        return row
    }

    private func read(_ block: Block) throws -> [Digest] {
        var row: [Digest] = []
        row.reserveCapacity(256)
        let first = block.number << 8
        if block.level == 0 {
            try reader.scanLeaves(Position(first + 1)...Position(first + 256)) { position, leaf in
                guard let leaf, position.rawValue == first + Int64(row.count) + 1 else { return false }
                row.append(leaf)
                return true
            }
        } else if keepsTiles {
            try reader.scanTiles(level: block.level, first...(first + 255)) { number, root in
                guard let root, number == first + Int64(row.count) else { return false }
                row.append(root)
                return true
            }
        } else {
            let head = try reader.head.position.rawValue
            let size = Int64(1) << (8 * block.level)
            for number in first...(first + 255) where (number + 1) * size <= head {
                row.append(try root(of: number * size..<(number + 1) * size))
            }
        }
        return row
    }

    /// The root over leaves, for a log that has no tiles yet since only older releases wrote to it.
    private func root(of range: Range<Int64>) throws -> Digest {
        var frontier = MerkleFrontier()
        try reader.scanLeaves(Position(range.lowerBound + 1)...Position(range.upperBound)) { _, leaf in
            guard let leaf else { return false }
            frontier.append(leaf)
            return true
        }
        return frontier.root
    }
}
