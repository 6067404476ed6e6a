extension Recount.Side {
    /// Counts, or takes the result that is on record.
    init(
        _ ballot: Ballot, _ papers: AlteredPapers, _ alteration: Alteration, result recorded: BallotResult? = nil
    ) throws(Uncountable) {
        method = papers.counting.poll.method
        base = papers.counting.poll.base
        seatsOrWinners = papers.counting.poll.method.seats ?? papers.counting.poll.winners
        if let recorded {
            result = recorded
        } else {
            do {
                result = try papers.counting.counted()
            } catch {
                throw .refused(error)
            }
        }
        let level = Recount.level(in: result, method.name, papers.counting.poll.options)
        if let asked = alteration.tie, result.verdict == .tied, !level.contains(asked) {
            throw .notLevel(asked, level)
        }
        // Whoever is not there breaks no tie; what is asked for needs no chair.
        let chosen = alteration.tie ?? (papers.chair == nil ? nil : ballot.tieBreak?.option)
        let tieBreak = result.verdict == .tied ? chosen.flatMap { level.contains($0) ? $0 : nil } : nil
        self.tieBreak = tieBreak
        outcome = Recount.outcome(of: result, method.name, tieBreak: tieBreak)
        margin = Recount.Margin(of: papers.counting, result, outcome, tieBreak: tieBreak)
    }
}

extension Recount {
    /// What is level, and so can be chosen to break a tie.
    static func level(in result: BallotResult, _ method: VotingMethodName, _ options: [String]) -> [String] {
        switch method {
        case .majority: [MajorityChoice.for.rawValue, MajorityChoice.against.rawValue]
        case .consent: []
        case .approval, .dots, .score, .ranked, .instantRunoff, .singleTransferable: result.tied
        }
    }

    /// What a result comes out as, once the chair has broken a tie.
    static func outcome(of result: BallotResult, _ method: VotingMethodName, tieBreak: String?) -> Outcome {
        switch result.verdict {
        case .passed: return .carried(result.winners)
        case .failed: return .failed
        case .noQuorum: return .noQuorum
        case .tooFew: return .tooFew
        case .tied:
            guard let tieBreak else { return .tied(result.tied) }
            if method == .majority {
                return tieBreak == MajorityChoice.against.rawValue ? .failed : .carried([])
            }
            return .carried(result.winners + [tieBreak])
        }
    }
}
