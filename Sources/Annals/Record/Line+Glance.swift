import Foundation

// A look at a stored line that finds out, without reading it, whether it can matter to a view.

extension Entry {
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

extension Entry {
    /// What stands for the type of a line; `nil` where it is not as we write lines.
    static func typeMark(_ line: [UInt8]) -> UInt64? {
        line.withUnsafeBufferPointer { bytes in
            var glance = Glance(bytes)
            return glance.skip(past: "\"type\":\"") ? glance.word() : nil
        }
    }

    /// What stands for a type of that name.
    static func mark(_ name: String) -> UInt64 { Glance.mark(name.utf8) }
}

/// What a line has to do with a plan, as far as a glance tells.
///
/// It costs a fraction of reading the line.
package struct PlanGlance {
    fileprivate let type: UInt64
    /// The first session or task that it is about, and those after it.
    fileprivate private(set) var first: Subject?
    fileprivate private(set) var more: [Subject] = []
    /// Whether it is about anything else that a plan tells of.
    fileprivate private(set) var hasOthers = false

    private static let others = MarkSet(
        PlanFooting.kinds.subtracting([.session, .task]).map { Glance.mark($0.name.utf8) })

    /// Looks at a line; `nil` where it is not as we write lines, or is of a type that this release does not know: it has
    /// to be read.
    package init?(_ line: [UInt8]) {
        let found = line.withUnsafeBufferPointer { PlanGlance(bytes: $0) }
        guard let found else { return nil }
        self = found
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        var glance = Glance(bytes)
        guard glance.skip(past: "\"type\":\""), let type = glance.word(), Glance.types.contains(type),
            glance.skip(past: "\"about\":[")
        else { return nil }
        self.type = type
        while glance.take(UInt8(ascii: "\"")), let kind = glance.word() {
            if kind == Glance.session || kind == Glance.task {
                guard let number = glance.number() else { return nil }
                let thing = Subject(kind == Glance.session ? .session : .task, number)
                if first == nil { first = thing } else { more.append(thing) }
            } else if PlanGlance.others.contains(kind) {
                hasOthers = true
            }
            guard glance.skip(past: "\"") else { return nil }
            if !glance.take(UInt8(ascii: ",")) { return }
        }
        return nil
    }

    /// Whether it is about anything that a plan tells of.
    package var concernsPlan: Bool { first != nil || hasOthers }
}

/// What a stretch of lines tells at a glance of things that came and went in it: sessions that were held, tasks that
/// were done.
///
/// Of such a thing nothing is left in a state that keeps only what is not over; so its lines need not be read.
package struct PassingThings {
    /// How one thing stands after the lines so far.
    private enum State { case isBegun, isOver, mayMatter }
    private var states: [Subject: State] = [:]

    /// Knows of nothing yet.
    package init() {}

    private static let beginnings = MarkSet(["session-scheduled", "task-assigned"])
    private static let ends = MarkSet(["session-closed", "session-cancelled", "task-completed", "task-cancelled"])

    /// Takes note of the next line, in the order in which they are told.
    ///
    /// - Parameter isPlain: whether the entry stands as it is written: neither struck nor corrected.
    package mutating func note(_ glance: PlanGlance, isPlain: Bool) {
        guard let first = glance.first else { return }
        let isAlone = isPlain && !glance.hasOthers && glance.more.isEmpty
        note(first, glance.type, isAlone)
        for thing in glance.more { note(thing, glance.type, isAlone) }
    }

    private mutating func note(_ thing: Subject, _ type: UInt64, _ isAlone: Bool) {
        switch states[thing] {
        case nil: states[thing] = isAlone && PassingThings.beginnings.contains(type) ? .isBegun : .mayMatter
        case .isBegun where isAlone && PassingThings.ends.contains(type): states[thing] = .isOver
        case .isBegun where isAlone: break
        case .isBegun, .isOver, .mayMatter: states[thing] = .mayMatter
        }
    }

    /// Whether a line is about nothing that a plan tells of but what came and went.
    package func passesOver(_ glance: PlanGlance) -> Bool {
        guard let first = glance.first, !glance.hasOthers else { return false }
        return states[first] == .isOver && glance.more.allSatisfy { states[$0] == .isOver }
    }
}

/// Some marks, found by one look into a table.
private struct MarkSet: Sendable {
    /// A power of two of places, each with a mark or 0, which is no name's.
    private var places: [UInt64]

    init(_ marks: [UInt64]) {
        places = Array(repeating: 0, count: 16)
        while places.count < marks.count * 4 { places += places }
        for mark in marks {
            var place = Int(truncatingIfNeeded: mark) & (places.count - 1)
            while places[place] != 0, places[place] != mark { place = (place + 1) & (places.count - 1) }
            places[place] = mark
        }
    }

    init(_ names: [StaticString]) {
        self.init(
            names.map { Glance.mark(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)) })
    }

    func contains(_ mark: UInt64) -> Bool {
        var place = Int(truncatingIfNeeded: mark) & (places.count - 1)
        while places[place] != 0 {
            if places[place] == mark { return true }
            place = (place + 1) & (places.count - 1)
        }
        return false
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
    static let types = MarkSet(AnyAction.catalogue.map { mark($0.name.utf8) })
    static let session = mark(Subject.Kind.session.name.utf8)
    static let task = mark(Subject.Kind.task.name.utf8)

    /// Goes on behind the next place where those bytes stand.
    mutating func skip(past text: StaticString) -> Bool {
        guard let found = bytes.index(of: text, from: index) else { return false }
        index = found + text.utf8CodeUnitCount
        return true
    }

    /// The number of an id such as `:S-17`, with which a subject goes on here; `nil` of anything else.
    mutating func number() -> UInt32? {
        guard index + 3 < bytes.count, bytes[index] == UInt8(ascii: ":"), bytes[index + 2] == UInt8(ascii: "-") else {
            return nil
        }
        index += 3
        var number: UInt64 = 0
        let start = index
        while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
            number = number * 10 + UInt64(bytes[index] - UInt8(ascii: "0"))
            guard number <= UInt32.max else { return nil }
            index += 1
        }
        return index > start ? UInt32(number) : nil
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
