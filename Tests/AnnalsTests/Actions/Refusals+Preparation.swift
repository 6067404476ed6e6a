@testable import Annals

private let s1 = SessionID(1)
private let homework: Step = "homework-assigned session=S-1 person=P-5 what=Read due=2026-01-13"

extension RefusalCase {
    /// Homework, house rules, the agenda and questions.
    static let preparation: [RefusalCase] = [
        full(
            "rule-broken session=S-1 rule=L-1", after: Room.next, "rule-agreed session=S-2 text=X",
            refused: .ofAnother(Subject(.rule, 1), Subject(.session, 1))),
        full(
            "rule-broken session=S-2 rule=L-1", after: Room.next, "session-cancelled session=S-2",
            "rule-agreed session=S-1 text=X", refused: .sessionOver(SessionID(2), "cancelled")),
        scheduled(
            "rule-agreed session=S-1 text=X", after: "session-cancelled session=S-1",
            refused: .sessionOver(s1, "cancelled")),
        full(
            "homework-assigned session=S-1 person=P-12 what=X due=2026", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        scheduled(
            "homework-assigned session=S-1 person=P-5 what=X due=2026", after: "session-cancelled session=S-1",
            refused: .sessionOver(s1, "cancelled")),
        full(
            "homework-changed homework=H-1 what=Read why=X", after: homework,
            refused: .nothingChanges(Subject(.homework, 1))),
        full(
            "homework-changed homework=H-1 person=P-12 why=X", after: homework, "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(42))),
        scheduled(
            "homework-changed homework=H-1 what=Write why=X", after: homework, "session-cancelled session=S-1",
            refused: .sessionOver(s1, "cancelled")),
        full(
            "homework-submitted homework=H-1 measurements=#28", after: homework,
            refused: .isNot(
                Subject(.entry, 28), "a measurement",
                so: "record it with measurement-recorded, and name that entry")),
        scheduled(
            "homework-submitted homework=H-1", after: homework, "session-cancelled session=S-1",
            refused: .sessionOver(s1, "cancelled")),
        full(
            #"agenda-set session=S-1 items:=[{"stage":"a","title":"A","minutes":0}]"#,
            refused: .notAboveZero("items.minutes", 0)),
        full(
            #"agenda-set session=S-1 items:=[{"stage":"a","title":"A","minutes":5,"day":0}]"#,
            refused: .notAboveZero("items.day", 0)),
        full(
            """
            agenda-set session=S-1 items:=[{"item":"N-1","stage":"a","title":"A","minutes":5},\
            {"item":"N-1","stage":"a","title":"B","minutes":5}]
            """, refused: .namedTwice(Subject(.item, 1), "items")),
        full(
            #"agenda-set session=S-1 items:=[{"item":"N-1","stage":"a","title":"A","minutes":5}]"#, after: Room.next,
            #"agenda-set session=S-2 items:=[{"stage":"a","title":"A","minutes":5}]"#,
            refused: .ofAnother(Subject(.item, 1), Subject(.session, 1))),
        full(
            #"agenda-set session=S-1 items:=[{"stage":"a","title":"A","minutes":5,"lead":"P-12"}]"#,
            after: "person-left person=P-12", refused: .gone(PersonID(12), since: Given.time(41))),
        scheduled(
            #"agenda-set session=S-1 items:=[{"stage":"a","title":"A","minutes":5}]"#,
            after: "session-cancelled session=S-1", refused: .sessionOver(s1, "cancelled")),
        full(
            "question-answered question=Q-1 text=X", refused: .notFound(Subject(.question, 1))),
        full(
            "session-opened session=S-2 present=P-2", after: Room.next,
            "participant-invited session=S-2 person=P-2 role=moderator",
            "homework-assigned session=S-2 person=P-2 what=X due=2026",
            refused: .needs("unready", "homework is not handed in: H-1 (P-2); say why to begin all the same")),
        full(
            "session-scheduled title=X kind=update purpose=X startsAt=2026-02-01 circle=board,P-2,P-2",
            refused: .namedTwice(Subject(.person, 2), "circle")),
        full(
            "session-changed session=S-1 circle=board,board", refused: .wordTwice("board", "circle")),
        full(
            "session-changed session=S-1 circle=P-2,P-3,board", after: "session-changed session=S-1 circle=P-2,P-3",
            refused: .needs("reason", "board could not read S-1 so far; a circle widens only with a reason")),
        full(
            "session-changed session=S-1 title=X in S-2", after: Room.next, refused: .otherSession(s1, SessionID(2))),
        full(
            "idea-captured text=X session=S-1 in S-2", after: Room.next, refused: .otherSession(s1, SessionID(2))),
        full(
            "idea-captured text=X by P-12", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
    ]
}
