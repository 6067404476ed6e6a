// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name.

/// What is thought otherwise than it was: of a ballot, of a decision by criteria, or of a whole session.
///
/// Nothing of it is ever written down. Left as it is made, it changes nothing.
public struct Alteration: Hashable, Sendable {
    /// Who is thought away: may not vote, and said nothing.
    public var without: [PersonID] = []
    /// Who might have voted as they might, and did not.
    public var absent: [PersonID] = []
    /// Votes other than those cast, or by people who cast none; the later of two by one person counts.
    public var votes: [AlteredVote] = []
    /// How much some votes weigh.
    public var weights: [PersonID: Number] = [:]
    /// Whether all votes weigh the same but for those.
    public var weighsAllTheSame = false
    /// Another method of counting.
    public var method: VotingMethodName?
    /// How many are elected by single transferable vote.
    public var seats: Int?
    public var unranked: Unranked?
    /// The option that stays when nothing else is chosen, of ranked papers; or that there is none.
    public var defaultOption: Override<String>?
    /// Papers counted as approval: the score from which on an option is approved of, or the last rank that is.
    public var approvedFrom: Int?
    public var winners: Int?
    public var threshold: Threshold?
    public var base: VoteBase?
    /// How many must take part, or that nobody must.
    public var quorum: Override<Int>?
    /// What the chair chooses where the votes are level.
    public var tie: String?
    /// How much some criteria weigh; 0 where one is left out.
    public var criteria: [CriterionID: Number] = [:]

    public init() {}

    /// Changes nothing but what is filled in.
    public init<Failure>(_ fill: (inout Alteration) throws(Failure) -> Void) throws(Failure) {
        try fill(&self)
    }

    /// Whether nothing is thought otherwise.
    public var isEmpty: Bool { self == Alteration() }

    /// A setting that is another, or none at all.
    public enum Override<Value: Hashable & Sendable>: Hashable, Sendable {
        case none
        case to(Value)

        var value: Value? {
            switch self {
            case .none: nil
            case .to(let value): value
            }
        }
    }

    /// A vote that was not cast like this.
    public struct AlteredVote: Hashable, Sendable {
        public let person: PersonID
        public let choice: Choice

        public init(_ person: PersonID, _ choice: Choice) {
            self.person = person
            self.choice = choice
        }
    }
}

extension Alteration {
    /// What of it is about ballots, by the name of the option that says it; for whoever must refuse it elsewhere.
    public var ofBallots: [String] {
        let given = [
            ("absent", !absent.isEmpty), ("vote", !votes.isEmpty), ("weight", !weights.isEmpty || weighsAllTheSame),
            ("method", method != nil), ("seats", seats != nil), ("unranked", unranked != nil),
            ("default", defaultOption != nil), ("approve", approvedFrom != nil), ("winners", winners != nil),
            ("threshold", threshold != nil), ("of", base != nil), ("quorum", quorum != nil), ("tie", tie != nil),
        ]
        return given.filter(\.1).map(\.0)
    }

    /// What of it needs to know whose paper is whose.
    var ofPersons: [String] {
        let given = [
            ("without", !without.isEmpty), ("absent", !absent.isEmpty), ("vote", !votes.isEmpty),
            ("weight", !weights.isEmpty || weighsAllTheSame),
        ]
        return given.filter(\.1).map(\.0)
    }
}
