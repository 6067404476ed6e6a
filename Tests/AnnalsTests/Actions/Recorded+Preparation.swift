@testable import Annals

extension RecordedCase {
    /// Homework, house rules, the agenda and questions.
    static let preparation: [RecordedCase] = [
        full(
            "rule-agreed session=S-1 text='Phones off'",
            about: "session:S-1 rule:L-1",
            mentions: "",
            data: #"{"session":"S-1","rule":"L-1","text":"Phones off"}"#),
        full(
            "rule-broken session=S-1 rule=L-1 note=Rang by P-5",
            after: "rule-agreed session=S-1 text='Phones off'",
            about: "session:S-1 rule:L-1",
            mentions: "person:P-5",
            data: #"{"session":"S-1","rule":"L-1","note":"Rang"}"#),
        full(
            "homework-assigned session=S-1 person=P-5 what=Read kind=trends due=2026-01-13",
            about: "session:S-1 homework:H-1",
            mentions: "person:P-5",
            data: """
                {"session":"S-1","homework":"H-1","person":"P-5","what":"Read","kind":"trends","due":"2026-01-13"}
                """),
        full(
            "homework-changed homework=H-1 what=Write due=2026-01 person=P-6 why=Fair",
            after: "homework-assigned session=S-1 person=P-5 what=Read due=2026-01-13",
            about: "homework:H-1 session:S-1",
            mentions: "person:P-6",
            data: #"{"homework":"H-1","what":"Write","due":"2026-01","person":"P-6","why":"Fair"}"#),
        full(
            "homework-submitted homework=H-1 text=Done measurements=#41 by P-5",
            after: "measurement-recorded measure=M-1 period=2026 value=1",
            "homework-assigned session=S-1 person=P-5 what=Read due=2026-01-13",
            about: "homework:H-1 session:S-1",
            mentions: "entry:#41 person:P-5",
            data: #"{"homework":"H-1","text":"Done","measurements":[41]}"#),
        full(
            """
            agenda-set session=S-1 items:=[{"item":"N-2","stage":"goals","title":"New","minutes":30},\
            {"stage":"goals","title":"Look back","minutes":20,"day":1,"informal":true,"aim":"Learn","technique":"Round",\
            "lead":"P-3","about":["G-1","T-1"]},{"stage":"tasks","title":"Coffee","minutes":10,"break":true}]
            """,
            after:
                #"agenda-set session=S-1 items:=[{"stage":"a","title":"A","minutes":1},{"stage":"b","title":"B","minutes":1}]"#,
            about: "session:S-1 item:N-2 item:N-3 item:N-4",
            mentions: "person:P-3 goal:G-1 task:T-1",
            data: """
                {"session":"S-1","items":[{"item":"N-2","stage":"goals","title":"New","minutes":30},\
                {"item":"N-3","stage":"goals","title":"Look back","minutes":20,"day":1,"informal":true,"aim":"Learn",\
                "technique":"Round","lead":"P-3","about":["G-1","T-1"]},\
                {"item":"N-4","stage":"tasks","title":"Coffee","minutes":10,"break":true}]}
                """),
        full(
            "question-posed session=S-1 text='Where to grow?'",
            about: "question:Q-1",
            mentions: "session:S-1",
            data: #"{"question":"Q-1","session":"S-1","text":"Where to grow?"}"#),
        full(
            "question-answered question=Q-1 text=East basis=I-1,#28 in S-1",
            after: "question-posed text='Where to grow?' in S-1",
            about: "question:Q-1",
            mentions: "idea:I-1 entry:#28 session:S-1",
            data: ##"{"question":"Q-1","text":"East","basis":["I-1","#28"]}"##),
    ]
}
