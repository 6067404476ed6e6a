import Annals

/// How the order of priorities moved: a column a moment, a row a place, a line a goal.
struct RankPicture {
    let ranks: RankLines
    let id: String
    /// What the moments are called.
    let names: [String]
    let phrase: (String) -> String

    private let side = 214.0
    private let top = 34.0
    private let step = 40.0
    private let size = 11.0

    private var gap: Double { ranks.moments.count > 4 ? 110 : 150 }

    /// How wide it is drawn, in points.
    var width: Int { Int(side * 2 + gap * Double(max(0, ranks.moments.count - 1))) }

    /// The picture; nothing where no goal was ranked.
    var svg: String {
        if ranks.lines.isEmpty { return "" }
        var body = ""
        for (column, name) in names.enumerated() {
            body += SVG.text(name, x(column), 14, size: size + 1, anchor: "middle", style: "strong")
            body += SVG.line(x(column), top - 12, x(column), y(ranks.places) + 14, "grid")
        }
        body += ranks.lines.enumerated().map { drawn($1, hue: $0 % 6) }.joined()
        return SVG.picture(
            "ranks", id, width, Int(y(ranks.places) + 24), phrase("How the priorities moved"), words, body,
            isFixed: true)
    }

    private func x(_ column: Int) -> Double { side + gap * Double(column) }
    private func y(_ place: Int) -> Double { top + 8 + step * Double(place - 1) }

    private func drawn(_ line: [RankLines.Point], hue: Int) -> String {
        guard let first = line.first, let last = line.last else { return "" }
        var body = "<g class=\"line-\(hue)\">"
        for (one, two) in zip(line, line.dropFirst()) {
            let (x1, x2) = (x(one.column) + 12, x(two.column) - 12)
            let middle = SVG.n((x1 + x2) / 2)
            let (y1, y2) = (SVG.n(y(one.place)), SVG.n(y(two.place)))
            body +=
                "<path class=\"rank\" d=\"M\(SVG.n(x1)) \(y1)C\(middle) \(y1) \(middle) \(y2) \(SVG.n(x2)) \(y2)\"/>"
        }
        for point in line {
            body +=
                "<circle class=\"place\" cx=\"\(SVG.n(x(point.column)))\" cy=\"\(SVG.n(y(point.place)))\" r=\"12\"/>"
            body += SVG.text(
                "\(point.place)", x(point.column), y(point.place) + 4, size: size, anchor: "middle", style: "figure")
        }
        body += label(of: first, isFirst: true)
        if line.count > 1 || first.column > 0 { body += label(of: last, isFirst: false) }
        return body + "</g>"
    }

    /// The goal beside its first and its last point; within the picture its id alone has room.
    private func label(of point: RankLines.Point, isFirst: Bool) -> String {
        let isOutside = isFirst ? point.column == 0 : point.column == ranks.moments.count - 1
        if !isOutside {
            if isFirst, point.column == ranks.moments.count - 1 { return "" }
            return SVG.text(
                point.goal.id.description, x(point.column), y(point.place) + 24, size: size - 1.5, anchor: "middle")
        }
        let lines = PictureText.lines(
            "\(point.goal.id) \(point.goal.title.unbroken)", width: side - 22, size: size, most: 2)
        let at = x(point.column) + (isFirst ? -19 : 19)
        let start = y(point.place) + (lines.count == 1 ? 4 : -2.5)
        return lines.enumerated().map { index, line in
            SVG.text(
                line, at, start + Double(index) * 13, size: size, anchor: isFirst ? "end" : "start", style: "strong")
        }.joined()
    }

    /// What it shows, for those who do not see it.
    var words: String {
        ranks.lines.compactMap { line -> String? in
            guard let last = line.last else { return nil }
            let places = line.map { "\(names[$0.column]): \($0.place)" }.joined(separator: ", ")
            return "\(last.goal.id) \(last.goal.title.unbroken): \(places)"
        }.joined(separator: "; ") + "."
    }
}
