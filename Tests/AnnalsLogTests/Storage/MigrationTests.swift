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
        #expect(try store.setting("user_version") == ["5"])
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

    /// A file as the third version made it, with so many entries, each of which names subjects.
    private func thirdVersion(_ folder: TemporaryFolder, _ entries: [NewEntry]) throws -> String {
        let path = folder.file("third.annals")
        let file = try PlainConnection(path)
        defer { file.close() }
        try file.run("PRAGMA application_id = 1097756268; PRAGMA user_version = 3; PRAGMA journal_mode = WAL")
        for statement in Schema.migrations.prefix(3).joined() { try file.run(statement) }
        for entry in entries {
            let id = entry.id.withBytes { Hex.text(Array($0)) }
            try file.run(
                """
                INSERT INTO entry (position, id, occurredAt, recordedAt, line, leaf) VALUES (
                    \(entry.position.rawValue), x'\(id)', \(entry.occurredAt.milliseconds), \(entry.recordedAt.milliseconds),
                    '\(String(decoding: entry.line, as: UTF8.self))', x'\(entry.leaf.hex)')
                """)
            for row in entry.subjects {
                try file.run(
                    "INSERT INTO subject VALUES (\(row.subject.rawValue), \(row.isAbout ? 1 : 0), \(entry.position.rawValue))"
                )
            }
        }
        return path
    }

    @Test(arguments: [0, 3, 255, 256, 300, 700])
    func `the index of a file of version 3 is brought into blocks, and goes on`(_ count: Int) throws {
        let folder = try TemporaryFolder()
        let made = { (number: Int) in
            entry(
                number, about: number % 10 == 0 ? [] : [Subject(.ballot, UInt32(number % 7 + 1)), Subject(.idea, 1)],
                mentions: number % 3 == 0 ? [Subject(.person, 1)] : [])
        }
        let before = count == 0 ? [] : (1...count).map(made)
        let path = try thirdVersion(folder, before)
        let asItWas = try SQLiteStore(openingAt: path, readOnly: true)
        let old = try asItWas.read { try answers($0) }
        try asItWas.close()
        let store = try SQLiteStore(openingAt: path)
        #expect(try store.setting("user_version") == ["5"])
        #expect(try store.read { try answers($0) } == old)
        #expect(try store.read { try $0.faults() } == [])
        let after = (count + 1...count + 300).map(made)
        for entries in [after.prefix(1), after.dropFirst().prefix(200), after.dropFirst(201)] {
            try store.write { log in try log.append(Array(entries), on: AppendCondition(after: .start)) }
        }
        let grown = try store.read { try answers($0) }
        #expect(try store.read { try $0.faults() } == [])
        try store.close()
        // As if it had been of this version from the start.
        let other = try SQLiteStore.create(at: folder.file("new.annals"))
        for entries in [before, after] where !entries.isEmpty {
            try other.write { log in try log.append(entries, on: AppendCondition(after: .start)) }
        }
        #expect(try other.read { try answers($0) } == grown)
        #expect(try rows(path, "indexed") == rows(folder.file("new.annals"), "indexed"))
        #expect(try rows(path, "story") == rows(folder.file("new.annals"), "story"))
        #expect(try rows(path, "subject") == grown.first)
        try other.close()
    }

    /// The rows of the index, and what stories say.
    private func answers(_ log: any EntryReader) throws -> [[String]] {
        var answers = [try log.index.map { "\($0.subject)|\($0.isAbout ? 1 : 0)|\($0.position.rawValue)" }]
        for subject in [Subject(.ballot, 1), Subject(.idea, 1), Subject(.person, 1), Subject(.person, 2)] {
            for part in [StoryPart.all, .about, .mentions] {
                answers.append(try log.story(subject, part).map { "\($0)" })
            }
        }
        return answers
    }

    private func rows(_ path: String, _ table: String) throws -> [String] {
        let file = try PlainConnection(path)
        defer { file.close() }
        return try file.rows("SELECT * FROM \(table) ORDER BY 1, 2").map { $0.joined(separator: "|") }
    }

    @Test func `two who open it at once bring it up once`() throws {
        let folder = try TemporaryFolder()
        let path = try firstVersion(folder)
        let stores = try (0..<2).map { _ in try SQLiteStore(openingAt: path) }
        for store in stores { #expect(try store.setting("user_version") == ["5"]) }
        for store in stores { try store.close() }
    }

    private func schema(_ path: String) throws -> Set<String> {
        let file = try PlainConnection(path)
        defer { file.close() }
        return Set(try file.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").map { $0[0] })
    }
}
