// How stories are shown to programs. The keys are part of the output's contract: `schemaVersion` counts their changes.

extension Mark {
    /// Position and times.
    public var json: JSONValue {
        [
            "position": JSONValue(position.rawValue), "occurredAt": .text(occurredAt.description),
            "recordedAt": .text(recordedAt.description), "actor": .optional(actor), "session": .optional(session),
        ]
    }
}

extension Decision {
    /// Everything that the log says of the decision.
    public var json: JSONValue {
        [
            "decision": .text(id.description), "title": .text(title), "statement": .text(statement),
            "state": .text(state.rawValue), "proposed": proposal.map { $0.mark.json } ?? .null,
            "context": .optional(proposal?.action.context),
            "themes": .each(proposal?.action.themes ?? []) { .text($0.description) },
            "alternatives": .each(alternatives) {
                ["alternative": .text($0.alternative.description), "text": .text($0.text), "idea": .optional($0.idea)]
            },
            "criteria": .each(criteria) {
                [
                    "criterion": .text($0.criterion.description), "name": .text($0.name),
                    "nature": .text($0.nature.rawValue),
                    "weight": .number($0.weight),
                ]
            },
            "taken": taken.map { $0.mark.json.adding(["fields": .raw(AnyAction($0.action).json)]) } ?? .null,
            "dissents": .each(dissents) {
                ["person": .text($0.person.description), "reason": .optional($0.reason), "at": $0.mark.json]
            },
            "reviews": .each(reviews) {
                ["verdict": .text($0.verdict.rawValue), "actual": .text($0.actual), "at": $0.mark.json]
            },
            "recounted": recounted?.json ?? .null,
            "supersededBy": supersededBy?.json ?? .null, "reversedBy": reversedBy?.json ?? .null,
            "amendedBy": .each(amendedBy) { $0.json }, "carriedInto": .each(carriedInto) { .text($0.description) },
        ]
    }
}

extension Decision.Succession {
    var json: JSONValue { ["decision": .text(decision.description), "at": mark.json] }
}

extension Ballot {
    /// Everything that the log says of the ballot.
    public var json: JSONValue {
        [
            "ballot": .text(id.description), "question": .text(terms.question), "state": .text(state.rawValue),
            "decision": .optional(terms.decision), "threshold": .optional(terms.threshold),
            "quorum": terms.quorum.map { JSONValue($0) } ?? .null,
            "chair": .optional(terms.chair), "electorate": .each(electorate) { .text($0.description) },
            "method": .raw(terms.method.json), "secret": .truth(isSecret), "round": JSONValue(round),
            "options": .each(terms.options) { option in
                ["id": .text(option.id), "text": .text(option.text), "refersTo": .optional(option.refersTo)]
            },
            "recused": .each(recused.keys.sorted()) { .text($0.description) },
            "participants": .each(participants) { .text($0.description) },
            "votes": .each(hidesVotes ? [] : votes.sorted { $0.key < $1.key }) { voter, vote in
                [
                    "voter": .text(voter.description), "choice": .raw(vote.choice.json),
                    "reason": .optional(vote.reason), "proxy": .optional(vote.proxy),
                    "weight": .raw(weight(of: voter).json), "at": vote.mark.json,
                ]
            },
            "result": result.map { .raw($0.json) } ?? .null,
            "reported": reported.map { report in
                [
                    "counts": .raw(report.counts.json), "verdict": .text(report.verdict.rawValue),
                    "source": .text(report.source),
                ]
            } ?? .null,
            "winners": .each(winners) { .text($0) },
            "contests": .each(contests) { contest in
                [
                    "ground": .text(contest.ground), "by": .optional(contest.by), "at": contest.mark.json,
                    "outcome": contest.outcome.map { .text($0.rawValue) } ?? .null,
                    "settled": contest.settled?.json ?? .null,
                ]
            },
            "earlierRounds": .each(earlierRounds) { round in
                [
                    "result": round.result.map { .raw($0.json) } ?? .null, "closed": round.closed.json,
                    "reopened": ["reason": .text(round.reopened.reason), "at": round.reopened.mark.json],
                ]
            },
            "recounts": .each(recountsOfRound) {
                [
                    "result": .raw($0.result.json), "cause": JSONValue($0.cause.rawValue), "at": $0.mark.json,
                ]
            },
            "tieBroken": tieBreak.map { ["option": .text($0.option), "at": $0.mark.json] } ?? .null,
            "passed": .truth(isPassed), "opened": began?.json ?? .null, "closed": closed?.json ?? .null,
        ]
    }
}

extension FieldValue {
    /// The value, as it stands in a line.
    var json: [UInt8] {
        var json = JSONWriter(capacity: 64)
        write(&json)
        return json.bytes
    }
}

extension Goal {
    /// Everything that the log says of the goal.
    public var json: JSONValue {
        [
            "goal": .text(id.description), "title": .text(title), "state": .text(state.rawValue),
            "kind": .text(plan.kind.rawValue),
            "horizon": .text(plan.horizon.description), "owner": .optional(plan.owner), "under": .optional(plan.under),
            "decision": .optional(plan.decision), "continues": .each(plan.continues) { .text($0.description) },
            "themes": .each(plan.themes) { .text($0.description) },
            "set": began?.json ?? .null, "closed": closed?.json ?? .null,
        ]
    }
}

extension Todo {
    /// Everything that the log says of the task.
    public var json: JSONValue {
        [
            "task": .text(id.description), "title": .text(title), "state": .text(state.rawValue),
            "owner": .optional(plan.owner),
            "due": .optional(plan.due), "percent": percent.map { JSONValue($0) } ?? .null,
            "from": .each(plan.from) { .text($0.description) }, "rescheduled": JSONValue(reschedulings),
            "carriedInto": .each(carriedInto) { .text($0.description) },
            "assigned": began?.json ?? .null, "closed": closed?.json ?? .null,
        ]
    }
}

extension Idea {
    /// Everything that the log says of the idea.
    public var json: JSONValue {
        [
            "idea": .text(id.description), "text": isHidden ? .null : .text(text),
            "earlierTexts": .each(isHidden ? [] : earlierTexts) { .text($0) },
            "author": .optional(shownAuthor), "session": .optional(session), "group": .optional(group),
            "themes": .each(themes) { .text($0.description) },
            "mergedInto": .optional(mergedInto), "parked": parked.map { $0.mark.json } ?? .null,
            "withdrawn": shown(withdrawn)?.json ?? .null, "captured": shown(began)?.json ?? .null,
            "hidden": .truth(isHidden), "question": .optional(question), "breakout": .optional(breakout),
            "carriedInto": .each(carriedInto) { .text($0.description) },
        ]
    }

    /// A mark in its story; without a name while it is hidden whose it is.
    private func shown(_ mark: Mark?) -> Mark? { isHidden ? mark?.unnamed : mark }
}

extension Question {
    /// Everything that the log says of the question.
    public var json: JSONValue {
        [
            "question": .text(id.description), "text": .text(text), "session": .optional(session),
            "answer": .optional(answer?.text),
            "answers": .each(answers) {
                [
                    "text": .text($0.text), "basis": .each($0.basis) { .text($0.description) }, "at": $0.mark.json,
                ]
            },
            "carriedInto": .each(carriedInto) { .text($0.description) }, "posed": began?.json ?? .null,
        ]
    }
}

extension Homework {
    /// Everything that the log says of the homework.
    public var json: JSONValue {
        [
            "homework": .text(id.description), "session": .optional(session), "person": .text(plan.person.description),
            "what": .text(plan.what), "kind": .optional(plan.kind), "due": .text(plan.due.description),
            "isSubmitted": .truth(isSubmitted),
            "submissions": .each(submissions) {
                [
                    "text": .optional($0.text), "measurements": .each($0.measurements) { JSONValue($0.rawValue) },
                    "at": $0.mark.json,
                ]
            },
            "assigned": began?.json ?? .null,
        ]
    }
}

extension HouseRule {
    /// Everything that the log says of the rule.
    public var json: JSONValue {
        [
            "rule": .text(id.description), "text": .text(text), "session": .optional(session),
            "breaches": .each(breaches) { ["note": .optional($0.note), "at": $0.mark.json] },
            "agreed": began?.json ?? .null,
        ]
    }
}

extension Breakout {
    /// Everything that the log says of the breakout.
    public var json: JSONValue {
        [
            "breakout": .text(id.description), "title": .text(plan.title), "session": .optional(session),
            "people": .each(plan.people) { .text($0.description) }, "question": .optional(plan.question),
            "minutes": plan.minutes.map { JSONValue($0) } ?? .null, "formed": began?.json ?? .null,
            "report": report.map {
                [
                    "text": .optional($0.text), "ideas": .each($0.ideas) { .text($0.description) }, "at": $0.mark.json,
                ]
            } ?? .null,
        ]
    }
}

extension Session {
    /// Everything that the log says of the session itself.
    public var json: JSONValue {
        [
            "session": .text(id.description), "title": .text(title), "kind": .text(plan.kind.rawValue),
            "state": .text(state.rawValue),
            "series": .optional(plan.series), "purpose": .text(plan.purpose),
            "startsAt": .text(plan.startsAt.description),
            "opened": opened?.json ?? .null, "closed": closed?.json ?? .null,
            "invited": .each(invited) {
                [
                    "person": .text($0.person.description), "role": .text($0.role.rawValue),
                    "excused": .truth($0.isExcused),
                ]
            },
            "present": .each(present) { .text($0.description) }, "attended": .each(attended) { .text($0.description) },
            "stages": .each(stages) {
                ["stage": .text($0.stage), "round": JSONValue($0.round), "entered": $0.entered.json]
            },
            "circle": .each(plan.circle) { .text($0.description) }, "unready": .optional(unready),
        ]
    }
}

extension Measure {
    /// Everything that the log says of the measure.
    public func json(in zone: Zone) -> JSONValue {
        func ordered<Value>(_ values: [Period: Value]) -> [(key: Period, value: Value)] {
            // Of a quarter and a year that end together the year comes first, so that the order is always the same.
            values.sorted {
                (zone.end(of: $0.key), zone.start(of: $0.key)) < (zone.end(of: $1.key), zone.start(of: $1.key))
            }
        }
        return [
            "measure": .text(id.description), "name": .text(name), "unit": .text(definition.unit),
            "better": .text(definition.better.rawValue), "owner": .optional(definition.owner),
            "goals": .each(definition.goals) { .text($0.description) }, "retired": retired?.json ?? .null,
            "targets": .each(ordered(targets)) { period, targets in
                ["period": .text(period.description), "targets": .each(targets) { $0.json }]
            },
            "readings": .each(ordered(readings)) { period, readings in
                ["period": .text(period.description), "readings": .each(readings) { $0.json }]
            },
        ]
    }
}

extension Measure.Target {
    var json: JSONValue {
        [
            "low": low.map { .number($0) } ?? .null, "high": high.map { .number($0) } ?? .null,
            "decision": .optional(decision), "cancelled": cancelled?.json ?? .null, "at": mark.json,
        ]
    }

    /// `8.5`, `at least 8.5`, `2 to 4`.
    public var text: String {
        switch (low, high) {
        case (let low?, let high?): low == high ? "\(low)" : "\(low) to \(high)"
        case (let low?, nil): "at least \(low)"
        case (nil, let high?): "at most \(high)"
        case (nil, nil): ""
        }
    }
}

extension Measure.Reading {
    var json: JSONValue { ["value": .number(value), "status": .text(status.rawValue), "at": mark.json] }
}

extension Person {
    /// Everything that the log says of the person.
    public var json: JSONValue {
        [
            "person": .text(id.description), "name": .text(shownName), "title": .optional(title),
            "level": .optional(level),
            "joined": began?.json ?? .null, "left": left?.json ?? .null, "forgotten": forgotten?.json ?? .null,
            "roles": .each(roles) { .text($0.role.rawValue) },
        ]
    }
}
