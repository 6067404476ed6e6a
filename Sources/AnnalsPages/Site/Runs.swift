import Annals

/// A text of a page, some of whose words are links or marked.
public struct Runs: Sendable, ExpressibleByStringInterpolation {
    /// Words that look the same.
    struct Run: Sendable {
        var text: String
        var link: String?
        var isMarked = false
    }

    private(set) var runs: [Run]

    /// A text as it is, such as the log has it: what looks like an id in it is left alone.
    public init(_ text: String) { runs = [Run(text: text.unbroken)] }

    /// A text as it is.
    public init(stringLiteral text: String) { self.init(text) }

    /// A link.
    public init(_ text: String, link: String?) { runs = [Run(text: text.unbroken, link: link)] }

    /// A text that we made ourselves: the ids in it lead to what they name.
    public init(telling text: String, in frame: SiteFrame) {
        runs = []
        var plain = ""
        var rest = Substring(text)
        var before: Character = " "
        while let first = rest.first {
            if !before.isLetter, !before.isNumber, before != "-", before != "/", first.isUppercase || first == "#",
                let (id, subject) = Self.id(in: rest), let link = frame.link(subject)
            {
                if !plain.isEmpty { runs.append(Run(text: plain.unbroken)) }
                plain = ""
                runs.append(Run(text: id, link: link))
                rest = rest.dropFirst(id.count)
                before = id.last ?? " "
            } else {
                plain.append(first)
                before = first
                rest = rest.dropFirst()
            }
        }
        if !plain.isEmpty { runs.append(Run(text: plain.unbroken)) }
    }

    /// A text with the words that a search found marked.
    ///
    /// - Parameter parts: the text in parts, and whether each is one of them.
    public init(marked parts: [(text: String, isMarked: Bool)]) {
        runs = parts.map { Run(text: $0.text.unbroken, isMarked: $0.isMarked) }
    }

    /// One text after the other.
    public static func + (left: Runs, right: Runs) -> Runs {
        var both = left
        both.runs += right.runs
        return both
    }

    /// All its words.
    var text: String { runs.map(\.text).joined() }

    /// For the partial `site-runs`.
    var context: [[String: Any]] {
        runs.map { run in
            ["run": run.text, "link": run.link.map { $0 as Any } ?? false, "isMarked": run.isMarked]
        }
    }

    /// The id that a text begins with.
    private static func id(in text: Substring) -> (String, Subject)? {
        var rest = text.dropFirst()
        var length = 1
        if text.first != "#" {
            guard rest.first == "-" else { return nil }
            rest = rest.dropFirst()
            length = 2
        }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count < 10 else { return nil }
        length += digits.count
        rest = rest.dropFirst(digits.count)
        // A part of a decision, unless the point ends a sentence.
        if rest.first == ".", let next = rest.dropFirst().first, next.isASCII, next.isLowercase {
            let part = rest.dropFirst().prefix { $0.isASCII && ($0.isLowercase || $0.isNumber) }
            if Subject(id: String(text.prefix(length + 1 + part.count))) != nil { length += 1 + part.count }
        } else if let next = rest.first, next.isLetter {
            return nil
        }
        let id = String(text.prefix(length))
        return Subject(id: id).map { (id, $0) }
    }
}
