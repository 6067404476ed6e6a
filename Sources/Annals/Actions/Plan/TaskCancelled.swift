// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Not to be done after all.
public struct TaskCancelled: Action {
    public static let name = "task-cancelled"
    public static let summary = "A task is called off."
    public static let by = Authority(.owner, .tracker, .moderator)
    public var task = TaskID()
    public var reason = ""
    public var decision: DecisionID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("task", &task, "the task")
        try visit("reason", &reason, "why")
        try visit("decision", &decision, "the decision behind it")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) { _ = try world.openTask(task) }
}
