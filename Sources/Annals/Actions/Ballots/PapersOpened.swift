// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// The papers of a secret ballot, without names.
public struct PapersOpened: Action {
    public static let name = "papers-opened"
    public static let summary = "The ballot box of a secret ballot is opened: all papers, sorted, without names."
    public static let by = Authority.lead
    public static let bearing = Bearing.lastingStory
    public var ballot = BallotID()
    public var papers: [Choice] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit.some("papers", &papers, "the papers, sorted by their bytes; as many as fit a line")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.openBallot(ballot, evenAfterDeadline: true)
        guard story.isSecret else { throw .notSecret(ballot.subject, "ballot-closed") }
        if !world.judgesAgain, !world.opensBox { throw .onlyByClosing("papers-opened", "ballot-closed") }
        if story.papers.count + papers.count > story.sealed.count {
            throw .otherPapers(ballot.subject, story.papers.count + papers.count, sealed: story.sealed.count)
        }
        for paper in papers { try story.terms.method.allows(paper, options: story.terms.options.map(\.id)) }
    }
}
