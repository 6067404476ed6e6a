// How what-ifs are shown to programs.

extension Alteration {
    /// What is thought otherwise; only what is.
    public var json: JSONValue {
        var members: [JSONValue.Member] = []
        func add(_ key: String, _ value: JSONValue?) { if let value { members.append(.init(key, value)) } }
        func people(_ people: [PersonID]) -> JSONValue? {
            people.isEmpty ? nil : .each(people) { .text($0.description) }
        }
        func override<Value>(_ value: Override<Value>?, _ json: (Value) -> JSONValue) -> JSONValue? {
            value.map { $0.value.map(json) ?? .null }
        }
        add("without", people(without))
        add("absent", people(absent))
        if !votes.isEmpty {
            add("votes", .each(votes) { ["voter": .text($0.person.description), "choice": .raw($0.choice.json)] })
        }
        if weighsAllTheSame { add("weighsAllTheSame", true) }
        if !weights.isEmpty {
            add(
                "weights",
                .each(weights.sorted { $0.key < $1.key }) {
                    ["voter": .text($0.key.description), "weight": .number($0.value)]
                })
        }
        add("method", method.map { .text($0.rawValue) })
        add("seats", seats.map { JSONValue($0) })
        add("unranked", unranked.map { .text($0.rawValue) })
        add("default", override(defaultOption) { .text($0) })
        add("approvedFrom", approvedFrom.map { JSONValue($0) })
        add("winners", winners.map { JSONValue($0) })
        add("threshold", threshold.map { .text($0.description) })
        add("of", base.map { .text($0.rawValue) })
        add("quorum", override(quorum) { JSONValue($0) })
        add("tie", tie.map { .text($0) })
        if !criteria.isEmpty {
            add(
                "criteria",
                .each(criteria.sorted { $0.key < $1.key }) {
                    ["criterion": .text($0.key.description), "weight": .number($0.value)]
                })
        }
        return .object(members)
    }
}

extension Recount {
    /// The count beside what it would have been.
    public func json(naming person: (PersonID) -> String) throws(Uncountable) -> JSONValue {
        let pivots = try pivots()
        return [
            "ballot": .text(ballot.id.description), "question": .text(ballot.terms.question),
            "state": .text(ballot.state.rawValue), "round": JSONValue(ballot.round),
            "decision": .optional(ballot.terms.decision), "alteration": alteration.json,
            "changed": .truth(isChanged), "real": real.json, "altered": altered.json,
            "reading": .optional(reading),
            "changes": .each(changes) { change in
                [
                    "voter": .text(change.person.description), "was": change.was.map { .raw($0.json) } ?? .null,
                    "would": change.would.map { .raw($0.json) } ?? .null,
                    "weightWas": change.weightWas.map { .number($0) } ?? .null,
                    "weightWould": change.weightWould.map { .number($0) } ?? .null,
                ]
            },
            "pivots": pivots.map { .each($0) { .text($0.description) } } ?? .null,
            "remarks": .each(remarks) { .text($0.words(person, option: ballot.optionText)) },
        ]
    }
}

extension Recount.Side {
    var json: JSONValue {
        [
            "method": .raw(method.json), "threshold": .optional(result.threshold),
            "of": base.map { .text($0.rawValue) } ?? .null,
            "electorate": JSONValue(result.electorate), "voted": JSONValue(result.voted),
            "quorum": result.quorum.map { JSONValue($0) } ?? .null,
            "quorumMet": result.quorumMet.map { .truth($0) } ?? .null,
            "tallies": .raw(result.tallies.json), "base": .number(result.base),
            "verdict": .text(result.verdict.rawValue), "winners": .each(result.winners) { .text($0) },
            "tied": .each(result.tied) { .text($0) },
            "order": .each(result.order) { .each($0) { .text($0) } },
            "pairwise": .each(result.pairwise) { .each($0) { .number($0) } },
            "rounds": .each(result.rounds) { .raw($0.json) },
            "tieBroken": .optional(tieBreak),
            "outcome": ["fate": .text(outcome.word), "options": .each(outcome.options) { .text($0) }],
            "margin": margin?.json ?? .null,
        ]
    }
}

extension Recount.Margin {
    var json: JSONValue {
        switch self {
        case .votes(let switched, let more, let towards):
            [
                "kind": "votes", "towards": .text(towards.rawValue),
                "switched": switched.map { JSONValue($0) } ?? .null, "more": more.map { JSONValue($0) } ?? .null,
            ]
        case .objections(let count): ["kind": "objections", "objections": JSONValue(count)]
        case .lead(let option, let over, let by):
            ["kind": "lead", "option": .text(option), "over": .text(over), "by": .number(by)]
        case .pair(let option, let over, let pro, let contra):
            [
                "kind": "pair", "option": .text(option), "over": .text(over), "for": .number(pro),
                "against": .number(contra),
            ]
        case .toQuorum(let count): ["kind": "quorum", "missing": JSONValue(count)]
        }
    }
}

extension Exact {
    /// Rounded, and exactly.
    var json: JSONValue { ["value": .number(rounded()), "exact": .text(description)] }
}

extension Weighing {
    /// The order beside what it would have been.
    public func json() throws(Uncountable) -> JSONValue {
        let chosenFirst = try chosenFirst()
        return [
            "decision": .text(decision.id.description), "statement": .text(decision.statement),
            "state": .text(decision.state.rawValue), "alteration": alteration.json, "changed": .truth(isChanged),
            "chosen": .optional(chosen), "real": real.json, "altered": altered.json,
            "chosenFirst": .each(chosenFirst) { $0.json },
        ]
    }
}

extension Weighing.Side {
    var json: JSONValue {
        [
            "criteria": .each(criteria) {
                [
                    "criterion": .text($0.criterion.criterion.description), "name": .text($0.criterion.name),
                    "nature": .text($0.criterion.nature.rawValue), "weight": .number($0.weight),
                ]
            },
            "ranking": .each(ranking) { line in
                [
                    "alternative": .text(line.alternative.description), "text": .text(line.text),
                    "rank": JSONValue(line.rank), "total": line.total.json, "mean": line.mean.json,
                    "points": .each(line.points) { $0?.json ?? .null },
                ]
            },
            "unscored": .each(unscored) {
                [
                    "alternative": .text($0.alternative.description), "text": .text($0.text),
                    "missing": .each($0.missing) { .text($0.description) },
                ]
            },
            "byPerson": .each(byPerson) {
                ["person": .text($0.person.description), "first": .each($0.first) { .text($0.description) }]
            },
            "sensitivity": .each(sensitivity) { $0.json },
        ]
    }
}

extension Weighing.Sensitivity {
    var json: JSONValue {
        func bound(_ bound: Weighing.Bound?) -> JSONValue {
            bound.map { ["weight": $0.weight.json, "beyond": .text($0.beyond.description)] } ?? .null
        }
        return [
            "criterion": .text(criterion.description), "weight": .number(weight),
            "alternative": .text(alternative.description), "lower": bound(lower), "upper": bound(upper),
        ]
    }
}

extension AlteredRecord {
    /// What fell and why, and which ballots come out otherwise.
    public func json(_ line: (Entry) -> String) -> JSONValue {
        [
            "alteration": alteration.json,
            "fallen": .each(fallen) { fallen in
                [
                    "position": JSONValue(fallen.entry.position.rawValue), "text": .text(line(fallen.entry)),
                    "cause": fallen.cause.json,
                ]
            },
            "touched": .each(touched) { ["position": JSONValue($0.position.rawValue), "text": .text(line($0))] },
            "verdicts": .each(verdicts) {
                [
                    "ballot": .text($0.was.id.description), "question": .text($0.was.terms.question),
                    "changed": .truth($0.isChanged), "was": .text($0.was.outcome), "would": .text($0.would.outcome),
                ]
            },
            "uncounted": .each(uncounted) {
                ["ballot": .text($0.ballot.description), "reason": .text($0.reason.description)]
            },
        ]
    }
}

extension AlteredRecord.Cause {
    /// What it fell for: `person`, `subject`, `ballot`, or `nobody`.
    var json: JSONValue {
        switch self {
        case .person(let id): ["person": .text(id.description)]
        case .subject(let subject): ["subject": .text(subject.id)]
        case .ballot(let id): ["ballot": .text(id.description)]
        case .nobody: [:]
        }
    }
}
