/// The papers of a ballot and the terms that they are counted by, as an alteration has them.
struct AlteredPapers {
    /// What is counted.
    let counting: Counting
    /// The papers with a name, each in the shape of the ballot's own method.
    let byPerson: [PersonID: (choice: Choice, weight: Number)]
    /// Who breaks a tie, where they are not thought away.
    let chair: PersonID?
    /// The terms that the other method has no place for.
    let dropped: [String]

    init(_ ballot: Ballot, _ alteration: Alteration) throws(Uncountable) {
        let away = Set(alteration.without)
        chair = ballot.terms.chair.flatMap { away.contains($0) ? nil : $0 }
        let terms = try AlteredTerms(ballot, alteration)
        dropped = terms.dropped
        if let reported = ballot.reported {
            byPerson = [:]
            let papers = zip(reported.counts.names, reported.counts.values).filter { $0.1 > .zero }
                .map { Poll.Paper(.word($0.0), weight: $0.1) }
            counting = Counting(
                poll: terms.poll(ballot, papers: papers, electorate: ballot.poll.electorate), voted: 0,
                electorate: ballot.voters.count)
            return
        }
        if ballot.isSecret {
            byPerson = [:]
            let papers = try terms.read(ballot.papers.map { ($0.paper, 1) }, of: ballot)
            counting = Counting(
                poll: terms.poll(ballot, papers: papers, electorate: ballot.poll.electorate),
                voted: ballot.participants.count, electorate: ballot.voters.count,
                quorum: AlteredPapers.quorum(ballot, alteration), isTooFew: ballot.counting.isTooFew)
            return
        }
        var voters = ballot.voters
        var votes = ballot.votes.mapValues(\.choice)
        for person in alteration.without {
            guard ballot.electorate.contains(person) || votes[person] != nil else {
                throw .notAVoter(person, ballot.id)
            }
            voters.removeAll { $0 == person }
            votes[person] = nil
        }
        for person in alteration.absent {
            guard votes.removeValue(forKey: person) != nil else { throw .didNotVote(person, ballot.id) }
        }
        let options = ballot.terms.options.map(\.id)
        for vote in alteration.votes {
            do {
                try ballot.terms.method.allows(vote.choice, options: options)
            } catch {
                throw .refused(error)
            }
            if !voters.contains(vote.person) { voters.append(vote.person) }
            votes[vote.person] = vote.choice
        }
        for person in alteration.weights.keys.sorted() where !voters.contains(person) {
            throw .notAVoter(person, ballot.id)
        }
        func weight(_ person: PersonID) -> Number {
            alteration.weights[person] ?? (alteration.weighsAllTheSame ? 1 : ballot.weight(of: person))
        }
        byPerson = Dictionary(uniqueKeysWithValues: votes.map { ($0.key, ($0.value, weight($0.key))) })
        let papers = try terms.read(votes.keys.sorted().map { (votes[$0] ?? .word(""), weight($0)) }, of: ballot)
        counting = Counting(
            poll: terms.poll(ballot, papers: papers, electorate: voters.reduce(.zero) { $0 + weight($1) }),
            voted: votes.count, electorate: voters.count, quorum: AlteredPapers.quorum(ballot, alteration))
    }

    private static func quorum(_ ballot: Ballot, _ alteration: Alteration) -> Int? {
        alteration.quorum.map(\.value) ?? ballot.terms.quorum
    }

    /// The papers that differ from others, by the people whose they are.
    func changes(from others: AlteredPapers) -> [Recount.Change] {
        Set(byPerson.keys).union(others.byPerson.keys).sorted().compactMap { person in
            let (was, would) = (others.byPerson[person], byPerson[person])
            if let was, let would, was == would { return nil }
            return Recount.Change(
                person: person, was: was?.choice, would: would?.choice, weightWas: was?.weight,
                weightWould: would?.weight)
        }
    }
}

/// The terms of a ballot, as an alteration has them.
private struct AlteredTerms {
    let own: VotingMethod
    let method: VotingMethod
    let approvedFrom: Int?
    let winners: Int?
    let threshold: Threshold?
    let base: VoteBase?
    let dropped: [String]

    init(_ ballot: Ballot, _ alteration: Alteration) throws(Uncountable) {
        let terms = ballot.terms
        own = terms.method
        approvedFrom = alteration.approvedFrom
        var method = terms.method
        let isOther = alteration.method.map { $0 != method.name } ?? false
        if let other = alteration.method, isOther { method = VotingMethod(other) }
        if let seats = alteration.seats { method.seats = seats }
        if method.name == .singleTransferable { method.seats = method.seats ?? terms.winners ?? 1 }
        if let unranked = alteration.unranked { method.unranked = unranked }
        if let option = alteration.defaultOption {
            method.defaultOption = option.value
            if option.value == nil {
                method.overDefault = nil
                method.ratios = nil
            }
        }
        // What was asked for must fit; what the ballot brings along falls away where it does not.
        func kept<Value>(_ asked: Value?, _ was: Value?, _ name: String) -> Value? {
            asked ?? (!isOther || method.name.takes.contains(name) ? was : nil)
        }
        winners = kept(alteration.winners, terms.winners, "winners")
        base = kept(alteration.base, terms.base, "of")
        threshold =
            kept(alteration.threshold, isOther ? nil : terms.threshold, "threshold") ?? method.name.usualThreshold
        do {
            try method.check(
                options: terms.options.map(\.id), winners: winners, threshold: alteration.threshold ?? threshold,
                of: base)
        } catch {
            throw .refused(error)
        }
        method.complete()
        self.method = method
        var dropped: [String] = []
        if isOther {
            if terms.winners != nil, winners == nil, method.seats == nil { dropped.append("winners") }
            if terms.threshold != nil, terms.threshold != terms.method.name.usualThreshold, alteration.threshold == nil
            {
                dropped.append("threshold")
            }
            if terms.base == .electorate, base == nil { dropped.append("of") }
            if terms.method.defaultOption != nil { dropped.append("default") }
        }
        self.dropped = dropped
    }

    func poll(_ ballot: Ballot, papers: [Poll.Paper], electorate: Number) -> Poll {
        Poll(
            method, options: ballot.terms.options.map(\.id), winners: winners, threshold: threshold, of: base,
            electorate: electorate, papers: papers)
    }

    /// Reads papers as the method wants them.
    func read(_ papers: [(choice: Choice, weight: Number)], of ballot: Ballot) throws(Uncountable) -> [Poll.Paper] {
        guard own.reading(as: method.name) != nil else {
            throw .unreadable(ballot.id, from: own.name, to: method.name, can: own.readable)
        }
        let fromPoints = own.name != .approval && own.name != .dots && own.name != method.name
        if method.name == .approval, fromPoints, approvedFrom == nil {
            throw .needsApproval(ballot.id, from: own.name)
        }
        let options = ballot.terms.options.map(\.id)
        var read: [Poll.Paper] = []
        for paper in papers {
            guard let choice = own.reread(paper.choice, as: method.name, options, approvedFrom: approvedFrom) else {
                continue
            }
            read.append(Poll.Paper(choice, weight: paper.weight))
        }
        if read.count < papers.count {
            let can = own.readable.filter { $0 != .instantRunoff && $0 != .singleTransferable }
            throw .level(ballot.id, to: method.name, papers: papers.count - read.count, of: papers.count, can: can)
        }
        return read
    }
}

extension VotingMethod {
    /// The methods that its papers can be counted by.
    fileprivate var readable: [VotingMethodName] {
        VotingMethodName.allCases.filter { reading(as: $0) != nil }
    }
}
