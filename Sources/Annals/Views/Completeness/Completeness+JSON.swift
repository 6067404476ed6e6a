extension Completeness {
    /// The stages with their outputs, and the gaps.
    public var json: JSONValue {
        [
            "session": .text(session.id.description), "title": .text(session.title),
            "kind": .text(session.plan.kind.rawValue), "state": .text(session.state.rawValue),
            "met": JSONValue(met.count), "checked": JSONValue(met.of),
            "stages": .each(stages) { stage in
                [
                    "stage": .text(stage.plan.stage), "title": .text(stage.plan.title),
                    "entered": stage.entered?.json ?? .null,
                    "outputs": .each(stage.outputs) { output in
                        [
                            "output": .text(output.text),
                            "words": .optional(output.expected?.words(in: .english)),
                            "found": output.found.map { JSONValue($0) } ?? .null,
                            "atLeast": output.expected.map { JSONValue($0.atLeast) } ?? .null,
                            "met": output.isMet.map { .truth($0) } ?? .null,
                            "lacking": .each(output.lacking) { .text($0.english) },
                        ]
                    },
                ]
            },
            "gaps": .each(gaps) { gap in
                [
                    "subject": .text(gap.subject.id), "lacks": .text(gap.kind.rawValue), "words": .text(gap.words),
                ]
            },
        ]
    }
}
