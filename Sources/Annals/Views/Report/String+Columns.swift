extension StringProtocol {
    /// How many columns of even width the text takes: letters of the East, and pictures, take two.
    package var columns: Int { reduce(0) { $0 + $1.columns } }
}

extension Character {
    /// How many columns of even width the letter takes.
    package var columns: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return scalar.properties.isEmojiPresentation ? 2 : 1
        }
    }
}

extension Number {
    /// The number with commas between thousands, from ten thousand on: `2,400,000`.
    var grouped: String {
        let text = description
        let digits = text.prefix { $0 != "." }.drop { $0 == "-" }
        guard digits.count > 4 else { return text }
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += "," }
            grouped.append(digit)
        }
        return (text.hasPrefix("-") ? "-" : "") + grouped + text.drop { $0 != "." }
    }
}
