import Annals
import AnnalsLog
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import AnnalsServer

/// What was shown once and is not to be shown any more, links that are looked at before their reader comes, and what
/// belongs together.
@Suite struct GuardTests {
    // MARK: The stream of events

    private static let takings: [(said: String, taken: String, word: String)] = [
        (
            #"{"type":"person-joined","data":{"name":"Zaphod"}}"#,
            #"{"type":"person-forgotten","data":{"person":"P-4","reason":"asked"}}"#, "Zaphod"
        ),
        (
            #"{"type":"theme-named","data":{"title":"Zeppelin"}}"#,
            ##"{"type":"entry-redacted","data":{"entry":"#9","fields":["title"],"reason":"asked"}}"##, "Zeppelin"
        ),
        (
            #"{"type":"question-posed","data":{"session":"S-1","text":"Zither?"}}"#,
            #"{"type":"session-changed","data":{"session":"S-1","circle":["P-1"],"reason":"Staff"}}"#, "Zither"
        ),
    ]

    @Test(arguments: 0..<3)
    func whatWasTakenAwayIsNotToldToWhoeverComesBack(_ number: Int) async throws {
        let (said, taken, word) = Self.takings[number]
        let served = try ServedLog()
        let ann = try served.visit(ServedLog.ann)
        // Joined and invited nowhere: a circle leaves them out.
        try served.log.record(
            line: Array(#"{"type":"participant-excused","data":{"session":"S-1","person":"P-3"}}"#.utf8))
        let cara = try served.visit(ServedLog.cara)
        let isPlaced = number == 1
        if isPlaced { #expect(try served.log.read { try $0.head } == Position(9)) }
        try await served.test(.live) { client in
            let port = try #require(client.port)
            let first = try await Listener(port: port, path: "/api/events?after=8", ann)
            let second = try await Listener(port: port, path: "/api/events?after=8", cara)
            #expect(try await client.record(said, as: ann).status == .created)
            #expect(try await first.ids(2) == [9, 10])
            _ = try await second.ids(2)
            #expect(first.text.contains(word))
            let done = try await client.record(
                isPlaced ? taken.replacing("#9", with: "#10") : taken, as: ann)
            #expect(done.status == .created, "\(done.text)")
            _ = try await client.record(#"{"type":"note-added","data":{"on":"P-1","text":"After"}}"#, as: ann)
            _ = try await first.text(holding: "After")
            for after in [0, 8, 9] {
                var back = cara
                back[.lastEventID] = "\(after)"
                let again = try await Listener(port: port, path: "/api/events", back)
                let text = try await again.text(holding: "After")
                #expect(text.contains("After") && !text.contains(word), "after \(after)")
                again.stop()
            }
            first.stop()
            second.stop()
        }
    }

    @Test func streamEndsWithTheVisit() async throws {
        let served = try ServedLog()
        let (ann, cara) = (try served.visit(ServedLog.ann), try served.visit(ServedLog.cara))
        try await served.test(.live) { client in
            let port = try #require(client.port)
            let (own, other) = (
                try await Listener(port: port, path: "/api/events?after=7", cara),
                try await Listener(port: port, path: "/api/events?after=7", ann)
            )
            #expect(try await own.ids(1) == [8])
            try served.server.house.access.revoke(ServedLog.cara)
            _ = try await client.record(#"{"type":"note-added","data":{"on":"S-1","text":"Later"}}"#, as: ann)
            #expect(try await other.ids(2) == [8, 9])
            await own.end()
            #expect(!own.text.contains("Later"))
            other.stop()
        }
    }

    @Test func streamEndsForWhoeverLeaves() async throws {
        let served = try ServedLog()
        let (ann, cara) = (try served.visit(ServedLog.ann), try served.visit(ServedLog.cara))
        try await served.test(.live) { client in
            let own = try await Listener(port: try #require(client.port), path: "/api/events?after=7", cara)
            #expect(try await own.ids(1) == [8])
            _ = try await client.record(#"{"type":"person-left","data":{"person":"P-3"}}"#, as: ann)
            _ = try await client.record(#"{"type":"note-added","data":{"on":"S-1","text":"Later"}}"#, as: ann)
            await own.end()
            #expect(!own.text.contains("Later"))
        }
    }

    // MARK: Links

    @Test func linkForOnceIsNotUsedUpByWhoeverLooksAtItFirst() async throws {
        var settings = AnnalsServer.Settings()
        settings.address = "http://strategy.example"
        let served = try ServedLog(settings)
        let now = Instant.now()
        let link = try served.server.house.access.invite(
            ServedLog.cara, until: now.advanced(byMilliseconds: 3_600_000), now: now, once: true)
        try await served.test { client in
            // A messenger, twice, and a mail filter.
            for method in [HTTPRequest.Method.get, .get, .head] {
                let seen = try await client.executeRequest(
                    uri: "/enter/\(link)", method: method, headers: [:], body: nil)
                #expect(seen.status == .ok && seen.headers[.setCookie] == nil)
                #expect(!seen.text.contains("Cara") && !seen.text.contains("Acme"))
                if method == .get { #expect(seen.text.contains(#"<form method="post" action="/enter/\#(link)""#)) }
            }
            let answers = [
                try await client.executeRequest(uri: "/enter/\(link)", method: .post, headers: [:], body: nil),
                try await client.executeRequest(uri: "/enter/\(link)", method: .post, headers: [:], body: nil),
            ]
            #expect(answers.map(\.status) == [.seeOther, .unauthorized])
            #expect(answers[0].headers[.setCookie]?.contains("HttpOnly") == true)
            #expect(try await client.get("/enter/\(link)").status == .unauthorized)
        }
    }

    @Test func askingForTheHeadOfALinkOpensNothing() async throws {
        let served = try ServedLog()
        let now = Instant.now()
        let link = try served.server.house.access.invite(
            ServedLog.cara, until: now.advanced(byMilliseconds: 3_600_000), now: now, once: true)
        try await served.test { client in
            let head = try await client.executeRequest(uri: "/enter/\(link)", method: .head, headers: [:], body: nil)
            #expect(head.headers[.setCookie] == nil)
            // On this machine alone one click is enough.
            #expect(try await client.get("/enter/\(link)").status == .seeOther)
        }
    }

    @Test func anotherSiteLetsNobodyIn() async throws {
        let served = try ServedLog()
        let now = Instant.now()
        let link = try served.server.house.access.invite(
            ServedLog.cara, until: now.advanced(byMilliseconds: 3_600_000), now: now)
        try await served.test { client in
            let answer = try await client.executeRequest(
                uri: "/enter/\(link)", method: .post, headers: [.origin: "https://elsewhere.example"], body: nil)
            #expect(answer.status == .forbidden && answer.headers[.setCookie] == nil)
        }
    }

    // MARK: Slow senders

    @Test func bodyThatNeverEndsIsGivenUp() async throws {
        let (drops, source) = AsyncStream.makeStream(of: ByteBuffer.self)
        source.yield(ByteBuffer(string: "type=idea-"))
        let request = Request(
            head: HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/act"),
            body: RequestBody(asyncSequence: drops))
        await #expect(
            throws: Problem(.requestTimeout, "this took too long to come: send it again over a better connection")
        ) {
            _ = try await request.body(upTo: 100, within: .milliseconds(1))
        }
        source.finish()
    }

    @Test func bodyThatComesIsRead() async throws {
        let request = Request(
            head: HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/act"),
            body: RequestBody(buffer: ByteBuffer(string: "type=undo")))
        #expect(try await String(buffer: request.body(upTo: 100)) == "type=undo")
        await #expect(throws: (any Error).self) { _ = try await request.body(upTo: 3) }
    }

    // MARK: Together

    @Test func whatBelongsTogetherIsRecordedWholeOrNotAtAll() throws {
        let served = try ServedLog()
        defer { served.remove() }
        func idea(_ text: String, _ session: String) -> Intent {
            Intent(
                Array(#"{"type":"idea-captured","session":"\#(session)","data":{"text":"\#(text)"}}"#.utf8),
                sender: ServedLog.cara)
        }
        let head = try served.log.read { try $0.head }
        #expect(throws: Refusal.self) {
            try served.log.record(together: [idea("One", "S-1"), idea("Two", "S-9")])
        }
        #expect(try served.log.read { try $0.head } == head)
        #expect(try served.log.record(together: [idea("One", "S-1"), idea("Two", "S-1")]).count == 2)
    }

    @Test func fateThatIsSentAgainIsGivenOnce() async throws {
        let served = try ServedLog(lines: [
            #"{"type":"person-joined","data":{"name":"Ann"}}"#, #"{"type":"person-joined","data":{"name":"Ben"}}"#,
            #"{"type":"person-joined","data":{"name":"Cara"}}"#,
            #"{"type":"task-assigned","actor":"P-2","data":{"title":"Ring the bank","owner":"P-3","due":"2020-03-01"}}"#,
            #"{"type":"session-scheduled","data":{"title":"Spring","kind":"planning","purpose":"To choose","startsAt":"2020-04-01T09:00:00Z","template":"annual"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-2","role":"moderator"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-3","role":"participant"}}"#,
            #"{"type":"session-opened","data":{"session":"S-1","present":["P-2","P-3"]}}"#,
        ])
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let form = [
                "type": "promise", "subject": "T-1", "fate": "done", "session": "S-1",
                "id": "01990000-0000-7000-8000-000000000009",
            ]
            let answers = [try await client.act(form, as: cara), try await client.act(form, as: cara)]
            #expect(answers.map(\.status) == [.created, .ok], "\(answers.map(\.text))")
            let other = try await client.act(form.merging(["id": ""]) { $1 }, as: cara)
            #expect(other.status == .conflict)
        }
    }

    // MARK: Under another's name

    /// Through every door by which a line gets in.
    @Test(arguments: [
        "idea-captured", "task-completed", "vote-cast", "decision-taken", "note-added", "hand-raised",
        "question-answered",
    ])
    func participantWritesInNobodyElsesName(_ type: String) async throws {
        let served = try ServedLog()
        for line in [
            #"{"type":"task-assigned","actor":"P-2","data":{"title":"Ring","owner":"P-2","due":"2030"}}"#,
            #"{"type":"ballot-opened","actor":"P-2","session":"S-1","data":{"question":"?","options":[{"id":"m","text":"M"}],"method":{"name":"majority"}}}"#,
            #"{"type":"question-posed","actor":"P-2","session":"S-1","data":{"session":"S-1","text":"?"}}"#,
        ] { try served.log.record(line: Array(line.utf8)) }
        let cara = try served.visit(ServedLog.cara)
        let head = try served.log.read { try $0.head }
        let data: [String: [(String, String)]] = [
            "idea-captured": [("text", "x")], "task-completed": [("task", "T-1")],
            "vote-cast": [("ballot", "B-1"), ("choice", "for")],
            "decision-taken": [("title", "x"), ("statement", "x"), ("how", "authority"), ("deciders", "P-2")],
            "note-added": [("on", "S-1"), ("text", "x")], "hand-raised": [("session", "S-1"), ("person", "P-2")],
            "question-answered": [("question", "Q-1"), ("text", "x")],
        ]
        let fields = try #require(data[type])
        let json = fields.map { name, value in
            name == "deciders" ? #""deciders":["P-2"]"# : #""\#(name)":"\#(value)""#
        }.joined(separator: ",")
        try await served.test { client in
            for more in [#""actor":"P-2""#, #""actor":"P-2","session":"S-1""#, #""actor":"Ben""#] {
                let answer = try await client.record(#"{"type":"\#(type)",\#(more),"data":{\#(json)}}"#, as: cara)
                #expect(answer.status == .forbidden, "\(more): \(answer.text)")
            }
            let form =
                [("type", type), ("actor", "P-2"), ("session", "S-1"), ("recorder", "P-2")]
                + fields.map { ("data." + ($0.0 == "deciders" ? "deciders" : $0.0), $0.1) }
            let sent = try await client.act(Dictionary(form) { $1 }, as: cara)
            #expect(sent.status == .forbidden, "\(sent.text)")
            let minutes = try await client.executeRequest(
                uri: "/sessions/S-1/minutes", method: .post, headers: cara,
                body: ByteBuffer(string: "day=2020-04-01&clock=10:00&do=record&text=Ben:+idea:+x"))
            #expect(minutes.status == .forbidden)
            #expect(try served.log.read { try $0.head } == head)
        }
    }
}
