// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// What some papers add up to: who wins, and enough to see why and to count again by hand.
public struct Count: Hashable, Sendable {
    /// Votes for each word or option.
    ///
    /// Instant runoff and single transferable vote: those of the last round. Ranked: none, its tallies are the pairs.
    public var tallies = Tallies()
    /// What a threshold is a share of; without one, the weight of the papers that chose something.
    public var base = Number.zero
    /// Whether something won, nothing did, or a tie stands in the way.
    public var verdict = Verdict.failed
    /// What won, the best first.
    ///
    /// A motion or proposal that passes needs no naming.
    public var winners: [String] = []
    /// What shares the place that is left, where there is a tie.
    public var tied: [String] = []
    /// Approval, dots, score, ranked: all options, the best first, equals together.
    public var order: [[String]] = []
    /// Ranked: a row an option, in the ballot's order: how many prefer it to each other.
    public var pairwise: [[Number]] = []
    /// Ranked: what fell out beside the default option.
    public var dropped: [DroppedOption] = []
    /// Instant runoff, single transferable vote: each round.
    public var rounds: [CountRound] = []
    /// Single transferable vote: the votes that elect.
    public var quota: Number?
}

/// An option that may not win, because of what voters think of it beside the default option.
public struct DroppedOption: FieldGroup, Hashable {
    public static let groupName = "dropped option"
    public var option = ""
    public var why = Reason.overDefault

    /// The test that it did not pass, named as the setting.
    public enum Reason: String, Word {
        case overDefault = "overDefault"
        case ratios = "ratios"
    }

    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.title("option", &option, "the option")
        try visit("why", &why, "too few prefer it to the default option, or no such majority does")
    }
}

/// A round of a count in rounds: how the votes stand, and what follows.
public struct CountRound: FieldGroup, Hashable {
    public static let groupName = "round"
    /// The votes of each option, in the ballot's order; 0 once it is eliminated.
    public var votes: [Number] = []
    /// The votes that are with no option: of papers that rank no more of those left, and what rounding left over.
    public var exhausted: Number?
    /// Who is elected in this round.
    public var elected: [String] = []
    /// Whose surplus goes on to the next of each paper, or who is eliminated.
    public var surplusOf: String?
    public var eliminated: [String] = []
    /// Equals among whom a lot would have to choose.
    ///
    /// The count goes on with one of them, and was made for each.
    public var lot: [String] = []

    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("votes", &votes, "the votes of each option, in the ballot's order")
        try visit("exhausted", &exhausted, "votes that are with no option any more")
        try visit("elected", &elected, "who is elected")
        try visit("surplusOf", &surplusOf, "whose surplus goes on")
        try visit("eliminated", &eliminated, "who is eliminated")
        try visit("lot", &lot, "equals among whom a lot would have to choose; the count was made for each")
    }
}
