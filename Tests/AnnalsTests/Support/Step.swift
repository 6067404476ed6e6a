@testable import Annals

/// A draft in one line, as on the command line: `"task-assigned title=Call owner=P-5 by P-1 in S-1 at 09:30"`.
///
/// The action's name comes first, then its fields: `name=value` as the listing says it is (the elements of a list apart
/// by commas), or `name:=json`. `by` says who did it, `via` who writes it down, `in` the session, `at` when on
/// 2026-01-14 (or, with a date, when at all); `anonymously` drops the names; `with` gives a document's content. A value with spaces stands in `'quotes'`.
struct Step: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, CustomStringConvertible, Sendable {
    let description: String
    /// What it stands for.
    let draft: Draft

    init(stringLiteral text: String) {
        self.init(text)
    }

    init(_ text: String) {
        description = text
        do {
            var json = JSONReader(Array(Step.actionLine(text).utf8))
            var draft = try Draft(actionLine: &json, zone: Step.zone)
            try json.finish()
            let words = Step.split(text)
            for index in words.indices.dropLast() where words[index] == "with" {
                draft.documents.append(Document(Array(words[index + 1].utf8)))
            }
            self.draft = draft
        } catch {
            preconditionFailure("\(text): \(error)")
        }
    }

    /// The zone of the logs in these tests; in January it is UTC.
    static let zone = Zone("Europe/London") ?? .utc

    /// The action line in JSON.
    static func actionLine(_ text: String) -> String {
        var words = split(text)[...]
        let action = words.removeFirst()
        var header = [#""type":"\#(action)""#]
        var data: [String] = []
        while let word = words.popFirst() {
            switch word {
            case "by": header.append(#""actor":"\#(words.removeFirst())""#)
            case "via": header.append(#""recorder":"\#(words.removeFirst())""#)
            case "in": header.append(#""session":"\#(words.removeFirst())""#)
            case "with": words.removeFirst()
            case "anonymously": header.append(#""anonymous":true"#)
            case "at":
                let time = words.removeFirst()
                header.append(#""occurredAt":"\#(time.contains("-") ? time : "2026-01-14T" + time)""#)
            default:
                let field = word.split(separator: "=", maxSplits: 1).map(String.init)
                precondition(field.count == 2, "\(text): “\(word)” is no field")
                data.append(member(field[0], field[1], of: action))
            }
        }
        return "{\(header.joined(separator: ",")),\"data\":{\(data.joined(separator: ","))}}"
    }

    private static func member(_ name: String, _ value: String, of action: String) -> String {
        if name.hasSuffix(":") { return "\"\(name.dropLast())\":\(value)" }
        let shape = AnyAction.listing(action)?.fields.first { $0.name == name }?.shape
        return "\"\(name)\":\(json(value, shape ?? .text))"
    }

    private static func json(_ value: String, _ shape: Shape) -> String {
        switch shape {
        case .number, .integer, .truth: value
        case .list(let element):
            "[\(value.split(separator: ",").map { json(String($0), element) }.joined(separator: ","))]"
        default: "\"\(value)\""
        }
    }

    /// The words between spaces, but for spaces in quotes; single quotes are dropped.
    private static func split(_ text: String) -> [String] {
        var words = [""]
        var isQuoted = false
        for character in text {
            if character == "'" || character == "\"" { isQuoted.toggle() }
            switch character {
            case "'": break
            case " " where !isQuoted: words.append("")
            default: words[words.count - 1].append(character)
            }
        }
        return words
    }
}
