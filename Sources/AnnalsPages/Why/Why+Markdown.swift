import Annals

// The page as Markdown: to be pasted into a paper for a board.

extension Why {
    package var markdown: String {
        func shown(_ text: String) -> String { narrator.named(text).unbroken.inMarkdown }
        let (title, state) = heading
        var parts = [
            "# Why \(shown(title.replacing("  ", with: ": ", maxReplacements: 1)))",
            "**\(graph.organization.name.unbroken.inMarkdown)**\(state.isEmpty ? "" : " · \(shown(state))")",
        ]
        let moves = ground?.moves ?? []
        if !moves.isEmpty {
            let words = moves.map { "> - \(shown(language.says($0.wording))) (\($0.position.description.inMarkdown))" }
            parts.append((["> **Its ground has moved since:**", ">"] + words).joined(separator: "\n"))
        }
        let chapters = Dictionary(grouping: rows, by: \.chapter)
        for chapter in Chapter.allCases {
            guard let rows = chapters[chapter] else { continue }
            parts.append("## \(chapter.rawValue)")
            parts.append(rows.map { "- **\(shown($0.label)):** \(shown($0.words))" }.joined(separator: "\n"))
        }
        if showsSteps {
            for (title, side) in sides {
                let tree = TrailTree(graph).lines(side)
                if tree.isEmpty { continue }
                parts.append("## \(title)")
                parts.append(
                    tree.map { line in
                        String(repeating: "  ", count: line.level - 1)
                            + "- *\(shown(line.label))* \(shown(self.words(line.node)))"
                    }.joined(separator: "\n"))
            }
        }
        parts += notes.map { "*\(shown($0))*" }
        return parts.joined(separator: "\n\n")
    }
}
