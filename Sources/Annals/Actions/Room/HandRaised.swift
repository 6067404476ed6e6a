// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody wants to speak.
public struct HandRaised: Action {
    public static let name = "hand-raised"
    public static let summary = "A person in the room asks to speak."
    public static let by = Authority(.themselves, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var person = PersonID()
    public var seconds: Int?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("person", &person, "who wants to speak")
        try visit("seconds", &seconds, "how many seconds they ask for")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.open(session, with: person)
        try world.mustBeAboveZero("seconds", seconds)
        if story.floor.queue.contains(person) { throw .isAlready(person.subject, "waiting to speak in \(session)") }
        if story.floor.speaking?.person == person { throw .isAlready(person.subject, "speaking in \(session)") }
    }
}
