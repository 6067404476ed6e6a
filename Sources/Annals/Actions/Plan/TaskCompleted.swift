// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Done.
public struct TaskCompleted: Action {
    public static let name = "task-completed"
    public static let summary = "A task is done."
    public static let by = Authority(.owner, .tracker, .moderator)
    public var task = TaskID()
    public var outcome: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("task", &task, "the task")
        try visit("outcome", &outcome, "what came of it")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) { _ = try world.openTask(task) }
}
