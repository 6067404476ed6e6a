// How a comparison is shown to programs. Shares are `{count, of, percent}` or null; what the record does not tell is
// null.

extension Comparison {
    /// Both moments and what lies between.
    public var json: JSONValue {
        (["from": .text(from.description), "to": .text(to.description)] as JSONValue)
            .adding(sessionsJSON).adding(goalsJSON).adding(decisionsJSON).adding(figuresJSON).adding(promisesJSON)
            .adding(analysisJSON).adding(peopleJSON).adding(["attention": attention.json])
    }

    private func ids(_ decisions: [Decision]) -> JSONValue { .each(decisions) { .text($0.id.description) } }

    private var sessionsJSON: JSONValue {
        [
            "sessions": .each(sessions) { line in
                line.session.json.adding([
                    "ideas": JSONValue(line.ideas), "arguments": JSONValue(line.arguments),
                    "votes": JSONValue(line.votes), "dissents": JSONValue(line.dissents),
                    "taken": .each(line.taken) { .text($0.description) },
                    "assigned": .each(line.tasks) { .text($0.description) },
                    "seconds": line.seconds.map { JSONValue($0) } ?? .null,
                    "personSeconds": line.personSeconds.map { JSONValue($0) } ?? .null,
                ])
            },
            "votes": JSONValue(between.votes), "dissents": JSONValue(between.dissents),
        ]
    }

    private var goalsJSON: JSONValue {
        [
            "goals": .each(goals) { line in
                line.goal.json.adding([
                    "fate": .text(line.fate.rawValue), "new": .truth(line.isNew),
                    "changes": .each(line.changes) { $0.json },
                    "continuedAs": .each(line.continuedAs) { .text($0.description) },
                    "rankBefore": line.rankBefore.map { JSONValue($0) } ?? .null,
                    "rankAfter": line.rankAfter.map { JSONValue($0) } ?? .null,
                ])
            },
            "priorities": [
                "correlation": rankCorrelation.map { .number($0) } ?? .null,
                "rankedAtBoth": JSONValue(rankMoves.count),
                "moves": .each(rankMoves) {
                    [
                        "goal": .text($0.goal.description), "earlier": .text($0.earlier.description),
                        "before": JSONValue($0.before), "after": JSONValue($0.after),
                    ]
                },
            ],
        ]
    }

    private var decisionsJSON: JSONValue {
        [
            "taken": .each(taken) { $0.json }, "upheld": ids(upheld), "superseded": ids(superseded),
            "reversed": ids(reversed), "lapsed": ids(lapsed), "expired": ids(expired), "rejected": ids(rejected),
            "deferred": ids(deferred), "dueForReviewBefore": ids(dueBefore), "dueForReview": ids(dueAfter),
            "reviews": .each(reviews) { decision, review in
                [
                    "decision": .text(decision.id.description), "verdict": .text(review.verdict.rawValue),
                    "actual": .text(review.actual), "lesson": .optional(review.lesson), "at": review.mark.json,
                ]
            },
        ]
    }

    private var figuresJSON: JSONValue {
        [
            "measures": .each(measures) { line in
                [
                    "measure": .text(line.measure.id.description), "name": .text(line.measure.name),
                    "unit": .text(line.measure.definition.unit), "retired": .truth(line.isRetired),
                    "before": line.before?.reading.map { .number($0.value) } ?? .null,
                    "after": line.after.reading.map { .number($0.value) } ?? .null,
                    "periods": .each(line.periods) { period in
                        [
                            "period": .text(period.period.description),
                            "target": .optional(period.target?.text),
                            "earlierTarget": .optional(period.earlierTarget?.text),
                            "value": period.figure.map { .number($0.value) } ?? .null,
                            "forecast": period.figure.map { .truth($0.isForecast) } ?? .null,
                            "met": period.isMet.map { .truth($0) } ?? .null,
                        ]
                    },
                ]
            },
            "targetsMet": targetsMet.json,
        ]
    }

    private var promisesJSON: JSONValue {
        [
            "promises": [
                "made": keeping.json, "openBefore": keepingEarlier.json,
                "list": .each(made + earlier) { $0.json },
                "givenInSessions": .object(fates.map { JSONValue.Member($0.fate.rawValue, JSONValue($0.count)) }),
                "tiedToPriority": tied.json, "ownerInTheRoom": ownersInTheRoom.json,
            ],
            "tasksAssigned": .each(tasksAssigned) { $0.json },
            "tasksDone": .each(tasksDone) { .text($0.id.description) },
            "tasksCancelled": .each(tasksCancelled) { .text($0.id.description) },
            "tasksOpenBefore": JSONValue(before.openTasks.count), "tasksOpen": JSONValue(after.openTasks.count),
            "tasksOverdueBefore": .each(tasksOverdueBefore) { .text($0.id.description) },
            "tasksOverdue": .each(tasksOverdue) { .text($0.id.description) },
        ]
    }

    private var analysisJSON: JSONValue {
        [
            "platform": .each(platform) { line in
                [
                    "part": .text(line.part.rawValue), "before": .optional(line.before?.text),
                    "after": .optional(line.after?.text), "fate": .text(line.fate.rawValue),
                    "wordings": JSONValue(line.wordingsBetween), "confirmed": line.confirmed?.json ?? .null,
                ]
            },
            "findingsNew": .each(findingsNew) { $0.json }, "findingsGone": .each(findingsGone) { $0.json },
            "assumptionsFallen": .each(assumptionsFallen) { $0.json },
            "assumptionsNew": .each(assumptionsNew) { .text($0.id.description) },
            "resources": .each(resources) { line in
                [
                    "nature": .text(line.pool.nature.rawValue), "unit": .text(line.pool.unit),
                    "period": .text(line.pool.period.description),
                    "capacityBefore": line.before?.capacity.map { .number($0) } ?? .null,
                    "capacityAfter": line.after.capacity.map { .number($0) } ?? .null,
                    "allocatedBefore": .number(line.before?.allocated ?? .zero),
                    "allocatedAfter": .number(line.after.allocated),
                ]
            },
        ]
    }

    private var peopleJSON: JSONValue {
        func ids(_ people: [Person]) -> JSONValue { .each(people) { .text($0.id.description) } }
        return [
            "joined": ids(joined), "left": ids(left), "joinedAndLeft": ids(passedThrough), "returned": ids(returned),
            "peopleBefore": JSONValue(before.present(at: from).count), "people": JSONValue(after.present(at: to).count),
            "attended": .each(attended.sorted()) { .text($0.description) },
        ]
    }
}

extension Attention {
    /// All of it, and what each theme, lens and approach got.
    public var json: JSONValue {
        [
            "all": all.json,
            "by": .each(lines) { line in
                ([
                    "kind": .text(line.topic.kind.rawValue), "key": .text(line.topic.key), "name": .text(line.name),
                ] as JSONValue).adding(line.amount.json)
            },
        ]
    }
}

extension Attention.Amount {
    /// The counts.
    public var json: JSONValue {
        [
            "ideas": JSONValue(ideas), "arguments": JSONValue(arguments), "findings": JSONValue(findings),
            "goals": JSONValue(goals), "decisions": JSONValue(decisions), "seconds": JSONValue(seconds),
        ]
    }
}

extension PlanDiff.FieldChange {
    /// The field, what it said and what it says.
    public var json: JSONValue { ["field": .text(name), "from": .optional(from), "to": .optional(to)] }
}

extension PlanDiff {
    /// The lines that differ.
    public var json: JSONValue {
        [
            "counts": [
                "added": JSONValue(added.count), "removed": JSONValue(removed.count), "changed": JSONValue(changed),
            ],
            "changes": .each(changes) { change in
                let head: JSONValue = ["section": .text(change.key.section.rawValue), "id": .text(change.key.id)]
                return switch change {
                case .added(let line): head.adding(["change": "added", "fields": line.json])
                case .removed(let line): head.adding(["change": "removed", "fields": line.json])
                case .changed(_, let fields): head.adding(["change": "changed", "fields": .each(fields) { $0.json }])
                }
            },
        ]
    }
}

extension PlanDocument.Line {
    /// The fields, by their names.
    public var json: JSONValue { .object(fields.map { JSONValue.Member($0.name, .text($0.value)) }) }
}
