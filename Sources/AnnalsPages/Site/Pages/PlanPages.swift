public import Annals

// Goals, measures, tasks and people: what the plan knows of each, then why it is there and its story.

/// A goal, measure, task or person of a plan.
public struct PlanItemPage {
    let plan: Plan
    let subject: Subject
    let why: Why?
    let story: [EntryLine]
    /// What a person should hear about.
    let reminder: Reminders.Reminder?
    /// Whether it shows every figure of a measure, and not only the latest.
    let showsAll: Bool

    /// The most periods of a measure on a page, so that it stays quick however long it is read.
    public static let mostPeriods = 24

    /// Puts it together.
    ///
    /// - Parameters:
    ///   - subject: a goal, measure, task or person of that plan.
    ///   - plan: every thing of it, also what is over.
    ///   - why: why it is there; a person has none.
    ///   - story: the entries about it, or that name it.
    ///   - reminder: what a person should hear about.
    ///   - showsAll: whether it shows every figure of a measure; else the latest ``mostPeriods``.
    public init(
        _ subject: Subject, of plan: Plan, why: Why?, story: [EntryLine], reminder: Reminders.Reminder? = nil,
        showsAll: Bool = false
    ) {
        self.subject = subject
        self.plan = plan
        self.why = why
        self.story = story
        self.reminder = reminder
        self.showsAll = showsAll
    }

    /// The page; `nil` where the plan does not know the thing.
    public func page(in frame: SiteFrame) -> SitePage? {
        let top: (heading: SiteHeading, sections: [SiteSection])?
        switch subject.kind {
        case .goal: top = GoalID(subject).flatMap { plan.goals[$0] }.map { goal($0, frame) }
        case .measure: top = MeasureID(subject).flatMap { plan.measures[$0] }.map { measure($0, frame) }
        case .task: top = TaskID(subject).flatMap { plan.tasks[$0] }.map { task($0, frame) }
        case .person: top = PersonID(subject).flatMap { plan.people[$0] }.map { person($0, frame) }
        default: top = nil
        }
        guard let top else { return nil }
        let rest = (why?.sections(in: frame, leaving: [.record]) ?? []) + [why?.picture(in: frame)].compactMap { $0 }
        let record = SiteSection.story(story, more: frame.href("/log", [("subject", subject.id)]), in: frame)
        return SitePage(top.heading, part: nil, top.sections + rest + [record].compactMap { $0 }, in: frame)
    }

    private func person(_ person: PersonID?, _ frame: SiteFrame) -> Runs {
        guard let owner = plan.owner(person) else { return Runs(frame["nobody"]) }
        return Runs(plan.name(owner), link: frame.link(owner.subject))
    }

    private func kicker(_ name: String, _ path: String, _ frame: SiteFrame) -> Runs {
        Runs(frame[name], link: frame.href(path))
    }

    // MARK: Goals

    private func goal(_ goal: Goal, _ frame: SiteFrame) -> (SiteHeading, [SiteSection]) {
        let rank = goal.state == .open ? plan.rank(of: goal.id) : nil
        let heading = SiteHeading(
            goal.title, id: goal.id.description, kicker: kicker("Goals", "/goals", frame),
            sign: SiteSign(plan.sign(of: goal, at: frame.moment), in: frame),
            facts: [
                rank.map { Runs(frame.language("priority {1}", "\($0)")) }, person(goal.plan.owner, frame),
                Runs(frame.language("by {1}", goal.plan.horizon.description)),
                goal.closed.map { Runs("\(frame[goal.state.rawValue]) \(frame.day($0.occurredAt))") },
            ])
        var facts: [SiteFact] = []
        if let approach = goal.plan.approach { facts.append(SiteFact(frame["Approach"], Runs(approach))) }
        if let under = goal.plan.under {
            facts.append(
                SiteFact(frame["Serves"], frame.id(under.subject) + Runs(" " + (plan.goals[under]?.title ?? ""))))
        }
        if let decision = goal.plan.decision {
            let statement = plan.decisions[decision]?.statement ?? ""
            facts.append(SiteFact(frame["Decided in"], frame.id(decision.subject) + Runs(" " + statement)))
        }
        let measures = plan.measures.current.filter { $0.definition.goals.contains(goal.id) }
        let under = plan.goals.filter { $0.plan.under == goal.id }
        let tasks = plan.tasks.filter { $0.plan.from.contains(.subject(goal.id.subject)) }
        return (
            heading,
            [
                facts.isEmpty ? nil : SiteSection("facts", frame["The goal"], [.facts(facts)]),
                measures.isEmpty
                    ? nil
                    : SiteSection(
                        "measures", frame["Measured by"], count: measures.count,
                        [
                            .charts(
                                measures.map {
                                    SiteChart(
                                        plan.chart($0, at: frame.moment, in: frame.language),
                                        href: frame.link($0.id.subject))
                                })
                        ]),
                under.isEmpty
                    ? nil
                    : SiteSection(
                        "under", frame["Goals and initiatives under it"], count: under.count, width: .half,
                        [
                            .items(
                                under.map {
                                    SiteItem(
                                        Runs($0.title), id: $0.id.description, href: frame.link($0.id.subject),
                                        sign: SiteSign(plan.sign(of: $0, at: frame.moment), in: frame))
                                })
                        ]),
                tasks.isEmpty
                    ? nil : taskList("tasks", frame["Tasks"], tasks, width: under.isEmpty ? .full : .half, frame),
            ].compactMap { $0 }
        )
    }

    private func taskList(
        _ key: String, _ title: String, _ tasks: [Todo], width: SiteSection.Width = .full, _ frame: SiteFrame
    ) -> SiteSection {
        let items = tasks.map { task in
            SiteItem(
                Runs(task.title), id: task.id.description, href: frame.link(task.id.subject),
                sign: SiteSign(plan.sign(of: task, at: frame.moment), in: frame),
                aside: Runs(
                    [plan.owner(task.plan.owner).map { plan.name($0) }, task.plan.due.map { frame.language.date($0) }]
                        .compactMap { $0 }
                        .joined(separator: ", ")))
        }
        return SiteSection(key, title, count: items.count, width: width, [.items(items)])
    }

    // MARK: Measures

    private func measure(_ measure: Measure, _ frame: SiteFrame) -> (SiteHeading, [SiteSection]) {
        let definition = measure.definition
        let heading = SiteHeading(
            measure.name, id: measure.id.description, kicker: kicker("Measures", "/measures", frame),
            sign: measure.retired != nil
                ? SiteSign(frame["retired"], .quiet)
                : plan.sign(of: measure, at: frame.moment).map { SiteSign($0, in: frame) },
            facts: [
                Runs(plan.figure(measure, at: frame.moment, in: frame.language)), person(definition.owner, frame),
                Runs(frame.language("{1} is better", frame[definition.better.rawValue])),
            ])
        let periods = measure.periods(in: frame.zone)
        let rows = periods.prefix(showsAll ? periods.count : PlanItemPage.mostPeriods).map {
            period -> (cells: [Runs], sign: SiteSign?) in
            let reading = measure.readings[period]?.last
            let target = measure.target(for: period)
            let sign = reading.flatMap { reading in
                target.map { SiteSign(measure.meets(reading.value, $0) ? .onTarget : .offTarget, in: frame) }
            }
            let status = reading.flatMap { $0.status == .actual ? nil : " (\(frame[$0.status.rawValue]))" } ?? ""
            let entry = (reading?.mark ?? target?.mark).map {
                Runs($0.position.description, link: frame.href(SubjectLink.path($0.position)))
            }
            return (
                [
                    Runs(frame.language.date(period)), Runs((reading.map { "\($0.value)" } ?? "–") + status),
                    Runs(target.map { frame.language.says($0.text, russian: $0.inRussian) } ?? "–"), entry ?? Runs(""),
                ], sign
            )
        }
        var facts: [SiteFact] = [SiteFact(frame["Unit"], Runs(definition.unit))]
        if let source = definition.source { facts.append(SiteFact(frame["Source"], Runs(source))) }
        if let every = definition.every { facts.append(SiteFact(frame["Read every"], Runs(every))) }
        if let baseline = definition.baseline { facts.append(SiteFact(frame["Baseline"], Runs("\(baseline)"))) }
        for goal in definition.goals {
            facts.append(
                SiteFact(frame["Goal"], frame.id(goal.subject) + Runs(" " + (plan.goals[goal]?.title ?? ""))))
        }
        var sections: [SiteSection] = []
        if !(measure.readings.isEmpty && measure.standingTargets.isEmpty) {
            sections.append(
                SiteSection(
                    "chart", frame["Against target"], width: .body,
                    [.charts([SiteChart(plan.chart(measure, at: frame.moment, in: frame.language), href: nil)])]))
        }
        sections.append(
            SiteSection("facts", frame["The measure"], width: sections.isEmpty ? .full : .aside, [.facts(facts)]))
        if !rows.isEmpty {
            sections.append(
                SiteSection(
                    "readings", frame["Readings and targets"], count: periods.count,
                    more: rows.count < periods.count
                        ? (
                            frame.language("All {1} periods", "\(periods.count)"),
                            frame.href("/measures/\(measure.id)", [("readings", "all")]) + "#readings"
                        ) : nil,
                    [
                        .table(
                            SiteTable(
                                frame["Readings and targets"],
                                [
                                    .init(frame["Period"]), .init(frame["Reading"], isNumeric: true),
                                    .init(frame["Target"], isNumeric: true), .init(frame["Entry"]),
                                ], rows)),
                        .note(
                            Runs(frame["As CSV"], link: frame.href("/measures/\(measure.id)/readings.csv"))),
                    ]))
        }
        return (heading, sections)
    }

    // MARK: Tasks

    private func task(_ task: Todo, _ frame: SiteFrame) -> (SiteHeading, [SiteSection]) {
        let heading = SiteHeading(
            task.title, id: task.id.description, kicker: kicker("Tasks", "/tasks", frame),
            sign: SiteSign(plan.sign(of: task, at: frame.moment), in: frame),
            facts: [
                person(task.plan.owner, frame),
                task.plan.due.map { Runs(frame.language("by {1}", frame.language.date($0))) },
                task.percent.map { Runs("\($0) %") },
                task.closed.map { Runs("\(frame[task.state.rawValue]) \(frame.day($0.occurredAt))") },
                task.reschedulings == 0
                    ? nil : Runs(frame.language.count(task.reschedulings, "new date|new dates")),
            ])
        var facts: [SiteFact] = []
        for reference in task.plan.from {
            if case .subject(let subject) = reference {
                let title =
                    GoalID(subject).flatMap { plan.goals[$0]?.title }
                    ?? DecisionID(subject).flatMap { plan.decisions[$0]?.statement } ?? ""
                facts.append(SiteFact(frame["Comes of"], frame.id(subject) + Runs(" " + title)))
            } else {
                facts.append(SiteFact(frame["Comes of"], Runs(reference.description)))
            }
        }
        for other in task.plan.after {
            facts.append(
                SiteFact(frame["After"], frame.id(other.subject) + Runs(" " + (plan.tasks[other]?.title ?? ""))))
        }
        for session in task.carriedInto { facts.append(SiteFact(frame["Carried into"], frame.id(session.subject))) }
        return (heading, facts.isEmpty ? [] : [SiteSection("facts", frame["The task"], [.facts(facts)])])
    }

    // MARK: People

    private func person(_ person: Person, _ frame: SiteFrame) -> (SiteHeading, [SiteSection]) {
        let roles = person.roles.map { frame[$0.role.rawValue] }
        let heading = SiteHeading(
            person.shownName, id: person.id.description, kicker: kicker("People", "/people", frame),
            sign: person.forgotten != nil
                ? SiteSign(frame["forgotten"], .quiet) : person.left != nil ? SiteSign(frame["left"], .quiet) : nil,
            facts: [person.title.map { Runs($0) }, roles.isEmpty ? nil : Runs(roles.joined(separator: ", "))])
        func owns(_ owner: PersonID?) -> Bool { plan.owner(owner) == person.id }
        let tasks = plan.openTasks.filter { owns($0.plan.owner) }
        let done = plan.tasks.filter { !$0.isOpen && $0.plan.owner == person.id }
        let goals = plan.openGoals.filter { owns($0.plan.owner) }
        let measures = plan.measures(at: frame.moment).filter { owns($0.definition.owner) }
        let waits = (reminder?.items ?? []).filter { $0.kind != .task }
        let sections: [SiteSection?] = [
            tasks.isEmpty ? nil : taskList("tasks", frame["Open tasks"], tasks, frame),
            waits.isEmpty
                ? nil
                : SiteSection(
                    "waits", frame["Also waits for them"], count: waits.count,
                    [
                        .items(
                            waits.map {
                                SiteItem(
                                    Runs($0.words), id: $0.subject.id, href: frame.link($0.subject),
                                    sign: SiteSign(frame[$0.kind.rawValue], $0.daysLate == nil ? .quiet : .bad),
                                    aside: $0.due.map { Runs(frame.language.date($0)) })
                            })
                    ]),
            goals.isEmpty
                ? nil
                : SiteSection(
                    "goals", frame["Goals"], count: goals.count, width: .half,
                    [
                        .items(
                            goals.map {
                                SiteItem(
                                    Runs($0.title), id: $0.id.description, href: frame.link($0.id.subject),
                                    sign: SiteSign(plan.sign(of: $0, at: frame.moment), in: frame))
                            })
                    ]),
            measures.isEmpty
                ? nil
                : SiteSection(
                    "measures", frame["Measures"], count: measures.count, width: .half,
                    [
                        .items(
                            measures.map {
                                SiteItem(
                                    Runs($0.name), id: $0.id.description, href: frame.link($0.id.subject),
                                    sign: plan.sign(of: $0, at: frame.moment).map { SiteSign($0, in: frame) },
                                    aside: Runs(plan.figure($0, at: frame.moment, in: frame.language)))
                            })
                    ]),
            done.isEmpty
                ? nil : taskList("done", frame["Promises of before"], Array(done.suffix(20).reversed()), frame),
        ]
        return (heading, sections.compactMap { $0 })
    }
}
