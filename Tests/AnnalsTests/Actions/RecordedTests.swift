import Testing

@testable import Annals

@Suite("Every action, recorded once")
struct RecordedTests {
    @Test(arguments: RecordedCase.all)
    func `an action says what it is about, what it mentions and what was completed`(_ example: RecordedCase) {
        given(example.given).when(example.when).records { entry, _ in
            #expect(entry.about.map(\.text).joined(separator: " ") == example.about)
            #expect(entry.mentions.map(\.text).joined(separator: " ") == example.mentions)
            #expect(entry.data == example.data)
        }
    }

    @Test(arguments: RecordedCase.all)
    func `a line is read and written again byte for byte`(_ example: RecordedCase) throws {
        try given(example.given).when(example.when).records { entry, _ in
            let read = try Entry(line: entry.line)
            #expect(read.written() == entry.line)
            #expect(read.action == entry.action)
            #expect(read.about == entry.about)
            #expect(read.mentions == entry.mentions)
        }
    }

    @Test(arguments: RecordedCase.all)
    func `what was recorded is recorded again word for word`(_ example: RecordedCase) throws {
        // What goes into the ballot box does not stand in the line.
        if AnyAction.listing(example.when.draft.action.name)?.fields.contains(where: \.isSealed) == true { return }
        try given(example.given).when(example.when).records { entry, _ in
            var draft = example.when.draft
            draft.action = entry.action
            let again = try given(example.given).when(draft).result.get()
            #expect(again.text == entry.text)
        }
    }

    @Test func `no action of the catalogue is left out`() {
        let all = RecordedCase.all.map(\.when.draft.action.name) + RecordedCase.withAnother
        #expect(all.sorted() == AnyAction.catalogue.map(\.name).sorted())
    }
}

struct RecordedCase: Sendable, CustomTestStringConvertible {
    let given: [Step]
    let when: Step
    let about: String
    let mentions: String
    let data: String

    var testDescription: String { when.draft.action.name }

    /// What is never recorded by itself, but together with another action, and has its test beside that.
    static let withAnother: [String] = [
        "papers-opened",  // SecretBallotTests
        "answers-opened",  // AnonymousPulseTests
        "ballot-recounted",  // CorrectionTests
    ]

    static func full(
        _ when: Step, after more: Step..., about: String, mentions: String, data: String
    ) -> RecordedCase {
        RecordedCase(given: Room.full + more, when: when, about: about, mentions: mentions, data: data)
    }

    static func nothing(_ when: Step, about: String, mentions: String, data: String) -> RecordedCase {
        RecordedCase(given: [], when: when, about: about, mentions: mentions, data: data)
    }
}

extension RecordedCase {
    /// In the order of the catalogue.
    static let all: [RecordedCase] =
        standing + recordMore + preparation + room + followUp + analysis + ballotsMore + planMore

    private static let standing: [RecordedCase] = [
        nothing(
            """
            log-opened log=000102030405060708090a0b0c0d0e0f key=AAAA organization=Acme timeZone=Asia/Kolkata \
            yearStartsIn=4 size=40
            """,
            about: "log organization",
            mentions: "",
            data: """
                {"log":"000102030405060708090a0b0c0d0e0f","key":"AAAA","organization":"Acme",\
                "timeZone":"Asia/Kolkata","yearStartsIn":4,"size":40}
                """),
        full(
            "organization-changed name=Bcme yearStartsIn=4 from=2026-04",
            about: "organization",
            mentions: "",
            data: #"{"name":"Bcme","yearStartsIn":4,"from":"2026-04"}"#),
        full(
            "note-added on=#28 text=Look by P-12",
            about: "",
            mentions: "entry:#28 person:P-12",
            data: ##"{"on":"#28","text":"Look"}"##),
        full(
            "entry-struck entry=#29 reason=Twice by P-13",
            about: "entry:#29 idea:I-2",
            mentions: "person:P-13 session:S-1",
            data: #"{"entry":29,"reason":"Twice"}"#),
        full(
            "person-joined name=Ned title=Head level=CEO-2 email=ned@example.org by P-2 in S-1",
            about: "person:P-14",
            mentions: "person:P-2 session:S-1",
            data: #"{"person":"P-14","name":"Ned","title":"Head","level":"CEO-2","email":"ned@example.org"}"#),
        full(
            "person-changed person=P-13 title=Head by P-13",
            about: "person:P-13",
            mentions: "",
            data: #"{"person":"P-13","title":"Head"}"#),
        full(
            "person-left person=P-12 handsTo=P-13 reason=Retired",
            about: "person:P-12",
            mentions: "person:P-13",
            data: #"{"person":"P-12","handsTo":"P-13","reason":"Retired"}"#),
        full(
            "person-returned person=P-12",
            after: "person-left person=P-12",
            about: "person:P-12",
            mentions: "",
            data: #"{"person":"P-12"}"#),
        full(
            "role-granted person=P-12 role=tracker series=R-1 until=2026-H1",
            about: "person:P-12",
            mentions: "series:R-1",
            data: #"{"person":"P-12","role":"tracker","series":"R-1","until":"2026-H1"}"#),
        full(
            "role-ended person=P-11 role=board reason=Done",
            about: "person:P-11",
            mentions: "",
            data: #"{"person":"P-11","role":"board","reason":"Done"}"#),
        full(
            "series-started name=Audits kind=update cadence=FREQ=MONTHLY;BYDAY=1TU",
            about: "series:R-2",
            mentions: "",
            data: #"{"series":"R-2","name":"Audits","kind":"update","cadence":"FREQ=MONTHLY;BYDAY=1TU"}"#),
        full(
            "series-changed series=R-1 cadence=FREQ=YEARLY why=Fewer",
            about: "series:R-1",
            mentions: "",
            data: #"{"series":"R-1","cadence":"FREQ=YEARLY","why":"Fewer"}"#),
        full(
            "series-ended series=R-1 why=Over",
            about: "series:R-1",
            mentions: "",
            data: #"{"series":"R-1","why":"Over"}"#),
        full(
            """
            session-scheduled title=Spring topic=Markets kind=offsite series=R-1 follows=S-1 purpose=Look \
            objectives=Agree,Learn focus=Growth outcome=Plan period=2027 format=hybrid place=Barn \
            startsAt=2026-04-14T10:30+01:00 minutes=90 team=strong aim=agree template=offsite \
            stages:=[{"stage":"a","title":"A","minutes":30,"outputs":["goals"]}]
            """,
            about: "session:S-2",
            mentions: "series:R-1 session:S-1",
            data: """
                {"session":"S-2","title":"Spring","topic":"Markets","kind":"offsite","series":"R-1","follows":"S-1",\
                "purpose":"Look","objectives":["Agree","Learn"],"focus":"Growth","outcome":"Plan","period":"2027",\
                "format":"hybrid","place":"Barn","startsAt":"2026-04-14T09:30:00.000Z","minutes":90,"team":"strong",\
                "aim":"agree","template":"offsite","stages":[{"stage":"a","title":"A","minutes":30,\
                "outputs":["goals"]}]}
                """),
        full(
            "session-changed session=S-1 title=Frost objectives=Agree reason=Better",
            about: "session:S-1",
            mentions: "",
            data: #"{"session":"S-1","title":"Frost","objectives":["Agree"],"reason":"Better"}"#),
        full(
            "session-cancelled session=S-2 reason=Snow",
            after: "session-scheduled title=Next kind=update purpose=Go startsAt=2026-02-01",
            about: "session:S-2",
            mentions: "",
            data: #"{"session":"S-2","reason":"Snow"}"#),
        full(
            "participant-invited session=S-1 person=P-12 role=scribe",
            about: "session:S-1",
            mentions: "person:P-12",
            data: #"{"session":"S-1","person":"P-12","role":"scribe"}"#),
        full(
            "participant-excused session=S-1 person=P-6 reason=Ill",
            about: "session:S-1",
            mentions: "person:P-6",
            data: #"{"session":"S-1","person":"P-6","reason":"Ill"}"#),
        full(
            "moderator-chosen session=S-1 person=P-2 style=expert why=Knows",
            about: "session:S-1",
            mentions: "person:P-2",
            data: #"{"session":"S-1","person":"P-2","style":"expert","why":"Knows"}"#),
        full(
            "session-opened session=S-2 present=P-2,P-12",
            after: "session-scheduled title=Next kind=update purpose=Go startsAt=2026-02-01",
            "participant-invited session=S-2 person=P-2 role=moderator",
            about: "session:S-2",
            mentions: "person:P-2 person:P-12",
            data: #"{"session":"S-2","present":["P-2","P-12"]}"#),
        full(
            "session-paused session=S-1 by P-2",
            about: "session:S-1",
            mentions: "person:P-2",
            data: #"{"session":"S-1"}"#),
        full(
            "session-resumed session=S-1",
            after: "session-paused session=S-1",
            about: "session:S-1",
            mentions: "",
            data: #"{"session":"S-1"}"#),
        full(
            "person-arrived session=S-1 person=P-12",
            about: "session:S-1",
            mentions: "person:P-12",
            data: #"{"session":"S-1","person":"P-12"}"#),
        full(
            "person-departed session=S-1 person=P-6",
            about: "session:S-1",
            mentions: "person:P-6",
            data: #"{"session":"S-1","person":"P-6"}"#),
        full(
            "stage-entered session=S-1 stage=goals minutes=20",
            about: "session:S-1",
            mentions: "",
            data: #"{"session":"S-1","stage":"goals","minutes":20}"#),
        full(
            "session-closed session=S-1 next=2026-04-14 leaving=Tired",
            after: "ballot-closed ballot=B-1",
            about: "session:S-1",
            mentions: "",
            data: #"{"session":"S-1","next":"2026-04-14","leaving":"Tired"}"#),
        full(
            "idea-captured text=Sell by P-6 in S-1",
            about: "idea:I-4",
            mentions: "person:P-6 session:S-1",
            data: #"{"idea":"I-4","text":"Sell"}"#),
        full(
            "idea-reworded idea=I-1 text=Uno by P-13",
            about: "idea:I-1",
            mentions: "person:P-13",
            data: #"{"idea":"I-1","text":"Uno"}"#),
        full(
            "ideas-grouped group=U-1 ideas=I-1,I-2 in S-1",
            about: "group:U-1 idea:I-1 idea:I-2",
            mentions: "session:S-1",
            data: #"{"group":"U-1","ideas":["I-1","I-2"]}"#),
        full(
            "ideas-ungrouped ideas=I-3 in S-1",
            about: "idea:I-3",
            mentions: "session:S-1",
            data: #"{"ideas":["I-3"]}"#),
        full(
            "ideas-merged into=I-1 from=I-2,I-3 in S-1",
            about: "idea:I-1 idea:I-2 idea:I-3",
            mentions: "session:S-1",
            data: #"{"into":"I-1","from":["I-2","I-3"]}"#),
        full(
            "idea-parked idea=I-1 until=2026-H2 in S-1",
            about: "idea:I-1",
            mentions: "session:S-1",
            data: #"{"idea":"I-1","until":"2026-H2"}"#),
        full(
            "idea-withdrawn idea=I-1 reason=Old by P-13 in S-1",
            about: "idea:I-1",
            mentions: "person:P-13 session:S-1",
            data: #"{"idea":"I-1","reason":"Old"}"#),
        full(
            """
            argument-made on=I-1 stance=against text=Costly evidence=#28,M-1,https://example.org/a by P-12 in \
            S-1
            """,
            about: "",
            mentions: "idea:I-1 entry:#28 measure:M-1 person:P-12 session:S-1",
            data: """
                {"on":"I-1","stance":"against","text":"Costly","evidence":["#28","M-1","https://example.org/a"]}
                """),
        full(
            """
            ballot-opened question=Sell? options:=[{"id":"s","text":"Sell","refersTo":"I-1"}] \
            method:={"name":"majority"} electorate=P-2,P-3 chair=P-3 quorum=2 threshold=two-thirds \
            of=electorate hidden=true mayChange=false closesAt=2026-02-01 advisory=true decision=D-1 in S-1
            """,
            about: "ballot:B-2",
            mentions: "idea:I-1 person:P-2 person:P-3 decision:D-1 session:S-1",
            data: """
                {"ballot":"B-2","question":"Sell?","options":[{"id":"s","text":"Sell","refersTo":"I-1"}],\
                "method":{"name":"majority","v":1},"electorate":["P-2","P-3"],"chair":"P-3","quorum":2,\
                "threshold":"two-thirds","of":"electorate","hidden":true,"mayChange":false,"closesAt":"2026-02-01",\
                "advisory":true,"decision":"D-1"}
                """),
        full(
            "vote-cast ballot=B-1 choice=against reason=Why by P-6 in S-1",
            about: "ballot:B-1",
            mentions: "person:P-6 session:S-1",
            data: #"{"ballot":"B-1","choice":"against","reason":"Why"}"#),
        full(
            "vote-withdrawn ballot=B-1 by P-5 in S-1",
            about: "ballot:B-1",
            mentions: "person:P-5 session:S-1",
            data: #"{"ballot":"B-1"}"#),
        full(
            "ballot-closed ballot=B-1 why=All in S-1",
            about: "ballot:B-1",
            mentions: "session:S-1",
            data: """
                {"ballot":"B-1","result":{"tallies":{"for":1,"against":0,"abstain":0},"voted":1,"electorate":5,\
                "threshold":"simple","base":1,"verdict":"passed","votes":"36",\
                "sha256":"ac37a914b223f6ac9e9c88ca0694a7b17d1b02e7ed2afcf332a920c8d18b8a42"},"why":"All"}
                """),
        full(
            "ballot-withdrawn ballot=B-1 reason=Moot in S-1",
            about: "ballot:B-1",
            mentions: "session:S-1",
            data: #"{"ballot":"B-1","reason":"Moot"}"#),
        full(
            "tie-broken ballot=B-1 option=for reason=Mine by P-3 in S-1",
            after: "vote-cast ballot=B-1 choice=against by P-6",
            "ballot-closed ballot=B-1",
            about: "ballot:B-1",
            mentions: "person:P-3 session:S-1",
            data: #"{"ballot":"B-1","option":"for","reason":"Mine"}"#),
        full(
            "decision-proposed title=Sell context=Now question=Q-1 goals=G-1 from=I-1 in S-1",
            after: "question-posed text=Where? session=S-1",
            about: "decision:D-3",
            mentions: "question:Q-1 goal:G-1 idea:I-1 session:S-1",
            data:
                #"{"decision":"D-3","title":"Sell","context":"Now","question":"Q-1","goals":["G-1"],"from":["I-1"]}"#),
        full(
            "alternative-added decision=D-1 text=Go idea=I-1 in S-1",
            about: "decision:D-1 alternative:D-1.b",
            mentions: "idea:I-1 session:S-1",
            data: #"{"decision":"D-1","alternative":"D-1.b","text":"Go","idea":"I-1"}"#),
        full(
            "criterion-added decision=D-1 name=Risk nature=risk weight=0.5 in S-1",
            about: "decision:D-1 criterion:D-1.c2",
            mentions: "session:S-1",
            data: #"{"decision":"D-1","criterion":"D-1.c2","name":"Risk","nature":"risk","weight":0.5}"#),
        full(
            """
            alternative-scored decision=D-1 alternative=D-1.a criterion=D-1.c1 score=7.5 why=Cheap by P-5 in S-1
            """,
            about: "decision:D-1",
            mentions: "alternative:D-1.a criterion:D-1.c1 person:P-5 session:S-1",
            data: #"{"decision":"D-1","alternative":"D-1.a","criterion":"D-1.c1","score":7.5,"why":"Cheap"}"#),
        full(
            """
            decision-taken decision=D-1 alternative=D-1.a rationale=Best how=consent deciders=P-2,P-3 \
            consulted=P-9 informed=P-12 basis=#28,I-1 supersedes=D-2 expected:=[{"measure":"M-1",\
            "period":"2026","value":100}] subjectTo:={"condition":"Board agrees","by":"2026-Q2"} \
            inForceFrom=2026 inForceUntil=2027 reviewOn=2026-H2 in S-1
            """,
            about: "decision:D-1 decision:D-2",
            mentions: """
                alternative:D-1.a person:P-2 person:P-3 person:P-9 person:P-12 entry:#28 idea:I-1 measure:M-1 \
                session:S-1
                """,
            data: """
                {"decision":"D-1","alternative":"D-1.a","statement":"Stay","rationale":"Best","how":"consent",\
                "deciders":["P-2","P-3"],"consulted":["P-9"],"informed":["P-12"],"basis":["#28","I-1"],\
                "supersedes":["D-2"],"expected":[{"measure":"M-1","period":"2026","value":100}],\
                "subjectTo":{"condition":"Board agrees","by":"2026-Q2"},"inForceFrom":"2026","inForceUntil":"2027",\
                "reviewOn":"2026-H2"}
                """),
        full(
            "decision-rejected decision=D-1 reason=No in S-1",
            about: "decision:D-1",
            mentions: "person:P-2 person:P-3 person:P-4 person:P-5 person:P-6 session:S-1",
            data: #"{"decision":"D-1","deciders":["P-2","P-3","P-4","P-5","P-6"],"reason":"No"}"#),
        full(
            "decision-withdrawn decision=D-1 reason=Moot in S-1",
            about: "decision:D-1",
            mentions: "session:S-1",
            data: #"{"decision":"D-1","reason":"Moot"}"#),
        full(
            "decision-deferred decision=D-1 until=2026-Q2 reason=Later in S-1",
            about: "decision:D-1",
            mentions: "session:S-1",
            data: #"{"decision":"D-1","until":"2026-Q2","reason":"Later"}"#),
        full(
            "condition-settled decision=D-3 met=true by=Board in S-1",
            after: """
                decision-taken title=Lease statement=Lease how=authority subjectTo:={"condition":"Board agrees"}
                """,
            about: "decision:D-3",
            mentions: "session:S-1",
            data: #"{"decision":"D-3","met":true,"by":"Board"}"#),
        full(
            "dissent-recorded decision=D-2 person=P-6 reason=Why in S-1",
            about: "decision:D-2",
            mentions: "person:P-6 session:S-1",
            data: #"{"decision":"D-2","person":"P-6","reason":"Why"}"#),
        full(
            "decision-reviewed decision=D-2 verdict=adjust actual=One lesson=Slow reviewOn=2027 in S-1",
            about: "decision:D-2",
            mentions: "session:S-1",
            data: #"{"decision":"D-2","verdict":"adjust","actual":"One","lesson":"Slow","reviewOn":"2027"}"#),
        full(
            """
            decision-reversed decision=D-2 by=D-3 hanging:=[{"on":"G-1","fate":"move","to":"D-3"},{"on":"T-1",\
            "fate":"cancel"}] in S-1
            """,
            after: "decision-taken title=Stop statement=Stop how=authority",
            about: "decision:D-2 goal:G-1 decision:D-3 task:T-1",
            mentions: "session:S-1",
            data: """
                {"decision":"D-2","by":"D-3","hanging":[{"on":"G-1","fate":"move","to":"D-3"},{"on":"T-1",\
                "fate":"cancel"}]}
                """),
        full(
            """
            goal-set title=Save under=G-1 kind=initiative approach=innovation starts=2026-Q1 horizon=2026-Q4 \
            after=G-1,T-1 owner=P-6 decision=D-2 from=I-1 continues=G-1 in S-1
            """,
            about: "goal:G-2",
            mentions: "goal:G-1 task:T-1 person:P-6 decision:D-2 idea:I-1 session:S-1",
            data: """
                {"goal":"G-2","title":"Save","under":"G-1","kind":"initiative","approach":"innovation",\
                "starts":"2026-Q1","horizon":"2026-Q4","after":["G-1","T-1"],"owner":"P-6","decision":"D-2",\
                "from":["I-1"],"continues":["G-1"]}
                """),
        full(
            "goal-confirmed goal=G-1 why=Good in S-1",
            about: "goal:G-1",
            mentions: "session:S-1",
            data: #"{"goal":"G-1","why":"Good"}"#),
        full(
            "goal-revised goal=G-1 title=Thrive horizon=2027 owner=P-6 why=More decision=D-2 in S-1",
            about: "goal:G-1",
            mentions: "person:P-6 decision:D-2 session:S-1",
            data: #"{"goal":"G-1","title":"Thrive","horizon":"2027","owner":"P-6","why":"More","decision":"D-2"}"#),
        full(
            "goals-ranked order=G-2,G-1 why=Urgent decision=D-2 in S-1",
            after: "goal-set title=Save kind=goal horizon=2026",
            about: "goal:G-2 goal:G-1 ranking",
            mentions: "decision:D-2 session:S-1",
            data: #"{"order":["G-2","G-1"],"why":"Urgent","decision":"D-2"}"#),
        full(
            "goal-achieved goal=G-1 why=Sold decision=D-2 in S-1",
            about: "goal:G-1",
            mentions: "decision:D-2 session:S-1",
            data: #"{"goal":"G-1","why":"Sold","decision":"D-2"}"#),
        full(
            "goal-dropped goal=G-1 why=Moot in S-1",
            about: "goal:G-1",
            mentions: "session:S-1",
            data: #"{"goal":"G-1","why":"Moot"}"#),
        full(
            """
            measure-defined name=Staff unit=people nature=other better=range rollsUp=last owner=P-6 goals=G-1 \
            baseline=-3.50 source=HR every=monthly continues=M-1 in S-1
            """,
            about: "measure:M-2",
            mentions: "person:P-6 goal:G-1 measure:M-1 session:S-1",
            data: """
                {"measure":"M-2","name":"Staff","unit":"people","nature":"other","better":"range","rollsUp":"last",\
                "owner":"P-6","goals":["G-1"],"baseline":-3.5,"source":"HR","every":"monthly","continues":"M-1"}
                """),
        full(
            "measure-revised measure=M-1 name=Revenue why=Clear in S-1",
            about: "measure:M-1",
            mentions: "session:S-1",
            data: #"{"measure":"M-1","name":"Revenue","why":"Clear"}"#),
        full(
            "measure-retired measure=M-1 why=Dull in S-1",
            about: "measure:M-1",
            mentions: "session:S-1",
            data: #"{"measure":"M-1","why":"Dull"}"#),
        full(
            "target-set measure=M-1 period=2026 low=1 high=2.50 why=Plan decision=D-2 in S-1",
            about: "measure:M-1",
            mentions: "decision:D-2 session:S-1",
            data: #"{"measure":"M-1","period":"2026","low":1,"high":2.5,"why":"Plan","decision":"D-2"}"#),
        full(
            "measurement-recorded measure=M-1 period=2026-01 value=1e3 status=provisional source=Books in S-1",
            about: "measure:M-1",
            mentions: "session:S-1",
            data: #"{"measure":"M-1","period":"2026-01","value":1000,"status":"provisional","source":"Books"}"#),
        full(
            "task-assigned title=Write owner=P-6 starts=2026-01-15 due=2026-W04 after=T-1 from=D-2,I-1 in S-1",
            about: "task:T-2",
            mentions: "person:P-6 task:T-1 decision:D-2 idea:I-1 session:S-1",
            data: """
                {"task":"T-2","title":"Write","owner":"P-6","starts":"2026-01-15","due":"2026-W04","after":["T-1"],\
                "from":["D-2","I-1"]}
                """),
        full(
            "task-reassigned task=T-1 owner=P-6 why=Busy in S-1",
            about: "task:T-1",
            mentions: "person:P-6 session:S-1",
            data: #"{"task":"T-1","owner":"P-6","why":"Busy"}"#),
        full(
            "task-rescheduled task=T-1 due=2026-02 why=Slow in S-1",
            about: "task:T-1",
            mentions: "session:S-1",
            data: #"{"task":"T-1","due":"2026-02","why":"Slow"}"#),
        full(
            "task-started task=T-1 note=Go by P-13",
            about: "task:T-1",
            mentions: "person:P-13",
            data: #"{"task":"T-1","note":"Go"}"#),
        full(
            "task-progressed task=T-1 percent=40 note=So by P-13",
            about: "task:T-1",
            mentions: "person:P-13",
            data: #"{"task":"T-1","percent":40,"note":"So"}"#),
        full(
            "task-blocked task=T-1 note=Wait by P-13",
            about: "task:T-1",
            mentions: "person:P-13",
            data: #"{"task":"T-1","note":"Wait"}"#),
        full(
            "task-completed task=T-1 outcome=Done by P-13",
            about: "task:T-1",
            mentions: "person:P-13",
            data: #"{"task":"T-1","outcome":"Done"}"#),
        full(
            "task-cancelled task=T-1 reason=Moot decision=D-2 in S-1",
            about: "task:T-1",
            mentions: "decision:D-2 session:S-1",
            data: #"{"task":"T-1","reason":"Moot","decision":"D-2"}"#),
        full(
            "task-reopened task=T-1 why=Undone by P-13",
            after: "task-completed task=T-1",
            about: "task:T-1",
            mentions: "person:P-13",
            data: #"{"task":"T-1","why":"Undone"}"#),
    ]
}
