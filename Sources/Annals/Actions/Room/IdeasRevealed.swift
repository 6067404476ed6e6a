// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// What was hidden comes to light.
public struct IdeasRevealed: Action {
    public static let name = "ideas-revealed"
    public static let summary =
        "Hidden ideas of a session are revealed, all or those of one question; after all, its mode is open again."
    public static let by = Authority.lead
    public var session = SessionID()
    public var question: QuestionID?
    public var ideas: [IdeaID] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("question", &question, "only the ideas that answer it; the mode then holds on for the others")
        try visit.about("ideas", &ideas, "the ideas that are revealed; filled in")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(session)
        if let question { try world.question(question, of: session) }
        if world.judgesAgain { return }
        let hidden = try hiddenIdeas(&world)
        if hidden.isEmpty, question != nil || story.capture.isOpen { throw .nothingHidden(session) }
        if ideas.isEmpty { ideas = hidden }
        for idea in ideas where !hidden.contains(idea) {
            throw .isNot(idea.subject, "hidden in \(session)", so: "leave “ideas” out, and what is hidden is revealed")
        }
        if let double = ideas.firstDouble { throw .namedTwice(double.subject, "ideas") }
        if let other = hidden.first(where: { !ideas.contains($0) }) {
            throw .needs("ideas", "\(other) is hidden as well; leave the list out, and what is hidden is revealed")
        }
    }

    /// What is hidden in the session, in the order of capture; what was withdrawn stays hidden.
    private func hiddenIdeas(_ world: inout World) throws(Refusal) -> [IdeaID] {
        var hidden: [IdeaID] = []
        for entry in try world.entries(naming: session.subject) {
            let idea: IdeaID? =
                switch entry.action {
                case .ideaCaptured(let it): it.idea
                case .carried(let it): it.item.subject.flatMap { IdeaID($0) }
                default: nil
                }
            guard let idea, !hidden.contains(idea), let story = try world.storyIfAny(idea) else { continue }
            let isAsked = question == nil || story.question == question
            if story.isHidden, story.withdrawn == nil, isAsked, story.sessions.contains(session) { hidden.append(idea) }
        }
        return hidden
    }
}
