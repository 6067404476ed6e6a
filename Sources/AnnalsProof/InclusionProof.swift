public import Annals

/// That a leaf stands in a tree: the hashes beside the way from it to the root (RFC 6962, section 2.1.1).
public struct InclusionProof: Sendable, Equatable {
    /// Which leaf, from 0: the position of the entry less one.
    public let index: Int64
    /// How many leaves the tree has.
    public let size: Int64
    /// The hashes, the leaf's own neighbour first.
    public let path: [Digest]

    /// Takes a proof from elsewhere; `root(from:)` says whether its shape fits.
    public init(index: Int64, size: Int64, path: [Digest]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Proves a leaf in the tree of the first `size` leaves.
    public init(of index: Int64, in size: Int64, from hashes: some TreeHashes) throws {
        guard index >= 0, index < size else {
            throw ProofError(.malformed, "a tree of \(size) leaves has no leaf \(index): ask for 0 to \(size - 1)")
        }
        var path: [Digest] = []
        var range = 0..<size
        while range.count > 1 {
            let middle = range.lowerBound + MerkleTree.split(range.upperBound - range.lowerBound)
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            path.append(try MerkleTree.root(of: index < middle ? right : left, from: hashes))
            range = index < middle ? left : right
        }
        self.init(index: index, size: size, path: path.reversed())
    }

    /// The root that the proof leads to from a leaf.
    ///
    /// Throws where the proof has not the length that its index and size ask for.
    public func root(from leaf: Digest) throws(ProofError) -> Digest {
        guard index >= 0, index < size else {
            throw ProofError(.malformed, "a tree of \(size) leaves has no leaf \(index)")
        }
        var hash = leaf
        var (node, last) = (index, size - 1)
        var rest = path[...]
        // Up to the root; the last node of a level that has no neighbour goes up as it is.
        while last > 0 {
            if node & 1 == 1 || node < last {
                guard let beside = rest.popFirst() else {
                    throw ProofError(
                        .malformed, "the proof of leaf \(index) of \(size) is too short: \(path.count) hashes")
                }
                hash = node & 1 == 1 ? MerkleTree.node(beside, hash) : MerkleTree.node(hash, beside)
            }
            node >>= 1
            last >>= 1
        }
        guard rest.isEmpty else {
            throw ProofError(.malformed, "the proof of leaf \(index) of \(size) is too long: \(path.count) hashes")
        }
        return hash
    }

    /// Throws where the leaf does not stand at that index of that tree.
    public func verify(leaf: Digest, head: TreeHead) throws(ProofError) {
        guard size == head.size else {
            throw ProofError(.doesNotHold, "the proof is for a tree of \(size) leaves, and the head has \(head.size)")
        }
        guard try root(from: leaf) == head.root else {
            throw ProofError(.doesNotHold, "leaf \(index) does not lead to the root of the \(size) leaves")
        }
    }
}
