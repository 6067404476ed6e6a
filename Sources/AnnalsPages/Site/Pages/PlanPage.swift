public import Annals

/// The strategy on a page: platform, goals with their light, measures, decisions in force, tasks, resources, roadmap.
public struct PlanPage {
    let plan: Plan
    let moment: Instant

    /// Shows a plan as it stands at a moment.
    public init(_ plan: Plan, at moment: Instant) {
        self.plan = plan
        self.moment = moment
    }

    /// The page.
    public func page(in frame: SiteFrame) -> SitePage {
        let sections = [
            platform(frame), goals(frame), measures(frame), roadmap(frame), decisions(frame), tasks(frame),
            resources(frame), findings(frame), assumptions(frame),
        ].compactMap { $0 }
        let heading = SiteHeading(
            frame["Plan"], kicker: Runs(frame.organization),
            facts: [
                Runs(frame.language("as of {1}", frame.day(moment))),
                Runs(frame.language.count(plan.openGoals.count, "goal|goals")),
                Runs(
                    frame.language.count(
                        plan.decisionsInForce(at: moment).count, "decision in force|decisions in force")),
                Runs(frame.language.count(plan.openTasks.count, "open task|open tasks")),
            ])
        let empty = SiteSection(
            "empty", frame["Nothing yet"], [.empty(frame["Nothing is set, decided or promised yet."])])
        return SitePage(heading, part: .plan, sections.isEmpty ? [empty] : sections, in: frame)
    }

    private func platform(_ frame: SiteFrame) -> SiteSection? {
        let parts = plan.platformInOrder
        if parts.isEmpty { return nil }
        var blocks: [SiteBlock] = []
        var tiles: [SiteTile] = []
        for (part, story, wording) in parts {
            let name = frame[part.words.prefix(1).uppercased() + part.words.dropFirst()]
            let since = frame.language("since {1}", frame.day(wording.mark.occurredAt))
            let confirmed = story.confirmed.map { frame.language("confirmed {1}", frame.day($0.occurredAt)) }
            let facts =
                Runs([since, confirmed].compactMap { $0 }.joined(separator: ", "), link: frame.link(part.id.subject))
                + (wording.decision.map { Runs(" · ") + frame.id($0.subject) } ?? Runs(""))
            if part == parts.first?.part {
                blocks += [.subtitle(name), .lead(Runs(wording.text)), .note(facts)]
            } else {
                tiles.append(SiteTile(name, Runs(wording.text), facts))
            }
        }
        if !tiles.isEmpty { blocks.append(.tiles(tiles)) }
        return SiteSection("platform", frame["Platform"], width: .full, blocks)
    }

    private func goals(_ frame: SiteFrame) -> SiteSection? {
        let goals = plan.openGoals
        if goals.isEmpty { return nil }
        let items = goals.map { goal in
            let measures = plan.measures(at: moment).filter { $0.definition.goals.contains(goal.id) }
            let tasks = plan.openTasks.filter { $0.plan.from.contains(.subject(goal.id.subject)) }.count
            let facts = [
                goal.plan.under.map { frame.language("under {1}", $0.description) },
                goal.plan.approach,
                tasks == 0 ? nil : frame.language.count(tasks, "open task|open tasks"),
            ].compactMap { $0 }
            return SiteItem(
                Runs(goal.title), id: plan.rank(of: goal.id).map { "\($0)." } ?? goal.id.description,
                href: frame.link(goal.id.subject),
                sign: SiteSign(plan.sign(of: goal, at: moment), in: frame),
                aside: Runs(
                    [plan.owner(goal.plan.owner).map { plan.name($0) }, goal.plan.horizon.description]
                        .compactMap { $0 }.joined(separator: " · ")),
                notes: [facts.isEmpty ? nil : (nil, Runs(facts.joined(separator: " · ")))]
                    + measures.map {
                        (
                            nil,
                            Runs($0.name, link: frame.link($0.id.subject))
                                + Runs(": " + plan.figure($0, at: moment, in: frame.language))
                        )
                    })
        }
        return SiteSection(
            "goals", frame["Goals by priority"], count: items.count,
            more: (frame["All goals"], frame.href("/goals")), [.items(items)])
    }

    private func measures(_ frame: SiteFrame) -> SiteSection? {
        let measures = plan.measures(at: moment).filter { !($0.readings.isEmpty && $0.standingTargets.isEmpty) }
        if measures.isEmpty { return nil }
        func place(_ measure: Measure) -> Int {
            switch plan.sign(of: measure, at: moment) {
            case .offTarget: 0
            case nil: 2
            default: 1
            }
        }
        let charts = measures.sorted { (place($0), $0.id) < (place($1), $1.id) }
            .map { SiteChart(plan.chart($0, at: moment, in: frame.language), href: frame.link($0.id.subject)) }
        return SiteSection("measures", frame["Measures against target"], count: charts.count, [.charts(charts)])
    }

    /// Each goal from when it was set to the end of its horizon.
    private func roadmap(_ frame: SiteFrame) -> SiteSection? {
        let bars = plan.openGoals.map { plan.bar($0, at: moment) }
        if bars.count < 2 { return nil }
        return SiteSection(
            "roadmap", frame["Roadmap"], [.picture(BarPicture(goals: bars, id: "roadmap", in: frame.language).svg)])
    }

    private func decisions(_ frame: SiteFrame) -> SiteSection? {
        let inForce = plan.decisionsInForce(at: moment)
        if inForce.isEmpty { return nil }
        let items = inForce.reversed().map { decision in
            SiteItem(
                Runs(decision.statement), id: decision.id.description, href: frame.link(decision.id.subject),
                sign: decision.recounted == nil
                    ? decision.isDueForReview(at: moment, in: frame.zone) ? SiteSign(.due, in: frame) : nil
                    : SiteSign(frame["to confirm"], .warn),
                aside: decision.taken.map { taken in
                    Runs(frame.day(taken.mark.occurredAt))
                        + (taken.mark.session.map { Runs(" · ") + frame.id($0.subject) } ?? Runs(""))
                })
        }
        return SiteSection(
            "decisions", frame["Decisions in force"], count: items.count, width: .half,
            more: (frame["All decisions"], frame.href("/decisions")), [.items(items)])
    }

    private func tasks(_ frame: SiteFrame) -> SiteSection? {
        let open = plan.openTasks
        if open.isEmpty { return nil }
        let owners = Dictionary(grouping: open) { plan.owner($0.plan.owner) }
        let order = owners.keys.sorted { left, right in
            (left == nil ? 1 : 0, left.map { plan.name($0) } ?? "") < (
                right == nil ? 1 : 0, right.map { plan.name($0) } ?? ""
            )
        }
        let blocks = order.flatMap { owner -> [SiteBlock] in
            let items = (owners[owner] ?? []).map { task in
                SiteItem(
                    Runs(task.title), id: task.id.description, href: frame.link(task.id.subject),
                    sign: plan.isOverdue(task, at: moment)
                        ? SiteSign(.overdue, in: frame)
                        : task.state == .blocked ? SiteSign(frame["blocked"], .warn) : nil,
                    aside: task.plan.due.map { Runs(frame.language.date($0)) })
            }
            return [.subtitle(owner.map { plan.name($0) } ?? frame["nobody"]), .items(items)]
        }
        return SiteSection(
            "tasks", frame["Tasks by owner"], count: open.count, width: .half,
            more: (frame["All tasks"], frame.href("/tasks")), blocks)
    }

    private func resources(_ frame: SiteFrame) -> SiteSection? {
        let lines = plan.resourceLines(at: moment)
        if lines.isEmpty { return nil }
        let rows = lines.map { line -> (cells: [Runs], sign: SiteSign?) in
            let holders = line.holders.map { frame.id($0.holder) + Runs(" \($0.amount)") }
            let joined = holders.dropFirst().reduce(holders.first ?? Runs("")) { $0 + Runs(", ") + $1 }
            return (
                [
                    Runs("\(line.pool.unit), \(frame[line.pool.nature.rawValue])"),
                    Runs(frame.language.date(line.pool.period)),
                    Runs(line.allocated.description), Runs(line.capacity?.description ?? "–"), joined,
                ], line.isOver ? SiteSign(frame["over capacity"], .bad) : nil
            )
        }
        return SiteSection(
            "resources", frame["Resources"],
            [
                .table(
                    SiteTable(
                        frame["Resources against capacity"],
                        [
                            .init(frame["What"]), .init(frame["When"]), .init(frame["Held"], isNumeric: true),
                            .init(frame["There is"], isNumeric: true), .init(frame["By whom"]),
                        ], rows))
            ])
    }

    private func findings(_ frame: SiteFrame) -> SiteSection? {
        let findings = plan.standingFindings
        if findings.isEmpty { return nil }
        let items = findings.map { finding in
            SiteItem(
                Runs(finding.text), id: finding.id.description, href: frame.link(finding.id.subject),
                aside: Runs(
                    [finding.said.lens.rawValue, finding.said.side?.rawValue].compactMap { $0 }.map { frame[$0] }
                        .joined(separator: ", ")))
        }
        return SiteSection("findings", frame["Findings"], count: items.count, [.items(items)])
    }

    private func assumptions(_ frame: SiteFrame) -> SiteSection? {
        let assumptions = plan.assumptionsInOrder(at: moment)
        if assumptions.isEmpty { return nil }
        let items = assumptions.map { assumption in
            let isDue = assumption.isDue(at: moment, in: frame.zone)
            return SiteItem(
                Runs(assumption.text), id: assumption.id.description, href: frame.link(assumption.id.subject),
                sign: isDue ? SiteSign(.due, in: frame) : assumption.sign(in: frame),
                aside: assumption.said.reviewOn.map { Runs(frame.language("review {1}", frame.language.date($0))) })
        }
        return SiteSection("assumptions", frame["Assumptions"], count: items.count, width: .half, [.items(items)])
    }
}

extension Assumption {
    /// How it stands.
    func sign(in frame: SiteFrame) -> SiteSign {
        switch state {
        case .open: SiteSign(frame["open"], .quiet)
        case .held: SiteSign(frame["holds"], .good)
        case .fallen: SiteSign(frame["fallen"], .bad)
        }
    }
}
