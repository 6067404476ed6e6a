import Annals

/// Things over time, a bar each: goals to their horizon with their light, decisions from their taking to their end.
struct BarPicture {
    private let id: String
    private let title: String
    private let rows: [Row]
    private let from: Day
    private let to: Day
    private let width = 720.0
    private let left = 296.0
    private let right = 62.0
    private let step = 21.0
    private let top = 20.0
    private let size = 11.5

    private struct Row {
        let label: String
        let sign: Report.Sign
        let from: Day
        /// The last day; `nil` where it goes on.
        let to: Day?
        let note: String
        let words: String
    }

    /// The most rows that are drawn: more are counted in the title.
    private static let most = 24

    init(goals: [Report.GoalBar], id: String, in language: Language = .english) {
        self.id = id
        title = language.says("Goals with their light, to their horizon", russian: "Цели и их состояние, до горизонта")
        rows = goals.prefix(Self.most).map { goal in
            let rank = goal.rank.map { "\($0). " } ?? ""
            return Row(
                label: "\(rank)\(goal.id) \(goal.title)", sign: goal.sign, from: goal.from, to: goal.to, note: "",
                words: "\(rank)\(goal.id) \(goal.title): "
                    + language.says(
                        "\(goal.sign.rawValue), \(goal.from) to \(goal.to)",
                        russian:
                            "\(goal.sign.words(in: language)), \(language.date(goal.from)) – \(language.date(goal.to))"
                    ))
        }
        from = goals.map(\.from).min() ?? Day(daysSince1970: 0)
        to = goals.map(\.to).max() ?? from
    }

    init(decisions spans: [Report.Span], from: Day, to: Day, id: String, in language: Language = .english) {
        self.id = id
        let shown = spans.suffix(Self.most)
        let earlier = spans.count - shown.count
        title =
            language.says(
                "Decisions from the day they were taken to the day they ended",
                russian: "Решения: со дня принятия по день, когда они утратили силу")
            + (earlier > 0
                ? language.says("; \(earlier) earlier not drawn", russian: "; более ранние не показаны: \(earlier)")
                : "")
        rows = shown.map { span in
            let by = span.by.map { " by \($0)" } ?? ""
            return Row(
                label: "\(span.id) \(span.title)", sign: span.sign, from: span.from, to: span.to,
                note: span.by.map { "→ \($0)" } ?? "",
                words: "\(span.id) \(span.title): "
                    + language.says(
                        "\(span.sign.rawValue)\(by), \(span.from) to \(span.to?.description ?? "now")",
                        russian:
                            "\(span.sign.words(in: language))\(span.by.map { " (\($0))" } ?? ""), \(language.date(span.from)) – \(span.to.map { language.date($0) } ?? "сейчас")"
                    )
            )
        }
        self.from = shown.map(\.from).min() ?? from
        self.to = to
    }

    /// The picture.
    var svg: String {
        let height = top + Double(rows.count) * step + 6
        let first = Double(from.daysSince1970)
        let days = max(1, Double(to.daysSince1970) - first)
        func x(_ day: Day) -> Double { left + (Double(day.daysSince1970) - first) / days * (width - left - right) }
        var body = axis(height) { x($0) }
        for (index, row) in rows.enumerated() {
            let y = top + Double(index) * step + step / 2
            let start = x(row.from)
            let end = max(start + 3, row.to.map { x($0) } ?? width - right)
            let label = SVG.cut(row.label, to: left - 26, size: size)
            body += "<g class=\"\(row.sign.tone.rawValue)\">"
            body += "<g transform=\"translate(0 \(SVG.n(y - 6)))\">\(Glyph.shape(row.sign))</g>"
            body += SVG.text(label, 18, y + size * 0.36, size: size, style: "strong")
            body +=
                "<rect class=\"bar \(row.sign.tone.rawValue)\" x=\"\(SVG.n(start))\" y=\"\(SVG.n(y - 5))\" width=\"\(SVG.n(end - start))\" height=\"10\" rx=\"2\"/>"
            body += mark(row, end, y) + "</g>"
            if !row.note.isEmpty { body += SVG.text(row.note, end + 9, y + size * 0.34, size: size - 1) }
        }
        return SVG.picture(
            "bars", id, Int(width), Int(height), title, rows.map(\.words).joined(separator: "; ") + ".", body)
    }

    /// How a bar ends: with an arrow while it goes on, a cross where it was reversed.
    private func mark(_ row: Row, _ end: Double, _ y: Double) -> String {
        if row.to == nil {
            return "<path class=\"mark\" d=\"M\(SVG.n(end + 1)) \(SVG.n(y - 4))l4 4l-4 4\"/>"
        }
        if row.sign == .reversed {
            return "<path class=\"mark\" d=\"M\(SVG.n(end - 3.5)) \(SVG.n(y - 3.5))l7 7m0 -7l-7 7\"/>"
        }
        return ""
    }

    /// A line at the start of each year, as many as have room, or of each quarter where the time is short.
    private func axis(_ height: Double, _ x: (Day) -> Double) -> String {
        var marks: [(Day, String)] = []
        for year in from.year...(to.year + 1) {
            if let day = Day(year: year, month: 1, day: 1), day >= from, day <= to { marks.append((day, "\(year)")) }
            guard to.daysSince1970 - from.daysSince1970 < 800 else { continue }
            for month in [4, 7, 10] {
                if let day = Day(year: year, month: month, day: 1), day >= from, day <= to {
                    marks.append((day, "\(year)-\(month < 10 ? "0" : "")\(month)"))
                }
            }
        }
        var after = -Double.infinity
        return marks.sorted { $0.0 < $1.0 }.map { day, label in
            let place = x(day)
            let half = SVG.width(of: label, size: size - 1.5) / 2
            var drawn = SVG.line(place, top - 3, place, height - 4, "grid")
            if place - half > after + 4 {
                after = place + half
                drawn += SVG.text(label, place, top - 7, size: size - 1.5, anchor: "middle")
            }
            return drawn
        }.joined()
    }
}
