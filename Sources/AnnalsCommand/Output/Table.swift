import Annals

/// Rows and columns, for people or as CSV.
struct Table {
    let columns: [String]
    private(set) var rows: [[String]] = []

    init(_ columns: [String]) {
        self.columns = columns
    }

    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// Columns under one another, the last one as long as it is.
    var text: String {
        var widths = columns.map(\.count)
        for row in rows {
            for (index, cell) in row.enumerated() { widths[index] = min(60, max(widths[index], cell.count)) }
        }
        func line(_ cells: [String]) -> String {
            var text = ""
            for (index, cell) in cells.enumerated() {
                let flat = cell.replacing("\n", with: " ")
                if index == cells.count - 1 {
                    text += flat
                } else {
                    let cut = flat.count > widths[index] ? flat.prefix(widths[index] - 1) + "…" : flat[...]
                    text += cut + String(repeating: " ", count: widths[index] - cut.count + 2)
                }
            }
            while text.last == " " { text.removeLast() }
            return text
        }
        return ([Terminal.bold(line(columns))] + rows.map(line)).joined(separator: "\n")
    }

    /// CSV by RFC 4180, with a header and CRLF at each end of line; what a spreadsheet would take for a formula is text.
    var csv: String {
        CSV.text([columns] + rows)
    }
}
