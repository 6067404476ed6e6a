// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A ballot is called off.
public struct BallotWithdrawn: Action {
    public static let name = "ballot-withdrawn"
    public static let summary = "A ballot is called off; nothing is counted."
    public static let by = Authority.lead
    public var ballot = BallotID()
    public var reason = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        _ = try world.openBallot(ballot, evenAfterDeadline: true)
    }
}
