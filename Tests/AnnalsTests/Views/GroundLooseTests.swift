import TestSupport
import Testing

@testable import Annals

@Suite("What hangs loose of a decision")
struct GroundLooseTests {
    private static let go: Step = "decision-taken title=Go statement=X how=authority deciders=P-2"
    /// D-3 at #41 with the task T-2 of P-12 at #42.
    private let led = given(Room.full + [go, "task-assigned title=Walk owner=P-12 due=2026-01-20 from=D-3"])
    private let review: Step = "decision-reviewed decision=D-3 verdict=uphold actual=Fine"

    private func loose(_ room: Given, at moment: String = "12:00") throws -> [Ground.Shift] {
        try ground(room, at: moment).loose
    }

    @Test func `nothing came of it, until something does or somebody reviews it`() throws {
        let room = given(Room.full + [GroundLooseTests.go])
        let loose = try loose(room)
        #expect(loose.map(\.cause) == [.nothingCame] && loose.map(\.position) == [Position(41)])
        #expect(try self.loose(room.and(review)).isEmpty)
        let steps: [Step] = [
            "goal-set title=Y kind=goal horizon=2026 owner=P-13 decision=D-3",
            "task-assigned title=Y owner=P-13 from=D-3",
            "target-set measure=M-1 period=2026 value=5 decision=D-3",
            "resource-allocated to=T-1 nature=money amount=3 unit=EUR period=2026 decision=D-3",
            "platform-stated part=vision text=Lead decision=D-3",
        ]
        for step in steps { #expect(try self.loose(room.and(step)).isEmpty, "\(step)") }
    }

    @Test func `a task of it is overdue after its last day`() throws {
        #expect(try loose(led, at: "2026-01-20").isEmpty)
        let late = try loose(led, at: "2026-01-21")
        #expect(late.map(\.cause) == [.taskOverdue] && late.map(\.position) == [Position(42)])
        #expect(late.map(\.words) == ["T-2 “Walk” was due by 2026-01-20"])
        #expect(try loose(led.and("task-completed task=T-2"), at: "2026-01-21").isEmpty)
        #expect(try loose(led.and("task-rescheduled task=T-2 due=2026-02"), at: "2026-01-21").isEmpty)
    }

    @Test func `a task of it is blocked or cancelled`() throws {
        let blocked = try loose(led.and("task-blocked task=T-2 note=Snow"))
        #expect(blocked.map(\.words) == ["T-2 “Walk” is blocked: Snow"] && blocked.map(\.position) == [Position(43)])
        #expect(try loose(led.and("task-blocked task=T-2").and("task-progressed task=T-2 percent=5")).isEmpty)
        let cancelled = led.and("task-cancelled task=T-2 reason=X")
        #expect(try loose(cancelled).map(\.cause) == [.taskCancelled])
        #expect(try loose(cancelled.and(review)).isEmpty)
    }

    @Test func `a task of a goal of it counts too`() throws {
        let room = given(Room.full + ["task-assigned title=Sell owner=P-12 from=G-1", "task-blocked task=T-2"])
        #expect(try ground(room, of: 2).loose.map(\.words) == ["T-2 “Sell” is blocked"])
    }

    @Test func `its owner left and handed it to nobody`() throws {
        #expect(
            try loose(led.and("person-left person=P-12")).map(\.words) == [
                "T-2 “Walk” is owned by Leo, who left and handed it to nobody"
            ])
        #expect(try loose(led.and("person-left person=P-12 handsTo=P-13")).isEmpty)
        let both = led.and("person-left person=P-12 handsTo=P-13").and("person-left person=P-13")
        #expect(try loose(both).map(\.cause) == [.ownerLeft] && loose(both).map(\.position) == [Position(44)])
        #expect(try loose(led.and("person-left person=P-12").and("person-returned person=P-12")).isEmpty)
    }

    @Test func `nobody owns what came of it`() throws {
        let room = given(Room.full + [GroundLooseTests.go, "task-assigned title=Walk from=D-3"])
        #expect(try loose(room).map(\.words) == ["T-2 “Walk” has no owner"])
        #expect(try loose(room.and("task-reassigned task=T-2 owner=P-5")).isEmpty)
    }

    @Test func `what it amends or comes from is reversed`() throws {
        let room = given(
            Room.full + [
                "decision-taken title=Go statement=X how=authority deciders=P-2 amends=D-2",
                "task-assigned title=Walk owner=P-12 from=D-3",
                "decision-taken title=Back statement=Y how=authority deciders=P-2",
            ])
        #expect(try loose(room).isEmpty)
        let reversed = try loose(room.and("decision-reversed decision=D-2 by=D-4 leaving=X"))
        #expect(reversed.map(\.cause) == [.sourceEnded])
        #expect(reversed.map(\.words) == ["D-2 “Hire two” is reversed by D-4"])
    }

    @Test func `nobody has read what was expected`() throws {
        let room = given(
            Room.full + [
                """
                decision-taken title=Go statement=X how=authority deciders=P-2 \
                expected:=[{"measure":"M-1","period":"2026-Q1","value":5},{"words":"Calm","period":"2026-01"}]
                """,
                "task-assigned title=Walk owner=P-12 from=D-3",
            ])
        #expect(try loose(room, at: "2026-01-31").isEmpty)
        #expect(
            try loose(room, at: "2026-04-01").map(\.words) == [
                "expected “Calm in 2026-01”, and no review says whether it came",
                "expected M-1 Sales at 5 EUR in 2026-Q1, and nobody has read it",
            ])
        let read = room.and("measurement-recorded measure=M-1 period=2026-Q1 value=6")
        #expect(try loose(read, at: "2026-04-01").count == 1)
    }

    @Test func `its review is due from the first moment of its day until somebody reviews it`() throws {
        let room = given(
            Room.full + [
                "decision-taken title=Go statement=X how=authority deciders=P-2 reviewOn=2026-02",
                "task-assigned title=Walk owner=P-12 from=D-3",
            ])
        #expect(try loose(room, at: "2026-01-31").isEmpty && !ground(room, at: "2026-01-31").needsReview)
        #expect(try loose(room, at: "2026-02-01").map(\.cause) == [.reviewDue])
        #expect(try ground(room, at: "2026-02-01").needsReview)
        // Looked at before its day: the day still comes, unless another one was named.
        #expect(try loose(room.and(review), at: "2026-02-01").map(\.cause) == [.reviewDue])
        let moved = room.and("decision-reviewed decision=D-3 verdict=uphold actual=X reviewOn=2027")
        #expect(try loose(moved, at: "2026-02-01").isEmpty)
        #expect(try loose(moved, at: "2027-01-01").map(\.position) == [Position(43)])
    }

    @Test(arguments: ["adjust", "reverse"])
    func `a review that asks for another decision waits for it`(_ verdict: String) throws {
        let room = led.and(Step("decision-reviewed decision=D-3 verdict=\(verdict) actual=X"))
        #expect(try loose(room).map(\.cause) == [.changeRecommended])
        #expect(try loose(room.and(review)).isEmpty)
        let amended = room.and("decision-taken title=New statement=Y how=authority deciders=P-2 amends=D-3")
        #expect(try loose(amended).isEmpty)
    }
}

@Suite("The ground of any decision")
struct GroundLawTests {
    /// What decisions rest on, so that there is something to move.
    private static func resting(_ chance: inout SplitMix64, _ log: Chronicle) -> Step {
        func some(_ kind: Subject.Kind) -> String {
            Subject(kind, UInt32(chance.upTo(max(1, Int(log.next(Subject(kind)).number) - 1)))).id
        }
        let entry = "#\(chance.upTo(log.entries.count))"
        return chance.pick([
            Step("assumption-stated text=X about=\(some(.decision)) reviewOn=2026"),
            Step("assumption-judged assumption=\(some(.assumption)) holds=false evidence=\(entry)"),
            Step("finding-recorded lens=swot text=X evidence=\(entry) replaces=\(some(.finding))"),
            Step("measurement-recorded measure=M-1 period=2025 value=\(chance.upTo(3)) why=X"),
            Step(
                "decision-taken title=X statement=X how=authority basis=\(entry),\(some(.finding)),\(some(.decision)) assumes=\(some(.assumption)) expected:=[{\"measure\":\"M-1\",\"period\":\"2025\",\"value\":2}]"
            ),
            Step("task-assigned title=X owner=P-12 due=2026-01-14 from=\(some(.decision))"),
            Step("decision-reviewed decision=\(some(.decision)) verdict=adjust actual=X"),
            Step("entry-struck entry=\(entry) reason=X"),
        ])
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `upheld just now, it has no moved ground older than the review`(_ seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        var room = given(
            Room.full + [
                "assumption-stated text=X", "assumption-stated text=Y", "finding-recorded lens=swot text=X",
                "finding-recorded lens=swot text=Y evidence=#42",
                "measurement-recorded measure=M-1 period=2025 value=2",
            ])
        var moved = 0
        for _ in 0..<200 {
            let draft = !chance.oneIn(3) ? GroundLawTests.resting(&chance, room.log).draft : .drawn(&chance, room.log)
            _ = try? room.record(draft)
        }
        let now = Given.time(room.log.entries.count + 1)
        let library = Recollection(ChronicleLibrary(room.log))
        let plan = Plan(folding: room.log.inEffect())
        for ground in try Ground.all(of: plan, in: library, at: now) {
            moved += ground.moves.count
            // What each says is in the log, and is not older than when somebody last looked.
            for shift in ground.moves {
                #expect(room.log.entry(at: shift.position) != nil)
                #expect(
                    (shift.at, shift.position) > (ground.since.occurredAt, ground.since.position)
                        || shift.position > ground.since.position, "seed \(seed)")
            }
            let review = Step("decision-reviewed decision=\(ground.decision.id) verdict=uphold actual=X")
            guard case .success(let entry) = room.when(review).result else { continue }
            let log = room.when(review).log
            let after = try Ground(
                of: ground.decision.id, in: Recollection(ChronicleLibrary(log)), at: entry.occurredAt)
            #expect(after?.moves.map(\.words) == [], "seed \(seed), \(ground.decision.id)")
            // A recollection that read other decisions before says the same as a fresh one.
            let fresh = try Ground(
                of: ground.decision.id, in: Recollection(ChronicleLibrary(room.log)), at: now)
            #expect(fresh?.json == ground.json, "seed \(seed), \(ground.decision.id)")
        }
        // A history in which nothing moves would show nothing.
        #expect(moved > 0, "seed \(seed): \(moved)")
    }
}
