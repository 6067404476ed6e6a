extension Counsel {
    /// Open initiatives that nobody inside owns, that have no resources, or that nothing measures.
    var initiatives: [Advice] {
        let holders = Set(plan.resources.allocations.filter(\.isOpen).map(\.holder))
        let measured = Set(plan.measures.all.filter { $0.retired == nil }.flatMap(\.definition.goals))
        var tasks: [Subject: [TaskID]] = [:]
        for task in plan.tasks.all {
            for source in task.plan.from.compactMap(\.subject) { tasks[source, default: []].append(task.id) }
        }
        return plan.goals.all.filter { $0.state == .open && $0.plan.kind == .initiative && $0.began != nil }
            .compactMap { goal in
                var lacks: [(what: String, reason: Advice.Reason)] = []
                if let reason = ownerless(goal) { lacks.append(("internal-owner", reason)) }
                let held = [goal.id.subject] + (tasks[goal.id.subject] ?? []).map(\.subject)
                if !held.contains(where: holders.contains) {
                    lacks.append(
                        ("resources", Advice.Reason("neither it nor a task of it holds money, people or time")))
                }
                if !measured.contains(goal.id) { lacks.append(("measure", unmeasured(goal, measured))) }
                return lacks.isEmpty ? nil : advice(goal, lacks)
            }
    }

    private func advice(_ goal: Goal, _ lacks: [(what: String, reason: Advice.Reason)]) -> Advice {
        let names = ["internal-owner": "an owner inside", "resources": "resources", "measure": "a measure"]
        let list = lacks.compactMap { names[$0.what] }.joined(separator: ", ")
        let flags = flags(of: goal, lacking: Set(lacks.map(\.what))).map { Advice.Reason(.inFavour, $0) }
        return Advice(
            topic: .initiative, about: goal.id.subject,
            words: Wording("\(goal.id) \(goal.title.unbroken) needs \(list)"),
            reasons: lacks.map(\.reason) + flags)
    }

    /// Why nobody inside owns a goal; `nil` where somebody does.
    private func ownerless(_ goal: Goal) -> Advice.Reason? {
        guard let owner = plan.owner(goal.plan.owner) else { return Advice.Reason("nobody owns it") }
        guard let person = plan.people[owner] else { return nil }
        if person.left != nil {
            return Advice.Reason("its owner \(plan.name(owner)) left, and nobody took it over", [owner.subject])
        }
        if person.level == "guest" {
            return Advice.Reason("its owner \(plan.name(owner)) is a guest", [owner.subject])
        }
        return nil
    }

    private func unmeasured(_ goal: Goal, _ measured: Set<GoalID>) -> Advice.Reason {
        guard let above = goal.plan.under, measured.contains(above) else { return Advice.Reason("no measure is on it") }
        return Advice.Reason("no measure is on it, only on \(above) above it", [above.subject])
    }

    /// What topic packs say of such an initiative where it lacks what they ask for.
    private func flags(of goal: Goal, lacking lacks: Set<String>) -> [Wording] {
        guides.packs.flatMap(\.flags).filter { flag in
            guard flag.missing.kind == .initiatives else { return false }
            let wanted = flag.missing.conditions.first { $0.key == .approach }?.words ?? []
            guard wanted.isEmpty || wanted.contains(goal.plan.approach ?? "") else { return false }
            return flag.missing.conditions.contains { $0.key == .with && $0.words.contains(where: lacks.contains) }
        }.map(\.words)
    }
}
