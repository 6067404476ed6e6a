// Instant runoff: the last falls out, until one has more than half.

extension Poll {
    /// A paper counts for the best option on it that still stands.
    ///
    /// Version 1.
    ///
    /// In each round an option with more than half of the votes that count wins; else the one with the fewest is
    /// eliminated. All equals at the end are eliminated together where their votes together are fewer than those of
    /// the next: none of them could have overtaken it, in whatever order they fell. Other equals are told apart by
    /// earlier rounds, and then by going through every lot (`Lots`).
    func instantRunoff(_ weights: Weights) -> Count {
        let bundles = bundles(weights)
        let outcome = Lots.outcome { runoff(bundles, weights, &$0) }
        return inRounds(outcome, bundles, weights)
    }

    private func runoff(_ bundles: [Bundle], _ weights: Weights, _ lots: inout Lots) -> RoundsCount {
        var result = RoundsCount()
        var standing = Array(options.indices)
        while !bundles.isEmpty {
            var votes = [Int](repeating: 0, count: options.count)
            var exhausted = 0
            let stands = options.indices.map(standing.contains)
            for bundle in bundles {
                if let option = bundle.order.first(where: { stands[$0] }) {
                    votes[option] += bundle.weight
                } else {
                    exhausted += bundle.weight
                }
            }
            var round = CountRound {
                $0.votes = votes.map { weights.number($0) }
                $0.exhausted = exhausted > 0 ? weights.number(exhausted) : nil
            }
            let cast = votes.reduce(0, +)
            if let winner = standing.first(where: { votes[$0] * 2 > cast || standing.count == 1 }) {
                result.elected = [winner]
                round.elected = [options[winner]]
                result.votes.append(votes)
                result.rounds.append(round)
                break
            }
            let fewest = standing.map { votes[$0] }.min() ?? 0
            var out = standing.filter { votes[$0] == fewest }
            let next = standing.map { votes[$0] }.filter { $0 > fewest }.min() ?? 0
            if out.count > 1, fewest * out.count >= next {
                let chosen = lots.choose(out, earlier: result.votes, best: <)
                if !chosen.lot.isEmpty, result.atFirstLot == nil { result.atFirstLot = ([], standing) }
                round.lot = chosen.lot.map { options[$0] }
                out = [chosen.one]
            }
            standing.removeAll(where: out.contains)
            round.eliminated = out.map { options[$0] }
            result.votes.append(votes)
            result.rounds.append(round)
        }
        return result
    }

    /// The result of a count in rounds.
    func inRounds(
        _ outcome: (first: RoundsCount, winners: [Int], tied: [Int]), _ bundles: [Bundle], _ weights: Weights
    ) -> Count {
        var count = Count()
        count.base = weights.number(bundles.reduce(0) { $0 + $1.weight })
        count.tallies = Tallies(
            options.enumerated().map { ($1, outcome.first.rounds.last?.votes[$0] ?? .zero) })
        count.winners = outcome.winners.map { options[$0] }
        count.tied = outcome.tied.map { options[$0] }
        count.verdict = !count.tied.isEmpty ? .tied : count.winners.isEmpty ? .failed : .passed
        count.rounds = outcome.first.rounds
        return count
    }
}
