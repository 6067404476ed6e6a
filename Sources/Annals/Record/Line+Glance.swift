import Foundation

// A look at a stored line that finds out, without reading it, whether it can matter to a view.

extension Entry {
    /// Whether a line may be about a subject of those kinds, or is of a type that this release does not know; what it
    /// says no to is neither.
    ///
    /// It costs a fraction of reading the line. A line that is not as we write them may matter.
    public static func mayConcern(_ kinds: KindSet, line: [UInt8]) -> Bool {
        line.withUnsafeBufferPointer { bytes in
            var glance = Glance(bytes)
            guard glance.skip(past: "\"type\":\""), let type = glance.word(), Glance.types.contains(type) else {
                return true
            }
            guard glance.skip(past: "\"about\":[") else { return true }
            while glance.take(UInt8(ascii: "\"")), let kind = glance.word() {
                if !kinds.others.contains(kind) { return true }
                guard glance.skip(past: "\"") else { return true }
                if !glance.take(UInt8(ascii: ",")) { return false }
            }
            return true
        }
    }

    /// Some kinds of subject, as a glance at a line compares them.
    public struct KindSet: Sendable {
        /// The marks of the names of all other kinds.
        fileprivate let others: Set<UInt64>

        /// Names the kinds.
        public init(_ kinds: Set<Subject.Kind>) {
            others = Set(Subject.Kind.allCases.filter { !kinds.contains($0) }.map { Glance.mark($0.name.utf8) })
        }
    }

    /// Whether a line is of one of those types; a type is a stored name such as `entry-struck`.
    package static func isOf(_ types: [StaticString], line: [UInt8]) -> Bool {
        line.withUnsafeBufferPointer { bytes in
            var glance = Glance(bytes)
            guard glance.skip(past: "\"type\":\""), let type = glance.word() else { return true }
            return types.contains { name in
                Glance.mark(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)) == type
            }
        }
    }
}

/// A place in a line, and the ways to go on from it.
private struct Glance {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The marks of the types that this release knows.
    static let types = Set(AnyAction.catalogue.map { mark($0.name.utf8) })

    /// Goes on behind the next place where those bytes stand.
    mutating func skip(past text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard let start = bytes.baseAddress, length > 0, bytes.count >= length else { return false }
        let wanted = text.utf8Start
        while index + length <= bytes.count {
            guard let found = memchr(start + index, Int32(wanted[0]), bytes.count - length - index + 1) else { break }
            index = start.distance(to: found.assumingMemoryBound(to: UInt8.self))
            if memcmp(start + index, wanted, length) == 0 {
                index += length
                return true
            }
            index += 1
        }
        return false
    }

    /// Goes on behind one byte, where it stands here.
    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// The mark of the letters and hyphens that stand here, behind which it goes on.
    mutating func word() -> UInt64? {
        let start = index
        while index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] | 0x20 > 0x60 { index += 1 }
        return index > start ? Glance.mark(UnsafeBufferPointer(rebasing: bytes[start..<index])) : nil
    }

    /// FNV-1a: tells the few names that there are apart.
    static func mark(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var mark: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { mark = (mark ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return mark
    }
}
