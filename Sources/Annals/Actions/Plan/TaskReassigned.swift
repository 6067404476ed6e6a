// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody else takes it over.
public struct TaskReassigned: Action {
    public static let name = "task-reassigned"
    public static let summary = "A task goes to another owner."
    public static let by = Authority.followUp
    public var task = TaskID()
    public var owner = PersonID()
    public var why: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("task", &task, "the task")
        try visit("owner", &owner, "who does it now")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.openTask(task)
        _ = try world.here(owner)
        if story.plan.owner == owner { throw .nothingChanges(task.subject) }
    }
}
