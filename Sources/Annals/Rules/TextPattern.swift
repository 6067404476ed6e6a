/// A text with places for values, `{1}` and `{2}`.
struct TextPattern {
    private enum Part {
        case words(String)
        case value(Int)
    }

    private let parts: [Part]

    init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}"),
            let number = Int(rest[rest.index(after: open)..<close])
        {
            if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
            parts.append(.value(number))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.words(String(rest))) }
        self.parts = parts
    }

    /// The values that stand in the places of a text; `nil` where it is another text.
    func values(in text: String) -> [Int: String]? {
        var values: [Int: String] = [:]
        var rest = text[...]
        var place: Int?
        for (index, part) in parts.enumerated() {
            switch part {
            case .value(let number): place = number
            case .words(let words):
                let isLast = index == parts.count - 1
                let found = place == nil ? rest.prefixRange(words) : rest.range(words, isLast: isLast)
                guard let found else { return nil }
                if let number = place { values[number] = String(rest[..<found.lowerBound]) }
                place = nil
                rest = rest[found.upperBound...]
            }
        }
        if let place {
            values[place] = String(rest)
        } else if !rest.isEmpty {
            return nil
        }
        return values.values.contains("") ? nil : values
    }

    /// The text with its values, days and periods as one writes them in Russian.
    func filled(with values: [Int: String]) -> String {
        parts.map { part in
            switch part {
            case .words(let words): words
            case .value(let number): values[number].map { Russian.date($0) } ?? ""
            }
        }.joined()
    }
}

extension Substring {
    fileprivate func prefixRange(_ words: String) -> Range<Index>? {
        hasPrefix(words) ? startIndex..<index(startIndex, offsetBy: words.count) : nil
    }

    /// Where those words stand: the last of a text at its end.
    fileprivate func range(_ words: String, isLast: Bool) -> Range<Index>? {
        isLast
            ? (hasSuffix(words) ? index(endIndex, offsetBy: -words.count)..<endIndex : nil) : firstRange(of: words)
    }
}
