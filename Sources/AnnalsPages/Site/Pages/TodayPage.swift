public import Annals

/// What the start shows: what waits for whoever is signed in, the next session, and what needs somebody.
public struct TodayPage {
    /// What the person should hear about; `nil` where there is nothing.
    let reminder: Reminders.Reminder?
    /// What there is to prepare.
    let brief: Brief

    private var plan: Plan { brief.matters.plan }
    private var moment: Instant { brief.occasion.moment }

    /// Puts it together.
    public init(reminder: Reminders.Reminder?, brief: Brief) {
        self.reminder = reminder
        self.brief = brief
    }

    /// The page.
    public func page(in frame: SiteFrame) -> SitePage {
        let heading = SiteHeading(
            frame["Today"], kicker: Runs("\(frame.day(frame.today)) · \(frame.organization)"),
            facts: [Runs(summary(frame))])
        return SitePage(
            heading, part: .today,
            [waiting(frame), next(frame)]
                + [reviews(frame), overdue(frame), offTarget(frame), assumptions(frame)]
                .compactMap { $0 }, in: frame)
    }

    private func summary(_ frame: SiteFrame) -> String {
        let count = reminder?.items.count ?? 0
        if count == 0 { return frame["Nothing waits for you."] }
        let late = reminder?.late ?? 0
        return frame.language.count(count, "thing waits for you|things wait for you")
            + (late == 0 ? "" : ", " + frame.language.count(late, "is late|are late"))
    }

    // MARK: For the person

    private func waiting(_ frame: SiteFrame) -> SiteSection {
        let items = (reminder?.items ?? []).map { item in
            let sign: SiteSign =
                item.daysLate.map { SiteSign(frame.language.count($0, "day late|days late"), .bad) }
                ?? SiteSign(frame[item.kind.rawValue], item.kind.tone)
            let kind = item.daysLate == nil ? nil : frame[item.kind.rawValue]
            let facts = [kind] + item.details
            return SiteItem(
                Runs(item.words), id: item.subject.id, href: frame.link(item.subject), sign: sign,
                aside: item.due.map { Runs(frame.language("by {1}", frame.language.date($0))) },
                notes: [
                    facts.compactMap { $0 }.isEmpty
                        ? nil : (nil, Runs(facts.compactMap { $0 }.joined(separator: " · ")))
                ])
        }
        return SiteSection(
            "waiting", frame["Waits for you"], count: items.isEmpty ? nil : items.count, width: .body,
            more: (frame["Everything of mine"], frame.href("/people/\(frame.visitor)")),
            [items.isEmpty ? .empty(frame["Nothing: no task, homework, vote or summary is due soon."]) : .items(items)])
    }

    // MARK: The next session

    private func next(_ frame: SiteFrame) -> SiteSection {
        guard let session = brief.matters.session(of: brief.occasion) else {
            return SiteSection(
                "next", frame["Next session"], width: .aside, [.empty(frame["No session is on the calendar."])])
        }
        let plan = session.plan
        var facts = [
            SiteFact(
                frame["When"],
                Runs(
                    session.opened.map { frame.time($0.occurredAt) } ?? frame.when(plan.startsAt)))
        ]
        if let place = plan.place { facts.append(SiteFact(frame["Where"], Runs(place))) }
        if !plan.purpose.isEmpty { facts.append(SiteFact(frame["What for"], Runs(plan.purpose))) }
        let homework = brief.homework
        if !homework.isEmpty {
            let done = homework.count { $0.homework.isSubmitted }
            let waiting = brief.unready.map { self.plan.name($0) }.joined(separator: ", ")
            facts.append(
                SiteFact(
                    frame["Homework"],
                    Runs(
                        frame.language("{1} of {2} handed in", "\(done)", "\(homework.count)")
                            + (waiting.isEmpty ? "" : "; " + frame.language("waiting for {1}", waiting)))))
        }
        let left = brief.promises.left.count
        facts.append(SiteFact(frame["Opens on"], Runs(frame.language.count(left, "promise|promises"))))
        return SiteSection(
            "next", session.isOpen ? frame["Session now"] : frame["Next session"], width: .aside,
            more: (
                frame[session.isOpen ? "Go to the session" : "How to prepare"], frame.href("/sessions/\(session.id)")
            ),
            [.lead(frame.id(session.id.subject) + Runs(" " + session.title)), .facts(facts)])
    }

    // MARK: What needs somebody

    private func reviews(_ frame: SiteFrame) -> SiteSection? {
        let grounds = brief.reviews
        if grounds.isEmpty { return nil }
        let items = grounds.map { ground in
            let moves = ground.moves.map { (String?.none, Runs(telling: $0.wording[frame.language], in: frame)) }
            let due = ground.loose.filter { $0.cause == .reviewDue || $0.cause == .changeRecommended }
                .map { (String?.none, Runs(telling: $0.wording[frame.language], in: frame)) }
            return SiteItem(
                Runs(ground.decision.statement), id: ground.decision.id.description,
                href: frame.link(ground.decision.id.subject),
                sign: ground.hasMoved ? SiteSign(frame["ground has moved"], .bad) : SiteSign(frame["due"], .warn),
                notes: moves + due)
        }
        return SiteSection("reviews", frame["Decisions to look at again"], count: items.count, [.items(items)])
    }

    private func overdue(_ frame: SiteFrame) -> SiteSection? {
        let tasks = plan.openTasks.filter { plan.isOverdue($0, at: moment) }
        if tasks.isEmpty { return nil }
        let items = tasks.map { task in
            SiteItem(
                Runs(task.title), id: task.id.description, href: frame.link(task.id.subject),
                sign: SiteSign(.overdue, in: frame),
                aside: Runs(
                    [
                        plan.owner(task.plan.owner).map { plan.name($0) } ?? frame["nobody"],
                        task.plan.due.map { frame.language.date($0) },
                    ]
                    .compactMap { $0 }.joined(separator: ", ")))
        }
        return SiteSection("overdue", frame["Overdue"], count: items.count, width: .half, [.items(items)])
    }

    private func offTarget(_ frame: SiteFrame) -> SiteSection? {
        let lines = brief.offTarget
        if lines.isEmpty { return nil }
        return SiteSection(
            "off-target", frame["Off target"], count: lines.count, width: .half,
            [
                .charts(
                    lines.map {
                        SiteChart(
                            plan.chart($0.measure, at: moment, in: frame.language),
                            href: frame.link($0.measure.id.subject))
                    })
            ])
    }

    private func assumptions(_ frame: SiteFrame) -> SiteSection? {
        let due = brief.assumptions
        if due.isEmpty { return nil }
        let items = due.map { assumption in
            SiteItem(
                Runs(assumption.text), id: assumption.id.description, href: frame.link(assumption.id.subject),
                sign: SiteSign(frame[assumption.state.rawValue], assumption.state == .fallen ? .bad : .warn),
                aside: assumption.said.reviewOn.map { Runs(frame.language("review {1}", frame.language.date($0))) })
        }
        return SiteSection(
            "assumptions", frame["Assumptions to judge"], count: items.count, width: .half, [.items(items)])
    }
}

extension Reminders.Kind {
    /// How it is drawn: what somebody waits for stands out from what is only news.
    fileprivate var tone: Report.Sign.Tone {
        switch self {
        case .task, .homework, .vote, .pulse, .reading, .review: .warn
        case .summary, .message, .session: .quiet
        }
    }
}

extension SiteFrame {
    /// A planned time.
    func when(_ when: When) -> String {
        switch when {
        case .instant(let instant): time(instant)
        case .day(let day): self.day(day)
        }
    }
}
