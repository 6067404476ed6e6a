@testable import Annals

extension StateTable {
    /// Homework, house rules, the agenda and questions.
    static let preparation: [StateTable] = [
        StateTable(
            subject: "session to prepare",
            base: Room.scheduled + [
                "rule-agreed session=S-1 text=X", "homework-assigned session=S-1 person=P-5 what=X due=2026",
            ],
            states: [
                State("scheduled"),
                State("open", "session-opened session=S-1 present=P-2 unready=X"),
                State("paused", "session-opened session=S-1 present=P-2 unready=X", "session-paused session=S-1"),
                State("closed", "session-opened session=S-1 present=P-2 unready=X", "session-closed session=S-1"),
                State("cancelled", "session-cancelled session=S-1"),
            ],
            rows: [
                preparing("rule-agreed session=S-1 text=X"),
                preparing("rule-broken session=S-1 rule=L-1"),
                preparing("homework-assigned session=S-1 person=P-6 what=X due=2026"),
                preparing("homework-changed homework=H-1 what=Y why=X"),
                preparing("homework-submitted homework=H-1 by P-5"),
                preparing(#"agenda-set session=S-1 items:=[{"stage":"a","title":"A","minutes":1}]"#),
                Row("question-posed session=S-1 text=X", "yes", "yes", "yes", "yes", "yes"),
                preparing("session-changed session=S-1 circle=P-2"),
            ]),
        StateTable(
            subject: "homework", base: Room.scheduled + ["homework-assigned session=S-1 person=P-5 what=X due=2026"],
            states: [
                State("missing"), State("submitted", "homework-submitted homework=H-1 by P-5"),
                State(
                    "given on", "homework-submitted homework=H-1 by P-5",
                    "homework-changed homework=H-1 person=P-6 why=X"),
                State("of somebody excused", "participant-excused session=S-1 person=P-5"),
                State("of somebody not invited", "homework-changed homework=H-1 person=P-12 why=X"),
            ],
            rows: [
                Row("session-opened session=S-1 present=P-2", "needs", "yes", "needs", "yes", "yes"),
                Row("session-opened session=S-1 present=P-2 unready=X", "yes", "yes", "yes", "yes", "yes"),
                Row("session-opened session=S-1 present=P-2 at 09:26", "yes", "yes", "yes", "yes", "yes"),
                Row("homework-submitted homework=H-1", "yes", "yes", "yes", "yes", "yes"),
                Row("homework-changed homework=H-1 what=Y why=X", "yes", "yes", "yes", "yes", "yes"),
            ]),
        StateTable(
            subject: "question", base: Room.open + ["question-posed session=S-1 text=X", Room.next],
            states: [
                State("asked"), State("answered", "question-answered question=Q-1 text=X"),
                State("carried on", "carried item=Q-1 into=S-2"),
            ],
            rows: [
                Row("question-answered question=Q-1 text=X", "yes", "yes", "yes"),
                Row("idea-captured text=X question=Q-1 in S-1", "yes", "yes", "yes"),
                Row("idea-captured text=X question=Q-1 in S-2", "isNot", "isNot", "yes"),
                Row("carried item=Q-1 into=S-2", "yes", "isAlready", "isAlready"),
            ]),
    ]

    /// What can be done to a session until it is over.
    private static func preparing(_ step: Step) -> Row {
        Row(step, "yes", "yes", "yes", "sessionOver", "sessionOver")
    }
}
