import Annals
import AnnalsProof

/// The edge of the tree while entries are appended.
extension LogConnection {
    /// Brings the edge up to the head, on the queue: from what is known already, or from tiles and leaves.
    func findEdge(at head: Position) throws {
        guard keepsTree else { return }
        let size = head.rawValue
        if let known = edge, known.size == size { return }
        let reader = LogReader(self)
        // A few entries of other processes: their leaves are enough.
        if var known = edge, known.size < size, size - known.size <= 256 {
            try reader.scanLeaves(Position(known.size + 1)...head) { _, leaf in
                guard let leaf else { return false }
                known.append(leaf)
                return true
            }
            if known.size == size {
                edge = known
                return
            }
        }
        edge = try MerkleFrontier(size: size, from: try StoredTree(reader))
    }

    /// Takes the leaf of the entry just inserted into the tree, and keeps the tiles that it completes.
    func grow(by leaf: Digest, with query: Query) throws {
        try edge?.append(leaf) { subtree in
            let (level, rest) = subtree.level.quotientAndRemainder(dividingBy: 8)
            if rest == 0 { try insertTile(level, subtree.index, subtree.root, with: query) }
        }
    }

    private func insertTile(_ level: Int, _ number: Int64, _ root: Digest, with query: Query) throws {
        query.bind(1, Int64(level))
        query.bind(2, number)
        defer { query.reset() }
        // The argument is not copied: it stays where it is until the step is done.
        try root.withUnsafeBytes { bytes in
            query.bind(3, blob: bytes)
            _ = try query.step()
        }
    }

    /// Gives a log of an older version the tiles of the entries that it has.
    func fillTiles() throws {
        edge = MerkleFrontier()
        try ask(.insertTile) { insertTile in
            try LogReader(self).scanLeaves(Position(1)...Position(Int64.max)) { _, leaf in
                guard let leaf else { return false }
                try grow(by: leaf, with: insertTile)
                return true
            }
        }
        edge = nil
    }
}
