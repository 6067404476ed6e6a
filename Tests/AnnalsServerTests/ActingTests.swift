import Annals
import AnnalsLog
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import AnnalsServer

/// Acting from the forms of pages.
@Suite struct ActingTests {
    @Test func formRecordsAndLeadsBack() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let answer = try await client.act(
                ["type": "idea-captured", "session": "S-1", "return": "/sessions/S-1/phone", "data.text": "A shop"],
                as: cara, json: false)
            #expect(answer.status == .seeOther)
            let head = try served.head.rawValue
            #expect(answer.headers[.location] == "/sessions/S-1/phone?done=\(head)")
            #expect(try served.log.read { try $0.story(IdeaID(1))?.text } == "A shop")
        }
    }

    @Test(arguments: ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "nowhere"])
    func formLeadsNowhereElse(_ place: String) async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let answer = try await client.act(
                ["type": "idea-captured", "session": "S-1", "return": place, "data.text": "A shop"], as: cara,
                json: false)
            #expect(answer.headers[.location] == "/")
        }
    }

    @Test(arguments: [false, true])
    func formThatIsSentTwiceIsRecordedOnce(_ isAnonymous: Bool) async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        if isAnonymous {
            try served.log.record(
                line: Array(#"{"type":"mode-set","data":{"session":"S-1","capture":"anonymous"}}"#.utf8))
        }
        try await served.test { client in
            let form = [
                "type": "idea-captured", "session": "S-1", "data.text": "A shop",
                "id": "01990000-0000-7000-8000-000000000001",
            ]
            let answers = [try await client.act(form, as: cara), try await client.act(form, as: cara)]
            #expect(answers.map(\.status) == [.created, .ok])
            #expect(try served.log.read { try $0.subjects(.idea).count } == 1)
        }
    }

    @Test func refusalKeepsWhatWasTyped() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let form = [
                "type": "question-answered", "session": "S-1", "return": "/sessions/S-1/phone", "data.question": "Q-9",
                "data.text": "<script>alert(1)</script>",
            ]
            let page = try await client.act(form, as: cara, json: false)
            #expect(page.status == .notFound)
            #expect(page.text.contains(">&lt;script&gt;alert(1)&lt;/script&gt;</textarea>"))
            #expect(page.text.contains(#"name="data.question" value="Q-9""#))
            #expect(page.text.contains(#"href="/sessions/S-1/phone""#))
            let told = try await client.act(form, as: cara)
            #expect(told.status == .notFound)
            #expect((told.json["detail"] as? String)?.contains("Q-9") == true)
        }
    }

    @Test func strangerRecordsNothing() async throws {
        let served = try ServedLog()
        let head = try served.head
        try await served.test { client in
            let answer = try await client.act(["type": "idea-captured", "data.text": "?"], as: [:])
            #expect(answer.status == .unauthorized)
            #expect(try served.head == head)
        }
    }

    @Test func twoAtOnceAreRecordedOnceAndTheOtherIsToldWhy() async throws {
        let served = try ServedLog()
        let (ben, cara) = (try served.visit(ServedLog.ben), try served.visit(ServedLog.cara))
        try served.log.record(
            line: Array(
                #"{"type":"task-assigned","actor":"P-2","data":{"title":"Ring the bank","owner":"P-3"}}"#.utf8))
        try await served.test { client in
            let form = ["type": "task-completed", "data.task": "T-1"]
            async let first = client.act(form, as: ben)
            async let second = client.act(form, as: cara)
            let answers = try await [first, second].sorted { $0.status.code < $1.status.code }
            #expect(answers.map(\.status) == [.created, .conflict])
            #expect((answers[1].json["detail"] as? String)?.contains("T-1") == true)
        }
    }

    // MARK: Undo

    @Test func ownLastActionIsUndoneAndNoOther() async throws {
        let served = try ServedLog()
        let (ben, cara) = (try served.visit(ServedLog.ben), try served.visit(ServedLog.cara))
        try await served.test { client in
            let idea = ["type": "idea-captured", "session": "S-1", "data.text": "A shop"]
            let first = try await client.act(idea, as: cara)
            let position = try #require(first.json["undo"] as? Int)
            let second = try await client.act(idea, as: cara)
            let undo = ["type": "undo", "position": "\(position)"]
            #expect(try await client.act(undo, as: ben).status == .forbidden)
            // She did something else since.
            #expect(try await client.act(undo, as: cara).status == .conflict)
            let last = try #require(second.json["undo"] as? Int)
            #expect(try await client.act(["type": "undo", "position": "\(last)"], as: cara).status == .created)
            let reason = try served.log.read { reading in
                if case .entryStruck(let it) = try reading.entry(at: reading.head)?.action { it.reason } else { "" }
            }
            #expect(reason == "undone")
            #expect(try served.log.read { try $0.story(IdeaID(2)) } == nil)
        }
    }

    @Test func nothingIsUndoneAfterTenSeconds() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try served.log.record(
            line: Array(#"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"A shop"}}"#.utf8))
        let later = try AnnalsServer(served.log, AnnalsServer.Settings()) {
            Instant.now().advanced(byMilliseconds: 12_000)
        }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let position = try served.head.rawValue
        try await later.application(logger).test(.router) { client in
            let undo = ["type": "undo", "position": "\(position)"]
            let answer = try await client.act(undo, as: cara)
            #expect(answer.status == .conflict)
        }
        served.remove()
    }
}

extension ServedLog {
    var head: Position { get throws { try log.read { try $0.head } } }
}

extension TestClientProtocol {
    /// Sends a form.
    func act(_ fields: KeyValuePairs<String, String>, as visit: HTTPFields, json: Bool = true) async throws
        -> TestResponse
    {
        try await act(Array(fields).map { ($0.key, $0.value) }, as: visit, json: json)
    }

    func act(_ fields: [String: String], as visit: HTTPFields, json: Bool = true) async throws -> TestResponse {
        try await act(fields.map { ($0.key, $0.value) }, as: visit, json: json)
    }

    private func act(_ fields: [(String, String)], as visit: HTTPFields, json: Bool) async throws -> TestResponse {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._")
        let body = fields.map { name, value in
            [name, value].map { $0.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }.joined(separator: "=")
        }.joined(separator: "&")
        var headers = visit
        headers[.contentType] = "application/x-www-form-urlencoded"
        headers[.accept] = json ? "application/json" : "text/html"
        return try await executeRequest(uri: "/act", method: .post, headers: headers, body: ByteBuffer(string: body))
    }
}
