// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody comes into the room.
public struct PersonArrived: Action {
    public static let name = "person-arrived"
    public static let summary = "A person comes into the room of an open session."
    public static let by = Authority(.themselves, .participant, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var person = PersonID()
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("person", &person, "who comes in")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.open(session)
        _ = try world.here(person)
        if story.present.contains(person) { throw .isAlready(person.subject, "in the room of \(session)") }
    }
}
