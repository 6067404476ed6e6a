import Annals

extension FieldText {
    /// A field's JSON the way somebody would type it.
    ///
    /// - Parameters:
    ///   - name: how a person is called in minutes.
    ///   - time: how a moment is written there.
    static func typed(
        _ json: [UInt8], _ shape: Shape, _ name: (String) -> String, _ time: (When) -> String = { $0.description }
    ) -> String {
        var reader = JSONReader(json)
        guard let token = try? reader.peek() else { return "" }
        switch (shape, token) {
        case (.text, .string): return (try? reader.string()).map { isPlain($0) ? $0 : quoted($0) } ?? ""
        case (.id(let kinds), .string) where kinds == [.person]: return (try? reader.string()).map(name) ?? ""
        case (.when, .string): return (try? reader.string()).flatMap { When($0) }.map(time) ?? ""
        case (.list(.object), .list), (.map, _), (.object, _): return String(decoding: json, as: UTF8.self)
        case (.list(let element), .list):
            var parts: [String] = []
            try? reader.list { (json, _) throws(Fault) in
                parts.append(typed(Array(try json.skip()), element, name, time))
            }
            let isText = element == .text
            if isText, parts.contains(where: { $0.contains(";") || $0.contains("\"") || $0.contains("(") }) {
                return String(decoding: json, as: UTF8.self)
            }
            return parts.joined(separator: isText ? "; " : ", ")
        case (.truth, .truth): return json == Array("true".utf8) ? "yes" : "no"
        case (_, .string): return (try? reader.string()) ?? ""
        default: return String(decoding: json, as: UTF8.self)
        }
    }

    /// Whether a text reads back as it is when it stands in a line by itself.
    static func isPlain(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        if first == " " || last == " " || "\"{[#".contains(first) { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar == " " || (!scalar.isControl && scalar.properties.generalCategory != .spaceSeparator)
        }
    }

    /// A text in quotes, with everything escaped that a line does not keep.
    static func quoted(_ text: String) -> String {
        var result = ""
        for scalar in JSONValue.text(text).written(pretty: false).unicodeScalars {
            let isKept = scalar == " " || !(scalar.isControl || scalar.properties.generalCategory == .spaceSeparator)
            if isKept {
                result.unicodeScalars.append(scalar)
            } else {
                let code = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: max(0, 4 - code.count)) + code
            }
        }
        return result
    }
}
