// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Work goes on.
public struct TaskProgressed: Action {
    public static let name = "task-progressed"
    public static let summary = "Work on a task goes on."
    public static let by = Authority(.owner, .tracker, .scribe)
    public var task = TaskID()
    public var percent: Int?
    public var note: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("task", &task, "the task")
        try visit("percent", &percent, "how much of it is done, 0 to 100")
        try visit("note", &note, "a remark")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        _ = try world.openTask(task)
        if let percent, !(0...100).contains(percent) { throw .outOfRange("percent", Number(percent), "0", "100") }
    }
}
