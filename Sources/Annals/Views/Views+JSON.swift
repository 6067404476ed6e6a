// How views are shown to programs.

extension Plan {
    /// The plan at a moment.
    public func json(at moment: Instant) -> JSONValue {
        [
            "organization": .text(organization.name), "at": .text(moment.description),
            "platform": .each(platformInOrder) { $0.story.json },
            "goals": .each(openGoals) { goal in
                goal.json.adding([
                    "rank": rank(of: goal.id).map { JSONValue($0) } ?? .null,
                    "light": .text(light(of: goal, at: moment).rawValue),
                ])
            },
            "measures": .each(measures(at: moment)) { measure in
                let standing = standing(measure, at: moment)
                return [
                    "measure": .text(measure.id.description), "name": .text(measure.name),
                    "unit": .text(measure.definition.unit),
                    "period": .optional(standing.period), "value": standing.reading.map { .number($0.value) } ?? .null,
                    "target": standing.target.map { $0.json } ?? .null,
                    "met": standing.isMet.map { .truth($0) } ?? .null,
                    "aheadPeriod": .optional(standing.aheadPeriod), "ahead": standing.ahead.map { $0.json } ?? .null,
                ]
            },
            "decisions": .each(decisionsInForce(at: moment)) { $0.json },
            "findings": .each(standingFindings) { $0.json },
            "assumptions": .each(assumptionsInOrder(at: moment)) { assumption in
                assumption.json.adding(["due": .truth(assumption.isDue(at: moment, in: organization.zone))])
            },
            "resources": .each(resourceLines(at: moment)) { $0.json },
            "tasks": .each(openTasks) { task in
                task.json.adding([
                    "ownerNow": .optional(owner(task.plan.owner)), "overdue": .truth(isOverdue(task, at: moment)),
                ])
            },
        ]
    }
}

extension History {
    /// The sessions in order.
    public var json: JSONValue { ["sessions": .each(chapters) { $0.json }] }
}

extension History.Chapter {
    /// One session, with what it asked, decided and promised.
    public var json: JSONValue {
        session.json.adding([
            "seriesName": .optional(series), "ballots": .each(ballots) { $0.json }, "decided": .each(taken) { $0.json },
            "rejected": .each(rejected) { .text($0.id.description) },
            "deferred": .each(deferred) { .text($0.id.description) },
            "tasks": .each(tasks) { $0.json }, "goals": .each(goals) { .text($0.description) },
            "ideas": JSONValue(ideas),
            "arguments": JSONValue(arguments), "votes": JSONValue(votes), "dissents": JSONValue(dissents),
            "measurements": JSONValue(measurements), "questions": .each(questions) { $0.json },
            "findings": JSONValue(findings),
            "assumptions": JSONValue(assumptions),
            "lessons": .each(lessons) { lesson in
                [
                    "text": .text(lesson.action.text), "about": .each(lesson.action.about) { .text($0.description) },
                    "at": lesson.mark.json,
                ]
            },
            "pulses": .each(pulses) { $0.json },
            "messages": .each(messages) { message in
                [
                    "audience": .text(message.action.audience), "text": .text(message.action.text),
                    "channel": .text(message.action.channel), "due": .text(message.action.due.description),
                    "owner": .text(message.action.owner.description), "at": message.mark.json,
                ]
            },
            "summaries": .each(summaries) { summary in
                [
                    "form": .text(summary.action.form.rawValue), "upTo": .optional(summary.action.upTo),
                    "words": .optional(summary.action.words), "at": summary.mark.json,
                ]
            },
            "shared": .each(shared) { share in
                [
                    "with": .each(share.action.with) { .text($0.description) },
                    "channel": .text(share.action.channel), "at": share.mark.json,
                ]
            },
            "acknowledged": .each(acknowledged) { reading in
                [
                    "stance": .text(reading.action.stance.rawValue), "text": .optional(reading.action.text),
                    "at": reading.mark.json,
                ]
            },
            "entries": JSONValue(entries),
        ])
    }
}

extension Board {
    /// The session as it looks.
    public var json: JSONValue {
        [
            "session": session?.json ?? .null, "entries": JSONValue(count), "last": last?.json ?? .null,
            "ideas": .each(ideas.all) { $0.json }, "ballots": .each(ballots.all) { $0.json },
            "decisions": .each(decisions.all) { $0.json }, "tasks": .each(tasks.all) { $0.json },
            "goals": .each(goals.all) { $0.json }, "platform": .each(platform.all) { $0.json },
            "findings": .each(findings.all) { $0.json }, "assumptions": .each(assumptions.all) { $0.json },
            "pulses": .each(pulses.all) { $0.json },
            "stage": session?.stages.last.map {
                (["stage": .text($0.stage), "round": JSONValue($0.round), "entered": $0.entered.json] as JSONValue)
                    .adding(stageTiming()?.json ?? [:])
            } ?? .null,
            "clock": timing()?.json ?? .null,
            "agenda": .each(agenda()) { line in
                line.item.json.adding(line.timing.json).adding(["current": .truth(line.isCurrent)])
            },
            "mode": .optional(session?.capture.words), "technique": .optional(session?.capture.technique),
            "question": question?.json ?? .null, "questions": .each(questions.all) { $0.json },
            "queue": .each(session?.floor.queue ?? []) { .text($0.description) },
            "speaking": session?.floor.speaking.map {
                [
                    "person": .text($0.person.description), "since": $0.since.json,
                    "seconds": $0.seconds.map { JSONValue($0) } ?? .null,
                ]
            } ?? .null,
            "airtime": .each(airtime) {
                [
                    "person": .text($0.person.description), "seconds": JSONValue($0.seconds),
                    "turns": JSONValue($0.turns),
                ]
            },
            "breakouts": .each(breakouts.all) { $0.json }, "rules": .each(rules.all) { $0.json },
            "homework": .each(homework.all) { $0.json },
            "missingHomework": .each(session?.missingHomework ?? []) { .text($0.homework.description) },
            "experiences": .each(session?.experiences ?? []) { ["text": .text($0.text), "at": $0.mark.json] },
        ]
    }
}

extension Board.Timing {
    var json: JSONValue {
        [
            "plannedMinutes": planned.map { JSONValue($0) } ?? .null, "extendedMinutes": JSONValue(extended),
            "seconds": JSONValue(seconds),
        ]
    }
}

extension AgendaItem {
    var json: JSONValue {
        [
            "item": .text(item.description), "stage": .text(stage), "title": .text(title),
            "minutes": JSONValue(minutes), "day": day.map { JSONValue($0) } ?? .null,
            "break": .truth(isBreak == true), "informal": .truth(isInformal == true), "aim": .optional(aim),
            "technique": .optional(technique), "lead": .optional(lead),
            "about": .each(about) { .text($0.description) },
        ]
    }
}

extension Trail {
    /// The whole graph: the decision, what it rests on, what came of it, and the entries behind them.
    public var json: JSONValue {
        [
            "decision": decision.json, "session": session?.json ?? .null, "ballots": .each(ballots) { $0.json },
            "replaced": .each(replaced) { $0.json }, "successors": .each(successors) { $0.json },
            "ideas": .each(ideas) { $0.json }, "questions": .each(questions) { $0.json },
            "findings": .each(findings) { $0.json },
            "assumptions": .each(assumptions) { $0.json }, "figures": .each(figures) { .raw($0.readableLine) },
            "remarks": .each(remarks) { .raw($0.readableLine) }, "goals": .each(goals) { $0.json },
            "tasks": .each(tasks) { $0.json },
            "measures": .each(measures) { $0.json(in: organization.zone) },
            "people": .each(names.sorted { $0.key < $1.key }) {
                ["person": .text($0.key.description), "name": .text($0.value)]
            },
            "edges": .each(edges) {
                ["from": .text($0.from.text), "to": .text($0.to.text), "relation": .text($0.relation.rawValue)]
            },
            "entries": .each(entries) { .raw($0.readableLine) },
            "writtenDownLater": .each(writtenDownLater) { JSONValue($0.position.rawValue) },
        ]
    }
}
