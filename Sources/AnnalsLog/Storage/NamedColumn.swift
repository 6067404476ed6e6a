import Annals
import CAnnalsSQLite

/// The subjects of an entry in its column `named`: a JSON array of two, what it is about and what it only mentions.
///
/// Each is an array of integers (`Subject.rawValue`). No single bit makes one of the other kind of one.
enum NamedColumn {
    /// A subject by its integer: one that this build does not know is kept all the same.
    struct Subject: Hashable {
        let integer: Int64
        let isAbout: Bool
    }

    static func text(_ subjects: [IndexedSubject]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(18 * subjects.count + 7)
        for isAbout in [true, false] {
            text.append(contentsOf: (isAbout ? "[[" : "],[").utf8)
            var isFirst = true
            for row in subjects where row.isAbout == isAbout {
                if !isFirst { text.append(UInt8(ascii: ",")) }
                isFirst = false
                text.append(contentsOf: String(row.subject.rawValue).utf8)
            }
        }
        text.append(contentsOf: "]]".utf8)
        return text
    }

    /// Reads a column; `nil` where it is none.
    static func subjects(_ text: UnsafeRawBufferPointer) -> [Subject]? {
        var subjects: [Subject] = []
        return read(text) { subjects.append($0) } ? subjects : nil
    }

    /// Whether a column has a subject.
    static func contains(_ subject: Subject, in text: UnsafeRawBufferPointer) -> Bool {
        var isThere = false
        return read(text) { isThere = isThere || $0 == subject } && isThere
    }

    /// Goes through a column; `false` where it is none.
    private static func read(_ text: UnsafeRawBufferPointer, _ body: (Subject) -> Void) -> Bool {
        guard text.starts(with: "[[".utf8) else { return false }
        var isAbout = true
        var value: Int64 = 0
        var digits = 0
        var index = 2
        while index < text.count {
            let byte = text[index]
            index += 1
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9") where digits < 18:
                value = value * 10 + Int64(byte - UInt8(ascii: "0"))
                digits += 1
            case UInt8(ascii: ",") where digits > 0,
                UInt8(ascii: "]") where digits > 0 || text[index - 2] == UInt8(ascii: "["):
                if digits > 0 { body(Subject(integer: value, isAbout: isAbout)) }
                (value, digits) = (0, 0)
                if byte == UInt8(ascii: ",") { continue }
                let rest = text[index...]
                if !isAbout { return rest.elementsEqual("]".utf8) }
                guard rest.starts(with: ",[".utf8) else { return false }
                isAbout = false
                index += 2
            default: return false
            }
        }
        return false
    }

    /// Whether what a column has can be all that a line names: each once, and each stands in the line; what is no JSON names
    /// nothing, and only an action of a later build names what this one does not know.
    static func fits(_ subjects: [Subject], line: UnsafeRawBufferPointer) -> Bool {
        guard line.first == UInt8(ascii: "{") else { return true }
        let areDistinct =
            subjects.count > 8
            ? Set(subjects.map(\.integer)).count == subjects.count
            : subjects.indices.allSatisfy { at in !subjects[..<at].contains { $0.integer == subjects[at].integer } }
        guard areDistinct else { return false }
        var hasUnknown = false
        for one in subjects {
            if let subject = Annals.Subject(rawValue: one.integer), subject.isWellFormed {
                guard subject.isNamed(in: line) else { return false }
            } else {
                hasUnknown = true
            }
        }
        return !hasUnknown || isUnknown(line)
    }

    /// Whether a line is an action that this build does not know.
    private static func isUnknown(_ line: UnsafeRawBufferPointer) -> Bool {
        guard let entry = try? Entry(line: Array(line)) else { return true }
        if case .unknown = entry.action { return true }
        return false
    }
}

extension Subject {
    /// Whether its integer says no more than its text does.
    var isWellFormed: Bool { part == 0 || kind.hasParts }

    /// As it stands in a line that names it.
    var named: [UInt8] { Array("\"\(text)\"".utf8) }

    /// Whether a line names it.
    func isNamed(in line: UnsafeRawBufferPointer) -> Bool {
        named.withUnsafeBytes { annals_contains(line.baseAddress, line.count, $0.baseAddress, $0.count) != 0 }
    }
}
