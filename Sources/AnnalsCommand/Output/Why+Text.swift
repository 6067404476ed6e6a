import Annals
import AnnalsPages

// The page as text.

extension Why {
    var text: String {
        let (title, state) = heading
        let gap = String(repeating: " ", count: max(4, 72 - title.count))
        var lines = [Terminal.bold(title.unbroken) + (state.isEmpty ? "" : gap + state)]
        let rows = rows
        let width = (rows.map(\.label.count).max() ?? 0) + 2
        lines += rows.map { row in
            "  " + Terminal.dim(row.label) + String(repeating: " ", count: width - row.label.count) + row.words.unbroken
                + (row.rest.map { "; annals log --subject \($0.id) has them all" } ?? "")
        }
        if showsSteps {
            for (title, side) in sides {
                let tree = TrailTree(graph).lines(side)
                if tree.isEmpty { continue }
                lines += ["", Terminal.bold(title)]
                lines += tree.map { line in
                    String(repeating: "  ", count: line.level) + Terminal.dim(line.label) + "  "
                        + self.words(line.node).unbroken
                }
            }
        }
        lines += notes.map { "\n" + $0 }
        return lines.joined(separator: "\n")
    }
}
