// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// The id of one subject of a kind: `Identifier<Ballot>` is written `B-2`.
public struct Identifier<Of: Story>: Hashable, Sendable {
    /// The number, from 1; 0 where none is given yet.
    public let number: UInt32
    /// The part, from 1 (`D-9.a`); 0 for the whole.
    public let part: UInt16

    /// Names one by its number; without one, an id still to be given.
    public init(_ number: UInt32 = 0, part: UInt16 = 0) {
        self.number = number
        self.part = part
    }

    /// The id of that subject; `nil` where it is of another kind.
    public init?(_ subject: Subject) {
        guard subject.kind == Of.kind else { return nil }
        self.init(subject.number, part: subject.part)
    }

    /// The subject that it names.
    public var subject: Subject { Subject(Of.kind, number, part: part) }

    /// Whether it names anything.
    public var isGiven: Bool { number > 0 }
}

extension Identifier: FieldValue {
    public static var shape: Shape { .id([Of.kind]) }
    public static var namesSubjects: Bool { true }
    public var isAbsent: Bool { !isGiven }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Identifier {
        let start = json.index
        if let subject = json.takePlainID() {
            if subject.kind == Of.kind { return Identifier(subject.number) }
            json.index = start
        }
        let subject = try json.subject([Of.kind], field)
        return Identifier(subject.number, part: subject.part)
    }

    public func write(_ json: inout JSONWriter) { json.id(subject) }

    public func check(_ field: Field) throws(Fault) {
        switch field.role {
        case .creates, .createsOrExtends: return
        case .plain, .about, .mentioned, .sealed:
            guard isGiven else {
                throw Fault(
                    "is missing; give the id of \(Of.kind.withArticle)",
                    russian: "не указано; нужен номер: \(Of.kind.inRussian)")
            }
        }
    }

    public func forEachSubject(_ body: (Subject) -> Void) {
        if isGiven { body(subject) }
    }

    public func forEachSubject(as role: Field.Role, _ body: (Subject, Field.Role) -> Void) {
        if isGiven { body(subject, role) }
    }

    public mutating func giveNumbers(_ giver: inout NumberGiver) {
        if !isGiven, let given = Identifier(giver.next(Of.kind)) { self = given }
    }
}

extension Identifier: CustomStringConvertible, LosslessStringConvertible, Comparable {
    /// As people write it: `B-2`.
    public var description: String { subject.id }

    /// Reads `B-2`.
    public init?(_ description: String) {
        guard let id = Subject(id: description).flatMap({ Identifier($0) }) else { return nil }
        self = id
    }

    /// Orders by number.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        (left.number, left.part) < (right.number, right.part)
    }
}

extension JSONReader {
    /// Reads an id of one of the kinds, or what the resolver takes for one.
    mutating func subject(_ kinds: [Subject.Kind], _ field: Field) throws(Fault) -> Subject {
        let start = index
        if let subject = takePlainID() {
            if kinds.isEmpty || kinds.contains(subject.kind) { return subject }
            index = start
        }
        let text = try string()
        // No id begins like a label.
        let isLabel = text.utf8.first == UInt8(ascii: "@")
        if !isLabel, let subject = Subject(id: text), kinds.isEmpty || kinds.contains(subject.kind) { return subject }
        guard let resolver else { throw Subject.notAnID(text, kinds) }
        switch field.role {
        case .creates, .createsOrExtends:
            if isLabel, let kind = kinds.first { return try resolver.declare(text, as: kind) }
            throw Subject.notAnID(text, kinds)
        case .plain, .about, .mentioned, .sealed:
            return try resolver.resolve(text, as: kinds)
        }
    }
}

extension Subject {
    /// What is wrong with a text that should be an id of one of the kinds.
    package static func notAnID(_ text: String, _ kinds: [Subject.Kind]) -> Fault {
        let shape = kinds.map { "the id of \($0.withArticle)" + ($0.firstID.map { " such as \($0)" } ?? "") }
        return Fault(
            "is “\(text.excerpt)”, expected \(kinds.isEmpty ? "an id such as D-1" : shape.joined(separator: " or "))",
            russian:
                "«\(text.excerpt)» не подходит, нужен номер\(kinds.isEmpty ? ", например D-1" : ": " + kinds.map(\.numberInRussian).joined(separator: " или "))"
        )
    }
}

extension Subject.Kind {
    /// The name with its article, for messages: `an idea`.
    var withArticle: String { ("aeiou".contains(name.prefix(1)) ? "an " : "a ") + name }

    /// The first id of this kind; `nil` where it has none with numbers.
    fileprivate var firstID: String? { letter.isEmpty ? nil : Subject(self, 1, part: hasParts ? 1 : 0).id }

    /// What an id of this kind names, and how it looks: `человек, например P-1`.
    fileprivate var numberInRussian: String { inRussian + (firstID.map { ", например \($0)" } ?? "") }

    /// Whether ids of this kind are parts of another's.
    public var hasParts: Bool { self == .alternative || self == .criterion }
}

/// Anything that has an id, an entry (`#17`), or a link to something outside.
public enum Reference: Hashable, Sendable {
    /// A subject; an entry is `Subject(.entry, 17)`.
    case subject(Subject)
    /// A link (`https://…`).
    case link(String)
}

extension Reference: FieldValue {
    public static var shape: Shape { .anyID }
    public static var namesSubjects: Bool { true }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Reference {
        let start = json.index
        let text = try json.string()
        if text.hasPrefix("https://") || text.hasPrefix("http://") { return .link(text) }
        json.index = start
        return .subject(try json.subject([], field))
    }

    public func write(_ json: inout JSONWriter) { json.string(description) }

    public func check(_ field: Field) throws(Fault) {
        if case .link(let link) = self { try link.check(field) }
    }

    public func forEachSubject(_ body: (Subject) -> Void) {
        if case .subject(let subject) = self { body(subject) }
    }
}

extension Reference: CustomStringConvertible {
    /// As people write it.
    public var description: String {
        switch self {
        case .subject(let subject): subject.id
        case .link(let link): link
        }
    }

    /// The subject, where it is one.
    public var subject: Subject? {
        if case .subject(let subject) = self { subject } else { nil }
    }
}

extension Position: FieldValue {
    public static var shape: Shape { .position }
    public static var namesSubjects: Bool { true }
    public var isAbsent: Bool { rawValue == 0 }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Position {
        if try json.peek() == .string {
            let text = try json.string()
            guard let position = Position(text) else {
                throw Fault(
                    "is “\(text.excerpt)”, expected a position such as #17",
                    russian: "«\(text.excerpt)» — не номер записи, такой как #17")
            }
            return position
        }
        let value = try Int.read(&json, field)
        guard value > 0 else { throw Position.tooLow(value) }
        return Position(value)
    }

    private static func tooLow(_ value: some BinaryInteger) -> Fault {
        Fault("is \(value), expected a position, from 1", russian: "\(value) — не номер записи; они идут с 1")
    }

    public func write(_ json: inout JSONWriter) { json.integer(rawValue) }

    public func check(_ field: Field) throws(Fault) {
        guard (1...Int64(UInt32.max)).contains(rawValue) else {
            throw Position.tooLow(rawValue)
        }
    }

    public func forEachSubject(_ body: (Subject) -> Void) {
        if let number = UInt32(exactly: rawValue) { body(Subject(.entry, number)) }
    }
}
