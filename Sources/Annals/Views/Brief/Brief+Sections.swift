// The sections of a brief that the plan and the session tell by themselves.

extension Brief {
    /// The organization's clock.
    public var zone: Zone { matters.plan.organization.zone }

    // MARK: Homework

    /// What somebody is to prepare.
    public struct HomeworkLine: Sendable {
        /// The homework as it stands.
        public let homework: Homework
        /// Whether its day has passed and nothing was handed in.
        public let isOverdue: Bool
        /// Whether the session waits for it: it is missing, of somebody who is invited and not excused.
        public let gates: Bool
    }

    /// What people are to prepare for it, in the order in which it was assigned.
    public var homework: [HomeworkLine] {
        guard let session = matters.session(of: occasion) else { return [] }
        let gating = Set(session.missingHomework.map(\.homework))
        return session.homework.compactMap { matters.homework[$0.homework] }.map { homework in
            HomeworkLine(
                homework: homework,
                isOverdue: !homework.isSubmitted && zone.end(of: homework.plan.due) < occasion.moment,
                gates: gating.contains(homework.id))
        }
    }

    /// Who handed in all that they were to prepare.
    public var ready: [PersonID] { preparing.filter { !unready.contains($0) } }

    /// Who gates: who has not handed in all of it, and is not excused.
    public var unready: [PersonID] {
        let gating = homework.filter(\.gates).map(\.homework.plan.person)
        return preparing.filter { gating.contains($0) }
    }

    /// Those with homework who are invited and not excused.
    private var preparing: [PersonID] {
        guard let session = matters.session(of: occasion) else { return [] }
        var people: [PersonID] = []
        for line in homework where !people.contains(line.homework.plan.person) {
            if session.isInvited(line.homework.plan.person) { people.append(line.homework.plan.person) }
        }
        return people
    }

    // MARK: Decisions

    /// The decisions due for review, or whose ground has moved.
    public var reviews: [Ground] { grounds.filter(\.needsReview) }

    /// The decisions that led to no task, and to nothing else.
    public var withoutTask: [Ground] { grounds.filter { $0.loose.contains { $0.cause == .nothingCame } } }

    /// The other decisions of which something hangs loose.
    public var hangingLoose: [Ground] {
        grounds.filter { ground in !ground.needsReview && ground.loose.contains { $0.cause != .nothingCame } }
    }

    // MARK: What waits

    /// Ideas parked until a time that is still to come.
    public var parkedForLater: [Idea] {
        let due = Set(promises.all.map(\.subject))
        return matters.ideas.current.filter { idea in
            idea.parked != nil && idea.withdrawn == nil && idea.mergedInto == nil && !due.contains(idea.id.subject)
        }
    }

    /// Decisions put off until a time that is still to come.
    public var deferredForLater: [Decision] {
        let due = Set(promises.all.map(\.subject))
        return matters.plan.decisions.current.filter { $0.state == .deferred && !due.contains($0.id.subject) }
    }

    // MARK: What to judge, and what is missing

    /// The assumptions to judge: those whose day of review has come, then open ones without such a day.
    public var assumptions: [Assumption] {
        let open = matters.plan.assumptions.current.filter { $0.began != nil }
        let due = open.filter { $0.isDue(at: occasion.moment, in: zone) }
        return due + open.filter { $0.state == .open && $0.said.reviewOn == nil }
    }

    /// The measures that miss their target, each with how it stands.
    public var offTarget: [(measure: Measure, standing: Plan.Standing)] {
        matters.plan.measures.current
            .map { (measure: $0, standing: matters.plan.standing($0, at: occasion.moment)) }
            .filter { $0.standing.isMet == false }
    }

    /// The open goals without measure, owner or task, the most important first.
    public var goalsWanting: [Plan.WantingGoal] { matters.plan.goalsWanting }
}

extension Matters {
    /// The session of an occasion, as it stood then.
    public func session(of occasion: Occasion) -> Session? {
        occasion.session.flatMap { plan.sessions[$0.id] ?? $0 }
    }
}
