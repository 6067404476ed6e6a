// Templates and what goes with them, as JSON: every text in every language.

extension Wording {
    /// The texts by language.
    public var json: JSONValue {
        .object(Language.allCases.map { JSONValue.Member($0.rawValue, .text(self[$0])) })
    }
}

extension ClosedRange<Int> {
    fileprivate var json: JSONValue { ["least": JSONValue(lowerBound), "most": JSONValue(upperBound)] }
}

extension ExpectedOutput {
    /// Its parts, its stored form and its words.
    public var json: JSONValue {
        let parts = conditions.map { condition in
            let value: JSONValue =
                switch condition.key {
                case .atLeast: JSONValue(atLeast)
                case .with: .each(condition.words) { .text($0) }
                default: .text(condition.words.first ?? "")
                }
            return JSONValue.Member(condition.key.rawValue, value)
        }
        let words = Wording(self.words(in: .english), russian: self.words(in: .russian))
        return .object(
            [JSONValue.Member("output", .text(kind.rawValue))] + parts + [
                JSONValue.Member("text", .text(description)), JSONValue.Member("words", words.json),
            ])
    }
}

extension SessionTemplate {
    /// All of it.
    public var json: JSONValue {
        [
            "type": "template", "name": .text(name), "kind": .text(kind.rawValue), "title": title.json,
            "purpose": purpose.json, "focus": focus.json, "outcome": outcome.json, "days": days.json,
            "minutes": JSONValue(minutes), "people": people.json, "who": who.json, "format": .text(format.rawValue),
            "place": place.json,
            "preparation": .each(preparation) { homework in
                [
                    "homework": .text(homework.kind), "title": homework.title.json,
                    "daysBefore": JSONValue(homework.daysBefore), "questions": .each(homework.questions) { $0.json },
                ]
            },
            "stages": .each(stages) { stage in
                [
                    "stage": .text(stage.key), "title": stage.title.json, "minutes": JSONValue(stage.minutes),
                    "purpose": stage.purpose.json, "questions": .each(stage.questions) { $0.json },
                    "techniques": .each(stage.techniques) { .text($0) }, "outputs": .each(stage.outputs) { $0.json },
                ]
            },
            "summary": .each(summary) { $0.json }, "followUp": .each(followUp) { $0.json },
        ]
    }
}

extension Technique {
    /// All of it.
    public var json: JSONValue {
        [
            "type": "technique", "name": .text(name), "title": title.json, "purpose": purpose.json,
            "people": people.json, "minutes": JSONValue(minutes),
            "steps": .each(steps) { step in
                [
                    "step": .text(step.key), "title": step.title.json, "minutes": JSONValue(step.minutes),
                    "instruction": step.instruction.json, "capture": .optional(step.capture?.rawValue),
                    "turns": step.turns.map { turns in
                        [
                            "order": .text(turns.order.rawValue),
                            "seconds": turns.seconds.map { JSONValue($0) } ?? .null,
                        ]
                    } ?? .null, "reveals": .truth(step.reveals), "ballot": step.ballot?.json ?? .null,
                ]
            }, "leaves": .each(leaves) { $0.json },
        ]
    }
}

extension BallotPreset {
    /// Its method, what is voted on, and the settings.
    public var json: JSONValue {
        .object(
            [JSONValue.Member("method", .text(method.rawValue)), JSONValue.Member("options", .text(options.rawValue))]
                + settings.map { setting in
                    switch setting.value {
                    case .number(let number): JSONValue.Member(setting.name, JSONValue(number))
                    case .truth(let truth): JSONValue.Member(setting.name, .truth(truth))
                    case .word(let word): JSONValue.Member(setting.name, .text(word))
                    }
                })
    }
}

extension TopicPack {
    /// All of it.
    public var json: JSONValue {
        [
            "type": "pack", "name": .text(name), "title": title.json, "purpose": purpose.json,
            "sections": .each(sections) { section in
                [
                    "section": .text(section.key), "title": section.title.json,
                    "stages": .each(section.stages) { .text($0) }, "questions": .each(section.questions) { $0.json },
                ]
            }, "flags": .each(flags) { ["missing": $0.missing.json, "words": $0.words.json] },
        ]
    }
}

extension StyleGuide {
    /// All of it.
    public var json: JSONValue {
        [
            "type": "style", "name": .text(name), "style": .text(style.rawValue), "title": title.json,
            "purpose": purpose.json, "fit": fit.json, "risk": risk.json, "remedy": remedy.json,
            "advice": .each(advice) { $0.json },
        ]
    }
}

extension StyleGuide.Advice {
    /// When it holds, which way it speaks, and why.
    public var json: JSONValue {
        [
            "verdict": .text(verdict.rawValue), "team": .optional(team?.rawValue), "aim": .optional(aim),
            "sizeUpTo": sizeUpTo.map { JSONValue($0) } ?? .null, "words": words.json,
        ]
    }
}
