// What was promised, and whether it was kept.

extension ReportMaterial {
    /// The tasks promised in the session or period, those carried into the session, and those that were due or ended in
    /// the period.
    var promised: [Todo] {
        let assigned = Set(all { if case .taskAssigned(let it) = $0 { it.task } else { nil } })
        let ended = Set(
            all { action -> TaskID? in
                switch action {
                case .taskCompleted(let it): it.task
                case .taskCancelled(let it): it.task
                default: nil
                }
            })
        return plan.tasks.filter { task in
            if assigned.contains(task.id) || ended.contains(task.id) { return true }
            if let session { return task.carriedInto.contains(session.id) }
            guard let began = task.began?.occurredAt, began <= end else { return false }
            guard let due = dueMoment(task) else { return false }
            let isThen = due >= from && due <= end
            // What was open through the whole time and overdue is still owed.
            return isThen || (due < from && (task.closed?.occurredAt ?? .latest) > from)
        }
    }

    private func dueMoment(_ task: Todo) -> Instant? { task.plan.due.map { zone.end(of: $0) } }

    /// Whether a promise was kept, by the moment of reading.
    func sign(of task: Todo) -> Report.Sign { plan.sign(of: task, at: now) }

    /// The broken ones first, then those given up, kept late, open, and kept; the oldest due date first.
    private var inOrder: [Todo] {
        let order: [Report.Sign] = [.overdue, .cancelled, .keptLate, .open, .kept]
        func place(_ task: Todo) -> (Int, Instant, TaskID) {
            (order.firstIndex(of: sign(of: task)) ?? order.count, dueMoment(task) ?? .latest, task.id)
        }
        return promised.sorted { place($0) < place($1) }
    }

    var promises: [Report.Block] {
        let tasks = inOrder
        guard !tasks.isEmpty else { return [] }
        if form == .page { return [.items(tasks.map { line($0) })] }
        let rows = tasks.map { task in
            Report.Row(
                [
                    "\(task.id) \(task.title)", nowOwner(task) ?? nobody, task.plan.due.map { date($0) } ?? noDate,
                    task.closed.map { day($0) } ?? task.percent.map { "\($0) %" } ?? word(task.state),
                    task.carriedInto.isEmpty ? "" : "\(task.carriedInto.count)",
                    task.reschedulings == 0 ? "" : "\(task.reschedulings)", remark(on: task) ?? "",
                ], sign: sign(of: task), entries: told(task.id.subject))
        }
        return [
            .table(
                Report.Table(
                    says(
                        "What was promised, and what became of it by \(day(now))",
                        russian: "Что обещано и что из этого вышло к \(day(now))"),
                    [
                        column("Promise", russian: "Обещание"), column("Who", russian: "Кто"),
                        column("Due", russian: "Срок"), column("Done or stands at", russian: "Сделано или состояние"),
                        number("Carried", russian: "Перенесено"), number("Moved", russian: "Срок сдвинут"),
                        column("What came of it", russian: "Что вышло"),
                    ], rows))
        ]
    }

    private func nowOwner(_ task: Todo) -> String? { plan.owner(task.plan.owner).map { name($0) } }

    /// A promise in a line, with who made it and by when.
    private func line(_ task: Todo) -> Report.Item {
        var facts: [String?] = [nowOwner(task) ?? nobody]
        let due = task.plan.due.map { self.due($0) }
        let done = task.closed.map { says("done", russian: "сделано") + " \(day($0))" }
        switch sign(of: task) {
        case .kept: facts.append(done)
        case .keptLate: facts += [due, done]
        case .cancelled:
            facts += [task.closed.map { says("given up", russian: "отменено") + " \(day($0))" }, remark(on: task)]
        default: facts.append(due ?? noDate)
        }
        if !task.carriedInto.isEmpty { facts.append(carried(task)) }
        if task.reschedulings > 0 {
            facts.append(says("moved \(task.reschedulings)×", russian: "срок сдвинут \(task.reschedulings)×"))
        }
        return Report.Item(
            task.title, id: task.id.description, sign: sign(of: task), notes: [Report.Note(facts: facts)],
            entries: told(
                task.id.subject, "task-assigned", "task-completed", "task-cancelled", "task-rescheduled", "carried"))
    }

    /// What was said at its end.
    private func remark(on task: Todo) -> String? { task.isOpen ? nil : shelves.outcomes[task.id] }
}
