// What was promised and kept, whether it serves a priority, and whether its owners were in the room.

extension Comparison {
    /// How far what was promised between the moments is kept.
    public var keeping: Lookback.Keeping { Lookback.Keeping(made) }
    /// How far what was open at the first moment is kept.
    public var keepingEarlier: Lookback.Keeping { Lookback.Keeping(earlier) }

    /// The tasks promised between the moments.
    public var tasksAssigned: [Todo] { made.map(\.task) }
    /// The tasks done between the moments.
    public var tasksDone: [Todo] { closed(.done) }
    /// The tasks cancelled between the moments.
    public var tasksCancelled: [Todo] { closed(.cancelled) }
    /// The tasks overdue at the first moment.
    public var tasksOverdueBefore: [Todo] { before.openTasks.filter { before.isOverdue($0, at: from) } }
    /// The tasks overdue at the second moment.
    public var tasksOverdue: [Todo] { after.openTasks.filter { after.isOverdue($0, at: to) } }

    /// How many were done by the date first promised, of those that had a date and were done between the moments.
    public var doneOnTime: Share {
        Lookback.Keeping((made + earlier).filter { $0.outcome.isDone && isBetween($0.task.closed) }).onTime
    }

    private func closed(_ state: Todo.State) -> [Todo] {
        known.tasks.values.filter { $0.state == state && isBetween($0.closed) }.sorted { $0.id < $1.id }
    }

    /// What sessions did with tasks between the moments: how often each fate was given, the last word of each session
    /// on each task.
    public var fates: [(fate: Promise.Fate, count: Int)] {
        Promise.Fate.allCases.compactMap { fate in
            let count = between.fates.values.count { $0 == fate }
            return count == 0 ? nil : (fate, count)
        }
    }

    // MARK: Focus

    /// How many owners were in the room.
    ///
    /// Of the tasks that sessions gave to somebody between the moments, those whose owner attended that session.
    /// Sessions of which no attendance is on record are left out.
    public var ownersInTheRoom: Share {
        made.reduce(into: Share()) { share, promise in
            guard let owner = between.givenTo[promise.task.id], let session = promise.task.began?.session,
                let room = (known.sessions[session] ?? after.sessions[session])?.attended, !room.isEmpty
            else { return }
            share += Share(room.contains(owner) ? 1 : 0, of: 1)
        }
    }
}

/// Tells whether a task serves a goal that was ranked: by what it comes from, or by the goals above that.
struct Focus<Source: Library> {
    let priorities: Set<GoalID>
    let known: Comparison.Known
    /// The goals that came of a decision, an idea or a finding.
    let goalsOf: [Subject: [Subject]]
    let library: Recollection<Source>

    /// How many of those tasks do; of nothing where no goal was ever ranked.
    func share(of promises: [Lookback.Promise]) throws -> Share {
        if priorities.isEmpty { return Share() }
        return Share(try promises.count { try serves($0.task) }, of: promises.count)
    }

    private func serves(_ task: Todo) throws -> Bool {
        var seen: Set<Subject> = []
        var rest = task.plan.from.compactMap(\.subject)
        while let next = rest.popLast() {
            let subject = next.kind == .alternative ? DecisionID(next.number).subject : next
            guard seen.insert(subject).inserted else { continue }
            if let goal = GoalID(subject) {
                if priorities.contains(goal) { return true }
                if let above = try (known.goals[goal] ?? library.recall(goal))?.plan.under {
                    rest.append(above.subject)
                }
            } else if let decision = DecisionID(subject) {
                let story = try known.decisions[decision] ?? library.recall(decision)
                rest += (story?.proposal?.action.goals ?? []).map(\.subject)
            } else if let finding = FindingID(subject) {
                rest += try ((known.findings[finding] ?? library.recall(finding))?.said.about ?? []).map(\.subject)
            }
            rest += goalsOf[subject] ?? []
        }
        return false
    }
}

extension Between {
    /// What was promised, as it stands at a moment.
    func promises(_ known: Comparison.Known, at moment: Instant, in zone: Zone) -> [Lookback.Promise] {
        lookback.tasks.all.filter { $0.began != nil }.map { task in
            Lookback.Promise(
                known.tasks[task.id] ?? task, firstDue: lookback.promises[task.id.number]?.firstDue, at: moment,
                in: zone)
        }
    }
}

extension Library {
    /// By when a task was promised first; `nil` where no date was ever given.
    func firstDue(of task: Todo) throws -> Period? {
        if task.reschedulings == 0 { return task.plan.due }
        var story = Todo(task.id)
        for entry in try entries(of: task.id.subject, aboutOnly: true) {
            story.apply(entry)
            if let due = story.plan.due { return due }
        }
        return nil
    }
}
