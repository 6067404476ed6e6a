extension Ballot {
    /// A count made again after a correction.
    public struct Recount: Equatable, Sendable {
        /// The new count.
        public let result: BallotResult
        /// The correction that made it necessary.
        public let cause: Position
        /// The entry whose count it takes the place of.
        public let count: Position
        /// The entry that says so.
        public let mark: Mark

        init(_ recount: BallotRecounted, _ mark: Mark) {
            result = recount.result
            cause = recount.cause
            count = recount.count
            self.mark = mark
        }
    }

    /// The counts of this round made again after corrections, oldest first.
    public var recountsOfRound: [Recount] {
        let standing = contests.last?.outcome == .recounted ? contests.last?.settled : closed
        return recounts.filter { $0.count == standing?.position }
    }

    /// The count as it stands after all corrections; the first one stays in `result`.
    public var latestResult: BallotResult? { recountsOfRound.last?.result ?? result }
}

extension AnyAction {
    /// The count that it holds.
    var count: (ballot: BallotID, result: BallotResult?)? {
        switch self {
        case .ballotClosed(let closing): (closing.ballot, closing.result)
        case .contestSettled(let settling): settling.outcome == .recounted ? (settling.ballot, settling.result) : nil
        default: nil
        }
    }

    /// The same action with another count, or with one that is still to be made.
    func counting(_ result: BallotResult?) -> AnyAction {
        switch self {
        case .ballotClosed(var closing):
            closing.result = result
            return .ballotClosed(closing)
        case .contestSettled(var settling):
            settling.result = result
            return .contestSettled(settling)
        default: return self
        }
    }
}
