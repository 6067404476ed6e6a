// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// A vote on a question, from its opening through its rounds to its verdict.
public struct Ballot: Story {
    public static let kind = Subject.Kind.ballot
    public private(set) var began: Mark?
    /// The id.
    public let id: BallotID
    /// How it was opened: question, options, method and its tests.
    public private(set) var terms = BallotOpened()
    /// Who may vote, as last changed; those who recused themselves are still among them.
    public private(set) var electorate: [PersonID] = []
    /// Who declared that they have an interest and may not vote.
    public private(set) var recused: [PersonID: Mark] = [:]
    /// Who votes for whom on this ballot, by the one represented.
    public private(set) var proxies: [PersonID: PersonID] = [:]
    /// The votes that stand, by voter; none on a secret ballot.
    public private(set) var votes: [PersonID: Vote] = [:]
    /// Who sealed a vote on a secret ballot, and where that stands.
    public private(set) var sealed: [PersonID: Mark] = [:]
    /// The papers of a secret ballot, once opened, with the entries that hold them.
    public private(set) var papers: [(paper: Choice, mark: Mark)] = []
    /// How far it has come.
    public private(set) var state = State.open
    public private(set) var closed: Mark?
    /// The count, once closed.
    public private(set) var result: BallotResult?
    /// The counts made again after corrections, oldest first.
    public private(set) var recounts: [Recount] = []
    /// The totals that minutes give, where nobody's vote is in the log.
    public private(set) var reported: ResultReported?
    /// The option that the chair chose where the votes were equal.
    public private(set) var tieBreak: (option: String, mark: Mark)?
    /// What was said against its result, and what became of that; the last is the current one.
    public private(set) var contests: [Contest] = []
    /// The rounds before this one, with their results.
    public private(set) var earlierRounds: [Round] = []

    /// How far a ballot has come.
    public enum State: String, Sendable {
        case open = "open"
        case closed = "closed"
        case withdrawn = "withdrawn"
    }

    /// A vote that stands.
    public struct Vote: Hashable, Sendable {
        /// What was chosen.
        public let choice: Choice
        /// Why, where said.
        public let reason: String?
        /// Who cast it for the voter, by proxy.
        public let proxy: PersonID?
        /// The entry that holds it.
        public let mark: Mark
    }

    /// An objection to a result.
    public struct Contest: Hashable, Sendable {
        public let ground: String
        /// Who contests it.
        public let by: PersonID?
        public let mark: Mark
        /// What became of it, once settled.
        public var outcome: ContestOutcome?
        public var settled: Mark?
    }

    /// A round that was closed before the ballot was opened again.
    public struct Round: Sendable {
        public let result: BallotResult?
        public let reported: ResultReported?
        public let votes: [PersonID: Vote]
        public let closed: Mark
        /// Why it was opened again.
        public let reopened: (reason: String, mark: Mark)
    }

    public init(_ id: BallotID) {
        self.id = id
    }

    /// Which round it is in, from 1.
    public var round: Int { earlierRounds.count + 1 }

    /// Whether nobody ever learns who voted how.
    public var isSecret: Bool { terms.secret == true }

    /// Whether what was voted is kept from everybody now: until its close, on a ballot whose results stay hidden.
    public var hidesVotes: Bool { terms.hidden == true && state == .open }

    /// Who may vote: the electorate less those who recused themselves.
    public var voters: [PersonID] { electorate.filter { recused[$0] == nil } }

    /// Whether somebody is one of them, without making the list.
    public func isVoter(_ person: PersonID) -> Bool { recused[person] == nil && electorate.contains(person) }

    /// Who took part in this round, in the order of voting.
    public var participants: [PersonID] {
        let marks = votes.mapValues(\.mark).merging(sealed) { vote, _ in vote }
        return marks.sorted { ($0.value.position, $0.key) < ($1.value.position, $1.key) }.map(\.key)
    }

    /// How much somebody's vote weighs.
    public func weight(of person: PersonID) -> Number { terms.weights[person] ?? 1 }

    /// The objection that is not settled yet.
    public var contest: Contest? { contests.last.flatMap { $0.outcome == nil ? $0 : nil } }

    /// Whether its result was found to be no result: void, or to be voted on again.
    public var isAnnulled: Bool {
        guard let outcome = contests.last?.outcome else { return false }
        return outcome == .void || outcome == .repeated
    }

    /// What came of it, as counted or as reported; `nil` before its close.
    public var verdict: Verdict? { state == .closed ? latestResult?.verdict ?? reported?.verdict : nil }

    /// Whether it carries: by the count, as reported, or by the chair where the votes were equal.
    public var isPassed: Bool {
        guard state == .closed, !isAnnulled else { return false }
        if let tieBreak, verdict == .tied { return tieBreak.option != MajorityChoice.against.rawValue }
        return verdict == .passed
    }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .ballotOpened(let opened):
            began = began ?? Mark(entry)
            terms = opened
            electorate = opened.electorate
        case .electorateChanged(let change):
            electorate.removeAll { change.remove.contains($0) }
            electorate += change.add
        case .recusalDeclared: if let voter = entry.actor { recused[voter] = Mark(entry) }
        case .proxyGiven(let proxy): if let giver = entry.actor { proxies[giver] = proxy.to }
        case .voteCast(let vote):
            guard let voter = entry.actor else { return }
            votes[voter] = Vote(choice: vote.choice, reason: vote.reason, proxy: vote.proxy, mark: Mark(entry))
        case .voteSealed: if let voter = entry.actor { sealed[voter] = Mark(entry) }
        case .voteWithdrawn:
            guard let voter = entry.actor else { return }
            votes[voter] = nil
            sealed[voter] = nil
        case .papersOpened(let opened): papers += opened.papers.map { ($0, Mark(entry)) }
        case .ballotClosed(let closing):
            close(.closed, entry)
            result = closing.result
        case .resultReported(let report):
            close(.closed, entry)
            reported = report
        case .ballotWithdrawn: close(.withdrawn, entry)
        case .tieBroken(let broken): tieBreak = (broken.option, Mark(entry))
        case .ballotContested(let contest):
            contests.append(Contest(ground: contest.ground, by: entry.actor, mark: Mark(entry)))
        case .contestSettled(let settling):
            guard !contests.isEmpty else { return }
            contests[contests.count - 1].outcome = settling.outcome
            contests[contests.count - 1].settled = Mark(entry)
            result = settling.result ?? result
        case .ballotReopened(let reopening): reopen(reopening, entry)
        case .ballotRecounted(let recount): recounts.append(Recount(recount, Mark(entry)))
        default: break
        }
    }

    private mutating func close(_ state: State, _ entry: Entry) {
        self.state = state
        closed = Mark(entry)
    }

    private mutating func reopen(_ reopening: BallotReopened, _ entry: Entry) {
        if let closed {
            earlierRounds.append(
                Round(
                    result: result, reported: reported, votes: votes, closed: closed,
                    reopened: (reopening.reason, Mark(entry))))
        }
        state = .open
        closed = nil
        result = nil
        reported = nil
        tieBreak = nil
        votes = [:]
        sealed = [:]
        papers = []
        contests = []
        terms.closesAt = reopening.closesAt
    }
}
