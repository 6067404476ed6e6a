// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Something to find an answer to.
public struct QuestionPosed: Action {
    public static let name = "question-posed"
    public static let summary = "A question is posed, in a session or outside of any."
    public static let by = Authority.session
    public var question = QuestionID()
    public var session: SessionID?
    public var text = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("question", &question, "the new question's id")
        try visit("session", &session, "the session it is posed in")
        try visit("text", &text, "what is asked")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
    }
}
