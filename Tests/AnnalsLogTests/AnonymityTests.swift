import Annals
import AnnalsLog
import Foundation
import Testing

@Suite("What is anonymous joins nobody to it")
struct AnonymityTests {
    private let clock = TestClock()
    private let id = EntryID("01980000-0000-7000-8000-000000000001")

    /// A log with P-1, who moderates the open session S-1, whose mode is anonymous.
    private func room() throws -> Log {
        let log = try logInMemory(clock)
        let steps = [
            #"{"type":"person-joined","data":{"name":"Ann"}}"#,
            #"{"type":"session-scheduled","data":{"title":"Spring","kind":"planning","purpose":"Plan","startsAt":"2026-01-14"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-1","role":"moderator"}}"#,
            #"{"type":"session-opened","data":{"session":"S-1","present":["P-1"]}}"#,
            #"{"type":"mode-set","data":{"session":"S-1","capture":"anonymous"}}"#,
        ]
        for step in steps { try log.record(line: Array(step.utf8)) }
        return log
    }

    private var idea: IdeaCaptured { IdeaCaptured { $0.text = "Sell the barn" } }

    @Test func `an idea in an anonymous session gets a fresh id, and neither actor nor recorder`() throws {
        let log = try room()
        let first = try log.record(Draft(idea, id: id, actor: PersonID(1), session: SessionID(1))).entry
        let second = try log.record(Draft(idea, id: id, actor: PersonID(1), session: SessionID(1))).entry
        for entry in [first, second] {
            let line = String(decoding: entry.line, as: UTF8.self)
            #expect(entry.isAnonymous && entry.actor == nil && entry.recorder == nil && entry.id != id)
            #expect(!line.contains("P-1") && line.contains(#""anonymous":true"#))
        }
        #expect(first.id != second.id && first.position != second.position)
    }

    @Test func `the id that the caller sends with what is anonymous is not kept`() throws {
        let log = try room()
        var draft = Draft(
            NoteAdded { note in
                note.on = .subject(Subject(.session, 1))
                note.text = "Psst"
            }, id: id, actor: PersonID(1))
        draft.isAnonymous = true
        #expect(try log.record(draft).entry.id != id)
    }

    @Test func `a file that names who had an idea in an anonymous session is refused whole`() throws {
        let log = try room()
        let head = try log.read { try $0.head }
        let line = #"{"type":"idea-captured","actor":"P-1","session":"S-1","data":{"text":"Psst"}}"#
        let failure = try #require(throws: Importer.Failure.self) { try Importer(Array(line.utf8)).run(into: log) }
        #expect(failure.lines[0].problem.contains("say that it is true, and leave id, actor and recorder out"))
        #expect(try log.read { try $0.head } == head)
        let unnamed = #"{"type":"idea-captured","anonymous":true,"session":"S-1","data":{"text":"Psst"}}"#
        #expect(try Importer(Array(unnamed.utf8)).run(into: log).added == 1)
        #expect(try Importer(Array(unnamed.utf8)).run(into: log).repeated == 1)
    }

    @Test func `labels in a list go to the things that they stand with`() throws {
        let log = try room()
        let lines = [
            #"{"type":"agenda-set","data":{"session":"S-1","items":[{"item":"@a","stage":"x","title":"A","minutes":1},{"item":"@b","stage":"x","title":"B","minutes":1}]}}"#,
            #"{"type":"agenda-set","data":{"session":"S-1","items":[{"item":"@c","stage":"x","title":"C","minutes":1},{"item":"@b","stage":"x","title":"B","minutes":2}]}}"#,
            #"{"type":"item-entered","data":{"session":"S-1","item":"@c"}}"#,
            #"{"type":"item-entered","data":{"session":"S-1","item":"@b"}}"#,
        ]
        let file = Array(lines.joined(separator: "\n").utf8)
        #expect(try Importer(file).run(into: log).added == 4)
        #expect(try Importer(file).run(into: log).repeated == 4)
        try log.read { reading in
            let session = try #require(try reading.story(SessionID(1)))
            #expect(session.agenda.visits.map(\.item.description) == ["N-3", "N-2"])
        }
        let mixed =
            #"{"type":"agenda-set","data":{"session":"S-1","items":[{"stage":"x","title":"A","minutes":1},{"item":"@z","stage":"x","title":"B","minutes":1}]}}"#
        let failure = try #require(throws: Importer.Failure.self) { try Importer(Array(mixed.utf8)).run(into: log) }
        #expect(failure.lines[0].problem == "creates 2 things and labels 1 of them; label all or none")
    }

    @Test func `what only the rules can remark on reaches whoever records`() throws {
        let log = try room()
        for step in [
            #"{"type":"session-scheduled","data":{"title":"Next","kind":"planning","purpose":"Plan","startsAt":"2026-01-15"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-2","person":"P-1","role":"moderator"}}"#,
            #"{"type":"homework-assigned","data":{"session":"S-2","person":"P-1","what":"Read","due":"2026-01-14"}}"#,
        ] { try log.record(line: Array(step.utf8)) }
        let late = clock.now
        clock.advance(minutes: 5)
        let receipt = try log.record(
            Draft(
                SessionOpened {
                    $0.session = SessionID(2)
                    $0.present = [PersonID(1)]
                }, occurredAt: late))
        #expect(receipt.remarks.map(\.english) == ["homework was not handed in: H-1 (P-1)"])
    }
}
