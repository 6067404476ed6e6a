// How grounds, promises and briefs are shown to programs.

extension Ground {
    /// The decision, what it rests on, what moved and what hangs loose.
    public var json: JSONValue {
        [
            "decision": .text(decision.id.description), "statement": .text(decision.statement),
            "state": .text(decision.state.rawValue), "since": since.json,
            "reviewed": .truth(!decision.reviews.isEmpty), "moved": .truth(hasMoved), "firm": .truth(isFirm),
            "needsReview": .truth(needsReview), "moves": .each(moves) { $0.json }, "loose": .each(loose) { $0.json },
            "legs": .each(legs) { leg in
                [
                    "subject": .text(leg.subject.id), "relation": .text(leg.relation.rawValue),
                    "through": .optional(leg.through?.id), "words": .text(leg.words), "state": .optional(leg.state),
                    "moved": .truth(leg.hasMoved), "shifts": .each(leg.shifts) { $0.json },
                ]
            },
        ]
    }
}

extension Ground.Shift {
    /// What happened, to what, when, and by which entry.
    public var json: JSONValue {
        [
            "cause": .text(cause.rawValue), "subject": .text(subject.id), "at": .text(at.description),
            "entry": JSONValue(position.rawValue), "words": .text(words), "settled": .truth(isSettled),
        ]
    }
}

extension Promise {
    /// What it is, whose, how often it was put off, and what became of it.
    public var json: JSONValue {
        var shifts: [Ground.Shift] = []
        if case .decision(let ground) = matter { shifts = ground.moves + ground.loose }
        return [
            "id": .text(subject.id), "kind": .text(kind), "words": .text(words), "owner": .optional(owner),
            "due": .optional(due), "overdue": .truth(isOverdue), "carried": JSONValue(carriedInto.count),
            "carriedInto": .each(carriedInto) { .text($0.description) }, "redated": JSONValue(redatings),
            "began": began?.json ?? .null, "shifts": .each(shifts) { $0.json },
            "fates": .each(fates) { .text($0.rawValue) }, "fate": .optional(fate?.rawValue),
            "given": .each(given) { ["fate": .text($0.fate.rawValue), "at": $0.mark.json] },
        ]
    }
}

extension Promises {
    /// The promises of a session, and how many are left.
    public var json: JSONValue {
        [
            "session": .optional(session?.id), "promises": .each(all) { $0.json }, "left": JSONValue(left.count),
            "counts": .object(counts.map { JSONValue.Member($0.fate.rawValue, JSONValue($0.count)) }),
        ]
    }
}

extension Brief {
    /// The whole brief.
    public var json: JSONValue {
        let session = matters.session(of: occasion)
        return [
            "organization": .text(matters.plan.organization.name),
            "asOf": .text(occasion.asOf.description), "moment": .text(occasion.moment.description),
            "session": session.map { $0.json.adding(heading($0)) } ?? .null,
            "homework": .each(homework) {
                $0.homework.json.adding(["overdue": .truth($0.isOverdue), "gates": .truth($0.gates)])
            },
            "ready": .each(ready) { .text($0.description) }, "unready": .each(unready) { .text($0.description) },
            "promises": .each(promises.all) { $0.json }, "promisesLeft": JSONValue(promises.left.count),
            "reviews": .each(reviews) { $0.json },
            "withoutTask": .each(withoutTask) { .text($0.decision.id.description) },
            "hangingLoose": .each(hangingLoose) { $0.json },
            "parkedForLater": .each(parkedForLater) {
                $0.json.adding(["until": .optional($0.parked?.until)])
            },
            "deferredForLater": .each(deferredForLater) {
                $0.json.adding(["until": .optional($0.deferred?.until)])
            },
            "assumptions": .each(assumptions) { assumption in
                assumption.json.adding(["due": .truth(assumption.isDue(at: occasion.moment, in: zone))])
            },
            "offTarget": .each(offTarget) { measure, standing in
                [
                    "measure": .text(measure.id.description), "name": .text(measure.name),
                    "unit": .text(measure.definition.unit), "period": .optional(standing.period),
                    "value": standing.reading.map { .number($0.value) } ?? .null,
                    "target": .optional(standing.target?.text),
                    "owner": .optional(matters.plan.owner(measure.definition.owner)),
                ]
            },
            "goalsWanting": .each(goalsWanting) { wanting in
                [
                    "goal": .text(wanting.goal.id.description), "title": .text(wanting.goal.title),
                    "lacks": .each(wanting.lacks) { .text($0.rawValue) },
                ]
            },
            "previous": .optional(previous?.id), "decidedBefore": .each(decidedBefore) { $0.json },
            "decidedYearAgo": .each(decidedYearAgo) { $0.json },
        ]
    }

    private func heading(_ session: Session) -> JSONValue {
        [
            "topic": .optional(session.plan.topic), "follows": .optional(session.plan.follows),
            "objectives": .each(session.plan.objectives) { .text($0) }, "focus": .optional(session.plan.focus),
            "outcome": .optional(session.plan.outcome), "period": .optional(session.plan.period),
            "format": .optional(session.plan.format?.rawValue), "place": .optional(session.plan.place),
            "minutes": session.plan.minutes.map { JSONValue($0) } ?? .null,
            "agenda": .each(session.agenda.items) { $0.json },
        ]
    }
}

extension Brief.LookBack {
    /// The decision and what came of it.
    public var json: JSONValue {
        ground.json.adding([
            "decided": ground.decision.taken?.mark.json ?? .null, "ended": ground.decision.ended?.json ?? .null,
            "goals": .each(goals) { $0.json }, "tasks": .each(tasks) { $0.json },
            "reviews": .each(ground.decision.reviews) {
                ["verdict": .text($0.verdict.rawValue), "actual": .text($0.actual), "lesson": .optional($0.lesson)]
            },
        ])
    }
}
