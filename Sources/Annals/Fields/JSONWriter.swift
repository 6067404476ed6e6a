/// Writes compact JSON in the one form of the log: no spaces, keys as given, only what must be escaped is escaped.
public struct JSONWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// Starts empty, with room for a usual line.
    public init(capacity: Int = 512) {
        bytes.reserveCapacity(capacity)
    }

    /// Opens an object or, with `[`, a list.
    public mutating func open(_ bracket: Unicode.Scalar = "{") {
        separate()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    /// Closes it with `}` or `]`.
    public mutating func close(_ bracket: Unicode.Scalar = "}") {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    /// Writes a key; its value follows.
    public mutating func key(_ name: StaticString) {
        let comma = needsComma ? 1 : 0
        let count = name.utf8CodeUnitCount
        bytes.append(count: count + comma + 3) { text in
            text[0] = 0x2C
            text[comma] = 0x22
            for index in 0..<count { text[comma + 1 + index] = name.utf8Start[index] }
            text[comma + count + 1] = 0x22
            text[comma + count + 2] = 0x3A
        }
        needsComma = false
    }

    /// Writes a key that needs escaping.
    public mutating func key(_ name: String) {
        string(name)
        bytes.append(0x3A)
        needsComma = false
    }

    /// Writes a string.
    public mutating func string(_ text: String) {
        separate()
        bytes.append(0x22)
        var text = text
        text.withUTF8 { utf8 in
            if utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
                bytes.append(contentsOf: utf8)
            } else {
                for byte in utf8 { escape(byte) }
            }
        }
        bytes.append(0x22)
        needsComma = true
    }

    /// Writes what is JSON already.
    public mutating func raw(_ json: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    /// Writes a whole number.
    public mutating func integer(_ value: some BinaryInteger) {
        separate()
        if value < 0 { bytes.append(0x2D) }
        bytes.append(decimal: UInt64(value.magnitude))
        needsComma = true
    }

    /// Writes `true` or `false`.
    public mutating func truth(_ value: Bool) { raw((value ? "true" : "false").utf8) }

    mutating func quoted(_ write: (inout [UInt8]) -> Void) {
        separate()
        bytes.append(0x22)
        write(&bytes)
        bytes.append(0x22)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = false
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
        case 0..<0x20: bytes.append(contentsOf: Array("\\u00\(Hex.text([byte]))".utf8))
        default: bytes.append(byte)
        }
    }

    /// What was written, as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}
