import Annals
import AnnalsProof

/// The tiles of a log in memory.
struct MemoryTree: Sendable {
    private var edge = MerkleFrontier()
    /// The tiles of each level from 1, by their numbers.
    private var tiles: [[Digest]] = []

    init() {}

    /// The tree of those leaves.
    init(_ leaves: [Digest]) {
        for leaf in leaves { append(leaf) }
    }

    /// How many leaves it has.
    var size: Int64 { edge.size }

    /// Adds a leaf.
    mutating func append(_ leaf: Digest) {
        var complete: [Digest] = []
        edge.append(leaf) { if $0.level % 8 == 0 { complete.append($0.root) } }
        for (level, root) in complete.enumerated() {
            if level == tiles.count { tiles.append([]) }
            tiles[level].append(root)
        }
    }

    /// The tiles of a level from 1, of the entries up to a head.
    func tiles(level: Int, upTo head: Position) -> ArraySlice<Digest> {
        guard level > 0, level <= tiles.count else { return [] }
        return tiles[level - 1].prefix(Int(head.rawValue >> (8 * level)))
    }

    /// How many levels of tiles there are.
    var levels: Int { tiles.count }
}
