// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody is to prepare something.
public struct HomeworkAssigned: Action {
    public static let name = "homework-assigned"
    public static let summary = "A person is given homework for a session."
    public static let by = Authority(.steward, .tracker, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var homework = HomeworkID()
    public var person = PersonID()
    public var what = ""
    public var kind: String?
    public var due = Period.year(1)
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit.creates("homework", &homework, "the new homework's id")
        try visit("person", &person, "who is to do it")
        try visit("what", &what, "what is to be prepared")
        try visit.title("kind", &kind, "revenue, productivity, trends, sales, bottlenecks, growth-points, or words")
        try visit("due", &due, "by when")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustNotBeOver(try world.story(session))
        _ = try world.here(person)
    }
}
