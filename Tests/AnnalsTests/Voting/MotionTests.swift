import Testing

@testable import Annals

@Suite("Counting motions and proposals")
struct MotionTests {
    @Test(arguments: [
        (["3 for", "2 against"], Threshold.simple, nil as VoteBase?, "passed", "for:3 against:2 abstain:0", Number(5)),
        (["2 for", "2 against", "4 abstain"], .simple, nil, "tied", "for:2 against:2 abstain:4", 4),
        ([], .simple, nil, "failed", "for:0 against:0 abstain:0", 0),
        (["4 abstain"], .simple, nil, "failed", "for:0 against:0 abstain:4", 0),
        (["@0.5 for", "@0.25 against"], .simple, nil, "passed", "for:0.5 against:0.25 abstain:0", decimal("0.75")),
        (["@0.5 for", "@0.25 against", "@0.25 against"], .simple, nil, "tied", "for:0.5 against:0.5 abstain:0", 1),
        (["@1.5 for", "2 against"], .simple, nil, "failed", "for:1.5 against:2 abstain:0", decimal("3.5")),
        (["@2.5 for", "@2.5 against"], .absolute, nil, "failed", "for:2.5 against:2.5 abstain:0", 5),
        (["@2.6 for", "@2.5 against"], .absolute, nil, "passed", "for:2.6 against:2.5 abstain:0", decimal("5.1")),
        (["3 for"], .absolute, .electorate, "failed", "for:3 against:0 abstain:0", 6),
        (["@3.1 for"], .absolute, .electorate, "passed", "for:3.1 against:0 abstain:0", 6),
        (["@0.2 for", "@0.1 against"], .twoThirds, nil, "passed", "for:0.2 against:0.1 abstain:0", decimal("0.3")),
        (["@0.3 for", "@0.1 against"], .threeQuarters, nil, "passed", "for:0.3 against:0.1 abstain:0", decimal("0.4")),
        (["3 for", "2 against"], .fraction(3, 5), nil, "passed", "for:3 against:2 abstain:0", 5),
        (["299 for", "201 against"], .fraction(3, 5), nil, "failed", "for:299 against:201 abstain:0", 500),
        (["3 for", "2 abstain"], .unanimous, nil, "passed", "for:3 against:0 abstain:2", 3),
        (["3 for", "1 against"], .unanimous, nil, "failed", "for:3 against:1 abstain:0", 4),
        (["6 for"], .unanimous, .electorate, "passed", "for:6 against:0 abstain:0", 6),
    ])
    func `a motion is carried by its threshold`(
        _ lines: [String], _ threshold: Threshold, _ base: VoteBase?, _ outcome: String, _ standing: String,
        _ counted: Number
    ) throws {
        let papers = lines.flatMap { Papers.words($0) }
        let result = try count(VotingMethod(.majority), "m", threshold: threshold, of: base, electorate: 6, papers)
        #expect(result.outcome == outcome && result.standing == standing && result.base == counted)
        #expect(result.order == [] && result.rounds == [] && result.pairwise == [] && result.quota == nil)
    }

    @Test(arguments: [
        (["5 agree"], "passed", "agree:5 stand-aside:0 object:0", Number(5)),
        (["1 agree", "3 stand-aside"], "passed", "agree:1 stand-aside:3 object:0", 4),
        (["2 stand-aside"], "passed", "agree:0 stand-aside:2 object:0", 2),
        (["9 agree", "1 object"], "failed", "agree:9 stand-aside:0 object:1", 10),
        (["9 agree", "@0.5 object"], "failed", "agree:9 stand-aside:0 object:0.5", decimal("9.5")),
        ([], "failed", "agree:0 stand-aside:0 object:0", 0),
    ])
    func `a proposal passes without objection`(
        _ lines: [String], _ outcome: String, _ standing: String, _ base: Number
    ) throws {
        let result = try count(VotingMethod(.consent), "p", lines.flatMap { Papers.words($0) })
        #expect(result.outcome == outcome && result.standing == standing && result.base == base)
    }
}

@Suite("Weights")
struct WeightTests {
    @Test(arguments: ["0", "-1", "-0.5"]) func `a weight is above nought`(_ weight: String) {
        #expect(throws: Refusal.notAboveZero("weights", Number(weight) ?? 1)) {
            _ = try Weights([1, Number(weight) ?? 1])
        }
    }

    @Test(arguments: [
        ["999999999999", "1"], ["0.123456789012"], ["99999999999.9", "0.1"], ["500000000000", "500000000000"],
        ["999999999999999999", "0.00000000001"],
    ])
    func `weights have twelve digits in sum, those behind the point too`(_ weights: [String]) throws {
        let numbers = try weights.map { try #require(Number($0)) }
        let refusal = #expect(throws: Refusal.self) { _ = try Weights(numbers) }
        #expect(refusal?.caseName == "outOfRange")
    }

    @Test func `the heaviest weights can be counted by every method`() throws {
        let weight = decimal("499999.999999")
        for name in VotingMethodName.allCases {
            let method = VotingMethod(name) {
                if name == .dots { $0.budget = 1000 }
                if name == .score { ($0.lowest, $0.highest) = (-1000, 1000) }
                if name == .singleTransferable { $0.seats = 2 }
            }
            let choice: Choice =
                switch name {
                case .majority: .word("for")
                case .consent: .word("agree")
                case .approval: .options(["A"])
                case .dots, .score: .numbers([.init(option: "A", number: 1000)])
                case .ranked, .instantRunoff, .singleTransferable: Papers.rank("A>B>C")
                }
            let papers = [Poll.Paper](repeating: Poll.Paper(choice, weight: weight), count: 2)
            let result = try count(method, name.optionCounts.range.contains(3) ? "A B C" : "A", papers)
            #expect(result.base == decimal("999999.999998"), "\(name)")
        }
    }
}
