import Annals
import Foundation
import Testing

@testable import AnnalsLog

/// Databases of SQLite's own test suite that once made it crash, in the folder that ANNALS_DATA names.
private let folder = ProcessInfo.processInfo.environment["ANNALS_DATA"].map { $0 + "/vectors/sqlite-corrupt" }

@Suite(
    "Databases that were damaged on purpose",
    .enabled(if: folder != nil, "skipped: ANNALS_DATA names no folder of public records"))
struct CorruptDatabaseTests {
    private func databases() throws -> [(name: String, bytes: Data)] {
        let folder = try #require(folder)
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".db") }.sorted().map {
            ($0, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))
        }
    }

    @Test func `none is taken for a log, none crashes, and nothing is found in them`() throws {
        let place = try TemporaryFolder()
        let databases = try databases()
        #expect(databases.count > 60)
        for (name, bytes) in databases {
            let path = place.file(name)
            try bytes.write(to: URL(fileURLWithPath: path))
            try check(path, [.notALog, .damaged], name)
        }
    }

    @Test func `one that says that it is a log is damaged`() throws {
        let place = try TemporaryFolder()
        for (name, bytes) in try databases() where bytes.count > 100 {
            var bytes = bytes
            bytes.replaceSubrange(68..<72, with: [0x41, 0x6E, 0x6E, 0x6C])
            bytes.replaceSubrange(60..<64, with: [0, 0, 0, 4])
            let path = place.file(name)
            try bytes.write(to: URL(fileURLWithPath: path))
            try check(path, [.damaged, .notALog], name)
        }
    }

    private func check(_ path: String, _ codes: Set<StoreError.Code>, _ name: String) throws {
        for readOnly in [true, false] {
            do {
                let log = try Log(openingAt: path, readOnly: readOnly)
                defer { try? log.close() }
                #expect(try !Verifier.verify(log).isSound, "\(name) is no log")
                try log.read { _ = try $0.plan() }
                Issue.record("\(name) was read as a log")
            } catch let error as StoreError {
                #expect(codes.contains(error.code), "\(name): \(error.code) \(error)")
            } catch let refusal as Refusal {
                Issue.record("\(name): \(refusal)")
            }
        }
        #expect(try Salvage(path).lines.isEmpty, "\(name)")
        #expect(try Diagnosis(path).level == .damage, "\(name)")
        for suffix in ["-wal", "-shm", "-lock", "-journal"] { unlink(path + suffix) }
    }
}
