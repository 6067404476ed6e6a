// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// An answer.
public struct QuestionAnswered: Action {
    public static let name = "question-answered"
    public static let summary = "A question is answered; a later answer takes the place of an earlier one."
    public static let by = Authority.session
    public var question = QuestionID()
    public var text = ""
    public var basis: [Reference] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("question", &question, "the question")
        try visit("text", &text, "the answer")
        try visit.mentions("basis", &basis, "what it rests on: ids, entries, links")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
    }
}
