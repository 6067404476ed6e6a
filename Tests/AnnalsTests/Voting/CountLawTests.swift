import TestSupport
import Testing

@testable import Annals

/// Polls by chance, small enough for ties and circles to be common.
private struct Draws {
    var chance: SplitMix64

    init(_ seed: UInt64) { chance = SplitMix64(seed: seed) }

    mutating func poll(_ name: VotingMethodName, weights: [Number] = [1]) -> Poll {
        let isMotion = !name.optionCounts.range.contains(3)
        let options = isMotion ? ["m"] : Array(["A", "B", "C", "D", "E"].prefix(2 + chance.upTo(3)))
        var method = VotingMethod(name) {
            switch name {
            case .dots: $0.budget = 5
            case .ranked:
                $0.unranked = chance.oneIn(3) ? .noOpinion : .last
                if chance.oneIn(4) { $0.defaultOption = chance.pick(options) }
            case .singleTransferable: $0.seats = chance.upTo(options.count - 1)
            case .majority, .consent, .approval, .score, .instantRunoff: break
            }
        }
        method.complete()
        let papers = (0..<chance.upTo(9)).map { _ in
            Poll.Paper(choice(method, options), weight: chance.pick(weights))
        }
        let several: Set<VotingMethodName> = [.approval, .dots, .score, .ranked]
        return Poll(
            method, options: options,
            winners: several.contains(name) && chance.oneIn(2) ? chance.upTo(options.count - 1) : nil,
            electorate: 10, papers: papers)
    }

    mutating func choice(_ method: VotingMethod, _ options: [String]) -> Choice {
        let some = options.shuffled(using: &chance).prefix(chance.upTo(options.count + 1) - 1)
        func numbers(_ number: (Int) -> Int) -> Choice {
            .numbers(some.enumerated().map { Choice.OptionNumber(option: $1, number: Number(number($0))) })
        }
        switch method.name {
        case .majority: return .word(chance.pick(["for", "against", "abstain"]))
        case .consent: return .word(chance.pick(["agree", "agree", "stand-aside", "object"]))
        case .approval: return .options(Array(some))
        case .dots: return numbers { [2, 1, 1, 1, 0][$0] }
        case .score: return numbers { _ in chance.upTo(6) - 1 }
        case .ranked: return numbers { _ in chance.upTo(options.count) }
        case .instantRunoff, .singleTransferable: return numbers { $0 + 1 }
        }
    }
}

extension Count {
    /// What holds whatever the order of options and papers.
    fileprivate var substance: [Set<String>] {
        [[verdict.rawValue, "\(base)"], Set(winners), Set(tied), Set(dropped.map(\.option))] + order.map(Set.init)
    }
}

@Suite("Laws that every count obeys")
struct CountLawTests {
    @Test(arguments: VotingMethodName.allCases)
    func `what voters may write is what the count takes`(_ name: VotingMethodName) throws {
        var draws = Draws(1)
        for _ in 0..<200 {
            let poll = draws.poll(name)
            try poll.method.check(options: poll.options, winners: poll.winners)
            for paper in poll.papers { try poll.method.allows(paper.choice, options: poll.options) }
            let result = try poll.counted()
            #expect(Set(result.winners).isDisjoint(with: result.tied))
            #expect(result.verdict != .passed || name.optionCounts.range == 1...1 || !result.winners.isEmpty)
            #expect((result.verdict == .tied && name != .majority) == !result.tied.isEmpty)
        }
    }

    @Test(arguments: VotingMethodName.allCases)
    func `the order of papers and options changes nothing`(_ name: VotingMethodName) throws {
        var draws = Draws(2)
        for _ in 0..<300 {
            let poll = draws.poll(name)
            var other = poll
            other.options.shuffle(using: &draws.chance)
            other.papers.shuffle(using: &draws.chance)
            other.papers = other.papers.map { paper in
                guard case .numbers(let numbers) = paper.choice else { return paper }
                return Poll.Paper(.numbers(numbers.shuffled(using: &draws.chance)), weight: paper.weight)
            }
            #expect(try poll.counted().substance == other.counted().substance, "\(poll)")
        }
    }

    @Test(arguments: VotingMethodName.allCases)
    func `a paper of weight two is the same paper twice`(_ name: VotingMethodName) throws {
        var draws = Draws(3)
        for _ in 0..<300 {
            let poll = draws.poll(name, weights: [1, 2, 3])
            var other = poll
            other.papers = poll.papers.flatMap { paper in
                [Poll.Paper](repeating: Poll.Paper(paper.choice), count: Int(paper.weight.units))
            }
            #expect(try poll.counted() == other.counted(), "\(poll)")
        }
    }

    @Test(arguments: [VotingMethodName.majority, .consent, .approval, .dots, .score, .ranked, .instantRunoff])
    func `halving every weight changes no outcome`(_ name: VotingMethodName) throws {
        var draws = Draws(4)
        for _ in 0..<300 {
            let poll = draws.poll(name, weights: [1, 2, 3])
            var other = poll
            other.papers = poll.papers.map {
                Poll.Paper($0.choice, weight: Number(units: $0.weight.units * 5, scale: 1))
            }
            let (whole, half) = (try poll.counted(), try other.counted())
            #expect(whole.outcome == half.outcome && whole.order == half.order, "\(poll)")
            #expect(half.base + half.base == whole.base)
        }
    }

    @Test(arguments: [VotingMethodName.approval, .dots, .score, .instantRunoff])
    func `one more paper for the only winner keeps it`(_ name: VotingMethodName) throws {
        var draws = Draws(5)
        var tried = 0
        for _ in 0..<600 {
            var poll = draws.poll(name)
            poll.winners = nil
            let before = try poll.counted()
            guard before.verdict == .passed, let winner = before.winners.first else { continue }
            tried += 1
            let choice: Choice =
                name == .approval ? .options([winner]) : .numbers([.init(option: winner, number: 1)])
            poll.papers.append(Poll.Paper(choice))
            #expect(try poll.counted().outcome == "passed \(winner)", "\(poll)")
        }
        #expect(tried > 200)
    }

    @Test func `an option that beats every other one by one wins a ranked ballot`() throws {
        var draws = Draws(6)
        var tried = 0
        for _ in 0..<1000 {
            var poll = draws.poll(.ranked)
            (poll.winners, poll.method.defaultOption) = (nil, nil)
            let result = try poll.counted()
            let pairs = result.pairwise
            let best = poll.options.indices.first { one in
                poll.options.indices.allSatisfy { $0 == one || pairs[one][$0] > pairs[$0][one] }
            }
            guard let best else { continue }
            tried += 1
            #expect(result.outcome == "passed \(poll.options[best])")
        }
        #expect(tried > 300)
    }

    @Test func `the strongest paths choose what dropping the weakest defeats chooses`() throws {
        var draws = Draws(7)
        var circles = 0
        for round in 0..<2000 {
            var poll = draws.poll(.ranked)
            (poll.winners, poll.method.defaultOption) = (nil, nil)
            if round.isMultiple(of: 2) {
                // Papers on a pair each, in which circles are common.
                poll.method.unranked = .noOpinion
                poll.papers = (0..<12).map { _ in
                    Poll.Paper(
                        Papers.rank(poll.options.shuffled(using: &draws.chance).prefix(2).joined(separator: ">")))
                }
            }
            let result = try poll.counted()
            let (chosen, dropped) = droppingWeakestDefeats(result.pairwise)
            circles += dropped ? 1 : 0
            #expect(result.order.first == chosen.map { poll.options[$0] }, "\(poll)")
        }
        #expect(circles > 100)
    }

    /// The options that Debian's constitution chooses among, told as it tells it (A.6, 4 to 8), and whether any defeat
    /// had to be dropped.
    private func droppingWeakestDefeats(_ pairs: [[Number]]) -> (chosen: [Int], dropped: Bool) {
        struct Defeat { let winner: Int, loser: Int, pro: Number, contra: Number }
        let options = Array(pairs.indices)
        var defeats: [Defeat] = []
        for one in options {
            for other in options where pairs[one][other] > pairs[other][one] {
                defeats.append(
                    Defeat(winner: one, loser: other, pro: pairs[one][other], contra: pairs[other][one]))
            }
        }
        func isWeaker(_ one: Defeat, _ other: Defeat) -> Bool {
            one.pro < other.pro || (one.pro == other.pro && one.contra > other.contra)
        }
        var dropped = false
        while true {
            var reaches = options.map { one in
                options.map { other in defeats.contains { $0.winner == one && $0.loser == other } }
            }
            for middle in options {
                for one in options {
                    for other in options where reaches[one][middle] && reaches[middle][other] {
                        reaches[one][other] = true
                    }
                }
            }
            let schwartz = options.filter { one in options.allSatisfy { reaches[one][$0] || !reaches[$0][one] } }
            let within = defeats.filter { schwartz.contains($0.winner) && schwartz.contains($0.loser) }
            if within.isEmpty { return (schwartz, dropped) }
            dropped = true
            defeats.removeAll { defeat in
                schwartz.contains(defeat.winner) && schwartz.contains(defeat.loser)
                    && !within.contains { isWeaker($0, defeat) }
            }
        }
    }

    @Test func `a single transferable vote fills every seat that no lot decides`() throws {
        var draws = Draws(8)
        for _ in 0..<500 {
            let poll = draws.poll(.singleTransferable, weights: [1, decimal("0.5"), decimal("2.25")])
            let result = try poll.counted()
            let seats = poll.method.seats ?? 0
            guard result.base > 0 else { continue }
            #expect(result.verdict == .passed ? result.winners.count == seats : result.winners.count < seats)
            #expect(result.winners.count + result.tied.count >= seats)
            for round in result.rounds {
                let all = round.votes.reduce(round.exhausted ?? .zero, +)
                #expect(all == result.base, "\(poll)")
            }
        }
    }
}
