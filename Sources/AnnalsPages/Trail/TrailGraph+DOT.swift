public import Annals

extension TrailGraph {
    /// The graph in the language of Graphviz: `dot -Tsvg` makes a picture of it.
    ///
    /// - Parameter named: a text with the names of the people in it.
    public func dot(naming named: (String) -> String) -> String {
        var lines = [
            "digraph why {",
            "  graph [label=\(title(named).inDOT), labelloc=t, rankdir=LR, fontname=\"Helvetica\"];",
            "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=10];",
            "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#666666\"];",
        ]
        for node in nodes {
            let label = self.lines(node, named).joined(separator: "\n").inDOT
            var attributes = ["label=\(label)", "fillcolor=\"\(node.kind.colour)\""]
            if node.side == .root { attributes.append("penwidth=3") }
            if node.hasMoved { attributes.append("color=\"#cc0000\"") }
            if node.isWrittenLater { attributes.append("style=\"rounded,filled,dashed\"") }
            lines.append("  \(TrailGraph.key(node.subject)) [\(attributes.joined(separator: ", "))];")
        }
        for arrow in arrows {
            var attributes = arrow.words.isEmpty ? [] : ["label=\(arrow.words.inDOT)"]
            if arrow.isRemark { attributes.append("style=dashed") }
            let list = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
            lines.append("  \(TrailGraph.key(arrow.from)) -> \(TrailGraph.key(arrow.to))\(list);")
        }
        return (lines + ["}"]).joined(separator: "\n")
    }
}

extension String {
    /// The text as a quoted string of DOT that shows it letter by letter, each line on its own.
    var inDOT: String {
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            // Graphviz reads entities of HTML within labels.
            case "&": text += "&amp;"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: text += " "
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
