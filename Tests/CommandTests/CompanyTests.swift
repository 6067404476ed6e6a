import Foundation
import Testing

@Suite("Five years of a company, from its file of lines")
struct CompanyTests {
    @Test func `the tour makes the log without a word of trouble, and shows twelve views of it`() {
        let outcome = Company.tour.outcome
        #expect(outcome.code == 0)
        #expect(outcome.err == "")
        #expect(
            outcome.out.hasPrefix(
                "Tannbach Heat Pumps, a made-up company of some fifty people, 2020 to 2024: 14 sessions, 1034 lines.\n")
        )
        for command in [
            "plan --as-of 2025-01-31", "history 2022", "why D-4", "ground --as-of 2024-12-31", "compare 2021 2023",
            "replay S-8", "promises S-9 --list", "voices S-5", "retrospective 2022", "show P-9", "verify",
            "verify --rules",
        ] {
            #expect(outcome.out.contains("\n$ annals \(command)\n\n"), "\(command)")
        }
        #expect(!outcome.out.contains("USAGE"))
    }

    @Test func `every line holds, every rule would admit it again, and every count follows from its votes`() {
        let sound =
            "acme.annals is sound: 1040 entries, 3723 rows of the index, 1 document; 2 entries with texts taken out, proved as they are left"
        #expect(Company.annals("verify").out.contains(sound + "\n"))
        let again = Company.annals("verify", "--rules").out
        #expect(again.contains(sound + "\n"))
        #expect(
            again.hasSuffix(
                "\nEvery result follows from its votes: 1039 entries judged again, 10 ballots counted again.\n"))
    }

    @Test func `every action of the catalogue is there at least once`() {
        let catalogue = Set(
            Company.annals("record", "--list", "--json").json["actions"].list.compactMap { $0["name"].text })
        #expect(catalogue.count >= 129)
        // A log that is put back from a backup is no part of an ordinary life.
        let there = Set(Company.entries.compactMap { $0["type"].text })
        #expect(catalogue.subtracting(there).sorted() == ["break-accepted"])
    }

    @Test func `sessions of all five kinds are held, and one is called off`() {
        let sessions = Company.annals("sessions", "--json").json["sessions"].list
        let kinds = Dictionary(grouping: sessions) { $0["kind"].text ?? "" }.mapValues(\.count)
        #expect(kinds == ["planning": 3, "update": 3, "decision": 3, "assessment": 2, "offsite": 3])
        #expect(
            sessions.filter { $0["state"].text == "cancelled" }.compactMap { $0["title"].text } == [
                "The lodge in September"
            ])
    }

    @Test func `lines come in the order of time, but for minutes that were written later`() {
        // As written, with those of the log itself: who was forgotten and the change of the key come last.
        let times = Company.entries.dropFirst().map { $0["occurredAt"].text ?? "" }
        let back = zip(times, times.dropFirst()).filter { $0 > $1 }
        #expect(back.count == 1)
        #expect(back.first?.1 == "2020-04-16T06:45:00.000Z")
    }

    @Test func `minutes that were written three weeks later stand where they belong, before the close`() {
        let replay = Company.annals("replay", "S-2").out.split(separator: "\n").map { String($0.prefix(23)) }
        let decided = replay.firstIndex { $0.contains("#215") }
        let closed = replay.firstIndex { $0.contains("#202") }
        #expect(decided != nil && closed != nil && (decided ?? 0) < (closed ?? 0))
        #expect(Company.annals("why", "D-2").out.contains("by ballot B-2: passed, 4 to 2, as reported\n"))
    }

    @Test func `four against four on the refrigerant, broken by the chair, contested, and it stands`() {
        let why = Company.annals("why", "D-4").out
        #expect(why.contains("4 to 4, simple majority of 8 present; the tie broken by the chair: for\n"))
        #expect(
            why.contains(
                "  for          Ruth Albrecht (chair), Jonas Wirth, Lena Sommer, P-9 (by Lena Sommer, their proxy)\n"))
        #expect(why.contains("  against      Viktor Hahn, Samir Haddad, Clara Neumann, Yusuf Demir   ("))
        #expect(why.contains("his proxy was cast for R32; settled: stands\n"))
        #expect(why.contains("  assumes      A-1 The law leaves R32 in place for small units until 2030 (fallen)\n"))
    }

    @Test func `two years later it is reversed, and what hung on it gets its fate`() {
        let why = Company.annals("why", "D-4").out
        #expect(why.contains("in force 2021-02-18 13:37 to 2023-01-19 14:10\n"))
        #expect(why.contains("  reversed by  D-11 From 2024 on every new unit runs on propane;"))
        let reversal = Company.entries.first { $0["type"].text == "decision-reversed" }?["data"] ?? JSON(nil)
        #expect(reversal["hanging"].list.map { $0["fate"].text } == ["cancel", "move", "cancel", "move"])
        #expect(reversal["hanging"].list.prefix(2).map { $0["on"].text } == ["G-7", "T-12"])
        #expect(Company.annals("goals", "--status", "dropped").out.contains("A third of all units from the R32 line"))
    }

    @Test func `the secret ballot has eight papers and no name beside any`() {
        let papers = Company.entries.first { $0["type"].text == "papers-opened" }?["data"] ?? JSON(nil)
        #expect(papers["papers"].texts == ["against", "against", "against", "against", "for", "for", "for", "for"])
        let ballot = Company.ballot("B-8")
        #expect(ballot["votes"].list.isEmpty)
        #expect(ballot["participants"].texts.count == 8)
        #expect(ballot["result"]["verdict"].text == "failed")
        #expect(ballot["threshold"].text == "two-thirds")
        for entry in Company.entries where entry["type"].text == "vote-sealed" {
            #expect(entry["data"].keys == ["ballot"])
        }
        #expect(!Company.tour.leavesBox)
    }

    @Test func `a wrong sheet is corrected, the ballot counted again, and the decision confirmed`() {
        let ballot = Company.ballot("B-7")
        #expect(ballot["result"]["tallies"]["export"].int == 6)
        #expect(ballot["recounts"].list.count == 1)
        let why = Company.annals("why", "D-7").out
        #expect(
            why.contains(
                "  recounted    B-7: passed: hall, digital (hall 10, digital 6, academy 5, export 3), after the correction #627\n"
            ))
        #expect(
            why.contains(
                "by ballot B-7: passed: A second hall, Digital at double speed, Austria and Slovenia (A second hall 10, Digital at double speed 6, Austria and Slovenia 6, A second academy 2)\n"
            ))
        #expect(why.contains("  amended by   D-8 As counted again,"))
        #expect(
            why.contains("  reviewed     2022-01-26 09:02, uphold: Hall and digital have the same dots as before\n"))
    }

    @Test func `the forgotten one is an id everywhere, and the keys have changed`() {
        for view in [["people"], ["show", "P-9"], ["why", "D-4"], ["history"], ["log"], ["plan"], ["export"]] {
            let out = Sandbox(Company.tour.log).annals(view).out
            #expect(!out.contains("Milan") && !out.contains("Kovac"), "\(view)")
        }
        #expect(Company.annals("people", "--csv").out.contains("\nP-9,forgotten,"))
        #expect(Company.annals("show", "P-9").out.contains("note on P-9: [redacted by #969]\n"))
        #expect(Company.entries.last { $0["type"].text == "key-changed" }?["position"].int == 1039)
    }

    @Test func `revenue by quarter makes up the years, and its targets are missed, met and missed again`() {
        let revenue = Company.annals("measures", "--json").json["measures"][0]
        #expect(revenue["name"].text == "Revenue")
        func sum(_ year: String) -> Double {
            let quarters = revenue["readings"].list.filter { $0["period"].text?.hasPrefix(year + "-Q") ?? false }
            return (quarters.compactMap { $0["readings"].list.last?["value"].double }.reduce(0, +) * 10).rounded() / 10
        }
        func target(_ year: String) -> Double? {
            revenue["targets"].list.first { $0["period"].text == year }?["targets"].list.last?["low"].double
        }
        #expect(["2020", "2021", "2022", "2023", "2024"].map(sum) == [6.1, 7.6, 10.9, 12.4, 10.1])
        #expect(["2020", "2021", "2022", "2023", "2024"].map(target) == [6.6, 7.4, 9.6, 13.5, 10])
        let plan = Company.annals("plan", "--as-of", "2025-01-31").out
        #expect(plan.contains("  M-1 Revenue: 3.1 M€ (2024-Q4), target at least 3.1: met\n"))
        #expect(
            Company.annals("plan", "--as-of", "2024-01-31").out.contains(
                "  M-6 Installers trained: 340 people (2023), target at least 350: missed\n"))
    }

    @Test func `three of four assumptions fall`() {
        let states = Company.annals("assumptions", "--as-of", "2025-01-31", "--json").json["assumptions"].list.map {
            $0["state"].text
        }
        #expect(states == ["fallen", "fallen", "fallen", "open"])
    }

    @Test func `goals are carried on from plan to plan`() {
        let goals = Company.annals("goals", "--json").json["goals"].list
        func continues(_ goal: String) -> [String] {
            goals.first { $0["goal"].text == goal }?["continues"].texts ?? []
        }
        #expect(continues("G-8") == ["G-1"])
        #expect(continues("G-14") == ["G-8"])
        #expect(continues("G-16") == ["G-13"])
        #expect(continues("G-13") == ["G-7"])
    }

    @Test func `an export makes the log again, byte for byte, with its document`() {
        let box = Sandbox(Company.tour.log)
        #expect(
            box.annals("export", "--log", "acme.annals", "--output", "all.jsonl", "--documents", "documents").code == 0)
        #expect(
            box.annals("import", "all.jsonl", "--log", "again.annals", "--documents", "documents")
                == .prints("again.annals: 1040 entries added; the log ends at #1040"))
        #expect(
            box.annals("export", "--log", "again.annals", "--output", "again.jsonl", "--documents", "same").code == 0)
        #expect(box.bytes("again.jsonl") == box.bytes("all.jsonl"))
        #expect(box.annals("verify", "--log", "again.annals").code == 0)
        let table = box.annals("document", "#418", "--log", "again.annals").out
        #expect(table.hasPrefix("flow temperature (°C),outside (°C),COP R32,COP propane,"))
    }

    @Test func `the file taken in twice adds nothing`() {
        let box = Sandbox()
        box.annals("init", "Tannbach Heat Pumps", "--time-zone", "Europe/Berlin", "--log", "twice.annals")
        let file = Program.fixture("company.jsonl")
        let documents = Program.fixture("company-documents")
        #expect(
            box.annals("import", file, "--documents", documents, "--log", "twice.annals")
                == .prints("twice.annals: 1034 entries added; the log ends at #1038"))
        #expect(
            box.annals("import", file, "--documents", documents, "--log", "twice.annals")
                == .prints("twice.annals: 0 entries added, 1034 lines were there already; the log ends at #1038"))
    }
}
