import Annals
import Foundation
import Testing

@testable import AnnalsLog

/// A word that stands nowhere else.
private let secret = "Xylophone-Quibble-77"

@Suite("Texts taken out of the file")
struct RedactionTests {
    private let clock = TestClock()

    private func idea(_ text: String) -> Draft { Draft(IdeaCaptured { $0.text = text }) }

    private func redact(_ position: Int64, _ texts: String...) -> Draft {
        Draft(
            EntryRedacted {
                $0.entry = Position(position)
                $0.texts = texts
                $0.reason = "the law"
            })
    }

    /// The files beside a log that hold a word.
    private func holding(_ word: String, _ folder: TemporaryFolder) throws -> [String] {
        try folder.names.filter { name in
            let bytes = FileManager.default.contents(atPath: folder.file(name)) ?? Data()
            return bytes.range(of: Data(word.utf8)) != nil
        }
    }

    /// A log whose pages were divided and joined: many entries of all lengths around one with the secret.
    private func crowded(_ folder: TemporaryFolder) throws -> Log {
        let log = try logInFile(folder, clock)
        for number in 0..<200 {
            try log.record(idea(String(repeating: "word ", count: number * 7 % 900 + 1)))
            if number == 100 { try log.record(idea("\(secret) and more")) }
        }
        return log
    }

    @Test func `the bytes are in no file of the log, nor in freed pages`() throws {
        let folder = try TemporaryFolder()
        let log = try crowded(folder)
        #expect(try !holding(secret, folder).isEmpty)
        try log.record(redact(103, "text"))
        #expect(try holding(secret, folder) == [])
        #expect(try !log.hasRemains)
        #expect(try Verifier.verify(log).isSound)
        try log.close()
        #expect(try holding(secret, folder) == [])
        #expect(try folder.names == ["acme.annals", "acme.annals-keys", "acme.annals-lock"])
        let again = try Log(openingAt: folder.file("acme.annals"))
        #expect(try again.read { try $0.story(IdeaID(102))?.text } == "[redacted by #203]")
        #expect(try Verifier.verify(again).redacted == 1)
        try again.close()
    }

    @Test func `the leaf stays, and the redaction proves the line as it is left`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder, clock)
        try log.record(idea(secret))
        let before = try log.read { (try $0.entry(at: Position(2))?.line ?? [], try $0.leaf(at: Position(2))) }
        let receipt = try log.record(redact(2, "text"))
        let after = try log.read { (try $0.entry(at: Position(2))?.line ?? [], try $0.leaf(at: Position(2))) }
        #expect(after.1 == before.1 && after.1 == .leaf(of: before.0) && after.1 != .leaf(of: after.0))
        #expect(
            String(decoding: after.0, as: UTF8.self)
                == String(decoding: before.0, as: UTF8.self).replacing("\"\(secret)\"", with: #"{"redacted":3}"#))
        guard case .entryRedacted(let redaction) = receipt.entry.action else { return }
        #expect(redaction.sha256 == Digest(hashing: after.0).hex)
        // Opening looks at the last entries, and is content.
        try log.close()
        try Log(openingAt: folder.file("acme.annals")).close()
    }

    @Test func `a reader holds the work back, and the next write or opening finishes it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("acme.annals")
        for finishesByWriting in [true, false] {
            let log = try finishesByWriting ? logInFile(folder, clock) : Log(openingAt: path)
            let word = "\(secret)-\(finishesByWriting)"
            let position = try log.record(idea(word)).entry.position.rawValue
            let reader = try PlainConnection(path)
            try reader.run("BEGIN")
            #expect(try reader.integer("SELECT max(position) FROM entry").map { Int64($0) } == position)
            try log.record(redact(position, "text"))
            #expect(try log.hasRemains)
            #expect(try log.read { try $0.entry(at: Position(position))?.isRedacted } == true)
            #expect(try !holding(word, folder).isEmpty)
            try reader.run("COMMIT")
            reader.close()
            if finishesByWriting {
                try log.record(idea("another"))
                #expect(try !log.hasRemains)
                #expect(try holding(word, folder) == [])
                try log.close()
            } else {
                // As after a crash: nothing is tidied up by whoever had it open.
                let copy = try TemporaryFolder()
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(atPath: path + suffix, toPath: copy.file("acme.annals" + suffix))
                }
                #expect(try !holding(word, copy).isEmpty)
                let opened = try Log(openingAt: copy.file("acme.annals"))
                #expect(try !opened.hasRemains)
                #expect(try holding(word, copy) == [])
                #expect(try Verifier.verify(opened).isSound)
                try opened.close()
                try log.close()
            }
        }
    }

    @Test func `a redaction that is taken back takes nothing out`() throws {
        for inFile in [true, false] {
            let folder = try TemporaryFolder()
            let log = try inFile ? logInFile(folder, clock) : logInMemory(clock)
            try log.record(idea(secret))
            struct Stop: Error {}
            #expect(throws: Stop.self) {
                try log.write { recorder in
                    _ = try recorder.record(redact(2, "text"))
                    throw Stop()
                }
            }
            #expect(try log.read { try $0.story(IdeaID(1))?.text } == secret)
            #expect(try !log.hasRemains)
            // What the log remembers is what it holds.
            try log.record(redact(2, "text"))
            #expect(try log.read { try $0.story(IdeaID(1))?.text } == "[redacted by #3]")
            try log.close()
        }
    }

    @Test func `a line changed otherwise, a mark put by others and a redaction not carried out are found`() throws {
        func damage(_ redacts: Bool, _ sql: String) throws -> [String] {
            let folder = try TemporaryFolder()
            let log = try logInFile(folder, clock)
            try log.record(idea(secret))
            try log.record(idea("Another"))
            if redacts { try log.record(redact(2, "text")) }
            try log.close()
            let file = try PlainConnection(folder.file("acme.annals"))
            let guardian = try file.rows("SELECT sql FROM sqlite_schema WHERE name = 'entryNotUpdated'")[0][0]
            try file.run("DROP TRIGGER entryNotUpdated; \(sql)")
            try file.run(guardian)
            file.close()
            let copy = try Log(openingAt: folder.file("acme.annals"), readOnly: true)
            defer { try? copy.close() }
            return try Verifier.verify(copy).damage.map { "\($0.position?.description ?? ""): \($0.problem)" }
        }
        let mark = "UPDATE entry SET line = json_replace(line, '$.data.text', json_object('redacted', 4))"
        #expect(try damage(true, "SELECT 1") == [])
        #expect(
            try damage(true, mark + " WHERE position = 3") == [
                "#3: its line is not the one that was written: the SHA-256 does not fit"
            ])
        #expect(
            try damage(false, mark + " WHERE position = 2") == [
                "#2: its line is not the one that was written: the SHA-256 does not fit"
            ])
        let other = try damage(true, "UPDATE entry SET line = replace(line, 'idea:I-1', 'idea:I-2') WHERE position = 2")
        #expect(
            other.contains("#2: its line is not the one that was written: the SHA-256 does not fit"))
        #expect(
            try damage(
                true, "UPDATE entry SET line = json_replace(line, '$.data.text', '\(secret)') WHERE position = 2")
                == ["#2: still holds the texts that #4 says were taken out of it"])
    }

    @Test func `only what the redaction just appended says may change, and only so`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder, clock)
        try log.record(idea(secret))
        try log.record(idea("Another"))
        try log.record(redact(2, "text"))
        try log.close()
        for sql in [
            "UPDATE entry SET line = json_replace(line, '$.data.text', 'x') WHERE position = 2",
            "UPDATE entry SET line = json_replace(line, '$.data.text', json_object('redacted', 4)) WHERE position = 3",
            "UPDATE entry SET leaf = zeroblob(32) WHERE position = 2",
            "UPDATE entry SET line = line WHERE position = 2",
        ] {
            let file = try PlainConnection(folder.file("acme.annals"))
            #expect(throws: (any Error).self, "\(sql)") { try file.run(sql) }
            file.close()
        }
        // Even while it is the last entry, a text goes only to its mark.
        let store = try SQLiteStore(openingAt: folder.file("acme.annals"))
        for lines in [[Array("x".utf8)], [try log.line(2, in: store) + [0x20]]] {
            expect(.conflict, naming: "never changed") {
                try store.write { writer in try writer.redact(Position(2), to: lines) }
            }
        }
        try store.close()
    }

    @Test func `an export of it makes the same log again, byte for byte`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder, clock)
        try log.record(idea(secret))
        try log.record(redact(2, "text"))
        try log.record(idea("After"))
        var export: [UInt8] = []
        try log.read { try $0.forEachLine { export += $0 + [0x0A] } }
        let leaf = try #require(try log.read { try $0.leaf(at: Position(2)) })
        let lines = String(decoding: export, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines[1].hasSuffix(#"{"redacted":3}},"leaf":"\#(leaf.hex)"}"#))
        let path = folder.file("copy.annals")
        _ = try Importer(export).restore(at: path)
        let copy = try Log(openingAt: path)
        var second: [UInt8] = []
        try copy.read { try $0.forEachLine { second += $0 + [0x0A] } }
        #expect(second == export)
        #expect(try copy.read { try $0.leaf(at: Position(2)) } == leaf)
        #expect(try Verifier.verify(copy).isSound)
        try copy.close()
        try log.close()
    }

    @Test(arguments: [
        ("leaf left out", "lacks its leaf"), ("leaf of another", ""), ("other words", "carries a leaf of its own"),
        ("leaf on a whole line", "carries a leaf of its own"),
    ])
    func `an export in which a line does not fit what was taken out is refused`(_ what: String, _ problem: String)
        throws
    {
        let folder = try TemporaryFolder()
        let log = try logInMemory(clock)
        try log.record(idea(secret))
        try log.record(redact(2, "text"))
        var lines: [String] = []
        try log.read { try $0.forEachLine { lines.append(String(decoding: $0, as: UTF8.self)) } }
        let other = String(repeating: "0", count: 64)
        let start = try #require(lines[1].range(of: #","leaf":""#)).lowerBound
        switch what {
        case "leaf left out": lines[1] = lines[1][..<start] + "}"
        case "leaf of another": lines[1] = lines[1][..<start] + #","leaf":"\#(other)"}"#
        case "other words": lines[1] = lines[1].replacing("idea:I-1", with: "idea:I-7")
        default: lines[2] = lines[2].dropLast() + #","leaf":"\#(other)"}"#
        }
        let importer = Importer(Array(lines.joined(separator: "\n").utf8))
        if what == "leaf of another" {
            // The line is proved by the redaction; the leaf only by the tree that it stands in.
            _ = try importer.restore(at: folder.file("copy.annals"))
            return
        }
        let failure = try #require(throws: Importer.Failure.self) {
            try importer.restore(at: folder.file("copy.annals"))
        }
        #expect(failure.lines[0].problem.contains(problem))
        #expect(try folder.names.isEmpty)
    }

    @Test func `forgetting takes the bytes in one transaction with its entry`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder, clock)
        try log.record(Draft(PersonJoined { $0.name = "Ann" }))
        try log.record(
            Draft(
                PersonJoined {
                    $0.name = secret
                    $0.email = "quibble@example.org"
                }))
        try log.record(
            Draft(
                PersonChanged {
                    $0.person = PersonID(2)
                    $0.title = "Chief \(secret)"
                }))
        let receipt = try log.record(
            Draft(
                PersonForgotten {
                    $0.person = PersonID(2)
                    $0.reason = "asked"
                }, actor: PersonID(1)))
        #expect(receipt.following.isEmpty)
        for word in [secret, "quibble@example.org"] { #expect(try holding(word, folder) == []) }
        #expect(try log.read { try $0.name(PersonID(2)) } == "P-2")
        #expect(try Verifier.verify(log).isSound)
        #expect(try Verifier.verifyRules(log).remarks.isEmpty)
        // Sent again it is there already.
        let again = try log.record(Draft(AnyAction(receipt.entry.action.body), id: receipt.entry.id))
        #expect(again.isRepeat && again.following.isEmpty)
        try log.close()
    }
}

extension Log {
    /// The stored line of an entry.
    fileprivate func line(_ position: Int64, in store: SQLiteStore) throws -> [UInt8] {
        try store.read { try $0.entry(at: Position(position))?.line ?? [] }
    }
}
