/// Two moments side by side, with what happened between them.
public struct Comparison: Sendable {
    /// The plan at the first moment.
    public let before: Plan
    /// The plan at the second moment.
    public let after: Plan
    /// The first moment.
    public let from: Instant
    /// The second moment.
    public let to: Instant
    /// The sessions between, the second moment counted in.
    public let sessions: [History.Chapter]

    /// Sets the second moment beside the first.
    ///
    /// - Parameters:
    ///   - before: the plan as of `from`.
    ///   - after: the plan as of `to`.
    ///   - history: the history as of `to`.
    public init(_ before: Plan, at from: Instant, _ after: Plan, at to: Instant, history: History) {
        self.before = before
        self.after = after
        self.from = from
        self.to = to
        let zone = history.organization.zone
        sessions = history.chapters.filter { chapter in
            chapter.session.opened != nil && chapter.time(in: zone) > from && chapter.time(in: zone) <= to
        }
    }
}

// MARK: - Goals

extension Comparison {
    /// What became of a goal between the two moments.
    public enum Fate: String, Sendable {
        case added = "added"
        case kept = "kept"
        case revised = "revised"
        case achieved = "achieved"
        case dropped = "dropped"
        /// Set between the moments to carry on an earlier goal.
        case continued = "continued"
    }

    /// A goal that was open at either moment.
    public struct GoalLine: Sendable {
        /// The goal as it stands at the second moment.
        public let goal: Goal
        /// What became of it.
        public let fate: Fate
        /// Its place in the ranking at the first moment.
        public let rankBefore: Int?
        /// Its place in the ranking at the second moment.
        public let rankAfter: Int?
    }

    /// The goals open at either moment or set between them, in the order of their ids.
    public var goals: [GoalLine] {
        after.goals.all.compactMap { goal in
            let old = before.goals[goal.id]
            if let old, old.state != .open { return nil }
            let fate: Fate =
                switch goal.state {
                case .achieved: .achieved
                case .dropped: .dropped
                case .open:
                    if let old {
                        old.plan == goal.plan ? .kept : .revised
                    } else {
                        goal.plan.continues.isEmpty ? .added : .continued
                    }
                }
            return GoalLine(
                goal: goal, fate: fate, rankBefore: before.rank(of: goal.id), rankAfter: after.rank(of: goal.id))
        }
    }
}

// MARK: - Decisions

extension Comparison {
    /// The decisions taken between the moments, in the order of time.
    public var taken: [Decision] { after.decisions.all.filter { isBetween($0.taken?.mark) }.inOrder { $0.taken?.mark } }

    /// The decisions that were replaced between the moments.
    public var superseded: [Decision] {
        after.decisions.all.filter { isBetween($0.supersededBy?.mark) }.inOrder { $0.supersededBy?.mark }
    }

    /// The decisions that were reversed between the moments.
    public var reversed: [Decision] {
        after.decisions.all.filter { isBetween($0.reversedBy?.mark) }.inOrder { $0.reversedBy?.mark }
    }

    /// The decisions in force at both moments.
    public var upheld: [Decision] {
        let old = Set(before.decisionsInForce(at: from).map(\.id))
        return after.decisionsInForce(at: to).filter { old.contains($0.id) }
    }

    func isBetween(_ mark: Mark?) -> Bool { mark.map { $0.occurredAt > from && $0.occurredAt <= to } ?? false }
}

extension [Decision] {
    fileprivate func inOrder(_ mark: (Decision) -> Mark?) -> [Decision] {
        sorted { (mark($0)?.occurredAt ?? .earliest, $0.id) < (mark($1)?.occurredAt ?? .earliest, $1.id) }
    }
}

// MARK: - Figures and promises

extension Comparison {
    /// A measure at both moments.
    public struct MeasureLine: Sendable {
        /// The measure as defined at the second moment.
        public let measure: Measure
        /// How it stood at the first moment.
        public let before: Plan.Standing?
        /// How it stands at the second moment.
        public let after: Plan.Standing
        /// The readings between them, by period.
        public let readings: [(period: Period, reading: Measure.Reading)]
    }

    /// The measures that stand at the second moment or were read between.
    public var measures: [MeasureLine] {
        let zone = after.organization.zone
        return after.measures.all.filter { $0.retired == nil || isBetween($0.retired) }.map { measure in
            let readings = measure.readings.compactMap { period, readings in
                readings.last.map { (period: period, reading: $0) }
            }
            .filter { zone.end(of: $0.period) > from && zone.start(of: $0.period) <= to }
            .sorted { zone.end(of: $0.period) < zone.end(of: $1.period) }
            return MeasureLine(
                measure: measure, before: before.measures[measure.id].map { before.standing($0, at: from) },
                after: after.standing(measure, at: to), readings: readings)
        }
    }

    /// The tasks assigned between the moments.
    public var tasksAssigned: [Todo] { after.tasks.all.filter { isBetween($0.began) } }
    /// The tasks done between the moments.
    public var tasksDone: [Todo] { after.tasks.all.filter { $0.state == .done && isBetween($0.closed) } }
    /// The tasks overdue at the second moment.
    public var tasksOverdue: [Todo] { after.openTasks.filter { after.isOverdue($0, at: to) } }

    /// Who joined between the moments.
    public var joined: [Person] { after.people.all.filter { isBetween($0.began) } }
    /// Who left between the moments.
    public var left: [Person] { after.people.all.filter { isBetween($0.left) } }
}
