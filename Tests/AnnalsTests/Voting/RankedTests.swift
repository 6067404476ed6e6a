import Testing

@testable import Annals

@Suite("Counting rankings by the method of Schulze")
struct RankedTests {
    private let last = VotingMethod(.ranked)
    private let noOpinion = VotingMethod(.ranked) { $0.unranked = .noOpinion }

    @Test(arguments: [
        // A majority; unanimity; a tie; nothing said at all.
        ("A B", ["3 A>B", "2 B>A"], "passed A", "A>B", [[0, 3], [2, 0]] as [[Number]]),
        ("A B", ["5 B>A"], "passed B", "B>A", [[0, 0], [5, 0]]),
        ("A B", ["2 A>B", "2 B>A"], "tied: A B", "A=B", [[0, 2], [2, 0]]),
        ("A B", ["4"], "failed", "A=B", [[0, 0], [0, 0]]), ("A B", [], "failed", "A=B", [[0, 0], [0, 0]]),
        // Equal ranks prefer neither; what is not ranked comes after all that is.
        ("A B C", ["1 A=B>C", "1 B"], "passed B", "B>A>C", [[0, 0, 1], [1, 0, 2], [0, 0, 0]]),
        // One paper with half a vote against two with a quarter each, and a little more.
        (
            "A B", ["@0.5 A>B", "@0.25 B>A", "@0.26 B"], "passed B", "B>A",
            [[0, decimal("0.5")], [decimal("0.51"), 0]]
        ),
        // A circle with its weakest defeat from C to A.
        (
            "A B C", ["5 A>B>C", "4 B>C>A", "3 C>A>B"], "passed A", "A>B>C",
            [[0, 8, 5], [4, 0, 9], [7, 3, 0]]
        ),
        // A circle of equal defeats.
        ("A B C", ["1 A>B>C", "1 B>C>A", "1 C>A>B"], "tied: A B C", "A=B=C", [[0, 2, 1], [1, 0, 2], [2, 1, 0]]),
    ])
    func `the option that no other beats wins`(
        _ options: String, _ lines: [String], _ outcome: String, _ ranking: String, _ pairwise: [[Number]]
    ) throws {
        let result = try count(last, options, Papers.ranking(lines))
        #expect(result.outcome == outcome && result.ranking == ranking && result.pairwise == pairwise)
    }

    @Test func `of defeats with as many votes the one with fewer against it is the stronger`() throws {
        let pairs = Papers.ranking("5 A>B", "2 B>A", "5 B>C", "3 C>B", "6 C>A", "1 A>C")
        let result = try count(noOpinion, "A B C", pairs)
        #expect(result.pairwise == [[0, 5, 1], [2, 0, 5], [6, 3, 0]])
        // Weakest is B over C, 5 to 3; without it nothing beats C.
        #expect(result.outcome == "passed C" && result.ranking == "C>A>B")
    }

    @Test func `no opinion is in no pair`() throws {
        let papers = Papers.ranking("3 A>B", "2 C>A")
        let behind = try count(last, "A B C", papers)
        #expect(behind.pairwise == [[0, 5, 3], [0, 0, 3], [2, 2, 0]])
        #expect(behind.outcome == "passed A" && behind.ranking == "A>B>C")
        let silent = try count(noOpinion, "A B C", papers)
        #expect(silent.pairwise == [[0, 3, 0], [0, 0, 0], [2, 0, 0]])
        #expect(silent.outcome == "passed C" && silent.ranking == "C>A>B")
        #expect(silent.base == 5)
    }

    @Test func `what nothing beats comes first, even beside what it does not beat`() throws {
        let result = try count(noOpinion, "A B C", Papers.ranking("1 A>B"))
        #expect(result.ranking == "A=C>B" && result.outcome == "tied: A C")
    }

    @Test(arguments: [(nil as Int?, "passed D"), (1, "passed D"), (2, "passed D A B C"), (3, "passed D A B C")])
    func `who shares the last place goes on where several win`(_ winners: Int?, _ outcome: String) throws {
        let papers = Papers.ranking("1 D>A>B>C>E", "1 D>B>C>A>E", "1 D>C>A>B>E")
        let result = try count(last, "A B C D E", winners: winners, papers)
        #expect(result.outcome == outcome && result.ranking == "D>A=B=C>E")
    }
}

@Suite("The default option of Debian's constitution")
struct DefaultOptionTests {
    /// A is preferred to F by 2 and the other way round by 3; B by 3 and by 2.
    private let papers = Papers.ranking("2 A>B>F", "1 B>F>A", "2 F>A>B")

    @Test(arguments: [
        // Without a default option they go round: A over B by 4 to 1, B over F and F over A by 3 to 2.
        (nil as String?, nil as String?, [] as [String], [] as [String], "tied: A F", "A=F>B"),
        ("F", nil, [], ["A ratios"], "passed B", "B>F"), ("F", "2.5", [], ["A overDefault"], "passed B", "B>F"),
        ("F", "3", [], ["A overDefault"], "passed B", "B>F"),
        ("F", "3.0001", [], ["A overDefault", "B overDefault"], "failed", "F"),
        ("F", nil, ["B 3 2"], ["A ratios"], "passed B", "B>F"),
        ("F", nil, ["B 2 1"], ["A ratios", "B ratios"], "failed", "F"),
        ("B", nil, [], ["F ratios"], "passed A", "A>B"),
    ])
    func `an option that does not pass it is dropped, and the test is named`(
        _ option: String?, _ least: String?, _ ratios: [String], _ dropped: [String], _ outcome: String,
        _ ranking: String
    ) throws {
        let method = VotingMethod(.ranked) {
            $0.defaultOption = option
            $0.overDefault = least.map(decimal)
            $0.ratios =
                ratios.isEmpty
                ? nil
                : Named(
                    ratios.map { line in
                        let parts = line.split(separator: " ").map(String.init)
                        return (parts[0], Ratio(Int(parts[1]) ?? 0, Int(parts[2]) ?? 0))
                    })
        }
        let result = try count(method, "A B F", papers)
        #expect(result.dropped.map { "\($0.option) \($0.why.rawValue)" } == dropped)
        #expect(result.outcome == outcome && result.ranking == ranking)
        #expect(result.pairwise == [[0, 4, 2], [1, 0, 3], [3, 2, 0]])
    }

    @Test func `a tie with the default option drops, and a ratio must only be reached`() throws {
        let method = VotingMethod(.ranked) { $0.defaultOption = "F" }
        let tie = try count(method, "A F", Papers.ranking("1 A>F", "1 F>A", "3 A=F"))
        #expect(tie.outcome == "failed" && tie.ranking == "F" && tie.dropped.map(\.option) == ["A"])
        let threeToOne = VotingMethod(.ranked) {
            $0.defaultOption = "F"
            $0.ratios = Named([("A", Ratio(3))])
        }
        #expect(try count(threeToOne, "A F", Papers.ranking("3 A>F", "1 F>A")).outcome == "passed A")
        #expect(try count(threeToOne, "A F", Papers.ranking("299 A>F", "100 F>A")).outcome == "failed")
        #expect(try count(threeToOne, "A F", Papers.ranking("@0.3 A>F", "@0.1 F>A")).outcome == "passed A")
    }

    @Test func `the default option takes no place among several winners`() throws {
        let method = VotingMethod(.ranked) { $0.defaultOption = "F" }
        let papers = Papers.ranking("3 A>B>F>C", "1 B>F>A>C")
        let result = try count(method, "A B C F", winners: 3, papers)
        #expect(result.outcome == "passed A B" && result.ranking == "A>B>F")
    }
}
