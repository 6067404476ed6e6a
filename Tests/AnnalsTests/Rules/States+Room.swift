@testable import Annals

extension StateTable {
    /// Items, modes, turns, breakouts and what is carried on.
    static let room: [StateTable] = [
        StateTable(
            subject: "session in its room",
            base: Room.scheduled + [Room.agenda, "idea-captured text=X session=S-1 hidden=true"],
            states: [
                State("scheduled"),
                State("open", "session-opened session=S-1 present=P-2,P-5"),
                State("paused", "session-opened session=S-1 present=P-2,P-5", "session-paused session=S-1"),
                State(
                    "closed", "session-opened session=S-1 present=P-2,P-5",
                    "breakout-formed session=S-1 title=X people=P-6", "session-closed session=S-1 leaving=X"),
                State("cancelled", "session-cancelled session=S-1"),
            ],
            rows: [
                during("item-entered session=S-1 item=N-1"),
                during("time-extended session=S-1 minutes=5"),
                Row("mode-set session=S-1 capture=hidden", "yes", "yes", "yes", "sessionOver", "sessionOver"),
                Row("ideas-revealed session=S-1", "yes", "yes", "yes", "yes", "yes"),
                during("hand-raised session=S-1 person=P-5"),
                during("hand-raised session=S-1 person=P-6"),
                during("turn-given session=S-1 person=P-6"),
                during("turn-passed session=S-1 person=P-5"),
                Row(
                    "turn-ended session=S-1 person=P-5", "sessionNotOpen", "isNot", "isNot", "sessionNotOpen",
                    "sessionNotOpen"),
                during("breakout-formed session=S-1 title=X people=P-5"),
                Row("breakout-reported breakout=K-1", "notFound", "notFound", "notFound", "sessionNotOpen", "notFound"),
                during("experience-shared session=S-1 text=X"),
            ]),
        StateTable(
            subject: "capture", base: Room.open,
            states: [
                State("open"), State("hidden", "mode-set session=S-1 capture=hidden"),
                State("anonymous", "mode-set session=S-1 capture=anonymous"),
                State("both", "mode-set session=S-1 capture=anonymous", "mode-set session=S-1 capture=hidden"),
                State(
                    "revealed", "mode-set session=S-1 capture=hidden", "idea-captured text=X in S-1",
                    "ideas-revealed session=S-1"),
            ],
            rows: [
                Row(
                    "mode-set session=S-1 capture=open", "nothingChanges", "lessHidden", "lessHidden", "lessHidden",
                    "nothingChanges"),
                Row(
                    "mode-set session=S-1 capture=open technique=X", "yes", "lessHidden", "lessHidden", "lessHidden",
                    "yes"),
                Row("mode-set session=S-1 capture=hidden", "yes", "nothingChanges", "yes", "nothingChanges", "yes"),
                Row("mode-set session=S-1 capture=anonymous", "yes", "yes", "nothingChanges", "nothingChanges", "yes"),
                Row("ideas-revealed session=S-1", "nothingHidden", "yes", "yes", "yes", "nothingHidden"),
                Row("idea-captured text=X hidden=false in S-1", "yes", "isAlready", "yes", "isAlready", "yes"),
                Row("idea-captured text=X hidden=true in S-1", "yes", "yes", "yes", "yes", "yes"),
            ]),
        StateTable(
            subject: "breakout", base: Room.open + ["breakout-formed session=S-1 title=X people=P-5,P-6"],
            states: [State("sitting"), State("back", "breakout-reported breakout=K-1")],
            rows: [
                Row("breakout-reported breakout=K-1 text=X", "yes", "isAlready"),
                Row("breakout-formed session=S-1 title=Y people=P-5", "isAlready", "yes"),
                Row("idea-captured text=X breakout=K-1 in S-1", "yes", "yes"),
            ]),
        StateTable(
            subject: "turn", base: Room.open,
            states: [
                State("nobody's"), State("asked for", "hand-raised session=S-1 person=P-5"),
                State("given", "turn-given session=S-1 person=P-5"),
                State("over", "turn-given session=S-1 person=P-5", "turn-ended session=S-1 person=P-5"),
                State("taken by another", "turn-given session=S-1 person=P-5", "turn-given session=S-1 person=P-6"),
            ],
            rows: [
                Row("hand-raised session=S-1 person=P-5", "yes", "isAlready", "isAlready", "yes", "yes"),
                Row("turn-given session=S-1 person=P-5", "yes", "yes", "isAlready", "yes", "yes"),
                Row("turn-passed session=S-1 person=P-5", "yes", "yes", "yes", "yes", "yes"),
                Row("turn-ended session=S-1 person=P-5", "isNot", "isNot", "yes", "isNot", "isNot"),
            ]),
        StateTable(
            subject: "what is carried", base: Room.full + [Room.next],
            states: [
                State("open"), State("parked", "idea-parked idea=I-1"),
                State(
                    "withdrawn", "idea-withdrawn idea=I-1", "task-cancelled task=T-1 reason=X",
                    "decision-withdrawn decision=D-1 reason=X"),
                State("carried", "carried item=I-1 into=S-2", "carried item=T-1 into=S-2", "carried item=D-1 into=S-2"),
                State("late", "session-cancelled session=S-2"),
            ],
            rows: [
                Row("carried item=I-1 into=S-2", "yes", "yes", "isAlready", "isAlready", "sessionOver"),
                Row("carried item=T-1 into=S-2", "yes", "yes", "isAlready", "isAlready", "sessionOver"),
                Row("carried item=D-1 into=S-2", "yes", "yes", "isAlready", "isAlready", "sessionOver"),
                Row("carried item=U-1 into=S-2", "yes", "yes", "yes", "yes", "sessionOver"),
                Row(
                    "ideas-grouped ideas=I-1 in S-2", "ofAnotherSession", "ofAnotherSession", "ofAnotherSession", "yes",
                    "ofAnotherSession"),
            ]),
    ]

    /// What can be done in a session only while it is open.
    private static func during(_ step: Step) -> Row {
        Row(step, "sessionNotOpen", "yes", "yes", "sessionNotOpen", "sessionNotOpen")
    }
}
