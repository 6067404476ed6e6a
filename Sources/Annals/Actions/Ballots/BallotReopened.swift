// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A ballot goes into its next round.
public struct BallotReopened: Action {
    public static let name = "ballot-reopened"
    public static let summary = "A closed ballot is opened again for another round; the earlier result stays visible."
    public static let by = Authority(.moderator, .chair)
    public var ballot = BallotID()
    public var reason = ""
    public var closesAt: When?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit("reason", &reason, "why")
        try visit("closesAt", &closesAt, "the deadline of this round; the earlier one is gone")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(ballot)
        switch story.state {
        case .open:
            throw .isAlready(ballot.subject, "open", since: story.earlierRounds.last?.reopened.mark ?? story.began)
        case .withdrawn: throw .ballotOver(ballot, story.state.rawValue)
        case .closed: break
        }
        if story.contests.isEmpty {
            for entry in try world.entries(naming: ballot.subject) {
                if let decision = try world.decision(restingOn: ballot, in: entry) {
                    throw .restsOn(decision, ballot)
                }
            }
        }
        if let closesAt, try world.organization().zone.end(of: closesAt) < world.moment {
            throw .deadlinePast(closesAt)
        }
    }
}
