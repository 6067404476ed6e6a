// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Homework becomes another, or somebody else's.
public struct HomeworkChanged: Action {
    public static let name = "homework-changed"
    public static let summary = "Homework is worded anew, moved or given to somebody else."
    public static let by = Authority(.steward, .tracker, .moderator, .chair, .scribe)
    public var homework = HomeworkID()
    public var what: String?
    public var due: Period?
    public var person: PersonID?
    public var why = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("homework", &homework, "the homework")
        try visit("what", &what, "what is to be prepared")
        try visit("due", &due, "by when")
        try visit("person", &person, "who is to do it from now on")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.homework(homework)
        if let person { _ = try world.here(person) }
        var changed = story.plan
        apply(to: &changed)
        if changed == story.plan { throw .nothingChanges(homework.subject) }
    }

    /// The homework as it is after this change.
    func apply(to plan: inout HomeworkAssigned) {
        plan.what = what ?? plan.what
        plan.due = due ?? plan.due
        plan.person = person ?? plan.person
    }
}

extension World {
    /// Homework of a session that is not over; what is said of it belongs to the story of that session too.
    mutating func homework(_ homework: HomeworkID) throws(Refusal) -> Homework {
        let story = try story(homework)
        try mustNotBeOver(try self.story(story.plan.session))
        isAlsoAbout(story.plan.session.subject)
        return story
    }
}
