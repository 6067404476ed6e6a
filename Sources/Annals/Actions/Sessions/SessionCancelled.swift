// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A session will not take place.
public struct SessionCancelled: Action {
    public static let name = "session-cancelled"
    public static let summary = "A session is called off."
    public static let by = Authority(.steward, .tracker, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var reason: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(session)
        try world.mustNotBeOver(story)
        if story.isOpen { throw .isAlready(session.subject, "open; close it instead", since: story.opened) }
    }
}
