extension Counsel {
    /// What in the plan of the session does not fit its kind.
    var agenda: [Advice] {
        guard let session, session.state != .cancelled, let usual else { return [] }
        let reasons =
            [
                missingStages(session, usual), withoutPromises(session), stagesWithoutItem(session),
                wholeTime(session, usual), room(session, usual),
            ].compactMap { $0 } + stageTimes(session, usual)
        guard !reasons.isEmpty else { return [] }
        return [
            Advice(
                topic: .agenda, about: session.id.subject,
                words: Wording("\(session.id) does not look like the usual \(usual.name)"), reasons: reasons)
        ]
    }

    /// The template that the session was made of or, where that is not at hand, the one of its kind's name.
    private var usual: SessionTemplate? {
        guard let plan = session?.plan else { return nil }
        return guides.templates.first { $0.name == plan.template && $0.kind == plan.kind }
            ?? guides.templates.first { $0.name == plan.kind.rawValue }
    }

    private func missingStages(_ session: Session, _ usual: SessionTemplate) -> Advice.Reason? {
        // Minutes that name no stage at all are no agenda; what is still to come is.
        let planned = Set(session.plan.stages.map(\.stage))
        if planned.isEmpty {
            guard session.state == .scheduled else { return nil }
            return Advice.Reason("no stages are planned yet", [session.id.subject])
        }
        let missing = usual.stages.filter { $0.key != SessionTemplate.opening && !planned.contains($0.key) }
        guard !missing.isEmpty else { return nil }
        return Advice.Reason("without the stages \(missing.map(\.key).joined(separator: ", "))", [session.id.subject])
    }

    /// From the second session of a series on, the first stage goes through what was promised.
    private func withoutPromises(_ session: Session) -> Advice.Reason? {
        guard let series = session.plan.series, !session.plan.stages.isEmpty,
            !session.plan.stages.contains(where: { $0.stage == SessionTemplate.opening })
        else { return nil }
        let earlier = plan.sessions.held(.series(series), in: zone).last {
            $0.id != session.id && $0.time(in: zone) < session.time(in: zone)
        }
        guard let earlier else { return nil }
        return Advice.Reason(
            "no stage \(SessionTemplate.opening), though \(earlier.id) of the same series came before it",
            [session.id.subject, earlier.id.subject])
    }

    private func stagesWithoutItem(_ session: Session) -> Advice.Reason? {
        guard !session.agenda.items.isEmpty else { return nil }
        let covered = Set(session.agenda.items.map(\.stage))
        let missing = session.plan.stages.filter { !covered.contains($0.stage) }
        guard !missing.isEmpty else { return nil }
        return Advice.Reason(
            "no item on the agenda for \(missing.map(\.stage).joined(separator: ", "))", [session.id.subject])
    }

    /// Less than half of what its kind takes, or more than twice that and more than its days hold.
    private func wholeTime(_ session: Session, _ usual: SessionTemplate) -> Advice.Reason? {
        guard let minutes = session.plan.minutes else { return nil }
        let most = max(usual.minutes * 2, usual.days.upperBound * Counsel.minutesOfADay)
        guard minutes * 2 < usual.minutes || minutes > most else { return nil }
        return Advice.Reason(
            "\(minutes) minutes in all; the stages of \(usual.name) take \(usual.minutes)", [session.id.subject])
    }

    /// More or fewer people than such a session works well with; those who moderate, write down or look on left out.
    private func room(_ session: Session, _ usual: SessionTemplate) -> Advice.Reason? {
        let people = Set(session.invited.map(\.person)).filter { session.isAsked($0) }.count
        guard people > 0, !usual.people.contains(people) else { return nil }
        return Advice.Reason(
            "\(Words.count(people, "person is", "people are")) to take part; it works well with "
                + "\(usual.people.lowerBound) to \(usual.people.upperBound)", [session.id.subject])
    }

    /// A working day of eight hours.
    private static let minutesOfADay = 480

    /// Stages planned with less than half or more than twice their usual time: by the agenda where it has items for
    /// them, else by the plan.
    private func stageTimes(_ session: Session, _ usual: SessionTemplate) -> [Advice.Reason] {
        var items: [String: Int] = [:]
        for item in session.agenda.items where item.isBreak != true { items[item.stage, default: 0] += item.minutes }
        return usual.stages.compactMap { stage in
            let planned = session.plan.stages.first { $0.stage == stage.key }?.minutes
            guard stage.minutes > 0, let minutes = items[stage.key] ?? planned,
                minutes * 2 < stage.minutes || minutes > stage.minutes * 2
            else { return nil }
            return Advice.Reason("\(stage.key): \(minutes) minutes, usually \(stage.minutes)", [session.id.subject])
        }
    }
}
