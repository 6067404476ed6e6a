// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A proposal is turned down.
public struct DecisionRejected: Action {
    public static let name = "decision-rejected"
    public static let summary = "A proposed decision is turned down."
    public static let by = Authority.session
    public var decision = DecisionID()
    public var deciders: [PersonID] = []
    public var reason: String?
    public var ballot: BallotID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("decision", &decision, "the decision")
        try visit("deciders", &deciders, "who turned it down; left out, those who voted, or those present")
        try visit("reason", &reason, "why")
        try visit("ballot", &ballot, "the ballot that turned it down")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustBeUndecided(decision)
        if let ballot {
            let story = try world.story(ballot)
            guard story.state == .closed else {
                throw .isNot(ballot.subject, "closed", so: "record ballot-closed first")
            }
            if world.judgesAgain { return }
            if deciders.isEmpty { deciders = story.participants.sorted() }
        }
        if !world.judgesAgain { try world.decideHere(&deciders) }
    }
}
