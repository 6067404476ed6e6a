// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody leaves the organization.
public struct PersonLeft: Action {
    public static let name = "person-left"
    public static let summary = "A person leaves; what they own may go to somebody else."
    public static let by = Authority(.steward)
    public var person = PersonID()
    public var handsTo: PersonID?
    public var reason: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("person", &person, "who leaves")
        try visit("handsTo", &handsTo, "who takes over what they own")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        _ = try world.here(person)
        if !world.judgesAgain { try world.mustNotBeLastSteward(person) }
        if let handsTo {
            guard handsTo != person else { throw .ofItself(person.subject, "handsTo") }
            _ = try world.here(handsTo)
        }
    }
}
