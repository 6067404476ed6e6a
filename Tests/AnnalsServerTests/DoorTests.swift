import Annals
import AnnalsLog
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import AnnalsServer

/// Who is let in, and who is not.
@Suite struct DoorTests {
    @Test func strangerIsShownNothing() async throws {
        let served = try ServedLog()
        try await served.test { client in
            for route in Route.all where !route.isForStrangers {
                let path = route.path.replacing("{subject}", with: "G-1").replacing("{position}", with: "1")
                    .replacing("{decision}", with: "D-1").replacing("{scope}", with: "2020")
                let response = try await client.executeRequest(uri: path, method: route.method, headers: [:], body: nil)
                #expect(response.status == .unauthorized, "\(route.method) \(route.path)")
                #expect(!response.text.contains("Acme") && !response.text.contains("Ann"), "\(route.path)")
            }
        }
    }

    @Test func linkOpensAVisitWithACookieThatScriptsCannotRead() async throws {
        let served = try ServedLog()
        let now = Instant.now()
        let link = try served.server.house.access.invite(
            ServedLog.cara, until: Instant(milliseconds: now.milliseconds + 3_600_000), now: now)
        try await served.test { client in
            let entered = try await client.get("/enter/\(link)")
            #expect(entered.status == .seeOther)
            let cookie = try #require(entered.headers[.setCookie])
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            let secret = try #require(cookie.split(separator: ";").first)
            let me = try await client.get("/api/me", as: [.cookie: String(secret)])
            #expect(me.json["person"] as? String == "P-3")
            #expect(me.json["name"] as? String == "Cara")
        }
    }

    @Test func linkForOnceOpensOnceAndWrongOneNever() async throws {
        let served = try ServedLog()
        let now = Instant.now()
        let until = Instant(milliseconds: now.milliseconds + 3_600_000)
        let link = try served.server.house.access.invite(ServedLog.cara, until: until, now: now, once: true)
        try await served.test { client in
            let answers = [
                try await client.get("/enter/\(link)"), try await client.get("/enter/\(link)"),
                try await client.get("/enter/AAAA"),
            ]
            #expect(answers.map(\.status) == [.seeOther, .unauthorized, .unauthorized])
        }
    }

    @Test func linkThatExpiredOpensNothing() throws {
        let served = try ServedLog()
        defer { served.remove() }
        let access = served.server.house.access
        let link = try access.invite(
            ServedLog.cara, until: Instant(milliseconds: 2000), now: Instant(milliseconds: 1000))
        #expect(try access.enter(with: link, now: Instant(milliseconds: 2001)) == nil)
        #expect(try access.enter(with: link, now: Instant(milliseconds: 1999))?.person == ServedLog.cara)
    }

    @Test func visitIsOverWhenTheLinkIsTakenBackOrThePersonLeaves() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            #expect(try await client.get("/api/me", as: cara).status == .ok)
            try served.server.house.access.revoke(ServedLog.cara)
            #expect(try await client.get("/api/me", as: cara).status == .unauthorized)
            #expect(try await client.get("/api/plan", as: ben).status == .ok)
            try served.log.record(line: Array(#"{"type":"person-left","data":{"person":"P-2"}}"#.utf8))
            #expect(try await client.get("/api/plan", as: ben).status == .unauthorized)
            let refused = try await client.record(#"{"type":"note-added","data":{"on":"S-1","text":"?"}}"#, as: ben)
            #expect(refused.status == .unauthorized)
        }
    }

    @Test func leavingEndsTheVisit() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let left = try await client.executeRequest(uri: "/leave", method: .post, headers: cara, body: nil)
            #expect(left.status == .noContent)
            #expect(try await client.get("/api/me", as: cara).status == .unauthorized)
        }
    }

    @Test func keysFileHoldsNoSecretThatOpensTheDoor() throws {
        let served = try ServedLog()
        defer { served.remove() }
        let now = Instant.now()
        let access = served.server.house.access
        let link = try access.invite(ServedLog.cara, until: Instant(milliseconds: now.milliseconds + 1000), now: now)
        let visit = try #require(try access.enter(with: link, now: now)).visit
        let bytes = try [UInt8](Data(contentsOf: served.folder.appendingPathComponent("acme.annals-keys")))
        #expect(bytes.firstRange(of: Array(link.utf8)) == nil)
        #expect(bytes.firstRange(of: Array(visit.utf8)) == nil)
    }

    @Test(arguments: ["https://elsewhere.example", "null"])
    func changeThatAnotherSiteAsksForIsNotMade(_ origin: String) async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        let head = try served.log.read { try $0.head }
        try await served.test(.live) { client in
            var headers = cara
            headers[.origin] = origin
            let response = try await client.record(
                #"{"type":"note-added","data":{"on":"S-1","text":"?"}}"#, as: headers)
            #expect(response.status == .forbidden)
            #expect(try served.log.read { try $0.head } == head)
        }
    }

    @Test func cookieWithoutAWordOfWhereItComesFromChangesNothing() async throws {
        let served = try ServedLog()
        let bearer = try #require(try served.visit(ServedLog.cara)[.authorization]?.dropFirst(7))
        try await served.test(.live) { client in
            let line = #"{"type":"note-added","data":{"on":"S-1","text":"?"}}"#
            let bare: HTTPFields = [.cookie: "annals=\(bearer)"]
            let own: HTTPFields = [.cookie: "annals=\(bearer)", .origin: "http://localhost"]
            let answers = [try await client.record(line, as: bare), try await client.record(line, as: own)]
            #expect(answers.map(\.status) == [.forbidden, .created])
        }
    }

    @Test(arguments: ["/", "/api/plan", "/api/openapi.json", "/nothing", "/enter/x"])
    func everyAnswerTellsTheBrowserToRunNothingElse(_ path: String) async throws {
        let served = try ServedLog()
        try await served.test { client in
            let headers = try await client.get(path).headers
            #expect(headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
            #expect(headers[.xContentTypeOptions] == "nosniff")
            #expect(headers[.cacheControl] == "no-store")
        }
    }

    @Test func whoeverAsksTooMuchWaits() {
        let rates = Rates()
        let start = ContinuousClock.now
        for _ in 0..<Int(Rates.burst) { #expect(rates.take("a", now: start)) }
        #expect(!rates.take("a", now: start))
        #expect(rates.take("b", now: start))
        #expect(rates.take("a", now: start.advanced(by: .milliseconds(10))))
    }
}

/// What people see in a browser.
@Suite struct ReportPageTests {
    @Test func strangerIsToldToSignInOnAPage() async throws {
        let served = try ServedLog()
        try await served.test { client in
            let response = try await client.get("/", as: [.accept: "text/html"])
            #expect(response.status == .unauthorized)
            #expect(response.text.contains("<h1 dir=\"auto\">Sign in</h1>"))
            #expect(!response.text.contains("Acme"))
        }
    }

    @Test(arguments: ["/", "/page", "/reports/2020", "/reports/S-1?form=audit"])
    func reportIsAPageWhoseStyleTheBrowserMayUse(_ path: String) async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let response = try await client.get(path, as: cara)
            #expect(response.status == .ok, "\(response.text)")
            #expect(response.text.hasPrefix("<!DOCTYPE html>") && response.text.contains("Acme"))
            let policy = try #require(response.headers[.contentSecurityPolicy])
            for style in SecurityHeaders.styles(in: response.text) { #expect(policy.contains("'sha256-\(style)'")) }
            #expect(!response.text.contains(" style=") && !response.text.contains("<script"))
        }
    }

    @Test func scopeThatIsNoneIsSaid() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let never = try await client.get("/reports/never", as: cara)
            #expect(never.status == .badRequest)
            #expect(try await client.get("/reports/S-9", as: cara).status == .notFound)
        }
    }
}
