import Annals
import Foundation
import Testing

@testable import AnnalsLog

@Suite("The keys file")
struct KeyChangeTests {
    private let clock = TestClock()

    private func keys(_ folder: TemporaryFolder) throws -> [String] {
        let log = try Log(openingAt: folder.file("acme.annals"), readOnly: true)
        defer { try? log.close() }
        let id = try log.read { try $0.organization().log }
        return try KeysFile.find(besideLogAt: folder.file("acme.annals"), log: id)?.publicKeys() ?? []
    }

    @Test func `a new key takes the place of the old one, and verify follows the chain`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder, clock)
        let first = try log.read { try $0.organization().key }
        try log.changeKey()
        let receipt = try log.changeKey()
        let key = try log.read { try $0.organization().key }
        #expect(receipt.entry.position == Position(3) && key != first)
        #expect(try keys(folder) == [key])
        let report = try Verifier.verify(log)
        #expect(report.isSound && report.holdsKey == true)
        try log.close()
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("acme.annals-keys"))
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    @Test func `where the change is refused the old key stays the only one`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder, clock)
        try log.record(Draft(PersonJoined { $0.name = "Ann" }))
        try log.record(Draft(PersonJoined { $0.name = "Bob" }))
        #expect(throws: Refusal.notAllowed(PersonID(2), action: "key-changed", needs: Authority(.steward))) {
            try log.changeKey(actor: PersonID(2))
        }
        let key = try log.read { try $0.organization().key }
        #expect(try keys(folder) == [key])
        #expect(try log.changeKey(actor: PersonID(1)).entry.actor == PersonID(1))
        try log.close()
    }

    @Test func `a crash between key and entry, or after it, is put right by the next change`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder, clock)
        let id = try log.read { try $0.organization().log }
        let file = try #require(try KeysFile.find(besideLogAt: folder.file("acme.annals"), log: id))
        // Made, and then nothing was recorded.
        _ = try file.add()
        #expect(try Verifier.verify(log).isSound)
        try log.changeKey()
        let key = try log.read { try $0.organization().key }
        #expect(try file.publicKeys() == [key])
        try log.close()
    }

    @Test func `a keys file of another log, or one without the present key, is found and never used`() throws {
        let folder = try TemporaryFolder()
        let other = try TemporaryFolder()
        let log = try logInFile(folder, clock)
        try logInFile(other, clock).close()
        let path = folder.file("acme.annals-keys")
        let old = try #require(FileManager.default.contents(atPath: path))
        try log.changeKey()
        let new = try #require(FileManager.default.contents(atPath: path))
        // A copy from before the change.
        try old.write(to: URL(fileURLWithPath: path))
        #expect(
            try Verifier.verify(log).damage.map(\.problem).first?.contains("does not hold the log's present") == true)
        expect(.notFound, naming: "present signing key") { try log.changeKey() }
        #expect(FileManager.default.contents(atPath: path) == old)
        try Data(try #require(FileManager.default.contents(atPath: other.file("acme.annals-keys")))).write(
            to: URL(fileURLWithPath: path))
        #expect(try !Verifier.verify(log).isSound)
        expect(.notALog, naming: "keys of this log") { try log.changeKey() }
        try FileManager.default.removeItem(atPath: path)
        #expect(try Verifier.verify(log).holdsKey == nil)
        expect(.notFound, naming: "acme.annals-keys") { try log.changeKey() }
        try new.write(to: URL(fileURLWithPath: path))
        #expect(try Verifier.verify(log).isSound)
        try log.close()
    }

    @Test func `a key that was changed by other hands is found`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder, clock)
        try log.changeKey()
        var lines: [String] = []
        try log.read { try $0.forEachLine { lines.append(String(decoding: $0, as: UTF8.self)) } }
        let key = try log.read { try $0.organization().key }
        lines[1] = lines[1].replacing(key, with: Data(repeating: 9, count: 32).base64EncodedString())
        _ = try Importer(Array(lines.joined(separator: "\n").utf8)).restore(at: folder.file("copy.annals"))
        let copy = try Log(openingAt: folder.file("copy.annals"))
        #expect(
            try Verifier.verify(copy).damage.map(\.problem) == [
                "changes the key, but is not signed by the key before it"
            ])
        try copy.close()
        try log.close()
    }
}
