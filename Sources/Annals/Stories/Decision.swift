// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// A decision, from the proposal through its taking to whatever replaced it.
public struct Decision: Story {
    public static let kind = Subject.Kind.decision
    public private(set) var began: Mark?
    /// The id.
    public let id: DecisionID
    /// What it is about, in a few words.
    public private(set) var title = ""
    /// How it was proposed, where it was.
    public private(set) var proposal: (action: DecisionProposed, mark: Mark)?
    public private(set) var alternatives: [AlternativeAdded] = []
    public private(set) var criteria: [CriterionAdded] = []
    /// The scores, one a person, alternative and criterion: the later counts.
    public private(set) var scores: [ScoreKey: Number] = [:]
    /// How it was taken.
    public private(set) var taken: (action: DecisionTaken, mark: Mark)?
    public private(set) var rejected: Mark?
    public private(set) var withdrawn: Mark?
    /// Put off, and until when.
    public private(set) var deferred: (until: Period?, mark: Mark)?
    /// Who disagreed, and why where they said so.
    public private(set) var dissents: [Dissent] = []
    public private(set) var reviews: [Review] = []
    /// The decision that replaced it.
    public private(set) var supersededBy: Succession?
    /// The decision that reversed it.
    public private(set) var reversedBy: Succession?
    public private(set) var amendedBy: [Succession] = []
    /// The sessions into which it was carried while it was proposed, in order.
    public private(set) var carriedInto: [SessionID] = []
    /// What became of the condition it was subject to.
    public private(set) var condition: (isMet: Bool, mark: Mark)?
    /// The recount of its ballot that no review has confirmed yet.
    public private(set) var recounted: Mark?
    /// Who declared an interest and votes on none of its ballots.
    public private(set) var recused: [PersonID] = []

    /// One person's score of one alternative by one criterion.
    public struct ScoreKey: Hashable, Sendable {
        public let alternative: AlternativeID
        public let criterion: CriterionID
        public let person: PersonID?
    }

    /// A recorded disagreement.
    public struct Dissent: Hashable, Sendable {
        public let person: PersonID
        public let reason: String?
        public let mark: Mark
    }

    /// A look back at a decision in force.
    public struct Review: Hashable, Sendable {
        public let verdict: ReviewVerdict
        public let actual: String
        public let lesson: String?
        /// When to look back again, where said.
        public let reviewOn: Period?
        public let mark: Mark
    }

    /// A later decision that touched this one.
    public struct Succession: Hashable, Sendable {
        public let decision: DecisionID
        public let mark: Mark
    }

    public init(_ id: DecisionID) {
        self.id = id
    }

    /// How it stands, leaving aside the dates between which it is to hold.
    public var state: State {
        if reversedBy != nil { return .reversed }
        if supersededBy != nil { return .superseded }
        if condition?.isMet == false { return .lapsed }
        if taken != nil { return .inForce }
        if rejected != nil { return .rejected }
        if withdrawn != nil { return .withdrawn }
        return deferred == nil ? .proposed : .deferred
    }

    /// How a decision stands.
    public enum State: String, CaseIterable, Sendable {
        case proposed = "proposed"
        case deferred = "deferred"
        case inForce = "in force"
        case superseded = "superseded"
        case reversed = "reversed"
        case lapsed = "lapsed"
        case rejected = "rejected"
        case withdrawn = "withdrawn"
    }

    /// When it was taken, rejected or withdrawn.
    public var decided: Mark? { taken?.mark ?? rejected ?? withdrawn }

    /// Whether it is still to be decided.
    public var isUndecided: Bool { state == .proposed || state == .deferred }

    /// Whether it holds at that moment, its own dates counted in.
    public func isInForce(at moment: Instant, in zone: Zone) -> Bool {
        guard state == .inForce, let taken else { return false }
        if let from = taken.action.inForceFrom, zone.start(of: from) > moment { return false }
        if let until = taken.action.inForceUntil, zone.end(of: until) < moment { return false }
        return true
    }

    /// The day or period in which to look back at it, as said last.
    public var reviewOn: Period? { reviews.last { $0.reviewOn != nil }?.reviewOn ?? taken?.action.reviewOn }

    /// Whether it is time to look back at it: the day has come, and nobody reviewed it since.
    public func isDueForReview(at moment: Instant, in zone: Zone) -> Bool {
        guard state == .inForce, let reviewOn else { return false }
        let day = zone.start(of: reviewOn)
        return day <= moment && !(reviews.last.map { $0.mark.occurredAt >= day } ?? false)
    }

    /// What ended its force, where something did.
    public var ended: Mark? {
        reversedBy?.mark ?? supersededBy?.mark ?? (condition?.isMet == false ? condition?.mark : nil)
    }

    /// The words of the decision: its statement once taken, its title before.
    public var statement: String { taken?.action.statement ?? title }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .decisionProposed(let proposed):
            began = began ?? Mark(entry)
            title = proposed.title
            proposal = (proposed, Mark(entry))
        case .alternativeAdded(let added): alternatives.append(added)
        case .criterionAdded(let added): criteria.append(added)
        case .alternativeScored(let scored):
            scores[ScoreKey(alternative: scored.alternative, criterion: scored.criterion, person: entry.actor)] =
                scored.score
        case .decisionTaken(let taking): apply(taking, Mark(entry))
        case .decisionRejected: rejected = Mark(entry)
        case .decisionWithdrawn: withdrawn = Mark(entry)
        case .decisionDeferred(let deferral): deferred = (deferral.until, Mark(entry))
        case .dissentRecorded(let dissent):
            dissents.removeAll { $0.person == dissent.person }
            dissents.append(Dissent(person: dissent.person, reason: dissent.reason, mark: Mark(entry)))
        case .decisionReviewed(let review):
            reviews.append(
                Review(
                    verdict: review.verdict, actual: review.actual, lesson: review.lesson, reviewOn: review.reviewOn,
                    mark: Mark(entry)))
            if review.verdict == .uphold { recounted = nil }
        case .ballotRecounted: if taken != nil { recounted = Mark(entry) }
        case .decisionReversed(let reversal):
            if reversal.decision == id { reversedBy = Succession(decision: reversal.by, mark: Mark(entry)) }
        case .recusalDeclared: if let voter = entry.actor { recused.append(voter) }
        case .conditionSettled(let settled): condition = (settled.met, Mark(entry))
        case .carried(let carrying): carriedInto.append(carrying.into)
        default: break
        }
    }

    private mutating func apply(_ taking: DecisionTaken, _ mark: Mark) {
        if taking.decision == id {
            began = began ?? mark
            title = taking.title ?? title
            taken = (taking, mark)
            deferred = nil
        }
        if taking.supersedes.contains(id) { supersededBy = Succession(decision: taking.decision, mark: mark) }
        if taking.amends.contains(id) { amendedBy.append(Succession(decision: taking.decision, mark: mark)) }
    }
}

/// An alternative of a decision.
///
/// Its story is told by the decision; this says only that it is there.
public struct Alternative: Story {
    public static let kind = Subject.Kind.alternative
    public private(set) var began: Mark?
    public init(_ id: AlternativeID) {}
    public mutating func apply(_ entry: Entry) {
        if case .alternativeAdded = entry.action { began = began ?? Mark(entry) }
    }
}

/// A criterion of a decision.
///
/// Its story is told by the decision; this says only that it is there.
public struct Criterion: Story {
    public static let kind = Subject.Kind.criterion
    public private(set) var began: Mark?
    public init(_ id: CriterionID) {}
    public mutating func apply(_ entry: Entry) {
        if case .criterionAdded = entry.action { began = began ?? Mark(entry) }
    }
}
