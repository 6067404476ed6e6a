import Annals

/// A measure against its target: readings as a line, targets as dashes over their period.
///
/// What is on target is a dot and what is off it a square; what is only provisional or forecast is hollow.
struct MeasureChart {
    private let chart: Report.Chart
    private let id: String
    private let width = 220.0
    private let height = 92.0
    private let top = 11.0
    private let bottom = 15.0
    private let right = 10.0
    private let size = 9.0

    private let language: Language

    init(_ chart: Report.Chart, id: String, in language: Language = .english) {
        self.chart = chart
        self.id = id
        self.language = language
    }

    /// The picture.
    var svg: String {
        guard let first = (chart.points.map(\.from) + chart.targets.map(\.from)).min(),
            let last = (chart.points.map(\.to) + chart.targets.map(\.to)).max()
        else { return "" }
        let values = chart.points.map(\.value.approximate)
        let limits = chart.targets.flatMap { [$0.low, $0.high] }.compactMap { $0?.approximate }
        let ticks = Ticks(of: values + limits)
        let left = (ticks.values.map { SVG.width(of: ticks.label($0), size: size) }.max() ?? 0) + 5
        let days = Double(max(1, last.daysSince1970 - first.daysSince1970))
        func x(_ day: Double) -> Double { left + (day - Double(first.daysSince1970)) / days * (width - left - right) }
        func y(_ value: Double) -> Double {
            height - bottom - (value - ticks.low) / (ticks.high - ticks.low) * (height - top - bottom)
        }
        var body = ticks.values.map { value in
            SVG.line(left, y(value), width - right, y(value), value == ticks.low ? "axis" : "grid")
                + SVG.text(ticks.label(value), left - 4, y(value) + size * 0.35, size: size, anchor: "end")
        }.joined()
        body += labels { x($0) }
        for target in chart.targets {
            let from = x(Double(target.from.daysSince1970)) + 0.8
            let to = x(Double(target.to.daysSince1970)) - 0.8
            for limit in Set([target.low, target.high].compactMap { $0?.approximate }).sorted() {
                body += SVG.line(from, y(limit), to, y(limit), "target")
            }
        }
        let places = chart.points.map { (x(middle($0.from, $0.to)), y($0.value.approximate)) }
        body += line(places) + points(places)
        return SVG.picture(
            "chart", id, Int(width), Int(height), "\(chart.name), \(chart.unit)", words, body)
    }

    /// The line through the readings, dashed where it leads to a forecast.
    private func line(_ places: [(Double, Double)]) -> String {
        let sure = zip(places, chart.points).filter { $1.status != .forecast }.map(\.0)
        var lines = sure.count > 1 ? SVG.polyline(sure, "series") : ""
        for index in chart.points.indices.dropFirst() where chart.points[index].status == .forecast {
            lines += SVG.polyline([places[index - 1], places[index]], "series ahead")
        }
        return lines
    }

    private func points(_ places: [(Double, Double)]) -> String {
        // Many points are a line; only the last one is marked then.
        let isMany = places.count > 24
        var marks = ""
        for (index, point) in chart.points.enumerated() {
            let (x, y) = places[index]
            let isLast = index == places.count - 1
            if isMany, !isLast { continue }
            let isMissed = isMissed(point)
            let style = ["point", point.status == .actual ? nil : point.status.rawValue, isMissed ? "missed" : nil]
                .compactMap { $0 }.joined(separator: " ")
            marks +=
                isMissed
                ? "<rect class=\"\(style)\" x=\"\(SVG.n(x - 2.6))\" y=\"\(SVG.n(y - 2.6))\" width=\"5.2\" height=\"5.2\"/>"
                : "<circle class=\"\(style)\" cx=\"\(SVG.n(x))\" cy=\"\(SVG.n(y))\" r=\"2.8\"/>"
            if isLast {
                let isHigh = y - top < 8
                let anchor = x > width - right - 18 ? "end" : "middle"
                marks += SVG.text(
                    point.value.description, min(x, width - 2), isHigh ? y + 12.5 : y - 5.5, size: size + 0.5,
                    anchor: anchor, style: "strong")
            }
        }
        return marks
    }

    /// Whether a reading misses the target of its own period.
    private func isMissed(_ point: Report.Point) -> Bool {
        guard let target = chart.targets.first(where: { $0.period == point.period }) else { return false }
        return (target.low.map { point.value < $0 } ?? false) || (target.high.map { $0 < point.value } ?? false)
    }

    /// The periods under the axis: the last one, the first one, and as many between as have room.
    private func labels(_ x: (Double) -> Double) -> String {
        var spans: [(String, Double)] = chart.points.map { (label($0.period), x(middle($0.from, $0.to))) }
        let last = chart.points.last?.to
        spans += chart.targets.filter { target in last.map { $0 <= target.from } ?? true }
            .map { (label($0.period), x(middle($0.from, $0.to))) }
        var taken: [ClosedRange<Double>] = []
        var labels = ""
        let order = [spans.indices.last, spans.indices.first].compactMap { $0 } + spans.indices.dropFirst().dropLast()
        for index in order {
            let half = SVG.width(of: spans[index].0, size: size) / 2
            let middle = max(half, min(spans[index].1, width - half))
            let range = (middle - half - 3)...(middle + half + 3)
            if taken.contains(where: { $0.overlaps(range) }) { continue }
            taken.append(range)
            labels += SVG.text(spans[index].0, middle, height - 3, size: size, anchor: "middle")
        }
        return labels
    }

    /// A period in few letters: `Q3 22` for `2022-Q3`.
    private func label(_ period: Period) -> String {
        switch period {
        case .year, .day, .month: period.description
        case .half(let year, let half):
            "\(language.says("H\(half)", russian: "\(half) пг")) \(year % 100 < 10 ? "0" : "")\(year % 100)"
        case .quarter(let year, let quarter):
            "\(language.says("Q\(quarter)", russian: "\(quarter) кв")) \(year % 100 < 10 ? "0" : "")\(year % 100)"
        case .week(let year, let week):
            "\(language.says("W\(week)", russian: "\(week) нед")) \(year % 100 < 10 ? "0" : "")\(year % 100)"
        }
    }

    private func middle(_ from: Day, _ to: Day) -> Double { Double(from.daysSince1970 + to.daysSince1970) / 2 }

    /// The chart in words.
    var words: String {
        let readings = chart.points.map { point in
            let target = chart.targets.first { $0.period == point.period }.map { ", \(words(of: $0))" } ?? ""
            let status = point.status == .actual ? "" : " (\(language.state(point.status.rawValue)))"
            let missed = isMissed(point) ? language.says(", missed", russian: ", не выполнен") : ""
            return "\(language.date(point.period)): \(point.value)\(status)\(target)\(missed)"
        }
        let last = chart.points.last?.to
        let ahead = chart.targets.filter { target in last.map { $0 <= target.from } ?? true }
            .map { "\(language.date($0.period)): \(words(of: $0))" }
        return (readings + ahead).joined(separator: "; ") + "."
    }

    private func words(of target: Report.Goalpost) -> String {
        language.says("target \(target.words)", russian: "план \(target.inRussian)")
    }

    /// What the marks mean, as far as some charts need it.
    ///
    /// - Parameter language: the language of the words.
    static func legend(of charts: [Report.Chart], in language: Language = .english) -> String {
        let points = charts.flatMap(\.points)
        var parts: [(String, String)] = []
        let mark = { (shape: String) in "<svg viewBox=\"0 0 28 12\" aria-hidden=\"true\">\(shape)</svg>" }
        let stroke = SVG.line(1, 6, 27, 6, "series")
        if charts.contains(where: { chart in chart.points.contains { MeasureChart(chart, id: "").isMissed($0) } }) {
            parts.append(
                (
                    mark(stroke + "<rect class=\"point missed\" x=\"11\" y=\"3\" width=\"6\" height=\"6\"/>"),
                    "off target"
                ))
        }
        if points.contains(where: { $0.status == .provisional }) {
            parts.append(
                (mark(stroke + "<circle class=\"point provisional\" cx=\"14\" cy=\"6\" r=\"3.4\"/>"), "provisional"))
        }
        if points.contains(where: { $0.status == .forecast }) {
            parts.append(
                (
                    mark(
                        SVG.line(1, 6, 27, 6, "series ahead")
                            + "<circle class=\"point forecast\" cx=\"14\" cy=\"6\" r=\"3.4\"/>"),
                    "forecast"
                ))
        }
        if charts.contains(where: { !$0.targets.isEmpty }) {
            parts.append((mark(SVG.line(1, 6, 27, 6, "target")), "target"))
        }
        return parts.map { "<span>\($0)\(language[$1].escaped)</span>" }.joined(separator: " ")
    }
}

extension Report.Goalpost {
    /// `at least 3`, `2 to 4`.
    var words: String {
        switch (low, high) {
        case (let low?, let high?): low == high ? "\(low)" : "\(low) to \(high)"
        case (let low?, nil): "at least \(low)"
        case (nil, let high?): "at most \(high)"
        case (nil, nil): ""
        }
    }

    /// `не меньше 3`, `от 2 до 4`.
    var inRussian: String {
        switch (low, high) {
        case (let low?, let high?): low == high ? "\(low)" : "от \(low) до \(high)"
        case (let low?, nil): "не меньше \(low)"
        case (nil, let high?): "не больше \(high)"
        case (nil, nil): ""
        }
    }
}
