import Annals
import AnnalsLog
import AnnalsPages
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import AnnalsServer

/// Sessions, replay, comparison and minutes as pages.
@Suite struct PastPagesTests {
    /// S-2: held in 2020, written down since; Ben moderated, Cara took part.
    private static let held = [
        #"{"type":"session-scheduled","occurredAt":"2020-04-20T09:00:00Z","data":{"title":"May","kind":"planning","purpose":"To choose","startsAt":"2020-05-01T09:00:00Z","template":"annual"}}"#,
        #"{"type":"participant-invited","occurredAt":"2020-04-20T09:01:00Z","data":{"session":"S-2","person":"P-2","role":"moderator"}}"#,
        #"{"type":"participant-invited","occurredAt":"2020-04-20T09:02:00Z","data":{"session":"S-2","person":"P-3","role":"participant"}}"#,
        #"{"type":"session-opened","occurredAt":"2020-05-01T09:00:00Z","data":{"session":"S-2","present":["P-2","P-3"]}}"#,
        #"{"type":"idea-captured","occurredAt":"2020-05-01T09:10:00Z","actor":"P-3","session":"S-2","data":{"text":"Open a <script>alert(1)</script> shop"}}"#,
    ]

    private func served() throws -> ServedLog {
        let served = try ServedLog()
        for result in try served.log.record(lines: Self.held.map { Array($0.utf8) }, actor: nil) {
            _ = try result.get()
        }
        return served
    }

    private static let pages = [
        "/sessions", "/sessions/S-1", "/sessions/S-2", "/sessions/S-2?asOf=2020-04-30", "/sessions/S-2/replay",
        "/sessions/S-2/replay?step=0", "/sessions/S-2/replay?step=5&without=P-3&method=&threshold=",
        "/sessions/S-2/minutes",
        "/sessions/new", "/compare", "/compare?from=2019&to=2020&by=", "/compare?from=2018&to=2020&by=period",
    ]

    @Test(arguments: pages)
    func pageIsShownAndSaysTextsAsTexts(_ path: String) async throws {
        let served = try served()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let page = try await client.get(path, as: ben)
            #expect(page.status == .ok, "\(page.text.prefix(300))")
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.text.hasSuffix("</html>\n") && page.text.contains("<h1"))
            #expect(!page.text.contains("<script>"))
        }
    }

    @Test func replayShowsTheBoardAfterEachStep() async throws {
        let served = try served()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let fourth = try await client.get("/sessions/S-2/replay?step=4", as: ben).text
            #expect(fourth.contains(#"data-step="4" data-count="5""#))
            #expect(fourth.contains("S-2 May opened, 2 present"))
            #expect(!section("ideas", of: fourth).contains("shop"))
            let last = try await client.get("/sessions/S-2/replay?step=5", as: ben).text
            #expect(section("ideas", of: last).contains("Open a &lt;script&gt;alert(1)&lt;/script&gt; shop"))
            // Without whoever had it neither the idea is there nor their invitation, and the opening names one less.
            let without = try await client.get("/sessions/S-2/replay?step=5&without=P-3", as: ben).text
            #expect(!section("ideas", of: without).contains("shop"))
            #expect(section("account", of: without).contains("2 of 5 entries are not there, 1 read otherwise"))
        }
    }

    private func section(_ key: String, of page: String) -> Substring {
        guard let start = page.range(of: "<section id=\"\(key)\"") else { return "" }
        let rest = page[start.upperBound...]
        return rest[..<(rest.range(of: "</section>")?.lowerBound ?? rest.endIndex)]
    }

    private static let refused: [(String, HTTPResponse.Status)] = [
        ("/api/search?q=", .badRequest), ("/api/search?q=-word", .badRequest),
        ("/sessions/S-9", .notFound), ("/sessions/X", .badRequest), ("/sessions/S-9/replay", .notFound),
        ("/sessions/S-2/replay?step=x", .badRequest), ("/sessions/S-2/replay?without=Nobody", .notFound),
        ("/sessions/S-2/replay?method=dice", .badRequest), ("/sessions/S-9/minutes", .notFound),
        ("/compare?from=2025&to=2020", .badRequest), ("/compare?from=abc&to=2020", .badRequest),
        ("/compare?from=2020&to=S-1&by=period", .badRequest),
    ]

    @Test(arguments: refused)
    func whatIsNotThereOrNotUnderstoodIsSaid(_ path: String, _ status: HTTPResponse.Status) async throws {
        let served = try served()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let answer = try await client.get(path, as: ben)
            #expect(answer.status == status)
        }
    }

    @Test func hiddenIdeaIsOnNoPage() async throws {
        let served = try ServedLog()
        let ben = try served.visit(ServedLog.ben)
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            _ = try await client.record(#"{"type":"mode-set","data":{"session":"S-1","capture":"hidden"}}"#, as: ben)
            let idea = try await client.record(#"{"type":"idea-captured","data":{"text":"Sell the ship"}}"#, as: cara)
            #expect(idea.status == .created)
            for path in ["/sessions/S-1", "/sessions/S-1/replay?step=100", "/sessions/S-1/minutes", "/sessions"] {
                let page = try await client.get(path, as: ben)
                #expect(page.status == .ok && !page.text.contains("Sell the ship"), "\(path)")
            }
        }
    }

    @Test func sessionOfACircleIsOnNoPageOfOthers() async throws {
        let served = try ServedLog()
        let ann = try served.visit(ServedLog.ann)
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let scheduled =
                #"{"type":"session-scheduled","data":{"title":"Merger","kind":"decision","purpose":"Codename Heron","startsAt":"2030-04-01T09:00:00Z","template":"annual","circle":["P-1"]}}"#
            #expect(try await client.record(scheduled, as: ann).status == .created)
            for path in ["/sessions", "/sessions/new", "/compare?from=2020&to=2030"] {
                let page = try await client.get(path, as: cara)
                #expect(!page.text.contains("Heron") && !page.text.contains("Merger"), "\(path)")
            }
            let own = try await client.get("/sessions/S-2", as: ann).text
            #expect(own.contains("Heron"))
            for path in ["/sessions/S-2", "/sessions/S-2/replay", "/sessions/S-2/minutes", "/sessions/S-2/minutes.txt"]
            {
                #expect(try await client.get(path, as: cara).status == .notFound, "\(path)")
            }
            let sent = try await client.send(
                "day=2030-04-01&clock=10:00&text=note+Heron&do=preview", to: "/sessions/S-2/minutes", as: cara)
            #expect(sent.status == .notFound)
        }
    }

    // MARK: Minutes

    @Test func minutesAreShownBeforeTheyAreRecordedAndTheClockSticks() async throws {
        let served = try served()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let head = try served.log.read { try $0.head }
            let form = "day=2020-05-01&clock=10%3A15&text=idea+Sell+bread+%40Cara%0D%0A10%3A40+note+All+agree&do="
            let preview = try await client.send(form + "preview", to: "/sessions/S-2/minutes", as: ben)
            #expect(preview.status == .ok, "\(preview.text.prefix(300))")
            #expect(section("preview", of: preview.text).contains("Sell bread"))
            #expect(try served.log.read { try $0.head } == head)
            let recorded = try await client.send(form + "record", to: "/sessions/S-2/minutes", as: ben)
            #expect(recorded.status == .seeOther)
            #expect(
                recorded.headers[.location] == "/sessions/S-2/minutes?day=2020-05-01&clock=10:40&recorded=2")
            let entry = try #require(try served.log.read { try $0.entry(at: head.next) })
            #expect(entry.actor == ServedLog.cara && entry.recorder == ServedLog.ben)
            #expect(entry.occurredAt.description.hasPrefix("2020-05-01T10:15"))
            // The same text again adds nothing.
            let again = try await client.send(form + "record", to: "/sessions/S-2/minutes", as: ben)
            #expect(again.status == .conflict)
            #expect(try served.log.read { try $0.head } == head.next.next)
        }
    }

    @Test func faultyMinutesRecordNothingAndKeepWhatWasTyped() async throws {
        let served = try served()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let head = try served.log.read { try $0.head }
            let form = "day=2020-05-01&clock=10%3A15&text=note+Well%0D%0Aclose+B-77&do=record"
            let answer = try await client.send(form, to: "/sessions/S-2/minutes", as: ben)
            #expect(answer.status == .conflict)
            #expect(section("preview", of: answer.text).contains("line 2"))
            #expect(answer.text.contains("note Well\nclose B-77</textarea>"))
            #expect(try served.log.read { try $0.head } == head)
        }
    }

    @Test func whatIsWrongWithMinutesIsSaidInTheReadersLanguageByTheLinesTheyTyped() async throws {
        let served = try served()
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let text = "10:40 note Well\n10:30 note Better\nclose B-77\ntask Sell bread"
            let form = "day=2020-05-01&clock=10%3A15&text=\(text.inQuery)&do=preview"
            for (visit, order, missing) in [
                (ben, "10:30 is before the 10:40 of line 1", "B-77 is not in the log"),
                (ben.inRussian, "10:30 раньше, чем 10:40 в строке 1", "B-77 в журнале нет"),
            ] {
                let preview = section(
                    "preview", of: try await client.send(form, to: "/sessions/S-2/minutes", as: visit).text)
                #expect(preview.contains(order) && preview.contains(missing), "\(preview)")
            }
            let task = "day=2020-05-01&clock=10%3A15&text=\("task Sell bread".inQuery)&do=preview"
            let remarked = try await client.send(task, to: "/sessions/S-2/minutes", as: ben.inRussian)
            #expect(section("preview", of: remarked.text).contains("нет ответственного"))
        }
    }

    @Test func onlyWhoLeadsASessionWritesItsMinutes() async throws {
        let served = try served()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let head = try served.log.read { try $0.head }
            let form = "day=2020-05-01&clock=10%3A15&text=close&do=record"
            #expect(try await client.send(form, to: "/sessions/S-2/minutes", as: cara).status == .forbidden)
            let page = try await client.get("/sessions/S-2/minutes", as: cara).text
            #expect(!page.contains("<textarea"))
            #expect(try served.log.read { try $0.head } == head)
        }
    }

    // MARK: Scheduling

    @Test func sessionIsScheduledWithTheStagesOfItsTemplate() async throws {
        let served = try ServedLog()
        let ann = try served.visit(ServedLog.ann)
        try await served.test { client in
            let form =
                "data.title=Autumn+session&data.template=decision&data.startsAt=2030-10-01T09%3A00&data.minutes=&data.series="
            let answer = try await client.send(form, to: "/sessions/new", as: ann)
            #expect(answer.status == .seeOther, "\(answer.text.prefix(400))")
            #expect(answer.headers[.location] == "/sessions/S-2")
            let plan = try #require(try served.log.read { try $0.story(SessionID(2))?.plan })
            #expect(plan.title == "Autumn session" && plan.kind == .decision && plan.template == "decision")
            #expect(plan.stages.count == 6 && plan.stages.first?.stage == "environment")
            #expect(plan.minutes == plan.stages.reduce(0) { $0 + ($1.minutes ?? 0) } && !plan.purpose.isEmpty)
            let page = try await client.get("/sessions/S-2", as: ann).text
            #expect(page.contains("Alternatives and evaluation"))
        }
    }

    @Test func refusedScheduleKeepsWhatWasTyped() async throws {
        let served = try ServedLog()
        let ann = try served.visit(ServedLog.ann)
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let form = "data.title=%3Cb%3EAutumn&data.template=decision&data.startsAt=soon"
            let answer = try await client.send(form, to: "/sessions/new", as: ann)
            #expect(answer.status == .badRequest)
            #expect(answer.text.contains(#"value="&lt;b&gt;Autumn""#) && answer.text.contains("startsAt"))
            let notHers = "data.title=Autumn&data.template=decision&data.startsAt=2030-10-01"
            #expect(try await client.send(notHers, to: "/sessions/new", as: cara).status == .forbidden)
            let none = "data.title=Autumn&data.template=nothing&data.startsAt=2030-10-01"
            #expect(try await client.send(none, to: "/sessions/new", as: ann).status == .badRequest)
        }
    }

    // MARK: What a session's page reads

    @Test func fiveYearsAreShownInBothLanguages() async throws {
        let company = try ServedLog(company: ())
        let visit = try company.visit(PersonID(1))
        let pages =
            (1...14).map { "/sessions/S-\($0)" } + [
                "/sessions", "/sessions?asOf=2021-01-31", "/sessions/S-4?asOf=2021-01-31",
                "/sessions/S-4/replay?step=60",
                "/sessions/S-4/replay?step=70&without=P-4&threshold=two-thirds", "/sessions/S-13/replay",
                "/sessions/new",
                "/sessions/S-4/minutes", "/compare", "/compare?from=2020&to=2025", "/compare?from=S-7&to=S-14",
                "/compare?from=2020&to=2025&by=period", "/compare?from=2024-Q1&to=2024-Q4&by=period",
            ]
        try await company.test { client in
            for path in pages {
                for language in ["en", "ru"] {
                    var headers = visit
                    headers[.acceptLanguage] = language
                    let page = try await client.get(path, as: headers)
                    #expect(page.status == .ok, "\(path): \(page.text.suffix(300))")
                    #expect(page.text.components(separatedBy: "<h1").count == 2, "\(path)")
                    #expect(!page.text.contains(" style="), "\(path)")
                }
                #expect(try await client.get(path).status == .unauthorized, "\(path)")
            }
        }
        #expect(Phrases.misses.isEmpty, "\(Phrases.misses.sorted())")
    }

    @Test func accountOfOneSessionIsThatOfTheWholeLog() throws {
        let served = try ServedLog(company: ())
        defer { served.remove() }
        try served.log.read { reading in
            let history = try reading.fold(History.self).chapters
            let voices = try reading.fold(Voices.self).accounts()
            for chapter in history {
                let account = try reading.account(of: chapter.session.id)
                #expect(account.chapter.json.written(pretty: false) == chapter.json.written(pretty: false))
                let whole = voices.first { $0.sessions.first?.id == chapter.session.id }
                #expect(account.voices?.json.written(pretty: false) == whole?.json.written(pretty: false))
            }
        }
    }
}

extension TestClientProtocol {
    /// Sends a form.
    func send(_ form: String, to path: String, as visit: HTTPFields) async throws -> TestResponse {
        var headers = visit
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await executeRequest(uri: path, method: .post, headers: headers, body: ByteBuffer(string: form))
    }
}
