import Annals
import AnnalsProof

/// The tree over the lines of one state of a log: leaves and tiles are read, what lies between is computed.
///
/// A hash is asked of the block of 256 that it lies in, which is read once: a proof reads at most 256 rows of each level
/// of tiles, and what it has of them is there for the next.
final class StoredTree: TreeHashes {
    private let reader: any EntryReader
    private let keepsTiles: Bool
    private let whole: WholeBlocks
    /// Those at the edge, with fewer than 256.
    private var edge: [Block: [Digest]] = [:]

    /// 256 leaves (level 0) or tiles that lie under one tile of the next level; fewer at the edge.
    fileprivate struct Block: Hashable {
        let level: Int
        let number: Int64
    }

    /// - Parameter whole: what other trees of the same log read already, and will read.
    init(_ reader: any EntryReader, sharing whole: WholeBlocks = WholeBlocks()) throws {
        self.reader = reader
        self.whole = whole
        keepsTiles = try reader.keepsTiles
    }

    func hash(level: Int, index: Int64) throws -> Digest {
        let (tiles, above) = level.quotientAndRemainder(dividingBy: 8)
        let number = index >> (8 - above)
        let block = Block(level: tiles, number: number)
        if let nodes = whole.blocks[block] { return nodes.root(level: above, index: index) }
        let row = try edge[block] ?? read(block)
        if row.count == 256 {
            let nodes = WholeBlocks.Nodes(row)
            whole.remember(nodes, of: block)
            return nodes.root(level: above, index: index)
        }
        edge[block] = row
        let start = Int((index << above) & 255)
        let end = start + 1 << above
        guard end <= row.count else {
            throw StoreError(
                .damaged,
                "the tree lacks \(tiles == 0 ? "a leaf" : "a tile of level \(tiles)") for entries from "
                    + "\(Position((number << 8 + Int64(row.count)) << (8 * tiles) + 1)) on; run annals verify")
        }
        return MerkleTree.root(over: row[start..<end])
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

/// The whole blocks of a tree that were read, with all that lies between them and the tile above.
///
/// What is whole stays as it is, however much is appended.
final class WholeBlocks {
    /// How many are remembered: 16 KB each.
    private static let most = 128
    fileprivate private(set) var blocks: [StoredTree.Block: Nodes] = [:]

    fileprivate func remember(_ nodes: Nodes, of block: StoredTree.Block) {
        if blocks.count >= WholeBlocks.most { blocks = [:] }
        blocks[block] = nodes
    }

    /// The roots of all subtrees of a block: those of its 256 hashes, of pairs of them, and so on.
    fileprivate struct Nodes {
        private var nodes: [Digest]

        init(_ row: [Digest]) {
            nodes = row
            nodes.reserveCapacity(511)
            var start = 0
            while nodes.count < 511 {
                nodes.append(MerkleTree.node(nodes[start], nodes[start + 1]))
                start += 2
            }
        }

        /// The root of the subtree of 2^level hashes with that index in the whole tree.
        func root(level: Int, index: Int64) -> Digest { nodes[512 - 512 >> level + Int(index) & (255 >> level)] }
    }
}
