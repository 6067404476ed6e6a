extension Plan {
    /// An open goal, and what it lacks.
    public struct WantingGoal: Sendable {
        /// The goal.
        public let goal: Goal
        /// What it lacks, in this order.
        public let lacks: [Lack]
    }

    /// What a goal can lack.
    public enum Lack: String, Sendable {
        /// A measure of its own, or of the goal that it serves.
        case measure = "measure"
        /// Somebody who answers for it and is still there.
        case owner = "owner"
        /// A task, of its own or of a goal under it, that was not cancelled.
        case task = "task"
    }

    /// The open goals without measure, owner or task, the most important first.
    public var goalsWanting: [WantingGoal] {
        var measured = Set(measures.current.flatMap(\.definition.goals))
        goals.look { goal in
            if let above = goal.plan.under, measured.contains(above) { measured.insert(goal.id) }
        }
        var worked: Set<GoalID> = []
        tasks.look { task in
            guard task.state != .cancelled else { return }
            for reference in task.plan.from {
                if let id = reference.subject.flatMap({ GoalID($0) }) { worked.insert(id) }
            }
        }
        goals.look { goal in
            if let above = goal.plan.under, worked.contains(goal.id) { worked.insert(above) }
        }
        return openGoals.compactMap { goal in
            let owner = self.owner(goal.plan.owner)
            let isOwned = owner.map { people[$0]?.left == nil } ?? false
            let lacks: [Lack?] = [
                measured.contains(goal.id) ? nil : .measure, isOwned ? nil : .owner,
                worked.contains(goal.id) ? nil : .task,
            ]
            let all = lacks.compactMap { $0 }
            return all.isEmpty ? nil : WantingGoal(goal: goal, lacks: all)
        }
    }
}
