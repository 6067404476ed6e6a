// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A vote is taken back.
public struct VoteWithdrawn: Action {
    public static let name = "vote-withdrawn"
    public static let summary = "A voter takes back a vote on an open ballot that lets votes change."
    public static let by = Authority(.voter)
    public var ballot = BallotID()
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.openBallot(ballot)
        let voter = try world.actor("vote-withdrawn")
        guard let vote = story.votes[voter]?.mark ?? story.sealed[voter] else { throw .noVote(voter, ballot) }
        guard story.terms.mayChange == true else { throw .votedAlready(voter, ballot, vote.position) }
    }
}
