import Testing

@testable import Annals

@Suite("Who may do what")
struct RightsTests {
    @Test(arguments: Right.all)
    func `a role allows what the catalogue says and no more`(_ right: Right) {
        let room = given(Room.full + right.given)
        for (role, person) in Right.people {
            let isAllowed = room.when("\(right.step) by \(person)").refusal?.caseName != "notAllowed"
            #expect(isAllowed == right.roles.contains(role), "\(right.step) by \(person)")
        }
    }

    @Test(arguments: Right.all)
    func `whoever may, is recorded`(_ right: Right) throws {
        // Voting is for anybody as far as roles go; the ballot says who.
        let byBallot: Set = [
            "vote-cast", "vote-withdrawn", "tie-broken", "vote-sealed", "recusal-declared", "proxy-given",
            "ballot-contested", "papers-opened", "answers-opened",
        ]
        guard !byBallot.contains(right.step.draft.action.name), let role = right.roles.last else { return }
        let person = try #require(Right.people.first { $0.role == role }?.person)
        given(Room.full + right.given).when("\(right.step) by \(person)").records { entry, _ in
            #expect(entry.actor?.description == person)
        }
    }

    @Test(arguments: Right.all)
    func `where nobody is named, whoever holds the file may do all`(_ right: Right) {
        let refusal = given(Room.full + right.given).when(right.step).refusal
        #expect(refusal?.caseName != "notAllowed")
    }

    @Test func `no action is left out`() {
        let listed = Set(Right.all.map(\.step.draft.action.name)).union(["log-opened", "ballot-recounted"])
        #expect(Set(AnyAction.catalogue.map(\.name)).subtracting(listed) == [])
    }

    @Test func `a refusal names who may`() {
        given(Room.full).when("ballot-closed ballot=B-1 by P-5").refused(
            .notAllowed(PersonID(5), action: "ballot-closed", needs: Authority(.moderator, .chair, .scribe)))
    }

    @Test func `outside of any session everybody takes part`() {
        given(Room.full).when("goal-set title=X kind=goal horizon=2026 by P-12").records()
    }

    @Test func `an anonymous action needs the rights of whoever does it`() {
        given(Room.full).when("ballot-closed ballot=B-1 by P-12 anonymously").refused(
            .notAllowed(PersonID(12), action: "ballot-closed", needs: Authority(.moderator, .chair, .scribe)))
    }

    @Test func `an anonymous action names nobody`() {
        given(Room.full).when("idea-captured text=X by P-5 via P-4 in S-1 anonymously").records { entry, log in
            #expect(entry.isAnonymous)
            #expect(entry.actor == nil && entry.recorder == nil)
            #expect(entry.mentions == [Subject(.session, 1)])
            #expect(log.story(IdeaID(4)).author == nil)
        }
    }

    @Test func `whoever only stands in a text is not the person that it is about`() {
        given(Room.full).when("person-changed person=P-13 level='with @P-12' by P-12").refused(
            .notAllowed(PersonID(12), action: "person-changed", needs: Authority(.steward, .themselves)))
    }

    @Test func `nobody dissents in the name of another but who leads the session`() {
        let room = given(Room.full)
        room.when("dissent-recorded decision=D-2 person=P-6 in S-1 by P-5").refused(
            .notAllowed(
                PersonID(5), action: "dissent-recorded", needs: Authority(.themselves, .moderator, .chair, .scribe)))
        room.when("dissent-recorded decision=D-2 person=P-6 in S-1 by P-2").records()
    }

    @Test func `a role ends with its last day`() {
        given(Room.people + ["role-granted person=P-12 role=tracker until=2026-01-13"])
            .when("series-started name=X kind=update by P-12")
            .refused(.notAllowed(PersonID(12), action: "series-started", needs: Authority(.steward, .tracker)))
        given(Room.people + ["role-granted person=P-12 role=tracker until=2026-01-14"])
            .when("series-started name=X kind=update by P-12").records()
    }

    @Test func `a role for one series does not reach into another`() {
        let room = given(
            Room.full + ["role-granted person=P-12 role=tracker series=R-1", "series-started name=Audits kind=update"])
        room.when("series-ended series=R-1 why=X by P-12").records()
        room.when("participant-excused session=S-1 person=P-6 by P-12").records()
        room.when("session-scheduled title=X kind=update series=R-1 purpose=X startsAt=2026-02-01 by P-12").records()
        room.when("series-ended series=R-2 why=X by P-12").refused(
            .notAllowed(PersonID(12), action: "series-ended", needs: Authority(.steward, .tracker)))
    }

    @Test func `whoever left keeps no role`() {
        given(Room.full + ["person-left person=P-8"]).when("series-ended series=R-1 why=X by P-8").refused(
            .gone(PersonID(8), since: Given.time(41)))
    }

    @Test func `an excused moderator moderates no more`() {
        given(
            Room.full + [
                "moderator-chosen session=S-1 person=P-2 style=expert", "participant-excused session=S-1 person=P-2",
            ]
        )
        .when("session-paused session=S-1 by P-2").refused(
            .notAllowed(PersonID(2), action: "session-paused", needs: Authority(.moderator, .chair, .scribe)))
    }

    @Test(
        arguments: [
            "session-closed session=S-1 leaving=X by P-12 in S-2",
            "ballot-closed ballot=B-1 by P-12 in S-2",
            "entry-struck entry=#28 reason=X by P-12 in S-2",
            "entry-struck entry=#5 reason=X by P-12 in S-2",
            "idea-reworded idea=I-1 text=Hm by P-12 in S-2",
            "idea-withdrawn idea=I-1 by P-12 in S-2",
        ] as [Step])
    func `leading one session gives no rights over what belongs to another`(_ step: Step) {
        let refusal = given(
            Room.full + [
                "session-scheduled title=X kind=update purpose=X startsAt=2026-02-01",
                "participant-invited session=S-2 person=P-12 role=moderator",
            ]
        ).when(step).refusal
        #expect(refusal?.caseName == "notAllowed")
    }

    // MARK: Writing down for others

    @Test(arguments: ["P-1", "P-2", "P-3", "P-4"])
    func `whoever keeps the log, leads or writes down the session does so for others`(_ recorder: String) {
        given(Room.full).when("goal-set title=X kind=goal horizon=2026 by P-12 via \(recorder) in S-1").records {
            entry, _ in
            #expect(entry.actor == PersonID(12))
            #expect(entry.recorder?.description == recorder)
        }
    }

    @Test(arguments: ["P-5", "P-7", "P-8", "P-12"])
    func `nobody else writes down for others`(_ recorder: String) throws {
        let person = try #require(PersonID(recorder))
        given(Room.full).when("idea-captured text=X by P-6 via \(recorder) in S-1").refused(
            .notAllowed(person, action: "idea-captured", needs: Authority(.moderator, .chair, .scribe, .steward)))
    }

    @Test func `outside of a session only whoever keeps the log writes down for others`() {
        given(Room.full).when("goal-set title=X kind=goal horizon=2026 by P-12 via P-1").records()
        given(Room.full).when("goal-set title=X kind=goal horizon=2026 by P-12 via P-4").refused(
            .notAllowed(PersonID(4), action: "goal-set", needs: Authority(.moderator, .chair, .scribe, .steward)))
    }

    @Test(arguments: ["role-granted person=P-4 role=steward", "person-changed person=P-1 email=x@example.org"])
    func `the keeping of the log is not written down for others`(_ step: String) {
        #expect(given(Room.full).when("\(step) by P-1 via P-4 in S-1").refusal?.caseName == "notAllowed")
        given(Room.full).when("\(step) by P-1").records()
    }

    @Test func `who records their own action is not named twice`() {
        given(Room.full).when("idea-captured text=X by P-6 via P-6 in S-1").records { entry, _ in
            #expect(entry.actor == PersonID(6))
            #expect(entry.recorder == nil)
        }
    }

    @Test func `a vote that the scribe writes down is the voter's`() {
        given(Room.full).when("vote-cast ballot=B-1 choice=against by P-6 via P-4").records { _, log in
            #expect(log.story(BallotID(1)).votes[PersonID(6)]?.choice == .word("against"))
        }
    }
}

/// An action and the roles that may do it.
struct Right: Sendable, CustomTestStringConvertible {
    /// One letter a role: Steward, Moderator, Chair, scribe (W, who writes), Participant, observer (V, who views),
    /// Tracker, coach (K), Auditor, Board, somebody with No role, Owner or the person themselves.
    let roles: String
    let step: Step
    let given: [Step]

    init(_ roles: String, _ step: Step, after given: Step...) {
        self.roles = roles
        self.step = step
        self.given = given
    }

    var testDescription: String { step.draft.action.name }

    static let people: [(role: Character, person: String)] = [
        ("S", "P-1"), ("M", "P-2"), ("C", "P-3"), ("W", "P-4"), ("P", "P-5"), ("V", "P-7"), ("T", "P-8"), ("K", "P-9"),
        ("A", "P-10"), ("B", "P-11"), ("N", "P-12"), ("O", "P-13"),
    ]

    static let everybody = "SMCWPVTKABNO"
    private static let second: Step = "decision-taken title=Stop statement=Stop how=authority"

    static let all: [Right] =
        standing + recordMore + preparation + room + followUp + analysis + ballotsMore + planMore

    private static let standing: [Right] = [
        // The record and people
        Right("S", "organization-changed name=X"),
        Right(everybody, "note-added on=I-1 text=X in S-1"),
        Right("SMO", "entry-struck entry=#28 reason=X"),
        Right("SM", "person-joined name=X in S-1"),
        Right("SO", "person-changed person=P-13 name=X"),
        Right("S", "person-left person=P-13"),
        Right("S", "person-returned person=P-14", after: "person-joined name=X", "person-left person=P-14"),
        Right("S", "role-granted person=P-13 role=board"),
        Right("S", "role-ended person=P-11 role=board reason=X"),
        // Sessions
        Right("ST", "series-started name=X kind=update"),
        Right("ST", "series-changed series=R-1 name=X why=X"),
        Right("ST", "series-ended series=R-1 why=X"),
        Right("SMT", "session-scheduled title=X kind=update purpose=X startsAt=2026-02-01 in S-1"),
        Right("SMCWT", "session-changed session=S-1 title=X"),
        Right(
            "ST", "session-cancelled session=S-2",
            after: "session-scheduled title=X kind=update purpose=X startsAt=2026-02-01"),
        Right("SMCWT", "participant-invited session=S-1 person=P-13 role=observer"),
        Right("SMCWT", "participant-excused session=S-1 person=P-6"),
        Right("SMCWT", "moderator-chosen session=S-1 person=P-2 style=expert"),
        Right(
            "SMW", "session-opened session=S-2",
            after: "session-scheduled title=X kind=update purpose=X startsAt=2026-02-01",
            "participant-invited session=S-2 person=P-2 role=moderator",
            "participant-invited session=S-2 person=P-4 role=scribe"),
        Right("SMCW", "session-paused session=S-1"),
        Right("SMCW", "session-resumed session=S-1", after: "session-paused session=S-1"),
        Right("SMCWPO", "person-arrived session=S-1 person=P-13"),
        Right("SMCWPO", "person-departed session=S-1 person=P-13", after: "person-arrived session=S-1 person=P-13"),
        Right("SMCW", "stage-entered session=S-1 stage=goals"),
        Right("SMCW", "session-closed session=S-1 leaving=X", after: "ballot-closed ballot=B-1"),
        // Ideas
        Right(everybody, "idea-captured text=X in S-1"),
        Right("SMWO", "idea-reworded idea=I-1 text=X in S-1"),
        Right("SMCWP", "ideas-grouped ideas=I-1 in S-1"),
        Right("SMCWP", "ideas-ungrouped ideas=I-3 in S-1"),
        Right("SMCWPO", "ideas-merged into=I-1 from=I-2 in S-1"),
        Right("SMCWPO", "idea-parked idea=I-1 in S-1"),
        Right("SMWO", "idea-withdrawn idea=I-1 in S-1"),
        Right(everybody, "argument-made on=I-1 stance=for text=X in S-1"),
        // Ballots
        Right("SMCWP", Room.ballot),
        Right(everybody, "vote-cast ballot=B-1 choice=for"),
        Right(everybody, "vote-withdrawn ballot=B-1"),
        Right("SMCW", "ballot-closed ballot=B-1"),
        Right("SMCW", "ballot-withdrawn ballot=B-1 reason=X"),
        Right(everybody, "tie-broken ballot=B-1 option=for reason=X"),
        // Decisions
        Right("SMCWP", "decision-proposed title=X in S-1"),
        Right("SMCWP", "alternative-added decision=D-1 text=X in S-1"),
        Right("SMCWP", "criterion-added decision=D-1 name=X nature=risk weight=1 in S-1"),
        Right("SMCWP", "alternative-scored decision=D-1 alternative=D-1.a criterion=D-1.c1 score=1 in S-1"),
        Right("SMCWP", "decision-taken title=X statement=X how=authority in S-1"),
        Right("SMCWP", "decision-rejected decision=D-1 in S-1"),
        Right("SMCWP", "decision-withdrawn decision=D-1 reason=X in S-1"),
        Right("SMCWP", "decision-deferred decision=D-1 reason=X in S-1"),
        Right(
            "SMCWP", "condition-settled decision=D-3 met=true in S-1",
            after: #"decision-taken title=X statement=X how=authority subjectTo:={"condition":"X"}"#),
        Right("SMCWP", "dissent-recorded decision=D-2 person=P-5 in S-1"),
        Right("SMCWP", "decision-reviewed decision=D-2 verdict=uphold actual=X in S-1"),
        Right("SMCWP", "decision-reversed decision=D-2 by=D-3 leaving=X in S-1", after: second),
        // The plan
        Right("SMCWP", "goal-set title=X kind=goal horizon=2026 in S-1"),
        Right("SMCWPO", "goal-confirmed goal=G-1 in S-1"),
        Right("SMCWPO", "goal-revised goal=G-1 title=X why=X in S-1"),
        Right("SMCWPO", "goals-ranked order=G-1 in S-1"),
        Right("SMCWPTO", "goal-achieved goal=G-1 why=X in S-1"),
        Right("SMCWPO", "goal-dropped goal=G-1 why=X in S-1"),
        Right("SMCWP", "measure-defined name=X unit=X nature=other better=lower rollsUp=sum in S-1"),
        Right("SMCWPO", "measure-revised measure=M-1 name=X why=X in S-1"),
        Right("SMCWPO", "measure-retired measure=M-1 why=X in S-1"),
        Right("SMCWPO", "target-set measure=M-1 period=2026 value=1 in S-1"),
        Right("SMCWPO", "measurement-recorded measure=M-1 period=2026 value=1 in S-1"),
        Right("SMCWPTK", "task-assigned title=X in S-1"),
        Right("SMWTO", "task-reassigned task=T-1 owner=P-6 in S-1"),
        Right("SMWTO", "task-rescheduled task=T-1 due=2026 in S-1"),
        Right("SWTO", "task-started task=T-1 in S-1"),
        Right("SWTO", "task-progressed task=T-1 in S-1"),
        Right("SWTO", "task-blocked task=T-1 in S-1"),
        Right("SMTO", "task-completed task=T-1 in S-1"),
        Right("SMTO", "task-cancelled task=T-1 reason=X in S-1"),
        Right("SMWTO", "task-reopened task=T-1 why=X in S-1", after: "task-completed task=T-1"),
    ]
}
