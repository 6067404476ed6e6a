import Crypto

/// 32 bytes of SHA-256.
public struct Digest: Hashable, Sendable {
    /// The bytes, 32 of them.
    public let bytes: [UInt8]

    /// Takes 32 bytes; `nil` for any other count.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.bytes = Array(bytes)
    }

    /// The SHA-256 of those bytes.
    public init(hashing bytes: [UInt8]) {
        self.bytes = SHA256.hash(data: bytes).withUnsafeBytes { Array($0) }
    }

    /// The SHA-256 of those bytes, without an array.
    package init(hashing bytes: UnsafeRawBufferPointer) {
        self.bytes = SHA256.hash(data: bytes).withUnsafeBytes { Array($0) }
    }

    /// The leaf of an entry's line in the tree of RFC 6962: SHA-256(0x00 || line).
    public static func leaf(of line: [UInt8]) -> Digest {
        var input = [UInt8]()
        input.reserveCapacity(line.count + 1)
        input.append(0)
        input.append(contentsOf: line)
        return Digest(hashing: input)
    }

    /// Reads 64 lower-case hexadecimal digits.
    public init?(hex: String) {
        guard let bytes = Hex.bytes(hex), Hex.text(bytes) == hex else { return nil }
        self.init(bytes)
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { Hex.text(bytes) }
}

/// Lower-case hexadecimal, two digits a byte.
public enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Writes bytes as digits.
    public static func text(_ bytes: some Collection<UInt8>) -> String {
        var text = [UInt8]()
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads digits, lower or upper case; `nil` where there is anything else or half a byte.
    public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var bytes = [UInt8]()
        var high: UInt8?
        for digit in text.utf8 {
            guard let value = value(digit) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }

    static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        case 0x41...0x46: digit - 0x41 + 10
        default: nil
        }
    }
}
