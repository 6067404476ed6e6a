import Annals

/// A line as it was typed, with the indented lines under it.
struct TextLine {
    /// Its number in the file, from 1.
    let number: Int
    /// What it says, trimmed, every kind of white space a plain space.
    var text: String
    /// The indented lines under it, trimmed, comments left out.
    var more: [(number: Int, text: String)] = []
}

extension TextLine {
    /// Splits a file into its lines, whatever editor it comes from.
    ///
    /// - Parameter first: the number of the first one.
    static func lines(of bytes: [UInt8], from first: Int, _ problems: inout [Minutes.Problem]) -> [TextLine] {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            problems.append(
                Minutes.Problem(
                    line: 1, "the file is UTF-16; save it as UTF-8", russian: "файл в UTF-16; сохраните его в UTF-8"))
            return []
        }
        if bytes.count > Minutes.largest {
            problems.append(
                Minutes.Problem(
                    line: 1, "the file has \(bytes.count) bytes; the most is \(Minutes.largest)",
                    russian:
                        "в файле \(Russian.count(bytes.count, "байт", "байта", "байт")); больше \(Minutes.largest) нельзя"
                ))
            return []
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        var lines: [TextLine] = []
        for (index, raw) in body.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let number = first + index
            if index >= Minutes.mostLines {
                problems.append(
                    Minutes.Problem(
                        line: number, "there are more than \(Minutes.mostLines) lines; read the sessions one by one",
                        russian: "строк больше \(Minutes.mostLines); читайте сессии по одной"))
                break
            }
            let line = raw.last == 0x0D ? raw.dropLast() : raw
            guard let text = String(validating: line, as: UTF8.self) else {
                problems.append(
                    Minutes.Problem(
                        line: number, "is not UTF-8; save the file as UTF-8",
                        russian: "строка не в UTF-8; сохраните файл в UTF-8"))
                continue
            }
            if let control = text.unicodeScalars.first(where: { $0.isControl && $0 != "\t" }) {
                let code = String(control.value, radix: 16, uppercase: true)
                let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
                problems.append(
                    Minutes.Problem(
                        line: number, "holds the control character U+\(padded); take it out",
                        russian: "в строке управляющий символ U+\(padded); уберите его"))
                continue
            }
            let (plain, indent) = plain(text)
            if plain.isEmpty || plain.hasPrefix("#") { continue }
            if indent > 1, !lines.isEmpty {
                lines[lines.count - 1].more.append((number, plain))
            } else {
                lines.append(TextLine(number: number, text: plain))
            }
        }
        return lines
    }

    /// The text with plain spaces, trimmed, and how far it was indented: a tab counts as four.
    static func plain(_ text: String) -> (text: String, indent: Int) {
        var scalars = String.UnicodeScalarView()
        var indent = 0
        for scalar in text.unicodeScalars {
            let isSpace = scalar == "\t" || scalar.properties.generalCategory == .spaceSeparator
            if scalars.isEmpty, isSpace {
                indent += scalar == "\t" ? 4 : 1
            } else {
                scalars.append(isSpace ? " " : scalar)
            }
        }
        while scalars.last == " " { scalars.removeLast() }
        return (String(scalars), indent)
    }

    /// The text with what editors do by themselves undone, for comparing: curly quotes, long dashes, double spaces.
    static func unstyled(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "“", "”", "„", "«", "»", "‟": result.append("\"")
            case "‘", "’", "‚", "‛": result.append("'")
            case "–", "—", "‒", "―", "−", "‐", "‑": result.append("-")
            case "…": result.append(contentsOf: "...".unicodeScalars)
            default:
                if scalar.properties.generalCategory == .spaceSeparator {
                    if result.last != " " { result.append(" ") }
                } else {
                    result.append(scalar)
                }
            }
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character or ends a line.
    var isControl: Bool { properties.generalCategory == .control || self == "\u{2028}" || self == "\u{2029}" }
}

extension StringProtocol {
    /// Without the spaces around it.
    var trimmed: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// At most its first 40 characters, for messages.
    var shortened: String { count > 40 ? String(prefix(40)) + "…" : String(self) }

    /// The first word and what follows it.
    var firstWord: (word: String, rest: String) {
        let text = self.drop { $0 == " " }
        guard let space = text.firstIndex(of: " ") else { return (String(text), "") }
        return (String(text[..<space]), text[space...].trimmed)
    }
}
