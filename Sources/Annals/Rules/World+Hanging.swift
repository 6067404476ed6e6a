// What came of a decision, and is left hanging when that is reversed.

extension World {
    /// The open goals, tasks, targets and allocations that came of a decision, in the order in which they were tied to
    /// it; a target or an allocation is named by its entry.
    mutating func hanging(on decision: DecisionID) throws(Refusal) -> [Subject] {
        var hanging: [Subject] = []
        var seen: Set<Subject> = []
        for subject in try entries(naming: decision.subject).flatMap(\.about) where seen.insert(subject).inserted {
            if let id = GoalID(subject), let goal = try storyIfAny(id) {
                if goal.state == .open, goal.plan.decision == decision { hanging.append(subject) }
            } else if let id = TaskID(subject), let task = try storyIfAny(id) {
                if task.isOpen, task.plan.from.contains(.subject(decision.subject)) { hanging.append(subject) }
            } else if let id = MeasureID(subject) {
                hanging += try openTargets(of: id).filter { $0.decision == decision }.map(\.mark.subject)
            } else if subject.kind == .resource {
                hanging += try openAllocations().filter { $0.decision == decision }.map(\.mark.subject)
            }
        }
        return hanging
    }

    /// Refuses what is over by now: of a reversal that is looked at again, since something before it changed.
    mutating func mustBeOpen(_ reference: Reference, of decision: DecisionID) throws(Refusal) {
        guard let subject = reference.subject else { return }
        if let goal = GoalID(subject) { _ = try openGoal(goal) }
        if let task = TaskID(subject) { _ = try openTask(task) }
        guard subject.kind == .entry else { return }
        let isOpen =
            switch try entry(Position(subject.number)).action {
            case .targetSet(let set): try openTargets(of: set.measure).contains { $0.mark.subject == subject }
            case .resourceAllocated: try openAllocations().contains { $0.mark.subject == subject }
            default: false
            }
        if !isOpen { throw .hangsNot(reference, decision) }
    }

    /// What is past hangs on nothing any more: only targets of periods that are not over are open.
    private mutating func openTargets(of measure: MeasureID) throws(Refusal) -> [Measure.Target] {
        try storyIfAny(measure)?.openTargets(at: moment, in: organization().zone) ?? []
    }

    private mutating func openAllocations() throws(Refusal) -> [Resources.Allocation] {
        let zone = try organization().zone
        return try resources().allocations.filter { $0.isOpen && zone.end(of: $0.pool.period) >= moment }
    }
}
