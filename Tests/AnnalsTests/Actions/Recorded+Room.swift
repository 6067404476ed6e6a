@testable import Annals

extension RecordedCase {
    /// Items, modes, turns, breakouts and what is carried on.
    static let room: [RecordedCase] = [
        full(
            "item-entered session=S-1 item=N-1",
            after: Room.agenda,
            about: "session:S-1 item:N-1",
            mentions: "",
            data: #"{"session":"S-1","item":"N-1"}"#),
        full(
            "time-extended session=S-1 minutes=15 why=Lively",
            about: "session:S-1",
            mentions: "",
            data: #"{"session":"S-1","minutes":15,"why":"Lively"}"#),
        full(
            "mode-set session=S-1 capture=hidden technique=Cards by P-2",
            about: "session:S-1",
            mentions: "person:P-2",
            data: #"{"session":"S-1","capture":"hidden","technique":"Cards"}"#),
        full(
            "ideas-revealed session=S-1",
            after: "mode-set session=S-1 capture=hidden", "idea-captured text=X by P-5 in S-1",
            "idea-captured text=Y by P-6 in S-1",
            about: "session:S-1 idea:I-4 idea:I-5",
            mentions: "",
            data: #"{"session":"S-1","ideas":["I-4","I-5"]}"#),
        full(
            "hand-raised session=S-1 person=P-5 seconds=60 by P-5",
            about: "session:S-1",
            mentions: "person:P-5",
            data: #"{"session":"S-1","person":"P-5","seconds":60}"#),
        full(
            "turn-given session=S-1 person=P-5 seconds=90 by P-2",
            about: "session:S-1",
            mentions: "person:P-5 person:P-2",
            data: #"{"session":"S-1","person":"P-5","seconds":90}"#),
        full(
            "turn-passed session=S-1 person=P-5",
            about: "session:S-1",
            mentions: "person:P-5",
            data: #"{"session":"S-1","person":"P-5"}"#),
        full(
            "turn-ended session=S-1 person=P-5 seconds=75",
            after: "turn-given session=S-1 person=P-5",
            about: "session:S-1",
            mentions: "person:P-5",
            data: #"{"session":"S-1","person":"P-5","seconds":75}"#),
        full(
            "breakout-formed session=S-1 title=East people=P-5,P-6 question=Q-1 minutes=20",
            after: "question-posed session=S-1 text=Where?",
            about: "breakout:K-1 session:S-1",
            mentions: "person:P-5 person:P-6 question:Q-1",
            data: """
                {"breakout":"K-1","session":"S-1","title":"East","people":["P-5","P-6"],"question":"Q-1","minutes":20}
                """),
        full(
            "breakout-reported breakout=K-1 text=Go ideas=I-1 by P-5",
            after: "breakout-formed session=S-1 title=East people=P-5,P-6",
            about: "breakout:K-1 idea:I-1 session:S-1",
            mentions: "person:P-5",
            data: #"{"breakout":"K-1","text":"Go","ideas":["I-1"]}"#),
        full(
            "experience-shared session=S-1 text='At my last place' by P-2",
            about: "session:S-1",
            mentions: "person:P-2",
            data: #"{"session":"S-1","text":"At my last place"}"#),
        full(
            "carried item=I-1 into=S-2 why=Late in S-1",
            after: Room.next,
            about: "idea:I-1",
            mentions: "session:S-2 session:S-1",
            data: #"{"item":"I-1","into":"S-2","why":"Late"}"#),
    ]
}

extension Room {
    /// An agenda of two items, N-1 and N-2, in S-1.
    static let agenda: Step = """
        agenda-set session=S-1 items:=[{"stage":"goals","title":"Back","minutes":10},\
        {"stage":"goals","title":"On","minutes":20}]
        """
    /// The session after the one that is open.
    static let next: Step = "session-scheduled title=Next kind=update purpose=Go startsAt=2026-02-01"
}
