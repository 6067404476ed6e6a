// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A vote on a secret ballot.
///
/// The log says that it was cast; the choice lies in the ballot box until the closing.
public struct VoteSealed: Action {
    public static let name = "vote-sealed"
    public static let summary = "A vote is cast on a secret ballot: the log says by whom, the ballot box keeps what."
    public static let by = Authority(.voter)
    public static let bearing = Bearing.lastingStory
    public var ballot = BallotID()
    public var choice: Choice?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit.sealed(
            "choice", &choice, "what is chosen; it goes into the ballot box, and never with a name into the log")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.openBallot(ballot)
        let voter = try world.actor("vote-sealed")
        guard story.isSecret else { throw .notSecret(ballot.subject, "vote-cast") }
        try world.mayVote(voter, on: story, proxy: nil)
        try world.comesIn(voter, toVoteOn: story)
        if world.judgesAgain { return }
        guard let choice else { throw .needs("choice", "the paper for the ballot box says what is chosen") }
        try story.terms.method.allows(choice, options: story.terms.options.map(\.id))
        world.seal(story.terms.plain(choice))
        self.choice = nil
    }
}
