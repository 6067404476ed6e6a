// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// An idea gets better words.
public struct IdeaReworded: Action {
    public static let name = "idea-reworded"
    public static let summary = "An idea gets another wording; the earlier one stays on record."
    public static let by = Authority(.owner, .moderator, .scribe)
    public var idea = IdeaID()
    public var text = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("idea", &idea, "the idea")
        try visit("text", &text, "its new wording")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(idea)
        if let withdrawn = story.withdrawn { throw .isAlready(idea.subject, "withdrawn", since: withdrawn) }
        if story.text == text { throw .nothingChanges(idea.subject) }
    }
}
