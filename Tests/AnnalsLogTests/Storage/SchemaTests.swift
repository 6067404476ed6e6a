import Annals
import CTestVFS
import Foundation
import Testing

@testable import AnnalsLog

@Suite("The tables and guards of a log")
struct SchemaTests {
    /// `tools/bench/append.c` reads the snapshot too.
    @Test func `the schema is the one of the snapshot: a change of it is a new version`() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.create(at: folder.file("new.annals"))
        try store.close()
        let file = try PlainConnection(folder.file("new.annals"))
        defer { file.close() }
        var text = "PRAGMA application_id = \(try #require(try file.integer("PRAGMA application_id")));\n"
        text += "PRAGMA user_version = \(try #require(try file.integer("PRAGMA user_version")));\n"
        for row in try file.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid") {
            text += row[0] + ";\n"
        }
        let snapshot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Snapshots/schema.sql")
        if ProcessInfo.processInfo.environment["ANNALS_WRITE_SNAPSHOTS"] != nil {
            try text.write(to: snapshot, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: snapshot, encoding: .utf8) == text)
    }

    @Test func `no question to the log sorts or reads a whole table`() throws {
        let folder = try TemporaryFolder()
        try SQLiteStore.create(at: folder.file("new.annals")).close()
        let file = try PlainConnection(folder.file("new.annals"))
        defer { file.close() }
        let firstOfAll: Set<AnnalsLog.Question> = [.head, .lastInIndexes, .latest, .remains]  // few rows of a scan
        for question in AnnalsLog.Question.allCases where question.sql(Schema.version).hasPrefix("SELECT") {
            // The whole index is read in its own order, and so are the documents and what is unfinished, which is little;
            // the schema has no index.
            if [.index, .documents, .unfinished, .litestream, .tileCount, .cosignatureCount].contains(question) {
                continue
            }
            let plan = try file.rows("EXPLAIN QUERY PLAN " + question.sql(Schema.version)).map { $0[3] }
            for step in plan {
                #expect(!step.contains("TEMP B-TREE"), "\(question): \(plan)")
                #expect(firstOfAll.contains(question) || !step.hasPrefix("SCAN"), "\(question): \(plan)")
            }
        }
    }

    @Test func `the live writer has the settings that make a commit durable`() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.create(at: folder.file("new.annals"))
        try store.append(entry(1))
        #expect(try store.setting("journal_mode") == ["wal"])
        #expect(try store.setting("synchronous") == ["2"])
        #expect(try store.setting("wal_autocheckpoint") == ["0"])
        #expect(try store.setting("recursive_triggers") == ["1"])
        #expect(try store.setting("trusted_schema") == ["0"])
        #expect(try store.setting("cell_size_check") == ["1"])
        #expect(try store.setting("busy_timeout") == ["30000"])
        #expect(try store.setting("application_id") == ["1097756268"])
        #expect(try store.setting("user_version") == ["5"])
        #expect(try store.setting("secure_delete") == ["1"])
        // DEFENSIVE: SQL cannot take these away.
        #expect(try store.setting("journal_mode = OFF") == ["wal"])
        try store.close()
    }

    @Test func `a missing guard is a fault`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("new.annals")
        try SQLiteStore.create(at: path).close()
        let file = try PlainConnection(path)
        try file.run("DROP TRIGGER entryNotUpdated")
        file.close()
        let store = try SQLiteStore(openingAt: path)
        #expect(
            try store.read { log in try log.faults() }
                == ["the schema lacks CREATE TRIGGER entryNotUpdated BEFORE UPDATE ON entry"])
        try store.close()
    }

    // MARK: - Guards

    static let forbidden = [
        "UPDATE entry SET line = 'x' WHERE position = 1",
        "UPDATE entry SET leaf = zeroblob(32)",
        "UPDATE entry SET position = 4 WHERE position = 3",
        "UPDATE OR REPLACE entry SET position = 1 WHERE position = 3",
        "DELETE FROM entry",
        "DELETE FROM entry WHERE position = 3",
        "INSERT OR REPLACE INTO entry SELECT 3, id, occurredAt, recordedAt, 'x', leaf, named FROM entry WHERE position = 3",
        "REPLACE INTO entry SELECT 4, id, occurredAt, recordedAt, 'x', leaf, named FROM entry WHERE position = 1",
        "INSERT OR REPLACE INTO entry SELECT 1, zeroblob(16), occurredAt, recordedAt, 'x', leaf, named FROM entry LIMIT 1",
        "INSERT OR IGNORE INTO entry SELECT 3, zeroblob(16), occurredAt, recordedAt, 'x', leaf, named FROM entry LIMIT 1",
        "INSERT INTO entry SELECT 5, zeroblob(16), occurredAt, recordedAt, 'x', leaf, named FROM entry LIMIT 1",
        "INSERT INTO entry SELECT NULL, zeroblob(16), occurredAt, recordedAt, 'x', leaf, named FROM entry LIMIT 1",
        "INSERT INTO entry SELECT 4, zeroblob(15), occurredAt, recordedAt, 'x', leaf, named FROM entry LIMIT 1",
        "INSERT INTO entry SELECT 4, zeroblob(16), recordedAt + 1, recordedAt, 'x', leaf, named FROM entry LIMIT 1",
        "INSERT INTO entry SELECT 4, zeroblob(16), occurredAt, recordedAt, 'x', zeroblob(31), named FROM entry LIMIT 1",
        """
        INSERT INTO entry SELECT position, id, occurredAt, recordedAt, 'x', leaf, named FROM entry WHERE position = 2
        ON CONFLICT (position) DO UPDATE SET line = 'x'
        """,
        "UPDATE subject SET about = 0",
        "UPDATE OR REPLACE subject SET position = 2",
        "DELETE FROM subject",
        "DELETE FROM subject WHERE position = 3",
        "INSERT OR REPLACE INTO subject SELECT subject, about, position FROM subject",
        "REPLACE INTO subject SELECT subject, about, position FROM subject WHERE position = 3",
        "INSERT INTO subject VALUES (1, 1, 3)",
        "INSERT INTO subject VALUES (1, 1, 4)",
        // What a redaction may do, done by others.
        """
        UPDATE entry SET line = json_replace(line, '$.data.text', json_object('redacted', 3)) WHERE position = 1
        """,
        "INSERT INTO document (sha256, content) VALUES (zeroblob(32), 'x')",
        "INSERT INTO document (sha256, content) VALUES (zeroblob(32), zeroblob(0))",
    ]

    /// Of a log with a whole block.
    static let forbiddenOfBlocks = [
        "UPDATE indexed SET about = 0",
        "UPDATE OR REPLACE indexed SET position = 2",
        "DELETE FROM indexed",
        "DELETE FROM indexed WHERE position = 3",
        "UPDATE entry SET named = '[[],[]]' WHERE position = 256",
        "UPDATE story SET length = length - 1",
        "UPDATE OR REPLACE story SET part = 0",
        "DELETE FROM story WHERE length > 1",
        "DELETE FROM subject WHERE position = 3",
    ]

    @Test(
        .enabled(if: SQLiteShell.path != nil, "needs the shell of SQLite (apt install sqlite3)"),
        arguments: forbiddenOfBlocks, [256, 300])
    func `the shell may not change a whole block of the index`(_ statement: String, _ count: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("guarded.annals")
        let store = try SQLiteStore.create(at: path)
        try store.write { log throws in
            try log.append(
                (1...count).map { entry($0, about: [Subject(.ballot, UInt32($0 % 7 + 1))]) },
                on: AppendCondition(after: .start))
        }
        let before = try store.read { log in (try log.lines, try log.index) }
        #expect(before.1.count == count)
        let (output, status) = try SQLiteShell.run(path, statement)
        #expect(status != 0 && output.contains("rror"), "\(output)")
        let after = try store.read { log in (try log.lines, try log.index, try log.faults()) }
        #expect(after.0 == before.0 && after.1 == before.1 && after.2 == [])
        try store.append(entry(count + 1))
        try store.close()
    }

    @Test(
        .enabled(if: SQLiteShell.path != nil, "needs the shell of SQLite (apt install sqlite3)"),
        arguments: forbidden, ["OFF", "ON"])
    func `the shell of SQLite may not change what is written`(_ statement: String, _ recursiveTriggers: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("guarded.annals")
        let ballot = Subject(.ballot, 2)
        let store = try SQLiteStore.create(at: path)
        let last = entry(3, about: [ballot], mentions: [Subject(.person, 3)])
        try store.append(entry(1, about: [ballot]), entry(2), last)
        let before = try store.read { log in (try log.lines, try log.index) }
        let setting = "PRAGMA recursive_triggers = \(recursiveTriggers); "
        let (output, status) = try SQLiteShell.run(path, setting + statement)
        #expect(status != 0 && output.contains("rror"), "\(output)")
        let after = try store.read { log in (try log.lines, try log.index, try log.faults()) }
        #expect(after.0 == before.0 && after.1 == before.1 && after.2 == [])
        try store.append(entry(4))
        try store.close()
    }

    @Test(.enabled(if: SQLiteShell.path != nil, "needs the shell of SQLite (apt install sqlite3)"))
    func `the shell of SQLite reads a log that is open`() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.create(at: folder.file("open.annals"))
        try store.append(entry(1), entry(2))
        let (output, status) = try SQLiteShell.run(folder.file("open.annals"), "SELECT position, line FROM entry")
        #expect(output == "1|line 1\n2|line 2\n" && status == 0)
        try store.close()
    }
}
