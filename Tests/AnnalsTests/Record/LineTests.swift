import TestSupport
import Testing

@testable import Annals

@Suite("The line of an entry")
struct LineTests {
    @Test func `keys stand in their order and are absent where they do not apply`() {
        given(Room.full).when("vote-cast ballot=B-1 choice=against by P-6 via P-4 in S-1 at 09:40:30").records {
            entry, _ in
            #expect(
                entry.text == """
                    {"position":41,"id":"019bbbe1-3fe0-7000-8000-000000000028","type":"vote-cast","v":1,\
                    "occurredAt":"2026-01-14T09:40:30.000Z","recordedAt":"2026-01-14T09:41:00.000Z","actor":"P-6",\
                    "recorder":"P-4","session":"S-1","about":["ballot:B-1"],\
                    "mentions":["person:P-6","session:S-1"],"data":{"ballot":"B-1","choice":"against"}}
                    """)
        }
        given(Room.people).when("organization-changed name=X").records { entry, _ in
            #expect(
                entry.text == """
                    {"position":19,"id":"019bbbcd-1ba0-7000-8000-000000000012","type":"organization-changed","v":1,\
                    "occurredAt":"2026-01-14T09:19:00.000Z","recordedAt":"2026-01-14T09:19:00.000Z",\
                    "about":["organization"],"data":{"name":"X"}}
                    """)
        }
        given(Room.full).when("idea-captured text=X by P-6 anonymously").records { entry, _ in
            #expect(
                entry.text.contains(#""recordedAt":"2026-01-14T09:41:00.000Z","anonymous":true,"about":["idea:I-4"],"#))
        }
    }

    @Test func `every entry of a full log is read and written again byte for byte`() throws {
        for entry in given(Room.full).log.entries {
            let read = try Entry(line: entry.line)
            #expect(read.written() == entry.line)
            #expect(read.id == entry.id && read.position == entry.position)
            #expect(read.occurredAt == entry.occurredAt && read.recordedAt == entry.recordedAt)
        }
    }

    @Test(arguments: [
        (#""type":"moon-landed","v":1"#, #""about":["idea:I-1"],"data":{"z":1,"a":[{"b" :null}],"😀":"\u0041"}"#),
        (#""type":"idea-captured","v":2"#, #""about":["idea:I-1"],"data":{"idea":"I-1","words":["X"]}"#),
        (#""type":"idea-captured","v":0"#, #""data":{}"#),
    ])
    func `an unknown action or version is kept raw and written again byte for byte`(_ type: String, _ end: String)
        throws
    {
        let line =
            #"{"position":7,"id":"019bbbe4-4ae0-7000-8000-000000000028",\#(type),"#
            + #""occurredAt":"2026-01-14T09:40:30.000Z","recordedAt":"2026-01-14T09:41:00.000Z",\#(end)}"#
        let entry = try Entry(line: Array(line.utf8))
        guard case .unknown(let unknown) = entry.action else {
            Issue.record("\(entry.action)")
            return
        }
        #expect(line.contains(#""type":"\#(unknown.type)","v":\#(unknown.version),"#))
        #expect(String(decoding: entry.written(), as: UTF8.self) == line)
        #expect(entry.line == Array(line.utf8))
    }

    @Test func `folds pass over an unknown action, and rules refuse to record it`() throws {
        let line =
            #"{"position":41,"id":"019bbbe4-4ae0-7000-8000-000000000028","type":"moon-landed","v":3,"#
            + #""occurredAt":"2026-01-14T09:41:00.000Z","recordedAt":"2026-01-14T09:41:00.000Z","#
            + #""about":["idea:I-1"],"mentions":["moon:X-1"],"data":{}}"#
        let entry = try Entry(line: Array(line.utf8))
        #expect(entry.about == [Subject(.idea, 1)] && entry.mentions == [])
        var log = Chronicle(given(Room.full).log.entries + [entry])
        #expect(log.story(IdeaID(1)).text == "One")
        #expect(throws: Refusal.unknownAction("moon-landed", 3)) {
            try log.record(Draft(entry.action), now: Given.time(42))
        }
        #expect(throws: Refusal.cannotBeStruck(Position(41), "moon-landed")) {
            try log.record(("entry-struck entry=#41 reason=X" as Step).draft, now: Given.time(42))
        }
        #expect(try log.record(("idea-parked idea=I-1" as Step).draft, now: Given.time(42)).position == Position(42))
        #expect(!Refusal.unknownAction("moon-landed", 3).description.contains("\n"))
    }

    @Test(arguments: [
        ("", "is no entry: “position” does not come first"),
        (#"{"id":"019bbbe4-4ae0-7000-8000-000000000028","position":7}"#, "is no entry: “position” does not come first"),
        (#"{"position":7}"#, "field id: is missing"),
        (#"{"position":7,"type":"note-added"}"#, "field id: is missing"),
        (#"{"position":7 "id":"019bbbe4-4ae0-7000-8000-000000000028"}"#, "field id: is missing"),
        (#"{"position":7,"id":"x"}"#, "field id: is “x”, which it cannot be"),
        (#"{"position":7,"id":"019bbbe4-4ae0-7000-8000-000000000028"}"#, "field type: is missing"),
        (#"{"position":7,"id":"019bbbe4-4ae0-7000-8000-000000000028","type":"note-added"}"#, "field v: is missing"),
        (
            #"{"position":7,"id":"019bbbe4-4ae0-7000-8000-000000000028","type":"note-added","v":1,"occurredAt":"2026-01-14"}"#,
            "field occurredAt: is no time such as 2026-01-14T10:32:07.120Z"
        ),
    ])
    func `a line that is no entry is refused`(_ line: String, _ message: String) {
        let fault = #expect(throws: Fault.self) { try Entry(line: Array(line.utf8)) }
        #expect(fault?.description == message)
    }

    @Test(arguments: [
        (##""data":{"on":"#1","text":"X"}}"##, nil),
        (##""data":{"text":"X","on":"#1"}}"##, "field data.on: is missing"),
        (##""data":{"on":"#1","text":"X","x":1}}"##, "field data: has fields out of order, or one that is unknown"),
        (##""data":{"on":"#1""text":"X"}}"##, "field data.text: is missing"),
        (##""data":{,"on":"#1","text":"X"}}"##, "field data.on: is missing"),
        (##""data":{"on":"#1","text":"X",}}"##, "field data: has fields out of order, or one that is unknown"),
        (##""data":{"on":"#1","text":"X"},"more":1}"##, "has keys out of order, or one that is unknown"),
        (##""data":{"on":"#1","text":"X"}} "##, nil),
        (##""data":{"on":"#1","text":"X"}}x"##, "is not JSON: expected the end of the line at byte 195, found “x”"),
        (##""mentions":["person:P-1"],"about":["idea:I-1"],"data":{"on":"#1","text":"X"}}"##, "field data: is missing"),
    ])
    func `a line of our own is read strictly in order`(_ end: String, _ message: String?) {
        let start =
            #"{"position":7,"id":"019bbbe4-4ae0-7000-8000-000000000028","type":"note-added","v":1,"#
            + #""occurredAt":"2026-01-14T09:40:30.000Z","recordedAt":"2026-01-14T09:41:00.000Z","#
        do {
            _ = try Entry(line: Array((start + end).utf8))
            #expect(message == nil)
        } catch {
            #expect(error.description == message)
        }
    }

    @Test func `a line cut short anywhere is refused and stops nothing`() {
        for entry in given(Room.full).log.entries {
            for count in 0..<entry.line.count {
                #expect(throws: Fault.self) { try Entry(line: Array(entry.line.prefix(count))) }
            }
        }
    }

    @Test func `a line with any byte changed stops nothing`() {
        var chance = SplitMix64(seed: 7)
        for entry in given(Room.full).log.entries {
            for _ in 0..<200 {
                var line = entry.line
                line[Int.random(in: line.indices, using: &chance)] = UInt8.random(in: .min ... .max, using: &chance)
                _ = try? Entry(line: line)
            }
        }
    }
}

@Suite("Older versions")
struct UpcastTests {
    /// An action in its third version: `note` became `text` in the second, `lang` came with the third.
    private struct Renamed: Action {
        static let name = "renamed"
        static let version = 3
        static let summary = "Tries upcasting."
        static let by = Authority(.anyone)
        var text = ""
        var lang = ""
        init() {}

        mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
            try visit("text", &text, "what")
            try visit("lang", &lang, "in which language")
        }

        mutating func judge(_ world: inout World) throws(Refusal) {}

        static func upcast(_ data: inout JSONObject, from version: Int) {
            if version == 1, let index = data.firstIndex(where: { $0.key == "note" }) { data[index].key = "text" }
            if version == 2 { data.append(("lang", Array(#""en""#.utf8))) }
        }
    }

    /// The listing of it; the text tells what was read.
    private static let listing = Listing(
        Renamed.self,
        { (read) in
            AnyAction(
                IdeaCaptured {
                    $0.text = "\(read.text) in \(read.lang)"
                })
        }, "Test")

    @Test(arguments: [
        (1, #"{"note":"Hi"}"#, "Hi in en"), (2, #"{"text":"Hi"}"#, "Hi in en"),
        (3, #"{"text":"Hi","lang":"de"}"#, "Hi in de"),
    ])
    func `each version is read through those after it`(_ version: Int, _ data: String, _ text: String) throws {
        var json = JSONReader(line: Array(data.utf8))
        let action = try UpcastTests.listing.read(version: version, &json)
        try json.finish()
        #expect(action == AnyAction(IdeaCaptured { $0.text = text }))
    }

    @Test func `an older version that lacks a field is a fault`() {
        #expect(throws: Fault("is missing (what)", at: "text")) {
            var json = JSONReader(line: Array("{}".utf8))
            _ = try UpcastTests.listing.read(version: 1, &json)
        }
    }
}
