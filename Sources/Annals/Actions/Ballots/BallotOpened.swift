// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A question is put to the vote.
public struct BallotOpened: Action {
    public static let name = "ballot-opened"
    public static let summary = "A ballot is opened: its question, its options, who may vote and how it is counted."
    public static let by = Authority.session
    public var ballot = BallotID()
    public var question = ""
    public var options: [BallotOption] = []
    public var method = VotingMethod()
    public var electorate: [PersonID] = []
    public var chair: PersonID?
    public var weights = VoteWeights()
    public var quorum: Int?
    public var threshold: Threshold?
    public var base: VoteBase?
    public var winners: Int?
    public var secret: Bool?
    public var hidden: Bool?
    public var mayChange: Bool?
    public var closesAt: When?
    public var advisory: Bool?
    public var decision: DecisionID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("ballot", &ballot, "the new ballot's id")
        try visit("question", &question, "what is voted on")
        try visit.some("options", &options, "what can be voted for")
        try visit("method", &method, "how it is counted")
        try visit.mentions("electorate", &electorate, "who may vote; left out, those present and those with a proxy")
        try visit("chair", &chair, "who breaks a tie")
        try visit.mentions("weights", &weights, "how much some votes weigh, such as {\"P-3\":2}; the others weigh 1")
        try visit("quorum", &quorum, "how many people must take part")
        try visit(
            "threshold", &threshold,
            "for majority (simple, where left out) and approval: simple, absolute, two-thirds, three-quarters, unanimous, or a fraction such as 3/5"
        )
        try visit("of", &base, "the share of what: votes cast (left out) or the electorate")
        try visit("winners", &winners, "how many win, by approval, dots, score or ranked; left out, one")
        try visit("secret", &secret, "whether nobody ever learns who voted how")
        try visit("hidden", &hidden, "whether results stay hidden until it closes")
        try visit("mayChange", &mayChange, "whether a vote may be changed while it is open")
        try visit("closesAt", &closesAt, "its deadline")
        try visit("advisory", &advisory, "whether it only advises")
        try visit("decision", &decision, "the decision that it is to take")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let session = world.session { try world.mustNotBeOver(try world.story(session)) }
        if let double = options.map(\.id).firstDouble { throw .optionTwice(double) }
        if let decision { try world.mustBeUndecided(decision) }
        try method.check(options: options.map(\.id), winners: winners, threshold: threshold, of: base)
        method.complete()
        threshold = threshold ?? method.name.usualThreshold
        if electorate.isEmpty { electorate = try voters(&world) }
        if let double = electorate.firstDouble { throw .namedTwice(double.subject, "electorate") }
        for person in electorate {
            _ = try world.here(person)
            try world.mustNotBeRecused(person, from: decision)
        }
        for person in weights.people {
            guard electorate.contains(person) else { throw .notInElectorate(person, ballot) }
            if let weight = weights[person], weight <= 0 { throw .notAboveZero("weights.\(person)", weight) }
        }
        // What cannot be counted is refused before anybody votes.
        if !weights.people.isEmpty { _ = try Weights(electorate.map { weights[$0] ?? 1 }) }
        if secret == true {
            if !weights.people.isEmpty { throw .secret(ballot, "weights") }
            if electorate.count < BallotOpened.fewestForSecrecy { throw .tooFewForSecrecy(electorate.count) }
            for person in electorate { try world.mustHaveNoProxy(person, ballot) }
        }
        if let quorum, quorum < 1 || quorum > electorate.count { throw .quorumOutOfReach(quorum, electorate.count) }
        if let closesAt, try world.organization().zone.end(of: closesAt) < world.moment {
            throw .deadlinePast(closesAt)
        }
    }

    /// Where so many took part, or fewer, each could tell from the count what the others chose.
    static let fewestForSecrecy = 3

    /// Those present in the session at hand, and those who gave somebody present their proxy; less the recused.
    private func voters(_ world: inout World) throws(Refusal) -> [PersonID] {
        if !world.openSessions.isEmpty { throw .severalSessions(world.openSessions) }
        guard let session = world.session else { throw .nobodyMayVote }
        let place = try world.story(session)
        var voters = place.voters
        if secret != true {
            let represented = place.proxies.filter { place.present.contains($0.value) && !voters.contains($0.key) }
            voters += represented.keys.sorted()
        }
        if let decision {
            let recused = try world.story(decision).recused
            voters.removeAll { recused.contains($0) }
        }
        guard !voters.isEmpty else { throw .nobodyMayVote }
        return voters
    }
}

/// Something that can be voted for.
public struct BallotOption: FieldGroup {
    public static let groupName = "option"
    public var id = ""
    public var text = ""
    public var refersTo: Reference?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.title("id", &id, "its id on this ballot")
        try visit("text", &text, "what it says")
        try visit.mentions("refersTo", &refersTo, "the idea, alternative or other thing that it stands for")
    }
}
