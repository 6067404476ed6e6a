// Who was there, and how the time went.

extension ReportMaterial {
    /// The sessions of a period, a row each.
    var sessions: [Report.Block] {
        guard session == nil else { return [] }
        let held = sessionsHeld
        let others = standing.plan.sessions.filter { session in
            session.opened == nil && isHere(session.began)
                || session.state == .cancelled && told(session.id.subject, "session-cancelled").isEmpty == false
        }
        guard !held.isEmpty || !others.isEmpty else { return [] }
        let bySession = Dictionary(grouping: entries.filter { $0.session != nil }) { $0.session }
        let rows = (held + others.filter { one in !held.contains { $0.id == one.id } }).map { session in
            let own = bySession[session.id] ?? []
            let decided = own.count { if case .decisionTaken = $0.action { true } else { false } }
            let promised = own.count { if case .taskAssigned = $0.action { true } else { false } }
            return Report.Row(
                [
                    "\(session.id) \(session.title)",
                    session.opened.map { day($0) } ?? zone.text(session.plan.startsAt),
                    session.plan.kind.rawValue,
                    session.opened == nil ? session.state.rawValue : "\(session.attended.count)",
                    length(of: session, own) ?? "", decided == 0 ? "" : "\(decided)",
                    promised == 0 ? "" : "\(promised)",
                ],
                entries: told(
                    session.id.subject, "session-scheduled", "session-changed", "session-cancelled", "session-opened",
                    "session-closed", "participant-invited", "participant-excused", "moderator-chosen",
                    "person-arrived",
                    "person-departed", "session-paused", "session-resumed", "stage-entered"))
        }
        return [
            .table(
                Report.Table(
                    "The sessions, in order",
                    [
                        "Session", "Day", "Kind", .number("People"), .number("Time"), .number("Decisions"),
                        .number("Promises"),
                    ], rows))
        ]
    }

    /// Minutes as people say them: `45 min`, `6 h 30`.
    static func duration(_ minutes: Int) -> String {
        if minutes < 60 { return "\(minutes) min" }
        return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(Day.pad(minutes % 60, 2))"
    }

    /// How long a closed session took; `nil` where its minutes know only the day.
    private func length(of session: Session, _ own: [Entry]) -> String? {
        guard let opened = session.opened?.occurredAt, let closed = session.closed?.occurredAt, closed > opened else {
            return nil
        }
        return Self.duration(away(session, own, until: closed).seconds(from: opened, to: closed) / 60)
    }

    /// When a session was not at work, by its entries.
    private func away(_ session: Session, _ own: [Entry], until end: Instant) -> Interruptions {
        Interruptions(session.clock, until: end, and: Nights(of: session, in: own).spans(in: zone))
    }

    var attendance: [Report.Block] {
        guard let session else { return [] }
        var items = [
            Report.Item(
                session.plan.purpose, notes: plan(of: session),
                entries: told(session.id.subject, "session-scheduled", "session-changed", "session-cancelled"))
        ]
        if let opened = session.opened {
            let planned = session.plan.minutes.map { "planned \(Self.duration($0 + session.agenda.extended()))" }
            items.append(
                Report.Item(
                    "Opened \(zone.text(opened.occurredAt))"
                        + (session.closed.map { ", closed \(zone.text($0.occurredAt))" } ?? ", still open"),
                    notes: [
                        Report.Note(facts: [length(of: session, entries), planned]),
                        Report.Note("opened without all homework", session.unready),
                        Report.Note("left without a fate", leaving),
                    ],
                    entries: told(
                        session.id.subject, "session-opened", "session-closed", "session-paused", "session-resumed")))
        }
        let people = people(of: session)
        guard !people.isEmpty else { return [.items(items)] }
        return [
            .items(items),
            .table(
                Report.Table(
                    "Who was invited, and who was there", ["Who", "As", "There"], people,
                    entries: told(
                        session.id.subject, "participant-invited", "participant-excused", "moderator-chosen",
                        "person-arrived", "person-departed"))),
        ]
    }

    private var leaving: String? {
        entries.compactMap { if case .sessionClosed(let it) = $0.action { it.leaving } else { nil } }.last
    }

    private func plan(of session: Session) -> [Report.Note?] {
        let plan = session.plan
        return [
            Report.Note("objectives", plan.objectives.joined(separator: "; ")), Report.Note("focus", plan.focus),
            Report.Note("outcome", plan.outcome), Report.Note("topic", plan.topic), Report.Note("aim", plan.aim),
            Report.Note("plan for", plan.period?.description),
            Report.Note("builds on", plan.follows.map { words(.subject($0.subject)) }),
            Report.Note(
                "moderated by", session.moderator.map { "\(name($0.person)), style \($0.style.rawValue)" }),
        ]
    }

    private func people(of session: Session) -> [Report.Row] {
        var order: [PersonID] = []
        for person in session.invited.map(\.person) + session.attended where !order.contains(person) {
            order.append(person)
        }
        return order.map { person in
            let own = session.invited.filter { $0.person == person }
            let roles = own.map(\.role.rawValue).joined(separator: ", ")
            let isExcused = !own.isEmpty && own.allSatisfy(\.isExcused)
            let there =
                session.attended.contains(person)
                ? "yes" : isExcused ? "excused" : session.opened == nil ? "" : "no"
            return Report.Row([name(person), roles.isEmpty ? "not invited" : roles, there])
        }
    }

    var agenda: [Report.Block] {
        guard let session, !session.agenda.items.isEmpty else { return [] }
        let end = session.closed?.occurredAt ?? now
        let away = away(session, entries, until: end)
        // Informal items are left out of reports.
        let shown = session.agenda.items.filter { $0.isInformal != true }
        let rows = shown.map { item in
            let seconds = session.agenda.seconds(of: item.item, by: end, away)
            return Report.Row([
                "\(item.item) \(item.title)", item.lead.map { name($0) } ?? "",
                "\(item.minutes + session.agenda.extended(item.item))",
                seconds.map { "\(($0 + 30) / 60)" } ?? "not entered",
                item.isBreak == true ? "break" : item.technique ?? "",
            ])
        }
        let extended = entries("time-extended").map {
            Report.Item(
                narrator.tell($0), notes: [Report.Note(facts: [zone.text($0.occurredAt)])], entries: [$0.position])
        }
        return [
            .table(
                Report.Table(
                    "Minutes planned, with what was added, and minutes taken",
                    ["Item", "Lead", .number("Planned"), .number("Taken"), "How"], rows,
                    entries: told("agenda-set", "item-entered")))
        ] + (extended.isEmpty ? [] : [.items(extended)])
    }

    /// Each stage with the time it took and what was recorded in it.
    var stages: [Report.Block] {
        guard let session, !session.stages.isEmpty else { return [] }
        let away = away(session, entries, until: session.closed?.occurredAt ?? now)
        let titles = Dictionary(session.plan.stages.map { ($0.stage, $0) }) { first, _ in first }
        let rows = session.stages.enumerated().map { index, visit in
            let next = index + 1 < session.stages.count ? session.stages[index + 1].entered.occurredAt : nil
            let until = next ?? session.closed?.occurredAt ?? now
            let seconds = away.seconds(from: visit.entered.occurredAt, to: until)
            let title = titles[visit.stage]?.title ?? visit.stage
            let planned = visit.minutes ?? titles[visit.stage]?.minutes
            return Report.Row(
                [
                    title + (visit.round > 1 ? ", round \(visit.round)" : ""), planned.map { "\($0)" } ?? "",
                    "\((seconds + 30) / 60)", left(from: visit.entered.occurredAt, to: until),
                ], entries: [visit.entered.position])
        }
        return [
            .table(
                Report.Table(
                    "Minutes planned and taken, and what was recorded",
                    ["Stage", .number("Planned"), .number("Taken"), "What it left"], rows))
        ]
    }

    /// What was created between two moments, counted by kind: `3 findings, 1 decision`.
    private func left(from start: Instant, to end: Instant) -> String {
        var counts: [(word: String, count: Int)] = []
        for entry in entries where entry.session == session?.id && entry.occurredAt >= start && entry.occurredAt < end {
            guard let word = entry.action.outputWord else { continue }
            if let index = counts.firstIndex(where: { $0.word == word }) {
                counts[index].count += 1
            } else {
                counts.append((word, 1))
            }
        }
        return counts.map { "\($0.count) \($0.word)\($0.count == 1 ? "" : "s")" }.joined(separator: ", ")
    }
}

extension AnyAction {
    /// What a stage left by it, as a noun that takes an s; `nil` for what is only the way there.
    fileprivate var outputWord: String? {
        switch self {
        case .findingRecorded: "finding"
        case .ideaCaptured: "idea"
        case .argumentMade: "argument"
        case .questionAnswered: "answer"
        case .assumptionStated: "assumption"
        case .ballotClosed, .resultReported: "ballot"
        case .decisionTaken: "decision"
        case .decisionReviewed: "review"
        case .goalSet: "goal"
        case .goalsRanked: "ranking"
        case .taskAssigned: "task"
        case .targetSet: "target"
        case .measurementRecorded: "figure"
        case .platformStated: "wording"
        case .platformConfirmed: "confirmation"
        case .resourceAllocated: "allocation"
        case .pulseClosed: "pulse"
        case .lessonLearned: "lesson"
        default: nil
        }
    }
}
