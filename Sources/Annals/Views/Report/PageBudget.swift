/// Cuts sections to what one sheet of A4 holds, the most important first; what does not fit is counted.
///
/// It reckons with lines of half a sheet's width, letter by letter, in a wide typeface. A text is shortened to three such
/// lines, a note to two, so that no single item can push the others off the page.
enum PageBudget {
    /// The lines that all sections may have together, headings left aside.
    static let lines = 84
    /// The breadth of such a line, in hundredths of the height of its letters.
    static let breadth = 2500

    /// Heights are in quarters of a line: an item takes one more for the gap that follows it.
    private static let line = 4
    private static let gap = 1
    private static let chartRow = 9 * line
    /// More than four charts on a page are too many to look at.
    private static let mostCharts = 4

    static func cut(
        _ made: [(layout: Report.Layout, section: Report.Section)], in language: Language = .english
    ) -> [Report.Section] {
        let sections = made.map { shorten($0.section, language) }
        let needs = sections.map { height($0, in: language) }
        var shares = zip(made, needs).map { min($0.layout.lines * line, $1) }
        // What one section does not use goes to those that have more to say, in their order.
        var spare = lines * line - shares.reduce(0, +)
        for index in shares.indices {
            let more = max(0, min(spare, needs[index] - shares[index]))
            shares[index] += more
            spare -= more
        }
        return zip(sections, shares).map { fit($0, into: $1, language) }.filter { !$0.blocks.isEmpty }
    }

    /// How many quarters of a line a section takes.
    static func height(_ section: Report.Section, in language: Language = .english) -> Int {
        section.blocks.reduce(0) { $0 + height($1, language) }
    }

    /// How many quarters of a line an item takes.
    static func height(_ item: Report.Item, in language: Language = .english) -> Int {
        // What stands out is a tenth wider than the rest.
        let head =
            (item.text.breadth + (item.sign?.words(in: language).breadth ?? 0)) * 11 / 10 + (item.id?.breadth ?? 0)
            + 200
        let notes = item.notes.reduce(0) { $0 + rows(($1.label.map { $0.breadth + 60 } ?? 0) + $1.text.breadth) }
        return (rows(head) + notes) * line + gap
    }

    private static func rows(_ breadth: Int) -> Int { max(1, (breadth + self.breadth - 1) / self.breadth) }

    private static func height(_ block: Report.Block, _ language: Language) -> Int {
        switch block {
        case .words(let text): rows(text.breadth) * line
        case .items(let items): items.reduce(0) { $0 + height($1, in: language) }
        case .table(let table): (table.rows.count + 2) * line
        case .picture(.goals(let bars)): bars.count * line
        // Two charts stand beside one another.
        case .picture(.measures(let charts)): (min(charts.count, mostCharts) + 1) / 2 * chartRow
        case .picture(.decisions(let spans, _, _)): (spans.count + 2) * line
        }
    }

    private static func fit(_ section: Report.Section, into room: Int, _ language: Language) -> Report.Section {
        var section = section
        var left = room
        section.blocks = section.blocks.compactMap { block in
            switch block {
            case .items(let items):
                let kept = items.prefix { item in
                    left -= height(item, in: language)
                    return left >= 0
                }
                section.more += items.count - kept.count
                return kept.isEmpty ? nil : .items(Array(kept))
            case .picture(.measures(let charts)):
                let kept = min(charts.count, mostCharts, left / chartRow * 2)
                section.more += charts.count - kept
                left -= (kept + 1) / 2 * chartRow
                return kept == 0 ? nil : .picture(.measures(Array(charts.prefix(kept))))
            case .words, .table, .picture:
                left -= height(block, language)
                return left >= 0 ? block : nil
            }
        }
        return section
    }

    private static func shorten(_ section: Report.Section, _ language: Language) -> Report.Section {
        var section = section
        section.blocks = section.blocks.map { block in
            guard case .items(let items) = block else { return block }
            return .items(
                items.map { item in
                    var item = item
                    let sign = item.sign?.words(in: language).breadth ?? 0
                    item.text = shorten(item.text, to: (breadth * 3 - 700) * 10 / 11 - sign)
                    item.notes = item.notes.prefix(2).map { note in
                        var note = note
                        note.text = shorten(note.text, to: breadth * 2 - 300 - (note.label?.breadth ?? 0))
                        return note
                    }
                    return item
                })
        }
        return section
    }

    /// A text of at most so many hundredths, cut between words where it can be.
    static func shorten(_ text: String, to breadth: Int) -> String {
        guard text.breadth > breadth else { return text }
        var kept = ""
        var used = 0
        for character in text {
            used += character.breadth
            if used > breadth - Character("…").breadth { break }
            kept.append(character)
        }
        if let space = kept.lastIndex(of: " "), kept.distance(from: space, to: kept.endIndex) < 16 {
            kept = String(kept[..<space])
        }
        while let last = kept.last, last == " " || last.isPunctuation { kept.removeLast() }
        return kept + "…"
    }
}

extension String {
    /// How broad the text is in a wide sans, in hundredths of the height of its letters.
    var breadth: Int { reduce(0) { $0 + $1.breadth } }
}

extension Character {
    fileprivate var breadth: Int {
        if columns == 2 { return isEmoji ? 130 : 100 }
        switch self {
        case "i", "j", "l", "I", "|", ".", ",", ";", ":", "'", "’", "!", " ": return 34
        case "f", "t", "r", "(", ")", "[", "]", "-", "/", "\"": return 42
        case "m", "M", "w", "W", "@", "%", "…", "—", "ж", "ф", "ш", "щ", "ю", "Ж", "М", "Ф", "Ш", "Щ", "Ы", "Ю":
            return 98
        case "м", "ы": return 78
        default: return isUppercase ? 73 : 62
        }
    }

    private var isEmoji: Bool { unicodeScalars.first?.properties.isEmojiPresentation ?? false }
}

extension Report {
    /// How many lines of half a sheet a page takes: few may be set larger.
    package var lines: Int { sections.reduce(0) { $0 + PageBudget.height($1, in: language) } / 4 }
}
