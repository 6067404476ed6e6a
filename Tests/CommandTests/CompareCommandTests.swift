import Foundation
import Testing

@Suite("annals compare and annals diff, over five years of a company")
struct CompareCommandTests {
    private func row(_ name: String, _ table: JSON) -> [JSON] {
        table["rows"].list.first { $0["name"].text == name }?["values"].list ?? []
    }

    @Test func `what a chief executive sees of 2022 and 2023`() {
        let outcome = Company.annals("compare", "2021", "2023")
        #expect(outcome.code == 0 && outcome.err == "")
        for chapter in [
            """
            Goals (4 achieved, 2 replaced, 1 dropped, 4 continued)
              achieved   G-1 9.6 million in 2022 (achieved 2023-01-09 11:05; carried on as G-8 16 million in 2024)
              achieved   G-3 The quietest unit of its class (achieved 2023-01-09 11:07)
              achieved   G-5 An order is typed once (achieved 2022-12-30 12:00)
              achieved   G-10 The second hall (set 2022-01-20 15:32; achieved 2023-11-10 09:00)
              replaced   G-2 Six weeks from order to delivery (dropped 2023-01-09 11:06; carried on as G-9 Eight weeks, and a day that holds)
              replaced   G-7 A third of all units from the R32 line (dropped 2023-01-19 14:10; carried on as G-13 Three of five units on propane)
              dropped    G-11 Austria and Slovenia: ten installers each (set 2022-01-20 15:33; dropped 2022-09-30 16:02)
            """,
            """
            Priorities
              2 goals are ranked at both: too few to say how far the order held
              2 → 1  G-8 16 million in 2024 (was G-1 9.6 million in 2022)
              1 → 2  G-9 Eight weeks, and a day that holds (was G-2 Six weeks from order to delivery)
            """,
            """
            Decisions reversed
              D-4 The next line runs on R32; propane stays in the laboratory, 2023-01-19 14:10, by D-11
            """,
            """
            Overdue
              T-12 Keep one propane unit running in the laboratory (Viktor Hahn, due 2022-12-31)
            """,
        ] { #expect(outcome.out.contains("\n\n" + chapter + "\n"), "\(outcome.out)") }
        #expect(
            outcome.out.contains(
                "\n    2022-Q4  3.2, target at least 2.7: met\n    2022     10.9, target at least 9.6: met\n"))
        #expect(!outcome.out.contains("0 of 0"))
    }

    @Test func `five years in one table tell the rise and the fall`() {
        let table = Company.annals("compare", "2020..2024", "--json").json
        #expect(table["periods"].texts == ["2020", "2021", "2022", "2023", "2024"])
        // The quarters added up by hand; the last one of each year was read in January.
        let revenue = row("M-1 Revenue", table)
        #expect(revenue.map { $0["value"].double } == [6.1, 7.6, 10.9, 12.4, 10.1])
        #expect(revenue.map { $0["met"].truth } == [false, true, true, false, true])
        #expect(row("M-1 target", table).map { $0["low"].double } == [6.6, 7.4, 9.6, 13.5, 10])
        // Three planning sessions set goals: in 2020, 2022 and at the end of 2024.
        #expect(row("new", table).compactMap(\.int) == [5, 1, 1, 0, 2])
        #expect(row("new, carrying on another", table).compactMap(\.int) == [0, 0, 3, 1, 2])
        #expect(row("given up for another", table).compactMap(\.int) == [0, 0, 0, 2, 0])
        #expect(row("reversed", table).compactMap(\.int) == [0, 0, 0, 1, 0])
        #expect(row("assumptions fallen", table).compactMap(\.int) == [0, 0, 1, 2, 0])
        #expect(row("went", table).compactMap(\.int) == [0, 0, 1, 1, 0])
        #expect(row("held", table).compactMap(\.int).reduce(0, +) == 13)
        let promised = row("made", table).compactMap(\.int)
        #expect(promised.reduce(0, +) == Company.entries.count { $0["type"].text == "task-assigned" })
        #expect(row("made and done by the end", table).map { $0["of"].int } == promised)
    }

    @Test func `the table fits a page, and a narrow one is cut into lots of columns`() {
        let lines = Company.annals("compare", "2020..2024").out.split(separator: "\n")
        #expect(lines[0] == "Tannbach Heat Pumps: 2020..2024, each beside the one before")
        #expect(lines[1] == "✓ target met, ✗ missed; – nothing on record")
        #expect(lines.allSatisfy { $0.count <= 120 })
        let revenue = lines.first { $0.hasPrefix("  M-1 Revenue (M€)") }?.split(separator: " ").dropFirst(3)
        #expect(revenue?.joined(separator: " ") == "6.1 ✗ 7.6 ✓ 10.9 ✓ 12.4 ✗ 10.1 ✓")
        let narrow = Sandbox(Company.tour.log).annals("compare", "2020..2024", environment: ["COLUMNS": "80"]).out
        #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(narrow.components(separatedBy: "\nSessions\n").count > 2)
    }

    @Test func `a table as CSV has a number a cell`() {
        let lines = Company.annals("compare", "2020..2024", "--csv").out.components(separatedBy: "\r\n")
        #expect(lines[0] == "section,row,unit,2020,2021,2022,2023,2024")
        #expect(lines.contains("figures,M-1 Revenue,M€,6.1,7.6,10.9,12.4,10.1"))
        #expect(lines.contains(#"figures,"M-1 Revenue, target met",M€,no,yes,yes,no,yes"#))
        #expect(lines.contains("decisions,reversed,,0,0,0,1,0"))
        #expect(lines.contains("promises,made,,10,6,3,4,4"))
    }

    @Test func `quarters and halves stand side by side too`() {
        let halves = Company.annals("compare", "2022-H1..2023-H2", "--json").json
        #expect(halves["periods"].texts == ["2022-H1", "2022-H2", "2023-H1", "2023-H2"])
        #expect(row("M-1 Revenue", halves).map { $0["value"].double } == [4.8, 6.1, 7, 5.4])
        let quarters = Company.annals("compare", "2022-Q4..2023-Q2", "--json").json
        #expect(row("M-1 Revenue", quarters).map { $0["value"].double } == [3.2, 3.4, 3.6])
    }

    @Test func `the difference of two plans, line by line`() {
        let outcome = Company.annals("diff", "2022", "2023")
        #expect(outcome.code == 0 && outcome.err == "" && !outcome.out.contains("\u{1B}"))
        #expect(
            outcome.out.hasPrefix(
                "Tannbach Heat Pumps: the plan of 2022 against that of 2023 (2022-12-31 to 2023-12-31)\n"))
        for part in [
            "- G-1 9.6 million in 2022 (light green; owner Ruth Albrecht; horizon 2022; decision D-1; kind goal) – achieved 2023-01-09 11:05, #685\n",
            "~ D-7 Where the money of 2022 goes\n    review: 2023-11 → 2024-12\n",
            "~ A-3 Orders grow by 30 % a year at least until 2025\n    state: open → fallen\n    + evidence: F-24\n",
            "~ P-10 Yusuf Demir\n    job: Shift lead, works council → Head of production, for Jonas\n    level: CEO-2 → CEO-1",
        ] { #expect(outcome.out.contains("\n" + part), "\(outcome.out)") }
        #expect(Company.annals("diff", "2023", "2023").out.contains("\n\nNothing differs: "))
    }

    @Test func `the difference as JSON`() {
        let diff = Company.annals("diff", "2022", "2023", "--json").json
        #expect(diff["schemaVersion"].int == 1)
        let counts = diff["counts"]
        let changes = diff["changes"].list
        #expect(
            changes.count == [counts["added"], counts["removed"], counts["changed"]].compactMap(\.int).reduce(0, +))
        let hall = changes.first { $0["id"].text == "G-10" }
        #expect(hall?["change"].text == "removed" && hall?["fields"]["title"].text == "The second hall")
        let lab = changes.first { $0["id"].text == "T-12" }
        #expect(lab?["fields"].list.contains { $0["field"].text == "from" && $0["to"].text == "D-11" } == true)
    }

    @Test func `what was written down later is not known earlier`() {
        // By #200 nothing of 2021 had been written down.
        let known = Company.annals("compare", "2020", "2021", "--known", "#200", "--json").json
        #expect(known["sessions"].list.isEmpty && known["taken"].list.isEmpty)
        // But what there was to spend in 2020 is no part of the plan when the year is over.
        let diff = Company.annals("diff", "2020", "2021", "--known", "#200", "--json").json
        #expect(diff["changes"].list.map { $0["section"].text } == ["resources"])
        #expect(diff["changes"][0]["change"].text == "removed")
        #expect(Company.annals("compare", "2020", "2021", "--json").json["taken"].list.count == 2)
    }

    @Test func `in a log with nothing in it nothing is made up`() {
        let box = Sandbox(.founded)
        #expect(
            box.annals("compare", "2023", "2024")
                == .prints("Acme: 2023 beside 2024 (2023-12-31 to 2024-12-31)\n\nBetween them\n  nothing was recorded"))
        #expect(
            box.annals("compare", "2023..2024")
                == .prints("Acme: 2023..2024, each beside the one before\n\nNothing is on record of that time."))
        #expect(
            box.annals("diff", "2023", "2024")
                == .prints(
                    "Acme: the plan of 2023 against that of 2024 (2023-12-31 to 2024-12-31)\n\nNothing differs: 1 line."
                ))
        #expect(box.annals("compare", "2023..2024", "--csv") == .prints("section,row,unit,2023,2024\r"))
    }
}

@Suite("annals compare over a central bank's thin record")
struct CentralBankCompareTests {
    @Test func `six years of rates, and no word of goals, promises or attention`() {
        #expect(
            Sandbox(.centralBank).annals("compare", "2005..2010")
                == .prints(
                    """
                    Bank of England: 2005..2010, each beside the one before

                                           2005  2006  2007  2008  2009  2010
                    Sessions
                      held                   12    12    12    12    12    12
                      people in the room     12    16    12    12    15    14
                      votes                 108   100   108   108   180   151
                      dissents               17    12    19    14     7    10
                    Figures
                      M-1 Bank Rate (%)     4.5     5   5.5     2   0.5   0.5
                    Decisions
                      in force at the end     1     1     1     1     2     1
                      taken                  12    12    12    12    20    17
                      superseded             12    12    12    12    19    18
                    People
                      there at the end       31    35    36    37    41    43
                      came                    2     4     1     1     4     2
                    """))
    }

    @Test func `two meetings side by side`() {
        #expect(
            Sandbox(.centralBank).annals("compare", "S-1", "S-2")
                == .prints(
                    """
                    Bank of England: S-1 beside S-2 (1997-06-06 to 1997-07-10)

                    Between them
                      1 session, 6 people in it, 6 votes
                      1 decision taken, 1 superseded

                    Measures
                      M-1 Bank Rate: 6.5 → 6.75 % (6.5 → 6.75)

                    Decisions taken
                      1997-07-10  D-2 Bank Rate at 6.75%, in force

                    Decisions superseded
                      D-1 Bank Rate at 6.5%, 1997-07-10, by D-2
                    """))
    }
}
