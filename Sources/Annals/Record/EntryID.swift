/// The idempotency key of an entry: a UUID of version 7 (RFC 9562), whose first 48 bits are a time in milliseconds.
public struct EntryID: Hashable, Sendable {
    /// The first and the last 64 bits, most significant first.
    public let high: UInt64, low: UInt64

    /// Takes 16 bytes; `nil` where they are no UUID of version 7.
    public init?(bytes: some Collection<UInt8>) {
        guard let id = Array(bytes).withUnsafeBytes({ EntryID(bytes: $0) }) else { return nil }
        self = id
    }

    /// Reads the 16 bytes where they lie; `nil` where there are more or fewer, or they are no UUIDv7.
    package init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 16 else { return nil }
        let halves = (
            UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
        guard (halves.0 >> 12) & 0xF == 7, halves.1 >> 62 == 2 else { return nil }
        (high, low) = halves
    }

    /// Makes an id from a time and 74 bits of chance (the rest of `random` is not used).
    public init(at instant: Instant, random: (UInt64, UInt64)) {
        let time = UInt64(bitPattern: Int64(clamping: max(0, instant.milliseconds))) & 0xFFFF_FFFF_FFFF
        high = time << 16 | 7 << 12 | random.0 & 0xFFF
        low = 2 << 62 | random.1 & (UInt64.max >> 2)
    }

    /// The 16 bytes, as the index keeps them.
    public var bytes: [UInt8] {
        (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - 8 * ($0 % 8))) }
    }
}

extension EntryID: Comparable {
    /// Orders as the bytes do, and so by time.
    public static func < (left: EntryID, right: EntryID) -> Bool { (left.high, left.low) < (right.high, right.low) }
}

extension EntryID: CustomStringConvertible, LosslessStringConvertible {
    /// The usual form in lower case: `01980000-0000-7000-8000-000000000000`.
    public var description: String {
        var text = [UInt8]()
        text.reserveCapacity(36)
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads the usual form, lower or upper case.
    public init?(_ description: String) {
        var description = description
        guard let id = description.withUTF8({ EntryID(text: $0) }) else { return nil }
        self = id
    }

    /// Reads the usual form from its bytes.
    init?(text: UnsafeBufferPointer<UInt8>) {
        guard text.count == 36 else { return nil }
        let dash = UInt8(ascii: "-")
        guard text[8] == dash, text[13] == dash, text[18] == dash, text[23] == dash else { return nil }
        var all: UInt8 = 0
        func read(_ range: Range<Int>, after start: UInt64 = 0) -> UInt64 {
            var bits = start
            for index in range {
                let digit = Hex.digit(text[index])
                all |= digit
                bits = bits << 4 | UInt64(digit & 15)
            }
            return bits
        }
        let halves = (
            read(14..<18, after: read(9..<13, after: read(0..<8))), read(24..<36, after: read(19..<23))
        )
        guard all < 16 else { return nil }
        guard (halves.0 >> 12) & 0xF == 7, halves.1 >> 62 == 2 else { return nil }
        (high, low) = halves
    }

    func write(to text: inout [UInt8]) {
        text.append(count: 36) { text in
            var end = 0
            for index in 0..<32 {
                if index == 8 || index == 12 || index == 16 || index == 20 {
                    text[end] = UInt8(ascii: "-")
                    end += 1
                }
                let half = index < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (index % 16))) & 15
                text[end] = digit < 10 ? 0x30 + digit : 0x61 + digit - 10
                end += 1
            }
        }
    }
}
