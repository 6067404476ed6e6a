import Annals
import AnnalsLog
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AnnalsServer

/// Recording through the API.
@Suite struct RecordingTests {
    @Test func whoIsSignedInActs() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let response = try await client.record(#"{"type":"idea-captured","data":{"text":"Open a shop"}}"#, as: cara)
            #expect(response.status == .created)
            #expect(response.json["created"] as? [String] == ["I-1"])
            let entry = try #require(response.json["entry"] as? [String: Any])
            #expect(entry["actor"] as? String == "P-3")
            #expect(entry["session"] as? String == "S-1")
        }
    }

    @Test func nobodyWritesUnderAnotherName() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        let ben = try served.visit(ServedLog.ben)
        try await served.test { client in
            let line = #"{"type":"idea-captured","actor":"P-2","data":{"text":"As if Ben"}}"#
            #expect(try await client.record(line, as: cara).status == .forbidden)
            let hidden = #"{"type":"idea-captured","actor":"P-2","recorder":"P-2","data":{"text":"As if Ben"}}"#
            #expect(try await client.record(hidden, as: cara).status == .badRequest)
            // Who moderates writes down for others, and it says so.
            let written = try await client.record(
                #"{"type":"idea-captured","actor":"P-3","session":"S-1","data":{"text":"Cara said"}}"#, as: ben)
            let entry = try #require(written.json["entry"] as? [String: Any])
            #expect(entry["actor"] as? String == "P-3")
            #expect(entry["recorder"] as? String == "P-2")
        }
    }

    @Test func anonymityGivesNoRights() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let line = #"{"type":"session-closed","anonymous":true,"data":{"session":"S-1"}}"#
            let response = try await client.record(line, as: cara)
            #expect(response.status == .forbidden)
        }
    }

    private static let refusals: [(String, HTTPResponse.Status, String?)] = [
        (#"{"type":"task-assigned","data":{}}"#, HTTPResponse.Status.badRequest, "data.title"),
        (#"{"type":"task-done","data":{}}"#, .badRequest, "type"),
        (#"not JSON"#, .badRequest, nil),
        (#"{"type":"idea-reworded","data":{"idea":"I-9","text":"?"}}"#, .notFound, nil),
        (#"{"type":"role-granted","data":{"person":"P-2","role":"steward"}}"#, .forbidden, nil),
        (#"{"type":"session-opened","data":{"session":"S-1","present":["P-2"]}}"#, .conflict, nil),
    ]

    @Test(arguments: refusals)
    func refusalSaysWhatAndWhere(_ line: String, _ status: HTTPResponse.Status, _ field: String?) async throws {
        let served = try ServedLog()
        let ben = try served.visit(ServedLog.ben)
        let head = try served.log.read { try $0.head }
        try await served.test { client in
            let response = try await client.record(line, as: ben)
            #expect(response.status == status, "\(response.text)")
            #expect(response.headers[.contentType] == "application/problem+json")
            #expect(response.json["status"] as? Int == status.code)
            #expect((response.json["detail"] as? String)?.isEmpty == false)
            #expect(response.json["field"] as? String == field)
            #expect(try served.log.read { try $0.head } == head)
        }
    }

    @Test func sameIDTwiceIsRecordedOnce() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let line =
                #"{"id":"01996b2e-0000-7000-8000-000000000001","type":"idea-captured","data":{"text":"Open a shop"}}"#
            let first = try await client.record(line, as: cara)
            let again = try await client.record(line, as: cara)
            #expect(first.status == .created && again.status == .ok)
            #expect(again.json["isRepeat"] as? Bool == true)
            let other = line.replacing("a shop", with: "two shops")
            #expect(try await client.record(other, as: cara).status == .conflict)
            let ideas = try await client.get("/api/ideas", as: cara)
            #expect((ideas.json["ideas"] as? [Any])?.count == 1)
        }
    }

    @Test func manyAtOnceAreAllThereOnceEach() async throws {
        let served = try ServedLog()
        let cara = try served.visit(ServedLog.cara)
        try await served.test { client in
            let positions = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let line = #"{"type":"idea-captured","data":{"text":"Idea \#(number)"}}"#
                        let entry = try await client.record(line, as: cara).json["entry"] as? [String: Any]
                        return entry?["position"] as? Int ?? 0
                    }
                }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(positions == Set(9...208))
            let ideas = try await client.get("/api/ideas", as: cara)
            #expect((ideas.json["ideas"] as? [Any])?.count == 200)
        }
    }
}
