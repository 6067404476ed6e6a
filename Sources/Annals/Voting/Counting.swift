// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the ballot that it comes from.

/// All that the result of a ballot depends on: the poll, and who took part beside who had to.
public struct Counting: Sendable {
    public var poll: Poll
    /// How many people took part, abstentions counted in, and how many might have.
    public var voted: Int
    public var electorate: Int
    public var quorum: Int?
    /// Whether fewer sealed a vote than could stay secret: then nothing is counted.
    public var isTooFew: Bool

    public init(poll: Poll, voted: Int, electorate: Int, quorum: Int? = nil, isTooFew: Bool = false) {
        self.poll = poll
        self.voted = voted
        self.electorate = electorate
        self.quorum = quorum
        self.isTooFew = isTooFew
    }

    /// The result, but for the entries that it was counted from.
    public func counted() throws(Refusal) -> BallotResult {
        var result = BallotResult()
        result.voted = voted
        result.electorate = electorate
        result.threshold = poll.threshold
        result.quorum = quorum
        result.quorumMet = quorum.map { voted >= $0 }
        if isTooFew {
            result.verdict = .tooFew
            return result
        }
        result.take(try poll.counted())
        if result.quorumMet == false {
            result.verdict = .noQuorum
            result.winners = []
            result.tied = []
        }
        return result
    }
}
