import Foundation
import Testing

@Suite("A log that somebody tampers with")
struct TamperTests {
    @Test(arguments: [
        (
            "UPDATE entry SET line = replace(line, 'Ann', 'Eve') WHERE position = 2",
            "the log is append-only: entries are never changed"
        ),
        (
            "UPDATE OR REPLACE entry SET position = 1 WHERE position = 2",
            "the log is append-only: entries are never changed"
        ),
        ("DELETE FROM entry WHERE position = 50", "the log is append-only: entries are never deleted"),
        ("DELETE FROM entry", "the log is append-only: entries are never deleted"),
        (
            "REPLACE INTO entry SELECT position, id, occurredAt, recordedAt, replace(line, 'Ann', 'Eve'), leaf, named FROM entry WHERE position = 2",
            "an entry takes the next position and an id not used before"
        ),
        (
            "INSERT OR REPLACE INTO entry SELECT 51, id, occurredAt, recordedAt, line, leaf, named FROM entry WHERE position = 50",
            "an entry takes the next position and an id not used before"
        ),
        ("UPDATE entry SET named = '[]' WHERE position = 2", "the log is append-only: entries are never changed"),
        ("DELETE FROM subject", "cannot modify subject because it is a view"),
        ("INSERT INTO subject VALUES (1, 1, 2)", "cannot modify subject because it is a view"),
    ])
    func `the shell of SQLite is refused`(_ statement: String, _ message: String) {
        let box = Sandbox(.year)
        let before = box.lines()
        let outcome = box.sqlite("acme.annals", statement)
        #expect(outcome.code != 0)
        #expect(outcome.err.contains(message))
        #expect(box.lines() == before)
        #expect(box.annals("verify").code == 0)
    }

    @Test func `a changed line behind the guards is found, with its position`() {
        let box = Sandbox(.year)
        let guardian = "SELECT sql FROM sqlite_schema WHERE name = 'entryNotUpdated'"
        let restored = box.sqlite("acme.annals", guardian).out
        #expect(
            box.sqlite(
                "acme.annals",
                "DROP TRIGGER entryNotUpdated; UPDATE entry SET line = replace(line, 'doubled', 'halved') WHERE position = 19; \(restored)"
            ).code == 0)
        #expect(box.sqlite("acme.annals", guardian).out == restored)
        #expect(
            box.annals("verify", "--log", "acme.annals")
                == Outcome(
                    code: 3, out: "",
                    err: """
                        annals: acme.annals is damaged: annals doctor says more; keep this file for the inquiry, and restore a backup
                        annals: entry #19: its line is not the one that was written: the SHA-256 does not fit

                        """))
        let report = box.annals("verify", "--json")
        #expect(report.code == 3)
        #expect(report.out.hasPrefix("{\n  \"schemaVersion\": 1,\n  \"sound\": false,\n  \"entries\": 50,"))
        #expect(report.json["damage"].list.map { $0["position"].int } == [19])
    }

    @Test func `one changed byte of the file is found, with its position`() throws {
        let box = Sandbox(.year)
        var bytes = try #require(box.bytes("acme.annals"))
        let place = try #require(bytes.firstRange(of: Array("Ringstrasse".utf8)))
        bytes[place.lowerBound] ^= 1
        box.write("acme.annals", bytes: bytes)
        #expect(
            box.annals("verify", "--log", "acme.annals").err == """
                annals: acme.annals is damaged: annals doctor says more; keep this file for the inquiry, and restore a backup
                annals: entry #41: its line is not the one that was written: the SHA-256 does not fit

                """)
        #expect(box.annals("verify").code == 3)
    }

    @Test func `a line and its leaf changed together do not fit the columns beside them`() {
        let box = Sandbox(.year)
        box.sqlite(
            "acme.annals",
            "DROP TRIGGER entryNotUpdated; UPDATE entry SET occurredAt = occurredAt - 1000 WHERE position = 20")
        let outcome = box.annals("verify")
        #expect(outcome.code == 3)
        #expect(
            outcome.err.contains("annals: entry #20: is filed under another time (occurredAt) than its line says\n"))
    }

    @Test func `a removed entry leaves a gap that is found`() {
        let box = Sandbox(.year)
        box.sqlite(
            "acme.annals",
            "DROP TRIGGER entryNotDeleted; DELETE FROM entry WHERE position = 20"
        )
        let outcome = box.annals("verify")
        #expect(outcome.code == 3)
        #expect(outcome.err.contains("annals: entry #21: stands where #20 should: entries are missing before it\n"))
    }

    @Test func `missing rows of the index and missing guards are found`() {
        let box = Sandbox(.year)
        box.sqlite("acme.annals", "DROP TRIGGER entryNotUpdated; UPDATE entry SET named = '[]' WHERE position = 20")
        let outcome = box.annals("verify")
        #expect(outcome.code == 3)
        #expect(outcome.err.contains("annals: entry #20: is missing from the index under idea:I-3\n"))
        #expect(outcome.err.contains("entryNotUpdated"))
    }

    @Test func `a file whose pages are overwritten or cut off is damaged, whoever asks`() throws {
        let box = Sandbox(.year)
        let bytes = try #require(box.bytes("acme.annals"))
        var overwritten = bytes
        for index in 3 * 4096..<5 * 4096 { overwritten[index] = UInt8(truncatingIfNeeded: index &* 7) }
        for broken in [overwritten, Array(bytes.prefix(bytes.count / 2))] {
            box.write("acme.annals", bytes: broken)
            let verify = box.annals("verify")
            #expect(verify.code == 3)
            #expect(verify.err.hasPrefix("annals: ") && verify.err.contains("acme.annals is damaged"))
            #expect(box.annals("log").code == 3)
        }
    }
}
