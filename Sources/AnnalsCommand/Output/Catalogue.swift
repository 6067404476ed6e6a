import Annals

/// The catalogue of actions, printed from the code.
enum Catalogue {
    static func list(chapter wanted: String? = nil, json: Bool) throws -> String {
        let listings = try listings(of: wanted)
        if json {
            return
                ([
                    "actions": .each(listings) { listing in
                        [
                            "name": .text(listing.name), "version": JSONValue(listing.version),
                            "chapter": .text(listing.chapter), "summary": .text(listing.summary),
                            "by": .each(listing.by.who) { .text($0.rawValue) },
                            "fields": .each(listing.fields) { field in
                                [
                                    "name": .text(field.name), "words": .text(field.words),
                                    "shape": .text(words(field.shape)),
                                    "required": .truth(field.isRequired), "new": .truth(field.isNew),
                                    "personal": .truth(field.isPersonal),
                                ]
                            },
                        ]
                    }
                ] as JSONValue).versioned.written(pretty: true)
        }
        let width = listings.map(\.name.count).reduce(22, max)
        var text = ""
        for chapter in chapters(of: listings) {
            text += (text.isEmpty ? "" : "\n") + Terminal.bold(chapter) + "\n"
            for listing in listings where listing.chapter == chapter {
                text +=
                    "  \(listing.name)\(String(repeating: " ", count: width + 2 - listing.name.count))\(listing.summary)\n"
            }
        }
        return text
            + "\n\(Words.count(listings.count, "action", "actions")).\nannals record ACTION --help shows the fields of one."
    }

    /// Those of one chapter, or all.
    private static func listings(of chapter: String?) throws -> [Listing] {
        guard let chapter else { return AnyAction.catalogue }
        let listings = AnyAction.catalogue.filter { $0.chapter.lowercased() == chapter.lowercased() }
        if listings.isEmpty {
            let chapters = chapters(of: AnyAction.catalogue).joined(separator: ", ")
            throw Failure("“\(chapter)” is no chapter; there are: \(chapters)", code: 2)
        }
        return listings
    }

    /// The chapters, each once, in the order of the catalogue.
    private static func chapters(of listings: [Listing]) -> [String] {
        var chapters: [String] = []
        for listing in listings where !chapters.contains(listing.chapter) { chapters.append(listing.chapter) }
        return chapters
    }

    static func describe(_ listing: Listing) -> String {
        var table = Table(["  field", "takes", ""])
        for field in listing.fields {
            let mark = field.isRequired ? "" : field.isNew ? " (new)" : "?"
            table.add([
                "  \(field.name)\(mark)", words(field.shape) + (field.isPersonal ? ", sealed" : ""), field.words,
            ])
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
