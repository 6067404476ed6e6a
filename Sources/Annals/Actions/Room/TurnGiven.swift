// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody may speak.
public struct TurnGiven: Action {
    public static let name = "turn-given"
    public static let summary = "A person gets the turn to speak; whoever had it before has it no more."
    public static let by = Authority.lead
    public var session = SessionID()
    public var person = PersonID()
    public var seconds: Int?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("person", &person, "who is to speak")
        try visit("seconds", &seconds, "how many seconds they have")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.open(session, with: person)
        try world.mustBeAboveZero("seconds", seconds)
        if story.floor.speaking?.person == person { throw .isAlready(person.subject, "speaking in \(session)") }
    }
}
