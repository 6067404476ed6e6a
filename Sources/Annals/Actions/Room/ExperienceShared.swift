// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A moderator's own case.
public struct ExperienceShared: Action {
    public static let name = "experience-shared"
    public static let summary = "A moderator tells of their own experience, kept apart from the team's ideas."
    public static let by = Authority.lead
    public var session = SessionID()
    public var text = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("text", &text, "the case, in their words")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        _ = try world.open(session)
    }
}
