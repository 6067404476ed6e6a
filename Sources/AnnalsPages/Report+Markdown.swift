public import Annals

extension Report {
    /// The report as Markdown, with tables as forges know them.
    public var markdown: String {
        var parts = [
            "# \(title.inMarkdown)",
            "**\(organization.inMarkdown)** · \(form.words(in: language))  \n"
                + subtitle.map(\.inMarkdown).joined(separator: " · "),
        ]
        if !circle.isEmpty {
            parts.append(
                "> **\(language.says("Confidential.", russian: "Конфиденциально."))** \(circleWords.inMarkdown)")
        }
        if !headline.isEmpty {
            parts.append(headline.map { "**\($0.value)** \($0.label)" }.joined(separator: " · "))
        }
        for section in sections {
            parts.append("## \(section.title)")
            parts += section.blocks.compactMap { $0.markdown(in: language) }
            if section.more > 0 { parts.append("*\(section.moreWords(in: language))*") }
        }
        if sections.isEmpty { parts.append(nothingWords) }
        parts.append("---")
        if form != .page, !counts.chapters.isEmpty { parts.append(counts.table.markdown(in: language)) }
        parts.append(counts.words.inMarkdown)
        parts.append(madeWords.inMarkdown + (leaf.map { " \(leafWord) `\($0.hex)`" } ?? ""))
        return parts.joined(separator: "\n\n")
    }
}

extension Report.Block {
    fileprivate func markdown(in language: Language) -> String? {
        switch self {
        case .words(let text): text.inMarkdown
        case .items(let items): items.map { $0.markdown(in: language) }.joined(separator: "\n")
        case .table(let table): table.markdown(in: language)
        case .picture(.measures(let charts)):
            charts.map { chart in
                let sign = chart.sign.map { " — *\($0.words(in: language))*" } ?? ""
                return "- \(chart.id) **\(chart.name.inMarkdown)**: \(chart.caption.inMarkdown)\(sign)"
            }.joined(separator: "\n")
        case .picture(.goals): nil
        case .picture(.decisions(let spans, _, _)):
            spans.map { span in
                "- \(span.time(in: language)): \(span.id) \(span.title.inMarkdown) — *\(span.standing(in: language))*"
            }.joined(separator: "\n")
        }
    }
}

extension Report.Span {
    /// From when to when it held.
    func time(in language: Language) -> String {
        language.says(
            "\(from) to \(to?.description ?? "now")",
            russian: "\(language.date(from)) – \(to.map { language.date($0) } ?? "сейчас")")
    }

    /// How it stands, and by what.
    func standing(in language: Language) -> String {
        sign.words(in: language) + (by.map { language.says(" by \($0)", russian: " (\($0))") } ?? "")
    }
}

extension Report.Item {
    fileprivate func markdown(in language: Language) -> String {
        let id = id.map { "\($0.inMarkdown) " } ?? ""
        let sign = sign.map { " — *\($0.words(in: language))*" } ?? ""
        let notes = notes.map { note in
            "\n  - " + (note.label.map { "*\($0.inMarkdown):* " } ?? "") + note.text.inMarkdown
        }
        return "- \(id)**\(text.inMarkdown)**\(sign)\(notes.joined())"
    }
}

extension Report.Table {
    func markdown(in language: Language) -> String {
        func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
        let body = rows.map { row in
            var cells = row.cells.map(\.inMarkdown)
            if let sign = row.sign, !cells.isEmpty { cells[0] += " — *\(sign.words(in: language))*" }
            return line(cells)
        }
        return
            ([
                "\(caption.inMarkdown):", "", line(columns.map { $0.title.inMarkdown }),
                line(columns.map { $0.isNumeric ? "---:" : "---" }),
            ] + body)
            .joined(separator: "\n")
    }
}

extension String {
    /// The text as Markdown shows it again, letter by letter: nothing in it is a link, a tag or a mention.
    package var inMarkdown: String {
        var text = ""
        let scalars = Array(unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            switch scalar {
            case "#":
                // A position would be a link to an issue: it stands as code.
                let digits = scalars[(index + 1)...].prefix { ("0"..."9").contains($0) }
                if digits.isEmpty {
                    text += "\\#"
                } else {
                    text += "`#" + String(String.UnicodeScalarView(digits)) + "`"
                    index += digits.count
                }
            case "\\", "`", "*", "_", "[", "]", "|", "~", "!": text += "\\" + String(scalar)
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "&": text += "&amp;"
            case "@": text += "@\u{2060}"
            case "-", "+":
                text += index == 0 ? "\\" + String(scalar) : String(scalar)
            case ".", ")":
                // `1.` at the start would begin a list.
                let isNumber = index > 0 && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
                text += isNumber ? "\\" + String(scalar) : String(scalar)
            default: text.unicodeScalars.append(scalar)
            }
            index += 1
        }
        return text
    }
}
