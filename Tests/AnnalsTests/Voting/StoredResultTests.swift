import TestSupport
import Testing

@testable import Annals

@Suite("A count as it is stored")
struct StoredResultTests {
    private func stored(_ result: BallotResult) -> String {
        var json = JSONWriter()
        result.write(&json)
        return json.text
    }

    private func roundTrip(_ result: BallotResult) throws -> BallotResult {
        var reader = JSONReader(Array(stored(result).utf8))
        return try BallotResult.read(&reader, Entry.headerField)
    }

    private func result(_ count: Count) -> BallotResult {
        var result = BallotResult()
        result.take(count)
        result.sha256 = "00"
        return result
    }

    @Test func `a majority is stored as it always was`() throws {
        var majority = result(try count(VotingMethod(.majority), "m", Papers.words("5 for", "4 against")))
        majority.threshold = .simple
        (majority.voted, majority.electorate) = (9, 9)
        let text =
            #"{"tallies":{"for":5,"against":4,"abstain":0},"voted":9,"electorate":9,"threshold":"simple","base":9,"verdict":"passed","votes":"","sha256":"00"}"#
        #expect(stored(majority) == text)
        #expect(try roundTrip(majority) == majority)
    }

    @Test func `a ranking is stored with its pairs, its order and what fell out`() throws {
        let method = VotingMethod(.ranked) { $0.defaultOption = "F" }
        let ranked = result(try count(method, "A B F", Papers.ranking("2 A>F>B", "@0.5 B>F>A")))
        let text =
            #"{"tallies":{},"voted":0,"electorate":0,"base":2.5,"verdict":"passed","votes":"","sha256":"00","winners":["A"],"order":[["A"],["F"]],"pairwise":[[0,2,2],[0.5,0,0.5],[0.5,2,0]],"dropped":[{"option":"B","why":"ratios"}]}"#
        #expect(stored(ranked) == text)
        #expect(try roundTrip(ranked) == ranked)
    }

    @Test func `rounds are stored with votes by the ballot's order`() throws {
        let method = VotingMethod(.singleTransferable) { $0.seats = 2 }
        let rounds = result(try count(method, "A B C", Papers.ranking("5 A>B", "3 A>C", "2 B", "1 C")))
        let text =
            #"{"tallies":{"A":4,"B":4.5,"C":2.5},"voted":0,"electorate":0,"base":11,"verdict":"passed","votes":"","sha256":"00","winners":["A","B"],"rounds":[{"votes":[8,2,1],"elected":["A"],"surplusOf":"A"},{"votes":[4,4.5,2.5],"elected":["B"]}],"quota":4}"#
        #expect(stored(rounds) == text)
        #expect(try roundTrip(rounds) == rounds)
    }

    @Test(arguments: [VotingMethodName.ranked, .instantRunoff, .singleTransferable])
    func `a count with many options stays far below the length of a line`(_ name: VotingMethodName) throws {
        for (size, limit) in [(20, 12_000), (50, 50_000)] {
            let options = (1...size).map { "I-\(1000 + $0)" }
            var chance = SplitMix64(seed: 9)
            let papers = (0..<5000).map { index in
                let order = options.shuffled(using: &chance).prefix(1 + index % size)
                return Poll.Paper(Papers.rank(order.joined(separator: ">")), weight: decimal("9999.25"))
            }
            var method = VotingMethod(name) { $0.seats = name == .singleTransferable ? size / 2 : nil }
            method.complete()
            let text = stored(result(try Poll(method, options: options, papers: papers).counted()))
            #expect(text.utf8.count < limit, "\(name.rawValue) \(size): \(text.utf8.count)")
        }
    }
}
