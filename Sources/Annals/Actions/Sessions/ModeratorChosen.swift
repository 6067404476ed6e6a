// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Who leads, and how.
public struct ModeratorChosen: Action {
    public static let name = "moderator-chosen"
    public static let summary = "The moderator of a session is chosen, with the style to lead in."
    public static let by = Authority(.steward, .tracker, .moderator, .chair, .scribe)
    public var session = SessionID()
    public var person = PersonID()
    public var style = ModeratorStyle.blankSheet
    public var why: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("person", &person, "the moderator")
        try visit("style", &style, "how they are to lead")
        try visit("why", &why, "why them, and why so")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(session)
        try world.mustNotBeOver(story)
        guard story.has(person, as: .moderator) else {
            throw .isNot(person.subject, "invited to \(session) as moderator", so: "record participant-invited first")
        }
    }
}
