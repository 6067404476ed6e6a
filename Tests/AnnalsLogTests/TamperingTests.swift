import Annals
import AnnalsProof
import Foundation
import TestSupport
import Testing

@testable import AnnalsLog

/// A log of 2,000 entries with four checkpoints, one of them signed by a witness; made once.
private struct Original {
    static let made = Result { try Original() }
    static let witness = try? WitnessKey(name: "auditor.example", seed: Array(repeating: 7, count: 32))

    let folder: TemporaryFolder
    let path: String
    /// The log as it was at 1,500 entries.
    let earlier: [UInt8]
    let whole: [UInt8]
    let checkpoints: [Int: SignedNote]
    /// The lines, by position.
    let lines: [Int: [UInt8]]

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("acme.annals")
        var log = try logInFile(folder)
        try log.record(Draft(PersonJoined { $0.name = "Ann Lee" }))
        var checkpoints: [Int: SignedNote] = [:]
        var earlier: [UInt8] = []
        for size in [600, 1000, 1500, 2000] {
            try Original.fill(log, to: size)
            checkpoints[size] = try log.checkpoint()
            if size == 1000, let witness = Original.witness, var note = checkpoints[size] {
                note.add(try witness.sign(note.text, at: 1_767_225_600))
                try log.addWitness(note, key: witness.key)
            }
            guard size == 1500 else { continue }
            try log.close()
            earlier = try Original.bytes(path)
            log = try Log(openingAt: path, clock: { TestClock().now })
        }
        var lines: [Int: [UInt8]] = [:]
        try log.read { reading in
            try reading.forEachRecorded {
                lines[Int($0.position.rawValue)] = $0.line
                return true
            }
        }
        try log.close()
        (self.checkpoints, self.earlier, self.lines) = (checkpoints, earlier, lines)
        whole = try Original.bytes(path)
    }

    /// Adds ideas until the log has so many entries.
    static func fill(_ log: Log, to size: Int, saying word: String = "Idea") throws {
        let head = try log.read { Int(try $0.head.rawValue) }
        let drafts = (head + 1...size).map { number in
            Draft(IdeaCaptured { $0.text = "\(word) \(number): enter the “Ostsee” market" }, actor: PersonID(1))
        }
        for result in try log.record(drafts) { _ = try result.get() }
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try #require(FileManager.default.contents(atPath: path)))
    }
}

/// A copy of a log that is changed behind the guards.
private struct Copy {
    let folder: TemporaryFolder
    let path: String

    init(_ bytes: [UInt8]) throws {
        folder = try TemporaryFolder()
        path = folder.file("copy.annals")
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    /// Runs statements without the guards, and puts the guards back.
    func change(_ statements: [String]) throws {
        let file = try PlainConnection(path)
        defer { file.close() }
        let guards = try file.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        try file.run("BEGIN")
        for one in guards { try file.run("DROP TRIGGER \(one[0])") }
        for statement in statements { try file.run(statement) }
        for one in guards { try file.run(one[1]) }
        try file.run("COMMIT")
    }

    func verify(since older: SignedNote? = nil, most: Int = 10_000) throws -> Verifier.Report {
        let log = try Log(openingAt: path, readOnly: true)
        defer { try? log.close() }
        return try Verifier.verify(log, since: try older.map { try Verifier.Older($0) }, listing: most)
    }
}

extension Verifier.Report {
    fileprivate var positions: Set<Int> { Set(damage.compactMap { $0.position.map { Int($0.rawValue) } }) }
    fileprivate func says(_ position: Int?, _ words: String) -> Bool {
        damage.contains { $0.position.map { Int($0.rawValue) } == position && $0.problem.contains(words) }
    }
}

@Suite("A log that is changed behind its guards")
struct TamperingTests {
    private func original() throws -> Original { try Original.made.get() }

    @Test func `the log is sound, and its checkpoints and its witness are named`() throws {
        let report = try Copy(try original().whole).verify()
        #expect(report.isSound, "\(report.damage)")
        #expect(report.entries == 2000 && report.tiles == 7)
        #expect(report.checkpoints.count == 4 && report.checkpoints.last == Position(2000))
        #expect(report.witnesses.map(\.last) == [Position(1000)])
        #expect(report.witnesses.map(\.key.name) == ["auditor.example"])
    }

    @Test(arguments: 0..<8) func `every single byte of a line that is changed is found, with its entry`(_ round: Int)
        throws
    {
        let original = try original()
        var random = SplitMix64(seed: UInt64(round + 1))
        let copy = try Copy(original.whole)
        var changed: Set<Int> = []
        var statements: [String] = []
        while changed.count < 300 {
            let position = Int(random.next() % 2000) + 1
            guard changed.insert(position).inserted, var line = original.lines[position] else { continue }
            // Any byte to any other value, be it UTF-8 or not.
            let place = Int(random.next() % UInt64(line.count))
            line[place] ^= UInt8(random.next() % 255 + 1)
            statements.append("UPDATE entry SET line = CAST(x'\(Hex.text(line))' AS TEXT) WHERE position = \(position)")
        }
        try copy.change(statements)
        let report = try copy.verify()
        for position in changed {
            #expect(report.says(position, "its line is not the one that was written"), "entry \(position)")
        }
        // And no other line is blamed.
        let blamed = Set(
            report.damage.filter { $0.problem.contains("is not the one that was written") }
                .compactMap { $0.position.map { Int($0.rawValue) } })
        #expect(blamed == changed)
    }

    @Test func `a line changed together with its leaf is found by its tile or its checkpoint`() throws {
        let original = try original()
        var random = SplitMix64(seed: 5)
        for _ in 0..<12 {
            let copy = try Copy(original.whole)
            let position = Int(random.next() % 1998) + 3
            let line = Array(
                String(decoding: original.lines[position] ?? [], as: UTF8.self).replacing("market", with: "Market").utf8
            )
            try copy.change([
                "UPDATE entry SET line = CAST(x'\(Hex.text(line))' AS TEXT), leaf = x'\(Digest.leaf(of: line).hex)' WHERE position = \(position)"
            ])
            let report = try copy.verify()
            let signed = [600, 1000, 1500, 2000].first { $0 >= position } ?? 0
            #expect(report.says(signed, "signs other entries"), "entry \(position): \(report.damage)")
            let tile = (position - 1) / 256
            if tile < 7 { #expect(report.says(tile * 256 + 1, "is not theirs"), "entry \(position)") }
        }
    }

    @Test func `a removed, repeated, swapped or inserted line is found, with its entry`() throws {
        let original = try original()
        var random = SplitMix64(seed: 6)
        for _ in 0..<5 {
            let at = Int(random.next() % 1900) + 50
            let shift = { (step: Int) in
                // Through numbers that nobody uses, since each may stand once.
                ["entry", "indexed"].flatMap { table in
                    [
                        "UPDATE \(table) SET position = -position WHERE position > \(at)",
                        "UPDATE \(table) SET position = \(step) - position WHERE position < 0",
                    ]
                }
            }
            let kinds: [(name: String, statements: [String], found: Int)] = [
                (
                    "removed, with a gap",
                    ["DELETE FROM indexed WHERE position = \(at)", "DELETE FROM entry WHERE position = \(at)"], at + 1
                ),
                (
                    "removed, and closed up",
                    ["DELETE FROM indexed WHERE position = \(at)", "DELETE FROM entry WHERE position = \(at)"]
                        + shift(-1), at
                ),
                (
                    "repeated",
                    shift(1) + [
                        """
                        INSERT INTO entry SELECT position + 1, randomblob(16), occurredAt, recordedAt, line, leaf, named FROM entry \
                        WHERE position = \(at)
                        """
                    ], at + 1
                ),
                (
                    "swapped",
                    [
                        "UPDATE entry SET position = -1 WHERE position = \(at)",
                        "UPDATE entry SET position = \(at) WHERE position = \(at + 1)",
                        "UPDATE entry SET position = \(at + 1) WHERE position = -1",
                    ], at
                ),
                (
                    "inserted",
                    shift(1) + [
                        """
                        INSERT INTO entry VALUES (\(at + 1), randomblob(16), 1767225600000, 1767225600000, \
                        'an entry that nobody wrote', x'\(Digest.leaf(of: Array("an entry that nobody wrote".utf8)).hex)', NULL)
                        """
                    ], at + 1
                ),
            ]
            for (name, statements, found) in kinds {
                let copy = try Copy(original.whole)
                try copy.change(statements)
                let report = try copy.verify()
                #expect(report.positions.contains(found), "\(name) at \(at)")
                #expect(report.positions.min() ?? 0 >= min(found, (at - 1) / 256 * 256 + 1), "\(name) at \(at)")
            }
        }
    }

    @Test func `a changed row of the index is found, with its entry`() throws {
        let original = try original()
        var random = SplitMix64(seed: 7)
        let copy = try Copy(original.whole)
        var changed: Set<Int> = []
        while changed.count < 200 { changed.insert(Int(random.next() % 1990) + 5) }
        try copy.change(
            changed.sorted().enumerated().map { index, position in
                // Those of the last, unfinished block name their subjects themselves.
                guard position <= 7 * 256 else {
                    let named = index % 3 == 0 ? "json_remove(named, '$[0]')" : "json_set(named, '$[0]', 1 << 50)"
                    return "UPDATE entry SET named = \(named) WHERE position = \(position)"
                }
                let row = "(SELECT subject FROM indexed WHERE position = \(position) LIMIT 1)"
                return switch index % 3 {
                case 0: "DELETE FROM indexed WHERE position = \(position) AND subject = \(row)"
                case 1: "UPDATE indexed SET about = 1 - about WHERE position = \(position) AND subject = \(row)"
                default:
                    "UPDATE indexed SET subject = subject + 65536000 WHERE position = \(position) AND subject = \(row)"
                }
            })
        let report = try copy.verify()
        for position in changed { #expect(report.says(position, "is missing from the index"), "entry \(position)") }
        let more = try Copy(original.whole)
        try more.change(["INSERT INTO indexed VALUES (1, 1, 77, 1)"])
        #expect(
            try more.verify().damage.map(\.problem) == [
                "the index has 1 rows that follow from no line",
                "the index counts wrongly for 1 subjects, 1 among them",
            ])
        let miscounted = try Copy(original.whole)
        try miscounted.change([
            "UPDATE story SET length = length + 1 WHERE part = (SELECT max(part) FROM story)",
            "UPDATE indexed SET number = number + 1 WHERE subject = (SELECT min(subject) FROM indexed)",
            "DELETE FROM story WHERE part = (SELECT part FROM story LIMIT 1 OFFSET 3)",
        ])
        let problems = try miscounted.verify().damage.map(\.problem)
        #expect(problems.count == 1 && problems[0].hasPrefix("the index counts wrongly for 3 subjects"), "\(problems)")
    }

    @Test(arguments: [
        ("UPDATE unfinished SET subject = subject + 65536", true),
        ("UPDATE unfinished SET subject = subject + (1 << 49)", true),
        ("UPDATE unfinished SET subject = subject + 1", true), ("DELETE FROM unfinished", false),
        ("INSERT INTO unfinished SELECT subject + 131072 FROM unfinished", true),
    ])
    func `a changed list of what is unfinished is found, and not believed`(_ statement: String, _ isSeen: Bool) throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder)
        for step in [
            #"{"type":"person-joined","data":{"name":"Ann"}}"#,
            #"{"type":"session-scheduled","data":{"title":"Spring","kind":"planning","purpose":"Plan","startsAt":"2026-01-14"}}"#,
            #"{"type":"participant-invited","data":{"session":"S-1","person":"P-1","role":"moderator"}}"#,
            #"{"type":"session-opened","data":{"session":"S-1","present":["P-1"]}}"#,
        ] { try log.record(line: Array(step.utf8)) }
        try log.close()
        let copy = try Copy(Array(try #require(FileManager.default.contents(atPath: folder.file("acme.annals")))))
        #expect(try copy.verify().isSound)
        try copy.change([statement])
        let problems = try copy.verify().damage.map(\.problem)
        #expect(problems.count == 1 && problems[0].contains("unfinished"), "\(problems)")
        let store = try SQLiteStore(openingAt: copy.path, readOnly: true)
        defer { try? store.close() }
        if isSeen { expect(.damaged, naming: "unfinished") { try store.read { _ = try $0.unfinished(.session) } } }
    }

    @Test func `a changed, removed or added tile is found, with the entries under it`() throws {
        let original = try original()
        var random = SplitMix64(seed: 8)
        for (number, tile) in try Copy.tiles(original.path).enumerated() {
            let copy = try Copy(original.whole)
            var root = try #require(Hex.bytes(tile[2]))
            root[Int(random.next() % 32)] ^= UInt8(random.next() % 255 + 1)
            try copy.change(["UPDATE tile SET root = x'\(Hex.text(root))' WHERE level = 1 AND number = \(number)"])
            #expect(try copy.verify().damage.map(\.position) == [Position(number * 256 + 1)])
        }
        let removed = try Copy(original.whole)
        try removed.change(["DELETE FROM tile WHERE number = 3"])
        #expect(
            try removed.verify().damage == [
                .init(position: Position(769), problem: "the tile over #769 to #1024 is missing")
            ])
        let added = try Copy(original.whole)
        try added.change([
            "INSERT INTO tile VALUES (1, 7, zeroblob(32))", "INSERT INTO tile VALUES (2, 0, zeroblob(32))",
        ])
        #expect(try added.verify().damage.map(\.problem) == ["the tree has 2 tiles that follow from no entries"])
    }

    @Test func `every single byte of a checkpoint that is changed is found, with its entry`() throws {
        let original = try original()
        let note = Array(try #require(original.checkpoints[1500]).written.utf8)
        let copy = try Copy(original.whole)
        let file = try PlainConnection(copy.path)
        defer { file.close() }
        try file.run("DROP TRIGGER checkpointNotUpdated; PRAGMA synchronous = OFF")
        let log = try Log(openingAt: copy.path, readOnly: true)
        defer { try? log.close() }
        let organization = try log.read { try $0.organization() }
        let positions = [600, 1000, 1500, 2000].map { Position($0) }
        let heads = try log.read { reading in try positions.map { try reading.treeHead(at: $0) } }
        var random = SplitMix64(seed: 9)
        for place in note.indices {
            var changed = note
            changed[place] ^= UInt8(random.next() % 255 + 1)
            try file.run("UPDATE checkpoint SET note = CAST(x'\(Hex.text(changed))' AS TEXT) WHERE position = 1500")
            // Only the checkpoints: the entries are as they were.
            let report = try log.read { reading in
                var report = Verifier.Report()
                var check = try CheckpointCheck(reading.reader)
                for (position, head) in zip(positions, heads) {
                    let isSigned = try check.take(
                        position, log: organization.log, key: organization.key, into: &report)
                    #expect(isSigned)
                    check.take(head, into: &report)
                }
                return report
            }
            #expect(report.damage.map(\.position) == [Position(1500)], "byte \(place)")
        }
    }

    @Test func `a checkpoint or a witness's signature put elsewhere is found`() throws {
        let original = try original()
        for (statement, position, words) in [
            ("UPDATE checkpoint SET position = 1501 WHERE position = 1500", 1501, "signs 1500 entries"),
            ("UPDATE checkpoint SET position = 2001 WHERE position = 2000", 2001, "the log was cut off"),
            ("UPDATE cosignature SET position = 600", 600, "the signature of a witness"),
            ("UPDATE cosignature SET key = replace(key, 'auditor', 'editor')", 1000, "the signature of a witness"),
            ("UPDATE cosignature SET line = replace(line, 'A', 'B')", 1000, "the signature of a witness"),
            ("UPDATE cosignature SET position = 601", nil, "1 signatures of witnesses stand under no checkpoint"),
            ("UPDATE checkpoint SET note = 'x' WHERE position = 600", 600, "its checkpoint does not hold"),
        ] as [(String, Int?, String)] {
            let copy = try Copy(original.whole)
            try copy.change([statement])
            let report = try copy.verify()
            #expect(report.says(position, words), "\(statement): \(report.damage)")
        }
    }

    @Test func `a log cut back to an earlier state is sound by itself, and found by a later checkpoint`() throws {
        let original = try original()
        let copy = try Copy(original.earlier)
        #expect(try copy.verify().isSound)
        #expect(try copy.verify(since: original.checkpoints[1000]).since?.size == 1000)
        #expect(
            try copy.verify(since: original.checkpoints[2000]).parted
                == ["the log was cut off: the checkpoint signs 2000 entries, and there are 1500"])
    }

    @Test func `two forks of one log are told apart, and agree on what they share`() throws {
        let original = try original()
        let copy = try Copy(original.earlier)
        let keys = try Original.bytes(original.path + "-keys")
        let file = copy.path + "-keys"
        _ = FileManager.default.createFile(
            atPath: file, contents: Data(keys), attributes: [.posixPermissions: 0o600])
        let fork = try Log(openingAt: copy.path, clock: { TestClock().now })
        try Original.fill(fork, to: 2100, saying: "Other")
        // Its own keys remember what the other one signed.
        #expect(throws: ProofError.self) { try fork.checkpoint() }
        try fork.close()
        #expect(try copy.verify(since: original.checkpoints[1500]).parted.count == 1)
        try FileManager.default.removeItem(atPath: copy.path + "-keys")
        #expect(try copy.verify(since: original.checkpoints[1500]).isSound)
        #expect(
            try copy.verify(since: original.checkpoints[2000]).parted == [
                "the log did not only grow: it is a fork that parted from the checkpoint at or before #2000, "
                    + "or one of its first 2000 entries was changed"
            ])
    }

    @Test func `a log written anew from its start, tiles and all, is found by its checkpoints`() throws {
        let original = try original()
        let folder = try TemporaryFolder()
        var lines = (1...2000).map { original.lines[$0] ?? [] }
        lines[2] = Array(String(decoding: lines[2], as: UTF8.self).replacing("Ostsee", with: "Nordsee").utf8)
        let path = folder.file("anew.annals")
        _ = try Importer(Array(lines.joined(separator: [0x0A]))).restore(at: path)
        let anew = try Log(openingAt: path, readOnly: true)
        #expect(try Verifier.verify(anew).isSound)
        let report = try Verifier.verify(anew, since: try Verifier.Older(try #require(original.checkpoints[600])))
        #expect(
            report.parted.first?.contains("fork that parted from the checkpoint at or before #600")
                == true)
        try anew.close()
        let copy = try Copy(try Original.bytes(path))
        let file = try PlainConnection(copy.path)
        try file.run("ATTACH '\(original.path)' AS old; INSERT INTO checkpoint SELECT * FROM old.checkpoint")
        file.close()
        let found = try copy.verify().damage
        #expect(found.map(\.position) == [Position(600), nil])
        #expect(found.first?.problem == "its checkpoint signs other entries: one of #1 to #600 was changed")
        #expect(found.last?.problem == "the 3 checkpoints after it do not fit either")
    }
}

extension Copy {
    fileprivate static func tiles(_ path: String) throws -> [[String]] {
        let file = try PlainConnection(path)
        defer { file.close() }
        return try file.rows("SELECT level, number, hex(root) FROM tile")
    }
}
