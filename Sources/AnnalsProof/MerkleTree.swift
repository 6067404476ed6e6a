public import Annals

/// The tree over the lines of a log, as RFC 6962 (section 2.1) builds it.
///
/// A leaf is SHA-256(0x00 || line), a node SHA-256(0x01 || left || right); of n leaves the left part is the largest power
/// of two below n.
public enum MerkleTree {
    /// The leaf of a line: the same as `Digest.leaf(of:)`.
    public static func leaf(of line: [UInt8]) -> Digest { .leaf(of: line) }

    /// The node above two others.
    public static func node(_ left: Digest, _ right: Digest) -> Digest { .node(left, right) }

    /// The root of a tree without leaves: the SHA-256 of nothing.
    public static let emptyRoot = Digest(hashing: [])

    /// The root over a full row of hashes, whose count is a power of two.
    public static func root(over row: [Digest]) -> Digest { root(over: row[...]) }

    /// The root over a full part of a row, whose count is a power of two.
    package static func root(over row: ArraySlice<Digest>) -> Digest {
        precondition(row.count > 0 && row.count & (row.count - 1) == 0, "a full row counts a power of two")
        guard row.count > 1, let first = row.first else { return row[row.startIndex] }
        return withUnsafeTemporaryAllocation(of: Digest.self, capacity: row.count / 2) { nodes in
            nodes.initialize(repeating: first)
            var count = row.count / 2
            for index in 0..<count {
                nodes[index] = node(row[row.startIndex + 2 * index], row[row.startIndex + 2 * index + 1])
            }
            while count > 1 {
                count /= 2
                for index in 0..<count { nodes[index] = node(nodes[2 * index], nodes[2 * index + 1]) }
            }
            return nodes[0]
        }
    }

    /// The root of the leaves of a range that begins where a subtree of its size may begin.
    ///
    /// - Parameters:
    ///   - range: the leaves, from 0; its start is a multiple of the smallest power of two that is not below its count.
    ///   - hashes: where the hashes of complete subtrees come from.
    static func root(of range: Range<Int64>, from hashes: some TreeHashes) throws -> Digest {
        if range.isEmpty { return emptyRoot }
        let count = range.upperBound - range.lowerBound
        let level = count.trailingZeroBitCount
        if count == 1 << level { return try hashes.hash(level: level, index: range.lowerBound >> level) }
        let middle = range.lowerBound + split(count)
        return node(
            try root(of: range.lowerBound..<middle, from: hashes),
            try root(of: middle..<range.upperBound, from: hashes))
    }

    /// How many leaves the left part has: the largest power of two below the count, which is 2 or more.
    static func split(_ count: Int64) -> Int64 { 1 << (63 - (count - 1).leadingZeroBitCount) }
}

/// The edge of a tree that grows leaf by leaf: the roots of its complete subtrees, one for each bit of its size.
///
/// Appending costs one node on average, and the root one for each bit.
public struct MerkleFrontier: Sendable, Equatable {
    /// The root of a complete subtree that an append has just finished.
    public struct Subtree: Sendable, Equatable {
        /// It has 2^level leaves.
        public let level: Int
        /// Which of that level it is, from 0.
        public let index: Int64
        /// Its root.
        public let root: Digest
    }

    /// How many leaves the tree has.
    public private(set) var size: Int64 = 0
    /// The roots, that of the largest subtree first.
    private var roots: [Digest] = []

    /// The edge of a tree without leaves.
    public init() {}

    /// The edge of the tree of the first leaves that those hashes know.
    public init(size: Int64, from hashes: some TreeHashes) throws {
        self.size = size
        for level in (0..<63).reversed() where size >> level & 1 == 1 {
            roots.append(try hashes.hash(level: level, index: (size >> level) - 1))
        }
    }

    /// Adds a leaf.
    public mutating func append(_ leaf: Digest) {
        append(leaf) { _ in }
    }

    /// Adds a leaf, and tells of each complete subtree of two leaves or more that it finishes, the smallest first.
    public mutating func append<Failure>(
        _ leaf: Digest, finished: (Subtree) throws(Failure) -> Void
    ) throws(Failure) {
        var root = leaf
        for level in 0..<size.trailingOnes {
            root = MerkleTree.node(roots.removeLast(), root)
            try finished(Subtree(level: level + 1, index: size >> (level + 1), root: root))
        }
        roots.append(root)
        size += 1
    }

    /// The root of the whole tree.
    public var root: Digest {
        guard var root = roots.last else { return MerkleTree.emptyRoot }
        for left in roots.dropLast().reversed() { root = MerkleTree.node(left, root) }
        return root
    }

    /// The size with the root.
    public var head: TreeHead { TreeHead(size: size, root: root) }
}

extension Int64 {
    /// How many ones it ends in.
    fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
