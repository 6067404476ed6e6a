// What the methods that count in rounds share: papers as orders of preference, equals, and the lot.

/// Papers with the same order of preference, taken together.
struct Bundle {
    /// The options, the best first; never empty.
    let order: [Int]
    /// The weight of the papers.
    var weight: Int
}

extension Poll {
    /// The papers by their order of preference; those that rank nothing are left out.
    ///
    /// Ranks may leave gaps, as only their order counts.
    func bundles(_ weights: Weights) -> [Bundle] {
        var find = OptionFinder(options)
        var sums: [[Int]: Int] = [:]
        for (paper, weight) in zip(papers, weights.units) {
            guard case .numbers(let entries) = paper.choice, !entries.isEmpty else { continue }
            var ranked: [(rank: Number, option: Int)] = []
            for entry in entries { if let option = find(entry.option) { ranked.append((entry.number, option)) } }
            ranked.sort { ($0.rank, $0.option) < ($1.rank, $1.option) }
            if !ranked.isEmpty { sums[ranked.map(\.option), default: 0] += weight }
        }
        return sums.map { Bundle(order: $0.key, weight: $0.value) }
    }
}

/// Tells equals apart, as rules 49 and 51 of the Scottish Local Government Elections Order 2007 (SSI 2007/42) do.
///
/// First by the most recent round in which they were unequal. Where they were equal in all, the order has the
/// returning officer draw a lot. A log cannot: nobody could check it. So the count is made for every way in which the
/// lots could fall, and only what all of them elect is elected; where they differ, there is a tie.
struct Lots {
    /// The draws of the present way: which of how many is drawn.
    private var draws: [(drawn: Int, of: Int)] = []
    private var next = 0
    /// How many ways were tried.
    private(set) var ways = 1
    /// More than that are not tried; then all who stood at the first draw share what was left there.
    static let limit = 1000

    /// Of those that are best by the measure, the one that also was in earlier rounds, or else is drawn.
    ///
    /// - Parameter earlier: the votes in the rounds so far, the last one last.
    /// - Returns: The one, and the equals that it was drawn from, none where no lot was needed.
    mutating func choose(
        _ options: [Int], earlier: [[Int]], best: (Int, Int) -> Bool
    ) -> (one: Int, lot: [Int]) {
        var equals = options
        for votes in earlier.reversed() {
            guard equals.count > 1, let top = equals.map({ votes[$0] }).min(by: best) else { break }
            equals.removeAll { votes[$0] != top }
        }
        if equals.count == 1 { return (equals[0], []) }
        if next == draws.count { draws.append((0, equals.count)) }
        next += 1
        return (equals[draws[next - 1].drawn], equals)
    }

    /// Turns to the next way in which the lots can fall; false where there is none, or too many were tried.
    mutating func turn() -> Bool {
        next = 0
        while let last = draws.popLast() {
            if last.drawn + 1 < last.of {
                draws.append((last.drawn + 1, last.of))
                ways += 1
                return ways <= Lots.limit
            }
        }
        return false
    }

    /// What comes of a count in rounds, made for every way in which its lots can fall.
    ///
    /// The rounds that are told are those of the first way.
    static func outcome(_ count: (inout Lots) -> RoundsCount) -> (
        first: RoundsCount, winners: [Int], tied: [Int]
    ) {
        var lots = Lots()
        let first = count(&lots)
        var always = Set(first.elected)
        var sometimes = always
        while lots.turn() {
            let elected = Set(count(&lots).elected)
            always.formIntersection(elected)
            sometimes.formUnion(elected)
        }
        if lots.ways > limit, let open = first.atFirstLot {
            always = Set(open.elected)
            sometimes = Set(open.elected + open.standing)
        }
        return (first, first.elected.filter(always.contains), sometimes.subtracting(always).sorted())
    }
}

/// A count in rounds, made for one way in which its lots can fall.
struct RoundsCount {
    /// The votes of each option after each round.
    var votes: [[Int]] = []
    var elected: [Int] = []
    var rounds: [CountRound] = []
    /// Who was elected and who was still standing when the first lot was needed.
    var atFirstLot: (elected: [Int], standing: [Int])?
}
