import Foundation
import Testing

@testable import Annals

@Suite("The JSON Schema")
struct JSONSchemaTests {
    /// Run once with ANNALS_WRITE_SNAPSHOTS=1 after a change that is meant.
    @Test func `it is that of the snapshot`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Snapshots/schema.json").standardizedFileURL
        let schema = JSONSchema.everything.written(pretty: true) + "\n"
        if ProcessInfo.processInfo.environment["ANNALS_WRITE_SNAPSHOTS"] != nil {
            try Data(schema.utf8).write(to: file)
        }
        #expect(schema == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    @Test func `the stored form of every action is valid, whichever schema is asked for`() throws {
        let everything = try SchemaValidator(JSONSchema.everything.written(pretty: false))
        let entries = try SchemaValidator(JSONSchema.entries(of: nil).written(pretty: false))
        for example in RecordedCase.all {
            let entry = try given(example.given).when(example.when).result.get()
            let listing = try #require(AnyAction.listing(entry.action.name))
            let own = try SchemaValidator(JSONSchema.entries(of: listing).written(pretty: false))
            let fields = try SchemaValidator(JSONSchema.fields(of: listing).written(pretty: false))
            #expect(try everything.problems(entry.text) == [], "\(entry.text)")
            #expect(try entries.problems(entry.text) == [], "\(entry.text)")
            #expect(try own.problems(entry.text) == [], "\(entry.text)")
            #expect(try fields.problems(entry.data) == [], "\(entry.text)")
        }
    }

    @Test func `every line of every version ever written is a valid entry`() throws {
        let entries = try SchemaValidator(JSONSchema.entries(of: nil).written(pretty: false))
        for line in try StoredFormsTests.lines() { #expect(try entries.problems(line) == [], "\(line)") }
    }

    @Test func `the action lines of 27 years of a central bank are valid`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Fixtures/mpc.jsonl").standardizedFileURL
        let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 10_595)
        var schemas: [String: SchemaValidator] = [:]
        for line in lines {
            var json = JSONReader(Array(line.utf8), resolver: AnyLabel())
            let name = try Draft(actionLine: &json, zone: Step.zone).action.name
            if schemas[name] == nil {
                let schema = JSONSchema.actionLines(of: AnyAction.listing(name))
                schemas[name] = try SchemaValidator(schema.written(pretty: false))
            }
            #expect(try schemas[name]?.problems(String(line)) == [])
        }
        let any = try SchemaValidator(JSONSchema.actionLines(of: nil).written(pretty: false))
        for line in lines.prefix(100) { #expect(try any.problems(String(line)) == []) }
    }

    @Test(arguments: [
        (#"{"session":"S-1","title":"A","kind":"planning","purpose":"P","startsAt":"2026-01-14"}"#, true),
        (#"{"session":"P-1","title":"A","kind":"planning","purpose":"P","startsAt":"2026-01-14"}"#, false),
        (#"{"session":"S-0","title":"A","kind":"planning","purpose":"P","startsAt":"2026-01-14"}"#, false),
        (#"{"session":"S-1","title":"","kind":"planning","purpose":"P","startsAt":"2026-01-14"}"#, false),
        (#"{"session":"S-1","title":"A\nB","kind":"planning","purpose":"P","startsAt":"2026-01-14"}"#, false),
        (#"{"session":"S-1","title":"A","kind":"feast","purpose":"P","startsAt":"2026-01-14"}"#, false),
        (#"{"session":"S-1","title":"A","kind":"planning","startsAt":"2026-01-14"}"#, false),
        (#"{"session":"S-1","title":"A","kind":"planning","purpose":"A\nB","startsAt":"2026-01-14"}"#, true),
        (#"{"session":"S-1","title":"A","kind":"planning","purpose":"A\u0007","startsAt":"2026-01-14"}"#, false),
        (#"{"session":"S-1","title":"A","kind":"planning","purpose":"P","startsAt":"14.1.2026"}"#, false),
        (#"{"session":"S-1","title":"A","kind":"planning","purpose":"P","startsAt":"2026-01-14T09:30:00.000Z"}"#, true),
        (
            #"{"session":"S-1","title":"A","kind":"planning","purpose":"P","startsAt":"2026-01-14","mood":"good"}"#,
            false
        ),
        (
            #"{"session":"S-1","title":"A","kind":"planning","purpose":"P","startsAt":"2026-01-14","minutes":9.5}"#,
            false
        ),
        (
            #"{"session":"S-1","title":"A","kind":"planning","purpose":"P","startsAt":"2026-01-14","objectives":[]}"#,
            false
        ),
        (
            #"{"session":"S-1","title":"A","kind":"planning","purpose":"P","startsAt":"2026-01-14","period":"2026-Q5"}"#,
            false
        ),
        (
            #"{"session":"S-1","title":"A","kind":"planning","purpose":"P","startsAt":"2026-01-14","stages":[{"stage":"a"}]}"#,
            false
        ),
    ])
    func `what breaks the form is not valid`(_ data: String, _ isValid: Bool) throws {
        let listing = try #require(AnyAction.listing("session-scheduled"))
        let schema = try SchemaValidator(JSONSchema.fields(of: listing).written(pretty: false))
        #expect(try schema.problems(data).isEmpty == isValid)
    }

    @Test func `a title may be as long as the limit and no longer`() throws {
        let schema = try SchemaValidator(
            JSONSchema.fields(of: try #require(AnyAction.listing("goal-dropped"))).written(pretty: false))
        #expect(try schema.problems(#"{"goal":"G-1","why":"\#(String(repeating: "ж", count: 10_000))"}"#) == [])
        #expect(try schema.problems(#"{"goal":"G-1","why":"\#(String(repeating: "ж", count: 10_001))"}"#) != [])
    }

    @Test func `a text that was taken out of an entry names what took it out, and no caller can write so`() throws {
        let listing = try #require(AnyAction.listing("idea-captured"))
        let data = #"{"idea":"I-1","text":{"redacted":45}}"#
        let stored = try SchemaValidator(JSONSchema.fields(of: listing).written(pretty: false))
        let given = try SchemaValidator(JSONSchema.fields(of: listing, .given).written(pretty: false))
        #expect(try stored.problems(data) == [])
        #expect(try stored.problems(#"{"idea":"I-1","text":{"redacted":0}}"#) != [])
        #expect(try given.problems(data) != [])
    }

    @Test func `a caller may name people, and use labels for ids that are still to come`() throws {
        let schema = try SchemaValidator(JSONSchema.actionLines(of: nil).written(pretty: false))
        let line = { (owner: String, task: String) in
            #"{"type":"task-assigned","actor":"Ann Lee","data":{"task":"\#(task)","title":"A","owner":"\#(owner)"}}"#
        }
        #expect(try schema.problems(line("Bob Roe", "@call")) == [])
        #expect(try schema.problems(line("P-2", "T-1")) == [])
        #expect(try schema.problems(line("P-2", "call")) != [])
        #expect(try schema.problems(#"{"type":"task-forgotten","data":{}}"#) != [])
    }

    @Test func `an entry that only a newer release knows is no fault of the log`() throws {
        let schema = try SchemaValidator(JSONSchema.entries(of: nil).written(pretty: false))
        let line = { (type: String, version: Int) in
            """
            {"position":9,"id":"018c22e9-7000-7000-8000-000000000001","type":"\(type)","v":\(version),\
            "occurredAt":"2026-01-14T10:00:00.000Z","recordedAt":"2026-01-14T10:00:00.000Z","data":{"new":true}}
            """
        }
        #expect(try schema.problems(line("dream-shared", 1)) == [])
        #expect(try schema.problems(line("idea-captured", 99)) == [])
        #expect(try schema.problems(line("idea-captured", 1)) != [])
    }
}

/// Takes any label for an id that was given, and any name for somebody's.
private final class AnyLabel: IDResolver {
    func person(inText words: String) -> PersonID? { nil }
    func declare(_ label: String, as kind: Subject.Kind) throws(Fault) -> Subject { Subject(kind) }
    func resolve(_ text: String, as kinds: [Subject.Kind]) throws(Fault) -> Subject {
        guard let kind = kinds.first else { return Subject(.decision, 1) }
        return Subject(kind, 1, part: kind.hasParts ? 1 : 0)
    }
}
