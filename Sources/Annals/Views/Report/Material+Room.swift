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
                    session.opened.map { day($0) } ?? time(session.plan.startsAt),
                    word(session.plan.kind),
                    session.opened == nil ? word(session.state) : "\(session.attended.count)",
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
                    says("The sessions, in order", russian: "Сессии по порядку"),
                    [
                        column("Session", russian: "Сессия"), column("Day", russian: "День"),
                        column("Kind", russian: "Вид"), number("People", russian: "Людей"),
                        number("Time", russian: "Время"), number("Decisions", russian: "Решений"),
                        number("Promises", russian: "Обещаний"),
                    ], rows))
        ]
    }

    /// How long a closed session took; `nil` where its minutes know only the day.
    private func length(of session: Session, _ own: [Entry]) -> String? {
        guard let opened = session.opened?.occurredAt, let closed = session.closed?.occurredAt, closed > opened else {
            return nil
        }
        return duration(away(session, own, until: closed).seconds(from: opened, to: closed) / 60)
    }

    /// When a session was not at work, by its entries.
    func away(_ session: Session, _ own: [Entry], until end: Instant) -> Interruptions {
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
            let planned = session.plan.minutes.map {
                says("planned", russian: "по плану") + " \(duration($0 + session.agenda.extended()))"
            }
            items.append(
                Report.Item(
                    says("Opened", russian: "Открыта") + " \(time(opened.occurredAt)), "
                        + (session.closed.map { says("closed", russian: "закрыта") + " \(time($0.occurredAt))" }
                            ?? stillOpen),
                    notes: [
                        Report.Note(facts: [length(of: session, entries), planned]),
                        Report.Note(
                            says("opened without all homework", russian: "открыта без всех домашних заданий"),
                            session.unready),
                        Report.Note(says("left without a fate", russian: "осталось без судьбы"), leaving),
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
                    says("Who was invited, and who was there", russian: "Кто приглашён и кто был"),
                    [
                        column("Who", russian: "Кто"), column("As", russian: "Роль"),
                        column("There", russian: "Присутствие"),
                    ],
                    people,
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
            Report.Note(says("objectives", russian: "задачи"), plan.objectives.joined(separator: "; ")),
            Report.Note(says("focus", russian: "в центре"), plan.focus),
            Report.Note(says("outcome", russian: "результат"), plan.outcome),
            Report.Note(says("topic", russian: "тема"), plan.topic),
            Report.Note(says("aim", russian: "цель"), plan.aim),
            Report.Note(says("plan for", russian: "план на"), plan.period.map { date($0) }),
            Report.Note(says("builds on", russian: "продолжает"), plan.follows.map { words(.subject($0.subject)) }),
            Report.Note(
                says("moderated by", russian: "ведёт"),
                session.moderator.map {
                    "\(name($0.person)), " + says("style", russian: "стиль") + " \(word($0.style))"
                }),
        ]
    }

    private func people(of session: Session) -> [Report.Row] {
        var order: [PersonID] = []
        for person in session.invited.map(\.person) + session.attended where !order.contains(person) {
            order.append(person)
        }
        return order.map { person in
            let own = session.invited.filter { $0.person == person }
            let roles = own.map { word($0.role) }.joined(separator: ", ")
            let isExcused = !own.isEmpty && own.allSatisfy(\.isExcused)
            let there =
                session.attended.contains(person)
                ? says("yes", russian: "да")
                : isExcused
                    ? says("excused", russian: "отсутствие согласовано")
                    : session.opened == nil ? "" : says("no", russian: "нет")
            return Report.Row([
                name(person), roles.isEmpty ? says("not invited", russian: "без приглашения") : roles, there,
            ])
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
                seconds.map { "\(($0 + 30) / 60)" } ?? says("not entered", russian: "не начат"),
                item.isBreak == true ? says("break", russian: "перерыв") : item.technique ?? "",
            ])
        }
        let extended = entries("time-extended").map {
            Report.Item(
                narrator.tell($0), notes: [Report.Note(facts: [time($0.occurredAt)])], entries: [$0.position])
        }
        return [
            .table(
                Report.Table(
                    says(
                        "Minutes planned, with what was added, and minutes taken",
                        russian: "Минуты по плану, вместе с добавленными, и на деле"),
                    [
                        column("Item", russian: "Пункт"), column("Lead", russian: "Ведёт"),
                        number("Planned", russian: "План"), number("Taken", russian: "Факт"),
                        column("How", russian: "Как"),
                    ], rows,
                    entries: told("agenda-set", "item-entered")))
        ] + (extended.isEmpty ? [] : [.items(extended)])
    }
}
