// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody leaves the room.
public struct PersonDeparted: Action {
    public static let name = "person-departed"
    public static let summary = "A person leaves the room of an open session."
    public static let by = Authority(.themselves, .participant, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var person = PersonID()
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("person", &person, "who leaves the room")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.open(session)
        guard story.present.contains(person) else {
            throw .isNot(person.subject, "in the room of \(session)", so: "they cannot leave it")
        }
    }
}
