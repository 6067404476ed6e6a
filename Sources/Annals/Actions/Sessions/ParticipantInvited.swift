// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody is invited to a session.
public struct ParticipantInvited: Action {
    public static let name = "participant-invited"
    public static let summary = "A person is invited to a session, in a role."
    public static let by = Authority(.steward, .tracker, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var person = PersonID()
    public var role = SessionRole.participant
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("person", &person, "who is invited")
        try visit("role", &role, "as what")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(session)
        try world.mustNotBeOver(story)
        _ = try world.here(person)
        if story.has(person, as: role) { throw .isAlready(person.subject, "invited to \(session) as \(role.rawValue)") }
    }
}
