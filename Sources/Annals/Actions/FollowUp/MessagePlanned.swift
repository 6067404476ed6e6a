// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Who is to be told what.
public struct MessagePlanned: Action {
    public static let name = "message-planned"
    public static let summary = "It is planned who is told what of a session, by when and by whom."
    public static let by = Authority(.moderator, .chair, .scribe, .tracker)
    public var session = SessionID()
    public var audience = ""
    public var text = ""
    public var channel = ""
    public var due = Period.year(1)
    public var owner = PersonID()
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit.title("audience", &audience, "who is to be told")
        try visit("text", &text, "what they are to be told")
        try visit.title("channel", &channel, "by which way: e-mail, a meeting, the wall, …")
        try visit("due", &due, "by when")
        try visit("owner", &owner, "who tells them")
    }

    // The communication is planned in the session itself, when there can be no summary of it yet.
    public mutating func judge(_ world: inout World) throws(Refusal) { _ = try world.here(owner) }
}
