public import Annals

/// That a tree only grew: its first leaves are all those of an older one (RFC 6962, section 2.1.2).
public struct ConsistencyProof: Sendable, Equatable {
    /// How many leaves the older tree has, 1 or more.
    public let old: Int64
    /// How many leaves the newer tree has.
    public let new: Int64
    /// The hashes, from the smallest subtree to the largest; none where the sizes are equal.
    public let path: [Digest]

    /// Takes a proof from elsewhere.
    public init(old: Int64, new: Int64, path: [Digest]) {
        self.old = old
        self.new = new
        self.path = path
    }

    /// Proves that the tree of the first `new` leaves begins with that of the first `old`.
    public init(from old: Int64, to new: Int64, from hashes: some TreeHashes) throws {
        guard old > 0, old <= new else {
            throw ProofError(
                .malformed, "a tree of \(new) leaves does not grow from one of \(old): ask for 1 to \(new)")
        }
        var path: [Digest] = []
        var range = 0..<new
        // Whether the part that is looked at begins where the older tree began, whose root the checker knows.
        var isWhole = true
        while range.upperBound != old {
            let middle = range.lowerBound + MerkleTree.split(range.upperBound - range.lowerBound)
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            if old <= middle {
                path.append(try MerkleTree.root(of: right, from: hashes))
                range = left
            } else {
                path.append(try MerkleTree.root(of: left, from: hashes))
                range = right
                isWhole = false
            }
        }
        if !isWhole { path.append(try MerkleTree.root(of: range, from: hashes)) }
        self.init(old: old, new: new, path: path.reversed())
    }

    /// Throws where the newer tree does not begin with the older one.
    public func verify(from older: TreeHead, to newer: TreeHead) throws(ProofError) {
        guard old == older.size, new == newer.size else {
            throw ProofError(
                .doesNotHold,
                "the proof leads from \(old) to \(new) leaves, and the heads have \(older.size) and \(newer.size)")
        }
        guard old > 0, old <= new else {
            throw ProofError(.malformed, "a tree of \(new) leaves cannot be held against one of \(old)")
        }
        let (first, second) = try roots(older.root)
        guard first == older.root else {
            throw ProofError(.doesNotHold, "the proof does not lead to the root of the \(old) leaves of before")
        }
        guard second == newer.root else {
            throw ProofError(.doesNotHold, "the proof does not lead from \(old) leaves to the root of the \(new)")
        }
    }

    /// The two roots that the proof leads to, where the root of the older tree is believed to be that one.
    private func roots(_ older: Digest) throws(ProofError) -> (Digest, Digest) {
        var rest = path[...]
        var (node, last) = (old - 1, new - 1)
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        // A tree that is one complete subtree is its own beginning, and does not stand in the proof.
        var first = older
        if old != new, node > 0 {
            guard let start = rest.popFirst() else { throw wrongLength }
            first = start
        }
        var second = first
        while last > 0, old != new {
            if node & 1 == 1 || node < last {
                guard let beside = rest.popFirst() else { throw wrongLength }
                if node & 1 == 1 {
                    first = MerkleTree.node(beside, first)
                    second = MerkleTree.node(beside, second)
                } else {
                    second = MerkleTree.node(second, beside)
                }
            }
            node >>= 1
            last >>= 1
        }
        guard rest.isEmpty else { throw wrongLength }
        return (first, second)
    }

    private var wrongLength: ProofError {
        ProofError(.malformed, "\(path.count) hashes do not lead from \(old) leaves to \(new)")
    }
}
