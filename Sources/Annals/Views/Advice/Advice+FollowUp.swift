extension Counsel {
    /// What goes on, or does not, between the sessions: somebody who follows up, somebody to ask why, a next date.
    var followUp: [Advice] {
        if let session, session.state == .closed { return [] }
        return [tracker, coach].compactMap { $0 } + withoutDate
    }

    private func isThere(_ role: StandingRole) -> Bool {
        plan.people.all.contains { $0.left == nil && $0.forgotten == nil && $0.holds(role, at: moment, in: zone) }
            || plan.people.all.contains { person in
                person.left == nil && person.roles.contains { $0.role == role && $0.series != nil }
            }
    }

    /// Tasks are overdue, and nobody has the role of asking after them.
    private var tracker: Advice? {
        let open = plan.openTasks
        let overdue = open.filter { plan.isOverdue($0, at: moment) }
        guard !overdue.isEmpty, !isThere(.tracker) else { return nil }
        let share = Share(overdue.count, of: open.count)
        return Advice(
            topic: .followUp, about: nil, words: Wording("Somebody should be tracker and ask after what was promised"),
            reasons: [
                Advice.Reason("nobody has the role of tracker"),
                Advice.Reason("\(share) open tasks are overdue", overdue.map(\.id.subject)),
            ])
    }

    /// The same things are put off again and again, and nobody has the role of asking what stands in the way.
    private var coach: Advice? {
        let ends: Set<String> = [
            Todo.State.done.rawValue, Todo.State.cancelled.rawValue, "withdrawn", "merged", "answered",
        ]
        let carried = record.lookback.carried(atLeast: 2).filter { !ends.contains($0.state) }
            .filter {
                $0.subject.kind != .decision
                    || DecisionID($0.subject).flatMap { plan.decisions[$0] }?.isUndecided == true
            }
        guard !carried.isEmpty, !isThere(.coach) else { return nil }
        return Advice(
            topic: .followUp, about: nil,
            words: Wording("A coach could ask what stands in the way of what is put off again and again"),
            reasons: [Advice.Reason("nobody has the role of coach")]
                + carried.map {
                    Advice.Reason("\($0.subject.id) \($0.title.unbroken): carried \($0.into.count) times", [$0.subject])
                })
    }

    /// Series that should come again within a month, or should have, and have no date for it.
    private var withoutDate: [Advice] {
        var last: [SeriesID: Session] = [:]
        for session in held { if let series = session.plan.series { last[series] = session } }
        let scheduled = Set(
            plan.sessions.all.filter { $0.state != .closed && $0.state != .cancelled }.compactMap(\.plan.series))
        return last.sorted { $0.key < $1.key }.compactMap { id, session -> Advice? in
            guard let series = record.voices.series[id], series.ended == nil, let cadence = series.cadence,
                !scheduled.contains(id), session.next.map({ zone.end(of: $0) < moment }) ?? true,
                let due = Recurrence.step(cadence, from: zone.day(of: session.time(in: zone))),
                due.advanced(by: -30) <= zone.day(of: moment)
            else { return nil }
            return Advice(
                topic: .followUp, about: id.subject,
                words: Wording("\(id) \(series.name) needs a date for its next session"),
                reasons: [
                    Advice.Reason("the last was \(session.id) on \(day(session))", [session.id.subject]),
                    Advice.Reason("by its rule, \(cadence), the next would be on \(due), and none is scheduled"),
                ])
        }
    }
}

extension Recurrence {
    /// The day one step of a rule after a day; `nil` where the rule ends by itself or steps by less than a day.
    static func step(_ rule: String, from day: Day) -> Day? {
        let pairs = rule.split(separator: ";").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        let parts = Dictionary(pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { first, _ in first }
        guard parts["COUNT"] == nil, parts["UNTIL"] == nil, let interval = Int(parts["INTERVAL"] ?? "1"),
            (1...1000).contains(interval)
        else { return nil }
        switch parts["FREQ"] {
        case "DAILY": return day.advanced(by: interval)
        case "WEEKLY": return day.advanced(by: interval * 7)
        case "MONTHLY": return day.advanced(byMonths: interval)
        case "YEARLY": return day.advanced(byMonths: interval * 12)
        default: return nil
        }
    }
}

extension Day {
    /// The same day so many months later, or the last of that month where it has none such.
    fileprivate func advanced(byMonths count: Int) -> Day? {
        let months = year * 12 + month - 1 + count
        let (year, month) = (months / 12, months % 12 + 1)
        return Day(year: year, month: month, day: min(day, Day.length(ofMonth: month, in: year)))
    }
}
