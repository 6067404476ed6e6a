import Testing

@Suite("annals completeness, tracker and remind")
struct FollowUpCommandTests {
    // MARK: completeness

    @Test func `the first planning session of the company left one goal without a measure`() {
        #expect(
            Company.annals("completeness", "S-1", "--missing")
                == .prints(
                    """
                    S-1 Strategy 2020 to 2022  planning, 2020-01-21 09:02: 13 of 14 outputs there

                    Evaluation and monitoring
                      ✗ a measure with target for every goal  2
                          G-3 has no measure
                    """))
    }

    @Test func `a meeting that left its plan aside is told what it left aside`() {
        let out = Company.annals("completeness", "S-8").out
        #expect(out.contains("\nResources and capabilities  not entered\n  ✗ findings (inside)  0\n"))
        #expect(out.contains("\n  ✓ decisions with rationale, basis and deciders  1\n"))
        #expect(out.contains("\nGaps\n  D-10  led to no task or goal  The hall is paid by a loan"))
        let json = Company.annals("completeness", "S-8", "--json").json
        #expect(json["schemaVersion"].int == 1 && json["session"].text == "S-8")
        #expect(json["gaps"].list.map { $0["lacks"].text } == ["task"])
        #expect(json["stages"][1]["outputs"][0]["found"].int == 0)
        #expect(json["stages"][1]["outputs"][0]["met"].truth == false)
    }

    @Test func `what was missing then may be there now`() {
        let box = Sandbox(.year)
        #expect(box.annals("completeness", "S-2").out.contains("led to no task") == false)
        let then = box.annals("completeness", "S-1", "--as-of", "2024-01-15T11:00").out
        #expect(then.contains("G-1  no measure") && then.contains("I-1") == false)
        #expect(box.annals("completeness", "S-1").out.contains("G-2  no measure") == false)
    }

    @Test func `without a session it is the one at hand, and there may be none`() {
        #expect(Sandbox(.year).annals("completeness").out.hasPrefix("S-2 Summer offsite"))
        #expect(
            Sandbox(.founded).annals("completeness") == .fails("no session was opened yet; name one, such as S-4"))
        #expect(Sandbox(.year).annals("completeness", "S-9") == .fails("S-9 is not in the log; see annals sessions"))
        #expect(
            Sandbox(.year).annals("completeness", "D-1")
                == .fails("“D-1” is no session's id, such as S-4; annals sessions lists them", code: 2))
    }

    @Test func `the bank planned no outputs, and none are made up`() {
        let out = Sandbox(.centralBank).annals("completeness", "S-100", "--json").json
        #expect(out["checked"].int == 0 && out["stages"].list.isEmpty)
    }

    // MARK: tracker

    @Test func `the tracker sees who is late, what was put off, and how sure people were`() {
        let out = Company.annals("tracker", "--as-of", "2020-09-15").out
        #expect(
            out.contains(
                "\n  T-6  2021-03-31  Find out what a system for orders and stock costs (started 40 %, carried once, re-dated once)\n"
            ))
        #expect(out.contains("\n        2020-07-06 16:01 at-risk, confidence 5 of 10: The bench is ordered"))
        #expect(out.contains("\nErrors noted\n  2020-07-06 16:01  G-2  The hall waits for a course"))
        let late = Company.annals("tracker", "--late", "--as-of", "2024-06-01").out
        #expect(
            late
                == "Viktor Hahn  1 open, 1 late\n  T-12  2022-12-31  Keep one propane unit running in the laboratory (late by 518 days, carried twice)\n"
        )
        #expect(
            Company.annals("tracker", "--put-off", "3", "--as-of", "2024-06-01").out.contains(
                "T-21  2024-06-30  Sell what is left of the R32 compressors (carried twice, re-dated once)"))
    }

    @Test func `the tracker's list is JSON and CSV too, of one person where asked`() {
        let json = Company.annals("tracker", "Viktor Hahn", "--as-of", "2021-09-15", "--json").json
        #expect(json["owners"].list.map { $0["owner"].text } == ["P-5"])
        let items = json["owners"][0]["items"].list
        #expect(items.first?["subject"].text == "T-11" && items.first?["status"].text == "off-track")
        #expect(items.first?["confidence"].list.map { $0.int } == [3])
        #expect(json["errors"][0]["error"].text?.hasPrefix("The second source was never asked") == true)
        let csv = Company.annals("tracker", "Viktor Hahn", "--put-off", "1", "--as-of", "2021-09-15", "--csv").out
        #expect(
            csv
                == "owner,id,state,due,days late,carried,re-dated,status,confidence,words\r\nViktor Hahn,T-11,started,2021-11-15,,0,1,off-track,3,Type test of the R32 unit\r\n"
        )
        #expect(Company.annals("tracker", "--csv", "--json").code == 2)
        #expect(Sandbox(.centralBank).annals("tracker") == .prints("Nothing of that kind is open."))
    }

    @Test func `what is missing is told in Russian too`() {
        let out = Company.annals("completeness", "S-11", "--missing", "--language", "ru").out
        #expect(out.hasPrefix("S-11 The year 2023, judged  assessment, 2023-11-23 13:00: есть 5 из 9\n"))
        #expect(out.contains("\n  ✗ судьба каждого обещания  3\n      T-12: судьба не решена\n"))
        #expect(!out.contains(" got no ") && !out.contains(" was not "))
        let gaps = Company.annals("completeness", "S-8", "--language", "ru").out
        #expect(gaps.contains("\nПробелы\n  D-10  ни задачи, ни цели  The hall is paid by a loan"))
    }

    // MARK: remind

    @Test func `a letter for each person who owes something, and for nobody else`() {
        #expect(
            Company.annals("remind", "--as-of", "2024-01-20")
                == .prints(
                    """
                    To: Ruth Albrecht <ruth@tannbach.example>
                    Subject: Tannbach Heat Pumps: 2 things for you, 1 late (2024-01-20)

                    Decisions to look at again
                    - D-5 First an order typed once, then serial numbers; everything else waits until both run, due 2022-06, late by 569 days
                    - D-10 The hall is paid by a loan of 3 M€ over twelve years, due 2024-02


                    To: Viktor Hahn
                    Subject: Tannbach Heat Pumps: 1 thing for you, 1 late (2024-01-20)

                    Your tasks
                    - T-12 Keep one propane unit running in the laboratory, due 2022-12-31, late by 385 days (carried twice)


                    To: Petra Dorn
                    Subject: Tannbach Heat Pumps: 1 thing for you (2024-01-20)

                    Your tasks
                    - T-23 Three ways through 2024, in figures, due 2024-01-31
                    """))
        let json = Company.annals("remind", "P-6", "--as-of", "2024-01-20", "--json").json
        #expect(json["people"].list.map { $0["name"].text } == ["Petra Dorn"])
        #expect(json["people"][0]["items"][0]["kind"].text == "task")
        #expect(
            Company.annals("remind", "Ines Marek", "--as-of", "2024-01-20")
                == .prints("Nobody needs to hear of anything."))
        #expect(Company.annals("remind", "--within", "-1").code == 2)
        #expect(Sandbox(.centralBank).annals("remind") == .prints("Nobody needs to hear of anything."))
    }

    // MARK: Registers of what was asked and prepared

    @Test(
        arguments: [
            (["questions"], ["Q-1", "Q-2", "Q-3", "Q-4"]), (["questions", "--status", "open"], ["Q-3"]),
            (["homework", "--session", "S-1"], ["H-1", "H-2", "H-3", "H-4"]),
            (["homework", "--owner", "Viktor Hahn"], ["H-3", "H-5"]),
            (["homework", "--status", "missing"], ["H-8"]),
            // As things stood before: two days to go, two things handed in; then one is late.
            (["homework", "--status", "handed in", "--as-of", "2020-01-16T08:10"], ["H-1", "H-2"]),
        ])
    func `questions and homework are registers too`(_ arguments: [String], _ ids: [String]) {
        let rows = Sandbox(Company.tour.log).annals(arguments + ["--csv"]).out.split(whereSeparator: \.isNewline)
            .dropFirst()
        #expect(rows.map { String($0.prefix { $0 != "," }) } == ids)
        // The same rows in JSON, which says how each stands.
        let json = Company.annals(arguments + ["--json"]).json[arguments[0]].list
        #expect(json.compactMap { ($0["question"].text ?? $0["homework"].text) } == ids)
        #expect(json.allSatisfy { $0["status"].text != nil })
    }
}
