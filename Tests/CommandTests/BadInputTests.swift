import Foundation
import Testing

@Suite("Bad input on the command line")
struct BadInputTests {
    /// A command that must not do anything.
    struct Case: CustomTestStringConvertible, Sendable {
        let arguments: [String]
        let message: String
        let code: Int32

        init(_ arguments: [String], _ message: String, code: Int32 = 1) {
            self.arguments = arguments
            self.message = message
            self.code = code
        }

        var testDescription: String { arguments.joined(separator: " ") }
    }

    @Test(arguments: [
        Case(
            ["person-joinde", "name=Bob"],
            "“person-joinde” is no action; did you mean person-joined? (annals record --list shows all)", code: 2),
        Case(["xyz"], "“xyz” is no action (annals record --list shows all)", code: 2),
        Case(
            ["person-joined"],
            "field name is missing (their name); annals record person-joined --help shows its fields", code: 2),
        Case(
            ["person-joined", "name=Bob", "shoe=44"],
            "field shoe is no field here; there are: person, name, title, level, email, steward; annals record person-joined --help shows its fields",
            code: 2),
        Case(
            ["person-joined", "name:=44"],
            "field name is a number, expected a text in quotes; annals record person-joined --help shows its fields",
            code: 2),
        Case(["person-joined", "name=Bob", "name=Rob"], "field name is given twice; it takes one value", code: 2),
        Case(["person-joined", "name"], "“name” is no field; write name=value, or name:=JSON", code: 2),
        Case(
            ["person-joined", "name:={"], "field name: “{” is not JSON: expected a key in quotes, but it ends there",
            code: 2),
        Case(
            ["person-joined", #"name:="a"},"x":{"#],
            "field name: “\"a\"},\"x\":{” is not JSON: expected the end of the line at byte 4, found “},\"x\":{”",
            code: 2),
        Case(
            ["person-joined", "name="],
            "field name is empty; give 1 to 200 characters; annals record person-joined --help shows its fields",
            code: 2),
        Case(
            ["idea-captured", "text=a\u{7}b"],
            "field text holds the control character U+0007; only newline and tab may stand in a text; annals record idea-captured --help shows its fields",
            code: 2),
        Case(
            ["idea-captured", "text=" + String(repeating: "x", count: 70_000)],
            "field text has 70000 characters; the most is 10000; annals record idea-captured --help shows its fields",
            code: 2),
        Case(
            ["task-progressed", "task=T-2", "percent=1.5"],
            "field percent is 1.5, expected a whole number; annals record task-progressed --help shows its fields",
            code: 2),
        Case(
            ["task-assigned", "title=Call", "due=2024-02-30"],
            "field due is “2024-02-30”, expected a period such as 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W03 or 2026-01-14; annals record task-assigned --help shows its fields",
            code: 2),
        Case(
            ["goal-set", "title=Grow", "kind=goal", "horizon=2024-13"],
            "field horizon is “2024-13”, expected a period such as 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W03 or 2026-01-14; annals record goal-set --help shows its fields",
            code: 2),
        Case(
            ["goal-set", "title=Grow", "kind=dream", "horizon=2024"],
            "field kind is “dream”, expected one of goal, initiative; annals record goal-set --help shows its fields",
            code: 2),
        Case(
            ["vote-cast", "ballot=T-1", "choice=for"],
            "field ballot is “T-1”, expected the id of a ballot such as B-1; annals record vote-cast --help shows its fields",
            code: 2),
        Case(
            ["vote-cast", "ballot=Bxx", "choice=for"],
            "field ballot is “Bxx”, expected the id of a ballot such as B-1; annals record vote-cast --help shows its fields",
            code: 2),
        Case(
            ["note-added", "on=nothing", "text=x"],
            "field on is “nothing”, expected an id such as D-1; annals record note-added --help shows its fields",
            code: 2),
        Case(["idea-captured", "text=x", "--id", "1234"], "--id is “1234”, expected a UUID of version 7", code: 2),
        Case(
            ["idea-captured", "text=x", "--at", "2024-02-30"],
            "--at is “2024-02-30”, expected a time such as 2026-01-14T10:32:07Z, or a day such as 2026-01-14", code: 2),
        Case(
            ["idea-captured", "text=x", "--as", "Nobody"],
            "--as is “Nobody”, neither the id of a person such as P-1 nor a name that annals people knows"),
        Case(
            ["task-assigned", "title=x", "owner=Nobody"],
            "field owner is “Nobody”, neither the id of a person such as P-1 nor a name that annals people knows"),
        Case(["task-assigned", "title=x", "owner=P-99"], "P-99 is not in the log; see annals people"),
        Case(
            ["idea-captured", "text=x", "--session", "P-1"],
            "--session is “P-1”, expected the id of a session such as S-1", code: 2),
        Case(
            ["idea-captured", "text=x", "--expect", "D-1"],
            "--expect “D-1” is not understood; write a subject and the last position seen about it, such as D-9=17",
            code: 2),
        Case(
            ["idea-captured", "text=x", "--expect", "D-1=x"],
            "--expect “D-1=x” is not understood; write a subject and the last position seen about it, such as D-9=17",
            code: 2),
        Case(
            ["idea-captured", "text=x", "--expect", "foo=3"], "--expect: foo is no subject such as ballot:B-2", code: 2),
        Case([], "name an action, such as idea-captured, or “-”; annals record --list shows all", code: 2),
    ])
    func `an action that cannot be understood`(_ bad: Case) {
        let box = Sandbox(.year)
        #expect(box.annals(["record"] + bad.arguments) == .fails(bad.message, code: bad.code))
        #expect(box.lines().count == 50)
        #expect(box.files == ["acme.annals"])
    }

    @Test(arguments: [
        Case(["vote-cast", "ballot=B-9", "choice=for", "--as", "P-1"], "B-9 is not in the log; see annals ballots"),
        Case(["idea-captured", "text=x", "--as", "P-77"], "P-77 is not in the log; see annals people"),
        Case(["note-added", "on=#99", "text=x"], "there is no entry #99 in the log; see annals log"),
        Case(
            ["vote-cast", "ballot=B-1", "choice=for", "--as", "P-1", "--at", "2024-01-15T10:14:30"],
            "P-1 voted on B-1 already (#26), and votes on it do not change"),
        Case(["decision-taken", "decision=D-2", "how=authority", "statement=x"], "D-2 is already in force (#47)"),
        Case(
            ["decision-taken", "title=x", "how=ballot", "statement=x"],
            "“ballot” is missing: the decision was taken by one"),
        Case(
            ["decision-taken", "title=x", "how=authority", "statement=y", "supersedes=D-1"],
            "D-1 is not in force (superseded, #47)"),
        Case(
            ["decision-reviewed", "decision=D-1", "verdict=uphold", "actual=x"], "D-1 is not in force (superseded, #47)"
        ),
        Case(["task-completed", "task=T-1", "outcome=x"], "T-1 is already done (#41)"),
        Case(["goals-ranked", "order=G-1,G-1"], "G-1 stands twice in “order”"),
        Case(["goal-revised", "goal=G-1", "under=G-1", "why=x"], "G-1 would come under or after itself"),
        Case(["goal-revised", "goal=G-1", "why=x"], "nothing of G-1 would change"),
        Case(
            ["idea-captured", "text=x", "--session", "S-1"],
            "S-1 is closed; what happened before its close can be written down with its own time (--at)"),
        Case(
            ["role-ended", "person=P-1", "role=steward", "reason=x"],
            "P-1 is the last steward; grant the role to somebody else first"),
        Case(
            ["role-granted", "person=P-2", "role=steward", "--as", "P-2"],
            "P-2 may not do role-granted; it takes: steward"),
        Case(
            ["measurement-recorded", "measure=M-1", "period=2024-H1", "value=5"],
            "M-1 has an actual figure for 2024-H1 already (4.5); say why it is restated with “why”"),
        Case(["target-set", "measure=M-1", "period=2025", "low=5", "high=3"], "low (5) is above high (3)"),
        Case(["target-set", "measure=M-1", "period=2025"], "give exactly one of: value or low, high"),
        Case(["person-joined", "name=x", "person=P-2"], "P-2 is taken; leave the id out and the next one is given"),
        Case(
            ["series-started", "name=x", "kind=update", "cadence=often"],
            "“often” is no recurrence rule of RFC 5545; write one such as FREQ=MONTHLY or FREQ=YEARLY;BYMONTH=1"),
        Case(
            ["stage-entered", "session=S-1", "stage=y", "--at", "2024-01-15T10:00"],
            "S-1 has no stage “y”; there are: ideas, decision, or use “title”"),
        Case(["task-progressed", "task=T-2", "percent=120"], "“percent” is 120, expected 0 to 100"),
        Case(["ideas-merged", "into=I-1", "from=I-1"], "I-1 cannot stand in its own “from”"),
    ])
    func `an action that a rule refuses`(_ bad: Case) {
        let box = Sandbox(.year)
        #expect(box.annals(["record"] + bad.arguments) == .fails(bad.message, code: bad.code))
        #expect(box.lines().count == 50)
        #expect(box.files == ["acme.annals"])
    }

    @Test func `what has not happened yet is not recorded`() {
        let box = Sandbox(.year)
        let outcome = box.annals("record", "idea-captured", "text=x", "--at", "2999-01-01")
        #expect(outcome.code == 1)
        #expect(outcome.err.hasPrefix("annals: 2998-12-31T23:00:00.000Z is later than now ("))
        #expect(outcome.err.hasSuffix("); what is recorded has happened\n"))
        #expect(box.lines().count == 50)
    }

    @Test(arguments: [
        Case(["frobnicate"], "“frobnicate” is no command (annals --help lists them)", code: 2),
        Case(["pln"], "“pln” is no command; did you mean plan? (annals --help lists them)", code: 2),
        Case(
            ["why", "X"],
            "“X” is no id that one can ask the why of, such as D-9, T-12, G-5 or M-2; annals decisions lists them",
            code: 2),
        Case(
            ["why", "P-1"],
            "“P-1” is no id that one can ask the why of, such as D-9, T-12, G-5 or M-2; annals decisions lists them",
            code: 2),
        Case(["why", "D-99"], "D-99 is not in the log; see annals decisions"),
        Case(["show", "xyz"], "“xyz” is neither an entry (#17) nor an id (D-9)", code: 2),
        Case(["show", "P-99"], "P-99 is not in the log; see annals people"),
        Case(["show", "#99"], "there is no entry #99 in the log; see annals log"),
        Case(["replay", "X"], "“X” is no session's id, such as S-4; annals sessions lists them", code: 2),
        Case(["replay", "S-9"], "S-9 is not in the log; see annals sessions"),
        Case(["replay", "S-2", "--until", "B-1"], "B-1 does not come up in S-2; annals replay S-2 shows what does"),
        Case(
            ["plan", "--as-of", "nonsense"],
            "“nonsense” is no moment; write a day (2024-07-31), a period (2024, 2024-Q3), a time (2024-07-31T12:00), a session (S-4) or an entry (#17)",
            code: 2),
        Case(
            ["plan", "--as-of", "2024-02-30"],
            "“2024-02-30” is no moment; write a day (2024-07-31), a period (2024, 2024-Q3), a time (2024-07-31T12:00), a session (S-4) or an entry (#17)",
            code: 2),
        Case(["plan", "--known", "#99"], "there is no entry #99 in the log; see annals log"),
        Case(["plan", "--as-of", "S-99"], "S-99 is not in the log; see annals sessions"),
        Case(["compare", "2024", "2023"], "2024 ends after 2023; name the earlier one first", code: 2),
        Case(["diff", "2024", "2023"], "2024 ends after 2023; name the earlier one first", code: 2),
        Case(["compare", "2025..2023"], "2025 comes after 2023; name the earlier one first", code: 2),
        Case(
            ["compare", "2023..2024-Q2"],
            "2023 and 2024-Q2 are periods of different lengths; name two years, two quarters, two halves", code: 2),
        Case(
            ["compare", "S-1..S-2"],
            "“S-1..S-2” is no range of periods; write 2022..2026, 2024-H1..2025-H2 or 2024-Q1..2025-Q4", code: 2),
        Case(
            ["compare", "2023..."],
            "“2023...” is no range of periods; write 2022..2026, 2024-H1..2025-H2 or 2024-Q1..2025-Q4", code: 2),
        Case(
            ["compare", "2023-01-01..2024-01-01"],
            "2023-01-01..2024-01-01 is more than 120 periods; name longer ones, or fewer", code: 2),
        Case(["compare", "2998..2999"], "2998 has not begun yet; name an earlier period"),
        Case(["diff", "S-1", "S-99"], "S-99 is not in the log; see annals sessions"),
        Case(["history", "soon"], "“soon” is no period, such as 2007 or 2007-Q3", code: 2),
        Case(["log", "--person", "Nobody"], "nobody is called “Nobody”; annals people lists them"),
        Case(["log", "--person", "P-99"], "P-99 is not in the log; see annals people"),
        Case(
            ["log", "--type", "vote-casted"],
            "“vote-casted” is no action; did you mean vote-cast? (annals record --list shows all)", code: 2),
        Case(
            ["log", "--session", "P-1"], "“P-1” is no session's id, such as S-4; annals sessions lists them", code: 2),
        Case(["log", "--subject", "D-99"], "D-99 is not in the log; see annals decisions"),
        Case(
            ["decisions", "--status", "forgotten"],
            "no decisions are ever “forgotten”; they are: proposed, deferred, in force, superseded, reversed, lapsed, rejected, withdrawn, out of its dates",
            code: 2),
        Case(["tasks", "--owner", "P-99"], "P-99 is not in the log; see annals people"),
    ])
    func `a question that has no answer`(_ bad: Case) {
        #expect(Sandbox(.year).annals(bad.arguments) == .fails(bad.message, code: bad.code))
    }

    @Test(arguments: [
        (["plan", "--frobnicate"], "annals: Unknown option '--frobnicate'\nUsage: annals plan "),
        (
            ["compare", "2024"],
            "annals: name a second moment, or a range of periods such as 2022..2026\nUsage: annals compare "
        ),
        (
            ["compare", "2023..2024", "2025"],
            "annals: a range such as 2022..2026 names both its ends; leave “2025” out\nUsage: annals compare "
        ),
        (
            ["compare", "2023", "2024", "--csv"],
            "annals: --csv goes with a range of periods such as 2022..2026\nUsage: annals compare "
        ),
        (
            ["compare", "2023..2024", "--csv", "--json"],
            "annals: choose one of --csv and --json\nUsage: annals compare "
        ),
        (
            ["compare", "2023", "2024", "--as-of", "2024"],
            "annals: the two moments say as of when; leave --as-of out (--known says what the log is to have said)\n"
        ),
        (
            ["diff", "2023", "2024", "--as-of", "2024"],
            "annals: the two moments say as of when; leave --as-of out (--known says what the log is to have said)\n"
        ),
        (["diff", "2023"], "annals: Missing expected argument '<after>'\n"),
        (["log", "-n", "x"], "annals: The value 'x' is invalid for '-n <count>'\n"),
        (["log", "-n", "0"], "annals: --limit takes a number above 0\nUsage: annals log "),
        (
            ["replay", "S-1", "--speed", "0"],
            "annals: --speed takes a number above 0, such as 60\nUsage: annals replay "
        ),
        (["tasks", "--csv", "--json"], "annals: choose one of --csv and --json\nUsage: annals tasks "),
    ])
    func `a command line that cannot be understood ends with 2 and shows how it is used`(
        _ arguments: [String], _ beginning: String
    ) {
        let outcome = Sandbox(.year).annals(arguments)
        #expect(outcome.code == 2)
        #expect(outcome.out == "")
        #expect(outcome.err.hasPrefix(beginning))
    }

    @Test func `output that cannot be written is an error`() {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let box = Sandbox(.year)
        #expect(
            box.shell(#""$ANNALS" log > /dev/full"#)
                == .fails("standard output cannot be written: No space left on device"))
        #expect(
            box.shell(#""$ANNALS" export > /dev/full"#)
                == .fails(
                    "standard output cannot be written (No space left on device): check the disk, the folder and its rights"
                ))
    }
}

@Suite("Bad files to import")
struct BadImportTests {
    private func refuses(_ file: String, _ messages: String...) {
        let box = Sandbox(.year)
        box.write("lines.jsonl", file)
        let outcome = box.annals("import", "lines.jsonl")
        #expect(outcome == Outcome(code: 1, out: "", err: messages.map { "annals: \($0)\n" }.joined()))
        #expect(box.lines().count == 50)
        #expect(box.files == ["acme.annals", "lines.jsonl"])
    }

    @Test func `one fault is told in one line`() {
        refuses(
            #"{"type":"idea-captured","data":{"text":"One"}}"# + "\nnonsense\n",
            "lines.jsonl, line 2: is not JSON: expected a value at byte 1, found “nonsense”; nothing was taken in")
    }

    @Test func `each fault is told with its line, and what only follows from it is not`() {
        refuses(
            """
            {"type":"session-scheduled","data":{"session":"@s","title":"Q","kind":"plannin","purpose":"x","startsAt":"2024-01-01"}}
            {"type":"participant-invited","data":{"session":"@s","person":"P-1","role":"chair"}}
            {"type":"goal-set","session":"@s","data":{"goal":"@g","title":"Grow","kind":"goal","horizon":"2024"}}
            {"type":"task-assigned","data":{"task":"@t","title":"x","from":["@g"]}}
            {"type":"task-started","data":{"task":"@t"}}
            {"type":"person-joined","data":{"person":"@carl","name":"Carl"}}
            not json, but it says "@hidden"
            {"type":"idea-withdrawn","data":{"idea":"@hidden"}}
            {"type":"task-assigned","data":{"title":"x","owner":"@nobody"}}
            {"type":"task-assigned","data":{"title":"x","owner":"@nobody"}}
            {"type":"task-assigned","data":{"title":"x","owner":"@carl","due":"2024-02-30"}}
            {"type":"task-assigned","data":{"title":"x","owner":"D-3"}}
            {"type":"task-assigned","data":{"title":"x","owner":"P-99"}}
            {"type":"task-assigned","data":{"title":"x","title":"y"}}
            {"type":"task-assigned","data":{"title":["x"]}}
            {"type":"task-asigned","data":{"title":"x"}}
            {"type":"task-assigned","colour":"red","data":{"title":"x"}}
            []
            {"data":{}}
            {"type":"task-assigned"}
            {"type":"task-assigned","data":{"title":"x"}} trailing
            {"position":7,"type":"task-assigned","data":{"title":"x"}}
            """,
            "lines.jsonl, line 1: field data.kind: is “plannin”, expected one of planning, update, decision, assessment, offsite",
            "lines.jsonl, line 7: is not JSON: expected a value at byte 1, found “not json, bu”",
            "lines.jsonl, line 9: field data.owner: is the label “@nobody”, which no line before this one gives to anything",
            "lines.jsonl, line 10: field data.owner: is the label “@nobody”, which no line before this one gives to anything",
            "lines.jsonl, line 11: field data.due: is “2024-02-30”, expected a period such as 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W03 or 2026-01-14",
            "lines.jsonl, line 12: field data.owner: is “D-3”, expected the id of a person such as P-1",
            "lines.jsonl, line 13: P-99 is not in the log; see annals people",
            "lines.jsonl, line 14: field data.title: stands there twice",
            "lines.jsonl, line 15: field data.title: is a list, expected a text in quotes",
            "lines.jsonl, line 16: field type: “task-asigned” is no action that this release knows; did you mean task-assigned? (annals record --list shows all)",
            "lines.jsonl, line 17: field colour: is no key here; there are: id, type, v, occurredAt, actor, recorder, anonymous, session, expect, data",
            "lines.jsonl, line 18: is a list, expected an object",
            "lines.jsonl, line 19: field type: is missing; name an action, such as “idea-captured”",
            "lines.jsonl, line 20: field data.title: is missing (what is to be done)",
            "lines.jsonl, line 21: is not JSON: expected the end of the line at byte 47, found “trailing”",
            "lines.jsonl, line 22: field position: belongs to an exported log; leave it out of an action line, the log gives it",
            "16 lines are at fault; nothing was taken in")
    }

    @Test func `a file that is not UTF-8 is refused, with the line`() {
        let box = Sandbox(.year)
        box.write(
            "lines.jsonl",
            bytes: Array("\n{\"type\":\"idea-captured\",\"data\":{\"text\":\"caf".utf8) + [0xE9] + Array("\"}}\n".utf8))
        #expect(
            box.annals("import", "lines.jsonl")
                == .fails(
                    "lines.jsonl, line 2: is not UTF-8; save the file as UTF-8 and try again; nothing was taken in"))
        #expect(box.lines().count == 50)
    }

    @Test(arguments: ["", "\n\n", "\u{FEFF}\r\n"])
    func `a file without a line is refused`(_ file: String) {
        refuses(file, "lines.jsonl is empty: there is no line in it; name a file of action lines, or an export")
    }

    @Test func `a text that is too long is refused, and so is a line, which names its longest field`() {
        refuses(
            #"{"type":"idea-captured","data":{"text":""# + String(repeating: "x", count: 70_000) + #""}}"#,
            "lines.jsonl, line 1: field data.text: has 70000 characters; the most is 10000; nothing was taken in")
        let (short, long) = (String(repeating: "x", count: 5000), String(repeating: "🙂", count: 8000))
        refuses(
            #"{"type":"decision-taken","data":{"title":"t","how":"authority","statement":"\#(short)","rationale":"\#(long)","despite":"\#(long)🙂"}}"#,
            "lines.jsonl, line 1: the entry would have 69297 bytes, and a line holds 65535; shorten despite, its longest field; nothing was taken in"
        )
    }

    @Test func `a file that is not there, and a folder`() {
        let box = Sandbox(.year)
        #expect(
            box.annals("import", "none.jsonl")
                == .fails("none.jsonl cannot be read (No such file or directory): check the path and its rights"))
        #expect(box.annals("import", "/") == .fails("/ is a folder; name a file of lines"))
        #expect(box.files == ["acme.annals"])
    }

    @Test func `an export is taken only into a log that is not there yet`() {
        let box = Sandbox(.year)
        box.annals("export", "-o", "out.jsonl")
        #expect(
            box.annals("import", "out.jsonl")
                == .fails(
                    "out.jsonl is an export; name the new log that it is to become with --log NEW.annals", code: 2))
        #expect(
            box.annals("import", "out.jsonl", "--log", "acme.annals")
                == .fails(
                    "acme.annals is already there: open it, or choose another name (an export is taken only into a new log)"
                ))
        #expect(
            box.annals("verify", "--log", "acme.annals").out.hasPrefix(
                "acme.annals is sound: 50 entries, 170 rows of the index\n"))
    }

    @Test(arguments: [
        ("a gap", [0, 1, 3], "line 3: is entry #4, expected #3: lines are missing, or not in their order"),
        ("another order", [0, 2, 1, 3], "line 2: is entry #3, expected #2: lines are missing, or not in their order"),
        ("no beginning", [1, 2, 3], "line 1: is entry #2, expected #1: lines are missing, or not in their order"),
        ("a line twice", [0, 1, 1, 2], "line 3: is entry #2, expected #3: lines are missing, or not in their order"),
    ])
    func `an export with lines missing or moved makes no log`(_ what: String, _ order: [Int], _ message: String) {
        let box = Sandbox(.year)
        let lines = box.lines()
        box.write("out.jsonl", order.map { lines[$0] + "\n" }.joined())
        #expect(
            box.annals("import", "out.jsonl", "--log", "new.annals")
                == .fails("out.jsonl, \(message); nothing was taken in"))
        #expect(box.files == ["acme.annals", "out.jsonl"])
    }

    @Test func `an export that was cut off makes no log`() {
        let box = Sandbox(.year)
        box.write("out.jsonl", String(box.annals("export").out.dropLast(30)))
        let outcome = box.annals("import", "out.jsonl", "--log", "new.annals")
        #expect(outcome.code == 1)
        #expect(outcome.err.hasPrefix("annals: out.jsonl, line 50: "))
        #expect(box.files == ["acme.annals", "out.jsonl"])
    }
}

@Suite("Files that are no log, and logs that cannot be written")
struct BadFileTests {
    /// Every kind of access to a log.
    private static let commands = [
        ["plan"], ["verify"], ["export"], ["record", "idea-captured", "text=x"], ["import", "lines.jsonl"],
    ]

    @Test(arguments: [
        ("text", "x.annals is not a log: it is no SQLite database"),
        ("empty", "x.annals is empty, not a log: remove it and make one with init"),
        ("other", "x.annals is not a log: it is another program's database"),
        ("folder", "x.annals is no file: name the log itself"),
        ("newer", "x.annals has format 99, and this build reads up to 5: install a newer annals"),
        ("missing", "there is no log at x.annals: check the path, or make one with init"),
    ])
    func `what is no log is left alone`(_ kind: String, _ message: String) throws {
        let box = Sandbox()
        box.write("lines.jsonl", #"{"type":"idea-captured","data":{"text":"One"}}"#)
        switch kind {
        case "text":
            box.write("x.annals", "Dear diary,\nnothing happened today.\n" + String(repeating: "x", count: 4096))
        case "empty": box.write("x.annals", "")
        case "other": box.sqlite("x.annals", "CREATE TABLE diary (day TEXT)")
        case "folder":
            try FileManager.default.createDirectory(atPath: box.path("x.annals"), withIntermediateDirectories: true)
        case "newer":
            box.copy(Template.founded.path, to: "x.annals")
            box.sqlite("x.annals", "PRAGMA user_version = 99")
        default: break
        }
        let before = (box.bytes("x.annals"), box.files)
        for command in BadFileTests.commands {
            #expect(box.annals(command + ["--log", "x.annals"]) == .fails(message))
        }
        #expect(box.bytes("x.annals") == before.0)
        #expect(box.files == before.1)
    }

    @Test(.enabled(if: Program.canBeBound, "this runs as root, and there is no setpriv to run as somebody else"))
    func `a file that may not be written can be read, and the refusal says so`() {
        let box = Sandbox(.year)
        chmod(box.path("acme.annals"), 0o444)
        #expect(
            box.annals("record", "idea-captured", "text=x", "--log", "acme.annals", asNobody: true)
                == .fails("acme.annals may not be written: check its rights, or only read it"))
        #expect(
            box.annals("verify", "--log", "acme.annals", asNobody: true).out.hasPrefix(
                "acme.annals is sound: 50 entries, 170 rows of the index\n"))
        #expect(box.files == ["acme.annals"])
    }

    @Test(.enabled(if: Program.canBeBound, "this runs as root, and there is no setpriv to run as somebody else"))
    func `a log in a folder that may not be written can be read`() {
        let box = Sandbox(.year)
        chmod(box.path("acme.annals"), 0o666)
        chmod(box.folder, 0o555)
        defer { chmod(box.folder, 0o755) }
        let folder = URL(fileURLWithPath: box.folder).resolvingSymlinksInPath().path
        // To whom the keys are closed, names are.
        let sealed = Sandbox(.year)
        unlink(sealed.path("acme.annals-keys"))
        #expect(box.annals("goals", "--csv", asNobody: true) == sealed.annals("goals", "--csv"))
        #expect(sealed.annals("goals", "--csv").out.contains("G-1,open,2,none,2025,P-4,"))
        #expect(
            box.annals("verify", "--log", "acme.annals", asNobody: true).out.hasPrefix(
                "acme.annals is sound: 50 entries, 170 rows of the index\n"))
        #expect(
            box.annals("record", "idea-captured", "text=x", "--log", "acme.annals", asNobody: true)
                == .fails("the folder \(folder) may not be written, and a log needs files beside it: check its rights"))
        #expect(
            box.annals("export", "-o", "out.jsonl", asNobody: true)
                == .fails("out.jsonl cannot be written (Permission denied): check the disk, the folder and its rights"))
        #expect(
            box.annals("init", "New", "--time-zone", "UTC", asNobody: true)
                == .fails("new.annals-keys cannot be made (Permission denied): check the folder and its rights"))
        #expect(box.files == ["acme.annals"])
    }

    @Test(.enabled(if: Program.canBeBound, "this runs as root, and there is no setpriv to run as somebody else"))
    func `to whom the keys are closed, nothing of a circle can be written, in plain least of all`() {
        let box = Sandbox(.year)
        #expect(
            box.annals(
                "record", "session-scheduled", "title=Merger", "kind=decision", "purpose=Heron", "startsAt=2030-01-01",
                "circle=P-1"
            ).code == 0)
        #expect(box.shell("chmod 666 acme.annals acme.annals-*; chmod 600 acme.annals-keys; chmod 777 .").code == 0)
        let before = box.lines()
        #expect(
            box.annals("record", "note-added", "on=S-3", "text=Heron flies", "--log", "acme.annals", asNobody: true)
                == .fails(
                    "acme.annals-keys may not be read, and so nothing can be sealed: only whoever may read it can record this"
                ))
        #expect(box.lines() == before && !before.contains { $0.contains("Heron") })
        // What belongs to no circle can be.
        #expect(
            box.annals("record", "note-added", "on=S-2", "text=All well", "--log", "acme.annals", asNobody: true).code
                == 0)
    }

    @Test(.enabled(if: Program.canBeBound, "this runs as root, and there is no setpriv to run as somebody else"))
    func `a file that may not be read says so`() {
        let box = Sandbox(.year)
        chmod(box.path("acme.annals"), 0o000)
        #expect(
            box.annals("plan", "--log", "acme.annals", asNobody: true)
                == .fails("acme.annals may not be read: check its rights"))
    }

    @Test(
        .enabled(if: SmallDisk.canBeMade, "a small file system can be mounted by root alone, where the system lets it"))
    func `on a full disk nothing is written, and with room again it goes on`() throws {
        let disk = try #require(SmallDisk())
        let box = disk.box
        box.copy(Template.year.path, to: "disk/acme.annals")
        box.copy(Template.year.path + "-keys", to: "disk/acme.annals-keys")
        box.write(
            "ideas.jsonl",
            (1...60).map {
                #"{"type":"idea-captured","data":{"text":"\#($0) \#(String(repeating: "x", count: 9000))"}}"# + "\n"
            }.joined())
        #expect(
            box.annals("import", "ideas.jsonl", "--log", "disk/acme.annals")
                == .fails("no room for disk/acme.annals; nothing was written: make room and try again"))
        #expect(box.lines("disk/acme.annals").count == 50)
        #expect(box.annals("verify", "--log", "disk/acme.annals").code == 0)

        disk.fill()
        #expect(
            box.annals("record", "idea-captured", "text=x", "--log", "disk/acme.annals")
                == .fails("no room for disk/acme.annals; nothing was written: make room and try again"))
        #expect(
            box.annals("init", "New", "--time-zone", "UTC", "--log", "disk/new.annals")
                == .fails("no room for disk/new.annals-keys; nothing was written: make room and try again"))
        let log = box.annals("log", "--log", "disk/acme.annals")
        #expect(log.code == 0 || log.err.split(separator: "\n").count == 1)
        #expect(box.fileNames("disk") == ["acme.annals", "acme.annals-keys", "filling"])

        disk.empty()
        #expect(
            box.annals("record", "idea-captured", "text=x", "--log", "disk/acme.annals")
                == .prints("#51 idea-captured I-4"))
        #expect(box.annals("verify", "--log", "disk/acme.annals").code == 0)
    }
}

/// A file system of 320 KB, mounted in a folder of its own.
private final class SmallDisk {
    let box = Sandbox()
    private let folder: String

    /// Whether this machine lets one be mounted.
    static let canBeMade: Bool = Program.isRoot && SmallDisk() != nil

    init?() {
        folder = box.path("disk")
        mkdir(folder, 0o755)
        guard box.shell("mount -t tmpfs -o size=320k tmpfs '\(folder)'").code == 0 else { return nil }
    }

    deinit { _ = box.shell("umount '\(folder)'") }

    /// Leaves no room.
    func fill() { _ = box.shell("cat /dev/zero > disk/filling 2> /dev/null") }

    /// Makes room again.
    func empty() { unlink(folder + "/filling") }
}

extension Sandbox {
    /// What lies in a folder, less what SQLite and the lock put beside a log.
    fileprivate func fileNames(_ folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
        return names.filter { name in !["-wal", "-shm", "-lock"].contains { name.hasSuffix($0) } }.sorted()
    }
}
