import Testing

@testable import Annals

@Suite("Two moments side by side")
struct ComparisonTests {
    private let set = "kind=goal horizon=2026 in S-1"

    // MARK: Goals

    /// G-1 to G-5, of which four are ranked; the first moment is that of #45.
    private var goals: [Step] {
        Room.full + ["Two", "Three", "Four", "Five"].map { Step("goal-set title=\($0) \(set)") }
            + ["goals-ranked order=G-1,G-2,G-3,G-4 in S-1"]
    }
    private let later: [Step] = [
        "goal-revised goal=G-2 horizon=2027 owner=P-5 why=X", "goal-achieved goal=G-3 why=X",
        "goal-set title=Heir kind=goal horizon=2027 continues=G-4", "goal-dropped goal=G-4 why=X",
        "goal-dropped goal=G-5 why=X", "goal-set title=New kind=goal horizon=2027",
        "goal-set title=Brief kind=goal horizon=2027", "goal-achieved goal=G-8 why=X",
        "goals-ranked order=G-7,G-6,G-2,G-1",
    ]

    @Test func `every goal gets its fate, and one that is carried on is not dropped`() throws {
        let lines = try compared(goals + later, after: 45).goals
        #expect(lines.map(\.goal.id.number) == [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(
            lines.map(\.fate) == [
                .kept, .revised, .achieved, .replaced, .dropped, .continued, .added, .achieved,
            ])
        #expect(lines.map(\.isNew) == [false, false, false, false, false, true, true, true])
        #expect(lines[3].continuedAs == [GoalID(6)])
        #expect(
            lines[1].changes == [
                PlanDiff.FieldChange(name: "owner", from: nil, to: "P-5"),
                PlanDiff.FieldChange(name: "horizon", from: "2026", to: "2027"),
            ])
        #expect(lines.filter { !$0.changes.isEmpty }.map(\.goal.id) == [GoalID(2)])
    }

    @Test func `a goal that was over at the first moment does not come up again`() throws {
        let lines = try compared(goals + later, after: 50).goals
        #expect(lines.map(\.goal.id.number) == [1, 2, 6, 7, 8])
        #expect(lines.map(\.fate) == [.kept, .kept, .kept, .added, .achieved])
    }

    @Test func `priorities move, and a goal under another name stands for the one that it carries on`() throws {
        let comparison = try compared(goals + later, after: 45)
        func move(_ goal: UInt32, _ earlier: UInt32, _ before: Int, _ after: Int) -> Comparison.RankMove {
            Comparison.RankMove(goal: GoalID(goal), earlier: GoalID(earlier), before: before, after: after)
        }
        #expect(comparison.rankMoves == [move(6, 4, 4, 2), move(2, 2, 2, 3), move(1, 1, 1, 4)])
        // Last, second, first of those three: the other way round.
        #expect(comparison.rankCorrelation == -1)
        #expect(try compared(goals, after: 45).rankCorrelation == 1)
    }

    @Test(arguments: [
        ([0, 1, 2], "1"), ([2, 1, 0], "-1"), ([1, 0, 2], "0.5"), ([3, 0, 1, 2], "-0.2"), ([0, 2, 1, 3, 4], "0.9"),
        ([1, 2, 3, 0], "-0.2"),
    ])
    func `rank correlation by Spearman, worked out by hand`(_ places: [Int], _ expected: String) {
        #expect(RankCorrelation.spearman(places)?.description == expected)
    }

    @Test func `of fewer than three goals no correlation is told`() throws {
        #expect(RankCorrelation.spearman([0, 1]) == nil && RankCorrelation.spearman([]) == nil)
        let two = Room.full + ["goal-set title=Two \(set)", "goals-ranked order=G-1,G-2", "goals-ranked order=G-2,G-1"]
        let comparison = try compared(two, after: 42)
        #expect(comparison.rankMoves.count == 2 && comparison.rankCorrelation == nil)
    }

    // MARK: Decisions

    @Test func `decisions are taken, upheld, superseded, reversed, rejected, reviewed and due`() throws {
        let comparison = try compared(
            Room.full + [
                "decision-taken title=A statement=A how=authority reviewOn=2026-01-14 in S-1",
                "decision-taken title=B statement=B how=authority in S-1",
                "decision-taken title=C statement=C how=authority in S-1",
                "decision-reviewed decision=D-3 verdict=uphold actual=Fine",
                "decision-taken title=E statement=E how=authority supersedes=D-4 reviewOn=2026-01",
                "decision-reversed decision=D-5 by=D-6 leaving=X", "ballot-withdrawn ballot=B-1 reason=X",
                "decision-rejected decision=D-1",
            ], after: 43)
        func ids(_ decisions: [Decision]) -> [UInt32] { decisions.map(\.id.number) }
        #expect(ids(comparison.taken) == [6] && ids(comparison.upheld) == [2, 3])
        #expect(ids(comparison.superseded) == [4] && ids(comparison.reversed) == [5])
        #expect(ids(comparison.rejected) == [1] && comparison.lapsed.isEmpty && comparison.expired.isEmpty)
        #expect(comparison.reviews.map(\.decision.id) == [DecisionID(3)])
        #expect(comparison.reviews.map(\.review.verdict) == [.uphold])
        // On its day it is due; once looked at, it is not. The new one is due from the first day of its month.
        #expect(ids(comparison.dueBefore) == [3] && ids(comparison.dueAfter) == [6])
    }

    @Test func `a decision ends by an unmet condition, or by its own date`() throws {
        let comparison = try compared(
            Room.full + [
                "decision-taken title=A statement=A how=authority inForceUntil=2026-02 in S-1",
                #"decision-taken title=B statement=B how=authority subjectTo:={"condition":"Money"} in S-1"#,
                "condition-settled decision=D-4 met=false",
            ], after: 42, to: .of("2026-06-01"))
        #expect(comparison.lapsed.map(\.id) == [DecisionID(4)])
        #expect(comparison.expired.map(\.id) == [DecisionID(3)])
        #expect(comparison.upheld.map(\.id) == [DecisionID(2)])
    }

    // MARK: Figures

    @Test func `targets and actuals by period, and a target that was lowered says so`() throws {
        let comparison = try compared(
            Room.full + [
                "target-set measure=M-1 period=2025 value=100", "target-set measure=M-1 period=2026 value=200",
                "target-set measure=M-1 period=2026 value=150 why=X",
                "target-set measure=M-1 period=2026-Q1 value=60",
                "measurement-recorded measure=M-1 period=2026-Q1 value=40",
                "measurement-recorded measure=M-1 period=2026-Q2 value=30",
                "measurement-recorded measure=M-1 period=2026-Q3 value=45",
                "measurement-recorded measure=M-1 period=2026-Q4 value=50",
            ], after: 42, to: .of("2027-01-31"))
        let line = try #require(comparison.measures.first)
        // What makes up the year comes before it; 2025 was over at the first moment.
        #expect(line.periods.map(\.period.description) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026"])
        #expect(line.periods.map(\.figure?.value) == [40, 30, 45, 50, 165])
        #expect(line.periods.map(\.target?.low) == [60, nil, nil, nil, 150])
        #expect(line.periods.map(\.earlierTarget?.low) == [nil, nil, nil, nil, 200])
        #expect(line.periods.map(\.isMet) == [false, nil, nil, nil, true])
        #expect(comparison.targetsMet == Share(1, of: 2))
    }

    @Test func `a forecast meets nothing, and without a target nothing is met or missed`() throws {
        let comparison = try compared(
            Room.full + [
                "target-set measure=M-1 period=2026-Q1 value=60",
                "measurement-recorded measure=M-1 period=2026-Q1 value=99 status=forecast",
                "measurement-recorded measure=M-1 period=2026-Q2 value=99",
            ], after: 40, to: .of("2027-01-31"))
        #expect(comparison.measures[0].periods.map(\.isMet) == [nil, nil])
        #expect(comparison.measures[0].periods.map(\.figure?.isForecast) == [true, false])
        #expect(comparison.targetsMet.onRecord == nil)
    }

    // MARK: Promises

    private let promised: [Step] =
        Room.full + [
            "task-assigned title=Old owner=P-5 due=2026-01-14 in S-1", "goals-ranked order=G-1 in S-1",
            "task-assigned title=A owner=P-5 from=G-1 due=2026-01-14 in S-1",
            "task-assigned title=B owner=P-13 from=D-2 due=2026-02 in S-1", "task-assigned title=C in S-1",
            "task-completed task=T-3 outcome=X in S-1", "task-cancelled task=T-5 reason=X in S-1",
            "task-rescheduled task=T-2 due=2026-03 in S-1", "task-completed task=T-2 in S-1",
            "task-reassigned task=T-4 owner=P-6",
        ]

    @Test func `promises made, and those open from before, are kept or not`() throws {
        let comparison = try compared(promised, after: 41)
        #expect(comparison.made.map(\.task.id.number) == [3, 4, 5])
        #expect(comparison.made.map(\.outcome) == [.onTime, .open, .dropped])
        #expect(comparison.earlier.map(\.task.id.number) == [2, 1])
        // The date that counts is the one that was promised first.
        #expect(comparison.earlier.map(\.firstDue) == [Period("2026-01-14"), nil])
        #expect(comparison.earlier.map(\.outcome) == [.onTime, .open])
        #expect(comparison.tasksDone.map(\.id.number) == [2, 3] && comparison.tasksCancelled.map(\.id.number) == [5])
        #expect(comparison.doneOnTime == Share(2, of: 2))
        // The last word of the session on each: T-2 was put off, then done.
        #expect(comparison.fates.map(\.fate) == [.done, .dropped] && comparison.fates.map(\.count) == [2, 1])
    }

    @Test func `tasks are tied to a priority by their goal, or by the decision that set it`() throws {
        // A by G-1, B by D-2, which set G-1, C by nothing.
        #expect(try compared(promised, after: 41).tied == Share(2, of: 3))
        // P-5 was in the room, P-13 was not; who took it over later does not matter, and C has no owner.
        #expect(try compared(promised, after: 41).ownersInTheRoom == Share(1, of: 2))
    }

    @Test func `without priorities, tasks or a room there are no shares`() throws {
        let unranked = try compared(Room.full + ["task-assigned title=A owner=P-5 from=G-1"], after: 40)
        #expect(unranked.tied.onRecord == nil && unranked.ownersInTheRoom.onRecord == nil)
        let idle = try compared(promised, after: 50)
        #expect(idle.tied.onRecord == nil && idle.made.isEmpty)
    }

    // MARK: People and sessions

    @Test func `people come, go, return, and come and go`() throws {
        let comparison = try compared(
            Room.full + [
                "person-left person=P-12", "person-joined name=Zed", "person-left person=P-11",
                "person-joined name=Max", "person-left person=P-15", "person-returned person=P-12",
                "person-left person=P-10", "person-returned person=P-10",
            ], after: 41)
        func ids(_ people: [Person]) -> [UInt32] { people.map(\.id.number) }
        #expect(ids(comparison.joined) == [14] && ids(comparison.left) == [11])
        #expect(ids(comparison.passedThrough) == [15] && ids(comparison.returned) == [12])
    }

    @Test func `sessions held between, with what was said in them`() throws {
        let comparison = try compared(Room.full, after: 26)
        let line = try #require(comparison.sessions.first)
        #expect(comparison.sessions.count == 1 && line.session.id == SessionID(1))
        #expect(line.ideas == 3 && line.votes == 1 && line.dissents == 0 && line.arguments == 0)
        #expect(line.taken == [DecisionID(2)] && line.tasks == [TaskID(1)])
        #expect(comparison.attended.count == 6)
        // From 09:27 to its last word at 09:40.
        #expect(line.seconds == 13 * 60)
        #expect(try compared(Room.full, after: 27).sessions.isEmpty)
    }

    // MARK: The wording, and what it rests on

    @Test func `a wording says how often it was put anew, and what was confirmed`() throws {
        let comparison = try compared(
            Room.full + [
                "platform-stated part=mission text=A", "platform-stated part=vision text=V",
                "platform-stated part=mission text=B", "platform-stated part=mission text=C",
                "platform-confirmed part=vision", "platform-stated part=values text=W",
            ], after: 42)
        #expect(comparison.platform.map(\.part) == [.mission, .vision, .values])
        #expect(comparison.platform.map(\.fate) == [.reworded, .kept, .added])
        #expect(comparison.platform.map(\.before?.text) == ["A", "V", nil])
        #expect(comparison.platform.map(\.after?.text) == ["C", "V", "W"])
        #expect(comparison.platform.map(\.wordingsBetween) == [2, 0, 1])
        #expect(comparison.platform.map { $0.confirmed != nil } == [false, true, false])
    }

    @Test func `an assumption falls once, however often that is said`() throws {
        let steps: [Step] =
            Room.full + [
                "assumption-stated text=A", "assumption-stated text=B",
                "assumption-judged assumption=A-1 holds=false evidence=T-1",
                "assumption-judged assumption=A-1 holds=false evidence=T-1",
                "assumption-judged assumption=A-2 holds=false evidence=T-1",
                "assumption-judged assumption=A-2 holds=true evidence=T-1",
            ]
        #expect(try compared(steps, after: 42).assumptionsFallen.map(\.id.number) == [1])
        #expect(try compared(steps, after: 43).assumptionsFallen.isEmpty)
    }

    @Test func `nothing lies between a moment and itself`() throws {
        let comparison = try compared(goals + later, after: 54)
        #expect(comparison.between.entries == 0 && comparison.sessions.isEmpty && comparison.taken.isEmpty)
        #expect(comparison.goals.allSatisfy { $0.fate == .kept })
        #expect(comparison.made.isEmpty && comparison.attention.lines.isEmpty && comparison.targetsMet.onRecord == nil)
    }
}

/// The moment of an entry beside the end of some steps, or another moment.
func compared(_ steps: [Step], after position: Int, to end: Instant? = nil) throws -> Comparison {
    let room = given(steps)
    return try ChronicleLibrary(room.log).comparison(
        from: Given.time(position), to: end ?? Given.time(room.log.entries.count))
}
