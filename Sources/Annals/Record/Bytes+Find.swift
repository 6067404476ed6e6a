import Foundation

// Looking for a few bytes in a line: the standard library's search goes over any collection, and takes a hundred times
// as long where it is not specialized.

extension UnsafeBufferPointer<UInt8> {
    /// Where a text stands in it for the first time at or after an index; `nil` where it does not.
    ///
    /// It goes from one place to the next where a byte of it stands that is rare in lines: a brace, else a colon.
    func index(of text: StaticString, from start: Int) -> Int? {
        let length = text.utf8CodeUnitCount
        let wanted = text.utf8Start
        guard let base = baseAddress, length > 0 else { return nil }
        var rare = 0
        if wanted[0] != UInt8(ascii: "{") {
            rare = (0..<length).first { wanted[$0] == UInt8(ascii: ":") } ?? 0
        }
        var index = start
        while index + length <= count {
            let from = base + index + rare
            guard let found = memchr(from, Int32(wanted[rare]), count - length - index + 1) else { return nil }
            index += UnsafeRawPointer(from).distance(to: UnsafeRawPointer(found))
            if base[index] == wanted[0], memcmp(base + index, wanted, length) == 0 { return index }
            index += 1
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// Where a text stands in it for the first time; `nil` where it does not.
    func range(ofBytes text: StaticString) -> Range<Int>? {
        let offset = withUnsafeBufferPointer { $0.index(of: text, from: 0) }
        return offset.map { startIndex + $0..<startIndex + $0 + text.utf8CodeUnitCount }
    }
}

extension [UInt8] {
    /// Where a text stands in it for the first time; `nil` where it does not.
    func range(ofBytes text: StaticString) -> Range<Int>? { self[...].range(ofBytes: text) }
}
