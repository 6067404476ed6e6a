@testable import Annals

extension RecordedCase {
    /// Documents, corrections, redactions, themes, keys and forgetting.
    static let recordMore: [RecordedCase] = [
        full(
            """
            document-attached on=I-1 name='Notes of June.txt' mediaType=text/plain sha256=\(Notes.sha256) bytes=5 \
            source=Archive by P-5 in S-1 with Notes
            """,
            about: "",
            mentions: "idea:I-1 person:P-5 session:S-1",
            data: """
                {"on":"I-1","name":"Notes of June.txt","mediaType":"text/plain","sha256":"\(Notes.sha256)","bytes":5,\
                "source":"Archive"}
                """),
        full(
            ##"entry-corrected entry=#40 data:={"title":"Call them","owner":"P-6","from":["D-2"]} reason=Misheard by P-2"##,
            about: "entry:#40 task:T-1",
            mentions: "person:P-13 decision:D-2 session:S-1 person:P-2 person:P-6",
            data: """
                {"entry":40,"data":{"task":"T-1","title":"Call them","owner":"P-6","from":["D-2"]},\
                "reason":"Misheard","type":"task-assigned","v":1}
                """),
        full(
            "entry-redacted entry=#31 fields=title reason=Personal by P-1",
            about: "entry:#31 group:U-1 idea:I-3",
            mentions: "session:S-1 person:P-1",
            data: """
                {"entry":31,"fields":["title"],"reason":"Personal",\
                "sha256":"c63cfd31e084ee0e1a71c82e58b3208d32255d7f28217c9380e496ae9f38ce3b"}
                """),
        full(
            Keys.change,
            about: "log organization",
            mentions: "",
            data: #"{"key":"\#(Keys.second)","signature":"\#(Keys.forSecond)"}"#),
        full(
            Keys.giveUp,
            about: "log organization",
            mentions: "",
            data: #"{"size":40,"root":"\#(Keys.root)","reason":"The disk failed"}"#),
        full(
            "person-forgotten person=P-12 reason=Asked by P-1",
            about: "person:P-12",
            mentions: "person:P-1",
            data: #"{"person":"P-12","reason":"Asked"}"#),
    ]
}
