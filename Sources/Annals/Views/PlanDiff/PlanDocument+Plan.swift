// What of a plan stands in its document.

extension PlanDocument {
    /// A plan as it is shown at a moment.
    public init(_ plan: Plan, at moment: Instant) {
        let zone = plan.organization.zone
        let goals = plan.openGoals.filter { $0.began != nil }
        var lines = [PlanDocument.line(plan.organization)].compactMap { $0 }
        lines += plan.platformInOrder.map { PlanDocument.line($0.part, $0.story, $0.wording, zone) }
        lines += goals.map { PlanDocument.line($0, plan, moment) }
        lines += plan.measures(at: moment).filter { $0.began != nil }.map { PlanDocument.line($0, plan) }
        lines += plan.decisionsInForce(at: moment).map { PlanDocument.line($0, moment, zone) }
        lines += plan.standingFindings.map { PlanDocument.line($0) }
        lines += plan.assumptionsInOrder(at: moment).map { PlanDocument.line($0, moment, zone) }
        lines += plan.resourceLines(at: moment).map { PlanDocument.line($0) }
        lines += plan.openTasks.filter { $0.began != nil }.map { PlanDocument.line($0, plan, moment) }
        lines += plan.present(at: moment).map { PlanDocument.line($0) }
        self.lines = lines.sorted { $0.key < $1.key }
    }

    /// What a goal itself says otherwise than it did.
    static func changes(_ old: Goal, _ new: Goal) -> [PlanDiff.FieldChange] {
        PlanDiff.changes(Line(.goals, "", said(of: old)).fields, Line(.goals, "", said(of: new)).fields)
    }

    private static func line(_ organization: Organization) -> Line? {
        guard organization.began != nil else { return nil }
        return Line(
            .organization, "organization",
            [
                ("name", organization.name), ("people", organization.size), ("time zone", organization.zone.name),
                ("year starts in month", organization.zone.yearStartsIn),
            ])
    }

    private static func line(
        _ part: PlatformPart, _ story: Platform, _ wording: Platform.Wording, _ zone: Zone
    ) -> Line {
        Line(
            .platform, part.rawValue,
            [
                ("text", wording.text), ("since", zone.text(wording.mark.occurredAt)), ("why", wording.why),
                ("decision", wording.decision), ("confirmed", story.confirmed.map { zone.text($0.occurredAt) }),
            ])
    }

    private static func said(of goal: Goal) -> [(String, (any CustomStringConvertible)?)] {
        let plan = goal.plan
        return [
            ("title", plan.title), ("kind", plan.kind.rawValue), ("horizon", plan.horizon), ("starts", plan.starts),
            ("owner", plan.owner), ("under", plan.under), ("approach", plan.approach), ("decision", plan.decision),
            ("after", list(plan.after)), ("from", list(plan.from)), ("continues", list(plan.continues)),
            ("themes", list(plan.themes)),
        ]
    }

    private static func line(_ goal: Goal, _ plan: Plan, _ moment: Instant) -> Line {
        let light = plan.light(of: goal, at: moment)
        return Line(
            .goals, goal.id.description,
            said(of: goal) + [
                ("owner now", now(goal.plan.owner, plan)), ("rank", plan.rank(of: goal.id)),
                ("light", light == .none ? nil : light.rawValue),
            ])
    }

    private static func line(_ measure: Measure, _ plan: Plan) -> Line {
        let definition = measure.definition
        var fields: [(String, (any CustomStringConvertible)?)] = [
            ("name", definition.name), ("unit", definition.unit), ("nature", definition.nature.rawValue),
            ("better", definition.better.rawValue), ("rolls up", definition.rollsUp.rawValue),
            ("owner", definition.owner), ("owner now", now(definition.owner, plan)),
            ("goals", list(definition.goals)), ("source", definition.source), ("every", definition.every),
            ("baseline", definition.baseline), ("continues", definition.continues),
        ]
        for (period, target) in measure.standingTargets { fields.append(("target \(period)", target.text)) }
        for (period, readings) in measure.readings {
            guard let last = readings.last else { continue }
            let status = last.status == .actual ? "" : " (\(last.status.rawValue))"
            fields.append(("reading \(period)", "\(last.value)\(status)"))
        }
        return Line(.measures, measure.id.description, fields)
    }

    private static func line(_ decision: Decision, _ moment: Instant, _ zone: Zone) -> Line {
        let taken = decision.taken
        let condition = taken?.action.subjectTo.map { condition in
            condition.condition + (condition.by.map { ", by \($0)" } ?? "")
        }
        return Line(
            .decisions, decision.id.description,
            [
                ("title", decision.title == decision.statement ? nil : decision.title),
                ("statement", decision.statement), ("taken", taken.map { zone.text($0.mark.occurredAt) }),
                ("session", taken?.mark.session), ("how", taken?.action.how.rawValue),
                ("rationale", taken?.action.rationale), ("in force from", taken?.action.inForceFrom),
                ("in force until", taken?.action.inForceUntil), ("review", decision.reviewOn),
                ("due for review", decision.isDueForReview(at: moment, in: zone) ? "yes" : nil),
                ("reviewed", decision.reviews.last.map { "\(zone.text($0.mark.occurredAt)), \($0.verdict.rawValue)" }),
                ("subject to", condition), ("condition met", decision.condition.map { $0.isMet ? "yes" : "no" }),
                ("assumes", list(taken?.action.assumes ?? [])),
                ("amended by", list(decision.amendedBy.map(\.decision))),
                ("dissent", list(decision.dissents.map(\.person))),
                ("recounted", decision.recounted.map { "\($0.position), to be confirmed" }),
            ])
    }

    private static func line(_ finding: Finding) -> Line {
        let said = finding.said
        return Line(
            .findings, finding.id.description,
            [
                ("text", said.text), ("lens", said.lens.rawValue), ("side", said.side?.rawValue), ("of", said.of),
                ("rating", said.rating), ("consequence", said.consequence), ("about", list(said.about)),
                ("evidence", list(said.evidence)), ("from", list(said.from)), ("themes", list(said.themes)),
            ])
    }

    private static func line(_ assumption: Assumption, _ moment: Instant, _ zone: Zone) -> Line {
        Line(
            .assumptions, assumption.id.description,
            [
                ("text", assumption.text), ("state", assumption.state.rawValue),
                ("about", list(assumption.said.about)), ("review", assumption.said.reviewOn),
                ("due for review", assumption.isDue(at: moment, in: zone) ? "yes" : nil),
                ("evidence", list(assumption.judgements.last?.evidence ?? [])),
            ])
    }

    private static func line(_ line: Plan.ResourceLine) -> Line {
        Line(
            .resources, line.pool.words,
            [
                ("capacity", line.capacity), ("allocated", line.allocated),
                ("held by", line.holders.map { "\($0.holder.id) \($0.amount)" }.joined(separator: ", ")),
                ("over capacity", line.isOver ? "yes" : nil),
            ])
    }

    private static func line(_ task: Todo, _ plan: Plan, _ moment: Instant) -> Line {
        Line(
            .tasks, task.id.description,
            [
                ("title", task.title), ("state", task.state.rawValue), ("owner", task.plan.owner),
                ("owner now", now(task.plan.owner, plan)), ("starts", task.plan.starts), ("due", task.plan.due),
                ("overdue", plan.isOverdue(task, at: moment) ? "yes" : nil), ("done", task.percent.map { "\($0) %" }),
                ("after", list(task.plan.after)), ("from", list(task.plan.from)),
                ("re-dated", task.reschedulings == 0 ? nil : "\(task.reschedulings)×"),
                ("carried into", list(task.carriedInto)),
            ])
    }

    private static func line(_ person: Person) -> Line {
        Line(
            .people, person.id.description,
            [
                ("name", person.name), ("job", person.title), ("level", person.level),
                (
                    "roles",
                    list(
                        person.roles.map { role in
                            [role.role.rawValue, role.series?.description, role.until.map { "until \($0)" }]
                                .compactMap { $0 }.joined(separator: " ")
                        })
                ),
            ])
    }

    /// Who owns something now, where that is not who was named.
    private static func now(_ owner: PersonID?, _ plan: Plan) -> PersonID? {
        let now = plan.owner(owner)
        return now == owner ? nil : now
    }

    private static func list(_ things: [some CustomStringConvertible]) -> String? {
        things.isEmpty ? nil : things.map(\.description).joined(separator: ", ")
    }
}
