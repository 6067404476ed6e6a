// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// An idea is taken back.
public struct IdeaWithdrawn: Action {
    public static let name = "idea-withdrawn"
    public static let summary = "An idea is taken back."
    public static let by = Authority(.owner, .moderator, .scribe)
    public var idea = IdeaID()
    public var reason: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("idea", &idea, "the idea")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustBeAlive(idea)
        try world.mustNotBeVotedOn(idea)
    }
}
