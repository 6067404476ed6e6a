// Ranked ballots: the method of Schulze, and the default option of Debian's constitution.

extension Poll {
    /// A paper ranks options; the one that no other beats, directly or by a stronger way round, wins.
    ///
    /// Version 1.
    ///
    /// This is Debian's Standard Resolution Procedure (its constitution, A.6 up to version 1.7, A.5 since 1.8), counted
    /// by the strongest paths of Schulze (“A new monotonic, clone-independent, reversal symmetric, and
    /// condorcet-consistent single-winner election method”, 2011) in place of the dropping of weakest defeats that the
    /// constitution tells of. Both choose the same options (a test compares them); paths are the shorter code, take
    /// the cube of the options at worst, and order all of them.
    ///
    /// 1. Each pair of options is compared on each paper. Equal ranks prefer neither. An option that is not ranked is
    ///    behind all that are, or, with `unranked: no-opinion`, in no pair.
    /// 2. With a default option, an option is dropped that too few prefer to it (`overDefault`), or that fewer prefer
    ///    to it than the other way round, times its ratio; a tie with it drops too.
    /// 3. An option that more prefer to another than the other way round defeats it. The defeat with more voters
    ///    behind it is the stronger, then the one with fewer against it.
    /// 4. A path is as strong as its weakest defeat. An option beats another where its strongest path to it is
    ///    stronger than the one back.
    /// 5. The order goes by how many options beat one. It comes first where none does; and one that beats another
    ///    comes before it, as whatever beats the first beats the second too. By the number that an option beats in its
    ///    turn, one of several that nothing beats would come before the others, without having beaten them.
    ///
    /// The default option wins nothing: where it is left alone, the ballot fails, and it stands first in the order.
    func ranked(_ weights: Weights) -> Count {
        let pairs = PairwiseTable(self, weights)
        let defaultOption = method.defaultOption.flatMap { options.firstIndex(of: $0) }
        var count = Count()
        count.base = weights.number(pairs.base)
        count.pairwise = options.indices.map { row in
            options.indices.map { weights.number(pairs[row, $0]) }
        }
        if let defaultOption { count.dropped = dropped(pairs, weights, defaultOption) }
        let out = Set(count.dropped.map(\.option))
        let standing = options.indices.filter { !out.contains(options[$0]) }
        let order = pairs.order(of: standing)
        guard pairs.base > 0 else {
            count.order = order.map { $0.map { options[$0] } }
            return count
        }
        choose(&count, order: order) { $0 != defaultOption }
        return count
    }

    private func dropped(_ pairs: PairwiseTable, _ weights: Weights, _ defaultOption: Int) -> [DroppedOption] {
        options.indices.compactMap { option in
            if option == defaultOption { return nil }
            let (pro, contra) = (pairs[option, defaultOption], pairs[defaultOption, option])
            let ratio = method.ratios?.value(options[option]) ?? Ratio(1)
            let why: DroppedOption.Reason
            if let least = method.overDefault, weights.number(pro) < least {
                why = .overDefault
            } else if pro <= contra || pro * ratio.whole < contra * ratio.part {
                why = .ratios
            } else {
                return nil
            }
            return DroppedOption {
                $0.option = options[option]
                $0.why = why
            }
        }
    }
}

/// How many prefer each option to each other.
struct PairwiseTable {
    /// How many options there are.
    let count: Int
    /// The weight of the papers that rank something.
    private(set) var base = 0
    /// Row by row.
    private var cells: [Int]

    subscript(row: Int, column: Int) -> Int { cells[row * count + column] }

    /// Compares every pair on every paper.
    init(_ poll: Poll, _ weights: Weights) {
        let size = poll.options.count
        count = size
        cells = [Int](repeating: 0, count: size * size)
        var find = OptionFinder(poll.options)
        // An option beats another on a paper where its rank is the lower number. One that is not ranked beats none,
        // and is beaten by all that are, or by none: hence a number for each of the two.
        let beaten: Int32 = poll.method.unranked == .noOpinion ? 0 : .max
        var ranks = [Int32](repeating: 0, count: size)
        var others = [Int32](repeating: 0, count: size)
        for (paper, weight) in zip(poll.papers, weights.units) {
            guard case .numbers(let entries) = paper.choice, !entries.isEmpty else { continue }
            base += weight
            for option in 0..<size {
                ranks[option] = .max
                others[option] = beaten
            }
            for entry in entries {
                guard let option = find(entry.option) else { continue }
                ranks[option] = Int32(clamping: entry.number.units)
                others[option] = ranks[option]
            }
            PairwiseTable.add(weight, ranks, others, to: &cells)
        }
    }

    /// Adds the weight wherever the rank of the row is lower than that of the column.
    ///
    /// The one loop that counting spends its time in.
    private static func add(_ weight: Int, _ ranks: [Int32], _ others: [Int32], to cells: inout [Int]) {
        let size = ranks.count
        cells.withUnsafeMutableBufferPointer { cells in
            ranks.withUnsafeBufferPointer { ranks in
                others.withUnsafeBufferPointer { others in
                    for row in 0..<size {
                        let rank = ranks[row]
                        for column in 0..<size {
                            cells[row &* size &+ column] &+= rank < others[column] ? weight : 0
                        }
                    }
                }
            }
        }
    }

    /// Those options in the order of Schulze, the best first, equals together.
    func order(of standing: [Int]) -> [[Int]] {
        let paths = strongestPaths(standing)
        var beaten = [Int](repeating: 0, count: count)
        for one in standing {
            for other in standing where paths[one * count + other] > paths[other * count + one] { beaten[other] += 1 }
        }
        return Set(standing.map { beaten[$0] }).sorted().map { times in standing.filter { beaten[$0] == times } }
    }

    /// The strength of the strongest path between any two, as the place of its weakest defeat among all defeats from
    /// the weakest; 0 where there is no path.
    private func strongestPaths(_ standing: [Int]) -> [Int] {
        var defeats: [(pro: Int, contra: Int, cell: Int)] = []
        for winner in standing {
            for loser in standing where self[winner, loser] > self[loser, winner] {
                defeats.append((self[winner, loser], self[loser, winner], winner * count + loser))
            }
        }
        defeats.sort { ($0.pro, $1.contra) < ($1.pro, $0.contra) }
        var paths = [Int](repeating: 0, count: cells.count)
        var strength = 0
        for (index, defeat) in defeats.enumerated() {
            let isEqual =
                index > 0 && (defeats[index - 1].pro, defeats[index - 1].contra) == (defeat.pro, defeat.contra)
            if !isEqual { strength += 1 }
            paths[defeat.cell] = strength
        }
        for middle in standing {
            for from in standing where from != middle {
                let first = paths[from * count + middle]
                if first == 0 { continue }
                for to in standing where to != from && to != middle {
                    let whole = min(first, paths[middle * count + to])
                    if whole > paths[from * count + to] { paths[from * count + to] = whole }
                }
            }
        }
        return paths
    }
}
