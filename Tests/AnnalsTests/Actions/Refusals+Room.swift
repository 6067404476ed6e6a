@testable import Annals

private let s1 = SessionID(1)
private let hiding: Step = "mode-set session=S-1 capture=hidden"
private let pair: Step = "breakout-formed session=S-1 title=X people=P-5,P-6"

extension RefusalCase {
    /// Items, modes, turns, breakouts and what is carried on.
    static let room: [RefusalCase] = [
        full(
            "item-entered session=S-1 item=N-1", after: Room.agenda, "item-entered session=S-1 item=N-1",
            refused: .isAlready(Subject(.item, 1), "at hand")),
        full(
            "item-entered session=S-1 item=N-1", after: Room.agenda,
            #"agenda-set session=S-1 items:=[{"item":"N-2","stage":"a","title":"A","minutes":5}]"#,
            refused: .isNot(
                Subject(.item, 1), "on the agenda of S-1 any more", so: "set the agenda with it first")),
        full(
            "item-entered session=S-1 item=N-1", after: Room.next,
            #"agenda-set session=S-2 items:=[{"stage":"a","title":"A","minutes":5}]"#,
            refused: .ofAnother(Subject(.item, 1), Subject(.session, 1))),
        scheduled(
            "item-entered session=S-1 item=N-1", after: Room.agenda, refused: .sessionNotOpen(s1, "scheduled")),
        full("time-extended session=S-1 minutes=0", refused: .notAboveZero("minutes", 0)),
        scheduled("time-extended session=S-1 minutes=5", refused: .sessionNotOpen(s1, "scheduled")),
        full("mode-set session=S-1 capture=open", after: hiding, refused: .lessHidden(s1, "hidden")),
        full(
            "mode-set session=S-1 capture=open", after: "mode-set session=S-1 capture=anonymous",
            refused: .lessHidden(s1, "anonymous")),
        full(
            "mode-set session=S-1 capture=open", after: "mode-set session=S-1 capture=anonymous", hiding,
            refused: .lessHidden(s1, "hidden and anonymous")),
        full("mode-set session=S-1 capture=hidden", after: hiding, refused: .nothingChanges(Subject(.session, 1))),
        full("mode-set session=S-1 capture=open", refused: .nothingChanges(Subject(.session, 1))),
        scheduled(
            "mode-set session=S-1 capture=hidden", after: "session-cancelled session=S-1",
            refused: .sessionOver(s1, "cancelled")),
        full("ideas-revealed session=S-1", refused: .nothingHidden(s1)),
        full(
            "ideas-revealed session=S-1 question=Q-1", after: "question-posed session=S-1 text=X", hiding,
            "idea-captured text=X in S-1", refused: .nothingHidden(s1)),
        full(
            "ideas-revealed session=S-1", after: hiding, "idea-captured text=X in S-1", "ideas-revealed session=S-1",
            refused: .nothingHidden(s1)),
        full(
            "ideas-revealed session=S-1 ideas=I-1", after: hiding, "idea-captured text=X in S-1",
            refused: .isNot(
                Subject(.idea, 1), "hidden in S-1", so: "leave “ideas” out, and what is hidden is revealed")),
        full(
            "ideas-revealed session=S-1 ideas=I-4", after: hiding, "idea-captured text=X in S-1",
            "idea-captured text=Y in S-1",
            refused: .needs("ideas", "I-5 is hidden as well; leave the list out, and what is hidden is revealed")),
        full(
            "ideas-revealed session=S-1 ideas=I-4,I-4", after: hiding, "idea-captured text=X in S-1",
            refused: .namedTwice(Subject(.idea, 4), "ideas")),
        full(
            "ideas-revealed session=S-1 question=Q-1", after: Room.next, "question-posed session=S-2 text=X",
            refused: .isNot(
                Subject(.question, 1), "of S-1", so: "it belongs to S-2; carry it over with carried")),
        full(
            "idea-captured text=X hidden=false in S-1", after: hiding,
            refused: .isAlready(Subject(.session, 1), "hidden by its mode; leave “hidden” out")),
        full(
            "idea-captured text=X hidden=true",
            refused: .needs("session", "only a session reveals what is hidden")),
        full(
            "idea-captured text=X question=Q-1 in S-1", after: Room.next, "question-posed session=S-2 text=X",
            refused: .isNot(
                Subject(.question, 1), "of S-1", so: "it belongs to S-2; carry it over with carried")),
        full(
            "idea-captured text=X breakout=K-1 in S-2", after: Room.next, pair,
            refused: .ofAnother(Subject(.breakout, 1), Subject(.session, 2))),
        full(
            "hand-raised session=S-1 person=P-5", after: "hand-raised session=S-1 person=P-5",
            refused: .isAlready(Subject(.person, 5), "waiting to speak in S-1")),
        full(
            "hand-raised session=S-1 person=P-5", after: "turn-given session=S-1 person=P-5",
            refused: .isAlready(Subject(.person, 5), "speaking in S-1")),
        full(
            "hand-raised session=S-1 person=P-12",
            refused: .isNot(Subject(.person, 12), "in the room of S-1", so: "record person-arrived first")),
        full(
            "hand-raised session=S-1 person=P-5", after: "participant-excused session=S-1 person=P-5",
            "person-departed session=S-1 person=P-5",
            refused: .isNot(Subject(.person, 5), "in the room of S-1", so: "record person-arrived first")),
        full("hand-raised session=S-1 person=P-5 seconds=0", refused: .notAboveZero("seconds", 0)),
        full(
            "turn-given session=S-1 person=P-5", after: "turn-given session=S-1 person=P-5",
            refused: .isAlready(Subject(.person, 5), "speaking in S-1")),
        full(
            "turn-given session=S-1 person=P-12",
            refused: .isNot(Subject(.person, 12), "in the room of S-1", so: "record person-arrived first")),
        full("turn-given session=S-1 person=P-5 seconds=-1", refused: .notAboveZero("seconds", -1)),
        full("turn-passed session=S-1 person=P-5 seconds=0", refused: .notAboveZero("seconds", 0)),
        full(
            "turn-passed session=S-1 person=P-12",
            refused: .isNot(Subject(.person, 12), "in the room of S-1", so: "record person-arrived first")),
        full(
            "turn-ended session=S-1 person=P-5", after: "turn-given session=S-1 person=P-6",
            refused: .isNot(Subject(.person, 5), "speaking in S-1", so: "there is no turn of theirs to end")),
        full("turn-ended session=S-1 person=P-5 seconds=0", refused: .notAboveZero("seconds", 0)),
        full(
            "breakout-formed session=S-1 title=X people=P-5,P-5", refused: .namedTwice(Subject(.person, 5), "people")),
        full(
            "breakout-formed session=S-1 title=X people=P-5 minutes=0", refused: .notAboveZero("minutes", 0)),
        full(
            "breakout-formed session=S-1 title=Y people=P-2,P-6", after: pair,
            refused: .isAlready(Subject(.person, 6), "in K-1")),
        full(
            "breakout-formed session=S-1 title=Y people=P-12", after: "person-left person=P-12",
            refused: .gone(PersonID(12), since: Given.time(41))),
        full(
            "breakout-formed session=S-1 title=Y people=P-5 question=Q-1", after: Room.next,
            "question-posed session=S-2 text=X",
            refused: .isNot(
                Subject(.question, 1), "of S-1", so: "it belongs to S-2; carry it over with carried")),
        full(
            "breakout-reported breakout=K-1", after: pair, "breakout-reported breakout=K-1",
            refused: .isAlready(Subject(.breakout, 1), "back", since: .at(42))),
        full(
            "breakout-reported breakout=K-1 ideas=I-1,I-1", after: pair,
            refused: .namedTwice(Subject(.idea, 1), "ideas")),
        full(
            "breakout-reported breakout=K-1 ideas=I-4", after: Room.next, pair, "idea-captured text=X session=S-2",
            refused: .ofAnotherSession(IdeaID(4), SessionID(2), s1)),
        scheduled("experience-shared session=S-1 text=X", refused: .sessionNotOpen(s1, "scheduled")),
        full(
            "carried item=https://example.org into=S-1", refused: .notInTheLog(.link("https://example.org"))),
        full(
            "carried item=G-1 into=S-1",
            refused: .isNot(
                Subject(.goal, 1), "a task, idea, group, question or proposed decision",
                so: "only these are carried into a session")),
        full("carried item=I-1 into=S-1", refused: .isAlready(Subject(.idea, 1), "of S-1")),
        full("carried item=T-1 into=S-1", refused: .isAlready(Subject(.task, 1), "of S-1")),
        full("carried item=U-1 into=S-1", refused: .isAlready(Subject(.group, 1), "of S-1")),
        full("carried item=D-1 into=S-1", refused: .isAlready(Subject(.decision, 1), "of S-1")),
        full(
            "carried item=I-1 into=S-2", after: Room.next, "carried item=I-1 into=S-2",
            refused: .isAlready(Subject(.idea, 1), "of S-2")),
        full(
            "carried item=Q-1 into=S-2", after: Room.next, "question-posed session=S-1 text=X",
            "question-answered question=Q-1 text=Y",
            refused: .isAlready(Subject(.question, 1), "answered", since: .at(43))),
        full(
            "carried item=D-2 into=S-2", after: Room.next,
            refused: .isAlready(Subject(.decision, 2), "in force", since: .at(37, session: s1))),
        full(
            "carried item=T-1 into=S-2", after: Room.next, "task-completed task=T-1",
            refused: .isAlready(Subject(.task, 1), "done", since: .at(42))),
        full(
            "carried item=I-1 into=S-2", after: Room.next, "ideas-merged into=I-2 from=I-1",
            refused: .isAlready(Subject(.idea, 1), "merged into I-2")),
        full(
            "carried item=I-1 into=S-2", after: Room.next, "session-cancelled session=S-2",
            refused: .sessionOver(SessionID(2), "cancelled")),
    ]
}
