// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A mistake is struck out.
///
/// The entry stays in the log; views leave it out and show that it was struck.
public struct EntryStruck: Action {
    public static let name = "entry-struck"
    public static let summary = "A mistaken entry is struck: it stays in the log, and views leave it out."
    public static let by = Authority(.owner, .moderator, .steward)
    public static let bearing = Bearing.lasting
    public var entry = Position.start
    public var reason = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("entry", &entry, "the position of the entry to strike, such as #17", required: true)
        try visit("reason", &reason, "why it is struck")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let target = try world.entry(entry)
        guard !target.action.bearing.isLasting else { throw .cannotBeStruck(entry, target.action.name) }
        if !world.judgesAgain, let strike = try world.strike(of: entry) { throw .struckAlready(entry, by: strike) }
    }
}
