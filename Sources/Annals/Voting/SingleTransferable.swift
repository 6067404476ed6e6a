// Single transferable vote: several seats, filled in proportion to the orders on the papers.

extension Poll {
    /// Several are elected by a quota; surplus votes go on, in part, to the next on each paper.
    ///
    /// Version 1.
    ///
    /// The rules are those of Scotland's local elections (SSI 2007/42, schedule 1, rules 45 to 52), which transfer
    /// surpluses by the Weighted Inclusive Gregory Method, with weights in place of papers:
    ///
    /// 1. The quota (Droop) is the votes divided by one more than the seats, the remainder ignored, and one more; where
    ///    weights have digits behind the point, all in units of the last one.
    /// 2. Whoever has the quota is elected.
    /// 3. The largest surplus goes first. Each paper of the elected goes on to the best on it that is neither elected
    ///    nor eliminated, with its value times the surplus divided by all votes of the elected, to five decimal
    ///    places, the rest ignored. What has nobody to go to, and what was ignored, is exhausted.
    /// 4. Without a surplus the last is eliminated, and the papers go on with the value that they have. Those without
    ///    any vote are eliminated together, as long as enough are left for the seats.
    /// 5. Where no more are left than seats, all of them are elected.
    ///
    /// Equals are told apart by earlier rounds, and then by going through every lot (`Lots`).
    func singleTransferable(_ weights: Weights) -> Count {
        let bundles = bundles(weights)
        let total = bundles.reduce(0) { $0 + $1.weight }
        let seats = method.seats ?? 1
        let quota = total / (seats + 1) + 1
        let outcome = Lots.outcome { lots in
            guard total > 0 else { return RoundsCount() }
            var transfer = Transfer(bundles, options: options.count, quota: quota, seats: seats)
            return transfer.count(&lots) { (options[$0], weights.number($1, furtherPlaces: Transfer.places)) }
        }
        var count = inRounds(outcome, bundles, weights)
        count.quota = weights.number(quota)
        return count
    }
}

/// The state of a count by single transferable vote.
///
/// Votes and values are whole numbers of five more decimal places than the weights have.
private struct Transfer {
    static let places = 5
    private static let one = 100_000

    private let quota: Int
    private let seats: Int
    private let total: Int
    /// The papers, each bundle with its present value and the place in its order of who has it now.
    private var bundles: [(papers: Bundle, value: Int, place: Int)]
    private var standing: [Int]
    /// The elected with more than the quota.
    private var surpluses: [Int] = []
    private var votes: [Int]
    private var result = RoundsCount()

    init(_ bundles: [Bundle], options: Int, quota: Int, seats: Int) {
        self.quota = quota * Transfer.one
        self.seats = seats
        self.bundles = bundles.map { ($0, Transfer.one, 0) }
        total = bundles.reduce(0) { $0 + $1.weight } * Transfer.one
        standing = Array(0..<options)
        votes = [Int](repeating: 0, count: options)
        for bundle in bundles { votes[bundle.order[0]] += bundle.weight * Transfer.one }
    }

    /// Goes through all rounds.
    ///
    /// - Parameter told: the name of an option, and so many votes as a number.
    mutating func count(_ lots: inout Lots, told: (Int, Int) -> (String, Number)) -> RoundsCount {
        func names(_ options: [Int]) -> [String] { options.map { told($0, 0).0 } }
        while true {
            var round = CountRound()
            round.votes = votes.indices.map { told($0, votes[$0]).1 }
            let exhausted = total - votes.reduce(0, +)
            if exhausted > 0 { round.exhausted = told(0, exhausted).1 }
            let elected = elect()
            round.elected = names(elected)
            let isLast = result.elected.count == seats
            if !isLast {
                let earlier = result.votes
                let chosen = surpluses.isEmpty ? last(&lots, earlier) : largestSurplus(&lots, earlier)
                if !chosen.lot.isEmpty {
                    round.lot = names(chosen.lot)
                    if result.atFirstLot == nil { result.atFirstLot = (result.elected, standing) }
                }
                if surpluses.isEmpty {
                    round.eliminated = names(chosen.those)
                } else {
                    round.surplusOf = names(chosen.those)[0]
                }
                result.votes.append(votes)
                if surpluses.isEmpty { eliminate(chosen.those) } else { passOn(surplusOf: chosen.those[0]) }
            }
            result.rounds.append(round)
            if isLast { return result }
        }
    }

    /// Who is elected now: all with the quota, the most votes first, or all who are left where there are no more than
    /// seats.
    private mutating func elect() -> [Int] {
        var elected = standing.filter { votes[$0] >= quota }
        standing.removeAll(where: elected.contains)
        surpluses += elected.filter { votes[$0] > quota }
        elected.sort { (votes[$1], $0) < (votes[$0], $1) }
        if result.elected.count + elected.count + standing.count <= seats {
            elected += standing.sorted { (votes[$1], $0) < (votes[$0], $1) }
            standing = []
        }
        result.elected += elected
        return elected
    }

    private func largestSurplus(_ lots: inout Lots, _ earlier: [[Int]]) -> (those: [Int], lot: [Int]) {
        let most = surpluses.map { votes[$0] }.max() ?? 0
        let chosen = lots.choose(surpluses.filter { votes[$0] == most }.sorted(), earlier: earlier, best: >)
        return ([chosen.one], chosen.lot)
    }

    private func last(_ lots: inout Lots, _ earlier: [[Int]]) -> (those: [Int], lot: [Int]) {
        let fewest = standing.map { votes[$0] }.min() ?? 0
        let equals = standing.filter { votes[$0] == fewest }
        if fewest == 0, result.elected.count + standing.count - equals.count >= seats { return (equals, []) }
        let chosen = lots.choose(equals, earlier: earlier, best: <)
        return ([chosen.one], chosen.lot)
    }

    private mutating func eliminate(_ those: [Int]) {
        standing.removeAll(where: those.contains)
        for option in those {
            votes[option] = 0
            moveOn(from: option) { $0 }
        }
    }

    private mutating func passOn(surplusOf option: Int) {
        surpluses.removeAll { $0 == option }
        let all = Int128(votes[option])
        let surplus = Int128(votes[option] - quota)
        votes[option] = quota
        moveOn(from: option) { Int(Int128($0) * surplus / all) }
    }

    /// Hands the papers of an option on to the next of each that stands, at another value.
    private mutating func moveOn(from option: Int, value: (Int) -> Int) {
        for index in bundles.indices {
            let bundle = bundles[index]
            guard bundle.place < bundle.papers.order.count, bundle.papers.order[bundle.place] == option else {
                continue
            }
            bundles[index].value = value(bundle.value)
            var place = bundle.place + 1
            while place < bundle.papers.order.count, !standing.contains(bundle.papers.order[place]) { place += 1 }
            bundles[index].place = place
            if place < bundle.papers.order.count {
                votes[bundle.papers.order[place]] += bundle.papers.weight * bundles[index].value
            }
        }
    }
}
