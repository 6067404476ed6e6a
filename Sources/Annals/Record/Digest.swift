import Crypto

/// 32 bytes of SHA-256.
public struct Digest: Hashable, Sendable {
    // Four words and no array: a tree over a million lines has two million of these.
    private let words: Words

    /// The bytes as they lie in memory.
    private struct Words: Hashable, Sendable {
        let first: UInt64
        let second: UInt64
        let third: UInt64
        let fourth: UInt64
    }

    /// The bytes, 32 of them.
    public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// Takes 32 bytes; `nil` for any other count.
    public init?(_ bytes: some Collection<UInt8>) {
        let contiguous = bytes.withContiguousStorageIfAvailable { Digest(copying: UnsafeRawBufferPointer($0)) }
        guard let digest = contiguous ?? Array(bytes).withUnsafeBytes({ Digest(copying: $0) }) else { return nil }
        self = digest
    }

    /// Takes the 32 bytes that lie there; `nil` for any other count.
    package init?(copying bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        words = Words(
            first: bytes.loadUnaligned(as: UInt64.self),
            second: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
            third: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
            fourth: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    }

    /// The SHA-256 of those bytes.
    public init(hashing bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Digest(hashing: $0) }
    }

    /// The SHA-256 of those bytes, without an array.
    package init(hashing bytes: UnsafeRawBufferPointer) {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        self.init(hash)
    }

    private init(_ hash: consuming SHA256) {
        guard let digest = hash.finalize().withUnsafeBytes({ Digest(copying: $0) }) else {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
        self = digest
    }

    /// The leaf of an entry's line in the tree of RFC 6962: SHA-256(0x00 || line).
    public static func leaf(of line: [UInt8]) -> Digest { line.withUnsafeBytes { leaf(of: $0) } }

    /// The leaf of the line that lies there.
    package static func leaf(of line: UnsafeRawBufferPointer) -> Digest {
        var hash = SHA256()
        Swift.withUnsafeBytes(of: 0 as UInt8) { hash.update(bufferPointer: $0) }
        hash.update(bufferPointer: line)
        return Digest(hash)
    }

    /// The node above two others in that tree: SHA-256(0x01 || left || right).
    package static func node(_ left: Digest, _ right: Digest) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { input in
            input[0] = 1
            left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: input[1..<33]).copyMemory(from: $0) }
            right.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: input[33...]).copyMemory(from: $0) }
            return Digest(hashing: UnsafeRawBufferPointer(input))
        }
    }

    /// The bytes where they lie, for as long as the body runs.
    package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try Swift.withUnsafeBytes(of: words, body)
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
        let value = self.digit(digit)
        return value < 16 ? value : nil
    }

    /// The value of a digit, lower or upper case; 0xFF of anything else.
    ///
    /// Without a branch: which digit comes next cannot be foreseen.
    static func digit(_ byte: UInt8) -> UInt8 {
        let (number, letter) = (byte &- 0x30, (byte | 0x20) &- 0x61)
        return number < 10 ? number : letter < 6 ? letter + 10 : 0xFF
    }
}
