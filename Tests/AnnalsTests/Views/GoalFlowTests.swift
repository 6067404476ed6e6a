import Testing

@testable import Annals

@Suite("Goals and priorities from moment to moment")
struct GoalFlowTests {
    private let set = "kind=goal horizon=2026 in S-1"

    /// G-1 to G-5, of which four are ranked by #45; then every fate.
    private var comparison: Comparison {
        get throws {
            let goals =
                Room.full + ["Two", "Three", "Four", "Five"].map { Step("goal-set title=\($0) \(set)") }
                + ["goals-ranked order=G-1,G-2,G-3,G-4 in S-1"]
            let later: [Step] = [
                "goal-revised goal=G-2 horizon=2027 owner=P-5 why=X", "goal-achieved goal=G-3 why=X",
                "goal-set title=Heir kind=goal horizon=2027 continues=G-4", "goal-dropped goal=G-4 why=X",
                "goal-dropped goal=G-5 why=X", "goal-set title=New kind=goal horizon=2027",
                "goal-set title=Brief kind=goal horizon=2027", "goal-achieved goal=G-8 why=X",
                "goals-ranked order=G-7,G-6,G-2,G-1",
            ]
            return try compared(goals + later, after: 45)
        }
    }

    @Test func `a goal stands in a column for each moment, one set and closed between them in one of its own`() throws {
        let comparison = try comparison
        let flow = GoalFlow([comparison])
        #expect(flow.columns == [.moment(comparison.from), .between, .moment(comparison.to)])
        func goals(_ column: Int) -> [UInt32] { flow.nodes.filter { $0.column == column }.map(\.goal.id.number) }
        #expect(goals(0) == [1, 2, 3, 4, 5])
        #expect(goals(1) == [8])
        // In the order of the latest ranking.
        #expect(goals(2) == [7, 6, 2, 1])
        #expect(flow.nodes.map(\.end) == [nil, nil, .achieved, .replaced, .dropped, .achieved, nil, nil, nil, nil])
        #expect(flow.nodes.filter(\.isNew).map(\.goal.id.number) == [8, 7, 6])
    }

    @Test func `bands lead on from a goal to itself or to the one that carries it on`() throws {
        let flow = GoalFlow([try comparison])
        let links = Set(flow.links.map { "\(flow.nodes[$0.from].goal.id) \($0.kind) \(flow.nodes[$0.to].goal.id)" })
        #expect(links == ["G-1 kept G-1", "G-2 revised G-2", "G-4 continued G-6"])
    }

    @Test func `a lane holds what carries on what, in the order of the latest ranking, ended ones last`() throws {
        let flow = GoalFlow([try comparison])
        let lanes = Dictionary(flow.nodes.map { ($0.goal.id.number, $0.lane) }) { first, second in
            first == second ? first : -1
        }
        #expect(lanes == [7: 0, 4: 1, 6: 1, 2: 2, 1: 3, 8: 4, 3: 5, 5: 6])
        #expect(flow.lanes == 7)
    }

    @Test func `no two goals lie over one another`() throws {
        let flow = GoalFlow([try comparison])
        #expect(Set(flow.nodes.map { [$0.column, $0.lane] }).count == flow.nodes.count)
    }

    @Test func `a line follows a goal through the ranking, and on into the one that carries it on`() throws {
        let lines = RankLines([try comparison]).lines.map { line in
            line.map { "\($0.column): \($0.goal.id) \($0.place)" }
        }
        #expect(
            lines == [
                ["0: G-1 1", "1: G-1 4"], ["0: G-2 2", "1: G-2 3"], ["0: G-3 3"], ["0: G-4 4", "1: G-6 2"],
                ["1: G-7 1"],
            ])
    }

    @Test func `of nothing there is nothing`() {
        #expect(GoalFlow([]).nodes.isEmpty && GoalFlow([]).lanes == 0)
        #expect(RankLines([]).lines.isEmpty)
    }
}
