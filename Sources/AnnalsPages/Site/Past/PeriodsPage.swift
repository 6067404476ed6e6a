public import Annals

/// A row of periods side by side: how goals led on to one another, how priorities moved, and every count in a table.
public struct PeriodsPage {
    let table: PeriodTable
    /// The range, as it was asked for.
    let range: String
    let frame: SiteFrame

    /// Puts it together.
    public init(_ table: PeriodTable, _ range: String, in frame: SiteFrame) {
        self.table = table
        self.range = range
        self.frame = frame
    }

    /// The page.
    public var page: SitePage {
        let from = table.periods.first?.description
        let to = table.periods.last?.description
        let heading = SiteHeading(
            table.periods.count > 1 ? frame.language("{1} to {2}", date(from ?? ""), date(to ?? "")) : range,
            kicker: Runs(frame["Compare"]),
            facts: [Runs(frame["Each period's end beside the end of the one before"])],
            actions: [])
        let sections =
            [ComparePage.form(from: from, to: to, by: "period", in: frame), goals, priorities, decisions] + rows
        var page = SitePage(heading, part: .compare, sections.filter { !$0.blocks.isEmpty }, in: frame)
        page.styles = ["past.css"]
        page.isWide = true
        return page
    }

    private var moments: [String] {
        (table.periods.first.map { [frame.language("before {1}", date($0))] } ?? [])
            + table.periods.map { date($0) }
    }

    private func date(_ period: some CustomStringConvertible) -> String { frame.language.date(period) }

    private var goals: SiteSection {
        let flow = GoalFlow(table.comparisons)
        var section = SiteSection("goals", frame["Goals"], [])
        if flow.nodes.isEmpty { return section }
        var moment = -1
        let names = flow.columns.map { column -> String in
            guard case .moment = column else { return "" }
            moment += 1
            return moments[moment]
        }
        let picture = GoalFlowPicture(flow: flow, id: "flow", names: names) { frame[$0] }
        section.blocks = [
            .picture(picture.svg),
            .html(PastText.flowLegend(in: frame)),
        ]
        return section
    }

    private var priorities: SiteSection {
        let ranks = RankLines(table.comparisons)
        var section = SiteSection("priorities", frame["Priorities"], [])
        if ranks.lines.isEmpty { return section }
        let picture = RankPicture(ranks: ranks, id: "ranks", names: moments) { frame[$0] }
        section.blocks = [
            .picture(picture.svg)
        ]
        return section
    }

    private var decisions: SiteSection {
        var section = SiteSection("decisions", frame["Decisions kept and reversed"], [])
        // What came later is known by the last comparison that tells of it.
        let spans = Dictionary(table.comparisons.flatMap(\.spans).map { ($0.id, $0) }) { $1 }.values
            .sorted { ($0.from, $0.id) < ($1.from, $1.id) }
        guard spans.count > 1, let first = spans.map(\.from).min(), let last = table.comparisons.last else {
            return section
        }
        let picture = BarPicture(
            decisions: spans, from: first, to: last.zone.day(of: last.to), id: "decisions-picture", in: frame.language)
        section.blocks = [.picture(picture.svg)]
        return section
    }

    /// A table for each part of the comparison.
    private var rows: [SiteSection] {
        var order: [String] = []
        for row in table.rows where !order.contains(row.section) { order.append(row.section) }
        return order.map { name in
            let isOurs = name != "figures" && name != "resources" && !name.hasPrefix("attention by")
            let rows = table.rows.filter { $0.section == name }.map { row -> ([Runs], SiteSign?) in
                let unit = row.unit.map { " (\($0))" } ?? ""
                let words = isOurs || row.name == "targets met" ? frame[row.name] : row.name
                return ([Runs(words + unit)] + row.cells.map { Runs($0.map(text) ?? "–") }, nil)
            }
            let title = frame[name.prefix(1).uppercased() + name.dropFirst()]
            let columns = [SiteTable.Column(title)] + table.periods.map { .init(date($0), isNumeric: true) }
            return SiteSection(
                "rows-" + name.replacing(" ", with: "-"), title, [.table(SiteTable(title, columns, rows))])
        }
    }

    private func text(_ cell: PeriodTable.Cell) -> String {
        switch cell {
        case .count(let count): "\(count)"
        case .figure(let number, let isMet, let isForecast):
            "\(number)\(isForecast ? " \(frame["forecast"])" : "")\(isMet.map { $0 ? " ✓" : " ✗" } ?? "")"
        case .target(let target): PastText.target(target, in: frame)
        case .share(let share): PastText.share(share, in: frame)
        case .seconds(let seconds): PastText.hours(seconds)
        }
    }
}
