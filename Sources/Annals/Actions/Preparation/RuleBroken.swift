// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A rule was not kept.
public struct RuleBroken: Action {
    public static let name = "rule-broken"
    public static let summary = "A rule of a session is broken."
    public static let by = Authority.session
    public var session = SessionID()
    public var rule = RuleID()
    public var note: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit.about("rule", &rule, "the rule", required: true)
        try visit("note", &note, "what happened")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustNotBeOver(try world.story(session))
        guard try world.story(rule).session == session else { throw .ofAnother(rule.subject, session.subject) }
    }
}
