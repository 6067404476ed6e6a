/// Whether a decision still stands on what it was taken on: which of its legs moved since it was taken or last
/// reviewed, and what hangs loose of it.
///
/// What moved or hangs loose says so until somebody reviews the decision: a review that came later settles it.
public struct Ground: Sendable {
    /// The decision.
    public let decision: Decision
    /// The moment by which dates have passed or not.
    public let moment: Instant
    /// When somebody last looked: its last review, or its taking.
    public let since: Mark
    /// What it rests on, in the order in which it names it.
    public let legs: [Leg]
    /// What hangs loose of it and no review settled, the oldest first.
    public let loose: [Shift]
    /// The organization's clock.
    public let zone: Zone

    /// One thing that the decision rests on.
    public struct Leg: Sendable {
        /// The thing; an entry where it is a figure, a target or an argument.
        public let subject: Subject
        /// What it is to the decision.
        public let relation: Relation
        /// The finding or argument through which it bears the decision, where it does so in a second step.
        public let through: Subject?
        /// What it says, in each language.
        public let wording: Wording
        /// How it stands by now, in each language; one of our words may stand there in English alone.
        public let standing: Wording?
        /// What happened to it since the decision was taken, the oldest first.
        public internal(set) var shifts: [Shift]

        /// What it says.
        public var words: String { wording.english }

        /// How it stands by now.
        public var state: String? { standing?.english }

        /// Whether it moved and no review settled that.
        public var hasMoved: Bool { shifts.contains { !$0.isSettled } }
    }

    /// What a leg is to the decision.
    public enum Relation: String, Sendable {
        case assumes = "assumes"
        case restsOn = "rests-on"
        case ballot = "ballot"
        case comesFrom = "comes-from"
        case serves = "serves"
        case amends = "amends"
        case expected = "expected"
        case condition = "condition"
    }

    /// Something that happened to a leg, or that hangs loose.
    public struct Shift: Hashable, Sendable {
        /// What sort of thing it is.
        public let cause: Cause
        /// What moved or hangs loose.
        public let subject: Subject
        /// When it happened, or when its day passed.
        public let at: Instant
        /// The entry that says so, or that set the day.
        public let position: Position
        /// What happened, as a sentence without its full stop, in each language.
        public let wording: Wording
        /// Whether a review came after it.
        public let isSettled: Bool

        /// What happened, as a sentence without its full stop.
        public var words: String { wording.english }
    }

    /// Why ground moves, and what hangs loose.
    public enum Cause: String, CaseIterable, Sendable {
        case assumptionFallen = "assumption-fallen"
        case figureRestated = "figure-restated"
        case targetChanged = "target-changed"
        case findingReplaced = "finding-replaced"
        case findingRetired = "finding-retired"
        case entryCorrected = "entry-corrected"
        case entryStruck = "entry-struck"
        case ballotContested = "ballot-contested"
        case ballotAnnulled = "ballot-annulled"
        case ballotReopened = "ballot-reopened"
        case ballotRecounted = "ballot-recounted"
        case expectationMissed = "expectation-missed"
        case decisionEnded = "decision-ended"
        case goalDropped = "goal-dropped"
        case conditionOverdue = "condition-overdue"
        case nothingCame = "nothing-came"
        case unowned = "unowned"
        case ownerLeft = "owner-left"
        case taskCancelled = "task-cancelled"
        case taskBlocked = "task-blocked"
        case taskOverdue = "task-overdue"
        case sourceEnded = "source-ended"
        case expectationUnread = "expectation-unread"
        case reviewDue = "review-due"
        case changeRecommended = "change-recommended"
    }

    /// What moved and no review settled, the oldest first.
    public var moves: [Shift] { legs.flatMap(\.shifts).filter { !$0.isSettled }.inOrder }

    /// Whether anything that it rests on moved.
    public var hasMoved: Bool { legs.contains(where: \.hasMoved) }

    /// Whether nothing moved and nothing hangs loose.
    public var isFirm: Bool { !hasMoved && loose.isEmpty }

    /// Whether somebody should look at it: its ground moved, its day of review has come, or its last review asks for
    /// another decision.
    public var needsReview: Bool { hasMoved || loose.contains { $0.cause.asksForReview } }
}

extension Ground {
    /// The ground of a decision; `nil` where the library knows none of that id that was taken.
    ///
    /// - Parameters:
    ///   - id: the decision.
    ///   - library: what is read; a `Recollection` where several decisions are looked at.
    ///   - moment: by when dates have passed or not; the library's own moment, or a later one.
    public init?(of id: DecisionID, in library: Recollection<some Library>, at moment: Instant) throws {
        guard let decision = try library.recall(id), let taken = decision.taken else { return nil }
        var walk = try GroundWalk(decision, taken.action, taken.mark, library, moment)
        try walk.readLegs()
        try walk.readLoose()
        self.decision = decision
        self.moment = moment
        since = walk.since
        legs = walk.legs
        loose = walk.loose.filter { !$0.isSettled }.inOrder
        zone = walk.zone
    }

    /// The ground of every decision in force: moved ground first, then what hangs loose, then what stands firm; within
    /// each the oldest decision first.
    public static func all(
        of plan: Plan, in library: Recollection<some Library>, at moment: Instant
    ) throws -> [Ground] {
        let grounds = try plan.decisionsInForce(at: moment).compactMap { decision in
            try Ground(of: decision.id, in: library, at: moment)
        }
        return grounds.filter(\.hasMoved) + grounds.filter { !$0.hasMoved && !$0.isFirm } + grounds.filter(\.isFirm)
    }
}

extension Ground.Cause {
    /// Whether it is somebody's turn to look at the decision.
    var asksForReview: Bool { self == .reviewDue || self == .changeRecommended }
}

extension [Ground.Shift] {
    fileprivate var inOrder: [Ground.Shift] { sorted { ($0.at, $0.position) < ($1.at, $1.position) } }
}
