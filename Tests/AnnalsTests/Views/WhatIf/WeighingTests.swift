import TestSupport
import Testing

@testable import Annals

@Suite("What if criteria had weighed otherwise")
struct WeighingTests {
    /// Two ways, three criteria of the weights 2, 1 and 2, scored by P-5 and P-6.
    ///
    /// | | gain (benefit, 2) | cost (cost, 1) | risk (risk, 2) |
    /// | --- | --- | --- | --- |
    /// | a | 4 and 6: 5 | 2 and 4: 10 − 3 = 7 | 5 and 5: 5 |
    /// | b | 9 and 9: 9 | 8 and 8: 10 − 8 = 2 | 4 and 5: 10 − 4.5 = 5.5 |
    ///
    /// a: 10 + 7 + 10 = 27 of 50, b: 18 + 2 + 11 = 31.
    private static let decision = weighed([
        ("a", "c1", [4, 6]), ("a", "c2", [2, 4]), ("a", "c3", [5, 5]),
        ("b", "c1", [9, 9]), ("b", "c2", [8, 8]), ("b", "c3", [4, 5]),
    ])

    private static let a = AlternativeID(1, part: 1)
    private static let b = AlternativeID(1, part: 2)
    private static func c(_ number: UInt16) -> CriterionID { CriterionID(1, part: number) }

    @Test func `points are means, and what is left to 10 of costs and risks`() throws {
        let weighing = try Weighing(of: Self.decision)
        #expect(weighing.real.ranking.map(\.alternative) == [Self.b, Self.a])
        #expect(weighing.real.ranking.map(\.total.description) == ["31", "27"])
        #expect(weighing.real.ranking.map(\.mean.description) == ["31/5", "27/5"])
        #expect(weighing.real.ranking[0].points.map { $0?.description } == ["9", "2", "11/2"])
        #expect(weighing.real.byPerson.map(\.first) == [[Self.b], [Self.b]])
        #expect(!weighing.isChanged)
    }

    @Test func `how far each weight could move before the other comes first`() throws {
        let bounds = try Weighing(of: Self.decision).real.sensitivity
        // Gain: b has 13 without it and 9 by it, a 17 and 5: level where 13 + 9w = 17 + 5w, at 1.
        #expect(bounds[0].lower == .init(weight: Exact(1), beyond: Self.a) && bounds[0].upper == nil)
        // Cost: b 29 + 2w, a 20 + 7w: level at 9/5.
        #expect(bounds[1].upper?.weight.description == "9/5" && bounds[1].upper?.beyond == Self.a)
        #expect(bounds[1].lower == nil)
        // Risk: b 20 + 5.5w, a 17 + 5w: b is ahead with any.
        #expect(bounds[2].lower == nil && bounds[2].upper == nil)
    }

    @Test func `on the bound they are level, and beyond it the other comes first`() throws {
        func leaders(_ weight: Number) throws -> [AlternativeID] {
            try Weighing(of: Self.decision, .init { $0.criteria = [Self.c(2): weight] }).altered.leaders
        }
        #expect(try leaders(decimal("1.79")) == [Self.b])
        #expect(try leaders(decimal("1.8")) == [Self.a, Self.b])
        #expect(try leaders(decimal("1.81")) == [Self.a])
    }

    @Test func `a criterion is left out, and a person's scores are`() throws {
        // Without gain: a 17, b 13.
        let dropped = try Weighing(of: Self.decision, .init { $0.criteria = [Self.c(1): 0] })
        #expect(dropped.altered.leaders == [Self.a] && dropped.isChanged)
        #expect(dropped.altered.ranking.map(\.total.description) == ["17", "13"])
        // P-5 alone: a 8 + 8 + 10 = 26, b 18 + 2 + 12 = 32.
        let one = try Weighing(of: Self.decision, .init { $0.without = [PersonID(6)] })
        #expect(one.altered.ranking.map(\.total.description) == ["32", "26"])
        #expect(throws: Uncountable.didNotScore(PersonID(2), DecisionID(1))) {
            try Weighing(of: Self.decision, .init { $0.without = [PersonID(2)] })
        }
        #expect(throws: Uncountable.noCriterionLeft(DecisionID(1))) {
            try Weighing(
                of: Self.decision, .init { $0.criteria = [Self.c(1): 0, Self.c(2): 0, Self.c(3): 0] })
        }
    }

    @Test func `what nobody scored is not made up`() throws {
        let partly = Self.weighed([
            ("a", "c1", [4]), ("a", "c2", [2]), ("a", "c3", [5]), ("b", "c1", [9]), ("b", "c3", [4]),
        ])
        let weighing = try Weighing(of: partly, .init { $0.criteria = [Self.c(2): 0] })
        #expect(weighing.real.ranking.map(\.alternative) == [Self.a])
        #expect(weighing.real.unscored.map(\.missing) == [[Self.c(2)]])
        // Where that criterion is left out, b can be compared.
        #expect(weighing.altered.ranking.map(\.alternative) == [Self.b, Self.a])
        #expect(throws: Uncountable.noScores(DecisionID(1))) { try Weighing(of: Self.weighed([])) }
        let plain = given("decision-proposed title=Move in S-1").log.story(DecisionID(1))
        #expect(throws: Uncountable.noCriteria(DecisionID(1), ballots: [])) { try Weighing(of: plain) }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `within the bounds nothing changes, and beyond them what is said comes first`(_ seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        var scores: [(String, String, [Int])] = []
        for alternative in ["a", "b"] {
            for criterion in ["c1", "c2", "c3"] {
                scores.append((alternative, criterion, (0..<chance.upTo(2)).map { _ in chance.upTo(11) - 1 }))
            }
        }
        let decision = Self.weighed(scores)
        let real = try Weighing(of: decision).real
        for bound in real.sensitivity {
            func leaders(_ weight: Exact) throws -> [AlternativeID] {
                let number = weight.rounded(to: 6)
                return try Weighing(of: decision, .init { $0.criteria = [bound.criterion: number] }).altered.leaders
            }
            let step = Exact(decimal("0.001"))
            let edges = [
                (bound.lower, inside: (bound.lower?.weight ?? .zero) + step, outside: bound.lower?.weight - step),
                (bound.upper, inside: (bound.upper?.weight ?? Exact(1000)) - step, outside: bound.upper?.weight + step),
            ]
            for (edge, inside, outside) in edges {
                // Bounds closer to each other than the step have no inside to look at.
                if let inside, inside > .zero, inside < bound.upper?.weight ?? Exact(2000),
                    inside > bound.lower?.weight ?? .zero
                {
                    #expect(try leaders(inside).contains(bound.alternative), "seed \(seed), \(bound)")
                }
                if let edge, let outside, outside > .zero {
                    #expect(try leaders(outside) == [edge.beyond], "seed \(seed), \(bound)")
                }
            }
        }
    }

    /// A decision with two alternatives, three criteria and those scores, the first by P-5, the second by P-6.
    private static func weighed(_ scores: [(alternative: String, criterion: String, scores: [Int])]) -> Decision {
        var steps: [Step] =
            Room.open + [
                "decision-proposed title=Move in S-1",
                "alternative-added decision=D-1 text=Stay in S-1", "alternative-added decision=D-1 text=Go in S-1",
                "criterion-added decision=D-1 name=Gain nature=benefit weight=2 in S-1",
                "criterion-added decision=D-1 name=Cost nature=cost weight=1 in S-1",
                "criterion-added decision=D-1 name=Risk nature=risk weight=2 in S-1",
            ]
        for (alternative, criterion, each) in scores {
            for (score, person) in zip(each, [5, 6]) {
                steps.append(
                    Step(
                        "alternative-scored decision=D-1 alternative=D-1.\(alternative) criterion=D-1.\(criterion) score=\(score) by P-\(person) in S-1"
                    ))
            }
        }
        return given(steps).log.story(DecisionID(1))
    }
}

private func - (left: Exact?, right: Exact) -> Exact? { left.flatMap { $0 - right } }
private func + (left: Exact?, right: Exact) -> Exact? { left.flatMap { $0 + right } }
