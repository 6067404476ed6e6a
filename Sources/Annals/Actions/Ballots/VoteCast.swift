// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A vote.
public struct VoteCast: Action {
    public static let name = "vote-cast"
    public static let summary = "A vote is cast on an open ballot."
    public static let by = Authority(.voter)
    public var ballot = BallotID()
    public var choice = Choice.word("")
    public var reason: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit("choice", &choice, "what is chosen, in the shape of the ballot's method: for, against or abstain")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.openBallot(ballot)
        let voter = try world.actor("vote-cast")
        guard story.terms.electorate.contains(voter) else { throw .notInElectorate(voter, ballot) }
        if let earlier = story.votes[voter], story.terms.mayChange != true {
            throw .votedAlready(voter, ballot, earlier.mark.position)
        }
        try story.terms.method.allows(choice, options: story.terms.options.map(\.id))
    }
}
