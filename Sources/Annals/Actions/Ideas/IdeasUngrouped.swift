// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Ideas are taken out of their group.
public struct IdeasUngrouped: Action {
    public static let name = "ideas-ungrouped"
    public static let summary = "Ideas are taken out of the group they lie in."
    public static let by = Authority.session
    public var ideas: [IdeaID] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("ideas", &ideas, "the ideas", required: true)
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        for idea in ideas where try world.story(idea).group == nil {
            throw .isNot(idea.subject, "in a group", so: "it cannot be taken out of one")
        }
    }
}
