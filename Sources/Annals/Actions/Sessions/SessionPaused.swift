// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A break.
public struct SessionPaused: Action {
    public static let name = "session-paused"
    public static let summary = "A session is interrupted."
    public static let by = Authority.lead
    public var session = SessionID()
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.open(session)
        if story.state == .paused { throw .isAlready(session.subject, "paused") }
    }
}
