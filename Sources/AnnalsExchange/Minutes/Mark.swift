import Annals

/// What stands at the end of a line that was written out of a log: `[#17 3fa9c1]`, or `[#17-#24 3fa9c1]` for several.
///
/// The six digits follow from the log, the entries, the time and the text, so that a line which was not touched is told
/// from one that was, whatever became of names and entries since.
struct Mark: Equatable {
    let entries: ClosedRange<Position>
    let check: String

    /// The mark of a line of a log.
    init(_ entries: ClosedRange<Position>, of line: TextLine, at time: Instant, in log: String) {
        self.entries = entries
        let parts =
            [
                log, entries.lowerBound.description, entries.upperBound.description, time.description,
                TextLine.unstyled(line.text),
            ] + line.more.map { TextLine.unstyled($0.text) }
        check = Hex.text(Digest(hashing: Array(parts.joined(separator: "\n").utf8)).bytes.prefix(3))
    }

    private init(entries: ClosedRange<Position>, check: String) {
        self.entries = entries
        self.check = check
    }

    /// As it is written.
    var text: String {
        let (first, last) = (entries.lowerBound, entries.upperBound)
        return "[\(first)\(first == last ? "" : "-\(last)") \(check)]"
    }

    /// Takes the mark off the end of a line, where there is one.
    static func take(from text: inout String) -> Mark? {
        guard text.last == "]", let open = text.lastIndex(of: "[") else { return nil }
        let inside = text[text.index(after: open)...].dropLast().split(separator: " ")
        guard inside.count == 2, inside[1].utf8.count == 6, Hex.bytes(String(inside[1])) != nil, inside[0].first == "#"
        else { return nil }
        let ends = TextLine.unstyled(String(inside[0])).split(separator: "-").map { Position(String($0)) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else {
            return nil
        }
        text = text[..<open].trimmed
        return Mark(entries: first...last, check: String(inside[1]))
    }
}
