// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Ideas are put together.
public struct IdeasGrouped: Action {
    public static let name = "ideas-grouped"
    public static let summary =
        "Ideas are put into a group, new or standing. An idea lies in one group; the later wins."
    public static let by = Authority.session
    public var group = GroupID()
    public var title: String?
    public var ideas: [IdeaID] = []
    public var themes: [ThemeID] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.createsOrExtends("group", &group, "the group: left out, a new one")
        try visit.title("title", &title, "what the ideas have in common")
        try visit.about("ideas", &ideas, "the ideas", required: true)
        try visit("themes", &themes, "the themes that the group belongs to")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let double = ideas.firstDouble { throw .namedTwice(double.subject, "ideas") }
        for idea in ideas {
            let story = try world.story(idea)
            if let here = world.session { try world.mustBelong(story, to: here) }
        }
    }
}
