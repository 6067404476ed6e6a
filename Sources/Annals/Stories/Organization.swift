// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// Whose log it is: name, clock and size.
///
/// There is one.
public struct Organization: Story {
    public static let kind = Subject.Kind.organization
    public private(set) var began: Mark?
    /// The log's own id: 32 hexadecimal digits.
    public private(set) var log = ""
    /// The public key that its log goes on under.
    public private(set) var key = ""
    /// The signed heads that its log does not go on from, as a steward accepted.
    public private(set) var givenUp: [BreakAccepted] = []
    /// What it is called.
    public private(set) var name = ""
    /// Its time zone and the month its year starts in.
    public private(set) var zone = Zone.utc
    /// How many people it has.
    public private(set) var size: Int?

    public init(_ id: Identifier<Organization>) {}

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .logOpened(let opened):
            began = began ?? Mark(entry)
            log = opened.log
            key = opened.key
            name = opened.organization
            zone = Zone(opened.timeZone, yearStartsIn: opened.yearStartsIn) ?? .utc
            size = opened.size
        case .organizationChanged(let change):
            name = change.name ?? name
            zone =
                Zone(change.timeZone ?? zone.name, yearStartsIn: change.yearStartsIn ?? zone.yearStartsIn)
                ?? zone
            size = change.size ?? size
        case .keyChanged(let change): key = change.key
        case .breakAccepted(let it): givenUp.append(it)
        default: break
        }
    }
}
