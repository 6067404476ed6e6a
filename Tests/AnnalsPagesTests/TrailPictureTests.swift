import Foundation
import Testing

@testable import Annals
@testable import AnnalsPages

/// Texts by which somebody might try to break out of a label.
private let hostile = [
    #"a "quoted" title"#, #"back\slash \N \"#, "two\nlines", "[brackets] {braces} (round) <b>tags</b>",
    "#35; &amp; & #",
    "`code` **bold** _it_ ~x~ | pipe %% {init}", "\u{202E}right to left\u{202C} עברית عربى", #"end"]; drop -> "#,
    "--> x", "%%{init: {}}%%", "e\u{301}\"\u{301}", "a@b $x$ @",
]

@Suite("The graph of why in DOT and Mermaid, with hostile texts")
struct TrailPictureTests {
    /// A decision with that title, that rests on a finding of those words, and leads to a task of that title.
    private func graph(_ text: String) throws -> TrailGraph {
        let json = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
        let title = String(decoding: try JSONEncoder().encode(text.replacing("\n", with: " ")), as: UTF8.self)
        var log = Chronicle()
        let lines = [
            #"{"type":"log-opened","data":{"log":"000102030405060708090a0b0c0d0e0f","key":"A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=","organization":"Acme","timeZone":"Europe/London","yearStartsIn":1}}"#,
            #"{"type":"person-joined","data":{"name":\#(title)}}"#,
            #"{"type":"finding-recorded","actor":"P-1","data":{"lens":"market","text":\#(json)}}"#,
            #"{"type":"decision-taken","actor":"P-1","data":{"title":\#(title),"statement":\#(json),"how":"authority","deciders":["P-1"],"basis":["F-1"]}}"#,
            #"{"type":"task-assigned","actor":"P-1","data":{"title":\#(title),"owner":"P-1","from":["D-1"]}}"#,
            #"{"type":"argument-made","actor":"P-1","data":{"on":"D-1","stance":"against","text":\#(json)}}"#,
        ]
        for (index, line) in lines.enumerated() {
            var reader = JSONReader(Array(line.utf8))
            let draft = try Draft(actionLine: &reader, zone: .utc)
            try log.record(draft, now: Instant(milliseconds: 1_768_381_200_000 + Int64(index) * 60_000))
        }
        let root = Subject(.decision, 1)
        let library = Recollection(Vicinity(ChronicleLibrary(log), around: root))
        return try #require(try TrailGraph(of: root, in: library, depth: 2))
    }

    @Test(arguments: hostile)
    func `in DOT every label is one quoted string`(text: String) throws {
        let dot = try graph(text).dot { $0 }
        let lines = dot.split(separator: "\n").map(String.init)
        // The head, four nodes, three edges and the end: no text makes a line of its own.
        #expect(lines.count == 4 + 4 + 3 + 1)
        #expect(lines.first == "digraph why {" && lines.last == "}")
        for line in lines { #expect(outside(line).filter { $0 == "\"" }.count % 2 == 0, "\(line)") }
        let names = lines.dropFirst(4).prefix(4).map { $0.split(separator: " ")[0] }
        #expect(Set(names) == ["decision_1", "finding_1", "task_1", "entry_6"])
        let arrows = lines.dropFirst(8).dropLast().map { outside($0).split(separator: " [")[0] }
        #expect(Set(arrows) == ["  finding_1 -> decision_1", "  decision_1 -> task_1", "  entry_6 -> decision_1"])
    }

    /// The line less what stands in its quoted strings.
    private func outside(_ line: String) -> String {
        var text = ""
        var isQuoted = false
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if isEscaped {
                isEscaped = false
                continue
            }
            if isQuoted, scalar == "\\" {
                isEscaped = true
                continue
            }
            if scalar == "\"" { isQuoted.toggle() }
            if !isQuoted || scalar == "\"" { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    @Test(arguments: hostile)
    func `in Mermaid no letter of a text can end its label`(text: String) throws {
        let mermaid = try graph(text).mermaid { $0 }
        let lines = mermaid.split(separator: "\n").map(String.init)
        #expect(lines.first == "flowchart LR")
        let nodes = lines.filter { $0.contains("]:::") }
        #expect(nodes.count == 4)
        for node in nodes {
            let parts = node.split(separator: "[\"", maxSplits: 1, omittingEmptySubsequences: false)
            let label = try #require(parts.last?.components(separatedBy: "\"]:::").first)
            let plain = label.replacing("<br/>", with: "")
                .replacing((#/#[0-9]+;/#).matchingSemantics(.unicodeScalar), with: "")
            let marks = "\"[]{}<>`|\\#;%&*_~$@".unicodeScalars
            #expect(!plain.unicodeScalars.contains { marks.contains($0) }, "\(label)")
        }
        #expect(lines.count { $0.contains("-->|\"") } == 2 && lines.count { $0.contains(" -.-> ") } == 1)
        // The direction of what follows is never turned.
        #expect(!mermaid.unicodeScalars.contains("\u{202E}"))
    }

    @Test func `long texts are broken between words, and cut at three lines`() {
        #expect("one two three".wrapped(at: 7, most: 3) == ["one two", "three"])
        #expect("abcdefghij".wrapped(at: 4, most: 9) == ["abcd", "efgh", "ij"])
        #expect("a b c d".wrapped(at: 1, most: 2) == ["a", "b…"])
        #expect("".wrapped(at: 4, most: 3) == [])
    }

    /// Where Graphviz is installed, it has the last word.
    @Test func `Graphviz draws it, whatever stands in it`() throws {
        guard
            let dot = ["/usr/bin/dot", "/usr/local/bin/dot"].first(where: {
                FileManager.default.isExecutableFile(atPath: $0)
            })
        else {
            print("skipped: Graphviz is not installed")
            return
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("why-\(UUID().uuidString).dot")
        defer { try? FileManager.default.removeItem(at: file) }
        for text in hostile {
            try Data(try graph(text).dot { $0 }.utf8).write(to: file)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: dot)
            process.arguments = ["-Tcanon", "-o", "/dev/null", file.path]
            let errors = Pipe()
            process.standardError = errors
            try process.run()
            process.waitUntilExit()
            let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(process.terminationStatus == 0 && said.isEmpty, "\(text): \(said)")
        }
    }
}
