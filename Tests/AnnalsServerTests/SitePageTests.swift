import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import AnnalsServer

/// The pages that people see.
@Suite struct SitePageTests {
    /// A page of each kind, over the five years of a small company.
    private static let companyPages = [
        "/", "/page", "/plan", "/decisions", "/tasks", "/goals", "/measures", "/ballots", "/ideas", "/people",
        "/findings", "/assumptions", "/themes", "/questions", "/homework", "/search", "/search?q=propane&kind=decision",
        "/log", "/log?subject=D-8&before=900", "/log?kind=decision", "/entries/17", "/decisions/D-1", "/decisions/D-7",
        "/decisions/D-8", "/decisions/D-9", "/goals/G-1", "/goals/G-14", "/measures/M-1", "/tasks/T-1", "/tasks/T-27",
        "/people/P-1", "/people/P-2", "/ballots/B-1", "/ideas/I-1", "/groups/U-1", "/findings/F-1", "/assumptions/A-1",
        "/themes/C-1", "/questions/Q-1", "/homework/H-1", "/series/R-1", "/platform/mission", "/rules/L-1",
        "/plan?asOf=2022-03-01", "/?asOf=2022-03-01", "/decisions?status=in+force&since=2022", "/tasks?owner=&status=",
    ]

    @Test func everyPageIsThereInBothLanguages() async throws {
        let company = try ServedLog(company: ())
        let visit = try company.visit(PersonID(1))
        let pages = Self.companyPages
        try await company.test { client in
            for (number, path) in pages.enumerated() {
                // Every page in Russian, whose words may be missing; one in eight in English too.
                for language in number.isMultiple(of: 8) ? ["en", "ru"] : ["ru"] {
                    var headers = visit
                    headers[.acceptLanguage] = language
                    headers[.accept] = "text/html"
                    let response = try await client.get(path, as: headers)
                    #expect(response.status == .ok, "\(path): \(response.text.suffix(400))")
                    #expect(response.text.contains("<html lang=\"\(language)\">"), "\(path)")
                    #expect(response.text.components(separatedBy: "<h1").count == 2, "\(path) has one h1")
                    #expect(!response.text.contains(" style="), "\(path)")
                }
                #expect(try await client.get(path).status == .unauthorized, "\(path)")
            }
        }
        #expect(Phrases.misses.isEmpty, "\(Phrases.misses.sorted())")
    }

    @Test func theLeadersPageSpeaksTheLanguageOfTheBrowser() async throws {
        let company = try ServedLog(company: ())
        let visit = try company.visit(PersonID(1))
        try await company.test { client in
            var headers = visit
            for (language, words) in [("ru", "Требует внимания"), ("en", "Needs you")] {
                headers[.acceptLanguage] = language
                for path in ["/page", "/reports/2023?form=full"] {
                    let text = try await client.get(path, as: headers).text
                    #expect(text.contains("<html lang=\"\(language)\">"), "\(path)")
                    #expect(text.contains("<h2>\(words)</h2>"), "\(path)")
                }
            }
        }
    }

    private static let absent = [
        ("/decisions/D-99", 404), ("/decisions/G-1", 404), ("/goals/nothing", 404), ("/entries/0", 404),
        ("/entries/999", 404), ("/platform/vision", 404), ("/log?subject=nothing", 400), ("/plan?asOf=lately", 400),
        ("/decisions?status=blue", 400), ("/search?q=%22", 400), ("/assets/nothing.css", 404),
        ("/assets/..%2FPackage.swift", 404), ("/assets/report.css", 404), ("/language/xx", 404),
        ("/tasks.csv?owner=Nobody", 404),
    ]

    @Test func whatIsNotThereIsSaid() async throws {
        let served = try ServedLog()
        var cara = try served.visit(ServedLog.cara)
        cara[.accept] = "text/html"
        let headers = cara
        try await served.test { client in
            for (path, status) in Self.absent {
                let response = try await client.get(path, as: headers)
                #expect(response.status.code == status, "\(path): \(response.text.suffix(300))")
                #expect(response.text.contains("<h1"), "\(path)")
            }
        }
    }

    // MARK: What one may not see

    @Test func pagesShowNothingOfACircleToOthers() async throws {
        let served = try ServedLog()
        let ann = try served.visit(ServedLog.ann)
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let scheduled =
                #"{"type":"session-scheduled","data":{"title":"Merger","kind":"decision","purpose":"Codename Heron","startsAt":"2030-04-01T09:00:00Z","template":"annual","circle":["P-1"]}}"#
            let made = try await client.record(scheduled, as: ann)
            let position = try #require((made.json["entry"] as? [String: Any])?["position"] as? Int)
            let asked = try await client.record(
                #"{"type":"question-posed","session":"S-2","data":{"session":"S-2","text":"Sell to Heron?"}}"#, as: ann)
            #expect(asked.status == .created, "\(asked.text)")
            for path in Self.everywhere {
                let shown = try await client.get(path, as: cara).text
                #expect(
                    !shown.contains("Sell to") && !shown.contains("Codename") && !shown.contains("Merger"), "\(path)")
            }
            #expect(try await client.get("/entries/\(position)", as: cara).status == .notFound)
            #expect(try await client.get("/questions/Q-1", as: cara).status == .notFound)
            #expect(try await client.get("/questions/Q-1", as: ann).text.contains("Sell to Heron?"))
        }
    }

    @Test func pagesShowNoHiddenIdeaAndNoPrivateNote() async throws {
        let served = try ServedLog()
        let ben = try served.visit(ServedLog.ben)
        let cara = try served.visit(ServedLog.cara)
        let ann = try served.visit(ServedLog.ann)
        try await served.test { client in
            _ = try await client.record(#"{"type":"mode-set","data":{"session":"S-1","capture":"hidden"}}"#, as: ben)
            let idea = try await client.record(#"{"type":"idea-captured","data":{"text":"Sell the Zebra"}}"#, as: cara)
            #expect(idea.status == .created, "\(idea.text)")
            let note = try await client.record(
                #"{"type":"note-added","data":{"on":"S-1","text":"Cara is a Walrus","private":true}}"#, as: ben)
            #expect(note.status == .created, "\(note.text)")
            for path in Self.everywhere + ["/ideas/I-1", "/entries/10", "/entries/11"] {
                let shown = try await client.get(path, as: ann).text
                #expect(!shown.contains("Sell the") && !shown.contains("Cara is a"), "\(path)")
            }
            // Nor who had it: the log of what Cara did does not have the entry.
            #expect(!(try await client.get("/log?person=P-3", as: ann)).text.contains("I-1"))
            #expect(!(try await client.get("/ideas/I-1", as: ann)).text.contains("Cara"))
        }
    }

    private static let everywhere = [
        "/", "/plan", "/log", "/log?session=S-1", "/log?kind=idea", "/search?q=Zebra", "/search?q=Heron",
        "/search?q=Walrus", "/ideas", "/ideas.csv", "/questions", "/questions.csv", "/sessions.csv", "/decisions",
        "/people/P-1", "/people/P-3", "/page", "/tasks", "/homework",
    ]

    // MARK: Files

    @Test func assetsAreKeptForEverUnderTheirOwnAddress() async throws {
        let served = try ServedLog()
        try await served.test { client in
            let css = try await client.get(Assets.path("site.css"))
            #expect(css.status == .ok && css.headers[.contentType] == "text/css; charset=utf-8")
            #expect(css.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(try await client.get("/assets/site.css?v=old").headers[.cacheControl] == "no-cache")
        }
    }

    @Test func languageIsKeptAndLeadsBackToThisSiteOnly() async throws {
        let served = try ServedLog()
        try await served.test { client in
            for (wanted, location) in [
                ("/plan?asOf=2024", "/plan?asOf=2024"), ("//evil.example", "/"), (#"/\evil.example"#, "/"),
                ("https://evil.example", "/"), ("/a\r\nSet-Cookie: x=1", "/"),
            ] {
                let response = try await client.get("/language/ru?return=\(wanted.inQuery)")
                #expect(response.status == .seeOther && response.headers[.location] == location, "\(wanted)")
                #expect(response.headers[.setCookie]?.contains("annals-language=ru") == true)
            }
        }
    }

    @Test func registerComesAsCSV() async throws {
        let served = try ServedLog()
        let ann = try served.visit(ServedLog.ann)
        try await served.test { client in
            _ = try await client.record(
                #"{"type":"task-assigned","data":{"title":"Rent, soon","owner":"P-3","due":"2030"}}"#, as: ann)
            let csv = try await client.get("/tasks.csv?status=&owner=Cara", as: ann)
            #expect(csv.headers[.contentDisposition] == "attachment; filename=\"tasks.csv\"")
            #expect(csv.text == "task,status,owner,due,title\r\nT-1,open,Cara,2030,\"Rent, soon\"\r\n")
        }
    }

    @Test func proofIsThereOnceTheLogIsSigned() async throws {
        let served = try ServedLog()
        let ann = try served.visit(ServedLog.ann)
        try await served.test { client in
            let taken =
                #"{"type":"decision-taken","data":{"title":"Leeds","statement":"Open in Leeds","how":"authority","deciders":["P-1"]}}"#
            #expect(try await client.record(taken, as: ann).status == .created)
            let early = try await client.get("/decisions/D-1/evidence.json", as: ann)
            #expect(early.status == .conflict && early.text.contains("annals checkpoint"))
            #expect(try await client.get("/decisions/D-2/evidence.json", as: ann).status == .notFound)
            _ = try served.log.checkpoint()
            let bundle = try await client.get("/decisions/D-1/evidence.json", as: ann)
            #expect(bundle.status == .ok && bundle.text.contains("Open in Leeds"), "\(bundle.text.prefix(300))")
            #expect(bundle.json["subject"] as? String == "decision:D-1")
        }
    }

    @Test func logGoesBackAPageAtATime() async throws {
        let served = try ServedLog()
        let ann = try served.visit(ServedLog.ann)
        try await served.test { client in
            for number in 1...60 {
                try served.log.record(
                    line: Array(#"{"type":"theme-named","actor":"P-1","data":{"title":"Theme \#(number)"}}"#.utf8))
            }
            // 68 entries: 19 to 68, then 1 to 18.
            let first = try await client.get("/log", as: ann).text
            #expect(first.contains("#68<") && first.contains("#19<") && !first.contains("#18<"))
            #expect(first.contains("/log?before=19"))
            let second = try await client.get("/log?before=19", as: ann).text
            #expect(second.contains("#18<") && second.contains("#1<") && !second.contains("#19<"))
            #expect(!second.contains("/log?before="))
        }
    }
}
