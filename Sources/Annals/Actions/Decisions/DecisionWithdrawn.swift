// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A proposal is taken back.
public struct DecisionWithdrawn: Action {
    public static let name = "decision-withdrawn"
    public static let summary = "A proposed decision is taken back before it was decided."
    public static let by = Authority.session
    public var decision = DecisionID()
    public var reason = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("decision", &decision, "the decision")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) { try world.mustBeUndecided(decision) }
}
