import Foundation
import Testing

@Suite("annals redact and forget")
struct RedactionTests {
    /// The files in the folder that hold a word.
    private func holding(_ word: String, _ box: Sandbox) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: box.folder)) ?? []
        return names.sorted().filter { box.bytes($0)?.firstRange(of: Array(word.utf8)) != nil }
    }

    @Test func `texts go out of the file, and everybody sees that they did`() {
        let box = Sandbox(.year)
        #expect(holding("Rents have doubled", box) == ["acme.annals"])
        #expect(
            box.annals("redact", "#19", "text", "--reason", "Private", "--as", "P-1", "--yes")
                == .prints("#51 entry-redacted"))
        #expect(holding("Rents have doubled", box) == [])
        let shown = box.annals("show", "#19").out
        #expect(shown.contains("against I-1: [redacted by #51]\n"))
        #expect(shown.contains("\n  redacted    by #51: text (Private)\n"))
        #expect(box.annals("show", "#19", "--json").json["redactedBy"].list.map(\.int) == [51])
        #expect(box.annals("why", "D-1").out.contains("argued against  Cy Young: [redacted by #51] (#19)"))
        #expect(
            box.annals("verify", "--log", "acme.annals").out.hasPrefix(
                "acme.annals is sound: 51 entries, 175 rows of the index; 1 entry with texts taken out, proved as it is left\n"
            )
        )
        #expect(box.annals("verify", "--rules").code == 0)
        #expect(box.annals("verify", "--json").json["redacted"].int == 1)
    }

    @Test func `an export of it makes the same log again`() {
        let box = Sandbox(.year)
        box.annals("redact", "#19", "text", "--reason", "Private", "--yes")
        box.annals("export", "-o", "all.jsonl", "--log", "acme.annals")
        #expect(box.annals("import", "all.jsonl", "--log", "copy.annals").code == 0)
        #expect(box.lines("copy.annals") == box.lines())
        #expect(box.lines()[18].hasSuffix("\"}") && box.lines()[18].contains(#"{"redacted":51}},"leaf":""#))
        #expect(box.annals("verify", "--log", "copy.annals").code == 0)
    }

    @Test func `the corrections of an entry lose the text too`() {
        let box = Sandbox(.year)
        box.annals("correct", "#19", "text=Rents are up", "--reason", "Exact")
        #expect(
            box.annals("redact", "#19", "text", "--reason", "Private", "--yes").out
                == "#52 entry-redacted\n#53 entry-redacted (took data.text out of #51: Private)\n")
        #expect(holding("Rents are up", box) == [] && holding("Rents have doubled", box) == [])
        #expect(box.annals("why", "D-1").out.contains("Cy Young: [redacted by #53] (#19)"))
        #expect(box.annals("verify").code == 0)
    }

    @Test func `without a terminal it takes a yes`() {
        let box = Sandbox(.year)
        #expect(
            box.annals("redact", "#19", "text", "--reason", "X")
                == .fails("This takes text out of #19. This cannot be undone: say --yes to go on", code: 2))
        #expect(box.lines().count == 50)
    }

    private static let bad: [([String], String, Int32)] = [
        (["#99", "text"], "there is no entry #99 in the log; see annals log", 1),
        (
            ["#26", "choice"],
            "there is no text at “choice” in #26; name one such as text or options[1].text (ids, numbers and choices are no texts)",
            1
        ),
        (["#19", "text", "text"], "“text” is named twice; name each text once", 1),
        (["#19"], "name the texts, such as text; annals show #19 shows the fields", 2),
        (["I-1", "text"], "“I-1” is no entry, such as #17; annals log lists them", 2),
    ]

    @Test(arguments: bad)
    func `what is no text is not taken out`(_ arguments: [String], _ message: String, _ code: Int32) {
        let box = Sandbox(.year)
        #expect(box.annals(["redact"] + arguments + ["--reason", "X", "--yes"]) == .fails(message, code: code))
        #expect(box.lines().count == 50)
    }

    @Test func `only the steward takes texts out`() {
        let box = Sandbox(.year)
        #expect(
            box.annals("redact", "#19", "text", "--reason", "X", "--yes", "--as", "P-3")
                == .fails("P-3 may not do entry-redacted; it takes: steward"))
    }

    // MARK: Forgetting

    /// Cy (P-3) has handed over what he owned.
    private func box() -> Sandbox {
        let box = Sandbox(.year)
        box.annals("record", "task-reassigned", "task=T-2", "owner=P-2")
        box.annals("record", "person-changed", "person=P-3", "title=Head of shops", "email=cy@example.org")
        return box
    }

    @Test func `a person is forgotten: the id is all that is left, in every view`() {
        let box = box()
        #expect(
            box.annals("forget", "Cy Young", "--reason", "Asked", "--as", "P-1").out == """
                #53 person-forgotten
                The key of P-3 is destroyed: name, title, e-mail address and private notes open for nobody any more.
                Freed pages and the WAL of the log, its keys and its views are cleared.

                Outside its reach:
                  Copies of the keys file made before open it still: destroy them, and make a new one (annals keys export FILE).

                """)
        for word in ["Cy Young", "Head of shops", "cy@example.org"] { #expect(holding(word, box) == []) }
        for command in [
            ["plan"], ["history"], ["why", "D-1"], ["log"], ["show", "P-3"], ["show", "#4"], ["replay", "S-1"],
            ["export"],
            ["people"], ["people", "--json"], ["why", "D-1", "--json"], ["plan", "--as-of", "2024-02"],
            ["log", "--known", "#50"], ["compare", "2023", "2024"],
        ] {
            let outcome = box.annals(command)
            #expect(outcome.code == 0 && !outcome.out.contains("Young"), "\(command)")
        }
        #expect(box.annals("why", "D-1").out.contains("against         Bob Roe, P-3"))
        #expect(box.annals("people", "--csv").out.contains("P-3,forgotten,2024-01-02,,,P-3"))
        #expect(
            box.annals("people", "--status", "forgotten", "--json").json["people"].list.map { $0["name"].text } == [
                "P-3"
            ])
        #expect(box.annals("log", "--person", "Cy Young").err.contains("nobody is called “Cy Young”"))
        #expect(box.annals("log", "--person", "P-3").code == 0)
        #expect(box.annals("verify", "--rules").code == 0)
    }

    @Test func `whoever was forgotten is not written of again`() {
        let box = box()
        box.annals("forget", "P-3", "--reason", "Asked")
        #expect(box.annals("forget", "P-3", "--reason", "Asked") == .fails("P-3 is already forgotten (#53)"))
        for fields in [["person-changed", "person=P-3", "name=Cy"], ["task-assigned", "title=X", "owner=P-3"]] {
            #expect(box.annals(["record"] + fields).err.contains("P-3 was forgotten ("))
            #expect(box.annals(["record"] + fields + ["--at", "2024-02-01"]).err.contains("P-3 was forgotten ("))
        }
        #expect(box.annals("record", "idea-captured", "text=X", "--as", "Cy Young").code == 1)
    }

    @Test func `who still owns, votes or keeps the log is not forgotten yet`() {
        let box = Sandbox(.year)
        #expect(
            box.annals("forget", "P-3", "--reason", "X")
                == .fails("P-3 owns open tasks (T-2); give them to somebody else with task-reassigned first"))
        #expect(
            box.annals("forget", "P-1", "--reason", "X")
                == .fails("P-1 is the last steward; grant the role to somebody else first"))
        box.annals(
            "record", "ballot-opened", "question=X", #"options:=[{"id":"m","text":"X"}]"#,
            #"method:={"name":"majority"}"#,
            "electorate=P-2,P-1")
        #expect(
            box.annals("forget", "P-2", "--reason", "X")
                == .fails(
                    "P-2 may vote on B-2, which is open; close it first, or take them off with electorate-changed"))
        #expect(box.annals("forget", "P-9", "--reason", "X").err.contains("P-9 is not in the log"))
        #expect(box.lines().count == 51)
    }

    // MARK: What cannot be taken out of sight

    @Test func `an export of an earlier state says where a line cannot be proved by it`() {
        let box = Sandbox(.year)
        box.annals("redact", "#19", "text", "--reason", "Private", "--yes")
        #expect(
            box.annals("export", "--known", "#50", "-o", "early.jsonl").err
                == "annals: note: texts of #19 were taken out later than what is exported, so this export cannot be taken in again; export the whole log\n"
        )
        #expect(box.annals("export", "-o", "all.jsonl").err == "")
        #expect(box.annals("export", "--known", "#10", "-o", "first.jsonl").err == "")
    }
}
