import Foundation

/// Small parts of pictures.
enum SVG {
    /// A picture with its title, and its content in words for those who do not see it.
    ///
    /// - Parameter isFixed: whether it keeps its size, and scrolls where there is no room for it.
    static func picture(
        _ kind: String, _ id: String, _ width: Int, _ height: Int, _ title: String, _ words: String, _ body: String,
        isFixed: Bool = false
    ) -> String {
        let size = isFixed ? " width=\"\(width)\" height=\"\(height)\"" : ""
        return """
            <svg class="\(kind)"\(size) viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="\(id.escaped)-t \(id.escaped)-d" xmlns="http://www.w3.org/2000/svg"><title id="\(id.escaped)-t">\(title.escaped)</title><desc id="\(id.escaped)-d">\(words.escaped)</desc>\(body)</svg>
            """
    }

    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> String {
        "<line class=\"\(style)\" x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\"/>"
    }

    static func polyline(_ points: [(Double, Double)], _ style: String) -> String {
        "<polyline class=\"\(style)\" points=\"\(points.map { "\(n($0)),\(n($1))" }.joined(separator: " "))\"/>"
    }

    /// A text; `anchor` is `start`, `middle` or `end`.
    static func text(
        _ text: String, _ x: Double, _ y: Double, size: Double, anchor: String = "start", style: String = ""
    ) -> String {
        let kind = style.isEmpty ? "" : " class=\"\(style)\""
        return
            "<text\(kind) x=\"\(n(x))\" y=\"\(n(y))\" font-size=\"\(n(size))\" text-anchor=\"\(anchor)\">\(text.escaped)</text>"
    }

    /// A length, to a tenth.
    static func n(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
    }

    /// A number with that many digits behind the point.
    static func decimal(_ value: Double, _ digits: Int) -> String {
        if digits == 0 { return String(Int(value.rounded())) }
        return String(format: "%.\(digits)f", value)
    }

    /// About how wide a text is, by a wide sans.
    static func width(of text: String, size: Double) -> Double {
        text.reduce(0) { $0 + (($1.unicodeScalars.first?.value ?? 0) >= 0x1100 ? 1.05 : 0.58) } * size
    }

    /// A text cut to a width.
    static func cut(_ text: String, to width: Double, size: Double) -> String {
        guard self.width(of: text, size: size) > width else { return text }
        var kept = text
        while !kept.isEmpty, self.width(of: kept + "…", size: size) > width { kept.removeLast() }
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }
}
