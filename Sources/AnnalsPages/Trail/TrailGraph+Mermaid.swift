public import Annals

extension TrailGraph {
    /// The graph as a Mermaid flowchart, which forges and wikis draw by themselves.
    ///
    /// - Parameter named: a text with the names of the people in it.
    public func mermaid(naming named: (String) -> String) -> String {
        var lines = ["flowchart LR"]
        for node in nodes {
            let label = self.lines(node, named).map(\.inMermaid).joined(separator: "<br/>")
            lines.append("  \(TrailGraph.key(node.subject))[\"\(label)\"]:::\(node.kind.group)")
        }
        for arrow in arrows {
            let line = arrow.isRemark ? "-.->" : "-->"
            let words = arrow.words.isEmpty ? "" : "|\"\(arrow.words.inMermaid)\"|"
            lines.append("  \(TrailGraph.key(arrow.from)) \(line)\(words) \(TrailGraph.key(arrow.to))")
        }
        for group in Set(nodes.map(\.kind.group)).sorted() {
            guard let kind = nodes.first(where: { $0.kind.group == group })?.kind else { continue }
            lines.append("  classDef \(group) fill:\(kind.colour),stroke:#666666,color:#000000")
        }
        lines.append("  style \(TrailGraph.key(root)) stroke-width:3px")
        for node in nodes where node.hasMoved {
            lines.append("  style \(TrailGraph.key(node.subject)) stroke:#cc0000,stroke-width:2px")
        }
        for node in nodes where node.isWrittenLater {
            lines.append("  style \(TrailGraph.key(node.subject)) stroke-dasharray:4 3")
        }
        return lines.joined(separator: "\n")
    }
}

extension TrailGraph.Kind {
    /// The class that kinds of one colour share.
    fileprivate var group: String { "colour" + colour.dropFirst() }
}

extension String {
    /// The text as a Mermaid label shows it, letter by letter: what could be read as anything but a letter of a text is
    /// written by its number.
    var inMermaid: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"", "#", "&", "<", ">", "`", "\\", "|", "{", "}", "[", "]", "(", ")", "%", ";", "*", "_", "~", "$",
                "@":
                text += "#\(scalar.value);"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: text += " "
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
