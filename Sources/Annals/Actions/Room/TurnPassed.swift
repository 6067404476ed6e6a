// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody does not want to speak, now or any longer.
public struct TurnPassed: Action {
    public static let name = "turn-passed"
    public static let summary = "A person passes: gives up the turn, or their place among those who wait for it."
    public static let by = Authority(.themselves, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var person = PersonID()
    public var seconds: Int?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("person", &person, "who passes")
        try visit("seconds", &seconds, "how many seconds they spoke before, where not the time since they got the turn")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        _ = try world.open(session, with: person)
        try world.mustBeAboveZero("seconds", seconds)
    }
}
