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
            "amendedBy": .each(amendedBy) { $0.json },
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
            "chair": .optional(terms.chair), "electorate": .each(terms.electorate) { .text($0.description) },
            "votes": .each(votes.sorted { $0.key < $1.key }) { voter, vote in
                [
                    "voter": .text(voter.description), "choice": .raw(vote.choice.json),
                    "reason": .optional(vote.reason), "at": vote.mark.json,
                ]
            },
            "result": result.map { .raw($0.json) } ?? .null,
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
            "assigned": began?.json ?? .null, "closed": closed?.json ?? .null,
        ]
    }
}

extension Idea {
    /// Everything that the log says of the idea.
    public var json: JSONValue {
        [
            "idea": .text(id.description), "text": .text(text), "earlierTexts": .each(earlierTexts) { .text($0) },
            "author": .optional(author), "session": .optional(session), "group": .optional(group),
            "mergedInto": .optional(mergedInto), "parked": parked.map { $0.mark.json } ?? .null,
            "withdrawn": withdrawn?.json ?? .null, "captured": began?.json ?? .null,
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
        ]
    }
}

extension Measure {
    /// Everything that the log says of the measure.
    public func json(in zone: Zone) -> JSONValue {
        func ordered<Value>(_ values: [Period: Value]) -> [(key: Period, value: Value)] {
            values.sorted { zone.end(of: $0.key) < zone.end(of: $1.key) }
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
        ["low": low.map { .number($0) } ?? .null, "high": high.map { .number($0) } ?? .null, "at": mark.json]
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
