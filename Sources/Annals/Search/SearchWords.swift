import Foundation

/// A text cut into the words that a search goes by: lower case, without accents, whatever the script.
///
/// Chinese, Japanese, Korean, Thai and their like put no spaces where words end: there each character is a word of its
/// own, and what is looked for is a row of them. So two letters are found as surely as ten.
/// The index is fed with `indexable`, whose words SQLite's tokenizer `unicode61` finds again; what is found is then told
/// from what only looks alike with these words.
public enum SearchWords {
    /// One word of a text.
    public struct Word: Hashable, Sendable {
        /// The word as it is compared.
        public let key: String
        /// Where it stands in the text.
        public let range: Range<String.Index>
    }

    /// The words of a text, in order.
    public static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var key = ""
        var start: String.Index?
        func end(_ index: String.Index) {
            if let first = start, !key.isEmpty { words.append(Word(key: key, range: first..<index)) }
            key = ""
            start = nil
        }
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            switch kind(of: scalar) {
            case .between: end(index)
            case .mark: break  // Goes with the letter before it.
            case .letter:
                if start == nil { start = index }
                key += folded(scalar)
            case .word:
                end(index)
                start = index
                key = folded(scalar)
                end(text.unicodeScalars.index(after: index))
            }
        }
        end(text.endIndex)
        return words
    }

    /// The text for the index: as it is where it holds nothing but ASCII, which SQLite cuts in the same way.
    public static func indexable(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        return words(of: text).map(\.key).joined(separator: " ")
    }

    // MARK: - Characters

    private enum Kind {
        case letter, mark, between
        /// A letter that is a word of its own.
        case word
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        if scalar.value < 0x80 {
            let byte = UInt8(scalar.value)
            let isLetter = (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
            return isLetter ? .letter : .between
        }
        // The stroke that only stretches Arabic words.
        if scalar.value == 0x640 { return .mark }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return isUnspaced(scalar.value) ? .word : .letter
        case .spacingMark: return isUnspaced(scalar.value) ? .mark : .letter
        case .nonspacingMark, .enclosingMark, .format: return .mark
        default: return .between
        }
    }

    /// Scripts without spaces between words.
    private static func isUnspaced(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E00...0x0EFF,  // Thai, Lao
            0x1000...0x109F,  // Burmese
            0x1780...0x17FF,  // Khmer
            0x3040...0x30FF, 0x31F0...0x31FF,  // Kana
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF,  // Chinese characters
            0x3105...0x312F,  // Bopomofo
            0x1100...0x11FF, 0xAC00...0xD7AF,  // Korean: words carry their endings with them
            0xFF66...0xFF9F:  // Half-width kana
            true
        default: false
        }
    }

    /// A letter in lower case, without its accents; several letters where one stands for them.
    private static func folded(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x41...0x5A: return String(UnicodeScalar(UInt8(scalar.value | 0x20)))
        case 0..<0x80: return String(scalar)
        // Full-width letters and digits.
        case 0xFF01...0xFF5E: return folded(UnicodeScalar(UInt8(scalar.value - 0xFF01 + 0x21)))
        // The sigma at the end of words.
        case 0x03C2: return "σ"
        case 0xAC00...0xD7AF: return String(scalar)
        case 0x80..<0x0700: return nearby[Int(scalar.value - 0x80)]
        default: return bare(scalar)
        }
    }

    /// The letters of Latin, Greek, Cyrillic, Hebrew and Arabic, folded once.
    private static let nearby: [String] = (0x80..<0x0700).map { value in
        Unicode.Scalar(UInt32(value)).map { bare($0) } ?? ""
    }

    private static func bare(_ scalar: Unicode.Scalar) -> String {
        func isMark(_ part: Unicode.Scalar) -> Bool {
            [.nonspacingMark, .enclosingMark].contains(part.properties.generalCategory)
        }
        var bare = ""
        for part in String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars where !isMark(part) {
            bare += part.properties.lowercaseMapping
        }
        // Lower case may bring marks along, as that of İ does.
        return String(String.UnicodeScalarView(bare.unicodeScalars.filter { !isMark($0) }))
    }
}
