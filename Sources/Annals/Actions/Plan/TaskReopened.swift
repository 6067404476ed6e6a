// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Not done after all.
public struct TaskReopened: Action {
    public static let name = "task-reopened"
    public static let summary = "A task that was done or cancelled is taken up again."
    public static let by = Authority.followUp
    public var task = TaskID()
    public var why = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("task", &task, "the task")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if try world.story(task).isOpen { throw .isNot(task.subject, "done or cancelled", so: "it is open already") }
    }
}
