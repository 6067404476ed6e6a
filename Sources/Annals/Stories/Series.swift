// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// Sessions that come again: a board's quarter, a committee's month.
public struct Series: TimelessStory {
    public static let kind = Subject.Kind.series
    public private(set) var began: Mark?
    var early: [Entry] = []
    /// What it is called.
    public private(set) var name = ""
    /// The kind of its sessions.
    public private(set) var sessionKind = SessionKind.planning
    /// How often, as a recurrence rule of RFC 5545.
    public private(set) var cadence: String?
    /// When it was ended.
    public private(set) var ended: Mark?

    public init(_ id: SeriesID) {}

    public mutating func apply(_ entry: Entry) { takeUp(entry) }

    mutating func tell(_ entry: Entry) {
        switch entry.action {
        case .seriesStarted(let started):
            began = began ?? Mark(entry)
            name = started.name
            sessionKind = started.kind
            cadence = started.cadence
        case .seriesChanged(let change):
            name = change.name ?? name
            cadence = change.cadence ?? cadence
        case .seriesEnded: ended = Mark(entry)
        default: break
        }
    }
}
