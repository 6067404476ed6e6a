import Annals

/// The tree and its checkpoints.
extension LogReader {
    /// Files of an older version have no tiles and no checkpoints.
    var keepsTiles: Bool {
        get throws { try settled().ask(.version) { query in try query.step() && query.integer(0) > 3 } }
    }

    func scanLeaves(_ range: ClosedRange<Position>, _ body: (Position, Digest?) throws -> Bool) throws {
        try settled().ask(.leaves) { query in
            query.bind(1, range.lowerBound.rawValue)
            query.bind(2, range.upperBound.rawValue)
            while try query.step(), try body(Position(rawValue: query.integer(0)), query.digest(1)) {}
        }
    }

    func scanTiles(level: Int, _ range: ClosedRange<Int64>, _ body: (Int64, Digest?) throws -> Bool) throws {
        guard try keepsTiles else { return }
        try settled().ask(.tiles) { query in
            query.bind(1, Int64(level))
            query.bind(2, range.lowerBound)
            query.bind(3, range.upperBound)
            while try query.step(), try body(query.integer(0), query.digest(1)) {}
        }
    }

    var tileCount: Int { get throws { try keepsTiles ? count(.tileCount) : 0 } }
    var cosignatureCount: Int { get throws { try keepsTiles ? count(.cosignatureCount) : 0 } }

    private func count(_ question: Question) throws -> Int {
        try settled().ask(question) { query in try query.step() ? Int(query.integer(0)) : 0 }
    }

    func checkpoint(after position: Position) throws -> StoredCheckpoint? { try checkpoint(.nextCheckpoint, position) }

    func lastCheckpoint(upTo position: Position) throws -> StoredCheckpoint? {
        try checkpoint(.lastCheckpoint, position)
    }

    private func checkpoint(_ question: Question, _ position: Position) throws -> StoredCheckpoint? {
        guard try keepsTiles else { return nil }
        let connection = try settled()
        var found = try connection.ask(question) { query -> StoredCheckpoint? in
            query.bind(1, position.rawValue)
            guard try query.step() else { return nil }
            return StoredCheckpoint(position: Position(rawValue: query.integer(0)), note: query.text(1))
        }
        guard let place = found?.position else { return nil }
        try connection.ask(.cosignatures) { query in
            query.bind(1, place.rawValue)
            while try query.step() {
                found?.cosignatures.append(StoredCosignature(key: query.text(0), line: query.text(1)))
            }
        }
        return found
    }
}

extension Query {
    /// A hash; `nil` where its bytes are not 32.
    func digest(_ column: Int32) -> Digest? { withBytes(column) { Digest(copying: $0) } }

    fileprivate func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
}
