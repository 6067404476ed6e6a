import Annals
import AnnalsProof

/// Holds the tiles of a log against the tree over its leaves.
struct TileCheck {
    private let reader: any EntryReader
    private let keepsTiles: Bool

    init(_ reader: any EntryReader) throws {
        self.reader = reader
        keepsTiles = try reader.keepsTiles
    }

    /// Compares the tile of a subtree that is complete.
    func take(_ subtree: MerkleFrontier.Subtree, into report: inout Verifier.Report) throws {
        guard keepsTiles else { return }
        report.tiles += 1
        var root: Digest??
        try reader.scanTiles(level: subtree.level / 8, subtree.index...subtree.index) { _, found in
            root = .some(found)
            return false
        }
        let first = Position(subtree.index << Int64(subtree.level) + 1)
        let last = Position((subtree.index + 1) << Int64(subtree.level))
        if root == nil {
            report.add(first, "the tile over \(first) to \(last) is missing")
        } else if root != .some(subtree.root) {
            report.add(first, "the tile over \(first) to \(last) is not theirs: it was changed, or one of them was")
        }
    }

    /// Finds tiles that no entries complete.
    func finish(_ report: inout Verifier.Report) throws {
        let more = try reader.tileCount - report.tiles
        if more > 0 { report.add(nil, "the tree has \(more) tiles that follow from no entries") }
    }
}
