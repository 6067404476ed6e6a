import Foundation
import TestSupport
import Testing

@testable import Annals

@Suite("What comes in from outside")
struct InputTests {
    /// Reads an action line as an import does.
    private func draft(_ line: String) throws -> Draft {
        var json = JSONReader(Array(line.utf8))
        let draft = try Draft(actionLine: &json, zone: Step.zone)
        try json.finish()
        return draft
    }

    @Test func `keys and fields stand in any order, in groups too`() throws {
        let draft = try draft(
            """
             { "data" : { "options" : [ { "text" : "Move" , "id" : "m" } ] , "method":{"v":1,"name":"majority"},
             "question" : "Move?" , "electorate":["P-2"] } , "session":"S-1", "expect":{"ballot:B-1":3,"D-1":0},
             "anonymous":false,"recorder":"P-4","actor":"P-2","occurredAt":"2026-01-14T10:30+01:00","v":1,
             "id":"01234567-89AB-7FFF-BFFF-FFFFFFFFFFFF","type":"ballot-opened"}
            """)
        #expect(draft.id?.description == "01234567-89ab-7fff-bfff-ffffffffffff")
        #expect(draft.occurredAt?.description == "2026-01-14T09:30:00.000Z")
        #expect(draft.actor == PersonID(2) && draft.recorder == PersonID(4) && draft.session == SessionID(1))
        #expect(!draft.isAnonymous)
        #expect(draft.expect == [Subject(.ballot, 1): Position(3), Subject(.decision, 1): Position(0)])
        #expect(
            String(decoding: draft.action.json, as: UTF8.self) == """
                {"question":"Move?","options":[{"id":"m","text":"Move"}],"method":{"name":"majority","v":1},\
                "electorate":["P-2"]}
                """)
    }

    @Test func `an action without fields needs no data`() throws {
        #expect(throws: Fault("is missing (the session)", at: "data.session")) {
            try draft(#"{"type":"session-paused"}"#)
        }
        #expect(try draft(#"{"type":"organization-changed"}"#).action == AnyAction(OrganizationChanged()))
    }

    @Test func `text is kept as it was given`() throws {
        let draft = try draft(#"{"type":"idea-captured","data":{"text":"Ä\u00e9\ud83d\uDE00\"\\\/\n\t e\u0301"}}"#)
        guard case .ideaCaptured(let idea) = draft.action else {
            Issue.record("\(draft.action)")
            return
        }
        #expect(Array(idea.text.unicodeScalars) == Array("Äé😀\"\\/\n\t e\u{301}".unicodeScalars))
    }

    @Test(arguments: BadLine.all)
    fileprivate func `a bad line is refused with the place and the problem`(_ bad: BadLine) throws {
        #expect(throws: Fault(bad.problem, at: bad.path)) { try draft(bad.line) }
    }

    @Test func `a required field left out is missed, whichever it is`() {
        for listing in AnyAction.catalogue {
            let required = listing.fields.filter(\.isRequired)
            guard let first = required.first else { continue }
            #expect(throws: Fault("is missing (\(first.words))", at: "data.\(first.name)"), "\(listing.name)") {
                try draft(#"{"type":"\#(listing.name)","data":{}}"#)
            }
        }
    }

    @Test func `a field that no action has is refused in each`() {
        for example in RecordedCase.all {
            let line = Step.actionLine(example.when.description).replacing(#""data":{"#, with: #""data":{"zzz":1,"#)
                .replacing(",}}", with: "}}")
            let problem = #expect(throws: Fault.self, "\(line)") { try draft(line) }
            #expect(problem?.path == "data.zzz")
        }
    }

    @Test func `a fault is one line, whatever was typed`() {
        #expect(Fault("is “a\nb\u{1B}[2J\u{2028}”", at: "data.x\ny").description == "field data.x�y: is “a�b�[2J�”")
        let long = String(repeating: "x", count: 5000)
        for line in [
            #"{"type":"\#(long)"}"#, #"{"type":"idea-parked","data":{"idea":"\#(long)"}}"#,
            #"{"type":"argument-made","data":{"on":"I-1","stance":"\#(long)","text":"x"}}"#,
            #"{"type":"idea-parked","data":{"idea":"I-1","until":"\#(long)"}}"#,
            #"{"type":"idea-captured","id":"\#(long)"}"#, #"{"type":"idea-captured","occurredAt":"\#(long)"}"#,
        ] {
            let fault = #expect(throws: Fault.self) { try draft(line) }
            #expect((fault?.description.count ?? 0) < 250, "\(line.prefix(60))")
        }
    }

    @Test func `deep nesting does not overflow the stack`() {
        let deep = String(repeating: "[", count: 100_000)
        let objects = String(repeating: #"{"a":"#, count: 100_000)
        for text in [deep, objects] {
            #expect(throws: Fault.self) { try draft(text) }
            #expect(throws: Fault.self) { try draft(#"{"type":"note-added","data":{"x":\#(text)"#) }
            #expect(throws: Fault.self) { try draft(#"{"data":\#(text)"#) }
            let fault = #expect(throws: Fault.self) {
                var json = JSONReader(Array(text.utf8))
                try json.skip()
            }
            #expect(fault?.problem == "is nested deeper than 64 levels")
        }
    }

    @Test func `a great many keys or numbers do not hold up the reader`() {
        let keys = (0..<200_000).map { #""k\#($0)":0"# }.joined(separator: ",")
        #expect(throws: Fault("is one key too many: nothing in the log has over 100", at: "data.k100")) {
            try draft(#"{"type":"note-added","data":{\#(keys)}}"#)
        }
        let ranges = (0..<1000).map { "\($0 * 1_000_000 + 1)-\($0 * 1_000_000 + 999_999)" }.joined(separator: ",")
        var json = JSONReader(Array("\"\(ranges)\"".utf8))
        #expect(throws: Never.self) { try PositionSet.read(&json, Entry.headerField) }
    }
}

/// A line that is no action line, and what is wrong with it.
private struct BadLine: Sendable, CustomTestStringConvertible {
    let line: String
    let path: String
    let problem: String

    var testDescription: String { String(line.prefix(80)) }

    init(_ line: String, _ path: String, _ problem: String) {
        self.line = line
        self.path = path
        self.problem = problem
    }

    /// An action with those members of its data.
    private static func data(_ type: String, _ members: String, _ path: String, _ problem: String) -> BadLine {
        BadLine(#"{"type":"\#(type)","data":{\#(members)}}"#, path.isEmpty ? "data" : "data.\(path)", problem)
    }

    /// A line with those members beside an idea.
    private static func header(_ members: String, _ path: String, _ problem: String) -> BadLine {
        BadLine(#"{"type":"idea-captured","data":{"text":"X"},\#(members)}"#, path, problem)
    }

    private static let ballot = #""question":"X","method":{"name":"majority"}"#

    static let all: [BadLine] = [
        // Not JSON
        BadLine("", "", "is not JSON: expected a value, but it ends there"),
        BadLine("hello", "", "is not JSON: expected a value at byte 1, found “hello”"),
        BadLine("[]", "", "is a list, expected an object"),
        BadLine("5", "", "is a number, expected an object"),
        BadLine(#"{"type":"idea-captured""#, "", "is not JSON: expected “,” or “}”, but it ends there"),
        BadLine(#"{"type" "idea-captured"}"#, "", "is not JSON: expected “:” at byte 9, found “\"idea-captur”"),
        BadLine(#"{"type":"idea-captured",}"#, "", "is not JSON: expected a key in quotes at byte 25, found “}”"),
        BadLine(#"{"type":"idea-captured}"#, "type", "the text in quotes does not end"),
        BadLine(#"{"type":"idea\"#, "type", "the text in quotes does not end"),
        BadLine(
            #"{"type":"idea-captured","data":{"text":"X"}} x"#, "",
            "is not JSON: expected the end of the line at byte 46, found “x”"),
        BadLine("{type:1}", "", "is not JSON: expected a key in quotes at byte 2, found “type:1}”"),
        // The action
        BadLine("{}", "type", "is missing; name an action, such as “idea-captured”"),
        BadLine(
            #"{"type":"idea-captred"}"#, "type",
            "“idea-captred” is no action that this release knows; did you mean idea-captured? (annals record --list shows all)"
        ),
        BadLine(
            #"{"type":"xyzzy"}"#, "type",
            "“xyzzy” is no action that this release knows (annals record --list shows all)"),
        BadLine(#"{"type":5}"#, "type", "is a number, expected a text in quotes"),
        BadLine(#"{"type":"idea-captured","v":2}"#, "v", "is 2; this release writes version 1 of idea-captured"),
        BadLine(#"{"type":"idea-captured","v":1.5}"#, "v", "is 1.5, expected a whole number"),
        BadLine(#"{"type":"idea-captured","data":[]}"#, "data", "is a list, expected an object"),
        // The header
        header(
            #""when":"now""#, "when",
            "is no key here; there are: id, type, v, occurredAt, actor, recorder, anonymous, session, expect, data"),
        header(#""type":"idea-captured""#, "type", "stands there twice"),
        header(
            #""position":5"#, "position", "belongs to an exported log; leave it out of an action line, the log gives it"
        ),
        header(
            #""recordedAt":5"#, "recordedAt",
            "belongs to an exported log; leave it out of an action line, the log gives it"),
        header(#""about":[]"#, "about", "follows from the fields; leave it out of an action line"),
        header(#""id":"X""#, "id", "is “X”, expected a UUID of version 7"),
        header(#""actor":"Ann""#, "actor", "is “Ann”, expected the id of a person such as P-1"),
        header(#""actor":"I-1""#, "actor", "is “I-1”, expected the id of a person such as P-1"),
        header(#""session":"P-1""#, "session", "is “P-1”, expected the id of a session such as S-1"),
        header(#""anonymous":1"#, "anonymous", "is a number, expected true or false"),
        header(
            #""occurredAt":"yesterday""#, "occurredAt",
            "is “yesterday”, expected a time such as 2026-01-14T10:32:07Z, or a day such as 2026-01-14"),
        header(#""expect":{"x":1}"#, "expect.x", "is no subject such as ballot:B-2"),
        header(#""expect":{"B-2":-1}"#, "expect.B-2", "is -1, expected the last position seen, or 0"),
        header(#""expect":{"B-2":1,"ballot:B-2":1}"#, "expect.ballot:B-2", "stands there twice"),
        // Fields
        data("idea-captured", "", "text", "is missing (the idea, in its author's words)"),
        data(
            "idea-captured", #""text":"X","txt":1"#, "txt",
            "is no field here; there are: idea, text, session, question, breakout, themes, hidden"),
        data("idea-captured", #""text":"X","text":"Y""#, "text", "stands there twice"),
        data("idea-captured", #""text":5"#, "text", "is a number, expected a text in quotes"),
        data("idea-captured", #""text":null"#, "text", "is null, expected a text in quotes"),
        data("idea-captured", #""text":"X","session":null"#, "session", "is null, expected a text in quotes"),
        data("idea-captured", #""text":"""#, "text", "is empty; give 1 to 10000 characters"),
        data(
            "idea-captured", #""text":"\#(String(repeating: "é", count: 10_001))""#, "text",
            "has 10001 characters; the most is 10000"),
        data(
            "person-joined", #""name":"\#(String(repeating: "x", count: 201))""#, "name",
            "has 201 characters; the most is 200"),
        data(
            "idea-captured", #""text":"a\u0000b""#, "text",
            "holds the control character U+0000; only newline and tab may stand in a text"),
        data(
            "idea-captured", #""text":"a\u001bb""#, "text",
            "holds the control character U+001B; only newline and tab may stand in a text"),
        data(
            "idea-captured", #""text":"a\u007fb""#, "text",
            "holds the control character U+007F; only newline and tab may stand in a text"),
        data(
            "idea-captured", #""text":"a\u0085b""#, "text",
            "holds the control character U+0085; only newline and tab may stand in a text"),
        data("idea-captured", "\"text\":\"a\nb\"", "text", "a control character stands unescaped in a text"),
        data("idea-captured", #""text":"\ud800""#, "text", "half of a surrogate pair stands alone in a text"),
        data("idea-captured", #""text":"\ud800\u0041""#, "text", "half of a surrogate pair stands alone in a text"),
        data("idea-captured", #""text":"\udc00""#, "text", "half of a surrogate pair stands alone in a text"),
        data("idea-captured", #""text":"\u12g4""#, "text", "“\\u” is not followed by four hexadecimal digits"),
        data("idea-captured", #""text":"\x""#, "text", "“\\x” is no escape that JSON knows"),
        data("idea-captured", #""idea":"I-0","text":"X""#, "idea", "is “I-0”, expected the id of an idea such as I-1"),
        data("idea-parked", #""idea":"D-1""#, "idea", "is “D-1”, expected the id of an idea such as I-1"),
        data("idea-parked", #""idea":1"#, "idea", "is a number, expected a text in quotes"),
        data("note-added", #""on":"X-1","text":"X""#, "on", "is “X-1”, expected an id such as D-1"),
        data(
            "alternative-scored", #""decision":"D-1","alternative":"D-1","criterion":"D-1.c1","score":1"#,
            "alternative",
            "is “D-1”, expected the id of an alternative such as D-1.a"),
        data("entry-struck", #""entry":0,"reason":"X""#, "entry", "is 0, expected a position, from 1"),
        data("entry-struck", #""entry":"x","reason":"X""#, "entry", "is “x”, expected a position such as #17"),
        data(
            "entry-struck", #""entry":4294967296,"reason":"X""#, "entry", "is 4294967296, expected a position, from 1"),
        data(
            "idea-parked", #""idea":"I-1","until":"2026-13""#, "until",
            "is “2026-13”, expected a period such as 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W03 or 2026-01-14"),
        data(
            "session-scheduled", #""title":"X","kind":"update","purpose":"X","startsAt":"2026-02-30""#, "startsAt",
            "is “2026-02-30”, expected a day such as 2026-01-14 or a time such as 2026-01-14T10:30Z"),
        data(
            "session-scheduled", #""title":"X","kind":"party""#, "kind",
            "is “party”, expected one of planning, update, decision, assessment, offsite"),
        data(
            "measurement-recorded", #""measure":"M-1","period":"2026","value":1e99"#, "value",
            "is 1e99, expected a number of at most 18 digits"),
        data(
            "measurement-recorded", #""measure":"M-1","period":"2026","value":"5""#, "value",
            "is a text, expected a number"),
        data(
            "measurement-recorded", #""measure":"M-1","period":"2026","value":-"#, "value",
            "is a number, expected a number"
        ),
        data("task-progressed", #""task":"T-1","percent":50.5"#, "percent", "is 50.5, expected a whole number"),
        data(
            "task-progressed", #""task":"T-1","percent":99999999999999999999"#, "percent",
            "is 99999999999999999999, expected a whole number"),
        data("condition-settled", #""decision":"D-1","met":"yes""#, "met", "is a text, expected true or false"),
        data(
            "vote-cast", #""ballot":"B-1","choice":true"#, "choice",
            "is true or false, expected a word, a list of options, or an object of option and number"),
        data("vote-cast", #""ballot":"B-1","choice":{"a":1,"a":2}"#, "choice.a", "stands there twice"),
        data("vote-cast", #""ballot":"B-1","choice":["a",5]"#, "choice[1]", "is a number, expected a text in quotes"),
        data("ideas-grouped", #""ideas":[]"#, "ideas", "is empty; give at least one"),
        data("ideas-grouped", #""ideas":"I-1""#, "ideas", "is a text, expected a list"),
        data("ideas-grouped", #""ideas":["I-1","X"]"#, "ideas[1]", "is “X”, expected the id of an idea such as I-1"),
        data(
            "ideas-grouped", #""ideas":[\#(Array(repeating: #""I-1""#, count: 5001).joined(separator: ","))]"#, "ideas",
            "has 5001 elements; the most is 5,000"),
        // Fields in fields
        data(
            "ballot-opened", #"\#(ballot),"options":[{"id":"a","text":"A"},{"text":"B"}]"#, "options[1].id",
            "is missing (its id on this ballot)"),
        data(
            "ballot-opened", #"\#(ballot),"options":[{"id":"a","text":"A","x":1}]"#, "options[0].x",
            "is no field here; there are: id, text, refersTo"),
        data(
            "ballot-opened", #"\#(ballot),"options":[{"id":"a","id":"b"}]"#, "options[0].id", "stands there twice"),
        data("ballot-opened", #"\#(ballot),"options":[5]"#, "options[0]", "is a number, expected an object"),
        data(
            "ballot-opened", #""question":"X","options":[{"id":"a","text":"A"}],"method":{"name":"darts"}"#,
            "method.name",
            "is “darts”, expected one of majority, consent, approval, dots, score, ranked, instant-runoff, single-transferable"
        ),
        data(
            "ballot-opened", #"\#(ballot),"options":[{"id":"a","text":"A","refersTo":"?"}]"#, "options[0].refersTo",
            "is “?”, expected an id such as D-1"),
        data(
            "session-scheduled",
            #""title":"X","kind":"update","purpose":"X","startsAt":"2026-02-01","stages":[{"stage":"a","title":"A","outputs":["ok",""]}]"#,
            "stages[0].outputs[1]", "is empty; give 1 to 10000 characters"),
        data(
            "decision-taken", #""title":"X","how":"authority","subjectTo":{"by":"2026"}"#, "subjectTo.condition",
            "is missing (the condition, or the body that must ratify it)"),
    ]
}

/// The folder of shared data, where the environment names it.
private let dataFolder = ProcessInfo.processInfo.environment["ANNALS_DATA"]

@Suite("JSON, strictly")
struct JSONTests {
    private func reads(_ bytes: [UInt8]) -> Bool {
        var json = JSONReader(bytes)
        do {
            try json.skip()
            try json.finish()
            return true
        } catch {
            return false
        }
    }

    @Test(
        .enabled(if: dataFolder != nil, "set ANNALS_DATA to the folder of shared data, which holds JSONTestSuite"))
    func `the cases of JSONTestSuite are accepted and rejected`() throws {
        struct Case: Decodable {
            let name: String
            let expect: String
            let base64: Data?
        }
        let file = URL(filePath: dataFolder ?? "").appending(path: "vectors/jsontestsuite.jsonl")
        var counts: [String: Int] = [:]
        for line in try Data(contentsOf: file).split(separator: 0x0A) {
            let example = try JSONDecoder().decode(Case.self, from: line)
            let large = file.deletingLastPathComponent().appending(path: "jsontestsuite-large/\(example.name)")
            let bytes = Array(try example.base64 ?? Data(contentsOf: large))
            let isRead = reads(bytes)
            // What is not UTF-8 is refused before it comes here; it must only not stop the program.
            guard String(validating: bytes, as: UTF8.self) != nil else { continue }
            counts[example.expect, default: 0] += 1
            if example.expect == "accept" { #expect(isRead, "\(example.name)") }
            if example.expect == "reject" { #expect(!isRead, "\(example.name)") }
        }
        #expect(counts == ["accept": 95, "reject": 176, "either": 22])
    }

    @Test(arguments: [
        "{}", "[]", " [ ] ", "\t\r\n0", "-0", "-0.0e-0", "1E+2", #""""#, #""\u0041""#, #""\ud834\udd1e""#, "true",
        "null",
        #"{"":0}"#, #"{"a":1,"a":2}"#, "[[[]],{}]", "\"\u{7F}\"", #"{"a":{"b":[null,false]}}"#,
    ])
    func `JSON is read`(_ text: String) {
        #expect(reads(Array(text.utf8)))
    }

    @Test(arguments: [
        "", " ", "{", "}", "[", "]", "[1,]", "[,1]", "[1 2]", "[1}", "{1:2}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "01",
        "-", "+1", ".5", "1.", "1e", "1e+", "0x1", "NaN", "Infinity", "tru", "True", "nul", "nulll", "\"", "\"\t\"",
        #""\"#, #""\u12""#, #""\ud834""#, #""\udd1e\ud834""#, #""\a""#, "'a'", "[1]//", "/**/1", "\u{FEFF}1", "1\u{0}",
        "\u{A0}1",
        #"{"a":1 "b":2}"#, "1 1", "[1][2]", "\"\u{1F}\"",
    ])
    func `what is not JSON is not`(_ text: String) {
        #expect(!reads(Array(text.utf8)))
    }

    @Test func `bytes that are not UTF-8 stop nothing`() {
        var chance = SplitMix64(seed: 6)
        let alphabet: [UInt8] = Array(#"{}[]",:\u0d8eEtfn-+.1 "#.utf8) + [0xFF, 0xC0, 0x80, 0xED, 0x00, 0x1F]
        for _ in 0..<20_000 {
            let bytes = (0..<chance.upTo(24)).map { _ in chance.pick(alphabet) }
            _ = reads(bytes)
        }
    }

    @Test func `every text is written so that it is read again`() throws {
        for scalar in (0..<0x300).compactMap(Unicode.Scalar.init) + ["\u{2028}", "\u{FFFF}", "\u{1F600}", "\u{10FFFF}"]
        {
            let text = "a\(Character(scalar))b"
            var json = JSONWriter()
            json.string(text)
            var reader = JSONReader(json.bytes)
            #expect(try Array(reader.string().unicodeScalars) == Array(text.unicodeScalars))
        }
    }

    @Test func `only quotes, backslashes and controls are escaped`() {
        var json = JSONWriter()
        json.string("é/😀\"\\\n\t\r\u{1}\u{7F}")
        #expect(json.text == #""é/😀\"\\\n\t\u000d\u0001\#u{7F}""#)
    }
}
