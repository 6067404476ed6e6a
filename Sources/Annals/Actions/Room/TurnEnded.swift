// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody has spoken.
public struct TurnEnded: Action {
    public static let name = "turn-ended"
    public static let summary = "A person's turn to speak is over."
    public static let by = Authority(.themselves, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var person = PersonID()
    public var seconds: Int?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("person", &person, "who has spoken")
        try visit("seconds", &seconds, "how many seconds they spoke, where not the time since they got the turn")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.open(session, with: person)
        try world.mustBeAboveZero("seconds", seconds)
        guard story.floor.speaking?.person == person else {
            throw .isNot(person.subject, "speaking in \(session)", so: "there is no turn of theirs to end")
        }
    }
}
