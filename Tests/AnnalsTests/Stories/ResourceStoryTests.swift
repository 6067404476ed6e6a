import Testing

@testable import Annals

@Suite("Money, people and time, and what hangs on a reversed decision")
struct ResourceStoryTests {
    private let euros = Resources.Pool(nature: .money, unit: "EUR", period: .year(2026))

    private func resources(_ room: Given) -> Resources { room.log.story(Identifier<Resources>()) }

    @Test func `a later statement replaces an earlier one of the same, parts add up`() {
        let room = given(Room.full).and("resource-stated nature=money amount=10 unit=EUR period=2026")
            .and("resource-stated nature=money amount=2.5 unit=EUR period=2026 of=Fund")
            .and("resource-stated nature=money amount=7 unit=EUR period=2026")
            .and("resource-stated nature=money amount=99 unit=EUR period=2027")
        #expect(resources(room).capacity(of: euros) == Number(units: 95, scale: 1))
        #expect(resources(room).allocated(of: euros) == 0)
        let usd = Resources.Pool(nature: .money, unit: "USD", period: .year(2026))
        #expect(resources(room).capacity(of: usd) == nil)
    }

    @Test func `what is released is what was allocated first`() {
        let room = given(Room.full)
            .and("resource-allocated to=G-1 nature=money amount=2 unit=EUR period=2026 decision=D-2")
            .and("resource-allocated to=T-1 nature=money amount=4 unit=EUR period=2026")
            .and("resource-allocated to=G-1 nature=money amount=3 unit=EUR period=2026")
            .and("resource-released from=G-1 nature=money amount=2.5 unit=EUR period=2026 why=X")
        #expect(resources(room).allocations.map(\.left) == [0, 4, Number(units: 25, scale: 1)])
        #expect(resources(room).allocations.map(\.isOpen) == [false, true, true])
        #expect(resources(room).held(by: Subject(.goal, 1), of: euros) == Number(units: 25, scale: 1))
        #expect(resources(room).allocated(of: euros) == Number(units: 65, scale: 1))
    }

    @Test func `a late release may not take what a later one took`() {
        given(
            Room.full + [
                "resource-allocated to=G-1 nature=money amount=2 unit=EUR period=2026",
                "resource-allocated to=T-1 nature=money amount=2 unit=EUR period=2026",
                "resource-released from=G-1 nature=money amount=2 unit=EUR period=2026 why=X",
            ]
        ).when("resource-released from=G-1 nature=money amount=1 unit=EUR period=2026 why=X at 09:42:30").refused(
            .breaksLater(
                Position(43), "resource-released",
                because: .moreThanAllocated(Subject(.goal, 1), 1, "EUR of money for 2026")))
    }

    @Test func `an allocation of which some was released is not struck`() {
        let room = given(
            Room.full + [
                "resource-allocated to=G-1 nature=money amount=2 unit=EUR period=2026",
                "resource-released from=G-1 nature=money amount=1 unit=EUR period=2026 why=X",
            ])
        room.when("entry-struck entry=#41 reason=X").refused(
            .breaksLater(
                Position(42), "resource-released",
                because: .moreThanAllocated(Subject(.goal, 1), 0, "EUR of money for 2026")))
        room.and("entry-struck entry=#42 reason=X").when("entry-struck entry=#41 reason=X").records()
    }

    // MARK: What hangs on a reversed decision

    /// D-2 has the goal G-1, the task T-1, the target #42 and the allocation #43; D-3 will reverse it.
    private let hanging: [Step] = [
        "decision-taken title=X statement=X how=authority",
        "target-set measure=M-1 period=2026 value=5 decision=D-2",
        "resource-allocated to=G-1 nature=money amount=2 unit=EUR period=2026 decision=D-2",
    ]

    private func reversal(_ fates: String) -> Step {
        Step("decision-reversed decision=D-2 by=D-3 leaving=X hanging:=[\(fates)]")
    }

    @Test func `targets and allocations are named by their entries, and told of where they belong`() {
        given(Room.full + hanging).when(
            reversal(##"{"on":"#42","fate":"cancel"},{"on":"#43","fate":"move","to":"D-3"}"##)
        ).records { entry, log in
            #expect(
                entry.about.map(\.text) == [
                    "decision:D-2", "entry:#42", "entry:#43", "decision:D-3", "measure:M-1", "goal:G-1", "resource",
                ])
            let measure = log.story(MeasureID(1))
            #expect(measure.target(for: .year(2026)) == nil && measure.standingTargets == [:])
            #expect(measure.targets[.year(2026)]?.map(\.cancelled) == [.at(44)])
            let resources = log.story(Identifier<Resources>())
            #expect(resources.allocations.map(\.decision) == [DecisionID(3)])
            #expect(resources.allocated(of: euros) == 2 && log.story(GoalID(1)).state == .open)
        }
    }

    @Test func `a cancelled allocation is free, a moved target stands`() {
        given(Room.full + hanging).when(
            reversal(##"{"on":"#42","fate":"move","to":"D-3"},{"on":"#43","fate":"cancel"}"##)
        ).records { _, log in
            #expect(log.story(MeasureID(1)).target(for: .year(2026))?.decision == DecisionID(3))
            let resources = log.story(Identifier<Resources>())
            #expect(resources.allocated(of: euros) == 0 && resources.allocations.map(\.cancelled) == [.at(44)])
        }
    }

    @Test func `what is kept stays as it is`() {
        given(Room.full + hanging).when(reversal(##"{"on":"#42","fate":"keep"},{"on":"#43","fate":"keep"}"##)).records {
            _, log in
            #expect(log.story(MeasureID(1)).target(for: .year(2026))?.decision == DecisionID(2))
            #expect(log.story(Identifier<Resources>()).allocated(of: euros) == 2)
        }
    }

    @Test func `what was moved hangs on the decision that it moved to`() {
        given(
            Room.full + hanging + [
                reversal(##"{"on":"#42","fate":"move","to":"D-3"},{"on":"#43","fate":"move","to":"D-3"}"##),
                "decision-taken title=Y statement=Y how=authority",
            ]
        ).when("decision-reversed decision=D-3 by=D-4").refused(
            .hangsLoose([Subject(.entry, 42), Subject(.entry, 43)], DecisionID(3)))
    }

    @Test func `a target can be set anew without a reason once its own was cancelled`() {
        given(Room.full + hanging + [reversal(##"{"on":"#42","fate":"cancel"}"##)])
            .when("target-set measure=M-1 period=2026 value=6").records()
    }

    @Test func `what was struck does not hang`() {
        given(
            Room.full + hanging + [
                "entry-struck entry=#43 reason=X", "entry-struck entry=#42 reason=X", "entry-struck entry=#38 reason=X",
            ]
        )
        .when("decision-reversed decision=D-2 by=D-3").refused(
            .hangsLoose([Subject(.task, 1)], DecisionID(2)))
    }

    @Test func `a target that a reversal cancelled is not struck, nor replaced before it`() {
        let room = given(Room.full + hanging + [reversal(##"{"on":"#42","fate":"cancel"}"##)])
        let because = Refusal.hangsNot(.subject(Subject(.entry, 42)), DecisionID(2))
        room.when("entry-struck entry=#42 reason=X").refused(
            .breaksLater(Position(44), "decision-reversed", because: because))
        room.when("target-set measure=M-1 period=2026 value=6 why=X at 09:43:30").refused(
            .breaksLater(Position(44), "decision-reversed", because: because))
        room.when("target-set measure=M-1 period=2027 value=6 why=X at 09:43:30").records()
    }

    @Test func `an allocation that a reversal cancelled is not released before it`() {
        let room = given(Room.full + hanging + [reversal(##"{"on":"#43","fate":"cancel"}"##)])
        room.when("resource-released from=G-1 nature=money amount=2 unit=EUR period=2026 why=X at 09:43:30").refused(
            .breaksLater(
                Position(44), "decision-reversed",
                because: .hangsNot(.subject(Subject(.entry, 43)), DecisionID(2))))
        room.when("resource-released from=G-1 nature=money amount=1 unit=EUR period=2026 why=X at 09:43:30").records()
    }

    @Test func `a late reversal may not cancel what was released after it`() {
        given(Room.full + hanging + ["resource-released from=G-1 nature=money amount=1 unit=EUR period=2026 why=X"])
            .when(
                Step(
                    ##"""
                    decision-reversed decision=D-2 by=D-3 leaving=X hanging:=[{"on":"#43","fate":"cancel"}] at 09:43:30
                    """##)
            ).refused(
                .breaksLater(
                    Position(44), "resource-released",
                    because: .moreThanAllocated(Subject(.goal, 1), 0, "EUR of money for 2026")))
    }
}
