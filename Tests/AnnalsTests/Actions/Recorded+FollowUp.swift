@testable import Annals

extension RecordedCase {
    /// Pulses, lessons, summaries, messages, check-ins and exports.
    static let followUp: [RecordedCase] = [
        full(
            "pulse-opened session=S-1 when=closing statements=Good,Calm anonymous=true in S-1",
            about: "pulse:Y-1",
            mentions: "session:S-1",
            data: """
                {"pulse":"Y-1","session":"S-1","when":"closing","statements":["Good","Calm"],"anonymous":true}
                """),
        full(
            "pulse-answered pulse=Y-1 answers=5,3 words=Fine by P-5",
            after: "pulse-opened session=S-1 when=closing statements=Good,Calm",
            about: "pulse:Y-1",
            mentions: "person:P-5 session:S-1",
            data: #"{"pulse":"Y-1","answers":[5,3],"words":"Fine"}"#),
        full(
            "answer-sealed pulse=Y-1 answers=5 words=Fine by P-5",
            after: "pulse-opened session=S-1 when=closing statements=Good anonymous=true",
            about: "pulse:Y-1",
            mentions: "person:P-5 session:S-1",
            data: #"{"pulse":"Y-1"}"#),
        full(
            "pulse-closed pulse=Y-1 by P-9",
            after: "pulse-opened session=S-1 when=later statements=Good",
            about: "pulse:Y-1",
            mentions: "person:P-9",
            data: #"{"pulse":"Y-1"}"#),
        full(
            "lesson-learned session=S-1 text=Ask about=D-2,#28 by P-5",
            about: "",
            mentions: "session:S-1 decision:D-2 entry:#28 person:P-5",
            data: ##"{"session":"S-1","text":"Ask","about":["D-2","#28"]}"##),
        full(
            "summary-published session=S-1 form=page words=Read by P-4",
            after: "ballot-closed ballot=B-1", "session-closed session=S-1 leaving=X",
            about: "",
            mentions: "session:S-1 entry:#42 person:P-4",
            data: #"{"session":"S-1","form":"page","upTo":42,"words":"Read"}"#),
        full(
            "summary-shared session=S-1 with='P-12,All staff' channel=e-mail by P-4",
            after: "ballot-closed ballot=B-1", "session-closed session=S-1 leaving=X",
            "summary-published session=S-1 form=full",
            about: "",
            mentions: "session:S-1 person:P-12 person:P-4",
            data: #"{"session":"S-1","with":["P-12","All staff"],"channel":"e-mail"}"#),
        full(
            "summary-acknowledged session=S-1 stance=correct text=Typo by P-12",
            after: "ballot-closed ballot=B-1", "session-closed session=S-1 leaving=X",
            "summary-published session=S-1 form=audit upTo=#42",
            about: "",
            mentions: "session:S-1 person:P-12",
            data: #"{"session":"S-1","stance":"correct","text":"Typo"}"#),
        full(
            "message-planned session=S-1 audience='All staff' text=New channel=e-mail due=2026-02 owner=P-6 by P-2",
            about: "session:S-1",
            mentions: "person:P-6 person:P-2",
            data: """
                {"session":"S-1","audience":"All staff","text":"New","channel":"e-mail","due":"2026-02",\
                "owner":"P-6"}
                """),
        full(
            """
            check-in-made on=T-1 status=at-risk confidence=4 remark=Slow error=Late method=Call next=Ask by P-9
            """,
            about: "",
            mentions: "task:T-1 person:P-9",
            data: """
                {"on":"T-1","status":"at-risk","confidence":4,"remark":"Slow","error":"Late","method":"Call",\
                "next":"Ask"}
                """),
        full(
            "exported what=T-1 format=csv to=Bitrix24 by P-8",
            about: "",
            mentions: "task:T-1 person:P-8",
            data: #"{"what":["T-1"],"format":"csv","count":1,"to":"Bitrix24"}"#),
    ]
}
