// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody comes prepared.
public struct HomeworkSubmitted: Action {
    public static let name = "homework-submitted"
    public static let summary = "Homework is handed in."
    public static let by = Authority(.owner, .scribe)
    public var homework = HomeworkID()
    public var text: String?
    public var measurements: [Position] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("homework", &homework, "the homework")
        try visit("text", &text, "what came of it")
        try visit("measurements", &measurements, "the entries of the figures that belong to it, such as #17")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        _ = try world.homework(homework)
        for position in measurements {
            guard case .measurementRecorded = try world.entry(position).action else {
                throw .isNot(
                    Subject(.entry, UInt32(truncatingIfNeeded: position.rawValue)), "a measurement",
                    so: "record it with measurement-recorded, and name that entry")
            }
        }
    }
}
