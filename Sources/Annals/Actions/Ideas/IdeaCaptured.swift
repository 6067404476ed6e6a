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
    public var question: QuestionID?
    public var breakout: BreakoutID?
    public var themes: [ThemeID] = []
    public var hidden: Bool?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("idea", &idea, "the new idea's id")
        try visit("text", &text, "the idea, in its author's words")
        try visit("session", &session, "the session it is for; before its opening, it is preparation")
        try visit("question", &question, "the question that it answers")
        try visit("breakout", &breakout, "the breakout that it comes from")
        try visit("themes", &themes, "the themes that it belongs to")
        try visit("hidden", &hidden, "whether it stays hidden until the session reveals it; filled in by its mode")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try findSession(&world)
        guard let place = session ?? world.session else {
            if hidden == true { throw .needs("session", "only a session reveals what is hidden") }
            return
        }
        let story = try world.story(place)
        try world.mustNotBeOver(story)
        if let question { try world.question(question, of: place) }
        if let breakout, try world.story(breakout).session != place {
            throw .ofAnother(breakout.subject, place.subject)
        }
        if world.judgesAgain { return }
        if story.capture.hides {
            if hidden == false { throw .isAlready(place.subject, "hidden by its mode; leave “hidden” out") }
            hidden = true
        }
        if story.capture.isAnonymous { world.makesAnonymous() }
    }

    /// Takes the session of the breakout or question where none is named, so that its mode holds for that door too.
    private mutating func findSession(_ world: inout World) throws(Refusal) {
        guard session == nil, world.session == nil, !world.judgesAgain else { return }
        if let breakout { session = try world.story(breakout).session }
        guard session == nil, let question else { return }
        for place in try world.story(question).sessions.reversed() {
            let state = try world.story(place).state
            if state != .closed, state != .cancelled {
                session = place
                return
            }
        }
    }
}
