/// Rows for a spreadsheet, by RFC 4180.
package enum CSV {
    /// The rows, each with CRLF at its end.
    package static func text(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A cell, in quotes where it needs them.
    ///
    /// One that a spreadsheet would take for a formula gets an apostrophe before it, which makes it text there (OWASP,
    /// “CSV injection”); a number stays a number.
    private static func cell(_ text: String) -> String {
        let shown = isFormula(text) ? "'" + text : text
        let needsQuotes = shown.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        return needsQuotes ? "\"" + shown.replacing("\"", with: "\"\"") + "\"" : shown
    }

    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        switch first {
        case "=", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
        case "+", "-": return Double(text) == nil
        default: return false
        }
    }
}
