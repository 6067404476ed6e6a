extension Advice {
    /// The advice with what it rests on, in one language.
    public func json(in language: Language) -> JSONValue {
        [
            "topic": .text(topic.rawValue), "about": .optional(about?.id), "style": .optional(style?.rawValue),
            "advice": .text(words[language]),
            "reasons": .each(reasons) { reason in
                [
                    "speaks": .text(reason.speaks.rawValue), "fact": .text(reason.words[language]),
                    "subjects": .each(reason.subjects) { .text($0.id) },
                ]
            },
        ]
    }
}
