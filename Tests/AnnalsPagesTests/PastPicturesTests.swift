import Foundation
import Testing

@testable import Annals
@testable import AnnalsPages

@Suite("Pictures of the past")
struct PastPicturesTests {
    private func comparison(_ title: String) throws -> Comparison {
        let words = try Sample.quoted(title)
        let sample = try Sample([
            #"{"type":"goal-set","data":{"title":\#(words),"kind":"goal","horizon":"2026"}}"#,
            #"{"type":"goals-ranked","data":{"order":["G-1"]}}"#,
            #"{"type":"goal-set","data":{"title":"Next","kind":"goal","horizon":"2027","continues":["G-1"]}}"#,
            #"{"type":"goal-dropped","data":{"goal":"G-1","why":"Enough"}}"#,
            #"{"type":"goals-ranked","data":{"order":["G-2"]}}"#,
        ])
        // After the first ranking, the fifth entry, and at the end.
        let start: Int64 = 1_768_381_200_000
        return try ChronicleLibrary(sample.log).comparison(
            from: Instant(milliseconds: start + 4 * 60_000), to: Instant(milliseconds: start + 60 * 60_000))
    }

    @Test func `the flow says in words what it shows`() throws {
        let flow = GoalFlow([try comparison("First")])
        let picture = GoalFlowPicture(flow: flow, id: "f", names: ["then", "now"]) { $0 }
        #expect(picture.words == "then: G-1 First, replaced, goes on as G-2; now: G-2 Next, new.")
        #expect(picture.svg.contains(#"role="img" aria-labelledby="f-t f-d""#))
    }

    @Test func `the ranking says in words what it shows`() throws {
        let ranks = RankLines([try comparison("First")])
        let picture = RankPicture(ranks: ranks, id: "r", names: ["then", "now"]) { $0 }
        #expect(picture.words == "G-2 Next: then: 1, now: 1.")
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\u{202E}olleh", "\"><svg onload=x>", String(repeating: "wörd ", count: 39),
        String(repeating: "x", count: 200),
    ])
    func `hostile texts are texts`(_ text: String) throws {
        let comparison = try comparison(text)
        let flow = GoalFlowPicture(flow: GoalFlow([comparison]), id: "f", names: ["a", "b"]) { $0 }.svg
        let ranks = RankPicture(ranks: RankLines([comparison]), id: "r", names: ["a", "b"]) { $0 }.svg
        for svg in [flow, ranks] {
            #expect(!svg.contains("<script") && !svg.contains("<svg onload") && !svg.contains("\u{202E}"))
            #expect(svg.components(separatedBy: "<svg").count == 2)
        }
    }

    @Test func `a text breaks between words, and its last line is cut`() {
        let lines = PictureText.lines("one two three four five six", width: 60, size: 10, most: 2)
        #expect(lines.count == 2 && lines[0] == "one two" && lines[1].hasSuffix("…"))
        #expect(PictureText.lines("", width: 60, size: 10, most: 2).isEmpty)
    }
}
