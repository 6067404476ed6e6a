import Testing

@testable import Annals

@Suite("Counting by instant runoff")
struct InstantRunoffTests {
    private let method = VotingMethod(.instantRunoff)

    @Test func `the last falls out until one has more than half`() throws {
        // The capital of Tennessee, an example in many textbooks.
        let papers = Papers.ranking("42 M>N>C>K", "26 N>C>K>M", "15 C>K>N>M", "17 K>C>N>M")
        let result = try count(method, "C K M N", papers)
        #expect(result.outcome == "passed K" && result.standing == "C:0 K:58 M:42 N:0" && result.base == 100)
        #expect(result.rounds.map(\.votes) == [[15, 17, 42, 26], [0, 32, 42, 26], [0, 58, 42, 0]])
        #expect(result.rounds.map(\.eliminated) == [["C"], ["N"], []])
        #expect(result.rounds.map(\.elected) == [[], [], ["K"]])
        #expect(result.rounds.allSatisfy { $0.exhausted == nil && $0.lot == [] })
        #expect(result.order == [] && result.pairwise == [])
    }

    @Test func `a paper that ranks none of those left counts no more`() throws {
        let result = try count(method, "A B C", Papers.ranking("4 A", "3 B", "2 C", "1"))
        #expect(result.rounds.map(\.votes) == [[4, 3, 2], [4, 3, 0]])
        #expect(result.rounds.map(\.exhausted) == [nil, 2])
        #expect(result.outcome == "passed A" && result.base == 9)
    }

    @Test(arguments: [
        // Half is not more than half; a vote more is.
        (["5 A>B", "3 B>A"], "passed A", ["", "A"]), (["1 A", "1 A>B"], "passed A", ["", "A"]),
        (["@0.5 A", "@0.4 B"], "passed A", ["", "A"]), ([], "failed", []), (["3"], "failed", []),
        // Equals at the end who together have fewer than the next go out together.
        (["4 A", "3 B", "1 C>B", "1 D>B"], "passed B", ["C D", "", "B"]),
        // Equals who were unequal before: C had fewer than B in the first round.
        (["5 A", "3 B>A", "2 C>B", "1 D>C>B"], "passed B", ["D", "C", "", "B"]),
        // A lot that changes nothing: whoever of B and C goes, A wins.
        (["4 A", "2 B>A", "2 C>A"], "passed A", ["D", "B|B C", "", "A"]),
        // Lots that decide.
        (["2 A", "2 B"], "tied: A B", ["C D", "A|A B", "", "B"]),
        (["3 A", "2 B>A", "2 C>B>A"], "tied: A B", ["D", "B|B C", "", "A"]),
    ])
    func `equals are told apart by earlier rounds, or by what every lot would do`(
        _ lines: [String], _ outcome: String, _ rounds: [String]
    ) throws {
        let result = try count(method, "A B C D", Papers.ranking(lines))
        #expect(result.outcome == outcome)
        // Each round as “eliminated|lot”, then who won.
        var told = result.rounds.map {
            $0.eliminated.joined(separator: " ") + ($0.lot.isEmpty ? "" : "|" + $0.lot.joined(separator: " "))
        }
        if let winner = result.rounds.last?.elected { told += winner }
        #expect(told == rounds)
    }

    @Test func `where lots could fall in too many ways, all who stood at the first share the tie`() throws {
        let names = (1...20).map { "O\($0)" }
        let papers = names.map { Poll.Paper(Papers.rank($0)) }
        let result = try Poll(VotingMethod(.instantRunoff) { $0.v = 1 }, options: names, papers: papers).counted()
        #expect(result.verdict == .tied && result.winners == [] && result.tied == names)
    }
}

@Suite("Counting by single transferable vote")
struct SingleTransferableTests {
    private func method(_ seats: Int) -> VotingMethod { VotingMethod(.singleTransferable) { $0.seats = seats } }

    @Test func `what is over the quota goes on, in part`() throws {
        let result = try count(method(2), "A B C", Papers.ranking("5 A>B", "3 A>C", "2 B", "1 C"))
        // 11 votes for 2 seats: 11 / 3 is 3, and one more. The surplus of A is 4 of 8: each paper goes on as a half.
        #expect(result.quota == 4 && result.base == 11)
        #expect(result.rounds.map(\.votes) == [[8, 2, 1], [4, decimal("4.5"), decimal("2.5")]])
        #expect(result.rounds.map(\.surplusOf) == ["A", nil] && result.rounds.map(\.elected) == [["A"], ["B"]])
        #expect(result.outcome == "passed A B" && result.standing == "A:4 B:4.5 C:2.5")
    }

    @Test func `five decimal places are kept, the rest is ignored`() throws {
        let result = try count(method(2), "A B C D", Papers.ranking("7 A>B", "3 C", "2 D"))
        // The quota is 12 / 3 + 1 = 5. Two of seven go on: 0.28571 each, and 7 × 0.28571 is less than the 2 of D.
        #expect(result.quota == 5)
        #expect(
            result.rounds.map(\.votes) == [[7, 0, 3, 2], [5, decimal("1.99997"), 3, 2], [5, 0, 3, 2], [5, 0, 3, 0]])
        #expect(result.rounds.map(\.exhausted) == [nil, decimal("0.00003"), 2, 4])
        #expect(result.rounds.map(\.eliminated) == [[], ["B"], ["D"], []])
        #expect(result.rounds.map(\.elected) == [["A"], [], [], ["C"]])
        #expect(result.outcome == "passed A C")
    }

    @Test func `a paper that went on keeps its value when the next is eliminated`() throws {
        // The quota is 20 / 3 + 1 = 7. A has 5 over of 12; each paper goes on as 0.41666.
        let papers = Papers.ranking("12 A>B>C", "4 C", "4 D")
        let result = try count(method(2), "A B C D", papers)
        #expect(result.quota == 7)
        #expect(
            result.rounds.map(\.votes) == [
                [12, 0, 4, 4], [7, decimal("4.99992"), 4, 4], [7, decimal("4.99992"), 0, 4],
                [7, decimal("4.99992"), 0, 0],
            ])
        // C and D are equal in every round; whichever goes first, the other goes next, and B is left.
        #expect(result.rounds[1].lot == ["C", "D"])
        #expect(result.outcome == "passed A B")
    }

    @Test func `an elected option gets no more papers`() throws {
        // The quota is 9 / 3 + 1 = 4: A and B are elected at once, and C needs nothing.
        let papers = Papers.ranking("5 A>B>C", "4 B>A>D")
        let result = try count(method(2), "A B C D", papers)
        #expect(result.rounds.count == 1 && result.rounds[0].elected == ["A", "B"])
        let three = try count(method(3), "A B C D", Papers.ranking("6 A>B>C", "4 B>A>D", "1 D"))
        // The quota is 11 / 4 + 1 = 3. The surplus of A, 3 of 6, passes over B to C.
        #expect(three.rounds[1].votes == [3, 4, 3, 1] && three.outcome == "passed A B C")
    }

    @Test func `weights with digits behind the point make the quota finer`() throws {
        let result = try count(method(1), "A B", Papers.ranking("@0.5 A", "@0.3 B", "@0.1 B"))
        #expect(result.quota == decimal("0.5") && result.outcome == "passed A")
        #expect(result.rounds[0].votes == [decimal("0.5"), decimal("0.4")])
    }

    @Test(arguments: [
        ("A B C", 2, ["1 A"], "tied A: B C"), ("A B C", 2, [], "failed"), ("A B C", 2, ["4"], "failed"),
        ("A B C", 2, ["3 A>B", "3 C"], "passed A C"), ("A B C D", 2, ["2 A", "1 B", "1 C"], "tied A: B C"),
        // Where B and C are equal at the end, the round before tells them apart: C had fewer until D's paper came.
        ("A B C D", 2, ["5 A", "3 B", "2 C", "1 D>C"], "passed A B"),
        // Those without a vote go together, as long as enough are left.
        ("A B C D E", 2, ["3 A", "2 B", "1 C"], "passed A B"),
    ])
    func `seats are left open only where lots would decide`(
        _ options: String, _ seats: Int, _ lines: [String], _ outcome: String
    ) throws {
        #expect(try count(method(seats), options, Papers.ranking(lines)).outcome == outcome)
    }
}
