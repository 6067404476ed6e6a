import Foundation
import Testing

@Suite("annals log and show")
struct LogTests {
    @Test func `the newest entries come first, at most so many`() {
        #expect(
            Sandbox(.year).annals("log", "-n", "4")
                == .prints(
                    """
                    #50  2024-12-20             Bob Roe: goal G-2 achieved: Median answer in 6 hours
                    #49  2024-07-10 11:00  S-2  Ann Lee: S-2 closed
                    #48  2024-07-10 10:10  S-2  Ann Lee: task T-3 for Dee Fox by 2024-08-31: Cancel the lease
                    #47  2024-07-10 10:00  S-2  Ann Lee: decision D-2 taken by consensus: We open a stand in Vienna, not a shop
                    """))
    }

    @Test func `--reverse begins with the oldest`() {
        #expect(
            Sandbox(.year).annals("log", "--reverse", "--limit", "2")
                == .prints(
                    """
                    #1  2023-12-01 09:00  log opened for Acme (Europe/Berlin)
                    #2  2024-01-02        P-1 Ann Lee joined, as steward
                    """))
    }

    @Test(arguments: [
        (["--session", "S-2"], [49, 48, 47, 46, 45, 44, 43]),
        (["--subject", "I-1"], [32, 23, 22, 19, 16]),
        (["--subject", "ranking"], [36]),
        (["--person", "Cy Young"], [33, 28, 24, 19, 17]),
        (["--person", "P-3", "--session", "S-1", "--type", "vote-cast"], [28]),
        (["--type", "vote-cast"], [29, 28, 27, 26]),
        (["--since", "2024-07-10"], [50, 49, 48, 47, 46, 45]),
        (["--since", "2024-07", "--until", "2024-07-03"], [44, 43, 42]),
        (["--until", "#4"], [5, 4, 3, 2, 1]),
        (["--until", "2024-01-15T10:12", "--type", "vote-cast"], [27, 26]),
        (["--since", "S-1", "--until", "2024-H1"], [41, 40]),
        (["--as-of", "2024-01-02"], [5, 4, 3, 2, 1]),
        (["--known", "#3"], [3, 2, 1]),
        (["--type", "goal-dropped"], []),
    ])
    func `a filter leaves`(_ arguments: [String], _ positions: [Int]) {
        let entries = Sandbox(.year).annals(["log", "--json"] + arguments).json["entries"].list
        #expect(entries.map { $0["entry"]["position"].int } == positions)
    }

    @Test func `as JSON each entry stands as in the log, with its words`() {
        let box = Sandbox(.year)
        let outcome = box.annals("log", "--json", "-n", "1")
        #expect(outcome.out.hasPrefix("{\n  \"schemaVersion\": 1,\n  \"entries\": ["))
        #expect(outcome.out.contains(box.lines()[49]))
        let entry = outcome.json["entries"][0]
        #expect(entry.keys == ["entry", "text", "struckBy", "correctedBy"])
        #expect(entry["text"].text == "goal G-2 achieved: Median answer in 6 hours")
        #expect(entry["struckBy"].isNull)
    }

    @Test func `show tells all of an entry`() {
        let box = Sandbox(.year)
        let outcome = box.annals("show", "#41")
        var lines = outcome.out.split(separator: "\n").map(String.init)
        #expect(lines.count == 10)
        let written = lines.remove(at: 2)
        let leaf = lines.remove(at: 6)
        #expect(written.hasPrefix("  written     "))
        #expect(leaf.hasPrefix("  leaf        "))
        #expect(
            lines == [
                "#41 task-completed  task T-1 done: Ringstrasse 5",
                "  happened    2024-03-20 16:00 (2024-03-20T15:00:00.000Z)",
                "  actor       P-4 Dee Fox",
                "  about       T-1",
                "  mentions    P-4",
                "  id          \(box.annals("show", "#41", "--json").json["entry"]["id"].text ?? "")",
                #"  task        "T-1""#,
                #"  outcome     "Ringstrasse 5""#,
            ])
        #expect(box.annals("show", "41") == outcome)
    }

    @Test func `show of an entry as JSON holds its line and its leaf`() {
        let outcome = Sandbox(.year).annals("show", "#1", "--json")
        #expect(outcome.out.hasPrefix("{\n  \"schemaVersion\": 1,\n  \"entry\": " + Acme.founding))
        // SHA-256 of a zero byte and the line.
        #expect(outcome.json["leaf"].text == "59474e7cbf8b575c3e8ea26e01ac933883ea8c2abacdb346d054c9706baa4b07")
        #expect(outcome.json["text"].text == "log opened for Acme (Europe/Berlin)")
        #expect(outcome.json["struckBy"].isNull)
    }

    @Test func `show of an id tells its story`() {
        let box = Sandbox(.year)
        #expect(
            box.annals("show", "T-1")
                == .prints(
                    """
                    #38  2024-01-15 10:35  Bob Roe: task T-1 for Dee Fox by 2024-03: Find a place to rent
                    #41  2024-03-20 16:00  Dee Fox: task T-1 done: Ringstrasse 5
                    """))
        let story = box.annals("show", "T-1", "--json").json
        #expect(story["subject"].text == "task:T-1")
        #expect(story["entries"].list.map { $0["position"].int } == [38, 41])
        #expect(box.annals("show", "t-1", "--as-of", "2024-02").out.split(separator: "\n").count == 1)
    }
}

@Suite("annals plan")
struct PlanTests {
    @Test func `the plan in the middle of the year`() {
        #expect(
            Sandbox(.year).annals("plan", "--as-of", "2024-06")
                == .prints(
                    """
                    Acme: the plan as of 2024-06-30

                    Goals
                      1. G-2 Answer within a day (2024, Bob Roe)
                      2. G-1 A shop in Vienna that pays (2025, Dee Fox)

                    Measures
                      M-1 Revenue: not read yet, target for 2024: at least 12

                    Decisions in force (1)
                      D-1 We open a shop in Vienna (since 2024-01-15 10:20 in S-1)

                    Tasks (1 open)
                      T-2 Cy Young: Hire a manager by 2024-05-31 OVERDUE
                    """))
    }

    @Test func `the plan at the end of the year`() {
        #expect(
            Sandbox(.year).annals("plan", "--as-of", "2024")
                == .prints(
                    """
                    Acme: the plan as of 2024-12-31

                    Goals
                      2. G-1 A shop in Vienna that pays (2025, Dee Fox)

                    Measures
                      M-1 Revenue: 4.5 M€ (2024-H1), target at least 12: missed

                    Decisions in force (1)
                      D-2 We open a stand in Vienna, not a shop (since 2024-07-10 10:00 in S-2)

                    Tasks (2 open)
                      T-2 Cy Young: Hire a manager by 2024-05-31 OVERDUE
                      T-3 Dee Fox: Cancel the lease by 2024-08-31 OVERDUE
                    """))
    }

    @Test func `of an empty log it says so`() {
        #expect(
            Sandbox(.founded).annals("plan", "--as-of", "2024")
                == .prints("Acme: the plan as of 2024-12-31\n\nNothing is set, decided or promised yet."))
    }

    @Test func `as JSON`() {
        let outcome = Sandbox(.year).annals("plan", "--as-of", "2024-06", "--json")
        #expect(
            outcome.out.hasPrefix(
                "{\n  \"schemaVersion\": 1,\n  \"organization\": \"Acme\",\n  \"at\": \"2024-06-30T21:59:59.999Z\","))
        let plan = outcome.json
        #expect(
            plan.keys == [
                "schemaVersion", "organization", "at", "platform", "goals", "measures", "decisions", "findings",
                "assumptions", "resources", "tasks",
            ])
        #expect(plan["goals"].list.map { $0["goal"].text } == ["G-2", "G-1"])
        #expect(plan["goals"].list.map { $0["rank"].int } == [1, 2])
        #expect(plan["measures"][0]["ahead"]["low"].double == 12)
        #expect(plan["decisions"].list.map { $0["decision"].text } == ["D-1"])
        #expect(plan["tasks"].list.map { $0["task"].text } == ["T-2"])
        #expect(plan["tasks"][0]["overdue"].truth == true)
    }

    @Test(arguments: [
        ("S-1", ["D-1"]), ("S-2", ["D-2"]), ("#32", ["D-1"]), ("#31", []), ("2024-01-15T10:19", []),
        ("2024-01-15T09:20Z", ["D-1"]),
        ("2024-Q2", ["D-1"]), ("2024-W03", ["D-1"]), ("2023", []),
    ])
    func `a moment can be written in many ways`(_ moment: String, _ decisions: [String]) {
        let plan = Sandbox(.year).annals("plan", "--as-of", moment, "--json").json
        #expect(plan["decisions"].list.compactMap { $0["decision"].text } == decisions)
    }
}

@Suite("annals history, why, replay and compare")
struct StoryTests {
    @Test func `history tells the sessions in order`() {
        let box = Sandbox(.year)
        #expect(
            box.annals("history")
                == .prints(
                    """
                    2024-01-15 09:00  S-1 Winter offsite, closed: 4 present, 3 ideas, 4 votes, 1 dissent, 2 tasks promised (1 done)
                        decided   D-1 We open a shop in Vienna (2 to 2, the chair broke the tie: for)
                    2024-07-10 09:00  S-2 Summer offsite, closed: 3 present, 1 task promised (0 done)
                        decided   D-2 We open a stand in Vienna, not a shop
                    """))
        for arguments in [["2024-Q3"], ["--since", "2024-02"], ["2024", "--since", "S-1"]] {
            #expect(
                box.annals(["history", "--json"] + arguments).json["sessions"].list.map { $0["session"].text } == [
                    "S-2"
                ])
        }
        #expect(
            box.annals("history", "--until", "2024-06", "--json").json["sessions"].list.map { $0["session"].text } == [
                "S-1"
            ])
        #expect(box.annals("history", "2023") == .prints("No session in that time."))
        #expect(Sandbox(.founded).annals("history") == .prints("No session yet."))
    }

    @Test func `history as JSON`() {
        let outcome = Sandbox(.year).annals("history", "--json")
        #expect(outcome.out.hasPrefix("{\n  \"schemaVersion\": 1,\n  \"organization\": \"Acme\",\n  \"sessions\": ["))
        let winter = outcome.json["sessions"][0]
        #expect(winter["seriesName"].text == "Half-year offsite")
        #expect(winter["attended"].texts == ["P-1", "P-2", "P-3", "P-4"])
        #expect(winter["stages"].list.map { $0["stage"].text } == ["ideas", "decision"])
        #expect(winter["ideas"].int == 3)
        #expect(winter["votes"].int == 4)
        #expect(winter["decided"].list.map { $0["decision"].text } == ["D-1"])
        #expect(winter["tasks"].list.map { $0["state"].text } == ["done", "open"])
        #expect(winter["goals"].texts == ["G-1", "G-2"])
    }

    @Test func `why tells who decided, on what, and what came of it`() {
        #expect(
            Sandbox(.year).annals("why", "D-2")
                == .prints(
                    """
                    D-2  We open a stand in Vienna, not a shop                              in force since 2024-07-10 10:00
                      decided   2024-07-10 10:00 in S-2 Summer offsite, by consensus
                      by        Ann Lee, Bob Roe, Dee Fox
                      rests on  M-1 Revenue (Dee Fox, 2024-01-03, #7)
                      replaced  D-1 We open a shop in Vienna, decided 2024-01-15 10:20, 177 days in force
                      task      T-3 Cancel the lease, open (Dee Fox)
                      entries   #47 taken
                    """))
    }

    @Test func `why as JSON is the whole graph`() {
        let outcome = Sandbox(.year).annals("why", "d-1", "--json")
        #expect(outcome.out.hasPrefix("{\n  \"schemaVersion\": 1,\n  \"decision\": {"))
        let trail = outcome.json
        #expect(trail["decision"]["statement"].text == "We open a shop in Vienna")
        #expect(trail["ballots"][0]["tieBroken"]["option"].text == "for")
        #expect(trail["ideas"].list.map { $0["idea"].text } == ["I-1", "I-2"])
        #expect(trail["successors"].list.map { $0["decision"].text } == ["D-2"])
        #expect(trail["tasks"].list.map { $0["task"].text } == ["T-1", "T-2"])
        #expect(trail["goals"].list.map { $0["goal"].text } == ["G-1"])
        let edges = Set(
            trail["edges"].list.map { "\($0["from"].text ?? "") \($0["relation"].text ?? "") \($0["to"].text ?? "")" })
        #expect(
            edges.isSuperset(of: [
                "decision:D-1 taken-in session:S-1", "decision:D-1 ballot ballot:B-1", "decision:D-1 rests-on idea:I-1",
                "decision:D-1 alternative alternative:D-1.a", "alternative:D-1.b rests-on idea:I-2",
                "idea:I-1 remark entry:#19",
                "decision:D-1 led-to goal:G-1", "decision:D-1 led-to task:T-2", "decision:D-1 replaced-by decision:D-2",
                "decision:D-1 expected measure:M-1",
            ]))
    }

    @Test func `replay steps through a session and ends with the board`() {
        let outcome = Sandbox(.year).annals("replay", "S-2")
        #expect(
            outcome
                == .prints(
                    """
                    2024-07-03        #43  Ann Lee: S-2 Summer offsite scheduled for 2024-07-10
                    2024-07-03        #44  Ann Lee invited to S-2 as chair
                    2024-07-10 09:00  #45  Ann Lee: S-2 Summer offsite opened, 3 present
                    2024-07-10 09:30  #46  Ann Lee: decision D-1 reviewed, adjust: 4.5 of 12 so far
                    2024-07-10 10:00  #47  Ann Lee: decision D-2 taken by consensus: We open a stand in Vienna, not a shop
                    2024-07-10 10:10  #48  Ann Lee: task T-3 for Dee Fox by 2024-08-31: Cancel the lease
                    2024-07-10 11:00  #49  Ann Lee: S-2 closed

                    S-2 Summer offsite: closed, 3 attended
                      decision   D-2 We open a stand in Vienna, not a shop: in force
                      task       T-3 Cancel the lease: open
                    """))
    }

    @Test(arguments: [
        ("#20", 20, "  idea       I-3 Raise prices"),
        ("B-1", 31, "  decision   D-1 How to grow: proposed"),
        ("D-1", 33, "  decision   D-1 We open a shop in Vienna: in force"),
        ("2024-01-15T10:12", 27, "  decision   D-1 How to grow: proposed"),
        ("2024-01-14", 12, "S-1 Winter offsite: scheduled, 0 in the room"),
    ])
    func `replay stops at an entry, the end of a ballot or decision, or a time`(
        _ until: String, _ position: Int, _ last: String
    ) {
        let box = Sandbox(.year)
        #expect(box.annals("replay", "S-1", "--until", until).out.split(separator: "\n").last.map(String.init) == last)
        #expect(
            box.annals("replay", "S-1", "--until", until, "--json").json["steps"].list.last?["position"].int == position
        )
    }

    @Test func `replay as JSON holds the steps and the board`() {
        let outcome = Sandbox(.year).annals("replay", "S-1", "--until", "#27", "--json")
        #expect(outcome.out.hasPrefix("{\n  \"schemaVersion\": 1,\n  \"steps\": ["))
        let replay = outcome.json
        #expect(replay["steps"].list.count == 20)
        #expect(replay["steps"][19]["text"].text == "Bob Roe votes against on B-1")
        #expect(replay["steps"][19]["entry"]["type"].text == "vote-cast")
        #expect(replay["board"]["session"]["present"].texts == ["P-1", "P-2", "P-3", "P-4"])
        #expect(replay["board"]["ballots"][0]["votes"].list.count == 2)
        #expect(replay["board"]["ballots"][0]["state"].text == "open")
    }

    @Test func `replay at a speed shows the same`() {
        let box = Sandbox(.year)
        #expect(box.annals("replay", "S-2", "--speed", "1000000000") == box.annals("replay", "S-2"))
    }

    @Test func `compare sets two years side by side`() {
        #expect(
            Sandbox(.year).annals("compare", "2023", "2024")
                == .prints(
                    """
                    Acme: 2023 beside 2024 (2023-12-31 to 2024-12-31)

                    Between them
                      2 sessions, 5 hours in the room, 4 people in it, 4 votes, 1 dissent, 3 ideas, 1 argument
                      2 decisions taken, 1 superseded
                      3 tasks promised, 1 done, 2 overdue

                    Goals (1 achieved, 1 added)
                      achieved  G-2 Answer within a day (set 2024-01-15 10:31; achieved 2024-12-20)
                      added     G-1 A shop in Vienna that pays (rank – → 2)

                    Measures
                      M-1 Revenue: – → 4.5 M€
                        2024  no figure, target at least 12

                    Decisions taken
                      2024-01-15 10:20  D-1 We open a shop in Vienna, until 2024-07-10 10:00
                      2024-07-10 10:00  D-2 We open a stand in Vienna, not a shop, in force

                    Promises
                      3 made: 1 done (1 on time), 2 overdue
                      tied to a priority: 2 of 3 (67 %)
                      given to somebody in the room: 3 of 3 (100 %)

                    Overdue
                      T-2 Hire a manager (Cy Young, due 2024-05-31)
                      T-3 Cancel the lease (Dee Fox, due 2024-08-31)

                    People
                      came Ann Lee, Bob Roe, Cy Young, Dee Fox
                    """))
    }

    @Test func `compare as JSON, of two sessions`() {
        let outcome = Sandbox(.year).annals("compare", "S-1", "S-2", "--json")
        #expect(
            outcome.out.hasPrefix(
                "{\n  \"schemaVersion\": 1,\n  \"from\": \"2024-01-15T11:00:00.000Z\",\n  \"to\": \"2024-07-10T09:00:00.000Z\","
            ))
        let comparison = outcome.json
        #expect(comparison["sessions"].list.map { $0["session"].text } == ["S-2"])
        #expect(comparison["taken"].list.map { $0["decision"].text } == ["D-2"])
        #expect(comparison["superseded"].texts == ["D-1"])
        #expect(comparison["goals"].list.map { $0["fate"].text } == ["kept", "kept"])
        #expect(comparison["tasksDone"].texts == ["T-1"])
        #expect(comparison["tasksOverdue"].texts == ["T-2"])
        #expect(comparison["measures"][0]["periods"][0]["value"].double == 4.5)
    }
}

@Suite("The registers")
struct RegisterTests {
    @Test(arguments: [
        (
            "decisions",
            """
            decision  status      taken             session  until             statement
            D-1       superseded  2024-01-15 10:20  S-1      2024-07-10 10:00  We open a shop in Vienna
            D-2       in force    2024-07-10 10:00  S-2                        We open a stand in Vienna, not a shop
            """
        ),
        (
            "tasks",
            """
            task  status   owner     due         title
            T-1   done     Dee Fox   2024-03     Find a place to rent
            T-2   overdue  Cy Young  2024-05-31  Hire a manager
            T-3   overdue  Dee Fox   2024-08-31  Cancel the lease
            """
        ),
        (
            "goals",
            """
            goal  status    rank  light  horizon  owner    title
            G-1   open      2     none   2025     Dee Fox  A shop in Vienna that pays
            G-2   achieved  1     green  2024     Bob Roe  Answer within a day
            """
        ),
        (
            "measures",
            """
            measure  status      value  unit  period   target       owner    name
            M-1      off target  4.5    M€    2024-H1  at least 12  Dee Fox  Revenue
            """
        ),
        (
            "ballots",
            """
            ballot  status  opened            session  result                                      question
            B-1     passed  2024-01-15 10:10  S-1      tied, 2 to 2; the chair broke the tie: for  A shop in Vienna?
            """
        ),
        (
            "ideas",
            """
            idea  status  captured          session  author    text
            I-1   open    2024-01-15 09:20  S-1      Dee Fox   Open a shop in Vienna
            I-2   open    2024-01-15 09:21  S-1      Cy Young  Sell online
            I-3   parked  2024-01-15 09:22  S-1      Bob Roe   Raise prices
            """
        ),
        (
            "sessions",
            """
            session  status  opened            kind     people  title
            S-1      closed  2024-01-15 09:00  offsite  4       Winter offsite
            S-2      closed  2024-07-10 09:00  offsite  3       Summer offsite
            """
        ),
        (
            "people",
            """
            person  status  joined      roles    title          name
            P-1     here    2024-01-02  steward  CEO            Ann Lee
            P-2     here    2024-01-02                          Bob Roe
            P-3     here    2024-01-02                          Cy Young
            P-4     here    2024-01-02           Head of sales  Dee Fox
            """
        ),
    ])
    func `for people each is a table`(_ register: String, _ table: String) {
        #expect(Sandbox(.year).annals(register, "--as-of", "2024") == .prints(table))
    }

    @Test(arguments: ["decisions", "tasks", "goals", "measures", "ballots", "ideas", "sessions", "people"])
    func `as JSON each has its name as key, after the version`(_ register: String) {
        let outcome = Sandbox(.year).annals(register, "--json")
        #expect(outcome.out.hasPrefix("{\n  \"schemaVersion\": 1,\n  \"\(register)\": ["))
        #expect(outcome.json[register].list.isEmpty == false)
        #expect(outcome.code == 0)
    }

    @Test func `as CSV lines end in CRLF and commas are quoted`() {
        #expect(
            Sandbox(.year).annals("decisions", "--csv", "--session", "S-2").out
                == "decision,status,taken,session,until,statement\r\n"
                + "D-2,in force,2024-07-10 10:00,S-2,,\"We open a stand in Vienna, not a shop\"\r\n")
    }

    @Test(arguments: [
        ("decisions", ["--status", "in force"], ["D-2"]),
        ("decisions", ["--status", "superseded"], ["D-1"]),
        ("decisions", ["--status", "reversed"], []),
        ("decisions", ["--as-of", "2024-06", "--status", "in force"], ["D-1"]),
        ("decisions", ["--since", "2024-07"], ["D-2"]),
        ("decisions", ["--until", "S-1"], ["D-1"]),
        ("tasks", ["--owner", "Dee Fox"], ["T-1", "T-3"]),
        ("tasks", ["--owner", "P-4", "--status", "done"], ["T-1"]),
        ("tasks", ["--session", "S-1"], ["T-1", "T-2"]),
        ("tasks", ["--known", "#38"], ["T-1"]),
        ("goals", ["--status", "open"], ["G-1"]),
        ("goals", ["--owner", "Bob Roe"], ["G-2"]),
        ("measures", ["--status", "off target"], ["M-1"]),
        ("ballots", ["--status", "passed"], ["B-1"]),
        ("ideas", ["--status", "parked"], ["I-3"]),
        ("ideas", ["--owner", "Cy Young"], ["I-2"]),
        ("sessions", ["--since", "2024-Q2"], ["S-2"]),
        ("people", ["--owner", "Ann Lee"], ["P-1"]),
        ("people", ["--since", "2025"], []),
    ])
    func `a filter leaves`(_ register: String, _ arguments: [String], _ ids: [String]) {
        let csv = Sandbox(.year).annals([register, "--csv"] + arguments)
        #expect(csv.code == 0)
        #expect(csv.out.split(separator: "\r\n").dropFirst().map { String($0.prefix { $0 != "," }) } == ids)
    }

    @Test func `an empty one says so`() {
        #expect(Sandbox(.founded).annals("tasks") == .prints("task  status  owner  due  title\n(none)"))
    }

    @Test func `a task that was put off and done has its dates and states`() {
        let box = Sandbox(.year)
        box.annals(
            "record", "task-rescheduled", "task=T-2", "due=2024-12-31", "why=Nobody applied", "--at", "2024-05-01")
        box.annals("record", "person-left", "person=P-3", "handsTo=P-2", "--at", "2024-10-01")
        #expect(
            box.annals("tasks", "--as-of", "2024-11")
                == .prints(
                    """
                    task  status   owner    due         title
                    T-1   done     Dee Fox  2024-03     Find a place to rent
                    T-2   open     Bob Roe  2024-12-31  Hire a manager
                    T-3   overdue  Dee Fox  2024-08-31  Cancel the lease
                    """))
    }
}

@Suite("annals import and export")
struct ExchangeTests {
    @Test func `an export taken into a new log gives the same bytes again`() {
        let box = Sandbox(.year)
        #expect(box.annals("export", "--output", "out.jsonl") == .prints(""))
        #expect(
            box.annals("import", "out.jsonl", "--log", "new.annals")
                == .prints("new.annals: 50 entries added; the log ends at #50"))
        #expect(box.annals("export", "--log", "new.annals").out == box.text("out.jsonl"))
        #expect(box.annals("export", "--log", "acme.annals").out == box.text("out.jsonl"))
        #expect(
            box.annals("verify", "--log", "new.annals").out.hasPrefix(
                "new.annals is sound: 50 entries, 170 rows of the index\n"))
        #expect(box.files == ["acme.annals", "new.annals", "out.jsonl"])
    }

    @Test func `an export up to an earlier moment is the log of that moment`() {
        let box = Sandbox(.year)
        let lines = box.annals("export", "--known", "#7").out
        #expect(lines.split(separator: "\n").count == 7)
        #expect(box.annals("export").out.hasPrefix(lines))
    }

    @Test func `the same file taken in twice adds nothing`() {
        let box = Sandbox(.founded)
        box.write("year.jsonl", Acme.year)
        #expect(
            box.annals("import", "year.jsonl", "--log", "acme.annals")
                == .prints("acme.annals: 49 entries added; the log ends at #50"))
        #expect(
            box.annals("import", "year.jsonl", "--log", "acme.annals")
                == .prints("acme.annals: 0 entries added, 49 lines were there already; the log ends at #50"))
        let summary = box.annals("import", "-", "--json", input: Acme.year)
        #expect(summary.out == "{\n  \"schemaVersion\": 1,\n  \"added\": 0,\n  \"repeated\": 49,\n  \"head\": 50\n}\n")
    }

    @Test func `lines that are equal are as many entries, once each`() {
        let box = Sandbox(.founded)
        let line = #"{"type":"idea-captured","data":{"text":"Again"}}"# + "\n"
        #expect(
            box.annals("import", "-", "--log", "acme.annals", input: line + line)
                == .prints("acme.annals: 2 entries added; the log ends at #3"))
        #expect(
            box.annals("import", "-", "--log", "acme.annals", input: line + line + line)
                == .prints("acme.annals: 1 entry added, 2 lines were there already; the log ends at #4"))
    }

    @Test func `a longer file goes on where the shorter one ended, its labels meaning the same`() {
        let box = Sandbox(.founded)
        let lines = Acme.year.split(separator: "\n")
        box.annals("import", "-", input: lines[..<30].joined(separator: "\n"))
        #expect(
            box.annals("import", "-", "--log", "acme.annals", input: Acme.year)
                == .prints("acme.annals: 19 entries added, 30 lines were there already; the log ends at #50"))
        #expect(box.annals("tasks", "--csv").out == Sandbox(.year).annals("tasks", "--csv").out)
    }

    @Test func `a byte order mark, CRLF and blank lines are passed over`() {
        let box = Sandbox(.founded)
        let file = "\u{FEFF}\r\n" + Acme.year.split(separator: "\n").prefix(4).joined(separator: "\r\n\r\n") + "\r\n"
        #expect(
            box.annals("import", "-", "--log", "acme.annals", input: file)
                == .prints("acme.annals: 4 entries added; the log ends at #5"))
    }

    @Test func `--recorded-by writes down for those who acted`() {
        let box = Sandbox(.year)
        box.annals(
            "import", "-", "--recorded-by", "Ann Lee",
            input: #"{"type":"idea-captured","actor":"P-3","data":{"text":"One"}}"#)
        #expect(box.annals("show", "#51", "--json").json["entry"]["recorder"].text == "P-1")
    }
}

@Suite("annals verify and demo")
struct WholeTests {
    @Test func `a sound log is said to be sound`() {
        let box = Sandbox(.year)
        #expect(
            box.annals("verify", "--log", "acme.annals").out.hasPrefix(
                "acme.annals is sound: 50 entries, 170 rows of the index\n"))
        let report = box.annals("verify", "--json")
        #expect(
            report.out.hasPrefix(
                """
                {
                  "schemaVersion": 1,
                  "sound": true,
                  "entries": 50,
                  "indexRows": 170,
                  "unknown": 0,
                  "documents": 0,
                  "redacted": 0,
                  "holdsKey": true,
                  "root": "
                """))
        #expect(
            report.json.keys == [
                "schemaVersion", "sound", "entries", "indexRows", "unknown", "documents", "redacted", "holdsKey",
                "root",
                "tiles", "checkpoints", "lastCheckpoint", "witnesses", "since", "notSigned",
                "unreadable", "quick", "damage",
                "parted",
                "more", "rules",
            ])
        #expect(report.json["damage"].list.isEmpty && report.json["parted"].list.isEmpty)
        #expect(report.json["rules"].isNull && report.json["lastCheckpoint"].int == 50)
    }

    @Test func `with --rules every rule is run and every ballot counted again`() {
        let box = Sandbox(.year)
        let run = box.annals("verify", "--rules", "--log", "acme.annals")
        #expect(run.code == 0)
        #expect(run.out.contains("Every result follows from its votes: "))
        #expect(box.annals("verify", "--rules", "--json", "--log", "acme.annals").out.contains("\"wrong\": []"))
    }

    @Test func `two people of one name are told apart, and a text stays on its line`() {
        let box = Sandbox(.founded)
        for _ in 1...2 { #expect(box.annals("record", "person-joined", "name=Bob Roe", "email=b@x.org").code == 0) }
        #expect(box.annals("record", "idea-captured", "text=One\n#99  forged", "--as", "P-2").code == 0)
        let log = box.annals("log", "-n", "1").out
        #expect(log.contains("Bob Roe (P-2)"))
        #expect(log.contains("One #99  forged"))
        #expect(log.split(separator: "\n").count == 1)
    }

    @Test func `an entry of a newer release is kept and counted`() {
        let box = Sandbox()
        let newer =
            #"{"position":2,"id":"018d0000-0000-7000-8000-000000000002","type":"moon-landed","v":3,"occurredAt":"2024-01-02T08:00:00.000Z","recordedAt":"2024-01-02T08:00:00.000Z","about":["moon:X-1"],"data":{"moon":"X-1"}}"#
        box.write("newer.jsonl", Acme.founding + "\n" + newer + "\n")
        #expect(box.annals("import", "newer.jsonl", "--log", "acme.annals").code == 0)
        #expect(box.annals("verify", "--log", "acme.annals").code == 0)
        #expect(box.lines()[1] == newer)
        #expect(box.annals("log", "-n", "1").out.contains("moon-landed (version 3, of a newer release)"))
        #expect(box.annals("plan").code == 0)
    }

    @Test func `the demo makes its log, shows the tour and leaves the log`() {
        let box = Sandbox()
        let tour = box.annals(
            "demo", "--folder", "tour", environment: ["ANNALS_FIXTURES": Program.project.path + "/Fixtures"])
        #expect(tour.code == 0)
        #expect(tour.err == "")
        #expect(
            tour.out.hasPrefix(
                "296 meetings of the Bank of England's Monetary Policy Committee, 1997 to 2024: 10595 entries.\n"))
        for command in ["plan", "history 2024", "why D-468", "compare 2007 2009", "verify"] {
            #expect(tour.out.contains("\n$ annals \(command)\n\n"))
        }
        #expect(tour.out.contains("\n  export ANNALS_LOG=tour/mpc.annals\n"))
        #expect(
            box.annals("verify", "--log", "tour/mpc.annals").out.hasPrefix(
                "tour/mpc.annals is sound: 10596 entries, 37758 rows of the index\n"))
    }
}
