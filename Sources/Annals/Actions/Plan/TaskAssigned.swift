// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody takes something on.
public struct TaskAssigned: Action {
    public static let name = "task-assigned"
    public static let summary = "A task is assigned: what, to whom, by when, and what it comes from."
    public static let by = Authority(.participant, .owner, .tracker, .coach, .moderator, .chair, .scribe)
    public var task = TaskID()
    public var title = ""
    public var owner: PersonID?
    public var starts: Period?
    public var due: Period?
    public var after: [TaskID] = []
    public var from: [Reference] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("task", &task, "the new task's id")
        try visit.title("title", &title, "what is to be done")
        try visit("owner", &owner, "who does it")
        try visit("starts", &starts, "when it begins")
        try visit("due", &due, "by when it is to be done")
        try visit("after", &after, "the tasks that come before it")
        try visit("from", &from, "the decision, goal, idea, finding or question that it comes from")
    }

    public var remarks: [Wording] {
        var remarks: [Wording] = []
        if owner == nil {
            remarks.append(
                Wording(
                    "\(task) has no owner; name one with task-reassigned",
                    russian: "у \(task) нет ответственного; назовите его через task-reassigned"))
        }
        if due == nil {
            remarks.append(
                Wording(
                    "\(task) has no due date; give one with task-rescheduled",
                    russian: "у \(task) нет срока; назовите его через task-rescheduled"))
        }
        return remarks
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let owner { _ = try world.here(owner) }
        try world.mustNotCircle(task, after: after)
    }
}
