// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// The count of a ballot, as it stands in the log: enough to see what was counted and to count it again.
public struct BallotResult: FieldGroup {
    public static let groupName = "result"
    /// Votes for each thing that could be chosen.
    public var tallies = Tallies()
    /// How many people took part, abstentions counted in, and how many might have.
    public var voted = 0
    public var electorate = 0
    /// How many had to take part, and whether they did.
    public var quorum: Int?
    public var quorumMet: Bool?
    /// The share that was needed, where the method has one, and the number that it is a share of.
    public var threshold: Threshold?
    public var base = Number.zero
    /// What came of it.
    public var verdict = Verdict.failed
    /// The entries that were counted, and the SHA-256 of their lines in this order, each followed by a newline.
    public var votes = PositionSet()
    public var sha256 = ""
    /// What won, what is tied, and how: see `Count`.
    public var winners: [String] = []
    public var tied: [String] = []
    public var order: [[String]] = []
    public var pairwise: [[Number]] = []
    public var dropped: [DroppedOption] = []
    public var rounds: [CountRound] = []
    public var quota: Number?

    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("tallies", &tallies, "votes for each thing that could be chosen")
        try visit("voted", &voted, "how many people took part")
        try visit("electorate", &electorate, "how many might have")
        try visit("quorum", &quorum, "how many had to take part")
        try visit("quorumMet", &quorumMet, "whether they did")
        try visit("threshold", &threshold, "the share that was needed")
        try visit("base", &base, "the number that it is a share of")
        try visit("verdict", &verdict, "what came of it")
        try visit("votes", &votes, "the positions of the votes counted, such as 12-20,23")
        try visit(
            "sha256", &sha256, "SHA-256 of their lines, each followed by a newline; of nothing where nobody voted")
        try visit("winners", &winners, "the options that won, the best first")
        try visit("tied", &tied, "the options that share the place that is left")
        try visit("order", &order, "all options, the best first, equals together")
        try visit("pairwise", &pairwise, "how many prefer each option (a row) to each other, in the ballot's order")
        try visit("dropped", &dropped, "the options that fell out beside the default one, and why")
        try visit("rounds", &rounds, "the rounds of the count")
        try visit("quota", &quota, "the votes that elect")
    }

    /// Takes over what the papers add up to.
    mutating func take(_ count: Count) {
        tallies = count.tallies
        base = count.base
        verdict = count.verdict
        winners = count.winners
        tied = count.tied
        order = count.order
        pairwise = count.pairwise
        dropped = count.dropped
        rounds = count.rounds
        quota = count.quota
    }
}

/// What came of a ballot.
public enum Verdict: String, Word {
    case passed = "passed"
    case failed = "failed"
    case tied = "tied"
    case noQuorum = "no-quorum"
    /// Too few voted for it to stay secret.
    case tooFew = "too-few"
}
