// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody says that a result is not right.
public struct BallotContested: Action {
    public static let name = "ballot-contested"
    public static let summary = "The result of a ballot is contested, on a ground."
    public static let by = Authority(.voter, .auditor)
    public var ballot = BallotID()
    public var ground = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit("ground", &ground, "what is wrong with its result")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(ballot)
        guard story.state == .closed else {
            throw .isNot(ballot.subject, "closed", so: "there is no result to contest")
        }
        if let contest = story.contest { throw .isAlready(ballot.subject, "contested", since: contest.mark) }
        let who = try world.actor("ballot-contested")
        if story.electorate.contains(who) || world.judgesAgain { return }
        let zone = try world.organization().zone
        guard try world.story(who).holds(.auditor, at: world.moment, in: zone) else {
            throw .notInElectorate(who, ballot)
        }
    }
}
