// Most ids are a letter, a hyphen and a number: those are read and written without a detour over texts.

extension Subject.Kind {
    /// Name and letter as bytes, by the kind's raw value.
    fileprivate static let spellings: [(name: [UInt8], letter: UInt8)] = (0...255).map { raw in
        guard let kind = Subject.Kind(rawValue: UInt8(raw)) else { return ([], 0) }
        return (Array(kind.name.utf8), kind.hasParts || kind == .entry ? 0 : kind.letter.utf8.first ?? 0)
    }

    /// The kind whose ids begin with that letter, by the letter's byte.
    fileprivate static let byLetterByte: [Subject.Kind?] = (0...255).map { byte in
        allCases.first { spellings[Int($0.rawValue)].letter == UInt8(byte) && byte != 0 }
    }
}

extension JSONReader {
    /// Takes `"B-2"` where exactly such an id comes next; for anything else gives `nil` and takes nothing.
    mutating func takePlainID() -> Subject? {
        skipSpace()
        guard index < bytes.count, bytes[index] == 0x22, let (subject, end) = plainID(at: index + 1) else { return nil }
        index = end
        return subject
    }

    /// Takes `"ballot:B-2"` where exactly such a subject comes next; for anything else gives `nil` and takes nothing.
    mutating func takePlainSubject() -> Subject? {
        skipSpace()
        guard index < bytes.count, bytes[index] == 0x22 else { return nil }
        var colon = index + 1
        while colon < bytes.count, bytes[colon] != 0x3A {
            if bytes[colon] == 0x22 { return nil }
            colon += 1
        }
        guard let (subject, end) = plainID(at: colon + 1) else { return nil }
        let name = Subject.Kind.spellings[Int(subject.kind.rawValue)].name
        guard name.count == colon - index - 1 else { return nil }
        for offset in name.indices where bytes[index + 1 + offset] != name[offset] { return nil }
        index = end
        return subject
    }

    /// An id of a letter, a hyphen and a number up to the closing quote, and where it ends.
    private func plainID(at start: Int) -> (Subject, Int)? {
        guard start + 3 < bytes.count, bytes[start + 1] == 0x2D, (0x31...0x39).contains(bytes[start + 2]),
            let kind = Subject.Kind.byLetterByte[Int(bytes[start])]
        else { return nil }
        var number: UInt32 = 0
        var end = start + 2
        while end < bytes.count, end < start + 11, (0x30...0x39).contains(bytes[end]) {
            number = number * 10 + UInt32(bytes[end] - 0x30)
            end += 1
        }
        guard end < bytes.count, bytes[end] == 0x22 else { return nil }
        return (Subject(kind, number), end + 1)
    }
}

extension JSONWriter {
    /// Writes a subject: `"ballot:B-2"`.
    mutating func subject(_ subject: Subject) {
        let spelling = Subject.Kind.spellings[Int(subject.kind.rawValue)]
        guard spelling.letter != 0 else { return string(subject.text) }
        quoted { bytes in
            bytes.append(contentsOf: spelling.name)
            bytes.append(0x3A)
            bytes.append(spelling.letter)
            bytes.append(0x2D)
            bytes.append(decimal: subject.number)
        }
    }

    /// Writes an id: `"B-2"`.
    mutating func id(_ subject: Subject) {
        let letter = Subject.Kind.spellings[Int(subject.kind.rawValue)].letter
        guard letter != 0 else { return string(subject.id) }
        quoted { bytes in
            bytes.append(letter)
            bytes.append(0x2D)
            bytes.append(decimal: subject.number)
        }
    }
}

extension [UInt8] {
    /// Appends the digits of a number.
    package mutating func append(decimal number: some UnsignedInteger & FixedWidthInteger) {
        var count = 1
        var rest = number / 10
        while rest > 0 {
            count += 1
            rest /= 10
        }
        append(count: count) { text in
            var rest = number
            for index in (0..<count).reversed() {
                text[index] = UInt8(0x30 + rest % 10)
                rest /= 10
            }
        }
    }

    /// Appends bytes that the body fills in, all of them.
    mutating func append(count: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { text in
            fill(text)
            append(contentsOf: text)
        }
    }
}
