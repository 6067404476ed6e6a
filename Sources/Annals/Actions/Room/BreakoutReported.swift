// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// They come back.
public struct BreakoutReported: Action {
    public static let name = "breakout-reported"
    public static let summary = "A breakout comes back and says what came of it."
    public static let by = Authority.session
    public var breakout = BreakoutID()
    public var text: String?
    public var ideas: [IdeaID] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("breakout", &breakout, "the breakout")
        try visit("text", &text, "what came of it")
        try visit.about("ideas", &ideas, "the ideas that it brings")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(breakout)
        let session = story.plan.session
        world.isAlsoAbout(session.subject)
        _ = try world.open(session)
        if let report = story.report { throw .isAlready(breakout.subject, "back", since: report.mark) }
        if let double = ideas.firstDouble { throw .namedTwice(double.subject, "ideas") }
        for idea in ideas { try world.mustBelong(try world.story(idea), to: session) }
    }
}
