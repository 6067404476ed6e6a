// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A series changes.
public struct SeriesChanged: Action {
    public static let name = "series-changed"
    public static let summary = "A series gets another name or cadence."
    public static let by = Authority(.steward, .tracker)
    public var series = SeriesID()
    public var name: String?
    public var cadence: String?
    public var why = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("series", &series, "the series")
        try visit.title("name", &name, "its new name")
        try visit("cadence", &cadence, "how often from now on, as a recurrence rule of RFC 5545", limit: 200)
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let now = try world.story(series)
        if let ended = now.ended { throw .isAlready(series.subject, "ended", since: ended) }
        if let cadence, !Recurrence.isValid(cadence) { throw .invalidRecurrence(cadence) }
        if name ?? now.name == now.name, cadence ?? now.cadence == now.cadence { throw .nothingChanges(series.subject) }
    }
}
