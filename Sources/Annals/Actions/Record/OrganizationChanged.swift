// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// The organization's own particulars change.
public struct OrganizationChanged: Action {
    public static let name = "organization-changed"
    public static let summary = "The organization's name, clock or size changes."
    public static let by = Authority(.steward)
    public var name: String?
    public var timeZone: String?
    public var yearStartsIn: Int?
    public var size: Int?
    public var from: Period?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.title("name", &name, "the new name")
        try visit.title("timeZone", &timeZone, "the new time zone, by the name of IANA")
        try visit("yearStartsIn", &yearStartsIn, "the month in which its year starts from now on, 1 to 12")
        try visit("size", &size, "how many people it has")
        try visit("from", &from, "since when it holds")
    }

    public var furtherSubjects: [Subject] { [Subject(.organization)] }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let now = try world.organization()
        let month = yearStartsIn ?? now.zone.yearStartsIn
        let zone = timeZone ?? now.zone.name
        guard Zone(zone, yearStartsIn: month) != nil else { throw .unknownZone(zone, month) }
        try world.mustBeAboveZero("size", size)
        if name ?? now.name == now.name, zone == now.zone.name, month == now.zone.yearStartsIn,
            size == nil || size == now.size
        {
            throw .nothingChanges(Subject(.organization))
        }
    }
}
