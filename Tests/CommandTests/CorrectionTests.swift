import Foundation
import Testing

/// Of Acme's year: #26 to #29 are the votes of P-1 to P-4 on B-1 (for, against, against, for), #30 its count, #31 the tie
/// that the chair broke, #32 the decision D-1, #38 and #39 the tasks T-1 and T-2.
@Suite("annals strike, correct and show")
struct CorrectionTests {
    @Test func `an entry is struck by its position`() {
        let box = Sandbox(.year)
        #expect(
            box.annals("strike", "#42", "--reason", "Wrong figure", "--as", "P-1") == .prints("#51 entry-struck"))
        #expect(box.annals("measures", "--json").json["measures"][0]["readings"].list.isEmpty)
        #expect(box.annals("strike", "42", "--reason", "Again").err.contains("#42 was struck already, by #51"))
        #expect(
            box.annals("strike", "D-1", "--reason", "X")
                == .fails("“D-1” is no entry, such as #17; annals log lists them", code: 2))
        #expect(box.annals("strike", "#42").code == 2)
    }

    @Test func `a correction says what changes, and views read the entry as it should have been`() {
        let box = Sandbox(.year)
        #expect(
            box.annals("correct", "#42", "value=4.75", "source=Books", "--reason", "Typo", "--as", "P-1")
                == .prints(
                    """
                    #51 entry-corrected
                      value   4.5 → 4.75
                      source  (left out) → "Books"
                    """))
        let reading = box.annals("measures", "--json").json["measures"][0]["readings"][0]["readings"]
        #expect(reading.list.count == 1 && reading[0]["value"].double == 4.75)
        #expect(reading[0]["at"]["position"].int == 42)
        #expect(
            box.annals("measures", "--known", "#50", "--json").json["measures"][0]["readings"][0]["readings"][0][
                "value"
            ]
            .double == 4.5)
        #expect(
            box.annals("correct", "#42", "source=", "--reason", "None").out.contains("source  \"Books\" → (left out)"))
        #expect(box.annals("verify", "--rules").code == 0)
    }

    @Test func `show tells both readings, and log marks the entry`() {
        let box = Sandbox(.year)
        box.annals("correct", "#38", "title=Rent a place", "owner=Bob Roe", "--reason", "Misheard", "--as", "P-1")
        let shown = box.annals("show", "#38").out
        #expect(shown.hasPrefix("#38 task-assigned  task T-1 for Dee Fox by 2024-03: Find a place to rent\n"))
        #expect(shown.contains("\n  corrected   by #51: Misheard\n"))
        #expect(shown.contains("\n  reads now   task T-1 for Bob Roe by 2024-03: Rent a place\n"))
        #expect(shown.contains("title  \"Find a place to rent\" → \"Rent a place\"\n"))
        #expect(shown.contains("\n  title       \"Find a place to rent\"\n"))
        let json = box.annals("show", "#38", "--json").json
        #expect(json["corrected"]["data"]["owner"].text == "P-2")
        #expect(json["entry"]["data"]["owner"].text == "P-4")
        #expect(json["corrections"].list.map { $0["position"].int } == [51])
        #expect(box.annals("log", "--subject", "T-1").out.contains("Find a place to rent [corrected by #51]\n"))
        #expect(
            box.annals("log", "-n", "1").out.hasSuffix(
                "Ann Lee: corrected #38: task T-1 for Bob Roe by 2024-03: Rent a place (Misheard)\n"))
        #expect(box.annals("log", "--type", "task-assigned", "--json").json["entries"][2]["correctedBy"].int == 51)
        #expect(box.annals("show", "T-1").out.contains("[corrected by #51]"))
        #expect(box.annals("show", "#38", "--known", "#50", "--json").json["corrected"].isNull)
        #expect(box.annals("tasks", "--owner", "P-2", "--csv").out.contains("T-1,done,Bob Roe,2024-03,Rent a place"))
    }

    @Test func `a corrected vote counts its ballot again, and what rests on it is flagged until it is confirmed`() {
        let box = Sandbox(.year)
        #expect(
            box.annals("correct", "#29", "choice=against", "--reason", "Misheard", "--as", "P-1")
                == .prints(
                    """
                    #51 entry-corrected
                    #52 ballot-recounted (ballot B-1 recounted after #51: failed, 1 to 3)
                      choice  "for" → "against"
                    """))
        let why = box.annals("why", "D-1").out
        #expect(why.contains("by ballot B-1: 2 to 2"))
        #expect(why.contains("\n  recounted       B-1: failed, 1 to 3, after the correction #51\n"))
        #expect(why.contains("its ballot was recounted since (#52); uphold it with decision-reviewed\n"))
        let ballot = box.annals("ballots", "--json").json["ballots"][0]
        #expect(ballot["result"]["verdict"].text == "tied" && ballot["passed"].truth == false)
        #expect(ballot["recounts"][0]["result"]["verdict"].text == "failed" && ballot["recounts"][0]["cause"].int == 51)
        #expect(box.annals("ballots", "--csv").out.contains("B-1,failed,"))
        #expect(box.annals("plan", "--as-of", "2024-05").out.contains("RECOUNTED") == false)
        #expect(box.annals("verify", "--rules").code == 0)
        #expect(box.annals("why", "D-1", "--known", "#50").out.contains("recounted") == false)
    }

    @Test func `a decision in force whose ballot was recounted is flagged in the plan`() {
        let box = Sandbox(.year)
        let lines = [
            #"{"type":"ballot-opened","data":{"ballot":"@b","question":"Paint it?","options":[{"id":"m","text":"Paint it"}],"method":{"name":"majority"},"electorate":["P-1","P-2","P-3"]}}"#,
            #"{"type":"vote-cast","actor":"P-1","data":{"ballot":"@b","choice":"for"}}"#,
            #"{"type":"ballot-closed","data":{"ballot":"@b"}}"#,
            #"{"type":"decision-taken","data":{"title":"Paint","how":"ballot","ballot":"@b"}}"#,
        ]
        #expect(box.annals("import", "-", "--log", "acme.annals", input: lines.joined(separator: "\n")).code == 0)
        box.annals("correct", "#52", "choice=against", "--reason", "Misheard", "--as", "P-1")
        #expect(box.annals("plan").out.contains("D-3 Paint it? (since "))
        #expect(box.annals("plan").out.contains(" RECOUNTED (#56): to be confirmed\n"))
        box.annals("record", "decision-reviewed", "decision=D-3", "verdict=uphold", "actual=We all want it")
        #expect(!box.annals("plan").out.contains("RECOUNTED"))
    }

    private static let bad: [([String], String, Int32)] = [
        (["#52", "choice=for"], "there is no entry #52 in the log; see annals log", 1),
        (["#1", "organization=Bcme"], "#1 is log-opened, which nobody may correct", 1),
        (
            ["#38", "task=T-9"],
            "#38 made T-1, and a correction makes nothing else; leave the ids out, or strike it and record it anew", 1
        ),
        (
            ["#38", "owner=Nobody"],
            "field data.owner is “Nobody”, neither the id of a person such as P-1 nor a name that annals people knows",
            1
        ),
        (
            ["#38", "colour=red"],
            "field data.colour is no field here; there are: task, title, owner, starts, due, after, from; annals record entry-corrected --help shows its fields",
            2
        ),
        (["#38", "title=Find a place to rent"], "nothing of #38 would change", 1),
        (["#29", "choice=maybe"], "“maybe” cannot be chosen; expected one of for, against, abstain", 1),
        (["#38"], "say what changes, as field=value; annals show #38 shows the fields", 2),
        (["T-1", "title=X"], "“T-1” is no entry, such as #17; annals log lists them", 2),
        (["#38", "title"], "“title” is no field; write name=value, or name:=JSON", 2),
        (["#16", "text=Wien"], "P-3 may not do entry-corrected; it takes: moderator, steward", 1),
    ]

    @Test(arguments: bad)
    func `a correction that cannot be is refused and changes nothing`(
        _ arguments: [String], _ message: String, _ code: Int32
    ) {
        let box = Sandbox(.year)
        let actor = arguments[0] == "#16" ? "P-3" : "P-1"
        #expect(
            box.annals(["correct"] + arguments + ["--reason", "X", "--as", actor]) == .fails(message, code: code))
        #expect(box.lines().count == 50)
    }

    @Test func `what the log writes by itself cannot be sent`() {
        let box = Sandbox(.year)
        #expect(
            box.annals(
                "record", "ballot-recounted", "ballot=B-1", "cause=#29", "count=#30",
                #"result:={"voted":1,"electorate":1,"base":1,"verdict":"passed","votes":"29","sha256":"x","tallies":{}}"#
            ) == .fails("ballot-recounted is written by the log itself, together with entry-corrected; record that"))
    }

    @Test func `the same correction sent twice is recorded once`() {
        let box = Sandbox(.year)
        let line =
            #"{"id":"018c22e9-7000-7000-8000-0000000000aa","type":"entry-corrected","data":{"entry":29,"data":{"choice":"against","ballot":"B-1"},"reason":"X"}}"#
        #expect(box.annals("record", "-", input: line).out.hasPrefix("#51 entry-corrected\n#52 ballot-recounted"))
        #expect(box.annals("record", "-", input: line) == .prints("#51 entry-corrected (recorded before)"))
        let other = line.replacingOccurrences(of: "\"against\"", with: "\"abstain\"")
        #expect(box.annals("record", "-", input: other).err.contains("says something else (data.data.choice)"))
        #expect(box.lines().count == 52)
    }

    @Test func `what is hidden stays hidden when it is corrected`() {
        let box = Sandbox(.year)
        for step in [
            [
                "ballot-opened", "question=X", #"options:=[{"id":"m","text":"X"}]"#, #"method:={"name":"majority"}"#,
                "electorate=P-1,P-2", "hidden=true",
            ],
            ["vote-cast", "ballot=B-2", "choice=for", "--as", "P-2"],
        ] { #expect(box.annals(["record"] + step).code == 0) }
        #expect(
            box.annals(
                "correct", "#52", "choice=against", "reason=Rents", "--reason", "He meant against", "--as", "P-1"
            ).code == 0)
        for command in [
            ["show", "#52"], ["show", "#53"], ["log"], ["show", "B-2"], ["show", "#52", "--json"], ["log", "--json"],
        ] {
            let out = box.annals(command).out
            #expect(
                !out.contains("against on B-2") && !out.contains("He meant") && !out.contains("\"Rents\""), "\(command)"
            )
        }
        #expect(box.annals("record", "ballot-closed", "ballot=B-2").code == 0)
        #expect(box.annals("show", "#53").out.contains("corrected #52: votes against on B-2: Rents (He meant against)"))
    }
}
