// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Not today.
public struct DecisionDeferred: Action {
    public static let name = "decision-deferred"
    public static let summary = "A decision is put off."
    public static let by = Authority.session
    public var decision = DecisionID()
    public var until: Period?
    public var reason = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("decision", &decision, "the decision")
        try visit("until", &until, "when to take it up again")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) { try world.mustBeUndecided(decision) }
}
