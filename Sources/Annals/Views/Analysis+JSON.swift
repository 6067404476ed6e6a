// How findings, the platform, assumptions, themes, resources and pulses are shown to programs.

extension Finding {
    /// Everything that the log says of the finding.
    public var json: JSONValue {
        [
            "finding": .text(id.description), "lens": .text(said.lens.rawValue), "side": .optional(said.side?.rawValue),
            "text": .text(text), "of": .optional(said.of), "state": .text(state.rawValue),
            "about": .each(said.about) { .text($0.description) },
            "rating": said.rating.map { JSONValue($0) } ?? .null, "consequence": .optional(said.consequence),
            "evidence": .each(said.evidence) { .text($0.description) },
            "replaces": .each(said.replaces) { .text($0.description) },
            "from": .each(said.from) { .text($0.description) },
            "themes": .each(said.themes) { .text($0.description) },
            "recorded": began?.json ?? .null, "replacedBy": .optional(replacedBy?.finding),
            "ended": ended?.json ?? .null,
        ]
    }
}

extension Platform {
    /// Everything that the log says of one part of the platform.
    public var json: JSONValue {
        [
            "part": .text(id.description), "text": .text(text), "why": .optional(wording?.why),
            "decision": .optional(wording?.decision), "since": wording?.mark.json ?? .null,
            "confirmed": confirmed?.json ?? .null,
            "earlier": .each(wordings.dropLast()) { ["text": .text($0.text), "since": $0.mark.json] },
        ]
    }
}

extension Assumption {
    /// Everything that the log says of the assumption.
    public var json: JSONValue {
        [
            "assumption": .text(id.description), "text": .text(text), "state": .text(state.rawValue),
            "about": .each(said.about) { .text($0.description) }, "reviewOn": .optional(said.reviewOn),
            "stated": began?.json ?? .null,
            "judgements": .each(judgements) {
                [
                    "holds": .truth($0.holds), "evidence": .each($0.evidence) { .text($0.description) },
                    "at": $0.mark.json,
                ]
            },
        ]
    }
}

extension Theme {
    /// Everything that the log says of the theme.
    public var json: JSONValue {
        ["theme": .text(id.description), "title": .text(title), "named": began?.json ?? .null]
    }
}

extension Plan.ResourceLine {
    /// How much there is, and who holds it.
    public var json: JSONValue {
        [
            "nature": .text(pool.nature.rawValue), "unit": .text(pool.unit), "period": .text(pool.period.description),
            "capacity": capacity.map { .number($0) } ?? .null, "allocated": .number(allocated),
            "over": .truth(isOver),
            "stated": .each(capacities) {
                ["amount": .number($0.amount), "of": .optional($0.of), "at": $0.mark.json]
            },
            "allocations": .each(allocations) {
                [
                    "to": .text($0.holder.id), "amount": .number($0.amount), "left": .number($0.left),
                    "decision": .optional($0.decision), "at": $0.mark.json,
                ]
            },
        ]
    }
}

extension Pulse {
    /// Everything that the log says of the pulse.
    public var json: JSONValue {
        [
            "pulse": .text(id.description), "session": .text(session.description), "when": .text(terms.when.rawValue),
            "statements": .each(terms.statements) { .text($0) }, "anonymous": .truth(isAnonymous),
            "means": .each(means) { .number($0) },
            "answers": .each(answers.sorted { $0.key < $1.key }) { person, answer in
                [
                    "person": .text(person.description), "answers": .each(answer.numbers) { JSONValue($0) },
                    "words": .optional(answer.words), "at": answer.mark.json,
                ]
            },
            "answered": JSONValue(answered),
            "sealedAnswers": .each(opened) { paper in
                ["answers": .each(paper.answers) { JSONValue($0) }, "words": .optional(paper.words)]
            },
            "opened": began?.json ?? .null, "closed": closed?.json ?? .null,
        ]
    }
}
