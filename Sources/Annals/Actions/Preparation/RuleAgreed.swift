// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// What people agree to keep to.
public struct RuleAgreed: Action {
    public static let name = "rule-agreed"
    public static let summary = "People agree on a rule for a session."
    public static let by = Authority.session
    public var session = SessionID()
    public var rule = RuleID()
    public var text = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit.creates("rule", &rule, "the new rule's id")
        try visit("text", &text, "what is agreed")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustNotBeOver(try world.story(session))
    }
}
