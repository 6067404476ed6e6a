import Foundation
import Testing

@Suite("annals why, over five years of a company")
struct WhyTests {
    private func nodes(_ outcome: Outcome) -> [JSON] { outcome.json["graph"]["nodes"].list }

    @Test func `of a decision it tells what moved under it, and what came of it further on`() {
        let why = Company.annals("why", "D-4").out
        #expect(why.contains("A-1 “The law leaves R32 in place for small units until 2030” was judged not to hold ("))
        #expect(why.contains("  also there"))
        #expect(Company.annals("why", "D-1").out.contains(", through G-2"))
        #expect(Company.annals("why", "D-7").out.contains("  put right"))
    }

    @Test func `JSON is the same by either name, with the trail and the graph`() {
        let json = Company.annals("why", "D-4", "--json")
        #expect(json.code == 0 && Company.annals("why", "D-4", "--format", "json") == json)
        #expect(json.out.hasPrefix("{\n  \"schemaVersion\": 1,\n  \"decision\": {"))
        #expect(json.json["edges"].list.count > 5)
        #expect(json.json["graph"]["root"].text == "decision:D-4")
        let moved = nodes(json).filter { !$0["moved"].list.isEmpty }.compactMap { $0["subject"].text }
        #expect(moved.contains("assumption:A-1"))
        #expect(nodes(json).allSatisfy { !$0["at"]["position"].isNull })
    }

    @Test(arguments: [
        ("D-4", "decision"), ("T-12", "task"), ("G-6", "goal"), ("M-1", "measure"), ("F-9", "finding"),
        ("A-1", "assumption"), ("I-5", "idea"), ("Q-1", "question"), ("B-5", "ballot"), ("S-4", "session"),
        ("mission", "platform"), ("D-4.a", "alternative"), ("#380", "argument"), ("#396", "decision"),
        ("H-1", "homework"),
    ])
    func `one can ask the why of it, in every format`(root: String, kind: String) {
        let json = Company.annals("why", root, "--json")
        #expect(json.code == 0 && nodes(json).first?["kind"].text == kind)
        let text = Company.annals("why", root)
        #expect(text.code == 0 && text.err == "" && !text.out.isEmpty)
        let dot = Company.annals("why", root, "--format", "dot").out
        #expect(dot.hasPrefix("digraph why {\n") && dot.hasSuffix("\n}\n"))
        let mermaid = Company.annals("why", root, "--format", "mermaid").out
        #expect(mermaid.hasPrefix("flowchart LR\n"))
        #expect(Company.annals("why", root, "--format", "markdown").out.hasPrefix("# Why "))
        let subjects = nodes(json).compactMap { $0["subject"].text }
        #expect(Set(subjects).count == subjects.count)
        #expect(dot.split(separator: "\n").count { $0.contains("fillcolor=") } == subjects.count)
    }

    @Test func `from a task it leads up to the decision and session that it came of`() {
        let graph = Company.annals("why", "T-12", "--json").json["graph"]
        let ground = graph["nodes"].list.filter { $0["side"].text == "ground" }.compactMap { $0["subject"].text }
        #expect(ground.contains("decision:D-4") && ground.contains("session:S-4") && ground.contains("ballot:B-5"))
        #expect(
            graph["edges"].list.contains {
                $0["from"].text == "task:T-12" && $0["to"].text == "decision:D-4" && $0["relation"].text == "came-of"
            })
        let text = Company.annals("why", "T-12").out
        #expect(text.hasPrefix("T-12  Keep one propane unit running in the laboratory"))
        #expect(text.contains("  came of  D-4 The next line runs on R32; propane stays in the laboratory, reversed"))
        #expect(text.contains("owner") && text.contains("Viktor Hahn"))
    }

    @Test func `the depth bounds the steps`() {
        func most(_ depth: String) -> Int {
            nodes(Company.annals("why", "D-4", "--json", "--depth", depth)).compactMap { $0["depth"].int }.max() ?? -1
        }
        #expect(most("0") == 0 && most("1") == 1 && most("4") == 4)
        #expect(Company.annals("why", "T-12", "--depth", "1").out.hasSuffix("--depth 2 shows one step more.\n"))
        #expect(Company.annals("why", "D-4", "--depth", "-1").code == 2)
    }

    @Test func `known then and later are told apart`() {
        let list = nodes(Company.annals("why", "D-4", "--json", "--depth", "1"))
        func known(_ id: String) -> Bool? { list.first { $0["subject"].text == id }?["knownThen"].truth }
        #expect(known("finding:F-9") == true && known("entry:#380") == true)
        #expect(known("decision:D-11") == false)
    }

    @Test func `votes that were all written down afterwards are told in one line`() {
        let box = Sandbox(.year)
        func record(_ arguments: String..., by person: String = "P-2", at time: String) {
            let outcome = box.annals(
                ["record"] + arguments + ["--as", person, "--session", "S-1", "--at", "2024-01-15T" + time])
            #expect(outcome.code == 0, "\(outcome.err)")
        }
        record("decision-proposed", "decision=D-3", "title=A lorry", at: "11:00")
        record(
            "decision-taken", "decision=D-3", "statement=We buy a lorry", "how=authority", "deciders=P-1", at: "11:20")
        let motion = [#"options:=[{"id":"lorry","text":"A lorry"}]"#, #"method:={"name":"majority"}"#]
        record("ballot-opened", "ballot=B-2", "question=A lorry?", motion[0], motion[1], "decision=D-3", at: "11:05")
        for (person, vote) in [("P-1", "for"), ("P-2", "for"), ("P-3", "against"), ("P-4", "for")] {
            record("vote-cast", "ballot=B-2", "choice=\(vote)", by: person, at: "11:10")
        }
        record("ballot-closed", "ballot=B-2", at: "11:15")
        let why = box.annals("why", "D-3").out
        #expect(
            why.contains("\n  later    6 of 7 entries (#53 to #58): dated before, written down later the same day\n"),
            "\(why)")
        let late = nodes(box.annals("why", "D-3", "--json")).filter { $0["writtenDownLater"].truth == true }
        #expect(late.compactMap { $0["subject"].text } == ["ballot:B-2"])
        #expect(box.annals("why", "D-3", "--json").json["writtenDownLater"].list.compactMap(\.int) == Array(53...58))
    }

    @Test func `what is no id, or has no why, is refused with what to do`() {
        let none =
            "is no id that one can ask the why of, such as D-9, T-12, G-5 or M-2; annals decisions lists them"
        #expect(Company.annals("why", "X") == .fails("“X” \(none)", code: 2))
        #expect(Company.annals("why", "P-1") == .fails("“P-1” \(none)", code: 2))
        #expect(Company.annals("why", "T-999") == .fails("T-999 is not in the log; see annals tasks"))
        #expect(Company.annals("why", "#99999").code == 1)
        #expect(Company.annals("why", "#2").err.contains("is about nothing that has a why"))
        #expect(Company.annals("why", "D-4", "--json", "--format", "dot").code == 2)
    }

    @Test func `as Markdown it can be laid before a board`() {
        let markdown = Company.annals("why", "D-4", "--format", "markdown").out
        for part in [
            "# Why D-4: The next line runs on R32; propane stays in the laboratory\n",
            "\n## How it came about\n", "\n## What it rests on\n",
            "\n## What was said of it\n", "\n## What it replaced, and what became of it\n", "\n## What came of it\n",
            "\n## On the record\n", "- **against:** Viktor Hahn, Samir Haddad",
        ] { #expect(markdown.contains(part), "\(part)") }
        let moved = Company.annals("why", "D-10", "--format", "markdown").out
        #expect(moved.contains("> **Its ground has moved since:**\n>\n> - A-3 “Orders grow by 30 % a year"))
        #expect(Company.annals("why", "D-10").out.contains("  MOVED  "))
    }

    @Test func `hostile titles and names break out of no format`() {
        let box = Sandbox(.year)
        let title = "x\"]; \\N [a](http://b) <script> #35; `c` | %%{init}%% \u{202E}tfel"
        box.annals("record", "task-assigned", "title=\(title)", "from=D-1", "--as", "P-1")
        let task = box.annals("tasks", "--json").json["tasks"].list.last?["task"].text ?? ""
        let dot = box.annals("why", task, "--format", "dot").out
        #expect(dot.contains("x\\\"]; \\\\N [a]("))
        let mermaid = box.annals("why", task, "--format", "mermaid").out
        #expect(mermaid.contains("x#34;#93;#59; #92;N #91;a#93;"))
        #expect(!mermaid.contains("<script>") && !mermaid.contains("%%{"))
        let markdown = box.annals("why", task, "--format", "markdown").out
        #expect(markdown.contains("\\[a\\](http") && markdown.contains("&lt;script&gt;"))
        for text in [dot, mermaid, markdown] { #expect(!text.unicodeScalars.contains("\u{202E}")) }
    }

    @Test func `people in texts are shown by name in every format`() {
        let box = Sandbox(.year)
        box.annals("record", "task-assigned", "title=Ask @Bob Roe", "from=D-1", "--as", "P-1")
        let task = box.annals("tasks", "--json").json["tasks"].list.last?["task"].text ?? ""
        #expect(box.annals("why", task).out.contains("Ask @Bob Roe"))
        #expect(box.annals("why", task, "--format", "dot").out.contains("Ask @Bob Roe"))
        #expect(box.annals("why", task, "--format", "mermaid").out.contains("Ask #64;Bob Roe"))
        #expect(box.annals("why", task, "--format", "markdown").out.contains("Bob Roe"))
    }
}

@Suite("annals blame, over five years of a company")
struct BlameCommandTests {
    @Test func `each line of the plan has its entry, day, session and person`() {
        let blame = Company.annals("blame")
        #expect(blame.code == 0 && blame.err == "")
        #expect(blame.out.hasPrefix("Tannbach Heat Pumps: who made the plan as of "))
        let mission = blame.out.split(separator: "\n").first { $0.contains("We make the change from oil") } ?? ""
        #expect(mission.hasPrefix("#106") && mission.contains("2020-01-21 14:10") && mission.contains("S-1"))
        for chapter in ["Platform", "Goals", "Measures", "Decisions in force", "Findings", "Tasks"] {
            #expect(blame.out.contains("\n\(chapter)\n"), "\(chapter)")
        }
        #expect(blame.out.contains(" lines, by the session that made them: "))
        // What there was to spend belongs to the plan while its period lasts.
        #expect(!blame.out.contains("\nResources\n"))
        #expect(Company.annals("blame", "--as-of", "2020").out.contains("\nResources\n"))
    }

    @Test func `as JSON every key is there once, and its entry is in the log`() {
        let lines = Company.annals("blame", "--json").json["lines"].list
        let keys = lines.compactMap { $0["key"].text }
        #expect(keys.count == lines.count && Set(keys).count == keys.count)
        let types = Dictionary(uniqueKeysWithValues: Company.entries.map { ($0["position"].int ?? 0, $0["type"].text) })
        for line in lines {
            #expect(types[line["entry"]["position"].int ?? -1] == line["type"].text, "\(line["key"].text ?? "")")
        }
        #expect(lines.first { $0["key"].text == "mission.wording" }?["entry"]["position"].int == 106)
        #expect(lines.first { $0["key"].text == "D-14.statement" }?["type"].text == "decision-taken")
    }

    @Test func `of one thing alone, of a session, of another moment, and as CSV`() {
        let goal = Company.annals("blame", "G-15").out
        #expect(goal.contains("G-15 title") && goal.contains("G-15 rank") && !goal.contains("G-14"))
        let session = Company.annals("blame", "S-14", "--json").json["lines"].list
        #expect(!session.isEmpty && session.allSatisfy { $0["entry"]["session"].text == "S-14" })
        let then = Company.annals("blame", "--as-of", "2021", "--json").json["lines"].list
        #expect(then.contains { $0["key"].text == "D-4.statement" })
        #expect(then.allSatisfy { ($0["entry"]["occurredAt"].text ?? "") < "2022" })
        #expect(Company.annals("blame", "--csv").out.hasPrefix("key,chapter,subject,part,text,entry,type,"))
    }

    @Test func `what is on no line says so`() {
        #expect(
            Company.annals("blame", "D-4")
                == .fails("D-4 stands on no line of the plan; annals why D-4 tells of it"))
        #expect(Company.annals("blame", "G-999") == .fails("G-999 is not in the log; see annals goals"))
        #expect(Company.annals("blame", "nonsense").code == 2)
        let box = Sandbox()
        box.annals("init", "Empty", "--log", "acme.annals")
        #expect(box.annals("blame").out.hasSuffix("Nothing is set, decided or promised yet.\n"))
    }

    @Test func `the bank's plan is one rate after another, each of its own meeting`() {
        let lines = Sandbox(.centralBank).annals("blame", "--as-of", "2008-12-31", "--json").json["lines"].list
        let rate = lines.filter { $0["part"].text == "statement" }
        #expect(rate.count == 1 && rate.first?["entry"]["occurredAt"].text?.hasPrefix("2008-12") == true)
    }
}
