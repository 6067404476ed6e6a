// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A series ends.
public struct SeriesEnded: Action {
    public static let name = "series-ended"
    public static let summary = "A series of sessions ends."
    public static let by = Authority(.steward, .tracker)
    public var series = SeriesID()
    public var why = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("series", &series, "the series")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let ended = try world.story(series).ended { throw .isAlready(series.subject, "ended", since: ended) }
    }
}
