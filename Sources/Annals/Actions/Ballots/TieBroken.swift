// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// The chair's casting vote.
public struct TieBroken: Action {
    public static let name = "tie-broken"
    public static let summary = "The ballot's chair decides where the votes were equal."
    public static let by = Authority(.voter)
    public var ballot = BallotID()
    public var option = ""
    public var reason = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit.title("option", &option, "for or against, or one of the options that are level")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(ballot)
        guard story.verdict == .tied, story.tieBreak == nil else { throw .noTie(ballot) }
        let actor = try world.actor("tie-broken")
        guard let chair = story.terms.chair else { throw .noChair(ballot) }
        guard chair == actor else { throw .notTheChair(actor, ballot, chair: chair) }
        let level = story.level
        guard level.contains(option) else { throw .noSuchChoice(option, level) }
    }
}
