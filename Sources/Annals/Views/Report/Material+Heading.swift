// How a report begins: title, what kind of session or time it was, and a few figures.

extension ReportMaterial {
    var title: String {
        switch scope {
        case .session(let id): session?.title.unbroken ?? id.description
        case .period(let period): period.description
        }
    }

    /// Date, kind, place and the like.
    var subtitle: [String] {
        guard let session else {
            let first = zone.day(of: from)
            let last = zone.day(of: end)
            return ["\(first) to \(last)"]
        }
        var facts = [session.id.description]
        facts.append(session.opened.map { day($0) } ?? zone.text(session.plan.startsAt))
        facts.append(session.plan.kind.rawValue + " session")
        if let series = session.plan.series.flatMap({ shelves.series[$0]?.name }) { facts.append(series) }
        if let format = session.plan.format, format.rawValue != session.plan.kind.rawValue {
            facts.append(format.rawValue)
        }
        if let place = session.plan.place { facts.append(place.unbroken) }
        switch session.state {
        case .closed: break
        case .scheduled: facts.append("not held yet")
        case .open, .paused: facts.append("still open")
        case .cancelled: facts.append("called off")
        }
        return facts
    }

    /// Who alone may read of the session.
    var circle: [String] {
        (session?.plan.circle ?? []).map { member in
            PersonID(member.description).map { name($0) } ?? member.description
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
            if held > 0 { add("\(held)", held == 1 ? "session held" : "sessions held") }
        } else if let present = session?.attended.count, present > 0 {
            add("\(present)", present == 1 ? "person there" : "people there")
        }
        let taken = decisionsTaken
        if !taken.isEmpty {
            let reversed = taken.count { $0.reversedBy != nil }
            add(
                "\(taken.count)",
                (taken.count == 1 ? "decision taken" : "decisions taken")
                    + (reversed > 0 ? ", \(reversed) reversed since" : ""), reversed > 0 ? .bad : .quiet)
        }
        let judged = promised.map { sign(of: $0) }.filter { [.kept, .keptLate, .overdue, .cancelled].contains($0) }
        if !judged.isEmpty {
            let kept = judged.count { $0 == .kept || $0 == .keptLate }
            add("\(kept) of \(judged.count)", "promises kept", kept == judged.count ? .good : .warn)
        }
        let lights = standing.plan.openGoals.map { standing.plan.light(of: $0, at: end) }.filter { $0 != .none }
        if !lights.isEmpty {
            let green = lights.count { $0 == .green }
            add("\(green) of \(lights.count)", "measured goals on target", green == lights.count ? .good : .warn)
        }
        let met = measures.compactMap { standing.plan.standing($0, at: end).isMet }
        if !met.isEmpty {
            let on = met.count { $0 }
            add("\(on) of \(met.count)", "figures on target", on == met.count ? .good : .warn)
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
