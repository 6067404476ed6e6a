// The whole idea. An action is something that somebody did, named in the past tense; its rules let it be recorded or
// refuse it; a recorded action is an entry; everything that anyone reads is a fold over entries.

/// One kind of action: its fields, its words and its rules, in one place.
public protocol Action: Sendable, Equatable {
    /// The stored name, as in `idea-captured`: chosen once, never derived.
    static var name: String { get }
    /// The version of the fields, from 1. Older versions are read through `upcast`.
    static var version: Int { get }
    /// One sentence for people: what happened when this is recorded.
    static var summary: String { get }
    /// Who may do it.
    static var by: Authority { get }
    /// What entries of this kind are to the stories of their subjects.
    static var bearing: Bearing { get }

    /// An action whose fields are still to be filled in.
    init()

    /// Names every field to the visitor, in the stored order: the one description from which reading, writing, help,
    /// schema and index come.
    mutating func fields(_ visit: inout FieldVisitor) throws(Fault)

    /// Completes the action (the count of a ballot, the people present) or refuses it. Pure: looks at nothing but the
    /// world it is given, and run again on what it completed it changes nothing.
    mutating func judge(_ world: inout World) throws(Refusal)

    /// The subjects it is about beyond those that its fields say.
    var furtherSubjects: [Subject] { get }

    /// What a good record would say and this one does not, a sentence each. It is recorded all the same.
    var remarks: [Wording] { get }

    /// Rewrites the fields of an older version as those of the next one.
    static func upcast(_ data: inout JSONObject, from version: Int)
}

/// How an entry of a kind weighs in the stories of others.
public enum Bearing: Sendable {
    /// Part of the story of what it is about.
    case story
    /// Only mentions (a note, an argument): never stands in the way of a late entry or a strike.
    case annotation
    /// Part of the story of what it is about, and nobody may strike it: a sealed vote, the papers of a ballot box.
    case lastingStory
    /// Nobody may strike it.
    case lasting

    /// Whether what comes later may hang on it.
    public var isStory: Bool { self == .story || self == .lastingStory }
    /// Whether nobody may strike it.
    public var isLasting: Bool { self == .lasting || self == .lastingStory }
}

/// A view: a value folded from entries in the order of (occurredAt, position), free of input, clock and chance.
public protocol Projection: Sendable {
    /// The view of an empty log.
    init()
    /// Takes up one more entry. Never refuses: what was recorded, happened.
    mutating func apply(_ entry: Entry)
}

extension Action {
    /// The first.
    public static var version: Int { 1 }
    /// Part of the story of what it is about.
    public static var bearing: Bearing { .story }
    /// None.
    public var furtherSubjects: [Subject] { [] }
    /// None.
    public var remarks: [Wording] { [] }
    /// Nothing to rewrite.
    public static func upcast(_ data: inout JSONObject, from version: Int) {}

    /// Makes an action by filling in its fields.
    public init<Failure>(_ fill: (inout Self) throws(Failure) -> Void) throws(Failure) {
        self.init()
        try fill(&self)
    }
}

extension Projection {
    /// The view after all those entries.
    public init(folding entries: some Sequence<Entry>) {
        self.init()
        for entry in entries { apply(entry) }
    }
}
