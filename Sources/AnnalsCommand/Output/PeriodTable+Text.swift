import Annals
import Foundation

extension PeriodTable {
    /// The table for people: as many columns beside one another as fit, the names of the rows before each lot.
    func text(_ range: String) -> String {
        let organization = comparisons.last?.after.organization.name ?? ""
        let head = Terminal.bold("\(organization): \(range), each beside the one before") + notes
        if rows.isEmpty { return head + "\n\nNothing is on record of that time." }
        let cells = rows.map { row in row.cells.map { $0?.text ?? "–" } }
        let names = Words.column(rows.map { row in "  \(row.name)\(row.unit.map { " (\($0))" } ?? "")" })
        let widths = periods.indices.map { column in
            max(periods[column].description.count, cells.map { $0[column].count }.max() ?? 0)
        }
        let lots = lots(of: widths, room: Terminal.columns - (names.first?.count ?? 0))
        return head + "\n\n" + lots.map { lot($0, names, cells, widths) }.joined(separator: "\n\n")
    }

    /// What the signs mean, where there are any, and up to when the last column goes.
    private var notes: String {
        var notes: [String] = []
        if let last = comparisons.last, let period = periods.last, last.to < last.zone.end(of: period) {
            notes.append("\(period) up to \(last.zone.text(last.to))")
        }
        let cells = rows.flatMap(\.cells)
        let isJudged = cells.contains { if case .figure(_, .some, _) = $0 { true } else { false } }
        if isJudged { notes.append("✓ target met, ✗ missed") }
        if cells.contains(where: { $0 == nil }) { notes.append("– nothing on record") }
        return notes.isEmpty ? "" : "\n" + notes.joined(separator: "; ")
    }

    /// The columns, as many in each lot as fit; one at least.
    private func lots(of widths: [Int], room: Int) -> [Range<Int>] {
        var lots: [Range<Int>] = []
        var start = 0
        var used = 0
        for (column, width) in widths.enumerated() {
            if column > start, used + width + 2 > room {
                lots.append(start..<column)
                (start, used) = (column, 0)
            }
            used += width + 2
        }
        return lots + [start..<widths.count]
    }

    private func lot(_ columns: Range<Int>, _ names: [String], _ cells: [[String]], _ widths: [Int]) -> String {
        func line(_ name: String, _ values: [String]) -> String {
            let aligned = zip(columns, values).map { column, value in
                String(repeating: " ", count: 2 + widths[column] - value.count) + value
            }
            return name + aligned.joined()
        }
        let blank = String(repeating: " ", count: names.first?.count ?? 0)
        var lines = [Terminal.bold(line(blank, columns.map { periods[$0].description }))]
        for (index, row) in rows.enumerated() {
            if index == 0 || rows[index - 1].section != row.section {
                lines.append(Terminal.bold(row.section.prefix(1).uppercased() + row.section.dropFirst()))
            }
            lines.append(line(names[index], columns.map { cells[index][$0] }))
        }
        return lines.joined(separator: "\n")
    }

    /// The table for a spreadsheet: a number a cell, empty where nothing is on record; a share in two rows, how many and
    /// of how many; whether a figure meets its target in a row of its own.
    var csv: Table {
        var table = Table(["section", "row", "unit"] + periods.map(\.description))
        for row in rows {
            for (suffix, cells) in row.plain {
                table.add([row.section, row.name + suffix, row.unit ?? ""] + cells)
            }
        }
        return table
    }
}

extension PeriodTable.Row {
    /// The rows that a spreadsheet has of it.
    fileprivate var plain: [(suffix: String, cells: [String])] {
        var rows: [(suffix: String, cells: [String])] = []
        var judged = cells.map { _ in "" }
        var bases = judged
        var values = judged
        for (index, cell) in cells.enumerated() {
            switch cell {
            case nil: break
            case .count(let count): values[index] = "\(count)"
            case .figure(let number, let isMet, _):
                values[index] = number.description
                judged[index] = isMet.map { $0 ? "yes" : "no" } ?? ""
            case .share(let share): (values[index], bases[index]) = ("\(share.count)", "\(share.of)")
            case .seconds(let seconds): values[index] = Lookback.decimalHours(seconds)
            case .target(let target): values[index] = target.text
            }
        }
        rows.append(("", values))
        if bases.contains(where: { !$0.isEmpty }) { rows.append((", of how many", bases)) }
        if judged.contains(where: { !$0.isEmpty }) { rows.append((", target met", judged)) }
        return rows
    }
}

extension PeriodTable.Cell {
    /// What a reader sees.
    fileprivate var text: String {
        switch self {
        case .count(let count): "\(count)"
        case .figure(let number, let isMet, let isForecast):
            "\(number)\(isForecast ? " forecast" : "")\(isMet.map { $0 ? " ✓" : " ✗" } ?? "")"
        case .share(let share): share.percent.map { "\($0) % of \(share.of)" } ?? "–"
        case .seconds(let seconds): Lookback.decimalHours(seconds)
        case .target(let target):
            switch (target.low, target.high) {
            case (let low?, nil): "≥ \(low)"
            case (nil, let high?): "≤ \(high)"
            default: target.text
            }
        }
    }
}

extension Lookback {
    /// Hours to a tenth: `6.5`.
    static func decimalHours(_ seconds: Int) -> String {
        Number(units: Int64((seconds + 180) / 360), scale: 1).description
    }
}

extension Terminal {
    /// How many characters fit on a line: what the terminal says, else what COLUMNS says, else 120.
    static var columns: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 120
    }
}
