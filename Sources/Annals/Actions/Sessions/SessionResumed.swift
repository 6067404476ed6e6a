// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// The break is over.
public struct SessionResumed: Action {
    public static let name = "session-resumed"
    public static let summary = "A session goes on after an interruption."
    public static let by = Authority.lead
    public var session = SessionID()
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.open(session)
        if story.state != .paused { throw .isNot(session.subject, "paused", so: "it goes on already") }
    }
}
