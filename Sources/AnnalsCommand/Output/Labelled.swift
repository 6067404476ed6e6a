import Annals

/// Lines with a label before each, in one column.
struct Labelled {
    private var lines: [(label: String, text: String)] = []

    mutating func add(_ label: String, _ text: String?) { if let text { lines.append((label, text)) } }

    /// The lines, indented.
    var text: [String] {
        zip(Words.column(lines.map(\.label)), lines).map { "  \($0)  \($1.text)" }
    }
}
