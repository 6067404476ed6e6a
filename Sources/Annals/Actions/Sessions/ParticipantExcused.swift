// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody will not come.
public struct ParticipantExcused: Action {
    public static let name = "participant-excused"
    public static let summary = "An invited person is excused from a session."
    public static let by = Authority(.steward, .tracker, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var person = PersonID()
    public var reason: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("person", &person, "who is excused")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(session)
        try world.mustNotBeOver(story)
        guard story.isInvited(person) else {
            throw .isNot(person.subject, "invited to \(session)", so: "there is nothing to excuse them from")
        }
    }
}
