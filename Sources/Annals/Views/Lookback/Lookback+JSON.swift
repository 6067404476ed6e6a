// How the retrospective is shown to programs. Shares are `{count, of, percent}` or null; times that the record does not
// tell are null.

extension Lookback.Chapter {
    /// One session: promises with their outcome, what later sessions found, time, and what came of it.
    public var json: JSONValue {
        [
            "session": .text(session.id.description), "title": .text(session.title),
            "kind": .text(session.plan.kind.rawValue), "series": .optional(session.plan.series),
            "seriesName": .optional(seriesName), "style": .optional(session.leader?.style?.rawValue),
            "opened": session.opened?.json ?? .null, "promises": .each(promises) { $0.json },
            "keeping": keeping.json, "looks": .each(looks) { $0.json }, "time": time.json,
            "attended": JSONValue(session.attended.count),
            "decisions": .each(decisions) { .text($0.description) }, "goals": .each(goals) { .text($0.description) },
        ]
    }
}

extension Lookback.Promise {
    /// The task and how it was kept.
    public var json: JSONValue {
        [
            "task": .text(task.id.description), "title": .text(task.title), "owner": .optional(task.plan.owner),
            "firstDue": .optional(firstDue), "due": .optional(task.plan.due), "outcome": .text(outcome.rawValue),
            "closed": task.closed?.json ?? .null, "timesCarried": JSONValue(timesCarried),
            "reschedulings": JSONValue(task.reschedulings),
        ]
    }
}

extension Lookback.Keeping {
    /// How many of each outcome, and the two rates.
    public var json: JSONValue {
        [
            "promised": JSONValue(promised), "done": done.json, "doneOnTime": onTime.json,
            "onTime": JSONValue(self[.onTime]), "byNewDate": JSONValue(self[.byNewDate]),
            "late": JSONValue(self[.late]), "undated": JSONValue(self[.undated]),
            "dropped": JSONValue(self[.dropped]), "open": JSONValue(self[.open]),
            "overdue": JSONValue(self[.overdue]),
        ]
    }
}

extension Lookback.Look {
    /// What a later session found, and what it did with what was open.
    public var json: JSONValue {
        func fates(_ fates: [TaskID: Lookback.Fate]) -> JSONValue {
            .each(fates.sorted { $0.key < $1.key }) {
                ["task": .text($0.key.description), "fate": .text($0.value.rawValue)]
            }
        }
        return [
            "session": .text(session.description), "link": .text(link.rawValue), "kept": kept.json,
            "found": fates(found), "given": fates(given),
        ]
    }
}

extension Lookback.Time {
    /// Planned and taken.
    public var json: JSONValue {
        [
            "plannedMinutes": plannedMinutes.map { JSONValue($0) } ?? .null,
            "extendedMinutes": JSONValue(extendedMinutes), "seconds": seconds.map { JSONValue($0) } ?? .null,
            "breakSeconds": seconds == nil ? .null : JSONValue(breakSeconds),
            "personSeconds": personSeconds.map { JSONValue($0) } ?? .null,
            "stages": .each(stages) { $0.json(key: "stage") }, "items": .each(items) { $0.json(key: "item") },
        ]
    }
}

extension Lookback.Part {
    fileprivate func json(key name: String) -> JSONValue {
        [
            name: .text(key), "title": .text(title), "plannedMinutes": plannedMinutes.map { JSONValue($0) } ?? .null,
            "seconds": seconds.map { JSONValue($0) } ?? .null, "break": .truth(isBreak),
        ]
    }
}

extension Lookback.Sum {
    /// Sessions that have something in common, added up; with a rate for an hour of one person, the cost too.
    public func json(rate: Number? = nil) -> JSONValue {
        let json: JSONValue = [
            "key": .text(key.description), "name": .optional(name),
            "sessions": .each(sessions) { .text($0.description) }, "keeping": keeping.json,
            "keptByNext": keptByNext.json,
            "time": timed.sessions == 0
                ? .null
                : [
                    "sessions": JSONValue(timed.sessions), "plannedMinutes": JSONValue(timed.plannedMinutes),
                    "seconds": JSONValue(timed.seconds),
                ],
            "personSeconds": personSeconds.map { JSONValue($0) } ?? .null,
            "decisions": JSONValue(decisions), "goals": JSONValue(goals),
            "offsites": offsites.json, "strategySessions": strategySessions.json,
        ]
        guard let rate else { return json }
        return json.adding(["cost": personSeconds.flatMap { rate.cost(ofSeconds: $0) }.map { .number($0) } ?? .null])
    }
}

extension Lookback.Spent {
    /// How many sessions and how long they took; null seconds where that is not on record.
    public var json: JSONValue {
        [
            "sessions": JSONValue(sessions), "timed": JSONValue(timed),
            "seconds": timed == 0 ? .null : JSONValue(seconds),
            "personSeconds": timed == 0 ? .null : JSONValue(personSeconds),
        ]
    }
}

extension Lookback.Carriage {
    /// What was put off, how often, and how it stands.
    public var json: JSONValue {
        [
            "subject": .text(subject.id), "title": .text(title), "times": JSONValue(into.count),
            "into": .each(into) { .text($0.description) }, "state": .text(state), "owner": .optional(owner),
        ]
    }
}

extension Number {
    /// What so many seconds cost at this rate for an hour, to the nearest whole unit; `nil` where that is too much to
    /// be counted.
    public func cost(ofSeconds seconds: Int) -> Number? {
        guard units >= 0, seconds >= 0 else { return nil }
        var divisor: Int128 = 3600
        for _ in 0..<scale { divisor *= 10 }
        return Number.fitting((Int128(units) * Int128(seconds) * 2 + divisor) / (divisor * 2), scale: 0)
    }
}
