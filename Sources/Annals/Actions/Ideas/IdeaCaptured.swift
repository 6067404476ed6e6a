// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// An idea is written down.
public struct IdeaCaptured: Action {
    public static let name = "idea-captured"
    public static let summary = "An idea is captured, in a session or into the lot of those that wait."
    public static let by = Authority(.anyone)
    public var idea = IdeaID()
    public var text = ""
    public var session: SessionID?
    public var themes: [ThemeID] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("idea", &idea, "the new idea's id")
        try visit("text", &text, "the idea, in its author's words")
        try visit("session", &session, "the session it is for; before its opening, it is preparation")
        try visit("themes", &themes, "the themes that it belongs to")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let session = session ?? world.session { try world.mustNotBeOver(try world.story(session)) }
    }
}
