// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Not now, but not forgotten.
public struct Carried: Action {
    public static let name = "carried"
    public static let summary =
        "A task, idea, group, question or proposed decision is carried into a session; from then on it belongs to both."
    public static let by = Authority.session
    public var item = Reference.link("")
    public var into = SessionID()
    public var why: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("item", &item, "a task, idea, group, question or proposed decision")
        try visit("into", &into, "the session that takes it up")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustNotBeOver(try world.story(into))
        guard let subject = item.subject else { throw .notInTheLog(item) }
        if try world.openMatter(subject).contains(into) { throw .isAlready(subject, "of \(into)") }
    }
}

extension World {
    /// The sessions to which something belongs that is not finished yet, and so can be carried on.
    fileprivate mutating func openMatter(_ subject: Subject) throws(Refusal) -> [SessionID] {
        if let id = TaskID(subject) {
            let task = try openTask(id)
            return (task.began?.session).map { [$0] + task.carriedInto } ?? task.carriedInto
        }
        if let id = IdeaID(subject) {
            try mustBeAlive(id)
            // What was parked is taken up again, by the session that parked it too.
            let idea = try story(id)
            return idea.parked == nil ? idea.sessions : []
        }
        if let id = GroupID(subject) {
            let group = try story(id)
            return (group.began?.session).map { [$0] + group.carriedInto } ?? group.carriedInto
        }
        if let id = QuestionID(subject) {
            let question = try story(id)
            if let answer = question.answer { throw .isAlready(subject, "answered", since: answer.mark) }
            return question.sessions
        }
        if let id = DecisionID(subject) {
            try mustBeUndecided(id)
            let decision = try story(id)
            return (decision.began?.session).map { [$0] + decision.carriedInto } ?? decision.carriedInto
        }
        throw .isNot(
            subject, "a task, idea, group, question or proposed decision", so: "only these are carried into a session")
    }
}
