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
    public var proxy: PersonID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit(
            "choice", &choice,
            "what is chosen, in the shape of the ballot's method: for, [\"I-7\"] or {\"I-7\":3,\"I-9\":2}")
        try visit("reason", &reason, "why; an objection needs one")
        try visit("proxy", &proxy, "who casts it for the voter as their proxy; filled in")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.openBallot(ballot)
        let voter = try world.actor("vote-cast")
        if story.isSecret { throw .secret(ballot, "open votes") }
        if !world.judgesAgain { proxy = try world.castsAsProxy(of: voter, on: story) }
        try world.mayVote(voter, on: story, proxy: proxy)
        try story.terms.method.allows(choice, options: story.terms.options.map(\.id))
        if story.terms.method.needsReason(choice), reason == nil {
            throw .needs("reason", "an objection counts with its reason only")
        }
        if proxy == nil { try world.comesIn(voter, toVoteOn: story) }
    }
}
