// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Something is put up for decision.
public struct DecisionProposed: Action {
    public static let name = "decision-proposed"
    public static let summary = "A decision is proposed: what is to be decided, and in which situation."
    public static let by = Authority.session
    public var decision = DecisionID()
    public var title = ""
    public var context: String?
    public var question: QuestionID?
    public var goals: [GoalID] = []
    public var from: [Reference] = []
    public var themes: [ThemeID] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("decision", &decision, "the new decision's id")
        try visit.title("title", &title, "what is to be decided, in a few words")
        try visit("context", &context, "the situation that asks for it")
        try visit("question", &question, "the question that it is to answer")
        try visit("goals", &goals, "the goals that it serves")
        try visit("from", &from, "the ideas, findings or matters that it comes from")
        try visit("themes", &themes, "the themes that it belongs to")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {}
}
