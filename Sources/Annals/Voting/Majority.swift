// Motions and proposals: one question, a word from each voter.

extension Poll {
    /// A motion, carried by its threshold.
    ///
    /// Version 1.
    ///
    /// Abstentions are told but belong to no base but the electorate.
    func majority(_ weights: Weights) -> Count {
        let said = words(weights)
        let (pro, contra) = (
            said[MajorityChoice.for.rawValue, default: 0], said[MajorityChoice.against.rawValue, default: 0]
        )
        let needed = threshold ?? .simple
        let whole = base == .electorate ? weights.electorate : pro + contra
        var count = Count()
        count.tallies = Tallies(
            MajorityChoice.allCases.map { ($0.rawValue, weights.number(said[$0.rawValue, default: 0])) })
        count.base = weights.number(whole)
        if needed.isMet(for: pro, against: contra, base: whole) {
            count.verdict = .passed
        } else {
            count.verdict = needed == .simple && pro == contra && pro > 0 ? .tied : .failed
        }
        return count
    }

    /// A proposal: it passes where somebody agrees or stands aside and nobody objects.
    ///
    /// Version 1.
    func consent(_ weights: Weights) -> Count {
        let said = words(weights)
        let all = ConsentChoice.allCases.map { ($0.rawValue, said[$0.rawValue, default: 0]) }
        let base = all.reduce(0) { $0 + $1.1 }
        var count = Count()
        count.tallies = Tallies(all.map { ($0.0, weights.number($0.1)) })
        count.base = weights.number(base)
        count.verdict = base > 0 && said[ConsentChoice.object.rawValue, default: 0] == 0 ? .passed : .failed
        return count
    }

    /// The weight behind each word.
    private func words(_ weights: Weights) -> [String: Int] {
        var said: [String: Int] = [:]
        for (paper, weight) in zip(papers, weights.units) {
            if case .word(let word) = paper.choice { said[word, default: 0] += weight }
        }
        return said
    }
}
