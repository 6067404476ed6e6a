/// Cuts sections to what one sheet of A4 holds, the most important first; what does not fit is counted.
///
/// The budget is in lines of half a sheet's width. A text is shortened to two such lines, so that no single item can push
/// the others off the page.
enum PageBudget {
    /// The lines that all sections may have together, headings left aside.
    static let lines = 76
    /// The letters that a line holds on a narrow column, by a careful guess.
    static let width = 50

    static func cut(_ made: [(layout: Report.Layout, section: Report.Section)]) -> [Report.Section] {
        let sections = made.map { shorten($0.section) }
        let needs = sections.map { height($0) }
        var shares = zip(made, needs).map { min($0.layout.lines, $1) }
        // What one section does not use goes to those that have more to say, in their order.
        var spare = lines - shares.reduce(0, +)
        for index in shares.indices {
            let more = max(0, min(spare, needs[index] - shares[index]))
            shares[index] += more
            spare -= more
        }
        return zip(sections, shares).map { fit($0, into: $1) }.filter { !$0.blocks.isEmpty }
    }

    /// How many lines something takes.
    static func height(_ item: Report.Item) -> Int {
        let head = (item.id.map { $0.count + 1 } ?? 0) + (item.sign == nil ? 0 : 3) + item.text.columns
        return rows(head) + item.notes.reduce(0) { $0 + rows($1.text.columns + ($1.label.map { $0.count + 1 } ?? 0)) }
    }

    private static func rows(_ letters: Int) -> Int { max(1, (letters + width - 1) / width) }

    private static func height(_ section: Report.Section) -> Int { section.blocks.reduce(0) { $0 + height($1) } }

    private static func height(_ block: Report.Block) -> Int {
        switch block {
        case .words(let text): rows(text.columns)
        case .items(let items): items.reduce(0) { $0 + height($1) }
        case .table(let table): table.rows.count + 1
        case .picture(let picture): height(picture)
        }
    }

    /// Two charts stand beside one another.
    private static func height(_ picture: Report.Picture) -> Int {
        switch picture {
        case .goals(let bars): bars.count
        case .measures(let charts): (charts.count + 1) / 2 * chartLines
        case .decisions(let spans, _, _): spans.count + 2
        }
    }

    private static let chartLines = 7

    private static func fit(_ section: Report.Section, into lines: Int) -> Report.Section {
        var section = section
        var left = lines
        section.blocks = section.blocks.compactMap { block in
            switch block {
            case .items(let items):
                var kept: [Report.Item] = []
                for item in items {
                    guard section.more == 0, height(item) <= left else {
                        section.more += 1
                        continue
                    }
                    left -= height(item)
                    kept.append(item)
                }
                return kept.isEmpty ? nil : .items(kept)
            case .picture(.measures(let charts)):
                let room = min(charts.count, left / chartLines * 2)
                section.more += charts.count - room
                left -= (room + 1) / 2 * chartLines
                return room == 0 ? nil : .picture(.measures(Array(charts.prefix(room))))
            case .words, .table, .picture:
                guard height(block) <= left else { return nil }
                left -= height(block)
                return block
            }
        }
        return section
    }

    private static func shorten(_ section: Report.Section) -> Report.Section {
        var section = section
        section.blocks = section.blocks.map { block in
            guard case .items(let items) = block else { return block }
            return .items(
                items.map { item in
                    var item = item
                    item.text = shorten(item.text, to: width * 2 - 8)
                    item.notes = item.notes.prefix(2).map { note in
                        var note = note
                        note.text = shorten(note.text, to: width * 2 - 8 - (note.label?.count ?? 0))
                        return note
                    }
                    return item
                })
        }
        return section
    }

    /// A text of at most so many letters, cut between words where it can be.
    static func shorten(_ text: String, to letters: Int) -> String {
        guard text.columns > letters else { return text }
        var kept = ""
        var used = 0
        for character in text {
            used += character.columns
            if used > letters - 1 { break }
            kept.append(character)
        }
        if let space = kept.lastIndex(of: " "), kept.distance(from: space, to: kept.endIndex) < 16 {
            kept = String(kept[..<space])
        }
        while let last = kept.last, last == " " || last.isPunctuation { kept.removeLast() }
        return kept + "…"
    }
}
