public import Annals

extension Report {
    /// The report as plain text, 80 columns wide, for terminals and mail.
    public var text: String {
        var lines: [String] = []
        lines += TextPage.wrap("\(organization) · \(form.words(in: language))")
        lines += TextPage.wrap(title)
        lines.append(String(repeating: "=", count: min(TextPage.width, max(20, title.columns))))
        lines += TextPage.wrap(subtitle.joined(separator: " · "))
        if !circle.isEmpty {
            let names = circle.joined(separator: ", ")
            lines += TextPage.wrap(
                language.says("CONFIDENTIAL, for \(names) alone", russian: "КОНФИДЕНЦИАЛЬНО, только для \(names)"))
        }
        if !headline.isEmpty {
            lines.append("")
            lines += TextPage.wrap(headline.map { "\($0.value) \($0.label)" }.joined(separator: " · "))
        }
        for section in sections {
            lines += ["", section.title, String(repeating: "-", count: section.title.columns)]
            for block in section.blocks { lines += TextPage.lines(of: block, in: language) }
            if section.more > 0 { lines.append("  " + section.moreWords(in: language)) }
        }
        if sections.isEmpty { lines += ["", nothingWords] }
        lines.append("")
        lines.append(String(repeating: "-", count: TextPage.width))
        if form != .page, !counts.chapters.isEmpty {
            lines += TextPage.lines(of: .table(counts.table), in: language) + [""]
        }
        lines += TextPage.wrap(counts.words)
        lines += TextPage.wrap(madeWords)
        if let leaf { lines.append("\(leafWord) \(leaf.hex)") }
        return lines.joined(separator: "\n")
    }
}

extension Report.Counts {
    /// The counts by chapter as a table.
    var table: Report.Table {
        func row(_ name: String, _ part: Chapter) -> [String] {
            [name] + [part.entries, part.shown, part.hidden, part.struck, part.leftOut].map { "\($0)" }
        }
        return Report.Table(
            caption: language.says(
                "What of the log is in this report: entries by chapter, each counted once",
                russian: "Что из журнала вошло в этот отчёт: записи по разделам, каждая учтена один раз"),
            columns: [
                Report.Column(language.says("Chapter", russian: "Раздел")),
                Report.Column(language.says("In the log", russian: "В журнале")),
                Report.Column(language.says("Shown", russian: "Показано")),
                Report.Column(language.says("Hidden", russian: "Скрыто")),
                Report.Column(language.says("Struck", russian: "Вычеркнуто")),
                Report.Column(language.says("Left out", russian: "Опущено")),
            ],
            rows: (chapters + [total]).map { row($0.name, $0) })
    }
}

/// Plain text of a fixed width.
enum TextPage {
    static let width = 80

    static func lines(of block: Report.Block, in language: Language) -> [String] {
        switch block {
        case .words(let text): return wrap(text)
        case .items(let items): return items.flatMap { lines(of: $0, in: language) }
        case .table(let table): return lines(of: table, in: language)
        case .picture(.measures(let charts)):
            return charts.flatMap { chart in
                let sign = chart.sign.map { " [\($0.words(in: language))]" } ?? ""
                return wrap("\(chart.id) \(chart.name): \(chart.caption)\(sign)", first: "  ", rest: "    ")
            }
        case .picture(.goals): return []
        case .picture(.decisions(let spans, _, _)):
            return spans.flatMap { span in
                wrap(
                    "\(span.time(in: language))  \(span.id) \(span.title) [\(span.standing(in: language))]",
                    first: "  ", rest: "    ")
            }
        }
    }

    private static func lines(of item: Report.Item, in language: Language) -> [String] {
        let mark = item.sign.map { "\($0.tone.mark) " } ?? "- "
        let id = item.id.map { "\($0) " } ?? ""
        let sign = item.sign.map { " [\($0.words(in: language))]" } ?? ""
        return wrap("\(id)\(item.text)\(sign)", first: mark, rest: "  ")
            + item.notes.flatMap { note in
                wrap((note.label.map { "\($0): " } ?? "") + note.text, first: "    ", rest: "      ")
            }
    }

    /// Columns where they fit, else a row after the other with the names of its columns.
    private static func lines(of table: Report.Table, in language: Language) -> [String] {
        let rows = table.rows.map { row in
            var cells = row.cells
            if let sign = row.sign, !cells.isEmpty { cells[0] += " [\(sign.words(in: language))]" }
            return cells
        }
        let all = [table.columns.map(\.title)] + rows
        let widths = table.columns.indices.map { column in all.map { $0[column].columns }.max() ?? 0 }
        let head = wrap(table.caption + ":", first: "  ", rest: "  ")
        guard widths.reduce(0, +) + 2 * widths.count <= width - 2 else {
            return head
                + rows.flatMap { row in
                    let rest = zip(table.columns, row).dropFirst().filter { !$1.isEmpty }.map { "\($0.title): \($1)" }
                    return wrap(row.first ?? "", first: "- ", rest: "  ")
                        + (rest.isEmpty ? [] : wrap(rest.joined(separator: " · "), first: "    ", rest: "    "))
                }
        }
        return head
            + all.map { cells in
                var line = "  "
                for (index, cell) in cells.enumerated() {
                    let gap = String(repeating: " ", count: widths[index] - cell.columns)
                    line += (table.columns[index].isNumeric ? gap + cell : cell + gap) + "  "
                }
                while line.last == " " { line.removeLast() }
                return line
            }
    }

    /// A text in lines of at most the width, broken between words.
    static func wrap(_ text: String, first: String = "", rest: String = "") -> [String] {
        var lines: [String] = []
        var line = first
        var isEmpty = true
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            if !isEmpty, line.columns + 1 + word.columns > width {
                lines.append(line)
                line = rest
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        lines.append(line)
        return lines
    }
}

extension Report.Sign.Tone {
    /// The tone as a letter that any terminal has.
    fileprivate var mark: String {
        switch self {
        case .good: "+"
        case .warn: "!"
        case .bad: "x"
        case .quiet: "o"
        }
    }
}
