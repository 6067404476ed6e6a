/// Why a what-if has no answer.
public enum Uncountable: Error, Equatable, Sendable {
    /// What was voted is hidden until the ballot closes.
    case hidden(BallotID)
    /// The papers of a secret ballot lie in its box until it closes.
    case sealed(BallotID)
    /// So few sealed a vote that the papers were destroyed unread.
    case destroyed(BallotID, sealed: Int)
    /// Nobody knows whose paper is whose.
    case nameless(BallotID, what: [String])
    /// Only totals are on record, and those are not of a motion.
    case onlyTotals(BallotID, method: VotingMethodName)
    /// Only totals are on record, so nobody's vote can be told from them.
    case totalsWithoutNames(BallotID, what: [String])
    /// Somebody is thought away who was not there.
    case notAVoter(PersonID, BallotID)
    /// Somebody's vote is left out, and there is none.
    case didNotVote(PersonID, BallotID)
    /// The papers do not say what the other method asks for.
    case unreadable(BallotID, from: VotingMethodName, to: VotingMethodName, can: [VotingMethodName])
    /// Some papers put options level, where the method asks for one after the other.
    case level(BallotID, to: VotingMethodName, papers: Int, of: Int, can: [VotingMethodName])
    /// Nothing says which scores or ranks are approval.
    case needsApproval(BallotID, from: VotingMethodName)
    /// The chair can only choose one of what is level.
    case notLevel(String, [String])
    /// A rule of voting stands against it.
    case refused(Refusal)
    /// The decision has no criteria.
    case noCriteria(DecisionID, ballots: [BallotID])
    /// No alternative has a score by every criterion.
    case noScores(DecisionID)
    /// All criteria would be dropped.
    case noCriterionLeft(DecisionID)
    /// Somebody is thought away who scored nothing.
    case didNotScore(PersonID, DecisionID)
    /// The numbers have too many digits to be added up exactly.
    case tooLong(DecisionID)
}

extension Uncountable: CustomStringConvertible {
    /// What was found, and what can be asked instead.
    public var description: String {
        switch self {
        case .hidden(let ballot):
            "\(ballot) is open, and its votes are hidden until it closes; ask again then"
        case .sealed(let ballot): "\(ballot) is open, and its papers are sealed until it closes; ask again then"
        case .destroyed(let ballot, let sealed):
            "\(ballot): \(sealed) sealed a vote, too few to stay secret, so its papers were destroyed unread"
        case .nameless(let ballot, let what):
            "\(ballot) is secret: nobody knows whose paper is whose, so \(list(what)) cannot be answered; "
                + "--method, --threshold, --of and --quorum can"
        case .onlyTotals(let ballot, let method):
            "\(ballot): the minutes give totals only, and a count by \(method.rawValue) needs the papers"
        case .totalsWithoutNames(let ballot, let what):
            "\(ballot): the minutes give totals only, so \(list(what)) cannot be answered; --threshold can"
        case .notAVoter(let person, let ballot):
            "\(person) was not among those who may vote on \(ballot); annals ballots --json lists them"
        case .didNotVote(let person, let ballot): "\(person) cast no vote on \(ballot)"
        case .unreadable(let ballot, let from, let to, let can):
            "\(ballot) was voted on by \(from.rawValue), and its papers do not say what \(to.rawValue) asks for; "
                + "they can be counted by \(names(can))"
        case .level(let ballot, let to, let papers, let all, let can):
            "\(ballot): \(papers) of \(all) papers put options level, and \(to.rawValue) asks for one after the other; "
                + "they can be counted by \(names(can))"
        case .needsApproval(let ballot, let from):
            from == .score
                ? "\(ballot) was scored: say from which score on an option is approved of, as in --approve 3"
                : "\(ballot) was ranked: say up to which rank an option is approved of, as in --approve 1"
        case .notLevel(let option, let level): "“\(option)” is not level; the chair chooses \(or(level))"
        case .refused(let refusal): refusal.description
        case .noCriteria(let decision, let ballots):
            "\(decision) was not weighed by criteria"
                + (ballots.isEmpty ? "" : "; its vote can be asked of: annals whatif \(or(ballots.map(\.description)))")
        case .noScores(let decision): "no alternative of \(decision) has a score by every criterion"
        case .noCriterionLeft(let decision): "no criterion of \(decision) would be left; leave one in"
        case .didNotScore(let person, let decision): "\(person) scored nothing of \(decision)"
        case .tooLong(let decision): "the scores and weights of \(decision) have too many digits to be added up exactly"
        }
    }

    private func list(_ options: [String]) -> String { options.map { "--\($0)" }.joined(separator: ", ") }
    private func names(_ methods: [VotingMethodName]) -> String { or(methods.map(\.rawValue)) }
    private func or(_ words: [String]) -> String {
        words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    }
}
