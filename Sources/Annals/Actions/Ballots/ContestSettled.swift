// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A contested result stands, or falls.
public struct ContestSettled: Action {
    public static let name = "contest-settled"
    public static let summary = "It is settled what becomes of a contested result."
    public static let by = Authority(.moderator, .chair, .auditor, .board)
    public var ballot = BallotID()
    public var outcome = ContestOutcome.stands
    public var reason = ""
    public var result: BallotResult?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit(
            "outcome", &outcome, "whether the result stands, was counted again, is to be voted on again, or is void")
        try visit("reason", &reason, "why")
        try visit("result", &result, "the new count, where it was counted again; left out, it is made")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(ballot)
        guard let contest = story.contest else {
            throw .isNot(ballot.subject, "contested", so: "there is nothing to settle")
        }
        if let actor = world.actor, actor == contest.by { throw .ownContest(actor, ballot) }
        guard outcome == .recounted else {
            if result != nil { throw .needs("outcome=recounted", "only that brings a new result") }
            return
        }
        if story.reported != nil { throw .isNot(ballot.subject, "counted", so: "its totals are reported only") }
        let counted = try story.counted(try world.entries(about: ballot.subject))
        if let result, result != counted { throw .otherCount(ballot) }
        result = counted
    }
}

/// What becomes of a contested result.
public enum ContestOutcome: String, Word {
    case stands = "stands"
    case recounted = "recounted"
    case repeated = "repeated"
    case void = "void"
}
