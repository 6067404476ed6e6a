// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A series of sessions begins.
public struct SeriesStarted: Action {
    public static let name = "series-started"
    public static let summary = "A series of recurring sessions begins."
    public static let by = Authority(.steward, .tracker)
    public var series = SeriesID()
    public var name = ""
    public var kind = SessionKind.planning
    public var cadence: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("series", &series, "the new series' id")
        try visit.title("name", &name, "what it is called")
        try visit("kind", &kind, "the kind of its sessions")
        try visit("cadence", &cadence, "how often, as a recurrence rule of RFC 5545, such as FREQ=MONTHLY", limit: 200)
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let cadence, !Recurrence.isValid(cadence) { throw .invalidRecurrence(cadence) }
    }
}
