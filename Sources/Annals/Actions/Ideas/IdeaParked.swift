// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Not now.
public struct IdeaParked: Action {
    public static let name = "idea-parked"
    public static let summary = "An idea is parked, to come up again."
    public static let by = Authority.session
    public var idea = IdeaID()
    public var until: Period?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("idea", &idea, "the idea")
        try visit("until", &until, "when to take it up again")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustBeAlive(idea)
        try world.mustNotBeVotedOn(idea)
    }
}
