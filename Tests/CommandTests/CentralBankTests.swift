import Foundation
import Testing

@Suite("27 years of a central bank, read from its log")
struct CentralBankTests {
    static let bank = CentralBank()
    var bank: CentralBank { CentralBankTests.bank }

    @Test func `there were 296 meetings`() {
        #expect(bank.meetings.count == 296)
    }

    @Test func `meetings per year`() {
        #expect(
            bank.perYear(\.count) == [
                "1997": 6, "1998": 12, "1999": 12, "2000": 12, "2001": 12, "2002": 12, "2003": 12, "2004": 12,
                "2005": 12,
                "2006": 12, "2007": 12, "2008": 12, "2009": 12, "2010": 12, "2011": 12, "2012": 12, "2013": 12,
                "2014": 12,
                "2015": 12, "2016": 11, "2017": 8, "2018": 8, "2019": 8, "2020": 9, "2021": 8, "2022": 8, "2023": 8,
                "2024": 6,
            ])
    }

    @Test func `votes against the rate per year`() {
        #expect(
            bank.dissentsPerYear == [
                "1997": 0, "1998": 25, "1999": 16, "2000": 18, "2001": 20, "2002": 11, "2003": 20, "2004": 2,
                "2005": 17,
                "2006": 12, "2007": 19, "2008": 14, "2009": 7, "2010": 10, "2011": 19, "2012": 0, "2013": 0, "2014": 10,
                "2015": 5, "2016": 2, "2017": 11, "2018": 7, "2019": 4, "2020": 2, "2021": 3, "2022": 21, "2023": 21,
                "2024": 13,
            ])
    }

    @Test func `votes against anything per member, the fifteen with most`() {
        let expected = [
            "Mervyn King": 21, "David Blanchflower": 18, "Ian McCafferty": 18, "Willem Buiter": 17,
            "Stephen Nickell": 17,
            "Andrew Sentance": 17, "Michael Saunders": 17, "David Miles": 15, "Adam Posen": 15, "DeAnne Julius": 14,
            "Jonathan Haskel": 14, "Martin Weale": 13, "Swati Dhingra": 13, "Sushil Wadhwani": 12,
            "Catherine L Mann": 12,
        ]
        #expect(bank.dissentsPerMember.filter { expected[$0.key] != nil } == expected)
        #expect(bank.dissentsPerMember.filter { expected[$0.key] == nil }.allSatisfy { $0.value <= 12 })
    }

    @Test func `one meeting was decided by the chair's casting vote`() {
        #expect(bank.ties.map(\.date) == ["1998-02-05"])
        #expect(bank.ties.first?.vote.votesFor.count == 4)
        #expect(bank.ties.first?.vote.votesAgainst.count == 4)
        #expect(bank.ties.first?.vote.chair == "Eddie George")
        #expect(bank.ties.first?.vote.tieBroken == "for")
    }

    @Test func `the chair was outvoted on the rate three times`() {
        #expect(bank.chairInMinority == ["2005-08-04", "2007-06-07", "2009-08-06"])
    }

    @Test func `140 meetings agreed on the rate`() {
        #expect(bank.unanimous == 140)
    }

    @Test func `fourteen meetings decided the rate by five to four`() {
        #expect(
            bank.fiveToFour == [
                "1999-05-06", "2000-08-03", "2000-09-07", "2001-01-11", "2003-05-08", "2003-10-09", "2005-07-07",
                "2005-08-04",
                "2007-01-11", "2007-06-07", "2022-02-02", "2022-09-21", "2023-09-20", "2024-07-31",
            ])
    }

    @Test func `four propositions of August 2016, and who was against each`() {
        #expect(
            bank.meeting("2016-08-03")?.ballots.map { $0.votesAgainst.sorted() }
                == [[], [], ["Kristin Forbes"], ["Ian McCafferty", "Kristin Forbes", "Martin Weale"]])
    }

    @Test func `five to four in September 2022`() {
        let rate = bank.meeting("2022-09-21")?.rate
        #expect(rate?.votesFor.count == 5)
        #expect(
            rate?.votesAgainst.sorted() == ["Catherine L Mann", "Dave Ramsden", "Jonathan Haskel", "Swati Dhingra"])
    }

    @Test func `Bank Rate at the end of each year`() {
        #expect(
            bank.levelAtEndOfYear == [
                "1997": 7.25, "1998": 6.25, "1999": 5.5, "2000": 6, "2001": 4, "2002": 4, "2003": 3.75, "2004": 4.75,
                "2005": 4.5,
                "2006": 5, "2007": 5.5, "2008": 2, "2009": 0.5, "2010": 0.5, "2011": 0.5, "2012": 0.5, "2013": 0.5,
                "2014": 0.5,
                "2015": 0.5, "2016": 0.25, "2017": 0.5, "2018": 0.75, "2019": 0.75, "2020": 0.1, "2021": 0.25,
                "2022": 3.5,
                "2023": 5.25, "2024": 5,
            ])
    }

    @Test func `the highest Bank Rate, and when it was first reached`() {
        #expect(bank.levels.map(\.value).max() == 7.5)
        #expect(bank.levels.first { $0.value == 7.5 }?.day == "1998-06-04")
    }

    @Test func `the chairs, with their first and last meetings`() {
        #expect(
            bank.chairs == [
                "Eddie George": ["1997-06-06", "2003-06-05"], "Mervyn King": ["2003-07-10", "2013-06-06"],
                "Mark Carney": ["2013-07-04", "2020-03-10"], "Andrew Bailey": ["2020-03-25", "2024-09-18"],
            ])
    }

    @Test(
        .enabled(
            if: ProcessInfo.processInfo.environment["ANNALS_DATA"] != nil,
            "ANNALS_DATA names no folder of public records"))
    func `every fact of the public record is what the log says`() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["ANNALS_DATA"])
        let file = try String(contentsOfFile: folder + "/boe-mpc/facts.jsonl", encoding: .utf8)
        let facts = file.split(separator: "\n").map { JSON(text: String($0)) }
        #expect(facts.count == 13)
        let answers = bank.facts
        for fact in facts {
            let id = fact["id"].text ?? ""
            if id == "dissents_per_member" {
                for (member, count) in fact["expected"].members {
                    #expect(bank.dissentsPerMember[member] == count.int, "\(member)")
                }
                continue
            }
            #expect(canonical(answers[id]) == canonical(fact["expected"].value), "\(id)")
        }
    }

    /// JSON with sorted keys, names in lists of names in their order.
    private func canonical(_ value: Any?) -> String {
        func sorted(_ value: Any) -> Any {
            switch value {
            case let names as [String]: names.sorted()
            case let list as [Any]: list.map { sorted($0) }
            case let number as NSNumber: number.doubleValue
            default: value
            }
        }
        let data = value.flatMap {
            try? JSONSerialization.data(withJSONObject: sorted($0), options: [.sortedKeys, .fragmentsAllowed])
        }
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "nothing"
    }
}

@Suite("A central bank's log on the screen")
struct CentralBankScreenTests {
    @Test func `why of a contested decision shows who voted how, what it replaced and what replaced it`() {
        #expect(
            Sandbox(.centralBank).annals("why", "D-468")
                == .prints(
                    """
                    D-468  Bank Rate at 5%                                                  in force 2024-07-31 to 2024-09-18
                      decided      2024-07-31 in S-295 Monetary Policy Committee, by ballot B-468: 5 to 4, simple majority of 9 present
                      also there   Sam Beckett
                      for          Andrew Bailey (chair), Sarah Breeden, Swati Dhingra, Clare Lombardelli, Dave Ramsden
                      against      Megan Greene, Jonathan Haskel, Catherine L Mann, Huw Pill   (wanted 5.25%)
                      replaced     D-467 Bank Rate at 5.25%, decided 2024-06-19, 42 days in force
                      replaced by  D-469 Bank Rate at 5%, decided 2024-09-18, 8 to 1
                      entries      #10536 proposed · #10538–#10546 votes · #10547 counted · #10548 taken
                    """))
    }

    @Test func `every decision of the bank has its why`() {
        let box = Sandbox(.centralBank)
        for id in ["D-1", "D-8", "D-151", "D-200", "D-400", "D-470"] {
            let outcome = box.annals("why", id, "--json")
            #expect(outcome.code == 0, "\(id)")
            #expect(outcome.json["decision"]["decision"].text == id)
            #expect(outcome.json["ballots"].list.count == 1)
        }
    }

    @Test func `the plan as of the end of 2008 shows the rate in force that day`() {
        #expect(
            Sandbox(.centralBank).annals("plan", "--as-of", "2008-12-31")
                == .prints(
                    """
                    Bank of England: the plan as of 2008-12-31

                    Measures
                      M-1 Bank Rate: 2 % (2008-12-04)

                    Decisions in force (1)
                      D-138 Bank Rate at 2% (since 2008-12-04 in S-138)
                    """))
    }

    @Test func `compare of 2007 and 2009 shows the fall of the rate`() {
        let box = Sandbox(.centralBank)
        #expect(
            box.annals("compare", "2007", "2009").out.hasPrefix(
                """
                Bank of England: 2007 beside 2009 (2007-12-31 to 2009-12-31)

                Between them
                  24 sessions, 16 people in it, 288 votes, 21 dissents
                  32 decisions taken, 31 superseded

                Measures
                  M-1 Bank Rate: 5.5 → 0.5 % (5.5 → 5.25 → 5 → 4.5 → 3 → 2 → 1.5 → 1 → 0.5)

                Decisions taken
                  2008-01-10  D-127 Bank Rate at 5.5%, until 2008-02-07

                """))
        let comparison = box.annals("compare", "2007", "2009", "--json").json
        #expect(comparison["taken"].list.count == 32)
        #expect(comparison["superseded"].texts.first == "D-126")
        #expect(comparison["measures"][0]["before"].double == 5.5)
        #expect(comparison["measures"][0]["after"].double == 0.5)
        #expect(comparison["measures"][0]["periods"].list.count == 24)
    }

    @Test func `replay of the meeting with the casting vote`() {
        let box = Sandbox(.centralBank)
        let replay = box.annals("replay", "S-8").out
        #expect(replay.split(separator: "\n").count == 33)
        #expect(
            replay.hasSuffix(
                """
                1998-02-05  #198  ballot B-8 closed: tied, 4 to 4
                1998-02-05  #199  Eddie George: tie on B-8 broken: for (casting vote)
                1998-02-05  #200  decision D-8 taken by ballot: Bank Rate at 7.25%
                1998-02-05  #201  Alan Budd dissents from D-8
                1998-02-05  #202  Willem Buiter dissents from D-8
                1998-02-05  #203  Charles Goodhart dissents from D-8
                1998-02-05  #204  Mervyn King dissents from D-8
                1998-02-05  #205  Bank Rate M-1 in 1998-02-05: 7.25
                1998-02-05  #206  S-8 closed

                S-8 Monetary Policy Committee: closed, 9 attended
                  ballot     B-8 Bank Rate at 7.25%: tied, 4 to 4; the chair broke the tie: for
                  decision   D-8 Bank Rate at 7.25%: in force

                """))
        #expect(
            box.annals("replay", "S-8", "--until", "#198").out.hasSuffix(
                "  decision   D-8 Bank Rate at 7.25%: proposed\n"))
    }

    @Test func `four against four without a casting vote is taken, and the record says despite what`() {
        let box = Sandbox(.centralBank)
        let why = box.annals("why", "D-9")
        #expect(
            why.out.contains(
                "  decided      1998-03-05 in S-9 Monetary Policy Committee, by ballot B-9: 4 to 4, simple majority of 8 present\n"
            ))
        #expect(why.out.contains("  despite      The minutes give four votes on each side and no casting vote.\n"))
        let ballot = box.annals("why", "D-9", "--json").json["ballots"][0]
        #expect(ballot["result"]["verdict"].text == "tied")
        #expect(ballot["passed"].truth == false)
        #expect(ballot["tieBroken"].isNull)
    }

    @Test func `names stand for ids`() {
        let box = Sandbox(.centralBank)
        #expect(
            box.annals("log", "--person", "Mervyn King", "--type", "vote-cast", "-n", "2")
                == .prints(
                    """
                    #5944  2013-06-06  S-192  Mervyn King votes against on B-234
                    #5923  2013-06-06  S-192  Mervyn King votes for on B-233
                    """))
        #expect(
            box.annals("people", "--owner", "Huw Pill", "--csv").out
                == "person,status,joined,roles,title,name\r\nP-63,here,2021-09-22,,,Huw Pill\r\n")
        #expect(
            box.annals("record", "idea-captured", "text=Publish the path", "--as", "Huw Pill", "--json").json["entry"][
                "actor"
            ].text == "P-63")
    }

    @Test func `taking the record in again adds nothing, and the log still verifies`() {
        let box = Sandbox(.centralBank)
        #expect(
            box.annals("import", Program.fixture("mpc.jsonl"), "--log", "acme.annals")
                == .prints("acme.annals: 0 entries added, 10595 lines were there already; the log ends at #10596"))
        #expect(
            box.annals("verify", "--log", "acme.annals").out.hasPrefix(
                "acme.annals is sound: 10596 entries, 37758 rows of the index\n"))
    }

    @Test func `a reader that goes away ends the command quietly`() {
        let outcome = Sandbox(.centralBank).shell(#"{ "$ANNALS" log; echo "ended with $?" >&2; } | head -1"#)
        #expect(
            outcome == Outcome(code: 0, out: "#10596  2024-09-18        S-296  S-296 closed\n", err: "ended with 141\n")
        )
    }

    @Test func `a pipe gets no escape codes`() {
        let box = Sandbox(.centralBank)
        for command in [
            "log -n 3", "plan", "why D-8", "history 2024", "people", "verify", "show '#10'", "record --list",
            "compare 2007 2009",
        ] {
            let outcome = box.shell(#"TERM=xterm-256color "$ANNALS" \#(command) | cat"#)
            #expect(!outcome.out.isEmpty)
            #expect(!outcome.out.contains("\u{1B}"), "\(command)")
            #expect(outcome.err == "")
        }
    }
}
