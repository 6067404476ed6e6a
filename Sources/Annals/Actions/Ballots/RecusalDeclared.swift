// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody has an interest, and does not vote.
public struct RecusalDeclared: Action {
    public static let name = "recusal-declared"
    public static let summary = "A voter declares an interest and takes no part in a vote."
    public static let by = Authority(.voter)
    public var on = Reference.link("")
    public var reason: String?
    public var ballots: [BallotID] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("on", &on, "the ballot, or the decision with all its ballots", required: true)
        try visit("reason", &reason, "the interest")
        try visit.about("ballots", &ballots, "the open ballots on that decision; filled in")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let voter = try world.actor("recusal-declared")
        if let ballot = on.subject.flatMap({ BallotID($0) }) {
            try mustBeAble(voter, try world.openBallot(ballot))
            return
        }
        guard let decision = on.subject.flatMap({ DecisionID($0) }) else {
            throw .wrongKind(on, "on", "a ballot or a decision")
        }
        try world.mustBeUndecided(decision)
        if try world.story(decision).recused.contains(voter) {
            throw .isAlready(voter.subject, "recused from \(decision)")
        }
        if !world.judgesAgain {
            ballots = []
            for entry in try world.entries(naming: decision.subject) {
                guard case .ballotOpened(let opened) = entry.action, opened.decision == decision else { continue }
                let story = try world.story(opened.ballot)
                if story.state == .open, story.electorate.contains(voter), story.recused[voter] == nil {
                    ballots.append(opened.ballot)
                }
            }
        }
        for ballot in ballots { try mustBeAble(voter, try world.openBallot(ballot, evenAfterDeadline: true)) }
    }

    private func mustBeAble(_ voter: PersonID, _ ballot: Ballot) throws(Refusal) {
        guard ballot.electorate.contains(voter) else { throw .notInElectorate(voter, ballot.id) }
        if ballot.recused[voter] != nil { throw .isAlready(voter.subject, "recused from \(ballot.id)") }
        if let vote = ballot.votes[voter]?.mark ?? ballot.sealed[voter] {
            throw .votedAlready(voter, ballot.id, vote.position)
        }
    }
}
