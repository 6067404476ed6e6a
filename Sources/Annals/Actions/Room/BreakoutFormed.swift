// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A few people go and work by themselves.
public struct BreakoutFormed: Action {
    public static let name = "breakout-formed"
    public static let summary = "Some people of a session form a breakout."
    public static let by = Authority.lead
    public var breakout = BreakoutID()
    public var session = SessionID()
    public var title = ""
    public var people: [PersonID] = []
    public var question: QuestionID?
    public var minutes: Int?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("breakout", &breakout, "the new breakout's id")
        try visit.about("session", &session, "the session", required: true)
        try visit.title("title", &title, "what it is called")
        try visit.some("people", &people, "who sits in it")
        try visit("question", &question, "what it works on")
        try visit("minutes", &minutes, "for how long")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.open(session)
        if let double = people.firstDouble { throw .namedTwice(double.subject, "people") }
        try world.mustBeAboveZero("minutes", minutes)
        if let question { try world.question(question, of: session) }
        for person in people {
            _ = try world.here(person)
            if let other = story.breakouts.first(where: { $0.isOpen && $0.people.contains(person) }) {
                throw .isAlready(person.subject, "in \(other.breakout)")
            }
        }
    }
}
