import Annals

extension Why {
    /// What is told of it, a section a chapter.
    ///
    /// - Parameter leaving: the chapters that the page tells in another way.
    func sections(in frame: SiteFrame, leaving: Set<WhyChapter> = []) -> [SiteSection] {
        let chapters = Dictionary(grouping: rows, by: \.chapter)
        return WhyChapter.allCases.filter { !leaving.contains($0) }.compactMap { chapter in
            guard let rows = chapters[chapter] else { return nil }
            let facts = rows.map { row in
                SiteFact(
                    frame.label(row.label),
                    Runs(telling: narrator.named(row.words), in: frame)
                        + (row.rest.map {
                            Runs(" ") + Runs(frame["all of them"], link: frame.href("/log", [("subject", $0.id)]))
                        } ?? Runs("")))
            }
            return SiteSection("why-\(chapter)", frame[chapter.rawValue], [.facts(facts)])
        }
    }

    /// The graph as a picture, where there is more than the thing itself.
    func picture(in frame: SiteFrame) -> SiteSection? {
        guard graph.nodes.count > 1 else { return nil }
        return SiteSection(
            "graph", frame["The graph of why"], [.picture(graph.svg(in: frame) { narrator.named($0) })])
    }
}

extension SiteFrame {
    /// The label of a line: the words before an id or a number are a phrase, what follows is kept.
    func label(_ label: String) -> String {
        if label.hasPrefix("#") { return label }
        let words = translated(label)
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private func translated(_ label: String) -> String {
        guard let digit = label.firstIndex(where: \.isNumber) else { return self[label] }
        let head = label[..<digit]
        guard let space = head.lastIndex(of: " ") else { return label }
        return self[String(label[..<space])] + label[space...]
    }
}
