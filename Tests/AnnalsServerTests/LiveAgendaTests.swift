import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AnnalsServer

/// Two who lead a session at once: one of them moves it on, and the other is told why not.
@Suite struct LiveAgendaTests {
    private func served() throws -> ServedLog {
        let served = try ServedLog()
        try served.record(
            #"{"type":"agenda-set","data":{"session":"S-1","items":[{"stage":"Ideas","title":"Look back","minutes":10},{"stage":"Ideas","title":"Look ahead","minutes":20}]}}"#
        )
        try served.record(#"{"type":"participant-invited","data":{"session":"S-1","person":"P-3","role":"chair"}}"#)
        return served
    }

    /// What the console says that it shows of the session.
    private func seen(_ served: ServedLog) throws -> String {
        let console = try served.everything(.console)
        let field = try #require(console.range(of: #"name="expect" value=""#))
        return String(console[field.upperBound...].prefix { $0 != "\"" })
    }

    @Test func ofTwoTapsAtOnceOneIsRecordedAndTheOtherToldWhyNot() async throws {
        let served = try served()
        let (ben, cara) = (try served.visit(ServedLog.ben), try served.visit(ServedLog.cara))
        let expect = try seen(served)
        let form = { @Sendable (item: String) in
            ["type": "item-entered", "session": "S-1", "data.session": "S-1", "data.item": item, "expect": expect]
        }
        let items = try served.log.read { try $0.story(SessionID(1))?.agenda.items.map(\.item.description) ?? [] }
        try await served.test { client in
            let answer1 = try await client.act(form(items[0]), as: ben)
            #expect(answer1.status == .created)
            let late = try await client.act(form(items[1]), as: cara)
            #expect(late.status == .conflict)
            let why = late.json["detail"] as? String ?? ""
            #expect(why.contains("Ben was faster") && why.contains("look at the screen and decide again"))
            let found1 = try served.log.read { try $0.story(SessionID(1))?.agenda.visits.count }
            #expect(found1 == 1)
            // Whoever has read that may send it again: the page that says so keeps the form, without what it expected.
            let page = try await client.act(form(items[1]), as: cara, json: false)
            #expect(page.status == .conflict && !page.text.contains("name=\"expect\""))
            #expect(page.text.contains("name=\"data.item\" value=\"\(items[1])\""))
        }
    }

    @Test func handThatGoesUpMeanwhileIsNoReasonToRefuse() async throws {
        let served = try served()
        let ben = try served.visit(ServedLog.ben)
        let expect = try seen(served)
        try served.record(#"{"type":"hand-raised","actor":"P-3","data":{"session":"S-1","person":"P-3"}}"#)
        try served.record(#"{"type":"turn-given","data":{"session":"S-1","person":"P-3"}}"#)
        try await served.test { client in
            let form = ["type": "session-paused", "session": "S-1", "data.session": "S-1", "expect": expect]
            let answer2 = try await client.act(form, as: ben)
            #expect(answer2.status == .created)
        }
    }

    @Test func everyButtonOfStagesAndAgendaSaysWhatItsScreenShowed() throws {
        let served = try served()
        defer { served.remove() }
        let console = try served.everything(.console)
        for type in ["item-entered", "time-extended", "session-paused"] {
            let forms = console.components(separatedBy: "<form").filter { $0.contains("value=\"\(type)\"") }
            #expect(!forms.isEmpty && forms.allSatisfy { $0.contains("name=\"expect\" value=\"S-1@") }, "\(type)")
        }
    }

    @Test func readingBackIsOneScreenOfTheRoom() throws {
        let served = try served()
        defer { served.remove() }
        try served.record(#"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"A shop"}}"#)
        try served.record(#"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"A barn"}}"#)
        try served.record(#"{"type":"idea-parked","session":"S-1","data":{"idea":"I-2"}}"#)
        try served.record(
            #"{"type":"decision-taken","session":"S-1","data":{"title":"Shop","statement":"We open a shop","how":"consensus"}}"#
        )
        try served.record(
            #"{"type":"dissent-recorded","session":"S-1","data":{"decision":"D-1","person":"P-3","reason":"Early"}}"#)
        try served.record(#"{"type":"task-assigned","session":"S-1","data":{"title":"Ring the bank","owner":"P-3"}}"#)
        try served.record(#"{"type":"session-closed","data":{"session":"S-1","leaving":"no time"}}"#)
        let live = try served.session()
        let room = live.page(
            .init(sight: .room, language: .english), for: ServedLog.cara, notice: nil, done: nil)
        // Each once: what led there has left the screen.
        for words in ["We open a shop", "Early", "Ring the bank", "A shop", "A barn"] {
            #expect(room.components(separatedBy: words).count == 2, "\(words)")
        }
        #expect(room.contains("1 decision · 1 dissent · 1 task · 1 idea left"))
    }
}
