import Annals
import Foundation
import GRDB
import Testing

@testable import AnnalsLog

@Suite("Circles and private notes, sealed")
struct CircleSealingTests {
    private func search(_ log: Log, _ words: String, by person: UInt32? = nil) throws -> [Int64] {
        try log.read { reading in
            let seen = try person.map { try reading.seen(by: PersonID($0)) } ?? reading
            return try seen.search(SearchQuery(words)).hits.map(\.entry.position.rawValue)
        }
    }

    @Test func `nothing that was said within a circle stands in any file`() throws {
        let sealed = try SealedLog()
        try sealed.confer()
        #expect(try search(sealed.log, "kazoo") == [8])
        #expect(try sealed.folder.names.contains("acme.annals-views"))
        for word in SealedLog.secrets + SealedLog.secrets.map({ $0.lowercased() }) {
            #expect(try sealed.holding(word) == [], "\(word)")
        }
    }

    @Test func `what is said later of what came of it is sealed too`() throws {
        let sealed = try SealedLog()
        try sealed.confer()
        let receipts = try sealed.record(
            #"{"type":"task-completed","actor":"P-2","data":{"task":"T-1","outcome":"Done"}}"#,
            #"{"type":"note-added","actor":"P-1","data":{"on":"I-1","text":"Good"}}"#,
            ##"{"type":"note-added","actor":"P-1","data":{"on":"#11","text":"Really?"}}"##,
            ##"{"type":"entry-corrected","actor":"P-1","data":{"entry":"#8","data":{"text":"Sell all"},"reason":"Misheard"}}"##,
            #"{"type":"lesson-learned","actor":"P-1","data":{"session":"S-1","text":"Ask first"}}"#,
            #"{"type":"theme-named","actor":"P-1","data":{"title":"Open"}}"#,
            #"{"type":"idea-captured","actor":"P-1","data":{"text":"Open too"}}"#)
        #expect(receipts.map { $0.entry.sealedCircle == SessionID(1) } == [true, true, true, true, true, false, false])
        // A rule that only the recorder sees fails where it and what is withheld part.
        let hidden = try sealed.log.read { try #require(try $0.seen(by: PersonID(3)).withheld).positions }
        for receipt in receipts {
            #expect(hidden.contains(receipt.entry.position) == (receipt.entry.sealedCircle != nil))
        }
    }

    @Test func `a circle that is drawn later seals what comes from then on, and the receipt says so`() throws {
        let sealed = try SealedLog()
        try sealed.record(
            #"{"type":"session-scheduled","actor":"P-1","data":{"title":"Open day","kind":"decision","purpose":"X","startsAt":"2026-01-01"}}"#
        )
        let drawn = try sealed.record(
            #"{"type":"session-changed","actor":"P-1","data":{"session":"S-1","title":"Zeppelin","circle":["P-1"]}}"#)
        #expect(
            drawn[0].remarks.map(\.english) == [
                "what was written of S-1 before this circle was drawn stays plain in the file: only what comes from now on is sealed"
            ])
        #expect(try sealed.holding("Open day") != [] && sealed.holding("Zeppelin") == [])
        let again = try sealed.record(
            #"{"type":"session-changed","actor":"P-1","data":{"session":"S-1","purpose":"Xanadu","reason":"Narrowed"}}"#
        )
        #expect(try again[0].remarks == [] && sealed.holding("Xanadu") == [])
    }

    @Test func `search finds it for the circle alone, beside what is plain, and the best first`() throws {
        let sealed = try SealedLog()
        try sealed.confer()
        try sealed.record(
            #"{"type":"idea-captured","actor":"P-3","data":{"text":"A kazoo for all"}}"#,
            #"{"type":"idea-captured","actor":"P-3","data":{"text":"Kazoo, kazoo and kazoo"}}"#)
        #expect(try Set(search(sealed.log, "kazoo")) == [8, 11, 12])
        #expect(try Set(search(sealed.log, "kazoo", by: 2)) == [8, 11, 12])
        #expect(try Set(search(sealed.log, "kazoo", by: 3)) == [11, 12])
        #expect(try search(sealed.log, "kazoo -works", by: 2).contains(8) == false)
        let one = try sealed.log.read { reading in
            var filter = Search.Filter()
            filter.limit = 1
            return try reading.search(SearchQuery("kazoo"), filter)
        }
        #expect(one.hits.count == 1 && one.hasMore)
        // A circle of now holds for every moment that is read.
        let then = try sealed.log.read(known: Position(9)) { try $0.seen(by: PersonID(3)).search(SearchQuery("kazoo")) }
        #expect(then.hits.isEmpty)
    }

    @Test func `a private note is for its author alone, by every door`() throws {
        let sealed = try SealedLog()
        let note = try sealed.record(
            #"{"type":"note-added","actor":"P-3","data":{"on":"P-2","text":"A Gazebo thought","private":true}}"#)[0]
            .entry
        #expect(try sealed.holding("Gazebo") == [])
        func text(_ person: UInt32?) throws -> String? {
            try sealed.log.read { reading in
                let seen = try person.map { try reading.seen(by: PersonID($0)) } ?? reading
                guard case .noteAdded(let note)? = try seen.entry(at: note.position)?.action else { return nil }
                return note.shownText
            }
        }
        #expect(try text(3) == "A Gazebo thought" && text(1) == "a private note" && text(nil) == "a private note")
        #expect(try search(sealed.log, "gazebo", by: 3) == [note.position.rawValue])
        #expect(try search(sealed.log, "gazebo", by: 1) == [] && search(sealed.log, "gazebo") == [])
        #expect(try sealed.log.read { try $0.disclosures(of: note.position).isEmpty })
        // Sent again under its id, it is the same; with other words it is not.
        let sent = { (text: String) in
            Array(
                #"{"type":"note-added","id":"\#(note.id)","actor":"P-3","data":{"on":"P-2","text":"\#(text)","private":true}}"#
                    .utf8)
        }
        #expect(try sealed.log.record(line: sent("A Gazebo thought")).isRepeat)
        #expect(throws: Refusal.otherContent(note.id, note.position, field: "data.text")) {
            try sealed.log.record(line: sent("Another"))
        }
    }

    @Test func `plain SQL sees null, and annals sql what the reader may`() throws {
        let sealed = try SealedLog()
        try sealed.confer()
        let query = "SELECT name FROM people UNION ALL SELECT text FROM ideas UNION ALL SELECT title FROM sessions"
        let plain = try DatabaseQueue(path: sealed.path).read {
            try Row.fetchAll($0, sql: query).map { $0[0] as String? }
        }
        #expect(plain == ["P-1", "P-2", "P-3", nil, nil])
        func ask(_ person: UInt32?, _ moments: Moments = Moments()) throws -> [String] {
            try sealed.log.read(at: moments) { reading in
                let seen = try person.map { try reading.seen(by: PersonID($0)) } ?? reading
                let analyst = try Analyst(openingAt: sealed.path, as: seen)
                defer { try? analyst.close() }
                var found: [String] = []
                try analyst.run(query) { rows in
                    while let row = try rows.next() { if case .text(let text) = row[0] { found.append(text) } }
                }
                return found
            }
        }
        let people = ["Ann Zylberstein", "Bob Quux", "Cy Wurlitzer"]
        #expect(try ask(nil) == people + ["Sell the Kazoo works", "Zeppelin"])
        #expect(try ask(2) == people + ["Sell the Kazoo works", "Zeppelin"] && ask(3) == people)
        #expect(try ask(2, Moments(known: "#8")) == people + ["Sell the Kazoo works", "Zeppelin"])
    }

    @Test func `a sealed text can be taken out of the file, and the log verifies`() throws {
        let sealed = try SealedLog()
        try sealed.confer()
        try sealed.record(
            #"{"type":"entry-redacted","actor":"P-1","data":{"entry":8,"fields":["text"],"reason":"X"}}"#)
        #expect(try sealed.log.read { try $0.story(IdeaID(1))?.text } == "[redacted by #11]")
        #expect(try Verifier.verify(sealed.log).isSound && search(sealed.log, "kazoo") == [])
    }
}
