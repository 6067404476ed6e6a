import Annals
import AnnalsLog
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import AnnalsServer

/// Reading through the API, and what is told as it happens.
@Suite struct ReadingTests {
    @Test(arguments: ["/api/plan", "/api/history", "/api/brief", "/api/decisions", "/api/people", "/api/entries"])
    func viewSaysItsVersionFirst(_ path: String) async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let response = try await client.get(path, as: cara)
            #expect(response.status == .ok, "\(response.text)")
            #expect(response.text.hasPrefix(#"{"schemaVersion":1,"#))
        }
    }

    @Test func viewIsReadAsOfWhenAndKnownWhenOneAsks() async throws {
        let served = try ServedLog()
        let ann = try served.visit(ServedLog.ann)
        try await served.test { client in
            let set = try await client.record(
                #"{"type":"goal-set","data":{"title":"Two shops","kind":"goal","horizon":"2030"}}"#, as: ann)
            #expect(set.status == .created, "\(set.text)")
            let head = try served.log.read { try $0.head }
            let before = try await client.get("/api/goals?known=%23\(head.rawValue - 1)", as: ann)
            #expect((before.json["goals"] as? [Any])?.count == 0)
            #expect((try await client.get("/api/goals", as: ann).json["goals"] as? [Any])?.count == 1)
            #expect((try await client.get("/api/goals?asOf=2019", as: ann).json["goals"] as? [Any])?.count == 0)
        }
    }

    @Test(arguments: [
        "/api/plan?asof=2019", "/api/plan?asOf=lately", "/api/entries?limit=0", "/api/why/nothing",
        "/api/compare?from=2020",
        "/api/brief?session=7", "/api/search",
    ])
    func whatIsNotUnderstoodIsSaid(_ path: String) async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let response = try await client.get(path, as: cara)
            #expect(response.status == .badRequest, "\(response.text)")
            #expect((response.json["detail"] as? String)?.isEmpty == false)
        }
    }

    @Test func entriesComeAPageAtATime() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let first = try await client.get("/api/entries?limit=5", as: cara)
            #expect((first.json["entries"] as? [[String: Any]])?.map { $0["position"] as? Int } == [1, 2, 3, 4, 5])
            #expect(first.json["next"] as? Int == 5)
            let second = try await client.get("/api/entries?after=5", as: cara)
            #expect((second.json["entries"] as? [[String: Any]])?.map { $0["position"] as? Int } == [6, 7, 8])
            #expect(second.json["next"] is NSNull)
        }
    }

    @Test func sessionOfACircleIsShownToNobodyElse() async throws {
        let served = try ServedLog()
        let ann = try served.visit(ServedLog.ann)
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let scheduled =
                #"{"type":"session-scheduled","data":{"title":"Merger","kind":"decision","purpose":"Codename Heron","startsAt":"2030-04-01T09:00:00Z","template":"annual","circle":["P-1"]}}"#
            let made = try await client.record(scheduled, as: ann)
            #expect(made.status == .created, "\(made.text)")
            for path in ["/api/entries", "/api/history", "/api/sessions", "/api/search?q=Heron", "/api/brief"] {
                let shown = try await client.get(path, as: cara).text
                #expect(!shown.contains("Heron") && !shown.contains("Merger"), "\(path)")
                #expect(try await client.get(path, as: ann).status == .ok)
            }
            let position = try #require((made.json["entry"] as? [String: Any])?["position"] as? Int)
            #expect(try await client.get("/api/entries/\(position)", as: cara).status == .notFound)
            // Nor by asking what the log said before the circle was drawn closer.
            let known = try await client.get("/api/sessions?known=%23\(position)", as: cara)
            #expect(!known.text.contains("Merger"))
        }
    }

    @Test func whatIsRecordedIsToldOnceAndFromWhereOneLeftOff() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test(.live) { client in
            let port = try #require(client.port)
            let listener = try await Listener(port: port, path: "/api/events?after=6", cara)
            #expect(try await listener.ids(2) == [7, 8])
            // By another process, and by this one.
            let other = try Log(openingAt: served.log.path)
            try other.record(line: Array(#"{"type":"note-added","data":{"on":"S-1","text":"From elsewhere"}}"#.utf8))
            #expect(try await listener.ids(3) == [7, 8, 9])
            _ = try await client.record(#"{"type":"idea-captured","data":{"text":"Open a shop"}}"#, as: cara)
            #expect(try await listener.ids(4) == [7, 8, 9, 10])
            listener.stop()
            var back = cara
            back[.lastEventID] = "9"
            let again = try await Listener(port: port, path: "/api/events", back)
            #expect(try await again.ids(1) == [10])
            again.stop()
        }
    }

    @Test func hiddenIdeaIsToldWithoutItsText() async throws {
        let served = try ServedLog()
        let ben = try served.visit(ServedLog.ben)
        let cara = try served.visit(ServedLog.cara)
        try await served.test(.live) { client in
            let port = try #require(client.port)
            _ = try await client.record(#"{"type":"mode-set","data":{"session":"S-1","capture":"hidden"}}"#, as: ben)
            _ = try await client.record(#"{"type":"idea-captured","data":{"text":"Open a shop"}}"#, as: cara)
            let listener = try await Listener(port: port, path: "/api/events?after=9", ben)
            #expect(try await listener.ids(1) == [10])
            #expect(!listener.text.contains("Open a shop") && !listener.text.contains("P-3"))
            listener.stop()
        }
    }
}
