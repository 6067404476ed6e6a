import Testing

@testable import Annals

@Suite("Late entries")
struct LateTests {
    @Test func `a late entry takes its place in the story`() {
        given(Room.full + ["goal-revised goal=G-1 title=Second why=X"])
            .when("goal-revised goal=G-1 title=First horizon=2030 why=X at 09:38:30").records { entry, log in
                #expect(entry.isLate)
                #expect(log.story(GoalID(1)).title == "Second")
                #expect(log.story(GoalID(1)).plan.horizon == .year(2030))
            }
    }

    @Test func `at one and the same moment the position decides`() {
        given(Room.full).and("idea-reworded idea=I-1 text=A at 09:35").when("idea-reworded idea=I-1 text=B at 09:35")
            .records {
                _, log in
                #expect(log.story(IdeaID(1)).earlierTexts == ["One", "A"] && log.story(IdeaID(1)).text == "B")
            }
    }

    @Test func `the moment of an entry is judged, not the moment of writing`() {
        let closed = given(Room.full + ["ballot-closed ballot=B-1", "session-closed session=S-1 leaving=X"])
        closed.when("stage-entered session=S-1 stage=goals").refused(.sessionNotOpen(SessionID(1), "closed"))
        closed.when("stage-entered session=S-1 stage=goals at 09:41:30").records()
        closed.when("stage-entered session=S-1 stage=goals at 09:26:30").refused(
            .sessionNotOpen(SessionID(1), "scheduled"))
        closed.when("idea-captured text=X in S-1 at 09:41:30").records()
    }

    @Test(
        arguments: [
            // What each late entry would break, and why.
            (
                ["idea-parked idea=I-1"], "idea-withdrawn idea=I-1 at 09:40:30",
                .breaksLater(
                    Position(41), "idea-parked",
                    because: .isAlready(Subject(.idea, 1), "withdrawn", since: .late(42, "09:40:30")))
            ),
            (
                ["task-started task=T-1"], "task-completed task=T-1 at 09:40:30",
                .breaksLater(
                    Position(41), "task-started",
                    because: .isAlready(Subject(.task, 1), "done", since: .late(42, "09:40:30")))
            ),
            (
                ["goals-ranked order=G-1"], "goal-dropped goal=G-1 why=X at 09:40:30",
                .breaksLater(
                    Position(41), "goals-ranked",
                    because: .isAlready(Subject(.goal, 1), "dropped", since: .late(42, "09:40:30")))
            ),
            (
                ["ballot-closed ballot=B-1"], "vote-cast ballot=B-1 choice=against by P-6 at 09:40:30",
                .storedCountChanges(Position(41), BallotID(1))
            ),
            (
                ["measurement-recorded measure=M-1 period=2026 value=5"],
                "measurement-recorded measure=M-1 period=2026 value=4 at 09:40:30",
                .breaksLater(Position(41), "measurement-recorded", because: .restatement(MeasureID(1), .year(2026), 4))
            ),
            (
                ["decision-reviewed decision=D-2 verdict=uphold actual=X"],
                "decision-taken title=X statement=X how=authority supersedes=D-2 at 09:40:30",
                .breaksLater(
                    Position(41), "decision-reviewed",
                    because: .notInForce(DecisionID(2), "superseded", .late(42, "09:40:30")))
            ),
            (
                ["participant-invited session=S-1 person=P-12 role=observer"], "person-left person=P-12 at 09:40:30",
                .breaksLater(
                    Position(41), "participant-invited", because: .gone(PersonID(12), since: .of("09:40:30")))
            ),
            (
                ["goal-set title=X kind=goal horizon=2026", "goal-revised goal=G-1 under=G-2 why=X"],
                "goal-revised goal=G-2 under=G-1 why=X at 09:41:30",
                .breaksLater(Position(42), "goal-revised", because: .circle(Subject(.goal, 1)))
            ),
            // A circle that closes two steps away from the goal that is revised.
            (
                [
                    "goal-set title=X kind=goal horizon=2026", "goal-set title=X kind=goal horizon=2026 under=G-1",
                    "goal-revised goal=G-2 under=G-3 why=X", "goal-revised goal=G-1 title=Y why=X",
                ],
                "goal-revised goal=G-1 under=G-2 why=X at 09:42:30",
                .breaksLater(Position(43), "goal-revised", because: .circle(Subject(.goal, 2)))
            ),
            // An idea that was parked before it is known to have been on a ballot.
            (
                ["idea-parked idea=I-1"],
                #"""
                ballot-opened question=X options:=[{"id":"m","text":"X","refersTo":"I-1"}] method:={"name":"majority"} in S-1 \#
                at 09:40:30
                """#, .breaksLater(Position(41), "idea-parked", because: .votedOn(IdeaID(1), BallotID(2)))
            ),
        ] as [([Step], Step, Refusal)])
    func `a late entry that would break a later one is refused, and that one named`(
        _ steps: [Step], _ late: Step, _ refusal: Refusal
    ) {
        given(Room.full + steps).when(late).refused(refusal)
    }

    @Test func `a late change of the clock may not leave a vote behind its deadline`() throws {
        let motion = Room.motion("electorate=P-2,P-3 closesAt=2026-01-05 at 2026-01-04T08:00")
        let room = given(Room.people + [motion, "vote-cast ballot=B-1 choice=for by P-2 at 2026-01-05T20:00"])
        let deadline = try #require(When("2026-01-05"))
        // In Tokyo the 5th ends at 15:00 of Greenwich; in Lisbon it ends as in London.
        room.when("organization-changed timeZone=Asia/Tokyo at 2026-01-05T10:00").refused(
            .breaksLater(Position(20), "vote-cast", because: .afterDeadline(BallotID(1), deadline)))
        room.when("organization-changed timeZone=Europe/Lisbon at 2026-01-05T10:00").records()
        room.when("organization-changed timeZone=Asia/Tokyo").records()
    }

    @Test func `a vote that nobody counted yet may come late`() {
        given(Room.full).when("vote-cast ballot=B-1 choice=against by P-6 at 09:35:30").records()
    }

    @Test func `people, series, measures and sessions need only be in the log`() {
        let room = given(Room.full)
        for step in [
            "goal-set title=X kind=goal horizon=2026 owner=P-12 by P-12 at 2020-01-01",
            "target-set measure=M-1 period=2020 value=1 at 2020-01-01",
            "measurement-recorded measure=M-1 period=2020 value=1 at 2020-01-01",
            "session-scheduled title=X kind=update series=R-1 purpose=X startsAt=2020-01-01 at 2019-01-01",
            "person-changed person=P-12 email=x@example.org at 2020-01-01",
            "decision-proposed title=X in S-1 at 2020-01-01",
        ] as [Step] {
            room.when(step).records()
        }
    }

    @Test func `what is said of a person or a session before it came into the log, comes after its beginning`() {
        let room = given(Room.full).and("person-changed person=P-12 name=Leon at 2020-01-01")
            .and("session-changed session=S-1 title=Frost at 2020-01-01").and(
                "series-changed series=R-1 name=X why=X at 2020-01-01"
            )
            .and("measure-revised measure=M-1 name=Turnover why=X at 2020-01-01")
        #expect(room.log.story(PersonID(12)).name == "Leon" && room.log.story(PersonID(12)).began == .at(13))
        #expect(room.log.story(SessionID(1)).title == "Frost" && room.log.story(SessionID(1)).state == .open)
        #expect(room.log.story(SeriesID(1)).name == "X" && room.log.story(MeasureID(1)).name == "Turnover")
        room.when("person-changed person=P-12 name=Leon at 2020-01-02").refused(.nothingChanges(Subject(.person, 12)))
        room.when("measure-retired measure=M-1 why=X at 2020-01-01").records()
        let retired = room.and("measure-retired measure=M-1 why=X at 2020-01-03")
        retired.when("measurement-recorded measure=M-1 period=2020 value=1 at 2020-01-02").records()
        retired.when("measurement-recorded measure=M-1 period=2020 value=1 at 2020-01-04").refused(
            .isAlready(Subject(.measure, 1), "retired", since: .late(45, "2020-01-03")))
    }

    @Test func `minutes typed up late land where they belong`() {
        let minutes: [Step] = [
            "session-scheduled title=Old kind=decision purpose=X startsAt=2020-05-05",
            "session-opened session=S-2 present=P-5,P-6 at 2020-05-05T09:00",
            "decision-proposed title=Old by P-5 at 2020-05-05T09:01",
            """
            ballot-opened question=Old? options:=[{"id":"m","text":"X"}] method:={"name":"majority"} by P-5 \
            at 2020-05-05T09:02
            """,
            "vote-cast ballot=B-2 choice=for by P-5 at 2020-05-05T09:03",
            "vote-cast ballot=B-2 choice=for by P-6 at 2020-05-05T09:04",
            "ballot-closed ballot=B-2 at 2020-05-05T09:05",
            "decision-taken decision=D-3 how=ballot ballot=B-2 by P-5 at 2020-05-05T09:06",
            "session-closed session=S-2 at 2020-05-05T09:07",
        ]
        let log = given(Room.full + minutes).log
        #expect(log.story(SessionID(2)).state == .closed)
        #expect(log.story(DecisionID(3)).taken?.action.deciders == [PersonID(5), PersonID(6)])
        #expect(log.entries[47].session == SessionID(2))
        #expect(log.inEffect(asOf: .of("08:00")).count == 1 + 8)
    }

    @Test func `annotations never stand in the way`() {
        let room = given(
            Room.full + ["note-added on=I-1 text=X", "argument-made on=I-1 stance=for text=X evidence=I-1"])
        room.when("idea-withdrawn idea=I-1 at 09:40:30").records()
        room.when("entry-struck entry=#28 reason=X").records()
    }
}

@Suite("Struck entries")
struct StrikeTests {
    @Test func `what was struck happened no more`() {
        given(Room.full).when("entry-struck entry=#40 reason=X").records { entry, log in
            #expect(entry.about == [Subject(.entry, 40), Subject(.task, 1)])
            #expect(log.story(TaskID(1)).began == nil)
            #expect(log.inEffect().count == 40)
            #expect(log.inEffect(known: Position(40)).count == 40)
            #expect(log.entries.count == 41)
        }
        let room = given(Room.full + ["idea-reworded idea=I-1 text=A", "idea-reworded idea=I-1 text=B"])
        room.when("entry-struck entry=#41 reason=X").records { _, log in
            #expect(log.story(IdeaID(1)).earlierTexts == ["One"] && log.story(IdeaID(1)).text == "B")
        }
    }

    @Test func `an id stays used`() {
        let room = given(Room.full + ["entry-struck entry=#40 reason=X"])
        room.when("task-assigned title=X").records { entry, _ in
            #expect(entry.about == [Subject(.task, 2)])
        }
        room.when("task-started task=T-1").refused(.wasStruck(Subject(.task, 1)))
        room.when("task-started task=T-1 at 09:40:30").refused(.wasStruck(Subject(.task, 1)))
    }

    @Test func `a struck alternative or group is there no more`() {
        given(Room.full + ["entry-struck entry=#33 reason=X"])
            .when("decision-taken decision=D-1 statement=X alternative=D-1.a how=authority")
            .refused(.wasStruck(Subject(.alternative, 1, part: 1)))
        given(Room.full + ["entry-struck entry=#31 reason=X"]).when("ideas-grouped group=U-1 ideas=I-1")
            .refused(.alreadyUsed(Subject(.group, 1)))
    }

    @Test func `a strike acts whatever its own date`() {
        given(Room.full).when("entry-struck entry=#40 reason=X at 2020-01-01").records { _, log in
            #expect(log.story(TaskID(1)).began == nil)
        }
    }

    @Test func `a vote that was replaced or not yet counted can be struck`() {
        given(Room.full).when("entry-struck entry=#36 reason=X").records { _, log in
            #expect(log.story(BallotID(1)).votes.isEmpty)
        }
        given(Room.full + ["vote-cast ballot=B-1 choice=against by P-5", "ballot-closed ballot=B-1"])
            .when("entry-struck entry=#36 reason=X").records()
    }

    @Test func `to strike a counted vote, strike the count first`() {
        given(Room.full + ["ballot-closed ballot=B-1", "entry-struck entry=#41 reason=X"])
            .when("entry-struck entry=#36 reason=X").records { _, log in
                #expect(log.story(BallotID(1)).state == .open)
            }
    }

    @Test func `a count on which a decision rests is not struck`() {
        given(Room.full + ["ballot-closed ballot=B-1", "decision-taken decision=D-1 how=ballot ballot=B-1"])
            .when("entry-struck entry=#41 reason=X").refused(
                .breaksLater(
                    Position(42), "decision-taken",
                    because: .isNot(Subject(.ballot, 1), "closed", so: "record ballot-closed first")))
    }

    @Test func `a close after which an idea was parked is not struck`() {
        let ballot: Step = #"""
            ballot-opened question=X options:=[{"id":"m","text":"X","refersTo":"I-1"}] method:={"name":"majority"} in S-1
            """#
        given(Room.full + [ballot, "ballot-closed ballot=B-2", "idea-parked idea=I-1"])
            .when("entry-struck entry=#42 reason=X").refused(
                .breaksLater(Position(43), "idea-parked", because: .votedOn(IdeaID(1), BallotID(2))))
    }

    @Test func `what a later entry names stays`() {
        given(Room.full).when("entry-struck entry=#37 reason=X").refused(
            .namedLater(Subject(.decision, 2), Position(38), "goal-set"))
        given(Room.full).when("entry-struck entry=#20 reason=X").refused(
            .namedLater(Subject(.session, 1), Position(21), "participant-invited"))
        // Strike the later ones first.
        given(Room.full + ["entry-struck entry=#38 reason=X", "entry-struck entry=#40 reason=X"])
            .when("entry-struck entry=#37 reason=X").records()
    }

    @Test func `whoever struck something else stays`() {
        given(
            Room.full + [
                "person-joined name=Zed", "role-granted person=P-14 role=steward",
                "entry-struck entry=#40 reason=X by P-14",
                "entry-struck entry=#42 reason=X",
            ]
        ).when("entry-struck entry=#41 reason=X")
            .refused(.namedLater(Subject(.person, 14), Position(43), "entry-struck"))
        given(Room.full + ["idea-reworded idea=I-1 text=X", "entry-struck entry=#41 reason=X"])
            .when("entry-struck entry=#28 reason=X").records()
    }

    @Test func `striking a decision brings back the one that it superseded`() {
        given(Room.full + ["decision-taken title=X statement=X how=authority supersedes=D-2"])
            .when("entry-struck entry=#41 reason=X").records { _, log in
                #expect(log.story(DecisionID(2)).state == .inForce)
            }
        given(
            Room.full + [
                "decision-taken title=X statement=X how=authority supersedes=D-2",
                "decision-taken title=Y statement=Y how=authority supersedes=D-3",
            ]
        )
        .when("entry-struck entry=#41 reason=X").refused(
            .namedLater(Subject(.decision, 3), Position(42), "decision-taken"))
    }

    @Test func `a note can be struck and so can its strike's subject be noted on`() {
        given(Room.full + ["note-added on=I-1 text=X", "entry-struck entry=#41 reason=X"])
            .when("note-added on=#41 text='Was wrong'").records()
    }
}

extension Instant {
    /// A time on 2026-01-14.
    static func of(_ time: String) -> Instant {
        Step.zone.time(time.contains("-") ? time : "2026-01-14T\(time)") ?? .earliest
    }
}

extension Mark {
    /// The mark of an entry written down at its position, that happened at that time or on that day.
    static func late(_ position: Int, _ time: String) -> Mark {
        Mark(
            Entry(
                position: Position(position), id: EntryID(at: .of(time), random: (0, 0)), occurredAt: .of(time),
                recordedAt: Given.time(position), action: AnyAction(NoteAdded())))
    }
}
