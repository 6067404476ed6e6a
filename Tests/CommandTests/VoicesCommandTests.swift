import Testing

@Suite("annals voices")
struct VoicesCommandTests {
    private func session(_ id: String, _ arguments: String...) -> Outcome {
        Sandbox(Company.tour.log).annals(["voices", id] + arguments)
    }

    @Test func `one session, a line a person, with what became of ideas`() {
        let outcome = session("S-1")
        #expect(outcome.code == 0 && outcome.err == "")
        #expect(outcome.out.hasPrefix("S-1 Strategy 2020 to 2022, 2020-01-21: 12 present\n"))
        #expect(outcome.out.contains("\nSamir Haddad    2 of 9  2 of 2    "))
        #expect(
            outcome.out.contains("\nYusuf Demir     1 of 9  1 of 1    –          1 of 2  –       1:35     1 of 1  –\n"))
        #expect(
            outcome.out.contains(
                "  moderator  Anke Reuter (strategist): 0 of 9 ideas, 0 of 2 arguments, 0 of 2 turns, 0 of 7 ideas taken up\n"
            ))
        // The gas boilers were withdrawn, and propane came to a decision that went against it.
        #expect(outcome.out.contains("  taken up   7 of 9 ideas (78 %)\n"))
        #expect(!outcome.out.contains("I-5 ") && !outcome.out.contains("I-9 "))
        #expect(
            outcome.out.contains("  silent     1 of 9 without idea, argument, turn or finding on record: Petra Dorn\n"))
        // 4, 2, 3, 2, 3, 2, 1, 1 make 18; 5, 4, 4, 3, 4, 4, 4, 3 make 31; each of the eight agrees more.
        #expect(
            outcome.out.contains(
                "“I can name the goals of our company.” before 2.25 of 5 (8 answers) → closing 3.88 of 5 (8 answers); +1.63 (8 more, 0 less, 0 as before)\n"
            ))
    }

    @Test func `what four said without a name is nobody's`() {
        let outcome = session("S-3")
        #expect(outcome.out.contains("  nobody's   4 of 6 ideas bear no name, or not yet\n"))
        #expect(outcome.out.contains("; what bears no name may be theirs\n"))
        // 5, 4, 5, 3, 4, 5, 3, 5 make 34.
        #expect(
            outcome.out.contains("“I am satisfied with this session.” closing 4.25 of 5 (8 answers), anonymous\n"))
        let people = session("S-3", "--json").json["together"]["people"].list
        #expect(people.compactMap { $0["ideas"]["count"].int }.reduce(0, +) == 2)
        #expect(!session("S-3", "--json").out.contains("Again, please"))
    }

    @Test func `the expert's own case stands apart from the ideas`() {
        let json = session("S-5", "--json").json["together"]
        #expect(json["ideas"].int == 5)
        #expect(json["moderator"]["ideas"]["count"].int == 0 && json["moderator"]["ideas"]["of"].int == 5)
        #expect(json["experiences"].list.count == 1)
        #expect(
            session("S-5").out.contains(
                "  experience  Emil Sand: We bought the system first and asked the hall second."))
    }

    @Test func `styles and moderators over the years`() {
        let styles = Company.annals("voices", "--by", "style")
        // (34 + 37) / 17 answers of S-1 and S-12.
        #expect(styles.out.contains("\nstrategist  "))
        #expect(styles.out.contains("4.18 (17)"))
        #expect(styles.out.contains("\n  S-3 2020-09-17   10       6      2         –          –      8      ≤ 2 of 8"))
        #expect(styles.out.hasSuffix("\n3 sessions without a style on record\n"))
        let json = Company.annals("voices", "--by", "moderator", "--json").json["groups"].list
        #expect(json.compactMap { $0["moderator"].text }.count == 3)
        #expect(json.map { $0["each"].list.count } == [7, 1, 2])
    }

    @Test func `a series, a year, and what is neither`() {
        #expect(
            Company.annals("voices", "Leadership offsite", "--json").json["together"]["sessions"].texts == [
                "S-3", "S-10",
            ])
        #expect(Company.annals("voices", "2021", "--json").json["together"]["sessions"].texts == ["S-4", "S-5", "S-6"])
        #expect(Company.annals("voices", "1999") == .prints("No session of those was opened yet."))
        #expect(Company.annals("voices", "S-13") == .prints("No session of those was opened yet."))
        #expect(
            Company.annals("voices", "Lunch")
                == .fails(
                    "“Lunch” is no session (S-4), series (R-1 or its name) or period (2026); annals sessions lists them"
                ))
        #expect(Company.annals("voices", "S-99").code == 1)
    }

    @Test func `as of a moment nothing later is told`() {
        let then = Company.annals("voices", "S-1", "--as-of", "2020-01-21T12:00").out
        #expect(!then.contains("closing") && !then.contains("B-1"))
    }

    @Test func `where minutes hold votes alone, nothing else is told`() {
        let bank = Sandbox(.centralBank)
        #expect(
            bank.annals("voices", "2024-09").out
                == "session           present  votes\nS-296 2024-09-18  10       18\n")
        let one = bank.annals("voices", "S-296").out
        #expect(one.contains("\nDave Ramsden       2 of 2  –\n"))
        for word in ["silent", "turns", "airtime", "ideas", "moderator", "pulse"] { #expect(!one.contains(word)) }
        #expect(
            bank.annals("voices", "--by", "style") == .prints("It is not on record how any of 296 sessions was led."))
        let json = bank.annals("voices", "S-296", "--json").json["together"]
        #expect(json["silent"].isNull && json["moderator"].isNull && json["people"][0]["turns"].isNull)
    }
}

@Suite("annals retrospective")
struct RetrospectiveCommandTests {
    @Test func `a session: what it promised, what the next ones found, its time, and what came of it`() {
        let outcome = Company.annals("retrospective", "S-1", "--rate", "80 EUR/h")
        #expect(outcome.err == "")
        #expect(
            outcome.out.hasPrefix(
                """
                S-1 Strategy 2020 to 2022 (2020-01-21, Strategic planning, strategist)
                  promised    6 of 6 (100 %) done: 2 on time, 1 by a later date, 3 late
                  S-2 found   2 under way, 4 nothing said (follows it); there: 2 carried, 4 nothing said
                  S-4 found   5 done, 1 carried (follows it); there: 1 carried
                  S-7 found   6 done (next of its series)
                  time        13 h 45 min of 14 h 30 min planned; 12 people, 162.8 person-hours, 13023 EUR
                  came of it  1 decision, 5 goals, 6 of 6 tasks done

                task  outcome                      promised by  owner          title
                T-1   by a later date, carried 2×  2020-06-30   Yusuf Demir    Teach four more people to braze
                """))
        // Entered at 9:31, left at 10:20 for the next.
        #expect(outcome.out.contains("\nThe figures, and what explains them           60 min   49 min\n"))
        #expect(outcome.out.contains("\nLunch                                         60 min   –           break\n"))
    }

    @Test func `years side by side, with the time of offsites and of strategy sessions`() {
        let years = Company.annals("retrospective", "--by", "year", "--json").json["groups"].list
        #expect(years.compactMap { $0["key"].text } == ["2020", "2021", "2022", "2023", "2024"])
        #expect(years.map { $0["keeping"]["promised"].int } == [10, 6, 3, 4, 4])
        #expect(years.map { $0["offsites"]["sessions"].int } == [1, 0, 0, 1, 0])
        #expect(years.map { $0["offsites"]["seconds"].int ?? 0 > 0 } == [true, false, false, true, false])
        #expect(years[1]["offsites"]["seconds"].isNull)
        let text = Company.annals("retrospective", "--by", "year").out
        #expect(text.contains("\n2022  2         3         1 of 3 (33 %)   1 of 1   2 "))
        #expect(
            text.contains(
                "  promised    22 of 27 (81 %) done: 14 on time, 3 by a later date, 5 late; 3 dropped, 2 overdue\n"))
        #expect(
            text.contains(
                "  2×  T-21 Sell what is left of the R32 compressors (done, Clara Neumann): into S-11, S-12\n"))
    }

    @Test func `styles and series, and a spreadsheet`() {
        let styles = Company.annals("retrospective", "--by", "style", "--json").json["groups"].list
        #expect(styles.map { $0["key"].text } == ["strategist", "blank-sheet", "expert", "none"])
        #expect(styles.map { $0["keeping"]["done"]["of"].int } == [13, 10, 2, 2])
        let csv = Company.annals("retrospective", "2021", "--by", "series", "--csv", "--rate", "100").out
        let rows = csv.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows.count == 2)
        #expect(Set(rows.map(\.count)) == [25])
        #expect(rows[1].prefix(5) == ["none", "", "3", "6", "6"])
        #expect(Company.annals("retrospective", "--csv", "--json").code == 2)
        #expect(Company.annals("retrospective", "--rate", "much").code == 2)
    }

    @Test func `a past moment knows only what was kept by then`() {
        let json = Company.annals("retrospective", "S-1", "--as-of", "2020-09-01", "--json").json["together"]["keeping"]
        // The course and the fans; brazing and the system were late by then.
        #expect(json["done"]["count"].int == 2 && json["done"]["of"].int == 6)
        #expect(json["overdue"].int == 0)
        #expect(json["open"].int == 4)
    }

    @Test func `where no time, promise or style is on record, none is told`() {
        let bank = Sandbox(.centralBank)
        #expect(
            bank.annals("retrospective", "2024-09").out.hasPrefix(
                """
                S-296 Monetary Policy Committee (2024-09-18, Monetary Policy Committee)
                  came of it  2 decisions
                """))
        let all = bank.annals("retrospective", "--by", "style").out
        #expect(
            all == """
                style            sessions  decisions
                (not on record)  296       470

                296 sessions together
                  came of it  470 decisions

                """)
        let json = bank.annals("retrospective", "--by", "year", "--rate", "80", "--json").json["together"]
        #expect(json["keeping"]["done"].isNull && json["time"].isNull && json["cost"].isNull)
        #expect(json["strategySessions"]["seconds"].isNull)
    }

    @Test func `history itself stays as it was`() {
        #expect(Company.annals("history", "2022").out.contains("tasks promised ("))
    }
}

@Suite("annals advise")
struct AdviseCommandTests {
    @Test func `the style that fits, by what is said on the command line, without a log`() {
        let outcome = Sandbox().annals("advise", "--team", "growing", "--aim", "agree", "--size", "40")
        #expect(outcome.code == 0 && outcome.err == "")
        #expect(
            outcome.out.hasPrefix(
                "Moderator style, the most advisable first\nstrategist: Professional strategist. Small and middle-sized"
            ))
        #expect(
            outcome.out.contains(
                "\n  − a growing team asks for direction, and questions alone give none (team: growing)\n"))
        let json = Sandbox().annals("advise", "--team", "strong", "--aim", "agree", "--json").json["advice"].list
        #expect(json.map { $0["style"].text } == ["blank-sheet", "expert"])
        #expect(json.first?["reasons"].list.map { $0["speaks"].text } == ["for", "for"])
        #expect(Sandbox().annals("advise", "--size", "0").code == 2)
        #expect(Sandbox().annals("advise", "--team", "weak").code == 2)
        #expect(Sandbox().annals("template", "advise").code == 2)
    }

    @Test func `a language is that of the templates`() {
        let russian = Sandbox().annals("advise", "--team", "strong", "--language", "ru").out
        #expect(russian.contains("blank-sheet: Чистый лист."))
    }

    @Test func `for a session that was held, as things stood before it was opened`() {
        let outcome = Company.annals("advise", "S-2")
        #expect(
            outcome.out.hasPrefix("For S-2 What the spring does to our plan, as things stood before it was opened\n"))
        #expect(outcome.out.contains("\n  · 150 minutes in all; the stages of update take 405 [S-2]\n"))
        #expect(
            outcome.out.contains(
                """

                G-5 No paper between order and hall needs resources, a measure
                  · neither it nor a task of it holds money, people or time
                  · no measure is on it, only on G-2 above it
                  + nobody inside owns this initiative, or it has no resources - technology does not introduce itself

                """))
        // What was answered at the closing of S-3 nobody knew yet.
        #expect(!outcome.out.contains("S-3"))
    }

    @Test func `offsite or strategy session, an agenda, a date: each with its facts and their ids`() {
        let json = Company.annals("advise", "--as-of", "2024-11-30", "--json").json
        #expect(json["session"].text == "S-14")
        let next = json["advice"].list.first { $0["topic"].text == "next" }
        #expect(next?["advice"].text == "The facts speak for a strategy session, as S-14 is planned")
        let facts = next?["reasons"].list ?? []
        #expect(facts.first?["fact"].text == "offsite: none for a year; the last was S-10 on 2023-09-14")
        #expect(facts.first?["subjects"].texts == ["S-10"])
        #expect(facts.dropFirst().first?["subjects"].texts == ["M-2", "M-6", "M-7"])
        #expect(
            Company.annals("advise", "--as-of", "2024-01-31", "--topic", "follow-up").out
                == """
                Between the sessions
                R-1 Strategic planning needs a date for its next session
                  · the last was S-7 on 2022-01-20
                  · by its rule, FREQ=YEARLY;INTERVAL=2, the next would be on 2024-01-20, and none is scheduled

                """)
        let agenda = Company.annals("advise", "S-1", "--topic", "agenda").out
        #expect(agenda.hasSuffix("\n  · no item on the agenda for direction, monitoring [S-1]\n"))
        for advice in json["advice"].list { #expect(!advice["reasons"].list.isEmpty) }
    }

    @Test func `where the record is thin, nothing is advised`() {
        #expect(Sandbox(.centralBank).annals("advise") == .prints("No advice: nothing on record asks for any."))
        #expect(Sandbox(.centralBank).annals("advise", "S-296", "--json").json["advice"].list.isEmpty)
    }
}
