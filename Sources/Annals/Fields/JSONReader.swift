/// Reads JSON from left to right, strictly by RFC 8259, and never deeper than 64 levels.
public struct JSONReader {
    let bytes: [UInt8]
    var index: Int
    private var depth = 0
    /// Who turns labels and people's names into ids; `nil` where only ids may stand.
    var resolver: (any IDResolver)?
    /// In which times without a zone are meant; `nil` where each must carry its own.
    var zone: Zone?
    /// Whether it is a line of our own, whose fields stand in their order.
    let isStored: Bool
    /// Whether a text may have been taken out: in what was recorded, never in what comes from outside.
    var takesRedactions = false
    /// Who opens its sealed texts; without, each reads as a mark.
    var seals: Seals?

    /// Reads that text, which must be UTF-8.
    public init(_ bytes: [UInt8], resolver: (any IDResolver)? = nil) {
        self.init(bytes, at: 0, resolver: resolver)
    }

    init(_ bytes: [UInt8], at index: Int, resolver: (any IDResolver)?) {
        self.bytes = bytes
        self.index = index
        self.resolver = resolver
        isStored = false
    }

    /// Reads a line of our own.
    init(line: [UInt8], seals: Seals? = nil) {
        bytes = line
        index = 0
        isStored = true
        takesRedactions = true
        self.seals = seals
    }

    /// What comes next.
    public enum Token: Equatable, Sendable {
        case object, list, string, number, truth, null
    }

    /// The kind of the next value.
    public mutating func peek() throws(Fault) -> Token {
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .list
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), 0x30...0x39: return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .truth
        case UInt8(ascii: "n"): return .null
        default: throw unexpected("a value")
        }
    }

    /// Goes through the elements of a list.
    public mutating func list(_ body: (inout JSONReader, Int) throws(Fault) -> Void) throws(Fault) {
        try enter("[", "a list")
        var count = 0
        if !take("]") {
            repeat {
                do { try body(&self, count) } catch { throw error.under("[\(count)]") }
                count += 1
            } while take(",")
            guard take("]") else { throw unexpected("“,” or “]”") }
        }
        depth -= 1
    }

    /// Goes through the members of an object.
    public mutating func object(_ body: (inout JSONReader, String) throws(Fault) -> Void) throws(Fault) {
        try enter("{", "an object")
        if !take("}") {
            repeat {
                skipSpace()
                guard byte == 0x22 else { throw unexpected("a key in quotes") }
                let key = try string()
                guard take(":") else { throw unexpected("“:”") }
                do { try body(&self, key) } catch { throw error.under(key) }
            } while take(",")
            guard take("}") else { throw unexpected("“,” or “}”") }
        }
        depth -= 1
    }

    /// Reads a string.
    public mutating func string() throws(Fault) -> String {
        skipSpace()
        guard byte == 0x22 else { throw try found("a text in quotes") }
        let start = index + 1
        var end = start
        while end < bytes.count, bytes[end] != 0x22, bytes[end] != 0x5C, bytes[end] >= 0x20 { end += 1 }
        guard end < bytes.count else { throw Fault("the text in quotes does not end") }
        if bytes[end] == 0x22 {
            index = end + 1
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
        var text = Array(bytes[start..<end])
        index = end
        while index < bytes.count {
            let next = bytes[index]
            index += 1
            switch next {
            case 0x22: return String(decoding: text, as: UTF8.self)
            case 0x5C: try escape(into: &text)
            case 0..<0x20: throw Fault("a control character stands unescaped in a text")
            default: text.append(next)
            }
        }
        throw Fault("the text in quotes does not end")
    }

    /// Reads a number as it is written.
    public mutating func number() throws(Fault) -> ArraySlice<UInt8> {
        skipSpace()
        let start = index
        if byte == 0x2D { index += 1 }
        guard isDigit else {
            index = start
            throw try found("a number")
        }
        if byte == 0x30 { index += 1 } else { skipDigits() }
        if byte == 0x2E {
            index += 1
            guard isDigit else { throw unexpected("a digit") }
            skipDigits()
        }
        if byte == 0x65 || byte == 0x45 {
            index += 1
            if byte == 0x2B || byte == 0x2D { index += 1 }
            guard isDigit else { throw unexpected("a digit") }
            skipDigits()
        }
        return bytes[start..<index]
    }

    /// Reads `true` or `false`.
    public mutating func truth() throws(Fault) -> Bool {
        if takeWord("true") { return true }
        if takeWord("false") { return false }
        throw try found("true or false")
    }

    /// Passes over a value and gives its bytes.
    @discardableResult
    public mutating func skip() throws(Fault) -> ArraySlice<UInt8> {
        skipSpace()
        let start = index
        switch try peek() {
        case .object: try object { (json, _) throws(Fault) in _ = try json.skip() }
        case .list: try list { (json, _) throws(Fault) in _ = try json.skip() }
        case .string: try skipString()
        case .number: _ = try number()
        case .truth: _ = try truth()
        case .null: guard takeWord("null") else { throw unexpected("a value") }
        }
        return bytes[start..<index]
    }

    /// Makes sure that nothing follows.
    public mutating func finish() throws(Fault) {
        skipSpace()
        guard index == bytes.count else { throw unexpected("the end of the line") }
    }

    // MARK: Steps

    var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// Takes one character of punctuation where it comes next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    /// Takes `"name":` where exactly these bytes come next.
    mutating func takeKey(_ name: StaticString) -> Bool {
        let count = name.utf8CodeUnitCount
        guard index + count + 3 <= bytes.count, bytes[index] == 0x22, bytes[index + count + 1] == 0x22,
            bytes[index + count + 2] == 0x3A
        else { return false }
        let start = name.utf8Start
        for offset in 0..<count where bytes[index + 1 + offset] != start[offset] { return false }
        index += count + 3
        return true
    }

    /// Takes `"name":`, after a comma unless it is the first member of an object; leaves all as it is where another
    /// key comes next.
    mutating func takeMember(_ name: StaticString, isFirst: inout Bool) -> Bool {
        let start = index
        if !isFirst {
            guard byte == 0x2C else { return false }
            index += 1
        }
        guard takeKey(name) else {
            index = start
            return false
        }
        isFirst = false
        return true
    }

    mutating func skipSpace() {
        while index < bytes.count, bytes[index] <= 0x20,
            bytes[index] == 0x20 || bytes[index] == 0x0A || bytes[index] == 0x0D || bytes[index] == 0x09
        { index += 1 }
    }

    private var isDigit: Bool { (0x30...0x39).contains(byte) }

    private mutating func skipDigits() {
        while isDigit { index += 1 }
    }

    private mutating func enter(_ bracket: Unicode.Scalar, _ expected: String) throws(Fault) {
        guard take(bracket) else { throw try found(expected) }
        depth += 1
        guard depth <= 64 else { throw Fault("is nested deeper than 64 levels") }
    }

    private mutating func takeWord(_ word: StaticString) -> Bool {
        skipSpace()
        let count = word.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[index + offset] != word.utf8Start[offset] { return false }
        index += count
        return true
    }

    private mutating func skipString() throws(Fault) {
        var end = index + 1
        while end < bytes.count, bytes[end] != 0x22, bytes[end] != 0x5C, bytes[end] >= 0x20 { end += 1 }
        if end < bytes.count, bytes[end] == 0x22 { index = end + 1 } else { _ = try string() }
    }

    private mutating func escape(into text: inout [UInt8]) throws(Fault) {
        guard index < bytes.count else { throw Fault("the text in quotes does not end") }
        let letter = byte
        index += 1
        switch letter {
        case 0x22, 0x5C, 0x2F: text.append(letter)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            var value = UInt32(try fourDigits())
            if (0xD800..<0xDC00).contains(value) {
                guard byte == 0x5C, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") else {
                    throw Fault("half of a surrogate pair stands alone in a text")
                }
                index += 2
                let low = UInt32(try fourDigits())
                guard (0xDC00..<0xE000).contains(low) else {
                    throw Fault("half of a surrogate pair stands alone in a text")
                }
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(value) else {
                throw Fault("half of a surrogate pair stands alone in a text")
            }
            text.append(contentsOf: String(scalar).utf8)
        default: throw Fault("“\\\(UnicodeScalar(letter))” is no escape that JSON knows")
        }
    }

    private mutating func fourDigits() throws(Fault) -> UInt16 {
        guard index + 4 <= bytes.count else { throw Fault("the text in quotes does not end") }
        var value: UInt16 = 0
        for offset in 0..<4 {
            guard let digit = Hex.value(bytes[index + offset]) else {
                throw Fault("“\\u” is not followed by four hexadecimal digits")
            }
            value = value << 4 | UInt16(digit)
        }
        index += 4
        return value
    }

    /// A fault that names what stands here instead.
    mutating func found(_ expected: String) throws(Fault) -> Fault {
        switch try peek() {
        case .object: Fault("is an object, expected \(expected)")
        case .list: Fault("is a list, expected \(expected)")
        case .string:
            Fault(
                "is a text, expected \(expected)", russian: Self.inRussian(expected).map { "это текст, а нужно \($0)" })
        case .number:
            Fault(
                "is a number, expected \(expected)",
                russian: Self.inRussian(expected).map { "это число, а нужно \($0)" })
        case .truth: Fault("is true or false, expected \(expected)")
        case .null: Fault("is null, expected \(expected)")
        }
    }

    /// What a form may ask for.
    private static func inRussian(_ expected: String) -> String? {
        switch expected {
        case "a number": "число"
        case "a text in quotes": "текст"
        case "true or false": "да или нет"
        default: nil
        }
    }

    private func unexpected(_ expected: String) -> Fault {
        index < bytes.count
            ? Fault("is not JSON: expected \(expected) at byte \(index + 1), found “\(excerpt)”")
            : Fault("is not JSON: expected \(expected), but it ends there")
    }

    private var excerpt: String {
        var text = ""
        for scalar in String(decoding: bytes[index..<min(index + 24, bytes.count)], as: UTF8.self).unicodeScalars {
            guard text.unicodeScalars.count < 12, scalar.value >= 0x20 else { break }
            text.unicodeScalars.append(scalar)
        }
        return text
    }
}

/// The members of an object, each as its JSON, for upcasters.
public typealias JSONObject = [(key: String, json: [UInt8])]
