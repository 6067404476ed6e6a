// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody is given a role beyond single sessions.
public struct RoleGranted: Action {
    public static let name = "role-granted"
    public static let summary = "A person is given a role: steward, tracker, coach, auditor or board."
    public static let by = Authority(.steward)
    public var person = PersonID()
    public var role = StandingRole.tracker
    public var series: SeriesID?
    public var until: Period?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("person", &person, "who is given the role")
        try visit("role", &role, "which role")
        try visit("series", &series, "the series that it is limited to")
        try visit("until", &until, "its last day")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let holder = try world.here(person)
        let zone = try world.organization().zone
        if holder.roles.contains(where: { $0.role == role && $0.series == series })
            && holder.holds(role, series: series, at: world.moment, in: zone)
        {
            throw .isAlready(person.subject, role.rawValue)
        }
    }
}
