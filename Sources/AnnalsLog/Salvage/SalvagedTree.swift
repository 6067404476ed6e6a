import Annals
import AnnalsProof

/// The tree over the lines that are left, with tiles in the place of those that are not.
///
/// Where a subtree cannot be made of its leaves, the tile that was kept of it stands for it: if the root then is the one
/// that a checkpoint signs, every leaf that took part is proved, since no other leaves have that root.
final class SalvagedTree: TreeHashes {
    private(set) var leaves: [Int64: Digest]
    private let tiles: [Remnants.Tile: Digest]
    private var known: [Node: Known] = [:]

    private struct Node: Hashable {
        let level: Int
        let index: Int64
    }

    private enum Known {
        case fromLeaves(Digest)
        case fromTile(Digest)
        case not
    }

    /// A hash that neither leaves nor a tile give.
    struct Unknown: Error {}

    init(_ leaves: [Int64: Digest], _ tiles: [Remnants.Tile: Digest]) {
        self.leaves = leaves
        self.tiles = tiles
    }

    /// Takes another leaf for a position.
    func set(_ leaf: Digest?, at position: Int64) {
        leaves[position] = leaf
        var index = (position - 1) >> 8
        for level in 8...63 {
            known[Node(level: level, index: index)] = nil
            index >>= 1
        }
    }

    func hash(level: Int, index: Int64) throws -> Digest {
        if level < 8 {
            let first = index << Int64(level)
            return MerkleTree.root(
                over: try (first..<(first + 1 << Int64(level))).map { leaf in
                    guard let leaf = leaves[leaf + 1] else { throw Unknown() }
                    return leaf
                })
        }
        let node = Node(level: level, index: index)
        let found = known[node] ?? find(node)
        known[node] = found
        switch found {
        case .fromLeaves(let digest), .fromTile(let digest): return digest
        case .not: throw Unknown()
        }
    }

    private func find(_ node: Node) -> Known {
        if node.level == 8 {
            let first = node.index << 8
            var row: [Digest] = []
            for position in (first + 1)...(first + 256) {
                guard let leaf = leaves[position] else { break }
                row.append(leaf)
            }
            if row.count == 256 { return .fromLeaves(MerkleTree.root(over: row)) }
        } else if let left = try? hash(level: node.level - 1, index: node.index * 2),
            let right = try? hash(level: node.level - 1, index: node.index * 2 + 1)
        {
            return .fromLeaves(MerkleTree.node(left, right))
        }
        guard node.level % 8 == 0 else { return .not }
        let tile = tiles[Remnants.Tile(level: node.level / 8, number: node.index)]
        return tile.map { .fromTile($0) } ?? .not
    }

    /// Whether the leaves make the tile that was kept of a block of 256; `nil` where one or the other is not known.
    func fitsTile(_ block: Int64) -> Bool? {
        guard let tile = tiles[Remnants.Tile(level: 1, number: block)],
            let made = try? hash(level: 8, index: block), case .fromLeaves = known[Node(level: 8, index: block)]
        else { return nil }
        return made == tile
    }

    /// Whether the first leaves have the root that a checkpoint signs; `nil` where it cannot be told.
    func fits(_ head: TreeHead) -> Bool? { (try? TreeHead(size: head.size, from: self)).map { $0 == head } }

    /// Calls the body with each position whose leaf took part in the root over the first leaves.
    func forEachLeaf(ofFirst size: Int64, _ body: (Int64) -> Void) {
        var first: Int64 = 0
        for level in stride(from: 62, through: 0, by: -1) where size & 1 << Int64(level) != 0 {
            descend(level, first >> Int64(level), body)
            first += 1 << Int64(level)
        }
    }

    private func descend(_ level: Int, _ index: Int64, _ body: (Int64) -> Void) {
        if level > 8 {
            guard case .fromLeaves = known[Node(level: level, index: index)] else { return }
            descend(level - 1, index * 2, body)
            descend(level - 1, index * 2 + 1, body)
            return
        }
        if level == 8 { guard case .fromLeaves = known[Node(level: 8, index: index)] else { return } }
        let first = index << Int64(level)
        for position in (first + 1)...(first + 1 << Int64(level)) { body(position) }
    }
}
