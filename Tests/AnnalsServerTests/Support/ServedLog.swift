import Annals
import AnnalsLog
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore

@testable import AnnalsServer

/// A log in a folder of its own, behind a server, with Ann (steward), Ben (moderator of S-1) and Cara (participant).
struct ServedLog {
    let folder: URL
    let log: Log
    let server: AnnalsServer

    static let ann = PersonID(1)
    static let ben = PersonID(2)
    static let cara = PersonID(3)

    init(_ settings: AnnalsServer.Settings = AnnalsServer.Settings()) throws {
        // Time stands still: beside other tests a request may have to wait for longer than ten seconds.
        let start = Instant.now()
        let clock: @Sendable () -> Instant = { start }
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("served-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        log = try Log.create(
            at: folder.appendingPathComponent("acme.annals").path, Log.Founding(organization: "Acme"), clock: clock)
        let lines = [
            #"{"type":"person-joined","data":{"name":"Ann"}}"#,
            #"{"type":"person-joined","data":{"name":"Ben"}}"#,
            #"{"type":"person-joined","data":{"name":"Cara"}}"#,
            #"{"type":"session-scheduled","data":{"title":"Spring","kind":"planning","purpose":"To choose","startsAt":"2020-04-01T09:00:00Z","template":"annual"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-2","role":"moderator"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-3","role":"participant"}}"#,
            #"{"type":"session-opened","data":{"session":"S-1","present":["P-2","P-3"]}}"#,
        ]
        for result in try log.record(lines: lines.map { Array($0.utf8) }, actor: nil) { _ = try result.get() }
        var settings = settings
        settings.port = 0
        server = try AnnalsServer(log, settings, clock: clock)
    }

    /// A log of those action lines, with a clock that stands still.
    init(lines: [String], at start: Instant = Instant.now()) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("served-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let clock: @Sendable () -> Instant = { start }
        log = try Log.create(
            at: folder.appendingPathComponent("acme.annals").path, Log.Founding(organization: "Acme"), clock: clock)
        for result in try log.record(lines: lines.map { Array($0.utf8) }, actor: nil) { _ = try result.get() }
        var settings = AnnalsServer.Settings()
        settings.port = 0
        server = try AnnalsServer(log, settings, clock: clock)
    }

    /// The five years of `Fixtures/company.jsonl`.
    init(company: ()) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("served-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        log = try Log.create(
            at: folder.appendingPathComponent("acme.annals").path,
            Log.Founding(organization: "Tannbach Heat Pumps", timeZone: "Europe/Berlin"))
        var project = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { project.deleteLastPathComponent() }
        let fixtures = project.appendingPathComponent("Fixtures")
        let lines = try Data(contentsOf: fixtures.appendingPathComponent("company.jsonl"))
        _ = try Importer(Array(lines)).run(
            into: log,
            documents: { sha256 in
                FileManager.default.contents(
                    atPath: fixtures.appendingPathComponent("company-documents/" + sha256.hex).path
                ).map { Array($0) }
            })
        var settings = AnnalsServer.Settings()
        settings.port = 0
        server = try AnnalsServer(log, settings)
    }

    /// Runs a test against the server, without a network unless it asks for one.
    func test(_ setup: TestingSetup = .router, _ body: @Sendable (any TestClientProtocol) async throws -> Void)
        async throws
    {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        try await server.application(logger).test(setup, body)
        remove()
    }

    func remove() {
        try? log.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The headers of somebody who is signed in.
    func visit(_ person: PersonID) throws -> HTTPFields {
        let now = Instant.now()
        let link = try server.house.access.invite(
            person, until: Instant(milliseconds: now.milliseconds + 3_600_000), now: now)
        let visit = try server.house.access.enter(with: link, now: now)?.visit ?? ""
        return [.authorization: "Bearer \(visit)"]
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// The JSON of the body, as a program reads it.
    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body.readableBytesView))) as? [String: Any] ?? [:]
    }
}

extension TestClientProtocol {
    /// Records an action line.
    func record(_ line: String, as visit: HTTPFields) async throws -> TestResponse {
        try await executeRequest(
            uri: "/api/actions", method: .post, headers: visit, body: ByteBuffer(string: line))
    }

    func get(_ path: String, as visit: HTTPFields = [:]) async throws -> TestResponse {
        try await executeRequest(uri: path, method: .get, headers: visit, body: nil)
    }
}
