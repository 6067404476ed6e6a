// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// What minutes say of a vote that nobody wrote down by name.
public struct ResultReported: Action {
    public static let name = "result-reported"
    public static let summary = "The totals of a ballot are taken from minutes: reported, not counted."
    public static let by = Authority.lead
    public var ballot = BallotID()
    public var counts = Tallies()
    public var verdict = Verdict.failed
    public var source = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit("counts", &counts, "votes for each thing that could be chosen, such as {\"for\":7,\"against\":2}")
        try visit("verdict", &verdict, "what came of it")
        try visit("source", &source, "where the totals stand")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.openBallot(ballot, evenAfterDeadline: true)
        if let vote = story.participants.first {
            throw .isAlready(ballot.subject, "voted on by \(vote), and so is to be counted: close it")
        }
        let known = story.terms.method.name.countable(story.terms.options.map(\.id))
        for name in counts.names {
            guard known.contains(name) else { throw .noSuchChoice(name, known) }
            if counts[name] < 0 { throw .outOfRange("counts.\(name)", counts[name], "0", "the number of voters") }
        }
        if verdict == .tooFew { throw .noSuchChoice(verdict.rawValue, ["passed", "failed", "tied", "no-quorum"]) }
    }
}
