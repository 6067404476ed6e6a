// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A ballot is counted.
public struct BallotClosed: Action {
    public static let name = "ballot-closed"
    public static let summary = "A ballot is closed and counted; the count is filled in."
    public static let by = Authority.lead
    public var ballot = BallotID()
    public var result: BallotResult?
    public var why: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit("result", &result, "the count; left out, it is made")
        try visit("why", &why, "why it is closed before its time")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.openBallot(ballot, evenAfterDeadline: true)
        if story.isSecret, story.sealed.count >= BallotOpened.fewestForSecrecy,
            story.papers.count != story.sealed.count
        {
            if world.judgesAgain {
                throw .otherPapers(ballot.subject, story.papers.count, sealed: story.sealed.count)
            }
            throw .needsPapers(ballot.subject)
        }
        let counted = try story.counted(try world.entries(about: ballot.subject))
        if let result, result != counted { throw .otherCount(ballot) }
        result = counted
    }
}
