import Annals

/// The sessions over the years: a row a series, a mark a session, larger where more was decided.
///
/// A disc was held, a ring is to come, a cross was cancelled, a square is open now.
struct SessionsPicture {
    let rows: [Row]
    let from: Day
    let to: Day
    let today: Day
    /// The month and day on which the organization's years begin, as days of each year that is drawn.
    let years: [(name: String, start: Day)]
    let id: String
    let phrase: (String) -> String

    /// The sessions of a series.
    struct Row {
        let name: String
        let marks: [Mark]
    }

    /// One session.
    struct Mark {
        let id: String
        let title: String
        let day: Day
        let state: Session.State
        /// How many decisions it took.
        let decisions: Int
    }

    private let width = 1000.0
    private let left = 190.0
    private let right = 26.0
    private let top = 30.0
    private let step = 56.0
    private let size = 12.0

    var svg: String {
        if rows.isEmpty { return "" }
        let height = top + Double(rows.count) * step + 6
        var body = ""
        for year in years {
            let at = x(year.start)
            body += SVG.line(at, top - 8, at, height - 6, "grid") + SVG.text(year.name, at + 5, 16, size: size)
        }
        if today >= from, today <= to {
            body += SVG.line(x(today), top - 8, x(today), height - 6, "now")
            body += SVG.text(phrase("today"), min(x(today), width - right) - 4, 16, size: size - 1, anchor: "end")
        }
        for (index, row) in rows.enumerated() {
            let y = top + Double(index) * step + step / 2
            for (place, line) in PictureText.lines(row.name, width: left - 30, size: size, most: 2).enumerated() {
                body += SVG.text(line, 2, y + 4 + Double(place) * 15, size: size, style: "strong")
            }
            body += SVG.line(left - 12, y, width - right + 8, y, "axis faint")
            body += marks(of: row, y)
        }
        return SVG.picture(
            "sessions", id, Int(width), Int(height), phrase("Sessions by series and year"), words, body)
    }

    private func x(_ day: Day) -> Double {
        let days = max(1, Double(to.daysSince1970 - from.daysSince1970))
        return left + Double(day.daysSince1970 - from.daysSince1970) / days * (width - left - right)
    }

    private func marks(of row: Row, _ y: Double) -> String {
        var free = -Double.infinity
        return row.marks.map { mark in
            let at = x(mark.day)
            let radius = 6.5 + min(5, Double(mark.decisions) * 1.6)
            var body =
                "<g class=\"\(mark.state.rawValue)\"><title>\("\(mark.id) \(mark.title.unbroken)".escaped)</title>"
            switch mark.state {
            case .closed: body += circle(at, y, radius, "held")
            case .scheduled: body += circle(at, y, 7, "ahead")
            case .open, .paused:
                body +=
                    "<rect class=\"open\" x=\"\(SVG.n(at - 8))\" y=\"\(SVG.n(y - 8))\" width=\"16\" height=\"16\" rx=\"3\"/>"
            case .cancelled:
                body +=
                    SVG.line(at - 5, y - 5, at + 5, y + 5, "cross") + SVG.line(at - 5, y + 5, at + 5, y - 5, "cross")
            }
            // An id has room where it does not lie over the one before.
            let half = SVG.width(of: mark.id, size: size - 1) / 2
            if at - half > free {
                body += SVG.text(mark.id, at, y + radius + 14, size: size - 1, anchor: "middle")
                free = at + half + 4
            }
            return body + "</g>"
        }.joined()
    }

    private func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String) -> String {
        "<circle class=\"\(style)\" cx=\"\(SVG.n(x))\" cy=\"\(SVG.n(y))\" r=\"\(SVG.n(radius))\"/>"
    }

    /// What it shows, for those who do not see it.
    var words: String {
        rows.map { row in
            let marks = row.marks.map { "\($0.id) \($0.title.unbroken), \($0.day), \(phrase($0.state.rawValue))" }
            return "\(row.name): \(marks.joined(separator: "; "))"
        }.joined(separator: ". ") + "."
    }
}
