import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import AnnalsServer

/// Coming into a session by the code that its room shows.
@Suite struct RoomCodeTests {
    static let dana = PersonID(4)

    // MARK: The code

    @Test func codeIsMadeByThoseWhoLeadAlone() async throws {
        let served = try ServedLog.withDanaAndEve()
        let (ann, ben, cara) = (
            try served.visit(ServedLog.ann), try served.visit(ServedLog.ben), try served.visit(ServedLog.cara)
        )
        try await served.test { client in
            let open = ["do": "open", "names": "listed"]
            let stranger = try await client.door(open, as: [:])
            #expect(stranger.status == .unauthorized)
            #expect(try await client.door(open, as: cara).status == .forbidden)
            #expect(try served.door().isOpen == false)
            #expect(try await client.door(open, as: ben).status == .ok)
            #expect(try await client.door(["do": "close"], as: ann).status == .ok)
            #expect(try served.door().isOpen == false)
            #expect(try await client.door(["do": "dance"], as: ben).status == .badRequest)
        }
    }

    @Test func codeIsShownToThoseWhoLeadAndOnNoOtherScreen() async throws {
        let served = try ServedLog.withDanaAndEve()
        let (ann, ben, cara) = (
            try served.visit(ServedLog.ann), try served.visit(ServedLog.ben), try served.visit(ServedLog.cara)
        )
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            for (path, who, isThere) in [
                ("room", ben, true), ("console", ben, true), ("room", ann, true), ("phone", ben, false),
                ("room", cara, false), ("phone", cara, false),
            ] {
                let page = try await client.get("/sessions/S-1/\(path)", as: who).text
                #expect(page.contains(link) == isThere, "\(path)")
                #expect(page.contains("class=\"qr\"") == isThere, "\(path)")
            }
        }
    }

    @Test func linkShowsWhoIsStillToCome() async throws {
        let served = try ServedLog.withDanaAndEve()
        let (ben, cara) = (try served.visit(ServedLog.ben), try served.visit(ServedLog.cara))
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            #expect(try await client.names(link) == ["P-2", "P-3", "P-4", "P-5"])
            let page = try await client.get(link, as: [.accept: "text/html"])
            #expect(page.status == .ok && page.text.contains("Acme") && page.text.contains("Spring"))
            #expect(!page.text.contains("P-1") && page.headers[.cacheControl] == "no-store")
            // Cara has come in by her own link, once her phone shows the session; Ben, by opening his console.
            _ = try await client.get("/sessions/S-1/phone", as: cara)
            _ = try await client.get("/sessions/S-1/console", as: ben)
            #expect(try await client.names(link) == ["P-4", "P-5"])
            #expect(try await client.tap("P-3", link).status == .conflict)
        }
    }

    @Test func renewedOrClosedLinkOpensNothingAndThoseWhoAreInStay() async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let first = try await client.open(served, as: ben)
            let dana = try await client.tap("P-4", first).visit
            let second = try await client.open(served, as: ben)
            #expect(try await client.get(first).status == .unauthorized)
            #expect(try await client.tap("P-5", first).status == .unauthorized)
            #expect(try await client.get(second).status == .ok)
            _ = try await client.door(["do": "close"], as: ben)
            #expect(try await client.get(second).status == .unauthorized)
            #expect(try await client.get("/in/AAAA").status == .unauthorized)
            #expect(try await client.get("/sessions/S-1/phone", as: dana).status == .ok)
        }
    }

    @Test func linkOfASessionThatIsOverOpensNothing() async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            try served.record(
                #"{"type":"session-closed","actor":"P-2","data":{"session":"S-1","leaving":"nothing to promise"}}"#)
            #expect(try await client.get(link).status == .unauthorized)
            #expect(try await client.tap("P-4", link).status == .unauthorized)
            #expect(try await client.door(["do": "open", "names": "listed"], as: ben).status == .conflict)
        }
    }

    @Test func linkOutlastsTheServerAndIsShownNoMore() async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            let again = try House(served.log, AnnalsServer.Settings(), clock: Instant.now)
            let door = try again.doors.door(of: SessionID(1), now: Instant.now())
            #expect(door.isOpen && door.link == nil && door.picture == nil)
            let secret = String(link.dropFirst("/in/".count))
            #expect(try again.access.room(with: secret, now: Instant.now())?.session == SessionID(1))
            let day = Instant.now().advanced(byMilliseconds: RoomDoors.milliseconds + 1000)
            #expect(try again.access.room(with: secret, now: day) == nil)
        }
    }

    @Test func keysFileHoldsNoSecretOfTheRoom() async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            let visit = try #require(try await client.tap("P-4", link).visit[.authorization]?.dropFirst(7))
            let bytes = try [UInt8](Data(contentsOf: served.folder.appendingPathComponent("acme.annals-keys")))
            #expect(bytes.firstRange(of: Array(link.dropFirst("/in/".count).utf8)) == nil)
            #expect(bytes.firstRange(of: Array(visit.utf8)) == nil)
        }
    }

    // MARK: Taking a name

    @Test func tapTakesANameAndWritesDownTheArrival() async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            let answer = try await client.tap("P-4", link)
            #expect(answer.status == .seeOther && answer.headers[.location] == "/sessions/S-1/phone")
            let cookie = try #require(answer.headers[.setCookie])
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            let phone = try await client.get("/sessions/S-1/phone", as: answer.visit)
            #expect(phone.status == .ok && phone.text.contains("You are here as Dana, by the room’s code."))
            let last = try served.log.read { try $0.entry(at: $0.head) }
            guard case .personArrived(let arrival)? = last?.action else { throw Missing() }
            #expect(arrival.person == Self.dana && last?.actor == Self.dana && last?.recorder == nil)
            // Cara is there already, as the opening says: nothing is to be written down.
            let head = try served.head
            #expect(try await client.tap("P-3", link).status == .seeOther)
            #expect(try served.head == head)
            // The link leads whoever is in to their phone.
            let again = try await client.get(link, as: answer.visit)
            #expect(again.status == .seeOther && again.headers[.location] == "/sessions/S-1/phone")
        }
    }

    @Test func ofTwoWhoTapAtOnceOneIsIn() async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            async let first = client.tap("P-4", link)
            async let second = client.tap("P-4", link)
            let answers = try await [first, second]
            #expect(Set(answers.map(\.status)) == [.seeOther, .conflict])
            let loser = try #require(answers.first { $0.status == .conflict })
            #expect(loser.text.contains("role=\"alert\"") && loser.headers[.setCookie] == nil)
            #expect(!loser.text.contains("value=\"P-4\"") && loser.text.contains("value=\"P-5\""))
            let arrivals = try served.log.read { reading in
                var count = 0
                try reading.forEachRecorded { entry in
                    if case .personArrived = entry.action { count += 1 }
                    return true
                }
                return count
            }
            #expect(arrivals == 1)
        }
    }

    @Test(arguments: ["P-1", "P-9", "P-2", "nobody", "", "P-4' OR 1=1", "<b>"])
    func nameThatIsNotOfferedCannotBeTaken(_ name: String) async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            _ = try await client.get("/sessions/S-1/console", as: ben)
            let head = try served.head
            let answer = try await client.tap(name, link)
            #expect(answer.status == .conflict && answer.headers[.setCookie] == nil)
            #expect(try served.head == head)
        }
    }

    @Test func nameThatHoldsPowerIsNotHadWithoutTheModerator() async throws {
        let served = try ServedLog.withDanaAndEve([
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-1","role":"participant"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-5","role":"scribe"}}"#,
        ])
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            for person in ["P-1", "P-2", "P-5"] {
                let answer = try await client.tap(person, link)
                #expect(answer.status == .seeOther && answer.headers[.setCookie] == nil, "\(person)")
            }
            let ticket = try #require(try await client.tap("P-1", link).headers[.location])
            #expect(try await client.get(ticket).text.contains("data-waits"))
            let console = try await client.get("/sessions/S-1/console", as: ben).text
            #expect(console.contains("Let in as Ann"))
            let number = try #require(try served.door().waiting.last?.number)
            // In her name alone, as she asked.
            let other = try await client.door(["do": "admit", "waiting": "\(number)", "as": "P-4"], as: ben)
            #expect(other.status == .notFound)
            let guest = try await client.door(["do": "admit", "waiting": "\(number)", "as": "observer"], as: ben)
            #expect(guest.status == .badRequest)
            #expect(try await client.door(["do": "admit", "waiting": "\(number)", "as": "P-1"], as: ben).status == .ok)
            let letIn = try await client.get(ticket)
            #expect(letIn.status == .seeOther && letIn.headers[.location] == "/sessions/S-1/phone")
            #expect(try await client.get("/sessions/S-1/phone", as: letIn.visit).status == .ok)
            // What the steward may do elsewhere the visit does not open, and what opened it is told once.
            #expect(try await client.get("/sessions/S-1/console", as: letIn.visit).status == .forbidden)
            #expect(try await client.get(ticket).headers[.setCookie] == nil)
        }
    }
}

struct Missing: Error {}

extension ServedLog {
    /// Dana and Eve are invited to S-1 too, and not there yet.
    static func withDanaAndEve(_ more: [String] = []) throws -> ServedLog {
        let served = try ServedLog()
        for line in [
            #"{"type":"person-joined","data":{"name":"Dana"}}"#, #"{"type":"person-joined","data":{"name":"Eve"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-4","role":"participant"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-5","role":"participant"}}"#,
        ] + more { try served.record(line) }
        return served
    }

    /// The door of S-1.
    func door() throws -> LiveDoor { try server.house.doors.door(of: SessionID(1), now: server.house.clock()) }
}

extension TestResponse {
    /// The headers of whoever was let in with this answer.
    var visit: HTTPFields {
        let cookie = headers[.setCookie]?.split(separator: ";").first?.split(separator: "=", maxSplits: 1).last ?? ""
        return [.authorization: "Bearer \(cookie)"]
    }
}

extension TestClientProtocol {
    /// Sends a form, as a browser without script does.
    func form(_ path: String, _ fields: [String: String], as visit: HTTPFields = [:]) async throws -> TestResponse {
        var headers = visit
        headers[.contentType] = "application/x-www-form-urlencoded"
        if headers[.accept] == nil { headers[.accept] = "text/html" }
        let body = fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }.joined(separator: "&")
        return try await executeRequest(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    /// Does something about the door of S-1.
    func door(_ fields: [String: String], as visit: HTTPFields) async throws -> TestResponse {
        var visit = visit
        visit[.accept] = "application/json"
        return try await form("/sessions/S-1/door", fields, as: visit)
    }

    /// Makes a code, and gives the path of its link.
    func open(_ served: ServedLog, as visit: HTTPFields, names: String = "listed") async throws -> String {
        _ = try await door(["do": "open", "names": names], as: visit)
        let link = try served.door().link ?? ""
        return link.firstRange(of: "/in/").map { String(link[$0.lowerBound...]) } ?? ""
    }

    /// Taps a name.
    func tap(_ person: String, _ link: String) async throws -> TestResponse { try await form(link, ["person": person]) }

    /// The names that a link offers.
    func names(_ link: String) async throws -> [String] {
        try await get(link).text.components(separatedBy: "name=\"person\" value=\"").dropFirst()
            .map { String($0.prefix { $0 != "\"" }) }
    }
}
