// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Later, or sooner.
public struct TaskRescheduled: Action {
    public static let name = "task-rescheduled"
    public static let summary = "A task gets another due date."
    public static let by = Authority.followUp
    public var task = TaskID()
    public var due = Period.year(1)
    public var why: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("task", &task, "the task")
        try visit("due", &due, "by when it is to be done now")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if try world.openTask(task).plan.due == due { throw .nothingChanges(task.subject) }
    }
}
