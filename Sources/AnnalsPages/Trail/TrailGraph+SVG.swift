import Annals

// The graph of why as a picture: what something rests on to the left, what came of it to the right, what was said of it
// below; every node leads to its page.

extension TrailGraph {
    /// The picture, with its nodes as links.
    ///
    /// - Parameters:
    ///   - frame: what stands around the page that it is for.
    ///   - named: a text with the names of the people in it.
    func svg(in frame: SiteFrame, naming named: (String) -> String) -> String {
        let placed = GraphLayout(self, named, frame.language)
        let arrows = arrows.compactMap { arrow -> String? in
            guard let from = placed.box(arrow.from), let to = placed.box(arrow.to) else { return nil }
            return GraphLayout.arrow(from, to, isRemark: arrow.isRemark)
        }
        let boxes = placed.boxes.map { $0.svg(frame) }
        let headings = placed.headings(frame).map {
            SVG.text($0.text, $0.x, 14, size: 11, style: "heading")
        }
        let rest = placed.rest.map {
            SVG.text(frame.language("and {1} more", "\($0.count)"), $0.x, $0.y + 4, size: 11, style: "heading")
        }
        return
            "<svg class=\"graph\" width=\"\(placed.width)\" height=\"\(placed.height)\" viewBox=\"0 0 \(placed.width) \(placed.height)\" role=\"group\" aria-label=\"\(frame["The graph of why"].escaped)\" xmlns=\"http://www.w3.org/2000/svg\">\(headings.joined())\(arrows.joined())\(boxes.joined())\(rest.joined())</svg>"
    }
}

/// Where the nodes of a graph stand.
struct GraphLayout {
    /// A node with its place and its lines.
    struct Box {
        let node: TrailGraph.Node
        let lines: [String]
        let x: Int
        let y: Int
        let height: Int
        let isRoot: Bool

        func svg(_ frame: SiteFrame) -> String {
            var text = ""
            for (index, line) in lines.enumerated() {
                let style = index == 0 ? "kind" : index == lines.count - 1 && lines.count > 2 ? "when" : ""
                text += SVG.text(
                    line, Double(x + 10), Double(y + 17 + index * 15), size: index == 0 ? 10.5 : 11.5, style: style)
            }
            let style = ["node", isRoot ? "root" : nil, node.hasMoved ? "moved" : nil].compactMap { $0 }
                .joined(separator: " ")
            let box =
                "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(GraphLayout.boxWidth)\" height=\"\(height)\" rx=\"6\"/>\(text)"
            guard let link = frame.link(node.subject) else { return "<g class=\"\(style)\">\(box)</g>" }
            return "<a class=\"\(style)\" href=\"\(link.escaped)\">\(box)</a>"
        }
    }

    static let boxWidth = 188
    private static let columnWidth = 230
    private static let top = 28
    /// The most boxes in a column: what is told in words below need not all be drawn.
    private static let most = 9

    let boxes: [Box]
    /// How many of a column are not drawn, and where that is said.
    let rest: [(count: Int, x: Double, y: Double)]
    let width: Int
    let height: Int
    private let columns: [Int]
    private let bySubject: [Subject: Int]

    init(_ graph: TrailGraph, _ named: (String) -> String, _ language: Language) {
        func column(_ node: TrailGraph.Node) -> Int {
            switch node.side {
            case .root, .remark: 0
            case .ground: -node.depth
            case .outcome: node.depth
            }
        }
        // What was said of something farther away would stand under the root: only what was said of the root is drawn.
        let shown = graph.nodes.filter { $0.side != .remark || $0.depth == 1 }
        let columns = Set(shown.map(column)).sorted()
        self.columns = columns
        var bottoms: [Int: Int] = [:]
        var boxes: [Box] = []
        var counts: [Int: Int] = [:]
        for node in shown {
            let place = column(node)
            counts[place, default: 0] += 1
            if counts[place, default: 0] > GraphLayout.most { continue }
            let lines = GraphLayout.lines(node, in: graph, named, language)
            let height = 12 + lines.count * 15
            let y = bottoms[place] ?? GraphLayout.top
            boxes.append(
                Box(
                    node: node, lines: lines, x: 2 + (columns.firstIndex(of: place) ?? 0) * GraphLayout.columnWidth,
                    y: y,
                    height: height, isRoot: node.subject == graph.root))
            bottoms[place] = y + height + 14
        }
        // Short columns stand in the middle of the picture.
        let bottom = bottoms.values.max() ?? 0
        boxes = boxes.map { box in
            let shift = (bottom - (bottoms[column(box.node)] ?? bottom)) / 2
            return Box(
                node: box.node, lines: box.lines, x: box.x, y: box.y + min(shift, 160), height: box.height,
                isRoot: box.isRoot)
        }
        self.boxes = boxes
        rest = columns.enumerated().compactMap { index, place in
            let more = (counts[place] ?? 0) - GraphLayout.most
            return more > 0 ? (more, Double(12 + index * GraphLayout.columnWidth), Double(bottoms[place] ?? 0)) : nil
        }
        width = columns.count * GraphLayout.columnWidth - (GraphLayout.columnWidth - GraphLayout.boxWidth) + 4
        height = bottom + (rest.isEmpty ? 4 : 20)
        bySubject = Dictionary(boxes.enumerated().map { ($1.node.subject, $0) }) { first, _ in first }
    }

    func box(_ subject: Subject) -> Box? { bySubject[subject].map { boxes[$0] } }

    /// What the columns beside the root are.
    func headings(_ frame: SiteFrame) -> [(text: String, x: Double)] {
        columns.enumerated().compactMap { index, column in
            let text: String? =
                switch column {
                case -1: frame["What it rests on"]
                case 1: frame["What came of it"]
                default: nil
                }
            return text.map { ($0, Double(2 + index * GraphLayout.columnWidth)) }
        }
    }

    /// What a node says: what it is and how it stands, its label, whose and when.
    private static func lines(
        _ node: TrailGraph.Node, in graph: TrailGraph, _ named: (String) -> String, _ language: Language
    ) -> [String] {
        let id = node.subject.kind == .entry ? "" : " \(node.subject.id)"
        let state = node.standing.map { ": \(language.standing($0))" } ?? ""
        var lines = [SVG.cut(language.state(node.kind.words) + id + state, to: Double(boxWidth - 16), size: 9.5)]
        if !node.label.isEmpty { lines += named(language.says(node.wording)).unbroken.wrapped(at: 28, most: 3) }
        let facts = [
            node.person.map { graph.name($0) },
            node.mark.map { language.date(graph.organization.zone.day(of: $0.occurredAt)) },
        ].compactMap { $0 }
        if !facts.isEmpty {
            lines.append(SVG.cut(facts.joined(separator: ", "), to: Double(boxWidth - 16), size: 10.5))
        }
        return lines
    }

    /// An arrow from one box to another.
    static func arrow(_ from: Box, _ to: Box, isRemark: Bool) -> String {
        let style = isRemark ? " class=\"remark\"" : ""
        if from.x == to.x {
            // In one column: along its left edge.
            let (y1, y2) = (from.y + from.height / 2, to.y + to.height / 2)
            let x = from.x
            return "<path\(style) d=\"M\(x) \(y1)C\(x - 22) \(y1) \(x - 22) \(y2) \(x) \(y2)\"/>"
        }
        let isForward = from.x < to.x
        let x1 = isForward ? from.x + boxWidth : from.x
        let x2 = isForward ? to.x : to.x + boxWidth
        let (y1, y2) = (from.y + from.height / 2, to.y + to.height / 2)
        let middle = (x1 + x2) / 2
        let end = isForward ? x2 - 6 : x2 + 6
        let tip = "<path class=\"tip\" d=\"M\(x2) \(y2)L\(end) \(y2 - 4)V\(y2 + 4)Z\"/>"
        return
            "<path\(style) d=\"M\(x1) \(y1)C\(middle) \(y1) \(middle) \(y2) \(end) \(y2)\"/>" + (isRemark ? "" : tip)
    }
}
