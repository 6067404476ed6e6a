import Foundation
import Testing

@Suite("annals template")
struct TemplateTests {
    @Test func `what ships is listed, without a log too`() {
        let box = Sandbox()
        let outcome = box.annals("template", "list", "--type", "pack")
        #expect(
            outcome
                == .prints(
                    """
                    name            type  title           from
                    digitalization  pack  Digitalization  ships
                    """))
        #expect(
            box.annals("template", "list", "--kind", "offsite", "--language", "ru")
                == .prints(
                    """
                    name     type      title                            from
                    offsite  template  Выездная встреча руководителей  ships
                    """.replacing("title                            from", with: "title                           from")
                ))
        let items = box.annals("template", "list", "--json").json
        #expect(items.keys == ["schemaVersion", "items", "faulty"])
        #expect(items["items"].list.count == 19)
        #expect(items["items"][0].keys == ["name", "type", "kind", "title", "file", "hidesShipped"])
    }

    @Test func `one is shown for people, as JSON and as YAML`() {
        let box = Sandbox()
        let page = box.annals("template", "show", "offsite").out
        #expect(page.hasPrefix("offsite  Leadership offsite\ntemplate, ships with annals\n"))
        #expect(page.contains("\n    → findings (culture)\n"))
        #expect(
            box.annals("template", "show", "offsite", environment: ["ANNALS_LANGUAGE": "ru"]).out.contains("Стадии"))
        let json = box.annals("template", "show", "planning", "--json").json
        #expect(json["stages"][3]["outputs"][0]["text"].text == "goals with=horizon")
        #expect(json["title"]["ru"].text == "Сессия стратегического планирования")
        #expect(box.annals("template", "show", "planning", "--yaml").out.hasPrefix("type: template\nname: planning\n"))
        #expect(
            box.annals("template", "show", "ofsite")
                == .fails(
                    "“ofsite” is no template, technique, pack or style; did you mean offsite? (annals template list shows all)"
                ))
        #expect(
            box.annals("template", "show", "offsite", environment: ["ANNALS_LANGUAGE": "fr"])
                == .fails("ANNALS_LANGUAGE is “fr”, expected en or ru", code: 2))
    }

    @Test func `a copy is the user's to change and wins, and is never written over`() {
        let box = Sandbox(.founded)
        #expect(box.annals("template", "copy", "planning").code == 0)
        #expect(box.files == ["acme.annals", "annals-templates"])
        let copied = box.text("annals-templates/planning.yaml")
        #expect(copied == box.annals("template", "show", "planning", "--yaml").out)
        let again = box.annals("template", "copy", "planning")
        #expect(again.code == 1)
        #expect(again.err.hasSuffix("is there already; give the copy another name, or --force to write over it\n"))
        box.write(
            "annals-templates/planning.yaml", copied.replacing("en: Strategic planning session", with: "en: Ours"))
        let list = box.annals("template", "list", "--kind", "planning").out
        #expect(list.contains("planning  template  Ours   "))
        #expect(list.hasSuffix("annals-templates/planning.yaml (instead of the one that ships)\n"))
        #expect(box.annals("template", "copy", "update", "planning", "--force").code == 0)
        #expect(box.text("annals-templates/planning.yaml").hasPrefix("type: template\nname: planning\nkind: update\n"))
    }

    @Test func `a copy may go elsewhere under another name`() {
        let box = Sandbox()
        #expect(
            box.annals("template", "copy", "planning", "my-way", "--to", "mine")
                == .prints("mine/my-way.yaml is yours to change; then annals template check mine/my-way.yaml"))
        #expect(box.text("mine/my-way.yaml").hasPrefix("type: template\nname: my-way\n"))
        #expect(
            box.annals("template", "check", "mine/my-way.yaml") == .prints("mine/my-way.yaml: template my-way is sound")
        )
        #expect(box.annals("template", "list", "--folder", "mine").out.contains("mine/my-way.yaml"))
        #expect(
            box.annals("template", "show", "my-way", environment: ["ANNALS_TEMPLATES": box.path("mine")]).code == 0)
        #expect(
            box.annals("template", "copy", "planning", "../planning")
                == .fails(
                    "“../planning” is no name; use 1 to 60 letters, digits and hyphens, such as half-year-offsite",
                    code: 2))
    }

    @Test func `a folder that was named and is not there is told`() {
        let message =
            "nowhere is not there; name the folder of your templates, or leave --folder and ANNALS_TEMPLATES out"
        let box = Sandbox()
        #expect(box.annals("template", "list", "--folder", "nowhere") == .fails(message))
        #expect(box.annals("template", "list", environment: ["ANNALS_TEMPLATES": "nowhere"]) == .fails(message))
    }

    @Test func `check tells every fault with its line`() {
        let box = Sandbox()
        box.annals("template", "copy", "scoring", "--to", ".")
        box.write(
            "scoring.yaml",
            box.text("scoring.yaml").replacing("minutes: 5", with: "minutes: five").replacing(
                "lowest: 0", with: "lowest: a"))
        let expected = Outcome(
            code: 1, out: "",
            err: """
                annals: scoring.yaml, line 11: steps[0].minutes is “five”, expected a whole number from 1 to 1440
                annals: scoring.yaml, line 18: steps[1].ballot.lowest is “a”, expected a whole number from -1000 to 1000
                annals: 2 faults; mend the files and check again

                """)
        #expect(box.annals("template", "check", "scoring.yaml") == expected)
        let json = box.annals("template", "check", "scoring.yaml", "--json")
        #expect(json.code == 1)
        #expect(json.json["files"][0]["faults"][0]["line"].int == 11)
        #expect(json.json["files"][0]["faults"][0]["key"].text == "steps[0].minutes")
        #expect(
            box.annals("template", "check", "absent.yaml").err.hasPrefix(
                "annals: absent.yaml: is not there; check the path\n"))
    }

    @Test func `a faulty file of one's own is told wherever it would be used`() {
        let box = Sandbox(.year)
        mkdir(box.path("annals-templates"), 0o755)
        box.write("annals-templates/planning.yaml", "type: template\n")
        let list = box.annals("template", "list", "--type", "pack")
        #expect(list.code == 0)
        #expect(list.err.contains("annals-templates/planning.yaml, line 1: name is missing"))
        #expect(box.annals("template", "show", "planning").code == 1)
        #expect(box.annals("schedule", "A", "--kind", "planning", "--starts", "2026-01-14").code == 1)
        #expect(box.lines().count == 50)
    }

    @Test func `a line sent again is the same line, whatever became of its template since`() {
        let box = Sandbox(.year)
        #expect(box.annals("template", "copy", "offsite", "woods").code == 0)
        let line = """
            {"id":"0199a0b2-0000-7000-8000-000000000001","type":"session-scheduled","data":{"title":"A",\
            "kind":"offsite","purpose":"P","startsAt":"2026-03-02","template":"woods"}}
            """
        let first = box.annals("record", "-", input: line)
        #expect(first == .prints("#51 session-scheduled S-3"))
        let file = box.text("annals-templates/woods.yaml")
        box.write("annals-templates/woods.yaml", file.replacing("minutes: ", with: "minutes: 1"))
        #expect(box.annals("record", "-", input: line) == .prints("#51 session-scheduled S-3 (recorded before)"))
        #expect(box.lines().count == 51)
    }

    @Test func `edit copies what ships, runs the editor and checks what it left`() {
        let box = Sandbox(.founded)
        #expect(
            box.annals("template", "edit", "grouping")
                == .fails(
                    "EDITOR is not set; name an editor there, or change what annals template copy grouping writes"))
        #expect(box.files == ["acme.annals"])
        let done = box.annals("template", "edit", "grouping", environment: ["EDITOR": "sed -i 's/Sort/Lay out/'"])
        #expect(done.code == 0)
        #expect(done.out.hasSuffix("annals-templates/grouping.yaml: technique grouping is sound\n"))
        #expect(box.text("annals-templates/grouping.yaml").contains("title: {en: Lay out, ru:"))
        let spoilt = box.annals(
            "template", "edit", "grouping", environment: ["VISUAL": "sed -i 's/minutes: 4/minutes: x/'"])
        #expect(spoilt.code == 1)
        #expect(spoilt.err.contains("line 24: steps[2].minutes is “x”"))
        // What is faulty can be mended in the same way.
        #expect(
            box.annals("template", "edit", "grouping", environment: ["EDITOR": "sed -i 's/minutes: x/minutes: 4/'"])
                .code
                == 0)
        #expect(
            box.annals("template", "edit", "grouping", environment: ["EDITOR": "false"]).err
                .hasPrefix("annals: false failed; "))
    }
}

@Suite("annals schedule")
struct ScheduleTests {
    private let first = ["current-state", "direction", "goals", "plan", "monitoring"]

    @Test func `a session gets the stages of its template, and the file is not needed any more`() {
        let box = Sandbox(.year)
        let outcome = box.annals("schedule", "Spring", "--kind", "planning", "--starts", "2026-03-02")
        #expect(
            outcome
                == .prints(
                    """
                    #51 session-scheduled S-3
                      current-state  Current state (90 min)
                      direction  Direction (60 min)
                      goals  Goals and priorities (75 min)
                      plan  Strategic plan (90 min)
                      monitoring  Evaluation and monitoring (45 min)
                    Next: annals record participant-invited session=S-3 person=… role=moderator; annals template show planning tells how to prepare
                    """))
        let data = box.annals("show", "#51", "--json").json["entry"]["data"]
        #expect(data["template"].text == "planning")
        #expect(data["minutes"].int == 360)
        #expect(data["stages"][2]["outputs"].texts == ["goals with=horizon", "goals state=ranked"])
        #expect(
            data["purpose"].text
                == "Settle where the organization is going in the coming period, what matters most, and who does what to get there."
        )
    }

    @Test func `what is given stands instead of what the template says`() {
        let box = Sandbox(.year)
        let entry = box.annals(
            "schedule", "Spring", "--template", "decision", "--starts", "2026-03-02T09:00", "--purpose",
            "Where to build",
            "--minutes", "120", "--objective", "One", "--objective", "Two", "--format", "remote", "--team", "strong",
            "--aim", "decide", "--as", "Ann Lee", "--language", "ru", "--json"
        ).json["entry"]
        #expect(entry["actor"].text == "P-1")
        #expect(entry["data"]["kind"].text == "decision")
        #expect(entry["data"]["purpose"].text == "Where to build")
        #expect(entry["data"]["minutes"].int == 120)
        #expect(entry["data"]["objectives"].texts == ["One", "Two"])
        #expect(entry["data"]["stages"][0]["title"].text == "Внешняя среда")
    }

    @Test func `every session after the first of its series opens with promises`() {
        let box = Sandbox(.year)
        box.annals("record", "series-started", "name=Plan", "kind=planning")
        func stages(_ starts: String, _ series: String) -> [String?] {
            box.annals("schedule", "A", "--kind", "planning", "--starts", starts, "--series", series, "--json")
                .json["entry"]["data"]["stages"].list.map { $0["stage"].text }
        }
        #expect(stages("2026-03-02", "R-2") == first)
        #expect(stages("2026-06-02", "R-2") == ["promises"] + first)
        // The first is the one that comes first, whenever it is written down.
        #expect(stages("2026-01-02", "R-2") == first)
        #expect(stages("2026-09-02", "R-1") == ["promises"] + first)
    }

    @Test func `a session that was cancelled is not the first`() {
        let box = Sandbox(.year)
        box.annals("record", "series-started", "name=Plan", "kind=planning")
        box.annals("schedule", "A", "--kind", "planning", "--starts", "2026-03-02", "--series", "R-2")
        box.annals("record", "session-cancelled", "session=S-3")
        let data = box.annals(
            "schedule", "B", "--kind", "planning", "--starts", "2026-06-02", "--series", "R-2", "--json"
        ).json["entry"]["data"]
        #expect(data["stages"].list.map { $0["stage"].text } == first)
        #expect(data["minutes"].int == 360)
    }

    @Test func `record fills in the stages too, from the line and from standard input`() {
        let box = Sandbox(.year)
        box.annals(
            "record", "session-scheduled", "title=A", "kind=offsite", "purpose=P", "startsAt=2026-03-02",
            "template=offsite", "series=R-1", environment: ["ANNALS_LANGUAGE": "ru"])
        let data = box.annals("show", "#51", "--json").json["entry"]["data"]
        #expect(data["stages"][0]["stage"].text == "promises")
        #expect(data["stages"][0]["title"].text == "Обещания")
        #expect(data["minutes"].isNull || data["minutes"].int == nil)
        let lines = ["nope", "offsite"].map {
            #"{"type":"session-scheduled","data":{"title":"A","kind":"offsite","purpose":"P","startsAt":"2026-03-02","template":"\#($0)"}}"#
        }
        #expect(
            box.annals("record", "-", input: lines.joined(separator: "\n"))
                == Outcome(
                    code: 1, out: "#52 session-scheduled S-4\n",
                    err: """
                        annals: line 1: “nope” is no template (annals template list shows all)
                        annals: 1 of 2 lines were refused; the others are recorded

                        """))
        #expect(box.annals("show", "#52", "--json").json["entry"]["data"]["stages"][0]["stage"].text == "arrival")
    }

    @Test func `stages that are given stay as they are, whatever the template's name`() {
        let box = Sandbox(.year)
        #expect(
            box.annals(
                "record", "session-scheduled", "title=A", "kind=offsite", "purpose=P", "startsAt=2026-03-02",
                "template=of our own", #"stages:=[{"stage":"a","title":"A"}]"#
            ).code == 0)
        #expect(box.annals("show", "#51", "--json").json["entry"]["data"]["stages"].list.count == 1)
    }

    @Test func `a change of template brings the stages of the new one`() {
        let box = Sandbox(.year)
        box.annals("schedule", "Spring", "--kind", "planning", "--starts", "2026-03-02")
        #expect(
            box.annals("record", "session-changed", "session=S-3", "template=decision")
                == .fails(
                    "the template decision is for a session of the kind decision, not planning; choose one of annals template list --kind planning, or give the stages yourself"
                ))
        box.annals("record", "session-changed", "session=S-3", "kind=decision", "template=decision")
        let stages = box.annals("show", "#52", "--json").json["entry"]["data"]["stages"]
        #expect(stages.list.map { $0["stage"].text }.last == "implementation")
    }

    @Test func `import takes lines as they are`() {
        let box = Sandbox(.year)
        box.write(
            "a.jsonl",
            #"{"type":"session-scheduled","occurredAt":"2026-01-02","data":{"title":"A","kind":"offsite","purpose":"P","startsAt":"2026-03-02","template":"lost"}}"#
        )
        #expect(box.annals("import", "a.jsonl").code == 0)
        let data = box.annals("show", "#51", "--json").json["entry"]["data"]
        #expect(data["template"].text == "lost")
        #expect(data["stages"].list.isEmpty)
    }

    @Test func `usage is told`() {
        let box = Sandbox(.year)
        #expect(box.annals("schedule", "A", "--starts", "2026-03-02").code == 2)
        #expect(box.annals("schedule", "A", "--starts", "2026-03-02", "--kind", "feast").code == 2)
        #expect(box.annals("schedule", "A", "--starts", "soon", "--kind", "planning").code == 2)
        #expect(
            box.annals("schedule", "A", "--starts", "2026-03-02", "--template", "scoring")
                == .fails("“scoring” is no template (annals template list shows all)"))
    }
}

@Suite("annals schema")
struct SchemaCommandTests {
    @Test func `it prints the schema of all, of one action's fields, of its entry and of its action line`() {
        let box = Sandbox()
        let all = box.annals("schema").json
        #expect(all["$schema"].text == "https://json-schema.org/draft/2020-12/schema")
        #expect(all["$defs"]["idea-captured"]["properties"]["text"]["anyOf"][0]["maxLength"].int == 10_000)
        let fields = box.annals("schema", "idea-captured").json
        #expect(fields["required"].texts == ["text"])
        #expect(fields["properties"]["idea"]["pattern"].text == "^(?:I-[1-9][0-9]*)$")
        #expect(
            box.annals("schema", "idea-captured", "--entry").json["properties"]["type"]["const"].text == "idea-captured"
        )
        let line = box.annals("schema", "idea-captured", "--action-line").json
        #expect(line["required"].texts == ["type"])
        #expect(line["$defs"]["idea-captured-given"]["properties"]["idea"]["pattern"].text == "^(?:I-[1-9][0-9]*|@.+)$")
    }

    @Test func `an action that there is none of is told`() {
        #expect(
            Sandbox().annals("schema", "idea-capture")
                == .fails(
                    "“idea-capture” is no action; did you mean idea-captured? (annals record --list shows all)", code: 2
                ))
        #expect(Sandbox().annals("schema", "--entry", "--action-line").code == 2)
    }
}

@Suite("The list of actions")
struct ListTests {
    @Test func `one chapter can be listed, and one that there is none of is told`() {
        let people = Sandbox().annals("record", "--list", "people").out
        #expect(people.hasPrefix("People\n  person-joined           A person becomes known to the log."))
        #expect(people.hasSuffix("\nannals record ACTION --help shows the fields of one.\n"))
        #expect(
            Sandbox().annals("record", "--list", "pepole").err.hasPrefix(
                "annals: “pepole” is no chapter; there are: Record, People"))
    }

    @Test func `each chapter has one heading, whatever the order of the catalogue`() {
        let headings = Sandbox().annals("record", "--list").out.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        #expect(Set(headings).count == headings.count)
    }
}
