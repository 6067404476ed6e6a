extension Blame {
    /// The lines of the plan with the entries that made them so.
    public var json: JSONValue {
        [
            "organization": .text(organization.name), "at": .text(moment.description),
            "lines": .each(lines) { line in
                [
                    "key": .text(line.key), "chapter": .text(line.chapter.rawValue),
                    "subject": .text(line.subject.text), "part": .text(line.part.rawValue), "of": .optional(line.of),
                    "text": .text(line.text), "type": .text(line.entry.action.name),
                    "entry": Mark(line.entry).json,
                    "correctedBy": line.entry.correctedBy.map { JSONValue($0.rawValue) } ?? .null,
                ]
            },
            "sessions": .each(sessions) { ["session": .optional($0.session), "lines": JSONValue($0.lines)] },
        ]
    }
}
