// How a report begins: title, what kind of session or time it was, and a few figures.

extension ReportMaterial {
    var title: String {
        switch scope {
        case .session(let id): session?.title.unbroken ?? id.description
        case .period(let period): date(period)
        }
    }

    /// Date, kind, place and the like.
    var subtitle: [String] {
        guard let session else {
            let first = zone.day(of: from)
            let last = zone.day(of: end)
            return [says("\(first) to \(last)", russian: "\(date(first)) – \(date(last))")]
        }
        var facts = [session.id.description]
        facts.append(session.opened.map { day($0) } ?? time(session.plan.startsAt))
        facts.append(says("\(session.plan.kind.rawValue) session", russian: "сессия: \(session.plan.kind.inRussian)"))
        if let series = session.plan.series.flatMap({ shelves.series[$0]?.name }) { facts.append(series) }
        if let format = session.plan.format, format.rawValue != session.plan.kind.rawValue {
            facts.append(word(format))
        }
        if let place = session.plan.place { facts.append(place.unbroken) }
        switch session.state {
        case .closed: break
        case .scheduled: facts.append(says("not held yet", russian: "ещё не проведена"))
        case .open, .paused: facts.append(stillOpen)
        case .cancelled: facts.append(says("called off", russian: "отменена"))
        }
        return facts
    }

    /// Who alone may read of the session.
    var circle: [String] {
        (session?.plan.circle ?? []).map { member in
            PersonID(member.description).map { name($0) }
                ?? says(member.description, russian: Russian.level(member.description))
        }
    }

    /// The few figures to begin with; none of nothing.
    var headline: [Report.Figure] {
        var figures: [Report.Figure] = []
        func add(_ value: String, _ label: String, _ tone: Report.Sign.Tone = .quiet) {
            figures.append(Report.Figure(value: value, label: label, tone: tone))
        }
        if session == nil {
            let held = sessionsHeld.count
            if held > 0 {
                add(
                    "\(held)",
                    says(
                        held == 1 ? "session held" : "sessions held",
                        russian: Russian.form(of: held, "сессия прошла", "сессии прошли", "сессий прошло")))
            }
        } else if let present = session?.attended.count, present > 0 {
            add(
                "\(present)",
                says(
                    present == 1 ? "person there" : "people there",
                    russian: Russian.form(of: present, "присутствующий", "присутствующих", "присутствующих")))
        }
        let taken = decisionsTaken
        if !taken.isEmpty {
            let reversed = taken.count { $0.reversedBy != nil }
            let since =
                reversed > 0 ? says(", \(reversed) reversed since", russian: ", с тех пор отменено \(reversed)") : ""
            add(
                "\(taken.count)",
                says(
                    taken.count == 1 ? "decision taken" : "decisions taken",
                    russian: Russian.form(of: taken.count, "решение принято", "решения приняты", "решений принято"))
                    + since, reversed > 0 ? .bad : .quiet)
        }
        let judged = promised.map { sign(of: $0) }.filter { [.kept, .keptLate, .overdue, .cancelled].contains($0) }
        if !judged.isEmpty {
            let kept = judged.count { $0 == .kept || $0 == .keptLate }
            add(
                part(kept, of: judged.count), says("promises kept", russian: "обещаний сдержано"),
                kept == judged.count ? .good : .warn)
        }
        let lights = standing.plan.openGoals.map { standing.plan.light(of: $0, at: end) }.filter { $0 != .none }
        if !lights.isEmpty {
            let green = lights.count { $0 == .green }
            add(
                part(green, of: lights.count),
                says("measured goals on target", russian: "целей с показателями выполняется"),
                green == lights.count ? .good : .warn)
        }
        let met = measures.compactMap { standing.plan.standing($0, at: end).isMet }
        if !met.isEmpty {
            let on = met.count { $0 }
            add(
                part(on, of: met.count), says("figures on target", russian: "показателей выполняется"),
                on == met.count ? .good : .warn)
        }
        return figures
    }

    /// The sessions of the time that took place.
    var sessionsHeld: [Session] {
        plan.sessions.filter { session in
            guard let opened = session.opened?.occurredAt else { return false }
            return opened >= from && opened <= end
        }
        .sorted { ($0.opened?.occurredAt ?? .earliest, $0.id) < ($1.opened?.occurredAt ?? .earliest, $1.id) }
    }
}
