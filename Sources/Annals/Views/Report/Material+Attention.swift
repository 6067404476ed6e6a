// What needs somebody at the end of the session or period, the most urgent first.

extension ReportMaterial {
    var attention: [Report.Block] {
        let items = overdue + contested + decisionsToLookAt + dueAssumptions + overCapacity + gaps
        return items.isEmpty ? [] : [.items(items)]
    }

    private var overdue: [Report.Item] {
        let plan = standing.plan
        return plan.openTasks.filter { plan.isOverdue($0, at: end) }.map { task in
            let due = task.plan.due.map { zone.day(of: zone.end(of: $0)).daysSince1970 } ?? 0
            let late = zone.day(of: end).daysSince1970 - due
            return Report.Item(
                task.title, id: task.id.description, sign: .overdue,
                notes: [
                    Report.Note(facts: [
                        owner(task.plan.owner) ?? nobody, task.plan.due.map { self.due($0) },
                        says(
                            Words.count(late, "day", "days") + " late",
                            russian: "опоздание \(Russian.count(late, "день", "дня", "дней"))"),
                        task.carriedInto.isEmpty ? nil : carried(task),
                    ])
                ])
        }
    }

    private var contested: [Report.Item] {
        standing.ballots.current.compactMap { ballot in ballot.contest.map { (ballot, $0) } }.map { ballot, contest in
            Report.Item(
                ballot.terms.question, id: ballot.id.description, sign: .contested,
                notes: [
                    Report.Note(
                        says("not settled", russian: "спор не решён"),
                        [contest.by.map { name($0) }, contest.ground].compactMap { $0 }.joined(separator: ": "))
                ])
        }
    }

    /// The decisions whose ground moved, whose review is due, or whose condition is still to be met.
    private var decisionsToLookAt: [Report.Item] {
        grounds.compactMap { ground in
            let decision = ground.decision
            let moved = says("its ground moved", russian: "основание изменилось")
            var notes: [Report.Note?] = ground.moves.map { Report.Note(moved, $0.wording[language]) }
            notes += ground.loose.filter(\.cause.asksForReview).map { Report.Note(nil, $0.wording[language]) }
            let isSaid = ground.moves.contains { $0.cause == .conditionOverdue }
            if !isSaid, decision.condition == nil, let condition = decision.taken?.action.subjectTo {
                notes.append(
                    Report.Note(
                        says("still subject to", russian: "ещё не выполнено условие"),
                        condition.condition + by(condition.by)))
            }
            if notes.isEmpty { return nil }
            return Report.Item(decision.statement, id: decision.id.description, sign: .due, notes: notes)
        }
    }

    private var dueAssumptions: [Report.Item] {
        standing.plan.assumptions.current.filter { $0.isDue(at: end, in: zone) }.map { assumption in
            Report.Item(
                assumption.text, id: assumption.id.description, sign: .due,
                notes: [
                    Report.Note(
                        nil,
                        assumption.said.reviewOn.map {
                            says(
                                "assumed; to be judged since \($0)", russian: "допущение; пора проверить с \(date($0))")
                        })
                ])
        }
    }

    private var overCapacity: [Report.Item] {
        standing.plan.resourceLines.filter { $0.isOver && zone.end(of: $0.pool.period) >= from }.map { line in
            Report.Item(
                says(
                    "\(line.allocated.grouped) of \(line.capacity?.grouped ?? "") \(line.pool.words) are given away",
                    russian:
                        "Выделено \(line.allocated.grouped) из \(line.capacity?.grouped ?? "") \(line.pool.inRussian)"),
                sign: .missing, notes: [Report.Note(nil, says("more than there is", russian: "больше, чем есть"))])
        }
    }

    /// What the open goals lack, a line for each kind of gap.
    private var gaps: [Report.Item] {
        let wanting = standing.plan.goalsWanting
        return [Plan.Lack.owner, .measure, .task].compactMap { lack in
            let goals = wanting.filter { $0.lacks.contains(lack) }.map(\.goal)
            if goals.isEmpty { return nil }
            return Report.Item(
                says(
                    Words.count(goals.count, "goal has", "goals have") + " no \(lack.rawValue)",
                    russian:
                        "У \(Russian.count(goals.count, "цели", "целей", "целей")) нет \(lack.inRussian)"),
                sign: .missing,
                notes: [Report.Note(nil, goals.map { "\($0.id) \($0.title)" }.joined(separator: "; "))])
        }
    }

    /// When it goes on, as far as that was known at the end.
    var next: [Report.Block] {
        if let session, session.opened != nil, let said = session.next {
            let position = entries.last { if case .sessionClosed = $0.action { true } else { false } }?.position
            let held = scheduled(on: said)
            return [
                .items([
                    Report.Item(
                        held.map { "\($0.id) \($0.title)" } ?? says("The next session", russian: "Следующая сессия"),
                        notes: [Report.Note(nil, time(said))], entries: [position].compactMap { $0 })
                ])
            ]
        }
        let coming = standing.plan.sessions.current.filter {
            $0.state == .scheduled && zone.end(of: $0.plan.startsAt) > end
        }
        let first = coming.min { zone.start(of: $0.plan.startsAt) < zone.start(of: $1.plan.startsAt) }
        return first.map { session in
            [
                .items([
                    Report.Item(
                        "\(session.id) \(session.title)", notes: [Report.Note(nil, time(session.plan.startsAt))])
                ])
            ]
        } ?? []
    }

    /// The session that was then held, or is to be, on that day.
    private func scheduled(on when: When) -> Session? {
        let day = zone.day(of: zone.start(of: when))
        return plan.sessions.filter { zone.day(of: zone.start(of: $0.plan.startsAt)) == day && $0.id != session?.id }
            .first
    }

    /// The decisions in force at some time of it, from the day they were taken to the day they ended.
    var timeline: [Report.Block] {
        let shown = plan.decisions.filter { decision in
            guard let taken = decision.taken?.mark.occurredAt, taken <= end else { return false }
            return (ended(decision) ?? .latest) >= from
        }
        .sorted { ($0.taken?.mark.occurredAt ?? .earliest, $0.id) < ($1.taken?.mark.occurredAt ?? .earliest, $1.id) }
        guard shown.count > 1 else { return [] }
        let spans = shown.map { decision in
            Report.Span(
                id: decision.id.description, title: decision.statement.unbroken, sign: sign(of: decision),
                from: zone.day(of: decision.taken?.mark.occurredAt ?? from),
                to: ended(decision).map { zone.day(of: $0) },
                by: (decision.reversedBy ?? decision.supersededBy)?.decision.description)
        }
        let first = spans.map(\.from).min() ?? zone.day(of: from)
        return [.picture(.decisions(spans, from: first, to: zone.day(of: max(end, lastEnd(spans)))))]
    }

    private func ended(_ decision: Decision) -> Instant? {
        let until = decision.taken?.action.inForceUntil.map { zone.end(of: $0) }
        guard let ended = decision.ended?.occurredAt else { return until.flatMap { $0 <= now ? $0 : nil } }
        return min(ended, until ?? ended)
    }

    private func lastEnd(_ spans: [Report.Span]) -> Instant {
        spans.compactMap(\.to).max().map { zone.instant($0) } ?? end
    }
}
