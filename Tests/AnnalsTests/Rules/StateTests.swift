import Testing

@testable import Annals

@Suite("Every action in every state of its subject")
struct StateTests {
    @Test(arguments: StateTable.all)
    func `an action is recorded or refused by the state of its subject`(_ table: StateTable) {
        for row in table.rows {
            #expect(row.verdicts.count == table.states.count, "\(row.step)")
            for (state, expected) in zip(table.states, row.verdicts) {
                let outcome = given(table.base + state.steps).when(row.step)
                #expect(outcome.verdict == expected, "\(row.step), \(table.subject) \(state.name)")
            }
        }
    }

    @Test func `no action is left out`() {
        /// What only makes something new or only remarks, and so looks at no state but that of what it names.
        let elsewhere: Set = ["series-started", "ballot-recounted"]
        let listed = Set(StateTable.all.flatMap(\.rows).map(\.step.draft.action.name)).union(elsewhere)
        #expect(Set(AnyAction.catalogue.map(\.name)).subtracting(listed) == [])
    }
}

/// A subject, the states that it can be in and what becomes of each action in each of them.
struct StateTable: Sendable, CustomTestStringConvertible {
    let subject: String
    var base = Room.open
    let states: [State]
    let rows: [Row]

    struct State: Sendable {
        let name: String
        let steps: [Step]

        init(_ name: String, _ steps: Step...) {
            self.name = name
            self.steps = steps
        }
    }

    /// A step and its verdict in each state; `yes` is short for `recorded`.
    struct Row: Sendable {
        let step: Step
        let verdicts: [String]

        init(_ step: Step, _ verdicts: String...) {
            self.step = step
            self.verdicts = verdicts.map { $0 == "yes" ? "recorded" : $0 }
        }
    }

    var testDescription: String { subject }

    static let all: [StateTable] =
        [log, entry, person, series, session, idea, ballot, decision, goal, task, measure] + more

    private static let more: [StateTable] =
        recordMore + preparation + room + followUp + analysis + ballotsMore + planMore
}

extension StateTable {
    private static let log = StateTable(
        subject: "log", base: [],
        states: [State("empty"), State("opened", Room.opening)],
        rows: [
            Row(Room.opening, "yes", "notFirst"),
            Row("organization-changed name=X", "notFirst", "yes"),
            Row("person-joined name=X", "notFirst", "yes"),
        ])

    private static let entry = StateTable(
        subject: "entry",
        states: [
            State("in effect", "idea-captured text=X in S-1"),
            State("struck", "idea-captured text=X in S-1", "entry-struck entry=#28 reason=X"),
        ],
        rows: [
            Row("entry-struck entry=#28 reason=X", "yes", "struckAlready"),
            Row("note-added on=#28 text=X", "yes", "yes"),
            Row("note-added on=I-1 text=X", "yes", "wasStruck"),
            Row("idea-reworded idea=I-1 text=Y", "yes", "wasStruck"),
            Row("idea-captured idea=I-1 text=Y", "alreadyUsed", "alreadyUsed"),
            Row("idea-captured idea=I-2 text=Y", "yes", "yes"),
        ])

    private static let person = StateTable(
        subject: "person", base: Room.full + ["role-granted person=P-12 role=coach"],
        states: [State("here"), State("gone", "person-left person=P-12")],
        rows: [
            Row("person-changed person=P-12 name=X", "yes", "gone"),
            Row("person-left person=P-12", "yes", "gone"),
            Row("person-left person=P-6 handsTo=P-12", "yes", "gone"),
            Row("person-returned person=P-12", "isNot", "yes"),
            Row("role-granted person=P-12 role=board", "yes", "gone"),
            Row("role-granted person=P-12 role=coach", "isAlready", "gone"),
            Row("role-ended person=P-12 role=coach reason=X", "yes", "yes"),
            Row("role-ended person=P-12 role=board reason=X", "isNot", "isNot"),
            Row("participant-invited session=S-1 person=P-12 role=scribe", "yes", "gone"),
            Row("person-arrived session=S-1 person=P-12", "yes", "gone"),
            Row("dissent-recorded decision=D-2 person=P-12", "yes", "yes"),
            Row("goal-set title=X kind=goal horizon=2026 owner=P-12", "yes", "gone"),
            Row("goal-revised goal=G-1 owner=P-12 why=X", "yes", "gone"),
            Row("measure-defined name=X unit=X nature=other better=lower rollsUp=sum owner=P-12", "yes", "gone"),
            Row("measure-revised measure=M-1 owner=P-12 why=X", "yes", "gone"),
            Row("task-assigned title=X owner=P-12", "yes", "gone"),
            Row("task-reassigned task=T-1 owner=P-12", "yes", "gone"),
            Row("note-added on=P-12 text=X", "yes", "yes"),
        ])

    private static let series = StateTable(
        subject: "series",
        states: [State("going on"), State("ended", "series-ended series=R-1 why=X")],
        rows: [
            Row("series-changed series=R-1 name=X why=X", "yes", "isAlready"),
            Row("series-ended series=R-1 why=X", "yes", "isAlready"),
            Row(
                "session-scheduled title=X kind=update series=R-1 purpose=X startsAt=2026-02-01", "yes", "isAlready"),
            Row("role-granted person=P-12 role=tracker series=R-1", "yes", "yes"),
        ])

    private static let session = StateTable(
        subject: "session", base: Room.scheduled,
        states: [
            State("scheduled"),
            State("open", "session-opened session=S-1 present=P-2,P-5"),
            State("paused", "session-opened session=S-1 present=P-2,P-5", "session-paused session=S-1"),
            State("closed", "session-opened session=S-1 present=P-2,P-5", "session-closed session=S-1"),
            State("cancelled", "session-cancelled session=S-1"),
        ],
        rows: [
            Row("session-changed session=S-1 title=X", "yes", "yes", "yes", "sessionOver", "sessionOver"),
            Row(
                "session-changed session=S-1 kind=update", "yes", "isAlready", "isAlready", "sessionOver", "sessionOver"
            ),
            Row(
                "session-changed session=S-1 template=X", "yes", "isAlready", "isAlready", "sessionOver", "sessionOver"),
            Row("session-cancelled session=S-1", "yes", "isAlready", "isAlready", "sessionOver", "sessionOver"),
            Row(
                "participant-invited session=S-1 person=P-12 role=scribe", "yes", "yes", "yes", "sessionOver",
                "sessionOver"),
            Row("participant-excused session=S-1 person=P-6", "yes", "yes", "yes", "sessionOver", "sessionOver"),
            Row(
                "moderator-chosen session=S-1 person=P-2 style=expert", "yes", "yes", "yes", "sessionOver",
                "sessionOver"),
            Row(
                "session-opened session=S-1 present=P-2", "yes", "isAlready", "isAlready", "sessionOver", "sessionOver"),
            Row("session-paused session=S-1", "sessionNotOpen", "yes", "isAlready", "sessionNotOpen", "sessionNotOpen"),
            Row("session-resumed session=S-1", "sessionNotOpen", "isNot", "yes", "sessionNotOpen", "sessionNotOpen"),
            Row(
                "person-arrived session=S-1 person=P-6", "sessionNotOpen", "yes", "yes", "sessionNotOpen",
                "sessionNotOpen"),
            Row(
                "person-departed session=S-1 person=P-5", "sessionNotOpen", "yes", "yes", "sessionNotOpen",
                "sessionNotOpen"),
            Row(
                "stage-entered session=S-1 stage=goals", "sessionNotOpen", "yes", "yes", "sessionNotOpen",
                "sessionNotOpen"),
            Row("session-closed session=S-1", "sessionNotOpen", "yes", "yes", "sessionNotOpen", "sessionNotOpen"),
            Row("idea-captured text=X session=S-1", "yes", "yes", "yes", "sessionOver", "sessionOver"),
            Row("idea-captured text=X in S-1", "yes", "yes", "yes", "sessionOver", "sessionOver"),
            Row(
                """
                ballot-opened question=X options:=[{"id":"m","text":"X"}] method:={"name":"majority"} electorate=P-5 \
                in S-1
                """, "yes", "yes", "yes", "sessionOver", "sessionOver"),
            Row("decision-taken title=X statement=X how=authority in S-1", "yes", "yes", "yes", "yes", "yes"),
            Row("goal-set title=X kind=goal horizon=2026 in S-1", "yes", "yes", "yes", "yes", "yes"),
            Row("note-added on=S-1 text=X in S-1", "yes", "yes", "yes", "yes", "yes"),
        ])

    private static let idea = StateTable(
        subject: "idea", base: Room.open + ["idea-captured text=One in S-1", "idea-captured text=Two in S-1"],
        states: [
            State("fresh"), State("in a group", "ideas-grouped ideas=I-1"),
            State("merged", "ideas-merged into=I-2 from=I-1"), State("parked", "idea-parked idea=I-1"),
            State("withdrawn", "idea-withdrawn idea=I-1"),
            State(
                "on an open ballot",
                """
                ballot-opened question=X options:=[{"id":"m","text":"X","refersTo":"I-1"}] \
                method:={"name":"majority"} in S-1
                """),
        ],
        rows: [
            Row("idea-reworded idea=I-1 text=X", "yes", "yes", "yes", "yes", "isAlready", "yes"),
            Row("ideas-grouped ideas=I-1,I-2", "yes", "yes", "yes", "yes", "yes", "yes"),
            Row("ideas-ungrouped ideas=I-1", "isNot", "yes", "isNot", "isNot", "isNot", "isNot"),
            Row("ideas-merged into=I-1 from=I-2", "yes", "yes", "isAlready", "yes", "isAlready", "yes"),
            Row("ideas-merged into=I-2 from=I-1", "yes", "yes", "isAlready", "yes", "isAlready", "yes"),
            Row("idea-parked idea=I-1", "yes", "yes", "isAlready", "yes", "isAlready", "votedOn"),
            Row("idea-withdrawn idea=I-1", "yes", "yes", "isAlready", "yes", "isAlready", "votedOn"),
            Row("argument-made on=I-1 stance=for text=X", "yes", "yes", "yes", "yes", "yes", "yes"),
            Row("decision-proposed title=X from=I-1", "yes", "yes", "yes", "yes", "yes", "yes"),
        ])

    private static let ballot = StateTable(
        subject: "ballot", base: Room.open + ["decision-proposed title=Move in S-1"],
        states: [
            State("open", Room.ballot, "vote-cast ballot=B-1 choice=for by P-5"),
            State(
                "past its deadline",
                """
                ballot-opened question=X options:=[{"id":"m","text":"X"}] method:={"name":"majority"} mayChange=true \
                closesAt=2026-01-14T09:30:30Z in S-1
                """, "vote-cast ballot=B-1 choice=for by P-5"),
            State("carried", Room.ballot, "vote-cast ballot=B-1 choice=for by P-5", "ballot-closed ballot=B-1"),
            State("lost", Room.ballot, "vote-cast ballot=B-1 choice=against by P-5", "ballot-closed ballot=B-1"),
            State(
                "tied", Room.ballot, "vote-cast ballot=B-1 choice=for by P-5",
                "vote-cast ballot=B-1 choice=against by P-2",
                "ballot-closed ballot=B-1"),
            State(
                "tied and broken", Room.ballot, "vote-cast ballot=B-1 choice=for by P-5",
                "vote-cast ballot=B-1 choice=against by P-2", "ballot-closed ballot=B-1",
                "tie-broken ballot=B-1 option=for reason=X by P-3"),
            State("withdrawn", Room.ballot, "ballot-withdrawn ballot=B-1 reason=X"),
        ],
        rows: [
            Row(
                "vote-cast ballot=B-1 choice=for by P-6", "yes", "afterDeadline", "ballotOver", "ballotOver",
                "ballotOver", "ballotOver", "ballotOver"),
            Row(
                "vote-withdrawn ballot=B-1 by P-5", "yes", "afterDeadline", "ballotOver", "ballotOver", "ballotOver",
                "ballotOver", "ballotOver"),
            Row(
                "ballot-closed ballot=B-1", "yes", "yes", "ballotOver", "ballotOver", "ballotOver", "ballotOver",
                "ballotOver"),
            Row(
                "ballot-withdrawn ballot=B-1 reason=X", "yes", "yes", "ballotOver", "ballotOver", "ballotOver",
                "ballotOver", "ballotOver"),
            Row(
                "tie-broken ballot=B-1 option=for reason=X by P-3", "noTie", "noTie", "noTie", "noTie", "yes", "noTie",
                "noTie"),
            Row(
                "decision-taken title=X how=ballot ballot=B-1", "isNot", "isNot", "yes", "notCarried", "notCarried",
                "yes", "isNot"),
            Row(
                "decision-taken title=X how=ballot ballot=B-1 despite=X", "isNot", "isNot", "yes", "yes", "yes", "yes",
                "isNot"),
            Row(
                "decision-rejected decision=D-1 ballot=B-1", "isNot", "isNot", "yes", "yes", "yes", "yes", "isNot"),
        ])

    private static let decision = StateTable(
        subject: "decision",
        base: Room.open + [
            "decision-proposed title=Move in S-1",
            "alternative-added decision=D-1 text=Stay in S-1",
            "criterion-added decision=D-1 name=Cost nature=cost weight=1 in S-1",
            "decision-taken title=Other statement=Other how=authority in S-1",
        ],
        states: [
            State("proposed"),
            State("deferred", "decision-deferred decision=D-1 reason=X"),
            State("in force", taking),
            State("superseded", taking, "decision-taken title=X statement=X how=authority supersedes=D-1"),
            State("reversed", taking, "decision-reversed decision=D-1 by=D-2"),
            State("lapsed", taking, "condition-settled decision=D-1 met=false"),
            State("rejected", "decision-rejected decision=D-1"),
            State("withdrawn", "decision-withdrawn decision=D-1 reason=X"),
            State(
                "not yet in force",
                #"decision-taken decision=D-1 statement=X how=authority inForceFrom=2027 subjectTo:={"condition":"X"}"#),
            State(
                "no longer in force",
                #"decision-taken decision=D-1 statement=X how=authority inForceUntil=2025 subjectTo:={"condition":"X"}"#
            ),
        ],
        rows: [
            undecided("alternative-added decision=D-1 text=X"),
            undecided("criterion-added decision=D-1 name=X nature=risk weight=1"),
            undecided("alternative-scored decision=D-1 alternative=D-1.a criterion=D-1.c1 score=1"),
            undecided("decision-taken decision=D-1 statement=X how=consensus"),
            undecided("decision-rejected decision=D-1"),
            undecided("decision-withdrawn decision=D-1 reason=X"),
            undecided("decision-deferred decision=D-1 reason=X"),
            undecided(
                """
                ballot-opened question=X options:=[{"id":"m","text":"X"}] method:={"name":"majority"} decision=D-1 \
                in S-1
                """),
            Row(
                "condition-settled decision=D-1 met=true", "isNot", "isNot", "yes", "yes", "yes", "isAlready", "isNot",
                "isNot", "yes", "yes"),
            Row(
                "dissent-recorded decision=D-1 person=P-5", "isNot", "isNot", "yes", "yes", "yes", "yes", "yes",
                "isNot", "yes", "yes"),
            standing("decision-reviewed decision=D-1 verdict=uphold actual=X"),
            standing("decision-reversed decision=D-1 by=D-2"),
            standing("decision-taken title=X statement=X how=authority supersedes=D-1"),
            standing("decision-taken title=X statement=X how=authority amends=D-1"),
            Row(
                "goal-set title=X kind=goal horizon=2026 decision=D-1", "yes", "yes", "yes", "yes", "yes", "yes", "yes",
                "yes", "yes", "yes"),
        ])

    private static let taking: Step =
        #"decision-taken decision=D-1 statement=X how=authority subjectTo:={"condition":"X"}"#

    /// What can be done to a decision only while it is still to be taken.
    private static func undecided(_ step: Step) -> Row {
        Row(
            step, "yes", "yes", "isAlready", "isAlready", "isAlready", "isAlready", "isAlready", "isAlready",
            "isAlready", "isAlready")
    }

    /// What can be done to a decision only while it is in force.
    private static func standing(_ step: Step) -> Row {
        Row(
            step, "notInForce", "notInForce", "yes", "notInForce", "notInForce", "notInForce", "notInForce",
            "notInForce", "notInForce", "notInForce")
    }

    private static let goal = StateTable(
        subject: "goal", base: Room.open + ["goal-set title=Grow kind=goal horizon=2026"],
        states: [
            State("open"), State("achieved", "goal-achieved goal=G-1 why=X"),
            State("dropped", "goal-dropped goal=G-1 why=X"),
        ],
        rows: [
            Row("goal-confirmed goal=G-1", "yes", "isAlready", "isAlready"),
            Row("goal-revised goal=G-1 title=X why=X", "yes", "isAlready", "isAlready"),
            Row("goals-ranked order=G-1", "yes", "isAlready", "isAlready"),
            Row("goal-achieved goal=G-1 why=X", "yes", "isAlready", "isAlready"),
            Row("goal-dropped goal=G-1 why=X", "yes", "isAlready", "isAlready"),
            Row("goal-set title=X kind=goal horizon=2027 continues=G-1", "yes", "yes", "yes"),
        ])

    private static let task = StateTable(
        subject: "task", base: Room.open + ["task-assigned title=Call owner=P-5"],
        states: [
            State("open"), State("started", "task-started task=T-1"), State("blocked", "task-blocked task=T-1"),
            State("done", "task-completed task=T-1"), State("cancelled", "task-cancelled task=T-1 reason=X"),
        ],
        rows: [
            Row("task-reassigned task=T-1 owner=P-6", "yes", "yes", "yes", "isAlready", "isAlready"),
            Row("task-rescheduled task=T-1 due=2026", "yes", "yes", "yes", "isAlready", "isAlready"),
            Row("task-started task=T-1", "yes", "isAlready", "yes", "isAlready", "isAlready"),
            Row("task-progressed task=T-1 percent=100", "yes", "yes", "yes", "isAlready", "isAlready"),
            Row("task-blocked task=T-1", "yes", "yes", "isAlready", "isAlready", "isAlready"),
            Row("task-completed task=T-1", "yes", "yes", "yes", "isAlready", "isAlready"),
            Row("task-cancelled task=T-1 reason=X", "yes", "yes", "yes", "isAlready", "isAlready"),
            Row("task-reopened task=T-1 why=X", "isNot", "isNot", "isNot", "yes", "yes"),
            Row("task-assigned title=X after=T-1", "yes", "yes", "yes", "yes", "yes"),
        ])

    private static let measure = StateTable(
        subject: "measure",
        base: Room.open + ["measure-defined name=Sales unit=EUR nature=other better=higher rollsUp=sum"],
        states: [State("read"), State("retired", "measure-retired measure=M-1 why=X")],
        rows: [
            Row("measure-revised measure=M-1 name=X why=X", "yes", "isAlready"),
            Row("measure-retired measure=M-1 why=X", "yes", "isAlready"),
            Row("target-set measure=M-1 period=2026 value=1", "yes", "isAlready"),
            Row("measurement-recorded measure=M-1 period=2026 value=1", "yes", "isAlready"),
            Row(
                "measure-defined name=X unit=EUR nature=other better=higher rollsUp=sum continues=M-1", "yes", "yes"),
        ])
}
