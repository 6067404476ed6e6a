import Testing

@testable import Annals

@Suite("What becomes of people, series and sessions")
struct SessionStoryTests {
    @Test func `the opening says whose log it is, and a change takes over`() {
        let room = given(Room.people)
        #expect(room.log.story(Identifier<Organization>()).name == "Acme")
        #expect(room.log.story(Identifier<Organization>()).log == "000102030405060708090a0b0c0d0e0f")
        room.when("organization-changed timeZone=Asia/Kolkata yearStartsIn=4 size=9").records { _, log in
            let organization = log.story(Identifier<Organization>())
            #expect(organization.name == "Acme")
            #expect(organization.zone.name == "Asia/Kolkata" && organization.zone.yearStartsIn == 4)
            #expect(organization.size == 9)
        }
    }

    @Test func `the first person to join keeps the log, whoever joins later does not`() {
        given([Room.opening]).when("person-joined name=Ann").records { entry, _ in
            #expect(entry.data == #"{"person":"P-1","name":"Ann","steward":true}"#)
        }
        given([Room.opening]).when("person-joined person=P-7 name=Ann").records { entry, _ in
            #expect(entry.data == #"{"person":"P-7","name":"Ann","steward":true}"#)
        }
        given(Room.people).when("person-joined person=P-70 name=Zed").records { entry, _ in
            #expect(entry.data == #"{"person":"P-70","name":"Zed"}"#)
        }
    }

    @Test func `numbers count on from the highest ever given`() {
        given(Room.people + ["person-joined person=P-70 name=Zed"]).when("person-joined name=Yan").records { entry, _ in
            #expect(entry.about == [Subject(.person, 71)])
        }
        given(Room.full + ["alternative-added decision=D-1 alternative=D-1.z text=X"])
            .when("alternative-added decision=D-1 text=Y").records { entry, _ in
                #expect(entry.about == [Subject(.decision, 1), Subject(.alternative, 1, part: 27)])
            }
        given(Room.full + ["idea-captured idea=I-999999999 text=X"]).and("idea-captured text=X")
            .when("idea-captured text=Y").records { entry, _ in
                #expect(entry.about == [Subject(.idea, 1_000_000_001)])
            }
    }

    @Test func `a person changes, leaves and comes back`() {
        let room = given(Room.people).and("person-changed person=P-12 name=Leon title=Head")
            .and("person-left person=P-12 handsTo=P-13")
        let gone = room.log.story(PersonID(12))
        #expect(gone.name == "Leon" && gone.title == "Head" && gone.email == nil)
        #expect(gone.left == .at(20) && gone.handedTo == PersonID(13))
        #expect(room.and("person-returned person=P-12").log.story(PersonID(12)).left == nil)
    }

    @Test func `roles are held until their last day, and for their series`() {
        let room = given(Room.scheduled).and("role-granted person=P-12 role=coach series=R-1 until=2026-01-14")
        let person = room.log.story(PersonID(12))
        #expect(person.holds(.coach, series: SeriesID(1), at: Given.time(900), in: Step.zone) == false)
        #expect(person.holds(.coach, series: SeriesID(1), at: Given.time(899), in: Step.zone))
        #expect(!person.holds(.coach, at: Given.time(899), in: Step.zone))
        #expect(!person.holds(.tracker, series: SeriesID(1), at: Given.time(899), in: Step.zone))
        let ended = room.and("role-ended person=P-12 role=coach reason=X")
        #expect(ended.log.story(PersonID(12)).roles == [])
    }

    @Test func `a role whose last day is over can be granted again`() {
        given(Room.people + ["role-granted person=P-12 role=coach until=2026-01-13"])
            .when("role-granted person=P-12 role=coach").records()
    }

    @Test func `a series changes and ends`() {
        let room = given(Room.scheduled).and("series-changed series=R-1 cadence=FREQ=YEARLY why=X")
        #expect(room.log.story(SeriesID(1)).cadence == "FREQ=YEARLY")
        #expect(room.log.story(SeriesID(1)).name == "Board")
        #expect(room.and("series-ended series=R-1 why=X").log.story(SeriesID(1)).ended == .at(28))
    }

    @Test func `people come and go`() {
        let room = given("person-departed session=S-1 person=P-5", "person-arrived session=S-1 person=P-12")
        let session = room.log.story(SessionID(1))
        #expect(session.present.map(\.number) == [2, 3, 4, 6, 7, 12])
        #expect(session.attended.map(\.number) == [2, 3, 4, 5, 6, 7, 12])
        // All but the observer.
        #expect(session.voters.map(\.number) == [2, 3, 4, 6, 12])
    }

    @Test func `going back to a stage starts its next round`() {
        let room = given(
            "stage-entered session=S-1 stage=goals", "stage-entered session=S-1 title=Break",
            "stage-entered session=S-1 stage=goals minutes=5")
        let stages = room.log.story(SessionID(1)).stages
        #expect(stages.map(\.stage) == ["goals", "Break", "goals"])
        #expect(stages.map(\.round) == [1, 1, 2])
        #expect(stages[2].entered == .at(30))
    }

    @Test func `a session opens, pauses, goes on and closes`() {
        let room = given("session-paused session=S-1")
        #expect(room.log.story(SessionID(1)).state == .paused && room.log.story(SessionID(1)).isOpen)
        let closed = room.and("session-resumed session=S-1").and("session-closed session=S-1 next=2026-04-14")
            .log.story(SessionID(1))
        #expect(closed.state == .closed && closed.opened == .at(27) && closed.closed == .at(30))
        #expect(closed.next == When("2026-04-14"))
    }

    @Test func `whoever was excused can be invited again, in another role`() {
        let room = given(
            "participant-excused session=S-1 person=P-5", "participant-invited session=S-1 person=P-5 role=observer")
        let session = room.log.story(SessionID(1))
        #expect(session.has(PersonID(5), as: .observer) && !session.has(PersonID(5), as: .participant))
        #expect(!session.takesPart(PersonID(5)))
    }

    @Test func `a change of the schedule leaves the rest as it was`() {
        let plan = given(Room.scheduled).and("session-changed session=S-1 title=Frost minutes=60 objectives=A,B")
            .log.story(SessionID(1)).plan
        #expect(plan.title == "Frost" && plan.minutes == 60 && plan.objectives == ["A", "B"])
        #expect(plan.purpose == "Plan" && plan.stages.map(\.stage) == ["goals", "tasks"])
    }

    @Test func `a session opened in late minutes needs no moderator`() {
        given(Room.people + ["session-scheduled title=X kind=update purpose=X startsAt=2026-01-02"])
            .when("session-opened session=S-1 present=P-5 at 2026-01-02").records()
    }

    @Test func `closing asks only for the fate of its own ideas, and takes any`() {
        let fates: [Step] = [
            "ideas-grouped ideas=I-1", "ideas-merged into=I-2 from=I-1", "idea-parked idea=I-1",
            "idea-withdrawn idea=I-1",
            "decision-proposed title=X from=I-1", "task-assigned title=X from=I-1",
            "goal-set title=X kind=goal horizon=2026 from=I-1",
            "decision-taken title=X statement=X how=authority basis=I-1", "entry-struck entry=#28 reason=X",
        ]
        for fate in fates {
            given("idea-captured text=One in S-1", "idea-captured text=Two", fate).when("session-closed session=S-1")
                .records()
        }
        given("idea-captured text=One in S-1", "note-added on=I-1 text=X").when("session-closed session=S-1")
            .refused(.ideasWithoutFate([IdeaID(1)], SessionID(1)))
    }

    @Test func `a ballot with a deadline of its own may outlive its session`() {
        given(
            #"ballot-opened question=X options:=[{"id":"m","text":"X"}] method:={"name":"majority"} closesAt=2026-02-01 in S-1"#
        )
        .when("session-closed session=S-1").records()
    }
}

@Suite("The session in which something happens")
struct SessionOfTests {
    private static let second: [Step] = [
        "session-scheduled title=Next kind=update purpose=Go startsAt=2026-02-01",
        "participant-invited session=S-2 person=P-12 role=moderator",
    ]

    @Test func `left out, it is the one open in which the actor is present`() {
        given().when("goal-set title=X kind=goal horizon=2026 by P-5").records { entry, _ in
            #expect(entry.session == SessionID(1))
        }
    }

    @Test(
        arguments: [
            "goal-set title=X kind=goal horizon=2026", "goal-set title=X kind=goal horizon=2026 by P-12",
            "idea-captured text=X by P-5 anonymously", "idea-captured text=X session=S-1 by P-5",
            "person-changed person=P-5 name=X by P-5", "note-added on=P-1 text=X by P-5",
            "session-paused session=S-1 by P-2",
        ] as [Step])
    func `nobody named, not present, anonymous or not done in sessions: none`(_ step: Step) {
        given().when(step).records { entry, _ in
            #expect(entry.session == nil)
        }
    }

    @Test func `before the opening and after the close there is none`() {
        given(Room.scheduled).when("goal-set title=X kind=goal horizon=2026 by P-5").records { entry, _ in
            #expect(entry.session == nil)
        }
        given("session-closed session=S-1").when("goal-set title=X kind=goal horizon=2026 by P-5").records { entry, _ in
            #expect(entry.session == nil)
        }
    }

    @Test func `a late entry finds the session that was open then`() {
        given("person-departed session=S-1 person=P-5", "session-closed session=S-1")
            .when("goal-set title=X kind=goal horizon=2026 by P-5 at 09:27:30").records { entry, _ in
                #expect(entry.session == SessionID(1))
            }
        given("person-departed session=S-1 person=P-5", "session-closed session=S-1")
            .when("goal-set title=X kind=goal horizon=2026 by P-5 at 09:28:30").records { entry, _ in
                #expect(entry.session == nil)
            }
    }

    @Test func `present in two, it is neither`() {
        given(Room.open + SessionOfTests.second + ["session-opened session=S-2 present=P-5"])
            .when("goal-set title=X kind=goal horizon=2026 by P-5").records { entry, _ in
                #expect(entry.session == nil)
            }
    }

    @Test func `what the caller names, counts`() {
        given(Room.open + SessionOfTests.second).when("goal-set title=X kind=goal horizon=2026 by P-1 in S-2").records {
            entry, _ in
            #expect(entry.session == SessionID(2))
        }
    }
}

@Suite("What becomes of ideas")
struct IdeaStoryTests {
    @Test func `an idea keeps its earlier wordings`() {
        let room = given("idea-captured text=One by P-5").and("idea-reworded idea=I-1 text=Uno by P-5")
            .and("idea-reworded idea=I-1 text=Ein by P-4")
        let idea = room.log.story(IdeaID(1))
        #expect(idea.text == "Ein" && idea.earlierTexts == ["One", "Uno"])
        #expect(idea.author == PersonID(5) && idea.session == SessionID(1))
        #expect(!idea.hasFate)
    }

    @Test func `an idea lies in one group, and the later wins`() {
        let room = given("idea-captured text=One", "idea-captured text=Two", "ideas-grouped ideas=I-1,I-2 title=A")
            .and("ideas-grouped ideas=I-1 title=B")
        #expect(room.log.story(IdeaID(1)).group == GroupID(2))
        #expect(room.log.story(IdeaID(2)).group == GroupID(1))
        #expect(room.log.story(GroupID(2)).title == "B")
        #expect(room.and("ideas-ungrouped ideas=I-1").log.story(IdeaID(1)).group == nil)
        // A standing group keeps its title unless it gets another.
        #expect(room.and("ideas-grouped group=U-1 ideas=I-1").log.story(GroupID(1)).title == "A")
    }

    @Test func `a merged idea points to the one that took it up`() {
        let room = given("idea-captured text=One", "idea-captured text=Two", "ideas-merged into=I-2 from=I-1")
        #expect(room.log.story(IdeaID(1)).mergedInto == IdeaID(2))
        #expect(room.log.story(IdeaID(2)).mergedInto == nil)
    }

    @Test func `an idea is parked and withdrawn`() {
        let room = given("idea-captured text=One", "idea-parked idea=I-1 until=2026-H2")
        #expect(room.log.story(IdeaID(1)).parked?.until == .half(2026, 2))
        #expect(room.and("idea-withdrawn idea=I-1").log.story(IdeaID(1)).withdrawn == .at(30))
    }

    @Test func `ideas outside of any session wait in the lot and may join any group`() {
        given("idea-captured text=One").when("ideas-grouped ideas=I-1 in S-1").records()
    }
}

@Suite("What becomes of goals, measures and tasks")
struct PlanStoryTests {
    @Test func `a goal keeps what a revision does not touch`() {
        let room = given(Room.full).and("goal-revised goal=G-1 horizon=2027 why=X")
        let goal = room.log.story(GoalID(1))
        #expect(goal.plan.horizon == .year(2027) && goal.title == "Grow" && goal.plan.owner == PersonID(13))
        #expect(goal.plan.decision == DecisionID(2) && goal.touched == .at(41) && goal.state == .open)
        #expect(room.and("goal-confirmed goal=G-1").log.story(GoalID(1)).touched == .at(42))
        let achieved = room.and("goal-achieved goal=G-1 why=X").log.story(GoalID(1))
        #expect(achieved.state == .achieved && achieved.closed == .at(42))
    }

    @Test func `the goals have one order, the last`() {
        let room = given(Room.full).and("goal-set title=X kind=goal horizon=2026").and("goals-ranked order=G-2,G-1")
            .and("goals-ranked order=G-1,G-2")
        #expect(room.log.story(Identifier<Ranking>()).order == [GoalID(1), GoalID(2)])
    }

    @Test(
        arguments: [
            ("higher", "value=5", "5", nil), ("lower", "value=5", nil, "5"), ("range", "value=5", "5", "5"),
            ("range", "low=1 high=2", "1", "2"), ("higher", "low=1", "1", nil), ("lower", "high=2", nil, "2"),
        ] as [(String, String, String?, String?)])
    func `a target is a bound on the side that matters`(
        _ better: String, _ value: String, _ low: String?, _ high: String?
    ) {
        let room = given(Step("measure-defined name=X unit=X nature=other better=\(better) rollsUp=sum"))
            .and("target-set measure=M-1 period=2026 \(value)")
        let target = room.log.story(MeasureID(1)).targets[.year(2026)]?.last
        #expect(target?.low?.description == low)
        #expect(target?.high?.description == high)
    }

    @Test func `a target of an earlier date than its measure knows which way is better`() {
        let room = given("measure-defined name=X unit=X nature=other better=lower rollsUp=sum")
            .and("target-set measure=M-1 period=2026 value=5 at 2026-01-02")
        let target = room.log.story(MeasureID(1)).targets[.year(2026)]?.last
        #expect(target?.low == nil && target?.high == 5)
    }

    @Test func `values are held against the target`() {
        let measure = given("measure-defined name=X unit=X nature=other better=range rollsUp=sum")
            .and("target-set measure=M-1 period=2026 low=1 high=2").log.story(MeasureID(1))
        let target = measure.targets[.year(2026)]?.last
        let met = [0, 1, 2, 3].map { value in target.map { measure.meets(Number(value), $0) } }
        #expect(met == [false, true, true, false])
    }

    @Test func `earlier targets and readings stay visible`() {
        let room = given(Room.full).and("target-set measure=M-1 period=2026 value=1")
            .and("target-set measure=M-1 period=2026 value=2 why=X")
            .and("measurement-recorded measure=M-1 period=2026 value=3 status=forecast")
            .and("measurement-recorded measure=M-1 period=2026 value=4")
            .and("measurement-recorded measure=M-1 period=2026 value=5 why=X")
        let measure = room.log.story(MeasureID(1))
        #expect(measure.targets[.year(2026)]?.map(\.low) == [1, 2])
        #expect(measure.readings[.year(2026)]?.map(\.value) == [3, 4, 5])
        #expect(measure.readings[.year(2026)]?.map(\.status) == [.forecast, .actual, .actual])
        // Saying the same again restates nothing.
        room.when("measurement-recorded measure=M-1 period=2026 value=5.0").records()
    }

    @Test func `a measure is revised and retired`() {
        let room = given(Room.full).and("measure-revised measure=M-1 name=Turnover better=lower why=X")
        let measure = room.log.story(MeasureID(1))
        #expect(measure.name == "Turnover" && measure.definition.better == .lower && measure.definition.unit == "EUR")
        #expect(room.and("measure-retired measure=M-1 why=X").log.story(MeasureID(1)).retired == .at(42))
    }

    @Test func `a task goes its way`() {
        var room = given(Room.full).and("task-reassigned task=T-1 owner=P-6").and(
            "task-rescheduled task=T-1 due=2026-02"
        )
        .and("task-rescheduled task=T-1 due=2026-03")
        #expect(room.log.story(TaskID(1)).plan.owner == PersonID(6))
        #expect(room.log.story(TaskID(1)).plan.due == .month(2026, 3) && room.log.story(TaskID(1)).reschedulings == 2)
        room = room.and("task-started task=T-1")
        #expect(room.log.story(TaskID(1)).state == .started)
        room = room.and("task-blocked task=T-1")
        #expect(room.log.story(TaskID(1)).state == .blocked)
        room = room.and("task-progressed task=T-1 percent=40").and("task-progressed task=T-1 note=X")
        #expect(room.log.story(TaskID(1)).state == .started && room.log.story(TaskID(1)).percent == 40)
        room = room.and("task-completed task=T-1 outcome=X")
        #expect(room.log.story(TaskID(1)).state == .done && room.log.story(TaskID(1)).closed == .at(48))
        room = room.and("task-reopened task=T-1 why=X")
        #expect(room.log.story(TaskID(1)).isOpen && room.log.story(TaskID(1)).closed == nil)
        #expect(room.and("task-cancelled task=T-1 reason=X").log.story(TaskID(1)).state == .cancelled)
    }
}
