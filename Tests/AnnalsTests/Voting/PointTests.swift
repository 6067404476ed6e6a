import Testing

@testable import Annals

@Suite("Counting approvals, dots and scores")
struct PointTests {
    private static let ballots = Papers.approving("3 A B", "2 B", "1 C")
    private let dots = VotingMethod(.dots) { $0.budget = 5 }

    @Test(arguments: [
        (nil as Threshold?, nil as VoteBase?, Number.zero, "passed B", Number(6)),
        (.simple, nil, 0, "passed B", 6), (.absolute, nil, 0, "passed B", 6), (.threeQuarters, nil, 0, "passed B", 6),
        (.fraction(5, 6), nil, 0, "passed B", 6), (.fraction(6, 7), nil, 0, "failed", 6),
        (.unanimous, nil, 0, "failed", 6), (.absolute, .electorate, 9, "passed B", 9),
        (.absolute, .electorate, 10, "failed", 10), (.simple, .electorate, 10, "passed B", 10),
    ])
    func `the most approved of wins, if it reaches the threshold`(
        _ threshold: Threshold?, _ base: VoteBase?, _ electorate: Number, _ outcome: String, _ counted: Number
    ) throws {
        let result = try count(
            VotingMethod(.approval), "A B C", threshold: threshold, of: base, electorate: electorate,
            PointTests.ballots)
        #expect(result.outcome == outcome && result.base == counted)
        #expect(result.standing == "A:3 B:5 C:1" && result.ranking == "B>A>C")
    }

    @Test func `an empty paper approves of nothing, and counts in the base`() throws {
        let papers = Papers.approving("3 A", "3")
        let result = try count(VotingMethod(.approval), "A B", threshold: .absolute, papers)
        #expect(result.outcome == "failed" && result.base == 6)
        #expect(try count(VotingMethod(.approval), "A B", papers).outcome == "passed A")
        #expect(
            try count(VotingMethod(.approval), "A B", threshold: .unanimous, Papers.approving("3 A")).outcome
                == "passed A")
    }

    @Test(arguments: [
        (nil as Int?, "tied: B D"), (1, "tied: B D"), (2, "passed B D"), (3, "passed B D A C"), (4, "passed B D A C"),
    ])
    func `who shares the last place goes on where several win`(_ winners: Int?, _ outcome: String) throws {
        let papers = Papers.approving("2 A B D", "2 B C D", "1")
        let result = try count(VotingMethod(.approval), "A B C D E", winners: winners, papers)
        #expect(result.outcome == outcome && result.ranking == "B=D>A=C>E")
        // All with a dot go on where more share the first place than may win.
        let even = Papers.giving("1 A:1 B:1 C:1 D:1")
        #expect(try count(dots, "A B C D E", winners: 2, even).outcome == "passed A B C D")
    }

    @Test func `an option that nobody chose never wins`() throws {
        #expect(
            try count(VotingMethod(.approval), "A B C", winners: 2, Papers.approving("3 A", "9")).outcome == "passed A")
        #expect(try count(VotingMethod(.approval), "A B C", Papers.approving("9")).outcome == "failed")
        #expect(try count(VotingMethod(.approval), "A B C", []).outcome == "failed")
        #expect(try count(dots, "A B C", Papers.giving("3 A:0", "2")).outcome == "failed")
        #expect(try count(VotingMethod(.score), "A B C", Papers.giving("3 A:0 B:0 C:0")).outcome == "failed")
        #expect(try count(VotingMethod(.score), "A B C", []).outcome == "failed")
    }

    @Test func `with a threshold several can win only if each reaches it`() throws {
        let papers = Papers.approving("4 A B", "3 A C", "3 D")
        func outcome(_ threshold: Threshold) throws -> String {
            try count(VotingMethod(.approval), "A B C D", winners: 3, threshold: threshold, papers).outcome
        }
        #expect(try outcome(.absolute) == "passed A")
        #expect(try outcome(.fraction(2, 5)) == "passed A B")
        #expect(try outcome(.fraction(3, 10)) == "passed A B C D")
    }

    @Test func `dots are added up, by weight`() throws {
        let result = try count(dots, "A B C", Papers.giving("2 A:3 B:2", "1 B:5", "@0.5 C:5", "4", "1 C:0"))
        #expect(result.standing == "A:6 B:9 C:2.5" && result.outcome == "passed B" && result.ranking == "B>A>C")
        // Papers that gave no dot count for nothing.
        #expect(result.base == decimal("3.5"))
    }

    @Test(arguments: [
        (0, 5, "A:9 B:8 C:1", "passed A"), (1, 5, "A:9 B:8 C:2", "passed A"), (-1, 5, "A:9 B:8 C:0", "passed A"),
    ])
    func `what a paper does not score gets the lowest score`(
        _ lowest: Int, _ highest: Int, _ standing: String, _ outcome: String
    ) throws {
        let method = VotingMethod(.score) {
            $0.lowest = lowest
            $0.highest = highest
        }
        // The empty paper counts for nothing.
        let result = try count(method, "A B C", Papers.giving("1 A:5 B:3", "1 A:4 B:5 C:1", "1"))
        #expect(result.standing == standing && result.outcome == outcome && result.base == 2)
    }

    @Test func `scores below nought are added up too`() throws {
        let method = VotingMethod(.score) {
            $0.lowest = -2
            $0.highest = 2
        }
        let result = try count(method, "A B C", Papers.giving("1 A:2", "1 B:-1"))
        #expect(result.standing == "A:0 B:-3 C:-4" && result.ranking == "A>B>C" && result.outcome == "passed A")
        let weighted = try count(method, "A B C", Papers.giving("@0.5 A:2", "@0.5 B:-1"))
        #expect(weighted.standing == "A:0 B:-1.5 C:-2" && weighted.outcome == "passed A")
    }

    @Test func `a fist of five picks the highest sum`() throws {
        let result = try count(VotingMethod(.score), "A B", Papers.giving("2 A:3 B:5", "1 A:4 B:0"))
        #expect(result.standing == "A:10 B:10" && result.outcome == "tied: A B" && result.ranking == "A=B")
    }

    @Test func `what a paper says beyond the method counts for nothing`() throws {
        let papers = Papers.giving("1 A:9 B:1", "1 B:-1 X:2") + Papers.words("1 for") + Papers.approving("1 A")
        #expect(try count(dots, "A B", papers).standing == "A:0 B:1")
        #expect(try count(VotingMethod(.score), "A B", papers).standing == "A:0 B:1")
        #expect(try count(VotingMethod(.majority), "A", papers).standing == "for:1 against:0 abstain:0")
        #expect(try count(VotingMethod(.approval), "A B", papers).standing == "A:1 B:0")
        #expect(try count(VotingMethod(.ranked), "A B", papers).base == 2)
    }
}
