import Foundation
import Testing

@Suite("Search over everything ever said")
struct SearchCommandTests {
    private func found(_ box: Sandbox, _ arguments: String...) -> [Int] {
        box.annals(["search"] + arguments + ["--json"]).json["hits"].list.compactMap { $0["position"].int }
    }

    // MARK: - Over five years of a company

    @Test func `hits name the entry, who and when, with the words marked`() {
        let outcome = Company.annals("search", "promised from the board")
        #expect(outcome.code == 0 && outcome.err == "")
        #expect(outcome.out.contains("decision-taken D-3"))
        #expect(outcome.out.contains("    «From» 1 October a delivery date is «promised» only «from» «the» «board»"))
    }

    @Test func `a phrase is found word for word, a beginning by its words`() {
        let box = Sandbox(Company.tour.log)
        let phrase = found(box, "\"lead time\"", "-n", "500")
        let words = found(box, "lead time", "-n", "500")
        #expect(!phrase.isEmpty && Set(phrase).isSubset(of: words))
        #expect(Set(found(box, "refrigerant")).isStrictSubset(of: found(box, "refriger* OR propane", "-n", "500")))
        #expect(found(box, "\"time lead\"") == [])
        #expect(box.annals("search", "nowhere-said-word") == .prints("Nothing found."))
    }

    @Test func `kind, person, session, theme and time narrow it down`() {
        let box = Sandbox(Company.tour.log)
        func types(_ arguments: String...) -> Set<String> {
            Set(
                box.annals(["search", "the"] + arguments + ["--json", "-n", "500"]).json["hits"].list.compactMap {
                    $0["type"].text
                })
        }
        #expect(types("--kind", "argument") == ["argument-made"])
        #expect(types("--kind", "decision").isSuperset(of: ["decision-proposed", "decision-taken"]))
        #expect(!types("--kind", "decision").contains("task-assigned"))
        let hits = box.annals("search", "the", "--session", "S-4", "--json", "-n", "500").json["hits"].list
        #expect(
            !hits.isEmpty
                && hits.allSatisfy { hit in
                    // In it, or for it.
                    hit["entry"]["session"].text == "S-4" || hit["entry"]["about"].texts.contains("session:S-4")
                        || hit["entry"]["data"]["session"].text == "S-4"
                })
        let viktor = box.annals("search", "the", "--person", "Viktor Hahn", "--json", "-n", "500").json["hits"].list
        #expect(!viktor.isEmpty && viktor.allSatisfy { $0["entry"]["actor"].text == "P-5" })
        let span = box.annals("search", "the", "--from", "2021", "--to", "2021", "--json", "-n", "500").json["hits"]
            .list
        #expect(!span.isEmpty)
        for hit in span { #expect(hit["entry"]["occurredAt"].text?.hasPrefix("202") == true) }
        #expect(
            span.allSatisfy { ("2020-12-31T23:00"..."2021-12-31T23:00").contains($0["entry"]["occurredAt"].text ?? "") }
        )
        let themed = box.annals("search", "the", "--theme", "C-2", "--json", "-n", "500").json["hits"].list
        #expect(!themed.isEmpty && themed.count < 500)
    }

    @Test func `programs get where the words stand`() {
        let hits = Company.annals("search", "propane laboratory", "--kind", "decision", "--json").json["hits"].list
        let passage = hits.first {
            $0["entry"]["data"]["decision"].text == "D-4" && $0["type"].text == "decision-taken"
        }?["passages"][0]
        #expect(passage?["field"].text == "statement")
        let text = Array((passage?["text"].text ?? "").unicodeScalars)
        let words = passage?["ranges"].list.map { range in
            String(String.UnicodeScalarView(text[(range[0].int ?? 0)..<(range[1].int ?? 0)]))
        }
        #expect(words == ["propane", "laboratory"])
    }

    @Test func `no more than were asked for, and a word that there is more`() {
        let outcome = Company.annals("search", "the", "-n", "3")
        #expect(outcome.out.split(separator: "\n").filter { $0.hasPrefix("#") }.count == 3)
        #expect(outcome.out.hasSuffix("There is more; --limit 15 shows up to 15.\n"))
        #expect(Company.annals("search", "the", "-n", "3", "--json").json["more"].truth == true)
    }

    // MARK: - Scripts

    static let scripts: [(String, String)] = [
        ("стратегия", "Новая Стратегия банка"), ("СТРАТЕГ*", "Новая Стратегия банка"), ("елка", "Ёлка у входа"),
        ("كتاب", "كِتَابٌ جديد"), ("战略", "我们的战略是增长"), ("略", "我们的战略是增长"), ("\"战略 是\"", "我们的战略是增长"),
        ("東京", "来年は東京へ"), ("전략", "새 전략을 세운다"), ("แผน", "แผนใหม่ของเรา"), ("große", "Die Große Halle"),
        ("grosse", "Die grosse Halle"), ("ete", "l’été prochain"), ("été", "l’ete prochain"),
    ]

    @Test(arguments: scripts)
    func `any script is found, with or without accents`(_ query: String, _ text: String) {
        let box = Sandbox(.founded)
        #expect(box.annals("record", "person-joined", "name=Ann", "steward=true").code == 0)
        #expect(box.annals("record", "lesson-learned", "text=" + text, "--as", "P-1").code == 0)
        #expect(found(box, query) == [3], "\(query)")
        #expect(found(box, "战术") == [])
    }

    // MARK: - What is not to be seen

    @Test func `what is hidden is not found before its reveal, by words, kind or author`() {
        let box = Sandbox(Template.hiddenThings)
        for query in ["sell the shop", "rent", "hidden revealed"] { #expect(found(box, query) == [], "\(query)") }
        box.annals("record", "ideas-revealed", "session=S-1", "--as", "P-1")
        #expect(found(box, "sell the shop") == [8])
        #expect(found(box, "shop", "--person", "Bob") == [8])
        box.annals("record", "ballot-closed", "ballot=B-1", "--as", "P-1")
        #expect(found(box, "rent") == [10])
    }

    @Test func `whom a circle leaves out finds nothing of its session`() {
        let box = Sandbox(Template.hiddenThings)
        #expect(found(box, "buyer").count == 2)
        #expect(found(box, "buyer", "--as", "P-2") == [])
    }

    @Test func `a struck entry is marked, a corrected one is found by what it should have been`() {
        let box = Sandbox(.founded)
        box.annals("record", "person-joined", "name=Ann Lee", "steward=true")
        for text in ["We grow in Vienna", "We shrink in Graz"] {
            #expect(box.annals("record", "lesson-learned", "text=" + text, "--as", "P-1").code == 0)
        }
        let lines = box.lines()
        let vienna = (lines.firstIndex { $0.contains("Vienna") } ?? 0) + 1
        let graz = (lines.firstIndex { $0.contains("Graz") } ?? 0) + 1
        #expect(
            box.annals("correct", "#\(vienna)", "text=We grow in Linz", "--reason", "misheard", "--as", "P-1").code == 0
        )
        #expect(box.annals("strike", "#\(graz)", "--reason", "not said", "--as", "P-1").code == 0)
        #expect(found(box, "Linz") == [vienna] && found(box, "Vienna") == [])
        #expect(box.annals("search", "Linz").out.contains("[corrected by #\(lines.count + 1)]"))
        #expect(box.annals("search", "Graz").out.contains("[struck by #\(lines.count + 2)]"))
        #expect(box.annals("search", "Graz", "--json").json["hits"][0]["struckBy"].int == lines.count + 2)
        // What the log said then.
        #expect(found(box, "Vienna", "--known", "#\(lines.count)") == [vienna])
        #expect(found(box, "Linz", "--known", "#\(lines.count)") == [])
        #expect(!box.annals("search", "Graz", "--known", "#\(lines.count)").out.contains("struck"))
    }

    @Test func `what was taken out is not found any more, and what is dated later not yet`() {
        let box = Sandbox(.founded)
        #expect(box.annals("record", "person-joined", "name=Ann Lee", "steward=true", "--at", "2024-01-01").code == 0)
        box.annals("record", "lesson-learned", "text=The secret recipe", "--as", "P-1", "--at", "2024-02-01")
        #expect(found(box, "recipe") == [3])
        #expect(found(box, "recipe", "--as-of", "2024-01-15") == [])
        #expect(box.annals("redact", "#3", "text", "--reason", "the law", "--yes", "--as", "P-1").code == 0)
        #expect(found(box, "recipe") == [] && found(box, "redacted") == [])
    }

    @Test func `a name finds the texts that name the person, and no longer once they are forgotten`() {
        let box = Sandbox(.founded)
        box.annals("record", "person-joined", "name=Ann", "steward=true")
        box.annals("record", "person-joined", "name=Zoë Quist", "--as", "P-1")
        box.annals("record", "lesson-learned", "text=Ask @Zoë Quist first", "--as", "P-1")
        #expect(found(box, "zoe") == [4] && found(box, "\"quist first\"") == [])
        #expect(found(box, "quist") == [4])
        #expect(box.annals("search", "zoe").out.contains("Ask @«Zoë» Quist first"))
        #expect(box.annals("forget", "P-2", "--reason", "asked for it", "--as", "P-1").code == 0)
        #expect(found(box, "zoe") == [] && found(box, "quist") == [])
    }

    // MARK: - Bad input

    @Test(arguments: ["", "*", "\"", "-", "OR", "--"])
    func `a query without words says so`(_ query: String) {
        let outcome = Company.annals("search", "--", query)
        #expect(outcome.code == 2 && outcome.out == "", "\(outcome)")
        #expect(outcome.err.hasPrefix("annals: "), "\(outcome.err)")
    }

    @Test(arguments: [
        "NEAR(a b", "text:x", "a AND", "(((", "a\"b\"c*\"", "'; DROP TABLE words; --", "^a ^b", "a*b*c", "{x}", "%_",
        "\u{202E}rtl", "👍 plan",
    ])
    func `no query breaks anything, and none is passed on to SQLite`(_ query: String) {
        let outcome = Company.annals("search", "--", query)
        #expect([0, 2].contains(outcome.code), "\(outcome)")
        for word in ["fts5", "syntax", "SQL", "MATCH", "Fatal"] {
            #expect(!outcome.err.contains(word), "\(outcome.err)")
        }
    }

    @Test func `very long queries are searched for or refused`() {
        #expect(Company.annals("search", String(repeating: "a", count: 10_000)) == .prints("Nothing found."))
        #expect(
            Company.annals("search", String(repeating: "plan ", count: 2000))
                == .fails("more than 64 words to look for; leave some out", code: 2))
    }

    @Test func `a wrong filter is told`() {
        #expect(Company.annals("search", "plan", "--kind", "wish").code == 2)
        #expect(Company.annals("search", "plan", "--limit", "0").code == 2)
        #expect(
            Company.annals("search", "plan", "--from", "2022", "--to", "2021")
                == .fails("the search ends before it begins: swap the two moments", code: 2))
        #expect(Company.annals("search", "plan", "--session", "S-99").code == 1)
    }

    @Test func `a log with nothing in it has nothing to find`() {
        let box = Sandbox()
        box.annals("init", "Empty", "--log", "acme.annals")
        #expect(box.annals("search", "plan") == .prints("Nothing found."))
    }
}
