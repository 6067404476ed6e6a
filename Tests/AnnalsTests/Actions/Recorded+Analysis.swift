@testable import Annals

extension RecordedCase {
    /// Findings, the platform, assumptions and themes.
    static let analysis: [RecordedCase] = [
        full(
            "theme-named title=Digital by P-1",
            about: "theme:C-1",
            mentions: "person:P-1",
            data: #"{"theme":"C-1","title":"Digital"}"#),
        full(
            """
            finding-recorded lens=swot side=threat text=Cheaper of=Rival about=G-1 rating=4 consequence=Loss \
            evidence=#28,M-1,https://example.org/a replaces=F-1 from=I-1 themes=C-1 by P-5 in S-1
            """,
            after: "theme-named title=Digital", "finding-recorded lens=competitors text=Dearer",
            about: "finding:F-2 finding:F-1",
            mentions: "goal:G-1 entry:#28 measure:M-1 idea:I-1 theme:C-1 person:P-5 session:S-1",
            data: """
                {"finding":"F-2","lens":"swot","side":"threat","text":"Cheaper","of":"Rival","about":["G-1"],\
                "rating":4,"consequence":"Loss","evidence":["#28","M-1","https://example.org/a"],\
                "replaces":["F-1"],"from":["I-1"],"themes":["C-1"]}
                """),
        full(
            "finding-retired finding=F-1 why=Past in S-1",
            after: "finding-recorded lens=gap text=Slow",
            about: "finding:F-1",
            mentions: "session:S-1",
            data: #"{"finding":"F-1","why":"Past"}"#),
        full(
            "platform-stated part=desired-future text='We lead' why=Asked decision=D-2 in S-1",
            about: "platform:desired-future",
            mentions: "decision:D-2 session:S-1",
            data: #"{"part":"desired-future","text":"We lead","why":"Asked","decision":"D-2"}"#),
        full(
            "platform-confirmed part=mission why=True in S-1",
            after: "platform-stated part=mission text=Serve",
            about: "platform:mission",
            mentions: "session:S-1",
            data: #"{"part":"mission","why":"True"}"#),
        full(
            "assumption-stated text='Rates fall' about=G-1,M-1 reviewOn=2026-Q3 by P-5 in S-1",
            about: "assumption:A-1",
            mentions: "goal:G-1 measure:M-1 person:P-5 session:S-1",
            data: #"{"assumption":"A-1","text":"Rates fall","about":["G-1","M-1"],"reviewOn":"2026-Q3"}"#),
        full(
            "assumption-judged assumption=A-1 holds=false evidence=M-1,#39 in S-1",
            after: "assumption-stated text='Rates fall'",
            about: "assumption:A-1",
            mentions: "measure:M-1 entry:#39 session:S-1",
            data: ##"{"assumption":"A-1","holds":false,"evidence":["M-1","#39"]}"##),
    ]
}
