// Approval, dots and score: each option gets points, and the most points win.

extension Poll {
    /// A paper approves of any number of options; the most approved of wins.
    ///
    /// Version 1.
    ///
    /// With a threshold only what reaches it can win: approvals are votes for an option, and all other papers, empty
    /// ones too, votes against it. The base is the papers or the electorate.
    func approval(_ weights: Weights) -> Count {
        var approvals = [Int](repeating: 0, count: options.count)
        var find = OptionFinder(options)
        for (paper, weight) in zip(papers, weights.units) {
            guard case .options(let approved) = paper.choice else { continue }
            for option in approved { if let index = find(option) { approvals[index] += weight } }
        }
        let voted = weights.sum
        let whole = base == .electorate ? weights.electorate : voted
        var count = Count()
        count.tallies = Tallies(zip(options, approvals).map { ($0, weights.number($1)) })
        count.base = weights.number(whole)
        choose(&count, points: approvals) { index in
            let pro = approvals[index]
            return pro > 0 && (threshold?.isMet(for: pro, against: voted - pro, base: whole) ?? true)
        }
        return count
    }

    /// A paper gives out dots; the option with the most wins.
    ///
    /// Version 1.
    func dots(_ weights: Weights) -> Count {
        var dots = [Int](repeating: 0, count: options.count)
        var base = 0
        forEachPaper(weights, in: 0...(method.budget ?? 1000)) { numbers, weight in
            if numbers.contains(where: { $0.number > 0 }) { base += weight }
            for (option, number) in numbers { dots[option] += number * weight }
        }
        var count = Count()
        count.tallies = Tallies(zip(options, dots).map { ($0, weights.number($1)) })
        count.base = weights.number(base)
        choose(&count, points: dots) { dots[$0] > 0 }
        return count
    }

    /// A paper scores options; the highest sum wins.
    ///
    /// Version 1.
    ///
    /// A paper that scores something gives the lowest score to what it leaves out, so that saying nothing never helps
    /// an option; an empty paper counts for nothing. Sums, not means: a mean would let one enthusiast's only vote
    /// beat what everybody likes. An option that nobody scores above the lowest cannot win.
    func score(_ weights: Weights) -> Count {
        let lowest = method.lowest ?? 0
        // Sums above the lowest, so that what is left out adds nothing.
        var above = [Int](repeating: 0, count: options.count)
        var base = 0
        forEachPaper(weights, in: lowest...max(lowest, method.highest ?? 5)) { numbers, weight in
            if !numbers.isEmpty { base += weight }
            for (option, number) in numbers { above[option] += (number - lowest) * weight }
        }
        var count = Count()
        count.tallies = Tallies(zip(options, above).map { ($0, weights.number($1 + lowest * base)) })
        count.base = weights.number(base)
        choose(&count, points: above) { above[$0] > 0 }
        return count
    }

    private func forEachPaper(
        _ weights: Weights, in range: ClosedRange<Int>, _ body: ([(option: Int, number: Int)], _ weight: Int) -> Void
    ) {
        var find = OptionFinder(options)
        for (paper, weight) in zip(papers, weights.units) {
            guard case .numbers(let entries) = paper.choice else { continue }
            var numbers: [(option: Int, number: Int)] = []
            for entry in entries {
                let number = Int(entry.number.units)
                if entry.number.scale == 0, range.contains(number), let option = find(entry.option) {
                    numbers.append((option, number))
                }
            }
            body(numbers, weight)
        }
    }

    /// Orders all options by their points, and chooses among those that may win.
    private func choose(_ count: inout Count, points: [Int], mayWin: (Int) -> Bool) {
        // A stable sort: equals stay in the ballot's order.
        let sorted = options.indices.sorted { (points[$1], $0) < (points[$0], $1) }
        var groups: [[Int]] = []
        for option in sorted {
            if let last = groups.last?.first, points[last] == points[option] {
                groups[groups.count - 1].append(option)
            } else {
                groups.append([option])
            }
        }
        choose(&count, order: groups, mayWin: mayWin)
    }

    /// Chooses the winners off the top of an order.
    ///
    /// Where one wins, a shared first place is a tie; where several do, all who share the last place go on.
    func choose(_ count: inout Count, order: [[Int]], mayWin: (Int) -> Bool) {
        func names(_ indices: [Int]) -> [String] { indices.map { options[$0] } }
        count.order = order.map(names)
        let seats = winners ?? 1
        for group in order {
            let able = group.filter(mayWin)
            if count.winners.count >= seats { break }
            if seats == 1, able.count > 1 {
                count.tied = names(able)
                break
            }
            count.winners += names(able)
        }
        count.verdict = !count.tied.isEmpty ? .tied : count.winners.isEmpty ? .failed : .passed
    }
}

/// Where options stand on a ballot.
///
/// Papers mostly name options in the ballot's order, so the next one is tried before the table is asked.
struct OptionFinder {
    private let options: [String]
    private let places: [String: Int]
    private var next = 0

    init(_ options: [String]) {
        self.options = options
        places = Dictionary(zip(options, options.indices), uniquingKeysWith: { first, _ in first })
    }

    mutating func callAsFunction(_ option: String) -> Int? {
        let place = next < options.count && options[next] == option ? next : places[option]
        next = (place ?? -1) + 1
        if next == options.count { next = 0 }
        return place
    }
}
