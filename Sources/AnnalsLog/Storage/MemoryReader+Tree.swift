import Annals

/// The tree and its checkpoints.
extension MemoryReader {
    var keepsTiles: Bool { true }

    func scanLeaves(_ range: ClosedRange<Position>, _ body: (Position, Digest?) throws -> Bool) throws {
        let entries = entries
        var position = max(range.lowerBound, Position(1))
        while position <= min(range.upperBound, head.position), let entry = entries[position] {
            guard try body(position, entry.leaf) else { return }
            position = position.next
        }
    }

    func scanTiles(level: Int, _ range: ClosedRange<Int64>, _ body: (Int64, Digest?) throws -> Bool) throws {
        for (number, root) in entries.tree.tiles(level: level, upTo: head.position).enumerated()
        where range.contains(Int64(number)) {
            guard try body(Int64(number), root) else { return }
        }
    }

    var tileCount: Int {
        let tree = entries.tree
        return (1...max(1, tree.levels)).map { tree.tiles(level: $0, upTo: head.position).count }.reduce(0, +)
    }

    var cosignatureCount: Int { entries.checkpoints.map(\.cosignatures.count).reduce(0, +) }

    func checkpoint(after position: Position) -> StoredCheckpoint? {
        entries.checkpoints.first { $0.position > position && $0.position <= head.position }
    }

    func lastCheckpoint(upTo position: Position) -> StoredCheckpoint? {
        entries.checkpoints.last { $0.position <= min(position, head.position) }
    }
}
