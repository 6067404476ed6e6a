import Annals
import AnnalsLog
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AnnalsServer

/// What a visit by a room's code opens, and what it does not.
@Suite struct RoomVisitTests {
    /// What such a visit opens of its own session; everything else is refused, whatever is added.
    private static let opened: Set<String> = [
        "GET /sessions/{session}/phone", "GET /sessions/{session}/phone/events", "GET /sessions/{session}/room",
        "GET /sessions/{session}/room/events", "POST /act", "POST /leave",
    ]

    @Test func visitOpensItsSessionsScreensAndNothingElse() async throws {
        let served = try ServedLog()
        try served.record(
            #"{"type":"session-scheduled","data":{"title":"Fall","kind":"planning","purpose":"To choose","startsAt":"2020-09-01T09:00:00Z","template":"annual"}}"#
        )
        let cara = try served.claim(ServedLog.cara)
        try await served.test { client in
            for route in Route.all where !route.isForStrangers {
                let name = "\(route.method) \(route.path)"
                #expect(route.isForRooms == Self.opened.contains(name), "\(name)")
                let path = route.path.replacing("{session}", with: "S-1").replacing("{subject}", with: "G-1")
                    .replacing("{position}", with: "1").replacing("{decision}", with: "D-1")
                    .replacing("{scope}", with: "2020")
                guard !Self.opened.contains(name) else { continue }
                let answer = try await client.executeRequest(uri: path, method: route.method, headers: cara, body: nil)
                if name == "GET /" {
                    #expect(answer.headers[.location] == "/sessions/S-1/phone")
                } else {
                    #expect(answer.status == .forbidden, "\(name)")
                    #expect(!answer.text.contains("Acme"), "\(name)")
                }
            }
            for screen in ["phone", "room", "phone/events", "room/events", "console"] {
                #expect(try await client.get("/sessions/S-2/\(screen)", as: cara).status == .forbidden, "\(screen)")
            }
            for screen in ["phone", "room"] {
                #expect(try await client.get("/sessions/S-1/\(screen)", as: cara).status == .ok, "\(screen)")
            }
        }
    }

    /// B-1 and I-1 are of S-1, I-2 is of S-2, where Cara is invited too.
    private func served() throws -> ServedLog {
        let served = try ServedLog()
        for line in [
            #"{"type":"idea-captured","actor":"P-2","session":"S-1","data":{"text":"A shop"}}"#,
            #"{"type":"ballot-opened","actor":"P-2","session":"S-1","data":{"question":"Shall we?","options":[{"id":"m","text":"Yes"}],"method":{"name":"majority"}}}"#,
            #"{"type":"session-scheduled","data":{"title":"Fall","kind":"planning","purpose":"To choose","startsAt":"2020-09-01T09:00:00Z","template":"annual"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-2","person":"P-2","role":"moderator"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-2","person":"P-3","role":"participant"}}"#,
            #"{"type":"session-opened","data":{"session":"S-2","present":["P-2","P-3"]}}"#,
            #"{"type":"idea-captured","actor":"P-2","session":"S-2","data":{"text":"A barn"}}"#,
            #"{"type":"ballot-opened","actor":"P-2","session":"S-2","data":{"question":"Really?","options":[{"id":"m","text":"Yes"}],"method":{"name":"majority"}}}"#,
        ] { try served.record(line) }
        return served
    }

    @Test(arguments: [
        ["type": "idea-captured", "session": "S-1", "data.text": "A mill"],
        // Which session is meant goes without saying, though she is present in two.
        ["type": "idea-captured", "data.text": "A mill"],
        ["type": "argument-made", "session": "S-1", "data.on": "I-1", "data.stance": "for", "data.text": "Near"],
        ["type": "vote-cast", "session": "S-1", "data.ballot": "B-1", "data.choice": "for"],
        ["type": "hand-raised", "data.session": "S-1", "data.person": "@me"],
    ])
    func visitDoesWhatPhonesOfferInItsSession(_ form: [String: String]) async throws {
        let served = try served()
        let cara = try served.claim(ServedLog.cara)
        try await served.test { client in
            let answer = try await client.act(form, as: cara)
            #expect(answer.status == .created, "\(answer.text)")
            let last = try served.log.read { try $0.entry(at: $0.head) }
            #expect(last?.actor == ServedLog.cara && last?.isOf(SessionID(1)) == true)
        }
    }

    @Test(arguments: [
        ["type": "idea-captured", "session": "S-2", "data.text": "A mill"],
        ["type": "idea-captured", "session": "S-1", "data.text": "A mill", "actor": "P-2"],
        ["type": "idea-captured", "session": "S-1", "data.text": "A mill", "occurredAt": "2020-04-01T10:00:00Z"],
        ["type": "argument-made", "session": "S-1", "data.on": "I-2", "data.stance": "for", "data.text": "Near"],
        ["type": "vote-cast", "session": "S-1", "data.ballot": "B-2", "data.choice": "for"],
        ["type": "vote-cast", "data.ballot": "B-2", "data.choice": "for"],
        ["type": "hand-raised", "data.session": "S-2", "data.person": "@me"],
        ["type": "person-arrived", "data.session": "S-1", "data.person": "P-2"],
        ["type": "person-departed", "data.session": "S-1", "data.person": "P-2"],
        ["type": "person-changed", "data.person": "@me", "data.email": "a@example.org"],
        ["type": "note-added", "session": "S-1", "data.on": "S-1", "data.text": "Mine"],
        ["type": "idea-parked", "session": "S-1", "data.idea": "I-1"],
        ["type": "decision-proposed", "session": "S-1", "data.title": "Shop"],
        ["type": "promise", "session": "S-1", "subject": "T-1", "fate": "done"],
        ["type": "undo", "position": "1"],
    ])
    func visitDoesNothingElse(_ form: [String: String]) async throws {
        let served = try served()
        let cara = try served.claim(ServedLog.cara)
        let head = try served.head
        try await served.test { client in
            let answer = try await client.act(form, as: cara)
            #expect(answer.status == .forbidden, "\(answer.status) \(answer.text)")
            #expect(try served.head == head)
        }
    }

    @Test func ownLinkIsBoundByNoneOfIt() async throws {
        let served = try served()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let form = ["type": "idea-captured", "session": "S-2", "data.text": "A mill"]
            let answer = try await client.act(form, as: cara)
            #expect(answer.status == .created)
        }
    }

    @Test func visitUndoesItsOwnAndNothingOfAnotherSession() async throws {
        let served = try served()
        let (claimed, own) = (try served.claim(ServedLog.cara), try served.visit(ServedLog.cara))
        try await served.test { client in
            let elsewhere = ["type": "idea-captured", "session": "S-2", "data.text": "A mill"]
            #expect(try await client.act(elsewhere, as: own).status == .created)
            var undo = ["type": "undo", "position": "\(try served.head.rawValue)"]
            #expect(try await client.act(undo, as: claimed).status == .forbidden)
            let here = ["type": "idea-captured", "session": "S-1", "data.text": "A mill"]
            #expect(try await client.act(here, as: claimed).status == .created)
            undo["position"] = "\(try served.head.rawValue)"
            #expect(try await client.act(undo, as: claimed).status == .created)
        }
    }

    @Test func whoeverLeftTheOrganizationIsOut() async throws {
        let served = try served()
        let cara = try served.claim(ServedLog.cara)
        try served.record(#"{"type":"person-left","data":{"person":"P-3"}}"#)
        try await served.test { client in
            let answer = try await client.get("/sessions/S-1/phone", as: cara)
            #expect(answer.status == .unauthorized)
        }
    }

    // MARK: Where phones find the server

    @Test(arguments: [
        // What was said holds, whatever the request names.
        ("0.0.0.0", "https://strategy.example.org/", "localhost:8080", "https://strategy.example.org", false),
        // The name by which the moderator reaches it, phones reach too.
        ("0.0.0.0", nil, "strategy.local:8080", "http://strategy.local:8080", false),
        ("0.0.0.0", nil, "192.168.7.9:80", "http://192.168.7.9:80", false),
        // “localhost” on a phone is the phone.
        ("0.0.0.0", nil, "localhost:8080", "http://192.168.1.23:8080", false),
        ("::", nil, "[::1]:8080", "http://192.168.1.23:8080", false),
        ("127.0.0.1", nil, "localhost:8080", "http://localhost:8080", true),
    ])
    func linkNamesTheServerAsPhonesReachIt(
        _ host: String, _ address: String?, _ authority: String, _ base: String, _ isOnlyHere: Bool
    ) {
        var settings = AnnalsServer.Settings()
        settings.host = host
        settings.address = address
        let addresses = ["127.0.0.1", "172.17.0.1", "169.254.3.4", "10.0.0.7", "192.168.1.23"]
        let found = RoomAddress(settings, authority: authority, addresses: addresses)
        #expect(found.base == base && found.isOnlyHere == isOnlyHere)
    }

    @Test func linkIsEncryptedWhereTheServerIs() {
        var settings = AnnalsServer.Settings()
        settings.host = "0.0.0.0"
        settings.certificate = ("chain.pem", "key.pem")
        let found = RoomAddress(settings, authority: "localhost:8443", addresses: ["10.0.0.7"])
        #expect(found.base == "https://10.0.0.7:8443")
        // Without a network there is this machine only.
        #expect(RoomAddress(settings, authority: "localhost:8443", addresses: ["127.0.0.1"]).isOnlyHere)
    }
}

extension ServedLog {
    /// The headers of somebody who came into S-1 by its room's code.
    func claim(_ person: PersonID) throws -> HTTPFields {
        let house = server.house
        let visit = try house.doors.claim(person, in: SessionID(1), now: house.clock())
        return [.authorization: "Bearer \(visit ?? "")"]
    }
}
