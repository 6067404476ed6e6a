// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A role ends.
public struct RoleEnded: Action {
    public static let name = "role-ended"
    public static let summary = "A person gives up a role, or is relieved of it."
    public static let by = Authority(.steward)
    public var person = PersonID()
    public var role = StandingRole.tracker
    public var series: SeriesID?
    public var reason = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("person", &person, "whose role ends")
        try visit("role", &role, "which role")
        try visit("series", &series, "the series that it was limited to")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let holder = try world.story(person)
        guard holder.roles.contains(where: { $0.role == role && (series == nil || $0.series == series) }) else {
            throw .isNot(person.subject, role.rawValue, so: "there is no role to end")
        }
        if role == .steward, !world.judgesAgain { try world.mustNotBeLastSteward(person) }
    }
}
