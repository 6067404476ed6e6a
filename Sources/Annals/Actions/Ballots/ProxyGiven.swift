// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody else votes for the one who cannot.
public struct ProxyGiven: Action {
    public static let name = "proxy-given"
    public static let summary = "A voter lets somebody else vote for them, on a ballot or in a whole session."
    public static let by = Authority(.voter)
    public var on = Reference.link("")
    public var to = PersonID()
    public var reason: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("on", &on, "the ballot, or the session with all its ballots", required: true)
        try visit("to", &to, "who votes for them")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let giver = try world.actor("proxy-given")
        guard to != giver else { throw .ofItself(giver.subject, "to") }
        _ = try world.here(to)
        if let ballot = on.subject.flatMap({ BallotID($0) }) {
            let story = try world.openBallot(ballot)
            if story.isSecret { throw .secret(ballot, "proxies") }
            guard story.electorate.contains(giver) else { throw .notInElectorate(giver, ballot) }
            if story.recused[giver] != nil { throw .recused(giver, ballot.subject) }
            if let vote = story.votes[giver] { throw .votedAlready(giver, ballot, vote.mark.position) }
            if story.proxies[giver] == to { throw .isAlready(to.subject, "proxy of \(giver) on \(ballot)") }
        } else if let session = on.subject.flatMap({ SessionID($0) }) {
            let story = try world.story(session)
            try world.mustNotBeOver(story)
            guard story.takesPart(giver) else {
                throw .isNot(giver.subject, "invited to \(session)", so: "record participant-invited first")
            }
            if story.proxies[giver] == to { throw .isAlready(to.subject, "proxy of \(giver) in \(session)") }
        } else {
            throw .wrongKind(on, "on", "a ballot or a session")
        }
    }
}
