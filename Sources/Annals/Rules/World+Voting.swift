// What the rules of voting ask of the world.

extension World {
    /// Refuses the vote of somebody who may not cast it, or not again.
    ///
    /// - Parameter proxy: who casts it for the voter.
    mutating func mayVote(_ voter: PersonID, on ballot: Ballot, proxy: PersonID?) throws(Refusal) {
        guard ballot.electorate.contains(voter) else { throw .notInElectorate(voter, ballot.id) }
        if ballot.recused[voter] != nil { throw .recused(voter, ballot.id.subject) }
        if let earlier = ballot.votes[voter] {
            // The giver's own vote ends the proxy, and takes the place of what the proxy voted.
            if proxy != nil, earlier.proxy == nil { throw .proxyEnded(voter, ballot.id, earlier.mark.position) }
            let takesOver = proxy == nil && earlier.proxy != nil
            if !takesOver, ballot.terms.mayChange != true {
                throw .votedAlready(voter, ballot.id, earlier.mark.position)
            }
        }
        if let earlier = ballot.sealed[voter], ballot.terms.mayChange != true {
            throw .votedAlready(voter, ballot.id, earlier.position)
        }
    }

    /// Who votes for somebody: by a proxy on the ballot, else by one for the session that it was opened in.
    mutating func proxy(of giver: PersonID, on ballot: Ballot) throws(Refusal) -> PersonID? {
        if let holder = ballot.proxies[giver] { return holder }
        guard let session = ballot.began?.session else { return nil }
        return try story(session).proxies[giver]
    }

    /// Who writes a vote down, where they do so as the voter's proxy.
    ///
    /// Whoever is in the room speaks for themselves.
    mutating func castsAsProxy(of voter: PersonID, on ballot: Ballot) throws(Refusal) -> PersonID? {
        guard let recorder, try proxy(of: voter, on: ballot) == recorder else { return nil }
        if let session = ballot.began?.session, try story(session).present.contains(voter) { return nil }
        return recorder
    }

    /// Whoever is invited comes into the open room of a session by voting on a ballot of it.
    mutating func comesIn(_ voter: PersonID, toVoteOn ballot: Ballot) throws(Refusal) {
        guard let session = ballot.began?.session else { return }
        _ = isInRoom(voter, of: try story(session))
    }

    /// Refuses somebody who declared an interest in the decision that is voted on.
    mutating func mustNotBeRecused(_ person: PersonID, from decision: DecisionID?) throws(Refusal) {
        guard let decision else { return }
        if try story(decision).recused.contains(person) { throw .recused(person, decision.subject) }
    }

    /// Refuses somebody whose vote another would cast: a sealed vote is nobody's but the voter's.
    mutating func mustHaveNoProxy(_ person: PersonID, _ ballot: BallotID) throws(Refusal) {
        guard let session else { return }
        if let holder = try story(session).proxies[person] {
            throw .secret(ballot, "proxies (\(person) gave one to \(holder))")
        }
    }

    /// The decision that an entry takes or turns down by a ballot, where it was not struck.
    mutating func decision(restingOn ballot: BallotID, in entry: Entry) throws(Refusal) -> DecisionID? {
        switch entry.action {
        case .decisionTaken(let taken) where taken.ballot == ballot: taken.decision
        case .decisionRejected(let rejected) where rejected.ballot == ballot: rejected.decision
        default: nil
        }
    }

    /// Hands a paper over to the ballot box, which the recorder keeps.
    mutating func seal(_ paper: some FieldValue) {
        var json = JSONWriter(capacity: 64)
        paper.write(&json)
        scope.paper = json.bytes
    }
}
