extension FollowUp {
    /// What is open at a moment, by owner, and the errors that check-ins on it noted.
    public func json(_ owners: [Owner], at moment: Instant) -> JSONValue {
        [
            "organization": .text(plan.organization.name), "at": .text(moment.description),
            "owners": .each(owners) { owner in
                [
                    "owner": .optional(owner.person), "late": JSONValue(owner.late.count),
                    "items": .each(owner.items) { $0.json },
                ]
            },
            "errors": .each(errors(on: owners)) { $0.json },
        ]
    }
}

extension FollowUp.Item {
    /// One item with its check-ins.
    public var json: JSONValue {
        [
            "subject": .text(subject.id), "words": .text(words), "state": .text(state), "due": .optional(due),
            "daysLate": daysLate.map { JSONValue($0) } ?? .null, "percent": percent.map { JSONValue($0) } ?? .null,
            "carried": JSONValue(carried), "redated": JSONValue(redated),
            "status": .optional(status?.rawValue), "confidence": .each(confidence) { JSONValue($0) },
            "checkIns": .each(checkIns) { $0.json },
        ]
    }
}

extension FollowUp.CheckIn {
    /// One check-in.
    public var json: JSONValue {
        [
            "on": .text(said.on.subject.id), "status": .optional(said.status?.rawValue),
            "confidence": said.confidence.map { JSONValue($0) } ?? .null, "remark": .text(said.remark),
            "error": .optional(said.error), "method": .optional(said.method), "next": .optional(said.next),
            "at": mark.json,
        ]
    }
}

extension Reminders.Reminder {
    /// What one person should hear about.
    public func json(naming plan: Plan) -> JSONValue {
        [
            "person": .text(person.description), "name": .text(plan.name(person)),
            "email": .optional(plan.people[person]?.email), "late": JSONValue(late),
            "items": .each(items) { item in
                [
                    "kind": .text(item.kind.rawValue), "subject": .text(item.subject.id), "words": .text(item.words),
                    "due": .optional(item.due), "daysLate": item.daysLate.map { JSONValue($0) } ?? .null,
                    "details": .each(item.details) { .text($0) },
                ]
            },
        ]
    }
}
