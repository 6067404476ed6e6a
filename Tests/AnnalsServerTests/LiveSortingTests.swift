import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AnnalsServer

/// Ideas on the screens: grouped, merged, parked, reworded; and the script that drags has the same done by forms.
@Suite struct LiveSortingTests {
    private func served() throws -> ServedLog {
        let served = try ServedLog()
        for text in ["A shop", "A barn", "A kiosk", "A ship"] {
            try served.record(#"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"\#(text)"}}"#)
        }
        return served
    }

    private func order(_ served: ServedLog, _ sight: LiveSight) throws -> [String] {
        let live = try served.session()
        let page = live.page(.init(sight: sight, language: .english), for: ServedLog.cara, notice: nil, done: nil)
        return page.components(separatedBy: "data-key=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
            .filter { $0.count > 1 }
    }

    @Test func groupsComeFirstThenWhatLiesInNoneThenTheParkingLot() throws {
        let served = try served()
        defer { served.remove() }
        try served.record(#"{"type":"ideas-grouped","session":"S-1","data":{"ideas":["I-3","I-1"],"title":"Places"}}"#)
        try served.record(#"{"type":"idea-parked","session":"S-1","data":{"idea":"I-2"}}"#)
        for sight in [LiveSight.room, .phone, .onlooker] {
            let found1 = try order(served, sight)
            #expect(found1 == ["heading", "U-1", "I-1", "I-3", "lone", "I-4", "lot", "I-2"])
        }
        let room = try served.everything(.room)
        #expect(room.contains("Places") && room.contains("Parking lot"))
        // The room is looked at, and nothing is moved on it.
        #expect(!room.contains("data-grip") && !room.contains("action=\"/act\""))
        let (console, phone) = (try served.everything(.console), try served.everything(.phone))
        #expect(console.contains("data-grip") && phone.contains("data-grip"))
    }

    @Test func whatWasParkedComesBackByTheFormOfTheConsole() async throws {
        let served = try served()
        let ben = try served.visit(ServedLog.ben)
        try served.record(#"{"type":"idea-parked","session":"S-1","data":{"idea":"I-2"}}"#)
        #expect(try served.everything(.console).contains("Take it up again"))
        try await served.test { client in
            let back = ["type": "carried", "session": "S-1", "data.item": "I-2", "data.into": "S-1"]
            let found2 = try await client.act(back, as: ben)
            #expect(found2.status == .created)
            let found3 = try self.order(served, .room)
            #expect(found3 == ["heading", "I-1", "I-2", "I-3", "I-4"])
            // It was not put off: it lies where it lay.
            let found4 = try served.log.read { try $0.story(IdeaID(2))?.carriedInto }
            #expect(found4 == [])
            // What is not parked is in the session already.
            let found5 = try await client.act(back, as: ben)
            #expect(found5.status == .conflict)
        }
    }

    @Test func whatSaysTheSameStandsUnderTheIdeaThatTookItUp() throws {
        let served = try served()
        defer { served.remove() }
        try served.record(#"{"type":"ideas-merged","session":"S-1","data":{"into":"I-1","from":["I-3"]}}"#)
        for sight in LiveSight.allCases {
            let shown = try served.everything(sight)
            #expect(shown.contains("lv-same") && shown.contains("A kiosk"), "\(sight)")
        }
        #expect(try order(served, .room) == ["heading", "I-1", "I-2", "I-4"])
    }

    @Test func phoneWordsItsOwnIdeasAnewAndNobodyElses() async throws {
        let served = try served()
        let cara = try served.visit(ServedLog.cara)
        try served.record(#"{"type":"idea-captured","actor":"P-2","session":"S-1","data":{"text":"A mill"}}"#)
        let live = try served.session()
        let screens = LiveSession.Screens(sight: .phone, language: .english)
        let before = live.change(screens, for: ServedLog.cara, after: .start, standing: nil)
        let own = try #require(before.own)
        #expect(own.contains("Your ideas") && own.contains("A barn") && !own.contains("A mill"))
        let form = ["type": "idea-reworded", "session": "S-1", "data.idea": "I-2", "data.text": "A big barn"]
        let foreign = ["type": "idea-reworded", "session": "S-1", "data.idea": "I-5", "data.text": "Mine"]
        try await served.test { client in
            let found6 = try await client.act(form, as: cara)
            #expect(found6.status == .created)
            let found7 = try await client.act(foreign, as: cara)
            #expect(found7.status == .forbidden)
            try await live.refresh()
            let after = live.change(screens, for: ServedLog.cara, after: before.position, standing: before.standing)
            #expect(after.own?.contains("A big barn") == true && after.parts?.contains("A big barn") == true)
        }
    }

    @Test func ideasAreGroupedAndMergedByTheirIdsWithoutAScript() async throws {
        let served = try served()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let group = [
                "type": "ideas-grouped", "session": "S-1", "data.ideas": "I-1, I-3", "data.group": "",
                "data.title": "Places",
            ]
            let found8 = try await client.act(group, as: cara)
            #expect(found8.status == .created)
            let merge = ["type": "ideas-merged", "session": "S-1", "data.from[]": "I-4", "data.into": "I-2"]
            let found9 = try await client.act(merge, as: cara)
            #expect(found9.status == .created)
            let found10 = try self.order(served, .room)
            #expect(found10 == ["heading", "U-1", "I-1", "I-3", "lone", "I-2"])
        }
    }

    @Test func hiddenIdeaCanBeSortedOnNoScreen() throws {
        let served = try served()
        defer { served.remove() }
        try served.record(#"{"type":"mode-set","data":{"session":"S-1","capture":"hidden"}}"#)
        try served.record(#"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"Sell it all"}}"#)
        for sight in LiveSight.allCases {
            let shown = try served.everything(sight)
            #expect(!shown.contains("Sell it all") && !shown.contains("I-5"), "\(sight)")
        }
    }
}
