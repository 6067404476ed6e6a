// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// The id of something that is of one of a few kinds, such as a goal or a task.
public protocol KindedID: FieldValue {
    /// The kinds that it can be of.
    static var kinds: [Subject.Kind] { get }
    /// What it names; number 0 where it names nothing yet.
    var subject: Subject { get set }
    init()
}

extension KindedID {
    /// Names one subject.
    public init(_ subject: Subject) {
        self.init()
        self.subject = subject
    }

    public static var shape: Shape { .id(kinds) }
    public static var namesSubjects: Bool { true }
    public var isAbsent: Bool { subject.number == 0 }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Self {
        Self(try json.subject(kinds, field))
    }

    public func write(_ json: inout JSONWriter) { json.id(subject) }

    public func check(_ field: Field) throws(Fault) {
        guard !isAbsent, Self.kinds.contains(subject.kind) else {
            throw Fault(
                "is missing; give the id of \(Self.kinds.map(\.withArticle).joined(separator: " or "))",
                russian: "не указано; нужен номер: \(Self.kinds.map(\.inRussian).joined(separator: " или "))")
        }
    }

    public func forEachSubject(_ body: (Subject) -> Void) {
        if !isAbsent { body(subject) }
    }
}
