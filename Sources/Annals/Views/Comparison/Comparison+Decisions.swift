// What became of the decisions.

extension Comparison {
    /// The decisions taken between the moments, in the order of time.
    public var taken: [Decision] { decisions { $0.taken?.mark } }
    /// The decisions that were replaced between the moments.
    public var superseded: [Decision] { decisions { $0.supersededBy?.mark } }
    /// The decisions that were reversed between the moments.
    public var reversed: [Decision] { decisions { $0.reversedBy?.mark } }
    /// The decisions whose condition was found unmet between the moments.
    public var lapsed: [Decision] { decisions { $0.condition?.isMet == false ? $0.condition?.mark : nil } }
    /// The proposals turned down between the moments.
    public var rejected: [Decision] { decisions { $0.rejected } }
    /// What was put off between the moments, and is still to be decided at the second.
    public var deferred: [Decision] { decisions { $0.state == .deferred ? $0.deferred?.mark : nil } }

    /// The decisions in force at both moments.
    public var upheld: [Decision] {
        let old = Set(before.decisionsInForce(at: from).map(\.id))
        return after.decisionsInForce(at: to).filter { old.contains($0.id) }
    }

    /// The decisions in force at the first moment whose own dates ended by the second.
    public var expired: [Decision] {
        before.decisionsInForce(at: from).compactMap { old in
            let now = known.decisions[old.id] ?? old
            return now.state == .inForce && !now.isInForce(at: to, in: zone) ? now : nil
        }
    }

    /// The reviews of the time between, each with its decision, in the order of time.
    public var reviews: [(decision: Decision, review: Decision.Review)] {
        known.decisions.values.flatMap { decision in
            decision.reviews.filter { isBetween($0.mark) }.map { (decision: decision, review: $0) }
        }
        .sorted { $0.review.mark.isBefore($1.review.mark) }
    }

    /// The decisions due for review at the first moment.
    public var dueBefore: [Decision] { before.dueForReview(at: from) }
    /// The decisions due for review at the second moment.
    public var dueAfter: [Decision] { after.dueForReview(at: to) }

    /// Those with that mark between the moments, in the order of the marks.
    private func decisions(_ mark: (Decision) -> Mark?) -> [Decision] {
        known.decisions.values.compactMap { decision in
            mark(decision).flatMap { isBetween($0) ? (decision: decision, mark: $0) : nil }
        }
        .sorted { ($0.mark.occurredAt, $0.decision.id) < ($1.mark.occurredAt, $1.decision.id) }.map(\.decision)
    }
}

extension Plan {
    /// The decisions in force that should have been looked at again by a moment, the oldest first.
    func dueForReview(at moment: Instant) -> [Decision] {
        decisionsInForce(at: moment).filter { $0.isDueForReview(at: moment, in: organization.zone) }
    }
}

extension Mark {
    /// Whether it comes earlier in the order of reading.
    func isBefore(_ other: Mark) -> Bool { (occurredAt, position) < (other.occurredAt, other.position) }
}
