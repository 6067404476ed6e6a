import Testing

@Suite("Findings, platform, assumptions, themes, resources and follow-up, as printed")
struct AnalysisTests {
    @Test func `the plan`() {
        #expect(
            Sandbox(.shoes).annals("plan", "--as-of", "2024")
                == .prints(
                    """
                    Acme: the plan as of 2024-12-31

                    Platform
                      mission: Shoes for life (since 2024-08-02, #32)
                      vision: In every town (since 2024-08-02, #33, confirmed 2024-08-03)

                    Goals
                         G-1 Double revenue (2025)

                    Measures
                      M-1 Revenue: 9.5 M€ (2023), target for 2025: at least 19
                      M-2 Staff: 8 people (2024-01), target at least 12: missed

                    Decisions in force (1)
                      D-1 A shop in Vienna (since 2024-01-15 09:20 in S-1)

                    Findings (2)
                      F-3 swot, opportunity: They raise prices
                      F-2 resources, strength: A team that knows the market

                    Assumptions
                      A-1 Rents stay flat (fallen)

                    Resources
                      599.5 of 500 k€ of money for 2024: G-1 199.5, S-1 400 OVER CAPACITY

                    Tasks (1 open)
                      T-1 Newt Oz: Hire by 2024-03 OVERDUE
                    """))
    }

    @Test func `a measure and a person that came into the log later have their names on a day before`() {
        let plan = Sandbox(.shoes).annals("plan", "--as-of", "2024-06").out
        #expect(plan.contains("  M-2 Staff: 8 people (2024-01), target at least 12: missed\n"))
        #expect(plan.contains("  T-1 Newt Oz: Hire by 2024-03 OVERDUE"))
        #expect(!Sandbox(.shoes).annals("plan", "--as-of", "2024-01").out.contains("M-2"))
        #expect(Sandbox(.shoes).annals("log", "--as-of", "2024-02-02", "-n", "1").out.contains("task T-1 for Newt Oz"))
    }

    @Test func `why`() {
        #expect(
            Sandbox(.shoes).annals("why", "D-1", "--as-of", "2024-06")
                == .prints(
                    """
                    D-1  A shop in Vienna                                                   in force since 2024-01-15 09:20
                      decided         2024-01-15 09:20 in S-1 Winter, by consent
                      by              Ann Lee, Bob Roe
                      because         Known ground
                      finding         F-1 swot, threat: Rival: Sells cheaper online (4 of 5), Bob Roe
                      finding         F-2 resources, strength: A team that knows the market, Bob Roe
                      assumes         A-1 Rents stay flat (open)
                      figure          M-1 Revenue in 2023: 9.5 M€ (#9)
                      argued against  Bob Roe: We know shops, not the web (#15)
                      goal            G-1 Double revenue, open
                      task            T-1 Hire, open (Newt Oz)
                      target          M-1 Revenue for 2025: at least 19 M€, stands (2024-01-15 09:26, #18)
                      resource        300 k€ of money for 2024 to G-1 (2024-01-15 09:28, #20)
                      entries         #14 proposed · #16 taken
                    """))
    }

    @Test func `two moments side by side`() {
        let comparison = Sandbox(.shoes).annals("compare", "S-1", "2024").out
        for chapter in [
            """
            Platform
              reworded  mission: Shoes that last
                               → Shoes for life
              added     vision: In every town (confirmed 2024-08-03)
            """,
            """
            Assumptions fallen
              A-1 Rents stay flat (https://example.org/rents)
            """,
            """
            Findings
              new   F-3 swot, opportunity: They raise prices
              gone  F-1 swot, threat: Rival: Sells cheaper online (4 of 5), replaced by F-3
            """,
            """
            Resources
              k€ of money for 2024: 300 of 500 → 599.5 of 500 OVER CAPACITY
            """,
        ] { #expect(comparison.contains("\n\n" + chapter + "\n\n"), "\(comparison)") }
    }

    @Test func `the history of a session`() {
        #expect(
            Sandbox(.shoes).annals("history")
                == .prints(
                    """
                    2024-01-15 09:00  S-1 Winter, closed: 2 present, 2 findings
                        decided   D-1 A shop in Vienna
                        pulse     Y-1 closing, 2 answers: I am satisfied with this session. 4.5 · What came of it is our own work, not the moderator's. 4
                        lesson    Bring the rents next time
                        to tell   All staff by 2024-02 (Bob Roe): We open in Vienna
                        shared    with Bob Roe, All staff by e-mail
                        readers   agreed with 1
                    """))
    }

    @Test(
        arguments: [
            (["findings"], ["F-1", "F-2", "F-3"]), (["findings", "--status", "standing"], ["F-2", "F-3"]),
            (["findings", "--theme", "Digital"], ["F-1"]), (["findings", "--theme", "C-1"], ["F-1"]),
            (["findings", "--session", "S-1"], ["F-1", "F-2"]),
            (["findings", "--owner", "Bob Roe"], ["F-1", "F-2", "F-3"]),
            (["findings", "--since", "2024-02"], ["F-3"]), (["assumptions"], ["A-1"]),
            (["assumptions", "--status", "due", "--as-of", "2024-07-05"], ["A-1"]),
            (["assumptions", "--status", "open", "--as-of", "2024-06"], ["A-1"]), (["themes"], ["C-1"]),
            (["goals", "--theme", "Digital"], ["G-1"]), (["decisions", "--theme", "Digital"], ["D-1"]),
            (["ideas", "--theme", "Digital"], []),
        ])
    func `a register lists`(_ arguments: [String], _ ids: [String]) {
        let rows = Sandbox(.shoes).annals(arguments + ["--csv"]).out.split(whereSeparator: \.isNewline).dropFirst()
        #expect(rows.map { String($0.prefix { $0 != "," }) } == ids)
    }

    @Test(
        arguments: [
            (
                ["tasks", "--theme", "C-1"],
                "annals: tasks belong to no themes; a theme filters decisions, goals, ideas, findings, themes"
            ),
            (["findings", "--theme", "Green"], "annals: no theme is called “Green”; annals themes lists them"),
            (
                ["findings", "--status", "gone"],
                "annals: no findings are ever “gone”; they are: standing, replaced, retired"
            ),
        ])
    func `what cannot be filtered by is named`(_ arguments: [String], _ message: String) {
        let outcome = Sandbox(.shoes).annals(arguments)
        #expect(outcome.code > 0 && outcome.out.isEmpty && outcome.err == message + "\n")
    }

    @Test func `a reversal asks for targets and allocations by their entries`() {
        let box = Sandbox(.shoes)
        #expect(
            box.annals(
                "record", "decision-taken", "title=Web", "statement=Online", "how=consent", "basis=F-3", "rationale=X",
                "--at", "2024-09-01"
            ).code == 0)
        let reversal = ["record", "decision-reversed", "decision=D-1", "by=D-2", "--at", "2024-09-02"]
        #expect(
            box.annals(reversal)
                == .fails(
                    "G-1, #18, #20, T-1 came of D-1: say in “hanging” whether to keep, move or cancel each, or say why not with “leaving”"
                )
        )
        let fates =
            ##"hanging:=[{"on":"G-1","fate":"move","to":"D-2"},{"on":"T-1","fate":"keep"},{"on":"#18","fate":"cancel"},{"on":"#20","fate":"cancel"}]"##
        #expect(box.annals(reversal + [fates]).code == 0)
        let plan = box.annals("plan", "--as-of", "2024-09-02").out
        #expect(plan.contains("  M-1 Revenue: 9.5 M€ (2023)\n"))
        #expect(plan.contains("  400 of 500 k€ of money for 2024: S-1 400\n"))
    }
}

extension Template {
    /// A planning session of Acme with findings, a platform, assumptions and resources, and what came of it in the year.
    static let shoes = Template(
        Acme.founding,
        #"""
        {"type":"person-joined","occurredAt":"2024-01-02","data":{"person":"@ann","name":"Ann Lee"}}
        {"type":"person-joined","occurredAt":"2024-01-02","actor":"@ann","data":{"person":"@bob","name":"Bob Roe"}}
        {"type":"theme-named","occurredAt":"2024-01-03","actor":"@ann","data":{"theme":"@digital","title":"Digital"}}
        {"type":"measure-defined","occurredAt":"2024-01-03","actor":"@ann","data":{"measure":"@revenue","name":"Revenue","unit":"M€","nature":"financial","better":"higher","rollsUp":"sum"}}
        {"type":"session-scheduled","occurredAt":"2024-01-04","actor":"@ann","data":{"session":"@winter","title":"Winter","kind":"planning","purpose":"Plan","startsAt":"2024-01-15"}}
        {"type":"participant-invited","occurredAt":"2024-01-05","actor":"@ann","data":{"session":"@winter","person":"@ann","role":"chair"}}
        {"type":"session-opened","occurredAt":"2024-01-15T09:00","actor":"@ann","data":{"session":"@winter","present":["@ann","@bob"]}}
        {"type":"measurement-recorded","occurredAt":"2024-01-15T09:01","actor":"@bob","data":{"measure":"@revenue","period":"2023","value":9.5}}
        {"type":"finding-recorded","occurredAt":"2024-01-15T09:02","actor":"@bob","data":{"finding":"@cheap","lens":"swot","side":"threat","of":"Rival","text":"Sells cheaper online","rating":4,"evidence":["#9"],"themes":["@digital"]}}
        {"type":"finding-recorded","occurredAt":"2024-01-15T09:03","actor":"@bob","data":{"finding":"@team","lens":"resources","side":"strength","text":"A team that knows the market"}}
        {"type":"platform-stated","occurredAt":"2024-01-15T09:05","actor":"@ann","data":{"part":"mission","text":"Shoes that last"}}
        {"type":"assumption-stated","occurredAt":"2024-01-15T09:06","actor":"@ann","data":{"assumption":"@rents","text":"Rents stay flat","reviewOn":"2024-07"}}
        {"type":"decision-proposed","occurredAt":"2024-01-15T09:09","actor":"@ann","data":{"decision":"@shop","title":"Where to grow","from":["@cheap"],"themes":["@digital"]}}
        {"type":"argument-made","occurredAt":"2024-01-15T09:10","actor":"@bob","data":{"on":"@shop","stance":"against","text":"We know shops, not the web","evidence":["@team"]}}
        {"type":"decision-taken","occurredAt":"2024-01-15T09:20","actor":"@ann","data":{"decision":"@shop","statement":"A shop in Vienna","rationale":"Known ground","how":"consent","basis":["@team","#9"],"assumes":["@rents"]}}
        {"type":"goal-set","occurredAt":"2024-01-15T09:25","actor":"@ann","data":{"goal":"@grow","title":"Double revenue","kind":"goal","horizon":"2025","decision":"@shop","themes":["@digital"]}}
        {"type":"target-set","occurredAt":"2024-01-15T09:26","actor":"@ann","data":{"measure":"@revenue","period":"2025","value":19,"decision":"@shop"}}
        {"type":"resource-stated","occurredAt":"2024-01-15T09:27","actor":"@ann","data":{"nature":"money","amount":500,"unit":"k€","period":"2024"}}
        {"type":"resource-allocated","occurredAt":"2024-01-15T09:28","actor":"@ann","data":{"to":"@grow","nature":"money","amount":300,"unit":"k€","period":"2024","decision":"@shop"}}
        {"type":"pulse-opened","occurredAt":"2024-01-15T11:00","actor":"@ann","data":{"pulse":"@pulse","session":"@winter","when":"closing"}}
        {"type":"pulse-answered","occurredAt":"2024-01-15T11:01","actor":"@ann","data":{"pulse":"@pulse","answers":[5,4]}}
        {"type":"pulse-answered","occurredAt":"2024-01-15T11:02","actor":"@bob","data":{"pulse":"@pulse","answers":[4,4],"words":"Too long"}}
        {"type":"message-planned","occurredAt":"2024-01-15T11:04","actor":"@ann","data":{"session":"@winter","audience":"All staff","text":"We open in Vienna","channel":"e-mail","due":"2024-02","owner":"@bob"}}
        {"type":"lesson-learned","occurredAt":"2024-01-15T11:05","actor":"@ann","data":{"session":"@winter","text":"Bring the rents next time"}}
        {"type":"session-closed","occurredAt":"2024-01-15T12:00","actor":"@ann","data":{"session":"@winter"}}
        {"type":"summary-published","occurredAt":"2024-01-16","actor":"@ann","data":{"session":"@winter","form":"page"}}
        {"type":"summary-shared","occurredAt":"2024-01-16","actor":"@ann","data":{"session":"@winter","with":["Bob Roe","All staff"],"channel":"e-mail"}}
        {"type":"summary-acknowledged","occurredAt":"2024-01-17","actor":"@bob","data":{"session":"@winter","stance":"agree"}}
        {"type":"assumption-judged","occurredAt":"2024-08-01","actor":"@ann","data":{"assumption":"@rents","holds":false,"evidence":["https://example.org/rents"]}}
        {"type":"finding-recorded","occurredAt":"2024-08-01","actor":"@bob","data":{"lens":"swot","side":"opportunity","text":"They raise prices","replaces":["@cheap"]}}
        {"type":"platform-stated","occurredAt":"2024-08-02","actor":"@ann","data":{"part":"mission","text":"Shoes for life","why":"Shorter"}}
        {"type":"platform-stated","occurredAt":"2024-08-02","actor":"@ann","data":{"part":"vision","text":"In every town"}}
        {"type":"platform-confirmed","occurredAt":"2024-08-03","actor":"@ann","data":{"part":"vision"}}
        {"type":"resource-released","occurredAt":"2024-08-03","actor":"@ann","data":{"from":"@grow","nature":"money","amount":100.5,"unit":"k€","period":"2024","why":"Smaller"}}
        {"type":"resource-allocated","occurredAt":"2024-08-03","actor":"@ann","data":{"to":"@winter","nature":"money","amount":400,"unit":"k€","period":"2024"}}
        {"type":"measure-defined","occurredAt":"2024-12-30","actor":"@ann","data":{"measure":"@staff","name":"Staff","unit":"people","nature":"other","better":"higher","rollsUp":"last"}}
        {"type":"target-set","occurredAt":"2024-02-01","data":{"measure":"@staff","period":"2024","value":12}}
        {"type":"measurement-recorded","occurredAt":"2024-02-01","data":{"measure":"@staff","period":"2024-01","value":8}}
        {"type":"person-joined","occurredAt":"2024-12-30","actor":"@ann","data":{"person":"@new","name":"Newt Oz"}}
        {"type":"task-assigned","occurredAt":"2024-02-02","data":{"title":"Hire","owner":"@new","due":"2024-03","from":["@shop"]}}
        """#)
}
