import Annals
import AnnalsLog

extension Search.Hit {
    /// The entry in a line, then each text in which something was found, with the words marked.
    func text(_ narrator: Narrator, _ zone: Zone) -> String {
        // A note or an argument is about nothing; it names what it is on.
        let things =
            entry.about.isEmpty ? entry.mentions.filter { ![.person, .session].contains($0.kind) } : entry.about
        let ids = things.prefix(3).map(\.id)
        let who = narrator.actor(entry)
        let facts = [entry.action.name, ids.joined(separator: " "), who.isEmpty ? "" : "by \(who)"]
        let marks =
            (correctedBy.map { " [corrected by \($0)]" } ?? "") + (struckBy.map { " [struck by \($0)]" } ?? "")
        let place = entry.session.map { "  \($0)" } ?? ""
        let head =
            "\(Terminal.bold(entry.position.description))  \(Terminal.dim(zone.text(entry.occurredAt) + place))  "
            + facts.filter { !$0.isEmpty }.joined(separator: " ") + marks
        return ([head] + passages.map { "    " + $0.excerpt }).joined(separator: "\n")
    }
}

extension Search.Passage {
    /// How much is shown before the first word that was found, and in all.
    private static let lengths = (before: 60, all: 200)

    /// The text around what was found, on one line.
    fileprivate var excerpt: String {
        guard let first = ranges.first else { return "" }
        let start = text.index(first.lowerBound, offsetBy: -Self.lengths.before, limitedBy: text.startIndex)
        let end = text.index(start ?? text.startIndex, offsetBy: Self.lengths.all, limitedBy: text.endIndex)
        let span = (start ?? text.startIndex)..<(end ?? text.endIndex)
        var shown = span.lowerBound > text.startIndex ? "…" : ""
        var from = span.lowerBound
        for range in ranges where range.upperBound <= span.upperBound {
            shown += text[from..<range.lowerBound] + Terminal.marked(String(text[range]))
            from = range.upperBound
        }
        shown += text[from..<span.upperBound] + (span.upperBound < text.endIndex ? "…" : "")
        return shown.unbroken
    }
}
