import Annals
import AnnalsExchange
import AnnalsLog
import Testing

@Suite("A session written out and read again")
struct RoundTripTests {
    private static let company = Result { try Log.company() }

    @Test(arguments: 1...14)
    func `every entry of a session stands in its minutes, which add nothing`(number: UInt32) throws {
        let log = try RoundTripTests.company.get()
        let session = SessionID(number)
        let text = try log.minutes(of: session)
        let minutes = Minutes.read(Array(text.utf8), knowing: try log.known())
        #expect(minutes.problems == [])
        #expect(minutes.actionLines.count == 0)
        let expected = try log.entries().filter { MinutesWriter.belongs($0, to: session) }.map(\.position)
        let marked = minutes.lines.flatMap { line in
            line.recorded.map { ($0.lowerBound.rawValue...$0.upperBound.rawValue).map { Position($0) } } ?? []
        }
        #expect(marked.sorted() == expected.sorted())
        #expect(expected.count > 5)
    }

    @Test func `all but a few kinds of entry have a line of their own`() throws {
        let log = try RoundTripTests.company.get()
        var general: Set<Substring> = []
        for number in 1...14 {
            for line in try log.minutes(of: SessionID(UInt32(number))).split(separator: "\n") {
                let words = line.split(separator: " ")
                if words.count > 2, words[1] == "!" { general.insert(words[2]) }
            }
        }
        #expect(
            general == [
                "session-scheduled", "session-changed", "session-cancelled", "homework-changed", "electorate-changed",
                "answer-sealed", "answers-opened", "papers-opened", "summary-published", "summary-shared",
                "summary-acknowledged", "message-planned",
            ])
    }

    @Test func `without their marks the lines say the same actions`() throws {
        let log = try RoundTripTests.company.get()
        let known = try log.known()
        let session = SessionID(5)
        let bare = try log.minutes(of: session).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.replacing(#/\ \[\#[-\#0-9]+\ [0-9a-f]{6}\]$/#, with: ""))
        }
        let minutes = Minutes.read(Array(bare.joined(separator: "\n").utf8), knowing: known)
        #expect(minutes.problems == [])
        var written: [String] = []
        for (_, json) in minutes.actionLines {
            var reader = JSONReader(json)
            written.append(try Draft(actionLine: &reader, zone: known.organization.zone).action.name)
        }
        #expect(written == (try log.entries().filter { MinutesWriter.belongs($0, to: session) }.map(\.action.name)))
    }

    @Test func `a line that was touched is told by its number`() throws {
        let log = try RoundTripTests.company.get()
        let known = try log.known()
        let lines = try log.minutes(of: SessionID(4)).split(separator: "\n", omittingEmptySubsequences: false)
        let marked = lines.indices.filter { lines[$0].hasSuffix("]") && lines[$0].contains(" [#") }
        for index in marked where index % 3 == 0 {
            var changed = lines.map(String.init)
            let text = changed[index]
            let place = text.index(text.startIndex, offsetBy: 9)
            changed[index].replaceSubrange(place...place, with: text[place] == "x" ? "y" : "x")
            let minutes = Minutes.read(Array(changed.joined(separator: "\n").utf8), knowing: known)
            #expect(minutes.problems.map(\.line) == [index + 1], "\(text)")
            #expect(minutes.actionLines.count == 0)
        }
        #expect(marked.count > 60)
    }

    @Test func `what an editor does by itself touches no line`() throws {
        let log = try RoundTripTests.company.get()
        let text = try log.minutes(of: SessionID(4)).replacing("\n", with: "\r\n").replacing("      ", with: "\t")
            .replacing("’", with: "'").replacing("“", with: "\"").replacing(" by ", with: "\u{A0}by\u{A0}")
        let minutes = Minutes.read([0xEF, 0xBB, 0xBF] + Array(text.utf8), knowing: try log.known())
        #expect(minutes.problems == [])
        #expect(minutes.actionLines.count == 0)
    }

    @Test func `the marks of another log are worth nothing in this one`() throws {
        let text = try RoundTripTests.company.get().minutes(of: SessionID(2))
        let other = try Log.empty("Other", id: "ffffffffffffffffffffffffffffffff")
        let minutes = Minutes.read(Array(text.utf8), knowing: try other.known())
        #expect(minutes.lines.allSatisfy { $0.recorded == nil })
        #expect(minutes.problems.count > 25)
    }
}
