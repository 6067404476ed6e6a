extension Recount {
    /// How close a count was.
    public enum Margin: Hashable, Sendable {
        /// A motion: so many voters changing sides, or so many more votes on the other side, bring out something else;
        /// `nil` where no number of them does.
        case votes(switched: Int?, more: Int?, towards: MajorityChoice)
        /// A proposal: so many objections stand in the way, or the first one would.
        case objections(Int)
        /// The last that won is so far ahead of the first that did not.
        case lead(String, over: String, by: Number)
        /// Ranked: the closest of the comparisons that the winner won.
        case pair(String, over: String, Number, against: Number)
        /// So many more people had to take part.
        case toQuorum(Int)
    }
}

extension Recount.Margin {
    /// How close it was; `nil` where the method has no single number for it.
    init?(of counting: Counting, _ result: BallotResult, _ outcome: Recount.Outcome, tieBreak: String?) {
        if let quorum = counting.quorum, counting.voted < quorum {
            self = .toQuorum(quorum - counting.voted)
            return
        }
        switch counting.poll.method.name {
        case .majority: self = Recount.Margin.votes(counting, outcome, tieBreak: tieBreak)
        case .consent: self = .objections(Recount.Margin.objections(counting))
        case .approval, .dots, .score:
            guard let lead = Recount.Margin.lead(result.tallies, result, outcome) else { return nil }
            self = lead
        case .ranked:
            guard let pair = Recount.Margin.pair(counting.poll.options, result, outcome) else { return nil }
            self = pair
        case .instantRunoff:
            guard let last = result.rounds.last else { return nil }
            let votes = Tallies(Array(zip(counting.poll.options, last.votes)))
            guard let lead = Recount.Margin.lead(votes, result, outcome) else { return nil }
            self = lead
        case .singleTransferable: return nil
        }
    }

    /// Tries one vote after the other, the heaviest first, by the same count.
    private static func votes(_ counting: Counting, _ outcome: Recount.Outcome, tieBreak: String?) -> Recount.Margin {
        let isCarried = if case .carried = outcome { true } else { false }
        let (from, to): (MajorityChoice, MajorityChoice) = isCarried ? (.for, .against) : (.against, .for)
        func weights(_ choice: MajorityChoice) -> [Number] {
            counting.poll.papers.filter { $0.choice == .word(choice.rawValue) }.map(\.weight).sorted(by: >)
        }
        let sides = Dictionary(uniqueKeysWithValues: MajorityChoice.allCases.map { ($0, weights($0)) })
        func isOther(_ sums: [MajorityChoice: Number]) -> Bool {
            var poll = counting.poll
            poll.papers = MajorityChoice.allCases.compactMap { choice in
                sums[choice].flatMap { $0 > .zero ? Poll.Paper(.word(choice.rawValue), weight: $0) : nil }
            }
            guard let count = try? poll.counted() else { return false }
            var result = BallotResult()
            result.take(count)
            let chosen = count.verdict == .tied ? tieBreak : nil
            return !Recount.outcome(of: result, .majority, tieBreak: chosen).isSame(as: outcome)
        }
        let start = sides.mapValues { $0.reduce(.zero, +) }
        var sums = start
        var switched: Int?
        for (index, weight) in (sides[from] ?? []).enumerated() where switched == nil {
            sums[from] = (sums[from] ?? .zero) - weight
            sums[to] = (sums[to] ?? .zero) + weight
            if isOther(sums) { switched = index + 1 }
        }
        // Only where the base grows with the votes; of an electorate nobody can be added.
        var more: Int?
        if counting.poll.base != .electorate {
            var low = 0
            var high = 1
            func isEnough(_ votes: Int) -> Bool { isOther(start.merging([to: Number(votes)]) { $0 + $1 }) }
            while high < 1 << 20, !isEnough(high) { (low, high) = (high, high * 2) }
            if isEnough(high) {
                while high - low > 1 {
                    let middle = (low + high) / 2
                    if isEnough(middle) { high = middle } else { low = middle }
                }
                more = high
            }
        }
        return .votes(switched: switched, more: more, towards: to)
    }

    private static func objections(_ counting: Counting) -> Int {
        counting.poll.papers.count { $0.choice == .word(ConsentChoice.object.rawValue) }
    }

    private static func lead(
        _ tallies: Tallies, _ result: BallotResult, _ outcome: Recount.Outcome
    ) -> Recount.Margin? {
        guard case .carried(let winners) = outcome, let last = winners.min(by: { tallies[$0] < tallies[$1] })
        else { return nil }
        let others = tallies.names.filter { !winners.contains($0) }
        guard let first = others.max(by: { tallies[$0] < tallies[$1] }) else { return nil }
        return .lead(last, over: first, by: tallies[last] - tallies[first])
    }

    private static func pair(
        _ options: [String], _ result: BallotResult, _ outcome: Recount.Outcome
    ) -> Recount.Margin? {
        guard case .carried(let winners) = outcome, result.pairwise.count == options.count else { return nil }
        let out = Set(winners)
        var closest: (winner: Int, other: Int, by: Number)?
        for winner in options.indices where out.contains(options[winner]) {
            for other in options.indices where !out.contains(options[other]) {
                let by = result.pairwise[winner][other] - result.pairwise[other][winner]
                if closest.map({ by < $0.by }) ?? true { closest = (winner, other, by) }
            }
        }
        return closest.map { found in
            .pair(
                options[found.winner], over: options[found.other], result.pairwise[found.winner][found.other],
                against: result.pairwise[found.other][found.winner])
        }
    }
}
