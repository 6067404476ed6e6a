import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AnnalsServer

/// The screens of a live session.
@Suite struct LiveTests {
    private static let screens = ["console", "room", "phone"]

    @Test func screensAreForThoseWhoMaySeeThem() async throws {
        let served = try ServedLog()
        let (ann, ben, cara) = (
            try served.visit(ServedLog.ann), try served.visit(ServedLog.ben), try served.visit(ServedLog.cara)
        )
        try await served.test { client in
            for screen in Self.screens {
                let path = "/sessions/S-1/\(screen)"
                #expect(try await client.get(path).status == .unauthorized)
                #expect(try await client.get(path + "/events").status == .unauthorized)
                #expect(try await client.get(path, as: ben).status == .ok)
                #expect(try await client.get(path, as: cara).status == (screen == "console" ? .forbidden : .ok))
                #expect(try await client.get("/sessions/S-9/\(screen)", as: ben).status == .notFound)
            }
            #expect(try await client.get("/sessions/S-1/console/events", as: cara).status == .forbidden)
            // Whoever is not invited looks on: no form to act with but the way to sign out, and there is none on it.
            let onlooker = try await client.get("/sessions/S-1/phone", as: ann).text
            #expect(!onlooker.contains("action=\"/act\""))
        }
    }

    @Test func sessionIsReadOnceHoweverManyComeBackAtOnce() async throws {
        let served = try ServedLog()
        let live = try House(served.log, AnnalsServer.Settings(), clock: Instant.now).live
        try await withThrowingTaskGroup(of: ObjectIdentifier.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    ObjectIdentifier(try await live.session(SessionID(1), for: PersonID(2), withheld: []))
                }
            }
            var found: Set<ObjectIdentifier> = []
            for try await one in group { found.insert(one) }
            #expect(found.count == 1)
        }
        #expect(live.made == 1)
        // Another circle of readers has a board of its own.
        _ = try await live.session(SessionID(1), for: PersonID(2), withheld: [SessionID(7)])
        #expect(live.made == 2)
        await #expect(throws: (any Error).self) {
            try await live.session(SessionID(99), for: PersonID(2), withheld: [])
        }
        #expect(live.count == 2)
    }

    @Test func circleOpensItsScreensToNobodyElse() async throws {
        let served = try ServedLog()
        let (ann, ben, cara) = (
            try served.visit(ServedLog.ann), try served.visit(ServedLog.ben), try served.visit(ServedLog.cara)
        )
        try served.record(#"{"type":"session-changed","data":{"session":"S-1","circle":["P-2"],"reason":"Staff"}}"#)
        try served.record(#"{"type":"participant-excused","data":{"session":"S-1","person":"P-3"}}"#)
        try await served.test { client in
            let own = try await client.get("/sessions/S-1/room", as: ben)
            #expect(own.status == .ok)
            for other in [ann, cara] {
                for path in ["room", "phone", "room/events", "phone/events"] {
                    #expect(try await client.get("/sessions/S-1/\(path)", as: other).status == .notFound)
                }
            }
        }
    }

    @Test func hiddenIdeaIsShownOnNoScreenBeforeTheReveal() async throws {
        let served = try ServedLog()
        try served.record(#"{"type":"mode-set","data":{"session":"S-1","capture":"hidden"}}"#)
        try served.record(#"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"Sell the barn"}}"#)
        for sight in LiveSight.allCases {
            let shown = try served.everything(sight)
            #expect(!shown.contains("Sell the barn"), "\(sight)")
        }
        try served.record(#"{"type":"ideas-revealed","data":{"session":"S-1"}}"#)
        for sight in LiveSight.allCases {
            #expect(try served.everything(sight).contains("Sell the barn"), "\(sight)")
        }
    }

    @Test func ideaOfNobodyNamesNobody() async throws {
        let served = try ServedLog()
        try served.record(#"{"type":"mode-set","data":{"session":"S-1","capture":"anonymous"}}"#)
        try served.record(#"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"Sell the barn"}}"#)
        let room = try served.everything(.room)
        #expect(room.contains("Sell the barn") && !room.contains("Cara"))
    }

    @Test func hiddenBallotShowsWhoVotedAndNotWhatUntilItCloses() async throws {
        let served = try ServedLog()
        try served.record(
            #"{"type":"ballot-opened","session":"S-1","data":{"question":"Shall we?","options":[{"id":"m","text":"Yes, we shall"}],"method":{"name":"majority"},"hidden":true}}"#
        )
        try served.record(
            #"{"type":"vote-cast","actor":"P-3","session":"S-1","data":{"ballot":"B-1","choice":"against","reason":"Far too dear"}}"#
        )
        for sight in LiveSight.allCases {
            let shown = try served.everything(sight)
            #expect(shown.contains("1 of 2 voted"))
            #expect(!shown.contains("Far too dear") && !shown.contains("lv-tally"), "\(sight)")
            // Her own phone says that she voted, and lies on the table with everybody else's.
            #expect(!shown.contains("You have voted:"))
        }
        try served.record(#"{"type":"ballot-closed","data":{"ballot":"B-1"}}"#)
        let room = try served.everything(.room)
        #expect(room.contains("lv-tally") && room.contains("failed") && !room.contains("Far too dear"))
    }

    @Test func textsOfTheLogAreNeverMarkup() async throws {
        let served = try ServedLog()
        for text in [
            #"<script>alert(1)</script>"#, #"\"><img src=x onerror=alert(1)>"#, "\\u202E\\u200Bflip",
            String(repeating: "a", count: 9999),
        ] {
            try served.record(#"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"\#(text)"}}"#)
        }
        for sight in LiveSight.allCases {
            let shown = try served.everything(sight)
            #expect(!shown.contains("<script>") && !shown.contains("<img") && !shown.contains("\u{202E}"))
            #expect(shown.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        }
    }

    @Test func screenThatSleptCatchesUpOnceAndOnItsPartsAlone() async throws {
        let served = try ServedLog()
        let live = try served.session()
        let screens = LiveSession.Screens(sight: .phone, language: .english)
        func change(_ after: Position) async throws -> LiveSession.Change {
            try await live.refresh()
            return live.change(screens, for: ServedLog.cara, after: after, standing: nil)
        }
        let first = try await change(.start)
        try served.record(#"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"A shop"}}"#)
        try served.record(#"{"type":"idea-captured","actor":"P-2","session":"S-1","data":{"text":"A barn"}}"#)
        let second = try await change(first.position)
        let parts = try #require(second.parts)
        #expect(
            parts.contains("A shop") && parts.contains("A barn") && parts.contains(#""order":["heading","I-1","I-2"]"#))
        #expect(!parts.contains(#""head""#))
        try served.record(#"{"type":"idea-reworded","actor":"P-2","data":{"idea":"I-2","text":"A big barn"}}"#)
        let third = try await change(second.position)
        #expect(third.parts?.contains("A big barn") == true && third.parts?.contains("A shop") == false)
        // Whoever slept from the start on is told all of it, and nobody is told anything twice.
        #expect(try await change(first.position).parts?.contains("A shop") == true)
        #expect(try await change(third.position).parts == nil)
        #expect(try await change(third.position).own == nil)
        served.remove()
    }

    @Test func streamGoesOnFromTheLastEventThatWasSeen() async throws {
        let served = try ServedLog()
        let (ben, cara) = (try served.visit(ServedLog.ben), try served.visit(ServedLog.cara))
        try await served.test(.live) { client in
            let port = try #require(client.port)
            _ = try await client.act(["type": "idea-captured", "session": "S-1", "data.text": "A shop"], as: ben)
            let head = try served.head.rawValue
            let path = "/sessions/S-1/phone/events?after=\(head - 1)"
            let first = try await Listener(port: port, path: path, cara)
            #expect(try await first.ids(1) == [Int(head)])
            #expect(first.text.contains("event: parts") && first.text.contains("A shop"))
            first.stop()
            _ = try await client.act(["type": "idea-captured", "session": "S-1", "data.text": "A barn"], as: cara)
            var again = cara
            again[.lastEventID] = "\(head)"
            let second = try await Listener(port: port, path: path, again)
            #expect(try await second.ids(1) == [Int(head) + 1])
            #expect(second.text.contains("A barn") && !second.text.contains("A shop"))
            second.stop()
        }
    }

    /// What is folded on from entry to entry looks as if it were read anew, whatever comes.
    @Test func boardThatGoesOnIsTheBoardReadAnew() async throws {
        let served = try ServedLog()
        let live = try served.session()
        let lines = [
            #"{"type":"question-posed","data":{"session":"S-1","text":"What now?"}}"#,
            #"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"A shop"}}"#,
            #"{"type":"argument-made","actor":"P-2","session":"S-1","data":{"on":"I-1","stance":"for","text":"Near"}}"#,
            #"{"type":"hand-raised","actor":"P-3","data":{"session":"S-1","person":"P-3"}}"#,
            #"{"type":"turn-given","data":{"session":"S-1","person":"P-3"}}"#,
            #"{"type":"ballot-opened","session":"S-1","data":{"question":"Shall we?","options":[{"id":"m","text":"Yes"}],"method":{"name":"majority"}}}"#,
            #"{"type":"vote-cast","actor":"P-3","session":"S-1","data":{"ballot":"B-1","choice":"for"}}"#,
            #"{"type":"person-changed","data":{"person":"P-3","name":"Cara Lee"}}"#,
            #"{"type":"vote-cast","actor":"P-2","session":"S-1","data":{"ballot":"B-1","choice":"for"}}"#,
            #"{"type":"ballot-closed","data":{"ballot":"B-1"}}"#,
            #"{"type":"decision-taken","session":"S-1","data":{"title":"Shop","how":"ballot","ballot":"B-1"}}"#,
            #"{"type":"dissent-recorded","session":"S-1","data":{"decision":"D-1","person":"P-3","reason":"Early"}}"#,
            #"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"A barn"}}"#,
            #"{"type":"ideas-grouped","session":"S-1","data":{"ideas":["I-1","I-2"],"title":"Places"}}"#,
            #"{"type":"task-assigned","session":"S-1","data":{"title":"Ring","owner":"P-3"}}"#,
        ]
        for line in lines {
            try served.record(line)
            try await live.refresh()
            let fresh = try served.session()
            for sight in LiveSight.allCases {
                #expect(try served.everything(sight, of: live) == (try served.everything(sight, of: fresh)), "\(line)")
            }
        }
        // What is struck or corrected is gone from both.
        let last = try served.head.rawValue
        try served.record(##"{"type":"entry-struck","data":{"entry":"#\##(last)","reason":"undone"}}"##)
        try await live.refresh()
        let shown = try served.everything(.console, of: live)
        let anew = try served.everything(.console, of: try served.session())
        #expect(shown == anew && !shown.contains("Ring"))
        served.remove()
    }

    @Test func everyPhraseOfTheScreensIsThereInRussian() async throws {
        let served = try ServedLog()
        let before = Phrases.misses
        try served.record(
            #"{"type":"ballot-opened","session":"S-1","data":{"question":"Shall we?","options":[{"id":"m","text":"Yes"}],"method":{"name":"majority"}}}"#
        )
        for method in ["approval", "score", "ranked", "instant-runoff"] {
            try served.record(
                #"{"type":"ballot-opened","session":"S-1","data":{"question":"Which?","options":[{"id":"a","text":"One"},{"id":"b","text":"Two"}],"method":{"name":"\#(method)"}}}"#
            )
        }
        try served.record(#"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"A shop"}}"#)
        for sight in LiveSight.allCases { _ = try served.everything(sight, in: .russian) }
        try served.record(#"{"type":"ballot-closed","data":{"ballot":"B-1"}}"#)
        let room = try served.everything(.room, in: .russian)
        #expect(room.contains("не принято"))
        #expect(Phrases.misses.subtracting(before).sorted() == [])
        served.remove()
    }
}

extension ServedLog {
    /// When the tests look, so that clocks stand still.
    private static let later = Instant(milliseconds: Instant.now().milliseconds + 3_600_000)

    @discardableResult
    func record(_ line: String) throws -> Receipt { try log.record(line: Array(line.utf8)) }

    /// The session as a screen begins with it.
    func session() throws -> LiveSession {
        try LiveSession(SessionID(1), withheld: [], reader: ServedLog.ben, of: log) { ServedLog.later }
    }

    /// All that a class of screens shows, with what is Cara's own.
    func everything(_ sight: LiveSight, in language: Language = .english, of live: LiveSession? = nil) throws -> String
    {
        let screens = LiveSession.Screens(sight: sight, language: language)
        let live = try live ?? session()
        let page = live.page(screens, for: ServedLog.cara, notice: nil, done: nil)
        let change = live.change(screens, for: ServedLog.cara, after: .start, standing: nil)
        return page + (change.parts ?? "") + (change.own ?? "")
    }
}
