// What became of the goals, and how their order moved.

extension Comparison {
    /// What became of a goal between the two moments.
    public enum Fate: String, CaseIterable, Sendable {
        case kept = "kept"
        case revised = "revised"
        case achieved = "achieved"
        /// Given up, and carried on by another goal.
        case replaced = "replaced"
        case dropped = "dropped"
        /// Set between the moments to carry on an earlier goal.
        case continued = "continued"
        case added = "added"
    }

    /// A goal that was open at the first moment or set since.
    public struct GoalLine: Sendable {
        /// The goal as it stands at the second moment.
        public let goal: Goal
        /// What became of it.
        public let fate: Fate
        /// Whether it was set between the moments.
        public let isNew: Bool
        /// What was revised.
        public let changes: [PlanDiff.FieldChange]
        /// The goals that carry it on, of those open at the first moment or set since.
        public let continuedAs: [GoalID]
        /// Its place in the ranking at the first moment.
        public let rankBefore: Int?
        /// Its place in the ranking at the second moment.
        public let rankAfter: Int?
    }

    /// The goals open at the first moment or set since, in the order of their ids.
    public var goals: [GoalLine] {
        var stories = known.goals.filter { isBetween($0.value.began) }
        for goal in before.goals.all where goal.state == .open && goal.began != nil {
            stories[goal.id] = known.goals[goal.id] ?? goal
        }
        var heirs: [GoalID: [GoalID]] = [:]
        for goal in stories.values.sorted(by: { $0.id < $1.id }) {
            for old in goal.plan.continues where old != goal.id { heirs[old, default: []].append(goal.id) }
        }
        return stories.values.sorted { $0.id < $1.id }.map { line(of: $0, heirs[$0.id] ?? []) }
    }

    private func line(of goal: Goal, _ heirs: [GoalID]) -> GoalLine {
        let isNew = isBetween(goal.began)
        let old = isNew ? nil : before.goals[goal.id]
        let changes = old.map { PlanDocument.changes($0, goal) } ?? []
        let fate: Fate =
            switch goal.state {
            case .achieved: .achieved
            case .dropped: heirs.isEmpty ? .dropped : .replaced
            case .open:
                isNew
                    ? (goal.plan.continues.isEmpty ? .added : .continued) : old?.plan == goal.plan ? .kept : .revised
            }
        return GoalLine(
            goal: goal, fate: fate, isNew: isNew, changes: changes, continuedAs: heirs,
            rankBefore: before.rank(of: goal.id), rankAfter: after.rank(of: goal.id))
    }
}

// MARK: - Priorities

extension Comparison {
    /// A goal that was ranked and open at both moments, perhaps under another name.
    public struct RankMove: Sendable, Equatable {
        /// The goal at the second moment.
        public let goal: GoalID
        /// The goal at the first moment: the same, or one that it carries on.
        public let earlier: GoalID
        /// Its place in the ranking at the first moment.
        public let before: Int
        /// Its place in the ranking at the second moment.
        public let after: Int
    }

    /// The goals ranked and open at both moments, by their place at the second.
    ///
    /// A goal that carries on an earlier one under another name stands for it: where it carries on several, for the
    /// highest of them that no other goal stands for yet.
    public var rankMoves: [RankMove] {
        let old = before.ranking.order.filter { before.goals[$0]?.state == .open }
        var free = Set(old)
        let new = after.ranking.order.filter { after.goals[$0]?.state == .open }
        var moves: [RankMove] = []
        func take(_ goal: GoalID, as earlier: GoalID) {
            guard let was = before.rank(of: earlier), let now = after.rank(of: goal) else { return }
            free.remove(earlier)
            moves.append(RankMove(goal: goal, earlier: earlier, before: was, after: now))
        }
        for goal in new where free.contains(goal) { take(goal, as: goal) }
        for goal in new where !moves.contains(where: { $0.goal == goal }) {
            let ancestors = ancestors(of: goal)
            if let earlier = old.first(where: { free.contains($0) && ancestors.contains($0) }) {
                take(goal, as: earlier)
            }
        }
        return moves.sorted { $0.after < $1.after }
    }

    /// The goals that one carries on, through those set between the moments.
    private func ancestors(of goal: GoalID) -> Set<GoalID> {
        var found: Set<GoalID> = []
        var rest = [goal]
        while let next = rest.popLast() {
            guard let story = known.goals[next] ?? after.goals[next] else { continue }
            rest += story.plan.continues.filter { found.insert($0).inserted }
        }
        return found
    }

    /// How far the order of the goals stayed the same, by Spearman: 1 the same order, −1 the other way round, 0 nothing
    /// in common; `nil` where fewer than three goals were ranked at both moments.
    public var rankCorrelation: Number? {
        let moves = rankMoves
        // The places among those that are in both rankings, by `moves` in the order of the second.
        let old = moves.sorted { $0.before < $1.before }.map(\.goal)
        return RankCorrelation.spearman(moves.map { old.firstIndex(of: $0.goal) ?? 0 })
    }
}

/// How much two orders of the same things agree.
public enum RankCorrelation {
    /// The fewest things of which it says anything: two are always in the same order, or in the other.
    public static let least = 3

    /// Spearman's coefficient, to a hundredth, where no two things share a place.
    ///
    /// - Parameter places: the place in one order of each thing in the other, from 0, each once.
    public static func spearman(_ places: [Int]) -> Number? {
        guard places.count >= least else { return nil }
        let count = places.count
        let squares = places.enumerated().reduce(0) { $0 + ($1.offset - $1.element) * ($1.offset - $1.element) }
        let whole = count * (count * count - 1)
        return Mean(sum: whole - 6 * squares, count: whole).value
    }
}
