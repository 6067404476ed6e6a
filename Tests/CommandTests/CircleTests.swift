import Foundation
import Testing

@Suite("A session that only its circle may read")
struct CircleTests {
    private let box: Sandbox

    init() {
        box = Sandbox(.year)
        for step in [
            [
                "session-scheduled", "title=Sale", "kind=decision", "purpose=X", "startsAt=2026-01-15",
                "circle=P-1,P-2",
            ],
            ["participant-invited", "session=S-3", "person=P-1", "role=moderator"],
            ["session-opened", "session=S-3", "present=P-1,P-2"],
            ["idea-captured", "text=Sell the shop", "--session", "S-3", "--as", "P-2"],
            ["decision-taken", "title=Sale", "statement=We sell the shop", "how=authority", "--session", "S-3"],
        ] { #expect(box.annals(["record"] + step).code == 0, "\(step)") }
    }

    private static let note = "annals: note: 1 session is for its circle, and not shown to P-3\n"

    @Test(arguments: [
        ["log"], ["log", "--json"], ["history"], ["history", "--json"], ["decisions"], ["decisions", "--csv"],
        ["ideas"], ["sessions"], ["plan"], ["compare", "2023", "2026"],
        ["diff", "2023", "2026"],
        ["log", "--type", "idea-captured"],
    ])
    func `an outsider finds nothing of it`(command: [String]) {
        let seen = box.annals(command)
        let outside = box.annals(command + ["--as", "P-3"])
        #expect(outside.code == 0 && outside.err == Self.note)
        #expect(!outside.out.contains("ell the shop") && !outside.out.contains("S-3") && !outside.out.contains("Sale"))
        let inside = box.annals(command + ["--as", "P-2"])
        // A view of now names its minute, which may have gone by between the two.
        #expect(inside == seen || inside == box.annals(command))
        #expect(seen.out.contains("ell the shop") || seen.out.contains("S-3"))
    }

    @Test func `what it created is not there for an outsider, by whatever name it is asked for`() {
        for command in [
            ["show", "S-3"], ["show", "D-3"], ["why", "D-3"], ["replay", "S-3"], ["log", "--subject", "I-4"],
            ["minutes", "S-3"], ["promises", "S-3", "--list"],
            ["report", "S-3"], ["completeness", "S-3"], ["ground", "D-3"], ["brief", "S-3"],
        ] {
            let outside = box.annals(command + ["--as", "P-3"])
            #expect(outside.code == 1 && outside.out == "", "\(command)")
            #expect(outside.err.contains("is not in the log"), "\(command)")
            #expect(box.annals(command + ["--as", "P-1"]).code == 0, "\(command)")
        }
        let last = "#\(box.lines().count)"
        #expect(box.annals("show", last, "--as", "P-3").err.contains("there is no entry \(last) in the log"))
    }

    @Test func `ANNALS_AS says who reads, a name does too, and nobody named reads what the files hold`() {
        #expect(!box.annals("decisions", environment: ["ANNALS_AS": "P-3"]).out.contains("We sell"))
        #expect(!box.annals("decisions", "--as", "Cy Young").out.contains("We sell"))
        #expect(box.annals("decisions").out.contains("We sell"))
        #expect(
            box.annals("decisions", "--as", "P-77") == .fails("P-77 is not in the log; see annals people"))
    }

    @Test func `a document attached to it is kept from an outsider`() {
        box.write("terms.txt", "Terms of the sale")
        #expect(box.annals("attach", "D-3", "terms.txt").code == 0)
        let position = "#\(box.lines().count)"
        #expect(box.annals("document", position, "--as", "P-2").out == "Terms of the sale")
        #expect(box.annals("document", position, "--as", "P-3").code == 1)
        let sha256 = box.annals("show", position, "--json").json["entry"]["data"]["sha256"].text ?? ""
        #expect(sha256.count == 64)
        #expect(box.annals("document", sha256, "--as", "P-2").out == "Terms of the sale")
        #expect(box.annals("document", sha256, "--as", "P-3").code == 1)
    }
}

@Suite("A log of sessions with circles, without its keys")
struct CircleWithoutKeysTests {
    private let box = Sandbox()

    /// The company's five years, every session of them for a circle of all who had joined by then.
    init() throws {
        var joined: [String] = []
        var lines: [String] = []
        for line in try String(contentsOfFile: Program.fixture("company.jsonl"), encoding: .utf8).split(separator: "\n")
        {
            let entry = JSON(text: String(line))
            let type = entry["type"].text
            if type == "person-joined", let person = entry["data"]["person"].text { joined.append(person) }
            let circle = #""data":{"circle":["# + joined.map { "\"\($0)\"" }.joined(separator: ",") + "],"
            let isOpen = type == "session-scheduled" && entry["data"]["circle"].list.isEmpty
            lines.append(isOpen ? line.replacingOccurrences(of: #""data":{"#, with: circle) : String(line))
        }
        box.write("lines.jsonl", lines.joined(separator: "\n") + "\n")
        #expect(box.annals("init", "Tannbach", "--log", "acme.annals").code == 0)
        let documents = Program.fixture("company-documents")
        #expect(box.annals("import", "lines.jsonl", "--documents", documents).code == 0)
    }

    @Test func `what cannot be read is neither called wrong nor remarked on, and said to be left out`() throws {
        let open = box.annals("verify", "--rules", "--json").json["rules"]
        #expect(open["recounted"].int == 10 && open["sealed"].int == 0)
        #expect(open["wrong"].list.isEmpty && open["remarks"].list.isEmpty)

        try FileManager.default.removeItem(atPath: box.path("acme.annals-keys"))
        let run = box.annals("verify", "--rules", "--json")
        let sealed = run.json["rules"]
        #expect(run.code == 0)
        #expect(sealed["recounted"].int == 0 && (sealed["sealed"].int ?? 0) >= 10)
        #expect(sealed["wrong"].list.isEmpty && sealed["remarks"].list.isEmpty)
        #expect((sealed["judged"].int ?? 0) + (sealed["sealed"].int ?? 0) == open["judged"].int)
        #expect(
            box.annals("verify", "--rules").out.contains(
                "entries rest on texts sealed for a circle, whose keys are not here: nothing is said of them."))
    }
}
