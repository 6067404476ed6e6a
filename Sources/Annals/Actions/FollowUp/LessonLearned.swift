// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Wiser now.
public struct LessonLearned: Action {
    public static let name = "lesson-learned"
    public static let summary = "Something was learned that should not have to be learned again."
    public static let by = Authority.session
    public static let bearing = Bearing.annotation
    public var session: SessionID?
    public var text = ""
    public var about: [Reference] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.mentions("session", &session, "the session in which, or of which, it was learned")
        try visit("text", &text, "the lesson")
        try visit.mentions("about", &about, "what it is about: any ids, or entries such as #17")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {}
}
