// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Others may vote.
public struct ElectorateChanged: Action {
    public static let name = "electorate-changed"
    public static let summary = "People are added to those who may vote on an open ballot, or taken from them."
    public static let by = Authority(.moderator, .chair)
    public var ballot = BallotID()
    public var add: [PersonID] = []
    public var remove: [PersonID] = []
    public var reason = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit("add", &add, "who may vote from now on")
        try visit("remove", &remove, "who may no longer vote; not those who voted")
        try visit("reason", &reason, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.openBallot(ballot, evenAfterDeadline: true)
        if add.isEmpty, remove.isEmpty { throw .nothingChanges(ballot.subject) }
        if let double = (add + remove).firstDouble { throw .namedTwice(double.subject, "add, remove") }
        for person in add {
            _ = try world.here(person)
            if story.electorate.contains(person) {
                throw .isAlready(person.subject, "in the electorate of \(ballot)")
            }
            try world.mustNotBeRecused(person, from: story.terms.decision)
            if story.isSecret { try world.mustHaveNoProxy(person, ballot) }
        }
        for person in remove {
            guard story.electorate.contains(person) else { throw .notInElectorate(person, ballot) }
            if let vote = story.votes[person]?.mark ?? story.sealed[person] {
                throw .votedAlready(person, ballot, vote.position)
            }
        }
        let count = story.electorate.count + add.count - remove.count
        if count < 1 { throw .nobodyMayVote }
        if story.isSecret, count < BallotOpened.fewestForSecrecy { throw .tooFewForSecrecy(count) }
        if let quorum = story.terms.quorum, quorum > count { throw .quorumOutOfReach(quorum, count) }
    }
}
