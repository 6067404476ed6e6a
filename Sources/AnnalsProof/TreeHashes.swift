public import Annals

/// Where the hashes of a tree come from: a store, or memory.
public protocol TreeHashes {
    /// The root of the complete subtree of 2^level leaves with that index, from 0 on the left.
    ///
    /// Asked only for subtrees that lie within the tree.
    func hash(level: Int, index: Int64) throws -> Digest
}

/// How large a tree is, with its root: what a checkpoint signs.
public struct TreeHead: Sendable, Hashable {
    /// The number of leaves; the last position of the log.
    public let size: Int64
    /// The root.
    public let root: Digest

    /// Names a head.
    public init(size: Int64, root: Digest) {
        self.size = size
        self.root = root
    }

    /// The head of a tree without leaves.
    public static let empty = TreeHead(size: 0, root: MerkleTree.emptyRoot)

    /// The head of the first leaves that those hashes know.
    public init(size: Int64, from hashes: some TreeHashes) throws {
        self.init(size: size, root: try MerkleTree.root(of: 0..<size, from: hashes))
    }
}

/// The hashes of leaves that lie in memory, each node made when it is asked for.
public struct LeafHashes: TreeHashes {
    /// The leaves.
    public let leaves: [Digest]

    /// Takes leaves.
    public init(_ leaves: [Digest]) {
        self.leaves = leaves
    }

    /// The root of a complete subtree.
    public func hash(level: Int, index: Int64) throws -> Digest {
        let count = Int64(1) << level
        guard index >= 0, (index + 1) * count <= leaves.count else {
            throw ProofError(
                .malformed, "the tree has \(leaves.count) leaves: there is no subtree \(index) of level \(level) in it")
        }
        return MerkleTree.root(over: leaves[Int(index * count)..<Int((index + 1) * count)])
    }
}
