import Annals
import Foundation
import Testing

@testable import AnnalsLog

@Suite("Files of older versions")
struct MigrationTests {
    /// A file as the first version made it, with one entry.
    private func firstVersion(_ folder: TemporaryFolder) throws -> String {
        let path = folder.file("old.annals")
        let file = try PlainConnection(path)
        defer { file.close() }
        try file.run("PRAGMA application_id = 1097756268; PRAGMA user_version = 1; PRAGMA journal_mode = WAL")
        for statement in Schema.statements(1) { try file.run(statement) }
        let leaf = Digest.leaf(of: Array("line 1".utf8)).hex
        try file.run(
            """
            INSERT INTO entry (position, id, occurredAt, recordedAt, line, leaf)
            VALUES (1, x'019B76DA180070008000000000000001', 0, 0, 'line 1', x'\(leaf)')
            """)
        return path
    }

    @Test func `a file of version 1 is opened and brought up, with what is in it`() throws {
        let folder = try TemporaryFolder()
        let path = try firstVersion(folder)
        let store = try SQLiteStore(openingAt: path)
        #expect(try store.setting("user_version") == ["4"])
        #expect(try store.lines == ["line 1"])
        #expect(try store.read { try $0.faults() } == [])
        try store.append(entry(2))
        try store.close()
        let new = try TemporaryFolder()
        try SQLiteStore.create(at: new.file("new.annals")).close()
        #expect(try schema(path) == schema(new.file("new.annals")))
    }

    @Test func `a file of version 1 is read as it is where it may not be written`() throws {
        let folder = try TemporaryFolder()
        let path = try firstVersion(folder)
        let store = try SQLiteStore(openingAt: path, readOnly: true)
        try store.read { log throws in
            #expect(try log.lines == ["line 1"])
            #expect(try log.document(Digest(hashing: [])) == nil)
            #expect(try log.documentLength(Digest(hashing: [])) == nil)
            let faults = try log.faults()
            #expect(faults == [])
        }
        try store.close()
        #expect(try schema(path).count == Schema.statements(1).count)
    }

    @Test func `two who open it at once bring it up once`() throws {
        let folder = try TemporaryFolder()
        let path = try firstVersion(folder)
        let stores = try (0..<2).map { _ in try SQLiteStore(openingAt: path) }
        for store in stores { #expect(try store.setting("user_version") == ["4"]) }
        for store in stores { try store.close() }
    }

    private func schema(_ path: String) throws -> Set<String> {
        let file = try PlainConnection(path)
        defer { file.close() }
        return Set(try file.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").map { $0[0] })
    }
}
