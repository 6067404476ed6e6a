// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name.

/// A decision by criteria: the alternatives in the order of their points, and the same with something changed.
///
/// The points of an alternative by a criterion are the mean of the scores that people gave; of costs and risks, what is
/// left to 10, since the more they are the worse. Its total is the mean of its points by all criteria, weighted.
public struct Weighing: Sendable {
    public let decision: Decision
    public let alteration: Alteration
    public let real: Side
    public let altered: Side
    /// The alternative that was chosen, where the decision says so.
    public let chosen: AlternativeID?

    /// One order of the alternatives.
    public struct Side: Sendable {
        public let criteria: [Weight]
        /// Those with a score by every criterion, the best first; equals in the order in which they were added.
        public let ranking: [Line]
        /// Those that cannot be compared, for want of a score.
        public let unscored: [Unscored]
        /// What each person's own scores put first; only people who scored everything.
        public let byPerson: [Favourite]
        /// How far each weight could move before another alternative comes first.
        public let sensitivity: [Sensitivity]

        /// Those that share the first place.
        public var leaders: [AlternativeID] { ranking.filter { $0.rank == 1 }.map(\.alternative) }
    }

    /// What a criterion weighs; 0 where it is left out.
    public struct Weight: Sendable {
        public let criterion: CriterionAdded
        public let weight: Number
    }

    /// An alternative with its points.
    public struct Line: Sendable {
        public let alternative: AlternativeID
        public let text: String
        /// From 1; equals share a rank.
        public let rank: Int
        /// By criterion, 0 to 10, the higher the better; `nil` where nobody scored it by a criterion that is left out.
        public let points: [Exact?]
        /// The weighted sum.
        public let total: Exact
        /// The weighted mean, 0 to 10.
        public let mean: Exact
    }

    /// An alternative with the criteria that nobody scored it by.
    public struct Unscored: Hashable, Sendable {
        public let alternative: AlternativeID
        public let text: String
        public let missing: [CriterionID]
    }

    /// What one person's scores alone put first.
    public struct Favourite: Hashable, Sendable {
        public let person: PersonID
        public let first: [AlternativeID]
    }

    /// The weights of one criterion with which an alternative comes first, all else left as it is.
    public struct Sensitivity: Hashable, Sendable {
        public let criterion: CriterionID
        public let weight: Number
        public let alternative: AlternativeID
        /// Below it, another comes first; `nil` where it may weigh nothing.
        public let lower: Bound?
        /// Above it, another comes first; `nil` where it may weigh as much as one likes.
        public let upper: Bound?
    }

    /// A weight at which two alternatives are level, and the one that comes first beyond it.
    public struct Bound: Hashable, Sendable {
        public let weight: Exact
        public let beyond: AlternativeID
    }

    /// Whether another alternative comes first.
    public var isChanged: Bool { Set(real.leaders) != Set(altered.leaders) }

    /// With which weights of one criterion alone the chosen alternative would come first, where it does not.
    ///
    /// Criteria that cannot bring it there are left out.
    public func chosenFirst() throws(Uncountable) -> [Sensitivity] {
        guard let chosen, !real.leaders.contains(chosen) else { return [] }
        return try Scores(decision, Alteration()).sensitivity(of: chosen)
    }

    /// Weighs a decision again.
    ///
    /// - Parameter ballots: the ballots that were to take it, for whoever asks of one without criteria.
    public init(
        of decision: Decision, _ alteration: Alteration = Alteration(), ballots: [BallotID] = []
    ) throws(Uncountable) {
        guard !decision.criteria.isEmpty, !decision.alternatives.isEmpty else {
            throw .noCriteria(decision.id, ballots: ballots)
        }
        let scorers = Set(decision.scores.keys.compactMap(\.person))
        for person in alteration.without where !scorers.contains(person) { throw .didNotScore(person, decision.id) }
        self.decision = decision
        self.alteration = alteration
        chosen = decision.taken?.action.alternative
        real = try Scores(decision, Alteration()).side()
        altered = try Scores(decision, alteration).side()
        if real.ranking.isEmpty, altered.ranking.isEmpty { throw .noScores(decision.id) }
    }
}
