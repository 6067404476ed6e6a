// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Ideas that say the same become one.
public struct IdeasMerged: Action {
    public static let name = "ideas-merged"
    public static let summary = "Ideas that say the same are merged into one of them."
    public static let by = Authority.session
    public var into = IdeaID()
    public var from: [IdeaID] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("into", &into, "the idea that stays", required: true)
        try visit.about("from", &from, "the ideas that it takes up", required: true)
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if from.contains(into) { throw .ofItself(into.subject, "from") }
        if let double = from.firstDouble { throw .namedTwice(double.subject, "from") }
        for idea in [into] + from { try world.mustBeAlive(idea) }
    }
}
