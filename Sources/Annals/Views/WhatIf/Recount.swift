// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name.

/// A ballot counted again with something changed, beside what came of it: by the same code, in memory.
public struct Recount: Sendable {
    public let ballot: Ballot
    public let alteration: Alteration
    /// What came of it; of a ballot that is open, what would come of the votes so far.
    public let real: Side
    /// What would have come of it.
    public let altered: Side
    /// The papers that were read otherwise, taken out or put in, in the order of the people.
    public let changes: [Change]
    /// How the papers were read by another method; `nil` where they were counted as cast.
    public let reading: String?
    /// What whoever reads the result should know, a sentence each.
    public let remarks: [Remark]

    /// One count: its terms, its result and what followed.
    public struct Side: Sendable {
        public let method: VotingMethod
        public let base: VoteBase?
        public let seatsOrWinners: Int?
        /// The count; what minutes report stands there as if it had been counted.
        public let result: BallotResult
        /// What the chair chose among what was level.
        public let tieBreak: String?
        public let outcome: Outcome
        public let margin: Margin?
    }

    /// What a count comes out as, ties broken.
    public enum Outcome: Hashable, Sendable {
        /// A motion is carried, or options win, the best first.
        case carried([String])
        case failed
        /// Level, and nobody broke it.
        case tied([String])
        case noQuorum
        case tooFew
    }

    /// One paper as it was, and as it is thought to have been.
    public struct Change: Hashable, Sendable {
        public let person: PersonID
        public let was: Choice?
        public let would: Choice?
        public let weightWas: Number?
        public let weightWould: Number?
    }

    /// What is to be said beside the numbers.
    public enum Remark: Hashable, Sendable {
        /// The ballot is open: both counts are of the votes so far.
        case stillOpen
        /// The ballot was withdrawn: nothing was counted.
        case withdrawn
        /// Only totals are on record.
        case totalsOnly
        /// The result was found void, or to be voted on again.
        case annulled(ContestOutcome)
        /// A vote of somebody who could not vote, because of an interest or for not being in the electorate.
        case votesThough(PersonID, isRecused: Bool)
        /// A vote that the one who is thought away cast for another stays.
        case proxyStays(of: PersonID, by: PersonID)
        /// The chair is thought away, or chose what is no longer level.
        case tieStays(chair: PersonID?)
        /// What the method has no place for is left out.
        case settingsDropped([String])
        /// The option that stays when nothing else is chosen wins like any other.
        case defaultWins(String)
        /// Nobody is left to vote.
        case nobodyLeft
    }
}

extension Recount {
    /// Whether it comes out otherwise: another fate, or other options that win.
    public var isChanged: Bool { !real.outcome.isSame(as: altered.outcome) }

    /// Who decided it: the voters without any one of whom it would have come out otherwise.
    ///
    /// `nil` where nobody knows whose paper is whose.
    public func pivots() throws(Uncountable) -> [PersonID]? {
        if ballot.isSecret || ballot.reported != nil { return nil }
        var pivots: [PersonID] = []
        var known: [Pivot: Bool] = [:]
        for voter in ballot.votes.keys.sorted() {
            guard let choice = ballot.votes[voter]?.choice else { continue }
            // Whose papers say the same, they decide alike.
            let pivot = Pivot(
                choice: choice, weight: ballot.weight(of: voter), isChair: voter == ballot.terms.chair,
                mayVote: ballot.voters.contains(voter))
            let decides: Bool
            if let found = known[pivot] {
                decides = found
            } else {
                let without = Alteration { $0.without = [voter] }
                let side = try Side(ballot, AlteredPapers(ballot, without), without)
                decides = !side.outcome.isSame(as: real.outcome)
                known[pivot] = decides
            }
            if decides { pivots.append(voter) }
        }
        return pivots
    }

    private struct Pivot: Hashable {
        let choice: Choice
        let weight: Number
        let isChair: Bool
        let mayVote: Bool
    }
}

extension Recount.Outcome {
    /// Whether the same comes of it, in whatever order the winners are named.
    func isSame(as other: Recount.Outcome) -> Bool {
        switch (self, other) {
        case (.carried(let mine), .carried(let theirs)): Set(mine) == Set(theirs)
        case (.tied(let mine), .tied(let theirs)): Set(mine) == Set(theirs)
        default: self == other
        }
    }
}

extension Recount {
    /// Counts a ballot again.
    public init(of ballot: Ballot, _ alteration: Alteration = Alteration()) throws(Uncountable) {
        try Recount.check(ballot, alteration)
        self.ballot = ballot
        self.alteration = alteration
        let none = Alteration()
        let cast = try AlteredPapers(ballot, none)
        let papers = try AlteredPapers(ballot, alteration)
        real = try Side(ballot, cast, none, result: ballot.recordedResult)
        altered = try Side(ballot, papers, alteration)
        changes = papers.changes(from: cast)
        let isOther = alteration.method.map { $0 != ballot.terms.method.name } ?? false
        reading =
            isOther
            ? ballot.terms.method.reading(as: altered.method.name, approvedFrom: alteration.approvedFrom) : nil
        remarks = Recount.remarks(on: ballot, alteration, papers, altered)
    }

    /// Refuses what would tell what is hidden, and what has nothing to count.
    private static func check(_ ballot: Ballot, _ alteration: Alteration) throws(Uncountable) {
        if ballot.hidesVotes { throw .hidden(ballot.id) }
        if ballot.isSecret {
            if ballot.state == .open { throw .sealed(ballot.id) }
            if ballot.papers.isEmpty, !ballot.sealed.isEmpty {
                throw .destroyed(ballot.id, sealed: ballot.sealed.count)
            }
            if !alteration.ofPersons.isEmpty { throw .nameless(ballot.id, what: alteration.ofPersons) }
        }
        if ballot.reported != nil {
            if ballot.terms.method.name != .majority {
                throw .onlyTotals(ballot.id, method: ballot.terms.method.name)
            }
            if let method = alteration.method, method != .majority { throw .onlyTotals(ballot.id, method: method) }
            let named = alteration.ofPersons + (alteration.quorum == nil ? [] : ["quorum"])
            if !named.isEmpty { throw .totalsWithoutNames(ballot.id, what: named) }
        }
    }

    private static func remarks(
        on ballot: Ballot, _ alteration: Alteration, _ papers: AlteredPapers, _ altered: Side
    ) -> [Remark] {
        var remarks: [Remark] = []
        if ballot.state == .open { remarks.append(.stillOpen) }
        if ballot.state == .withdrawn { remarks.append(.withdrawn) }
        if ballot.reported != nil { remarks.append(.totalsOnly) }
        if ballot.isAnnulled, let outcome = ballot.contests.last?.outcome { remarks.append(.annulled(outcome)) }
        for vote in alteration.votes where !ballot.voters.contains(vote.person) {
            remarks.append(.votesThough(vote.person, isRecused: ballot.recused[vote.person] != nil))
        }
        for person in alteration.without {
            for (voter, vote) in ballot.votes.sorted(by: { $0.key < $1.key })
            where vote.proxy == person && !alteration.without.contains(voter) && !alteration.absent.contains(voter) {
                remarks.append(.proxyStays(of: voter, by: person))
            }
        }
        if case .tied = altered.outcome { remarks.append(.tieStays(chair: papers.chair)) }
        if !papers.dropped.isEmpty { remarks.append(.settingsDropped(papers.dropped)) }
        if let option = ballot.terms.method.defaultOption, altered.method.defaultOption == nil,
            case .carried(let winners) = altered.outcome, winners.contains(option)
        {
            remarks.append(.defaultWins(option))
        }
        if papers.counting.electorate == 0 { remarks.append(.nobodyLeft) }
        return remarks
    }
}

extension Ballot {
    /// The result as it is on record; `nil` before the count.
    ///
    /// Totals that minutes give stand as a result of what they say.
    fileprivate var recordedResult: BallotResult? {
        guard state == .closed else { return nil }
        guard let reported else { return latestResult }
        var result = BallotResult()
        result.tallies = reported.counts
        result.verdict = reported.verdict
        result.threshold = terms.threshold ?? terms.method.name.usualThreshold
        result.electorate = voters.count
        return result
    }
}
