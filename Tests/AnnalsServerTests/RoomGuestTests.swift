import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AnnalsServer

/// Guests at the door of a room, a code without names, and those who are shown out.
@Suite struct RoomGuestTests {
    @Test(arguments: ["observer", "participant"])
    func guestIsLetInByTheModeratorWhoWritesItDown(_ role: String) async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            let asked = try await client.form(link, ["name": "  Fay <script>  Fox "])
            let ticket = try #require(asked.headers[.location])
            #expect(asked.status == .seeOther && ticket.hasPrefix(link + "/"))
            let head = try served.head
            #expect(try await client.get("/sessions/S-1/console", as: ben).text.contains("Fay &lt;script&gt; Fox"))
            let number = try #require(try served.door().waiting.first?.number)
            #expect(try await client.door(["do": "admit", "waiting": "\(number)", "as": role], as: ben).status == .ok)
            let entries = try served.log.read { reading in
                var entries: [Entry] = []
                try reading.forEachRecorded(from: head.next) {
                    entries.append($0)
                    return true
                }
                return entries
            }
            #expect(entries.map(\.action.name) == ["person-joined", "participant-invited", "person-arrived"])
            #expect(entries.allSatisfy { $0.actor == ServedLog.ben })
            let person = try served.log.read { try $0.story(PersonID(6)) }
            #expect(person?.name == "Fay <script> Fox" && person?.level == "guest")
            let session = try served.log.read { try $0.story(SessionID(1)) }
            #expect(session?.has(PersonID(6), as: role == "observer" ? .observer : .participant) == true)
            let visit = try await client.get(ticket).visit
            let phone = try await client.get("/sessions/S-1/phone", as: visit)
            #expect(phone.status == .ok)
            // Who looks on has nothing to send.
            #expect(phone.text.contains("value=\"idea-captured\"") == (role == "participant"))
        }
    }

    @Test func guestIsTurnedAwayAndNothingIsWrittenDown() async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            let ticket = try #require(try await client.form(link, ["name": "Fay"]).headers[.location])
            let head = try served.head
            let number = try #require(try served.door().waiting.first?.number)
            #expect(try await client.door(["do": "turn-away", "waiting": "\(number)"], as: ben).status == .ok)
            #expect(try await client.get(ticket).text.contains("The moderator did not let you in"))
            #expect(try await client.door(["do": "turn-away", "waiting": "\(number)"], as: ben).status == .notFound)
            #expect(try served.head == head)
            #expect(try served.door().waiting.isEmpty)
        }
    }

    @Test func guestNeedsANameAndTheDoorHoldsAHundred() async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            #expect(try await client.form(link, ["name": " \t "]).status == .badRequest)
            #expect(try await client.form(link, [:]).status == .badRequest)
            #expect(try await client.form(link, ["name": String(repeating: "a", count: 101)]).status == .badRequest)
            for index in 1...RoomDoors.mostWaiting {
                #expect(try await client.form(link, ["name": "Fay \(index)"]).status == .seeOther)
            }
            #expect(try await client.form(link, ["name": "Fay"]).status == .tooManyRequests)
        }
    }

    @Test func codeWithoutNamesTellsAStrangerNothing() async throws {
        let served = try ServedLog.withDanaAndEve([
            #"{"type":"session-changed","data":{"session":"S-1","circle":["P-2","P-4"],"reason":"Staff"}}"#
        ])
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben, names: "unlisted")
            let page = try await client.get(link).text
            for word in ["Dana", "Eve", "Cara", "Ben", "Acme", "Spring", "S-1", "P-4"] {
                #expect(!page.contains(word), "\(word)")
            }
            // A name cannot be guessed either: whoever comes says theirs, and the moderator says who that is.
            #expect(try await client.tap("P-4", link).status == .conflict)
            let ticket = try #require(try await client.form(link, ["name": "Dana, from sales"]).headers[.location])
            let console = try await client.get("/sessions/S-1/console", as: ben).text
            #expect(console.contains("Dana, from sales") && console.contains("<option value=\"P-4\">Dana</option>"))
            let number = try #require(try served.door().waiting.first?.number)
            #expect(try await client.door(["do": "admit", "waiting": "\(number)", "as": "P-4"], as: ben).status == .ok)
            let visit = try await client.get(ticket).visit
            #expect(try await client.get("/sessions/S-1/phone", as: visit).status == .ok)
        }
    }

    // MARK: Showing out

    @Test func whoeverIsShownOutIsOutAtOnceAndTheNameIsFree() async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test(.live) { client in
            let link = try await client.open(served, as: ben)
            let dana = try await client.tap("P-4", link).visit
            let port = try #require(client.port)
            let stream = try await Listener(port: port, path: "/sessions/S-1/phone/events?after=0", dana)
            _ = try await stream.ids(1)
            let idea = ["type": "idea-captured", "session": "S-1", "data.text": "A shop"]
            #expect(try await client.act(idea, as: dana).status == .created)
            #expect(try await client.door(["do": "undo", "person": "P-4"], as: ben).status == .ok)
            await stream.end()
            #expect(try await client.get("/sessions/S-1/phone", as: dana).status == .unauthorized)
            #expect(try await client.act(idea, as: dana).status == .unauthorized)
            // Her arrival and her idea stay in the log, and the console says so.
            #expect(try served.door().out.map(\.entries) == [2])
            #expect(try served.log.read { try $0.story(IdeaID(1))?.text } == "A shop")
            let console = try await client.get("/sessions/S-1/console", as: ben).text
            #expect(console.contains("<a href=\"/people/P-4\">2 entries</a> under this name stay in the log"))
            #expect(try await client.names(link).contains("P-4"))
            #expect(try await client.door(["do": "undo", "person": "P-4"], as: ben).status == .notFound)
        }
    }

    @Test func whoeverLeavesFreesTheName() async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            let dana = try await client.tap("P-4", link).visit
            #expect(try await client.names(link).contains("P-4") == false)
            let left = try await client.executeRequest(uri: "/leave", method: .post, headers: dana, body: nil)
            #expect(left.status == .noContent)
            #expect(try await client.names(link).contains("P-4"))
        }
    }

    @Test func shutDoorOfAPersonEndsWhatTheyOpenedByTheCodeToo() async throws {
        let served = try ServedLog.withDanaAndEve()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let link = try await client.open(served, as: ben)
            let dana = try await client.tap("P-4", link).visit
            #expect(try served.server.house.access.revoke(RoomCodeTests.dana) == 1)
            #expect(try await client.get("/sessions/S-1/phone", as: dana).status == .unauthorized)
        }
    }

    @Test func everyPhraseOfTheDoorIsThereInRussian() async throws {
        let served = try ServedLog.withDanaAndEve()
        let before = Phrases.misses
        let russian: HTTPFields = [.acceptLanguage: "ru", .accept: "text/html"]
        let ben = try served.visit(ServedLog.ben).inRussian
        try await served.test { client in
            #expect(try await client.get("/sessions/S-1/console", as: ben).text.contains("Показать QR-код"))
            let link = try await client.open(served, as: ben)
            _ = try await client.get("/sessions/S-1/room", as: ben)
            let dana = try await client.form(link, ["person": "P-4"], as: russian).visit.inRussian
            #expect(try await client.get("/sessions/S-1/phone", as: dana).text.contains("Вы здесь как Dana"))
            let ticket = try #require(try await client.form(link, ["name": "Fay"], as: russian).headers[.location])
            for form in [["person": "P-4"], ["name": ""]] { _ = try await client.form(link, form, as: russian) }
            #expect(try await client.get(ticket, as: russian).text.contains("Ведущего спросили"))
            #expect(try await client.get(link, as: russian).text.contains("Кто вы?"))
            _ = try await client.get("/sessions/S-1/console", as: ben)
            for done in [["do": "turn-away", "waiting": "1"], ["do": "undo", "person": "P-4"]] {
                #expect(try await client.door(done, as: ben).status == .ok)
            }
            #expect(try await client.get(ticket, as: russian).text.contains("не впустил"))
            let silent = try await client.open(served, as: ben, names: "unlisted")
            #expect(try await client.get(silent, as: russian).text.contains("Попросить войти"))
            #expect(try await client.get("/sessions/S-1/console", as: ben).text.contains("вход отменён в"))
            _ = try await client.door(["do": "close"], as: ben)
        }
        #expect(Phrases.misses.subtracting(before).sorted() == [])
    }
}
