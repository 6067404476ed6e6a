import Annals

/// The catalogue of actions, printed from the code.
enum Catalogue {
    static func list(json: Bool) -> String {
        if json {
            return
                ([
                    "actions": .each(AnyAction.catalogue) { listing in
                        [
                            "name": .text(listing.name), "version": JSONValue(listing.version),
                            "chapter": .text(listing.chapter), "summary": .text(listing.summary),
                            "by": .each(listing.by.who) { .text($0.rawValue) },
                            "fields": .each(listing.fields) { field in
                                [
                                    "name": .text(field.name), "words": .text(field.words),
                                    "shape": .text(words(field.shape)),
                                    "required": .truth(field.isRequired), "new": .truth(field.isNew),
                                ]
                            },
                        ]
                    }
                ] as JSONValue).versioned.written(pretty: true)
        }
        var text = ""
        var chapter = ""
        for listing in AnyAction.catalogue {
            if listing.chapter != chapter {
                chapter = listing.chapter
                text += (text.isEmpty ? "" : "\n") + Terminal.bold(chapter) + "\n"
            }
            text +=
                "  \(listing.name)\(String(repeating: " ", count: max(1, 24 - listing.name.count)))\(listing.summary)\n"
        }
        return text + "\nannals record ACTION --help shows the fields of one."
    }

    static func describe(_ listing: Listing) -> String {
        var table = Table(["  field", "takes", ""])
        for field in listing.fields {
            let mark = field.isRequired ? "" : field.isNew ? " (new)" : "?"
            table.add(["  \(field.name)\(mark)", words(field.shape), field.words])
        }
        return """
            \(Terminal.bold(listing.name)) (version \(listing.version))
            \(listing.summary)

            \(table.text)

            ? may be left out; (new) is given where it is left out.
            By: \(listing.by)
            annals record \(listing.name) \(listing.fields.filter(\.isRequired).map { "\($0.name)=…" }.joined(separator: " "))
            """
    }

    /// A shape in a few words.
    static func words(_ shape: Shape) -> String {
        switch shape {
        case .text: "text"
        case .number: "number"
        case .integer: "whole number"
        case .truth: "true or false"
        case .words(let words): words.joined(separator: " | ")
        case .id(let kinds): kinds.map { "\($0.name) id" }.joined(separator: " or ")
        case .anyID: "any id, #position or link"
        case .personOrLevel: "person id, or a level such as board"
        case .position: "position, such as #17"
        case .period: "period, such as 2026 or 2026-Q1 or 2026-01-14"
        case .when: "day or time"
        case .choice: "word, list of options, or object of option: number"
        case .map(let key, let value): "object of \(words(key)): \(words(value))"
        case .list(let element): "list of: \(words(element))"
        case .object(let name, let fields):
            fields.isEmpty
                ? name : "\(name) {\(fields.map { $0.isRequired ? $0.name : $0.name + "?" }.joined(separator: ", "))}"
        }
    }
}
