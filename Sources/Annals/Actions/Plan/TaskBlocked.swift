// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Work cannot go on.
public struct TaskBlocked: Action {
    public static let name = "task-blocked"
    public static let summary = "A task cannot go on for now."
    public static let by = Authority(.owner, .tracker, .scribe)
    public var task = TaskID()
    public var note: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("task", &task, "the task")
        try visit("note", &note, "what is in the way")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if try world.openTask(task).state == .blocked { throw .isAlready(task.subject, "blocked") }
    }
}
