import Foundation
import Testing

@Suite("annals evidence and verify-evidence")
struct EvidenceCommandTests {
    /// A log with its keys, and the year of Acme in it.
    private let box: Sandbox

    init() {
        box = Sandbox()
        #expect(box.annals("init", "Acme", "--time-zone", "Europe/Berlin").code == 0)
        box.write("year.jsonl", Acme.year)
        #expect(box.annals("import", "year.jsonl").code == 0)
    }

    /// The public key of the log.
    private var key: String { box.annals("show", "#1", "--json").json["entry"]["data"]["key"].text ?? "" }

    private func python(_ arguments: String...) -> Outcome {
        box.shell("python3 -B \(Program.project.path)/tools/verify.py " + arguments.joined(separator: " "))
    }

    private static let hasPython = Sandbox().shell("python3 --version").code == 0

    @Test func `a bundle of a decision is checked by both, with no log at hand`() {
        #expect(box.annals("evidence", "D-1", "-o", "d1.json") == .prints(""))
        let key = key
        for file in box.files where file.hasPrefix("acme") {
            try? FileManager.default.removeItem(atPath: box.path(file))
        }
        let checked = box.annals("verify-evidence", "d1.json", "--key", key)
        #expect(checked.code == 0 && checked.err == "")
        #expect(checked.out.hasPrefix("Evidence about decision D-1, from the log annals/"))
        #expect(checked.out.contains("The signature is of the key that you gave, or of one that it vouches for."))
        let unsure = box.annals("verify-evidence", "d1.json")
        #expect(unsure.code == 0 && unsure.out.contains("Whose the key is: that is the file's own word."))
        if Self.hasPython {
            #expect(python("evidence", "d1.json", "--key", key).out == checked.out)
            let ours = box.annals("verify-evidence", "d1.json", "--key", key, "--json").json
            let theirs = python("evidence", "d1.json", "--key", key, "--json").json
            #expect(ours.value as? NSDictionary == theirs.value as? NSDictionary && ours["sound"].truth == true)
        }
    }

    @Test func `it says on its face what it does not prove, and lists what is about the decision and its ballot`() {
        let bundle = box.annals("evidence", "D-1").json
        #expect(bundle["schemaVersion"].int == 1 && bundle["format"].text == "annals-evidence")
        #expect(bundle["says"].text?.hasPrefix("This bundle proves presence, not completeness") == true)
        #expect(bundle["about"].texts == ["decision:D-1", "ballot:B-1", "alternative:D-1.a", "alternative:D-1.b"])
        // By hand: every line of the year about D-1, B-1 or an alternative.
        let about = box.lines().map { JSON(text: $0) }.filter { entry in
            entry["about"].texts.contains { ["decision:D-1", "ballot:B-1"].contains($0) || $0.contains(":D-1.") }
        }
        #expect(bundle["positions"].list.map(\.int) == about.map { $0["position"].int })
        let lines = bundle["lines"].list.compactMap { $0["position"].int }
        #expect(lines.first == 1 && Set(about.compactMap { $0["position"].int }).isSubset(of: lines))
        // What it rests on and what came of it: the idea, the session, the goal, the task, what replaced it.
        let types = Set(bundle["lines"].list.compactMap { JSON(text: $0["line"].text ?? "")["type"].text })
        #expect(
            types.isSuperset(of: [
                "log-opened", "idea-captured", "session-opened", "vote-cast", "goal-set", "task-assigned",
                "decision-taken", "decision-reviewed",
            ]))
        #expect(!types.contains("person-joined"))
        let log = box.lines()
        for line in bundle["lines"].list { #expect(line["line"].text == log[(line["position"].int ?? 1) - 1]) }
    }

    @Test(arguments: ["B-1", "T-1", "G-1", "M-1", "I-1", "S-1", "D-1.a", "#2"])
    func `whatever has a why has its evidence`(subject: String) {
        let made = box.annals("evidence", subject, "-o", "it.json")
        guard subject != "#2" else {
            #expect(made.code == 1 && made.err.contains("is about nothing that has a why"))
            return
        }
        #expect(made == .prints(""))
        #expect(box.annals("verify-evidence", "it.json", "--key", key).code == 0)
    }

    @Test func `names are disclosed only where that is asked for, and never a key`() {
        let closed = box.annals("evidence", "D-1").out
        for name in ["Ann Lee", "Bob Roe", "Cy Young", "Dee Fox"] { #expect(!closed.contains(name)) }
        #expect(box.annals("evidence", "D-1", "--names", "P-3", "-o", "one.json").code == 0)
        let one = box.text("one.json")
        #expect(one.contains("Cy Young") && !one.contains("Ann Lee") && !one.contains("Dee Fox"))
        #expect(
            box.annals("verify-evidence", "one.json").out.contains(
                "These names were sealed in the log: P-3 Cy Young (#4)."))
        #expect(box.annals("evidence", "D-1", "--names", "all", "-o", "all.json").code == 0)
        let all = JSON(text: box.text("all.json"))
        #expect(all["disclosed"].list.map { $0["text"].text } == ["Ann Lee", "Bob Roe", "Cy Young", "Dee Fox"])
        #expect(all["disclosed"].list.allSatisfy { $0.keys == ["position", "path", "salt", "text"] })
        // A title stands sealed in the same line, and was not asked for.
        #expect(!box.text("all.json").contains("Head of sales"))
        // Another name in its place is found.
        box.write("forged.json", one.replacingOccurrences(of: "Cy Young", with: "Dee Fox"))
        let forged = box.annals("verify-evidence", "forged.json")
        #expect(
            forged
                == .fails(
                    """
                    forged.json does not hold: do not rely on it, and ask where it comes from
                    annals: entry #4 has another text sealed at data.name than the bundle discloses
                    """, code: 3))
    }

    @Test func `who was forgotten cannot be named any more, and the bundle of before still proves it`() {
        #expect(box.annals("evidence", "D-1", "--names", "P-3", "-o", "before.json").code == 0)
        #expect(box.annals("record", "task-reassigned", "task=T-2", "owner=P-2", "--as", "P-1").code == 0)
        #expect(box.annals("forget", "P-3", "--reason", "asked", "--as", "P-1").code == 0)
        let refused = box.annals("evidence", "D-1", "--names", "P-3", "-o", "after.json")
        #expect(refused.code == 1 && refused.err.contains("the name of P-3 cannot be disclosed"))
        #expect(box.annals("evidence", "D-1", "--names", "all", "-o", "after.json").code == 0)
        #expect(!box.text("after.json").contains("Cy Young"))
        #expect(box.annals("verify-evidence", "after.json", "--key", key).code == 0)
        #expect(box.annals("verify-evidence", "before.json", "--key", key).code == 0)
    }

    @Test func `of a confidential session an outsider gets nothing, and its words are disclosed only where asked for`()
    {
        for step in [
            [
                "session-scheduled", "title=Sale", "kind=decision", "purpose=X", "startsAt=2026-01-15",
                "circle=P-1,P-2",
            ],
            ["participant-invited", "session=S-3", "person=P-1", "role=moderator"],
            ["session-opened", "session=S-3", "present=P-1,P-2"],
            ["decision-taken", "title=Sale", "statement=We sell the shop", "how=authority", "--session", "S-3"],
        ] { #expect(box.annals(["record"] + step + ["--as", "P-1"]).code == 0, "\(step)") }
        let outside = box.annals("evidence", "D-3", "--as", "P-3")
        #expect(outside.code == 1 && outside.out == "" && outside.err.contains("D-3 is not in the log"))
        let closed = box.annals("evidence", "D-3", "--as", "P-2", "-o", "closed.json")
        #expect(closed == .prints(""))
        #expect(!box.text("closed.json").contains("sell the shop"))
        #expect(JSON(text: box.text("closed.json"))["viewer"].text == "P-2")
        #expect(box.annals("evidence", "D-3", "--as", "P-2", "--texts", "-o", "open.json").code == 0)
        let found = box.annals("verify-evidence", "open.json", "--key", key)
        #expect(found.code == 0 && found.out.contains("was sealed there: “We sell the shop”."))
        #expect(found.out.contains("It was made for the eyes of P-2"))
        // An outsider's bundle of something else neither shows nor lists what the circle said of it.
        #expect(
            box.annals("record", "note-added", "on=D-1", "text=Sold", "--session", "S-3", "--as", "P-1").code == 0)
        let note = box.lines().count
        let all = box.annals("evidence", "D-1", "--as", "P-1").json["lines"].list.map { $0["position"].int }
        let some = box.annals("evidence", "D-1", "--as", "P-3").json["lines"].list.map { $0["position"].int }
        #expect(all.contains(note) && !some.contains(note))
    }

    @Test func `votes of an open hidden ballot are listed, and not shown`() {
        for step in [
            ["session-scheduled", "title=Vote", "kind=decision", "purpose=X", "startsAt=2026-01-15"],
            ["participant-invited", "session=S-3", "person=P-1", "role=moderator"],
            ["session-opened", "session=S-3", "present=P-1,P-2,P-3"],
            ["decision-proposed", "title=Next", "--session", "S-3"],
            [
                "ballot-opened", "question=Now?", #"method:={"name":"majority"}"#, "decision=D-3", "hidden=true",
                #"options:=[{"id":"now","text":"Now"}]"#,
                "--session", "S-3",
            ],
            ["vote-cast", "ballot=B-2", "choice=against", "--session", "S-3"],
        ] { #expect(box.annals(["record"] + step + ["--as", "P-1"]).code == 0, "\(step)") }
        let vote = box.lines().count
        let open = box.annals("evidence", "B-2")
        #expect(
            open.err
                == "annals: note: #\(vote) is not in it: hidden from everybody until the ballot closes or the ideas are revealed\n"
        )
        #expect(open.json["positions"].list.compactMap(\.int).contains(vote))
        #expect(
            !open.json["lines"].list.compactMap { $0["position"].int }.contains(vote) && !open.out.contains("against"))
        #expect(box.annals("record", "ballot-closed", "ballot=B-2", "--session", "S-3", "--as", "P-1").code == 0)
        let closed = box.annals("evidence", "B-2")
        #expect(closed.err == "" && closed.json["lines"].list.compactMap { $0["position"].int }.contains(vote))
    }

    @Test func `a key from before the log changed its keys still vouches`() {
        let old = key
        #expect(box.annals("keys", "rotate", "--as", "P-1").code == 0)
        #expect(box.annals("evidence", "D-1", "-o", "d1.json").code == 0)
        let found = box.annals("verify-evidence", "d1.json", "--key", old)
        #expect(found.code == 0 && found.out.contains("each key vouches for the next"))
        let stranger = Data(repeating: 9, count: 32).base64EncodedString()
        let refused = box.annals("verify-evidence", "d1.json", "--key", stranger)
        #expect(refused.code == 3 && refused.err.contains("the key you gave is none of the log's keys"))
    }

    @Test func `without keys the last checkpoint is used, and what it does not cover is said`() {
        #expect(box.annals("evidence", "D-1", "-o", "d1.json").code == 0)
        let size = JSON(text: box.text("d1.json"))["known"].int ?? 0
        #expect(box.annals("record", "note-added", "on=D-1", "text=More", "--as", "P-1").code == 0)
        try? FileManager.default.moveItem(atPath: box.path("acme.annals-keys"), toPath: box.path("vault"))
        let made = box.annals("evidence", "D-1", "-o", "later.json")
        #expect(
            made.code == 0 && made.err.contains("the last checkpoint covers the entries up to #\(size) of #\(size + 1)")
        )
        #expect(JSON(text: box.text("later.json"))["known"].int == size)
        #expect(box.annals("verify-evidence", "later.json", "--key", key).code == 0)
    }

    @Test func `what texts were taken out of is proved as it is left`() {
        let position = 1 + (box.lines().firstIndex { $0.contains("dissent-recorded") } ?? 0)
        #expect(
            box.annals("redact", "#\(position)", "reason", "--reason", "Private", "--as", "P-1", "--yes").code == 0)
        #expect(box.annals("evidence", "D-1", "-o", "d1.json").code == 0)
        let found = box.annals("verify-evidence", "d1.json", "--key", key)
        #expect(found.code == 0 && found.out.contains("Texts were taken out of #\(position), as the log itself says"))
        #expect(!box.text("d1.json").contains("rents have doubled"))
    }

    @Test func `a page for people needs nothing beside it and shows no name that was not disclosed`() {
        #expect(box.annals("evidence", "D-1", "--names", "P-3", "-o", "d1.html") == .prints(""))
        let page = box.text("d1.html")
        #expect(page.contains("<h1 dir=\"auto\">D-1  We open a shop in Vienna</h1>"))
        #expect(page.contains("Presence, not completeness."))
        #expect(page.contains("Cy Young votes against") && !page.contains("Ann Lee") && page.contains("P-1 votes for"))
        for outside in ["<script", "<link", "src=", "http://", "https://", "url("] { #expect(!page.contains(outside)) }
    }

    @Test func `wrong usage, a missing file and a file that is no bundle are told apart`() {
        #expect(box.annals("evidence", "P-1").code == 2)
        #expect(box.annals("evidence", "D-77").code == 1)
        #expect(box.annals("evidence", "D-1", "-o", "d1.pdf").code == 2)
        #expect(box.annals("evidence", "D-1", "--names", "P-77").code == 1)
        #expect(box.annals("verify-evidence", "none.json").code == 1)
        #expect(box.annals("verify-evidence", "year.jsonl").code == 3)
        box.annals("evidence", "D-1", "-o", "d1.json")
        #expect(box.annals("verify-evidence", "d1.json", "--key", "rubbish").code == 2)
        box.write(
            "newer.json",
            box.text("d1.json").replacingOccurrences(of: "\"schemaVersion\": 1", with: "\"schemaVersion\": 2"))
        let newer = box.annals("verify-evidence", "newer.json")
        #expect(newer == .fails("newer.json is of version 2, this knows 1: get a newer annals"))
        guard Self.hasPython else { return }
        #expect(python("evidence", "none.json").code == 1)
        #expect(python("evidence", "year.jsonl").code == 3)
        #expect(python("evidence", "d1.json", "--key", "rubbish").code == 2)
        #expect(python("evidence", "newer.json").code == 1)
        #expect(python("nothing").code == 2)
        #expect(python("--help").out.contains("verify.py evidence d9.json --key KEY"))
    }

    @Test func `an empty log has nothing signed and no evidence`() {
        let empty = Sandbox()
        empty.annals("init", "Acme", "--time-zone", "UTC")
        #expect(empty.annals("evidence", "D-1").code == 1)
    }
}
