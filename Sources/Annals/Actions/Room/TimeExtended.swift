// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// More time.
public struct TimeExtended: Action {
    public static let name = "time-extended"
    public static let summary = "A session takes more time than planned, for the item at hand if there is one."
    public static let by = Authority.lead
    public var session = SessionID()
    public var minutes = 0
    public var why: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("minutes", &minutes, "how much more")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        _ = try world.open(session)
        try world.mustBeAboveZero("minutes", minutes)
    }
}
