import Annals

/// Where goals came from and went: a column a moment, a box a goal, a band from each goal to what it became.
///
/// A whole band keeps on as it was, a dashed one was revised, a double one goes on under another name; what ends says how
/// in its box.
struct GoalFlowPicture {
    let flow: GoalFlow
    let id: String
    /// What the columns are called, in their order.
    let names: [String]
    /// A phrase in the reader's language.
    let phrase: (String) -> String

    private var box: Double { flow.columns.count > 4 ? 184 : flow.columns.count > 3 ? 216 : 290 }
    private var gap: Double { flow.columns.count > 4 ? 50 : 96 }
    private let step = 62.0
    private let height = 48.0
    private let top = 30.0
    private let size = 11.5

    /// How wide it is drawn, in points.
    var width: Int { Int(Double(flow.columns.count) * (box + gap) - gap) + 2 }

    /// The picture; nothing where there is no goal.
    var svg: String {
        if flow.nodes.isEmpty { return "" }
        let whole = top + Double(flow.lanes) * step
        var body = ""
        for (column, name) in names.enumerated() {
            let isBetween = flow.columns[column] == .between
            body += SVG.text(
                name, x(column) + box / 2, 16, size: size + 1, anchor: "middle", style: isBetween ? "" : "strong")
        }
        body += flow.links.map { band($0) }.joined()
        body += flow.nodes.map { drawn($0) }.joined()
        return SVG.picture(
            "flow", id, width, Int(whole), phrase("What became of the goals"), words, body,
            isFixed: true)
    }

    private func x(_ column: Int) -> Double { 1 + Double(column) * (box + gap) }
    private func y(_ lane: Int) -> Double { top + Double(lane) * step }

    private func band(_ link: GoalFlow.Link) -> String {
        let (from, to) = (flow.nodes[link.from], flow.nodes[link.to])
        let (x1, x2) = (x(from.column) + box, x(to.column))
        let (y1, y2) = (y(from.lane) + height / 2, y(to.lane) + height / 2)
        let bend = min(gap, (x2 - x1) / 2)
        let path =
            "M\(SVG.n(x1)) \(SVG.n(y1))C\(SVG.n(x1 + bend)) \(SVG.n(y1)) \(SVG.n(x2 - bend)) \(SVG.n(y2)) \(SVG.n(x2)) \(SVG.n(y2))"
        let band = "<path class=\"band \(link.kind.rawValue)\" d=\"\(path)\"/>"
        return link.kind == .continued ? band + "<path class=\"band heart\" d=\"\(path)\"/>" : band
    }

    private func drawn(_ node: GoalFlow.Node) -> String {
        let (x, y) = (x(node.column), y(node.lane))
        let tone = node.end?.tone ?? "quiet"
        var body = "<g class=\"\(tone)\"><rect class=\"box\(node.end == nil ? "" : " ended")\" x=\"\(SVG.n(x))\" "
        body += "y=\"\(SVG.n(y))\" width=\"\(SVG.n(box))\" height=\"\(SVG.n(height))\" rx=\"4\"/>"
        body +=
            "<rect class=\"edge\" x=\"\(SVG.n(x))\" y=\"\(SVG.n(y))\" width=\"3.5\" height=\"\(SVG.n(height))\" rx=\"1.7\"/>"
        let title = node.goal.title.unbroken
        let lines = PictureText.lines(title, width: box - 20, size: size, most: 2)
        body += SVG.text(head(node), x + 11, y + 13, size: size - 1.5, style: node.end == nil ? "" : "tone")
        for (index, line) in lines.enumerated() {
            body += SVG.text(line, x + 11, y + 26.5 + Double(index) * 13, size: size, style: "strong")
        }
        return body + "</g>"
    }

    /// `1 · G-3 · new · achieved`.
    private func head(_ node: GoalFlow.Node) -> String {
        [
            node.rank.map { "\($0)." }, node.goal.id.description, node.isNew ? phrase("new") : nil,
            node.end.map { phrase($0.rawValue) },
        ].compactMap { $0 }.joined(separator: "  ")
    }

    /// What it shows, for those who do not see it.
    var words: String {
        let next = Dictionary(grouping: flow.links, by: \.from)
        let lines = flow.nodes.indices.compactMap { index -> String? in
            let node = flow.nodes[index]
            let heirs = next[index, default: []].filter { $0.kind == .continued }.map {
                "\(phrase("goes on as")) \(flow.nodes[$0.to].goal.id)"
            }
            let isRevised = next[index, default: []].contains { $0.kind == .revised }
            let facts =
                [
                    node.isNew ? phrase("new") : nil, node.end.map { phrase($0.rawValue) },
                    isRevised ? phrase("revised") : nil,
                ].compactMap { $0 } + heirs
            // What stays as it is at the next moment is told there.
            if facts.isEmpty, node.column < flow.columns.count - 1 { return nil }
            let said = facts.isEmpty ? phrase("open") : facts.joined(separator: ", ")
            return "\(names[node.column]): \(node.goal.id) \(node.goal.title.unbroken), \(said)"
        }
        return lines.joined(separator: "; ") + "."
    }
}

extension Comparison.Fate {
    /// How it is coloured.
    var tone: String {
        switch self {
        case .achieved: "good"
        case .dropped: "bad"
        case .replaced: "warn"
        case .kept, .revised, .continued, .added: "quiet"
        }
    }
}

/// Texts in pictures, which do not break by themselves.
enum PictureText {
    /// A text in lines of a width, the last one cut where there are more.
    static func lines(_ text: String, width: Double, size: Double, most: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ").map(String.init) {
            let longer = line.isEmpty ? word : "\(line) \(word)"
            if line.isEmpty || SVG.width(of: longer, size: size) <= width || lines.count == most - 1 {
                line = longer
            } else {
                lines.append(line)
                line = word
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines.map { SVG.cut($0, to: width, size: size) }
    }
}
