// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Work begins.
public struct TaskStarted: Action {
    public static let name = "task-started"
    public static let summary = "Work on a task begins."
    public static let by = Authority(.owner, .tracker, .scribe)
    public var task = TaskID()
    public var note: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("task", &task, "the task")
        try visit("note", &note, "a remark")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if try world.openTask(task).state == .started { throw .isAlready(task.subject, "started") }
    }
}
