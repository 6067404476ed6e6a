@testable import Annals

private let y1 = Subject(.pulse, 1)
private let p5 = PersonID(5)
private let s1 = SessionID(1)
private let anonymous: Step = "pulse-opened session=S-1 when=closing statements=Good anonymous=true"
private let closing: Step = "pulse-opened session=S-1 when=closing statements=Good,Calm"
private let close: [Step] = ["ballot-closed ballot=B-1", "session-closed session=S-1 leaving=X"]

extension RefusalCase {
    /// Pulses, lessons, summaries, messages, check-ins and exports.
    static let followUp: [RefusalCase] = [
        full("answer-sealed pulse=Y-1 answers=1,2 by P-5", after: closing, refused: .notSecret(y1, "pulse-answered")),
        full("answer-sealed pulse=Y-1 answers=1", after: anonymous, refused: .needsActor("answer-sealed")),
        full(
            "answer-sealed pulse=Y-1 by P-5", after: anonymous,
            refused: .needs("answers", "the paper for the ballot box says how far they agree")),
        full(
            "answer-sealed pulse=Y-1 answers=1,2 by P-5", after: anonymous,
            refused: .answerCount(PulseID(1), 2, expected: 1)),
        full(
            "answer-sealed pulse=Y-1 answers=2 by P-5", after: anonymous, "answer-sealed pulse=Y-1 answers=1 by P-5",
            refused: .isAlready(y1, "answered by P-5", since: .at(42, actor: PersonID(5), session: SessionID(1)))),
        full(
            "answer-sealed pulse=Y-1 answers=2 by P-12", after: anonymous,
            refused: .isNot(Subject(.person, 12), "present in S-1", so: "only those who are answer its pulse")),
        full(
            #"answers-opened pulse=Y-1 answers:=[{"answers":[1]}]"#, after: anonymous,
            refused: .onlyByClosing("answers-opened", "pulse-closed")),
        full(
            #"answers-opened pulse=Y-1 answers:=[{"answers":[1]}]"#, after: closing,
            refused: .notSecret(y1, "pulse-closed")),
        full("pulse-opened session=S-1 when=before", refused: .outOfRange("statements", 0, "1", "5")),
        full(
            "pulse-opened session=S-1 when=later statements=A,B,C,D,E,F",
            refused: .outOfRange("statements", 6, "1", "5")),
        full(
            "pulse-opened session=S-1 when=closing", after: closing,
            refused: .isAlready(y1, "open; close it first", since: .at(41))),
        full("pulse-answered pulse=Y-1 answers=1,2", after: closing, refused: .needsActor("pulse-answered")),
        full(
            "pulse-answered pulse=Y-1 answers=1,2 by P-5", after: closing, "pulse-closed pulse=Y-1",
            refused: .isAlready(y1, "closed", since: .at(42))),
        full(
            "pulse-closed pulse=Y-1", after: closing, "pulse-closed pulse=Y-1",
            refused: .isAlready(y1, "closed", since: .at(42))),
        full(
            "pulse-answered pulse=Y-1 answers=1 by P-5",
            after: "pulse-opened session=S-1 when=closing statements=Good anonymous=true",
            refused: .isNot(y1, "answered by name", so: "it is anonymous; record answer-sealed")),
        full(
            "pulse-answered pulse=Y-1 answers=1,2 by P-5", after: closing,
            "pulse-answered pulse=Y-1 answers=1,2 by P-5",
            refused: .isAlready(y1, "answered by P-5", since: .at(42, actor: p5, session: s1))),
        full(
            "pulse-answered pulse=Y-1 answers=1 by P-5", after: closing,
            refused: .answerCount(PulseID(1), 1, expected: 2)),
        full(
            "pulse-answered pulse=Y-1 answers=1,6 by P-5", after: closing,
            refused: .outOfRange("answers", 6, "1", "5")),
        full(
            "pulse-answered pulse=Y-1 answers=0,1 by P-5", after: closing,
            refused: .outOfRange("answers", 0, "1", "5")),
        full(
            "pulse-answered pulse=Y-1 answers=1,2 by P-12", after: closing,
            "participant-invited session=S-1 person=P-12 role=participant",
            refused: .isNot(Subject(.person, 12), "present in S-1", so: "only those who are answer its pulse")),
        scheduled(
            "pulse-answered pulse=Y-1 answers=1 by P-1",
            after: "pulse-opened session=S-1 when=before statements=Good",
            refused: .isNot(Subject(.person, 1), "invited to S-1", so: "only those who are answer its pulse")),
        full(
            "summary-published session=S-1 form=page",
            refused: .isNot(Subject(.session, 1), "closed", so: "record session-closed first")),
        full(
            "summary-published session=S-1 form=page upTo=#41", after: close[0], close[1],
            refused: .isNot(Subject(.session, 1), "closed as of #41", so: "render it at #42 or later")),
        full(
            "summary-published session=S-1 form=page upTo=#99", after: close[0], close[1],
            refused: .noEntry(Position(99))),
        full("summary-shared session=S-1 with=Press channel=X", after: close[0], close[1], refused: .noSummary(s1)),
        full(
            "summary-shared session=S-1 with=P-5,P-5 channel=X", after: close[0], close[1],
            "summary-published session=S-1 form=page", refused: .namedTwice(p5.subject, "with")),
        full(
            "summary-shared session=S-1 with=P-99 channel=X", after: close[0], close[1],
            "summary-published session=S-1 form=page", refused: .notFound(Subject(.person, 99))),
        full(
            "summary-acknowledged session=S-1 stance=agree by P-5", after: close[0], close[1],
            "summary-published session=S-1 form=page", "entry-struck entry=#43 reason=X", refused: .noSummary(s1)),
        full("summary-acknowledged session=S-1 stance=agree", refused: .needsActor("summary-acknowledged")),
        full(
            "summary-acknowledged session=S-1 stance=correct by P-5", after: close[0], close[1],
            "summary-published session=S-1 form=page",
            refused: .needs("text", "the summary is to be corrected, but nothing says how")),
        full(
            "message-planned session=S-1 audience=X text=X channel=X due=2026 owner=P-12",
            after: "person-left person=P-12", refused: .gone(PersonID(12), since: Given.time(41))),
        full("check-in-made on=T-1 remark=X confidence=11", refused: .outOfRange("confidence", 11, "0", "10")),
        full(
            "exported what=https://example.org format=csv", refused: .notInTheLog(.link("https://example.org"))),
        full("exported what=T-1,T-1 format=csv", refused: .namedTwice(Subject(.task, 1), "what")),
        full("exported what=T-1 format=csv count=0", refused: .notAboveZero("count", 0)),
    ]
}
