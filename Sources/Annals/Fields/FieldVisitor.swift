// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// What an action says of one of its fields.
public struct Field: Sendable {
    /// The name in the line.
    public let name: StaticString
    /// What it holds, for people.
    public let words: StaticString
    /// What its ids are to the entry.
    public let role: Role
    /// Whether a list must have something in it.
    public let isRequired: Bool
    /// The greatest count of Unicode scalars of a text.
    public let limit: Int
    /// Whether it is a person's own, and stands sealed under their key in the line.
    public var isPersonal = false

    /// What the ids of a field are to the entry.
    public enum Role: Sendable {
        /// Mentioned; or, for the first field with an id, what the entry is about.
        case plain
        /// The entry is about it.
        case about
        /// Mentioned, never what the entry is about.
        case mentioned
        /// The action creates it; left out, the next number is given.
        case creates
        /// The action creates it, or carries on with one that exists.
        case createsOrExtends
        /// Given by the caller, kept in the ballot box, and never in a line.
        case sealed
    }
}

/// Goes through the fields of an action: reads, writes, checks or describes them.
///
/// One type for all of that, told apart by its pass, so that the compiler knows both the visitor and each field's type
/// where an action names its fields: that makes reading a line several times faster than a protocol would.
public struct FieldVisitor {
    let pass: Pass
    /// What the reading passes read from.
    var json = JSONReader([])
    var isFirst = true
    var members: [Member] = []
    var known: [StaticString] = []
    /// What the writing passes wrote.
    var writer = JSONWriter(capacity: 0)
    var bytes: JSONObject = []
    /// What the other passes found.
    var named = SubjectCollector()
    var found: [(subject: Subject, role: Field.Role)] = []
    var descriptions: [FieldDescription] = []
    var giver = NumberGiver()

    /// What a visitor does with each field.
    enum Pass {
        case readLine, readInput, readInOrder, write, collectBytes, check, giveNumbers, nameSubjects, findSubjects,
            describe
    }

    /// A member of an object that is read in any order.
    struct Member {
        let key: String
        let index: Int
        var isUsed = false
    }

    init(_ pass: Pass) {
        self.pass = pass
    }
}

extension FieldVisitor {
    /// A field of any kind: an optional value may be left out, a list may be empty.
    public mutating func callAsFunction(
        _ name: StaticString, _ value: inout some FieldValue, _ words: StaticString, limit: Int = 10_000
    ) throws(Fault) {
        try visit(Field(name: name, words: words, role: .plain, isRequired: false, limit: limit), &value)
    }

    /// A title or name: 1 to 200 Unicode scalars.
    public mutating func title(
        _ name: StaticString, _ value: inout some FieldValue, _ words: StaticString
    ) throws(Fault) {
        try visit(Field(name: name, words: words, role: .plain, isRequired: false, limit: 200), &value)
    }

    /// A title or name that is a person's own: it stands sealed under their key, and goes when they are forgotten.
    public mutating func personal(
        _ name: StaticString, _ value: inout some FieldValue, _ words: StaticString
    ) throws(Fault) {
        try visit(
            Field(name: name, words: words, role: .plain, isRequired: false, limit: 200, isPersonal: true), &value)
    }

    /// A list with at least one element.
    public mutating func some(
        _ name: StaticString, _ value: inout [some FieldValue], _ words: StaticString
    ) throws(Fault) {
        try visit(Field(name: name, words: words, role: .plain, isRequired: true, limit: 10_000), &value)
    }

    /// Ids that the entry is about.
    public mutating func about(
        _ name: StaticString, _ value: inout some FieldValue, _ words: StaticString, required: Bool = false
    ) throws(Fault) {
        try visit(Field(name: name, words: words, role: .about, isRequired: required, limit: 200), &value)
    }

    /// Ids that are mentioned even where they come first.
    public mutating func mentions(
        _ name: StaticString, _ value: inout some FieldValue, _ words: StaticString
    ) throws(Fault) {
        try visit(Field(name: name, words: words, role: .mentioned, isRequired: false, limit: 200), &value)
    }

    /// What the caller gives for the ballot box; it never stands in a line.
    public mutating func sealed(
        _ name: StaticString, _ value: inout (some FieldValue)?, _ words: StaticString
    ) throws(Fault) {
        try visit(Field(name: name, words: words, role: .sealed, isRequired: false, limit: 10_000), &value)
    }

    /// The id that the action creates.
    public mutating func creates(
        _ name: StaticString, _ value: inout some FieldValue, _ words: StaticString
    ) throws(Fault) {
        try visit(Field(name: name, words: words, role: .creates, isRequired: false, limit: 200), &value)
    }

    /// The id that the action creates, or carries on with.
    public mutating func createsOrExtends(
        _ name: StaticString, _ value: inout some FieldValue, _ words: StaticString
    ) throws(Fault) {
        try visit(Field(name: name, words: words, role: .createsOrExtends, isRequired: false, limit: 200), &value)
    }
}

/// A kind of value that a field can hold.
public protocol FieldValue: Sendable, Equatable {
    /// What it looks like, for help, schema and forms.
    static var shape: Shape { get }
    /// The value of a field that is left out; `nil` where it must be given.
    static var whenAbsent: Self? { get }
    /// Reads one JSON value.
    static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Self
    /// Writes one JSON value. Not called where `isAbsent`.
    func write(_ json: inout JSONWriter)
    /// Whether the field is left out of the line.
    var isAbsent: Bool { get }
    /// Refuses what a program may have put in wrongly: an id never set, a text too long.
    func check(_ field: Field) throws(Fault)
    /// Whether values of this kind can name subjects at all.
    static var namesSubjects: Bool { get }
    /// Goes through the subjects it names.
    func forEachSubject(_ body: (Subject) -> Void)
    /// Goes through the subjects it names, each with what it is to the entry: what its own field says or, where that
    /// says nothing, the field around it.
    func forEachSubject(as role: Field.Role, _ body: (Subject, Field.Role) -> Void)
    /// Whether ids may stand further in that the action creates: those of a list of things.
    static var createsSubjects: Bool { get }
    /// Gives a number to each id that has none.
    mutating func giveNumbers(_ giver: inout NumberGiver)
}

extension FieldValue {
    public static var whenAbsent: Self? { nil }
    public static var namesSubjects: Bool { false }
    public var isAbsent: Bool { false }
    public func check(_ field: Field) throws(Fault) {}
    public func forEachSubject(_ body: (Subject) -> Void) {}
    public func forEachSubject(as role: Field.Role, _ body: (Subject, Field.Role) -> Void) {
        forEachSubject { body($0, role) }
    }
    public static var createsSubjects: Bool { false }
    public mutating func giveNumbers(_ giver: inout NumberGiver) {}
}

/// Counts the new ids of one action: each is given the next number of its kind.
public struct NumberGiver {
    /// The next number of each kind.
    var numbers: [Subject: Subject] = [:]
    /// Ids that the caller gave, which are passed over.
    var given: Set<Subject> = []
    /// A kind whose next number is not known.
    var missing: Subject?

    /// The next id of a kind; without a number where that is not known, or is the rule's to say.
    mutating func next(_ kind: Subject.Kind) -> Subject {
        let whole = Subject(kind)
        if kind.hasParts { return whole }
        guard var next = numbers[whole] else {
            missing = whole
            return whole
        }
        while given.contains(next) { next = Subject(kind, next.number &+ 1) }
        numbers[whole] = Subject(kind, next.number &+ 1)
        return next
    }
}

/// What a value looks like.
public indirect enum Shape: Sendable, Equatable {
    case text
    case number
    case integer
    case truth
    case words([String])
    case id([Subject.Kind])
    case anyID
    case personOrLevel
    case position
    case period
    case when
    case choice
    case list(Shape)
    case map(Shape, Shape)
    case object(String, [FieldDescription])
}

/// A field, described for help, schema and forms.
public struct FieldDescription: Sendable, Equatable {
    /// The name in the line.
    public let name: String
    /// What it holds.
    public let words: String
    /// What its value looks like.
    public let shape: Shape
    /// Whether it must be given by the caller.
    public let isRequired: Bool
    /// Whether the action creates this id.
    public let isNew: Bool
    /// Whether it is kept in the ballot box and never in a line.
    public let isSealed: Bool
    /// Whether it is a person's own, and stands sealed under their key in the line.
    public let isPersonal: Bool
    /// The greatest count of Unicode scalars of a text.
    public let limit: Int
}

extension String {
    /// The same text with every control character shown as `�`, so that a message stays one line on any terminal.
    var onOneLine: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? "\u{FFFD}" : $0 }))
    }

    /// At most its first 40 characters: what somebody typed, to be named in a message.
    var excerpt: String { unicodeScalars.count > 40 ? String(unicodeScalars.prefix(40)) + "…" : self }
}

extension Unicode.Scalar {
    /// Whether it is a control character or ends a line.
    var isControl: Bool { properties.generalCategory == .control || self == "\u{2028}" || self == "\u{2029}" }
}
