import Annals
import Crypto
import Foundation
import GRDB
import TestSupport
import Testing

@testable import AnnalsLog

/// A bit that the disk changed in what lies beside a log must not pass for a key, nor for a vote.
@Suite("The keys file and the ballot box, with a bit flipped")
struct FlippedBitBesideTests {
    /// More of them by hand: ANNALS_FLIPS=3000.
    private static let rounds = ProcessInfo.processInfo.environment["ANNALS_FLIPS"].flatMap(Int.init) ?? 200

    /// Flips bits of a file's bytes in turn, each alone, and says what the body then finds wrong.
    ///
    /// - Returns: how many of them were noticed.
    private func flip(
        _ path: String, seed: UInt64, _ body: (_ where: String) throws -> Void
    ) throws -> Int {
        let original = try Data(contentsOf: URL(fileURLWithPath: path))
        var random = SplitMix64(seed: seed)
        var noticed = 0
        // Most bytes of small tables are free: where something stands is tried more often.
        let filled = original.indices.filter { original[$0] != 0 }
        for round in 1...Self.rounds {
            let byte =
                round % 4 == 0
                ? Int(random.next() % UInt64(original.count)) : filled[Int(random.next() % UInt64(filled.count))]
            let bit = Int(random.next() % 8)
            var bytes = original
            bytes[byte] ^= 1 << bit
            try put(bytes, at: path)
            do {
                try body("bit \(bit) of byte \(byte)")
            } catch is StoreError {
                noticed += 1
            } catch is Refusal {
                noticed += 1
            }
        }
        try put(original, at: path)
        return noticed
    }

    private func put(_ bytes: Data, at path: String) throws {
        unlink(path)
        try bytes.write(to: URL(fileURLWithPath: path))
        chmod(path, 0o600)
    }

    // MARK: - Keys

    @Test func `of a keys file either what was written is read, or that it is damaged`() throws {
        let sealed = try SealedLog()
        try sealed.confer()
        let id = try sealed.log.read { try $0.organization().log }
        _ = try sealed.log.checkpoint()
        try sealed.log.close()
        let file = KeysFile(path: sealed.path + "-keys")
        func said() throws -> [String] {
            let keys = try file.sealingKeys()
            func text(_ key: SymmetricKey?) -> String {
                key.map { $0.withUnsafeBytes { Data($0) }.base64EncodedString() } ?? "-"
            }
            return try [
                keys.personal.map { "\($0.key) \(text($0.value))" }.sorted().joined(separator: " "),
                keys.circles.map { "\($0.key) \(text($0.value))" }.sorted().joined(separator: " "),
                text(keys.imports), "\(keys.through)", "\(file.publicKeys())",
                "\(String(describing: file.lastSigned()))", file.owner() ?? "nobody's",
            ]
        }
        let truth = try said()
        #expect(truth.last == id)
        let noticed = try flip(file.path, seed: 11) { place in
            let said = try said()
            // Whose they are is asked for by itself, and compared with the log's id.
            #expect(said.dropLast() == truth.dropLast(), "\(place)")
        }
        #expect(noticed > Self.rounds / 10)
        #expect(try said() == truth)
    }

    @Test func `a changed key is told by whoever reads, by verify and by the doctor`() throws {
        let sealed = try SealedLog()
        try sealed.log.close()
        let keys = sealed.path + "-keys"
        let key = try #require(try KeysFile(path: keys).sealingKeys().personal[PersonID(2)])
        var bytes = try Data(contentsOf: URL(fileURLWithPath: keys))
        let range = try #require(bytes.range(of: key.withUnsafeBytes { Data($0) }))
        bytes[range.lowerBound + 7] ^= 0x10
        try put(bytes, at: keys)
        let log = try Log(openingAt: sealed.path, readOnly: true)
        defer { try? log.close() }
        let error = #expect(throws: StoreError.self) { try log.read { _ in } }
        #expect(error?.code == .damaged)
        #expect(error?.message.hasPrefix("\(keys) is damaged: it does not hold the keys that were written") == true)
        let report = try Verifier.verify(log)
        #expect(report.isOnlyOfKeys && report.damage.map(\.problem) == [error?.message])
        let found = try Diagnosis(sealed.path, now: sealed.clock.now).findings.filter { $0.level == .damage }
        #expect(found.map(\.area) == ["keys"] && found.first?.text == error?.message)
    }

    @Test func `verify tells a key under which nothing was sealed, and keys that an older file lacks`() throws {
        let sealed = try SealedLog()
        let vault = sealed.folder.file("vault")
        try FileManager.default.copyItem(atPath: sealed.path + "-keys", toPath: vault)
        try sealed.confer()
        try sealed.log.record(Draft(PersonJoined { $0.name = "Di" }))
        try sealed.log.close()
        func verify() throws -> Verifier.Report {
            let log = try Log(openingAt: sealed.path, readOnly: true)
            defer { try? log.close() }
            return try Verifier.verify(log)
        }
        var report = try verify()
        #expect(report.isSound && report.unreadable == nil)
        let file = KeysFile(path: sealed.path + "-keys")
        let latest = try Data(contentsOf: URL(fileURLWithPath: file.path))
        try file.use { database in
            try database.execute(
                sql: "UPDATE personal SET key = ? WHERE person = 2", arguments: [Data(repeating: 7, count: 32)])
        }
        report = try verify()
        #expect(report.isOnlyOfKeys && report.damage.map(\.position) == [Position(3)])
        #expect(report.damage.first?.problem.contains("-keys does not hold the key of P-2 that its texts") == true)

        try put(try Data(contentsOf: URL(fileURLWithPath: vault)), at: file.path)
        report = try verify()
        #expect(report.isSound && report.unreadable?.owners == [.person(PersonID(4)), .session(SessionID(1))])
        #expect(report.unreadable?.first == Position(5))
        #expect(
            try Diagnosis(sealed.path, now: sealed.clock.now).findings.contains {
                $0.level == .warning && $0.area == "keys" && $0.text.contains("under keys of P-4, S-1, which it lacks")
            })

        // Forgetting somebody destroys their key, and is nothing to complain of.
        try put(latest, at: file.path)
        let log = try Log(openingAt: sealed.path, clock: { sealed.clock.now })
        _ = try log.forget(PersonID(4), reason: "asked for it", actor: PersonID(1))
        report = try Verifier.verify(log)
        #expect(report.isSound && report.unreadable == nil)
        try log.close()
    }

    @Test func `a keys file of before gains a digest with the next writing, and one of a newer release is refused`()
        throws
    {
        let sealed = try SealedLog()
        let file = KeysFile(path: sealed.path + "-keys")
        func raw(_ sql: String) throws {
            let queue = try DatabaseQueue(path: file.path)
            try queue.write { try $0.execute(sql: sql) }
            try queue.close()
        }
        func digests() throws -> Int? {
            try file.use(readOnly: true) { try Int.fetchOne($0, sql: "SELECT count(*) FROM whole") }
        }
        try raw("DROP TABLE whole; PRAGMA user_version = 1")
        #expect(try sealed.names(sealed.log) == ["Ann Zylberstein", "Bob Quux", "Cy Wurlitzer"])
        try sealed.log.record(Draft(PersonJoined { $0.name = "Di" }))
        #expect(try digests() == 1 && sealed.names(sealed.log).last == "Di")
        try raw("PRAGMA user_version = 3")
        #expect(throws: StoreError(.newerLog, "")) { try sealed.log.read { _ in } }
        let report = try Verifier.verify(sealed.log)
        #expect(report.isSound && report.notSigned?.hasSuffix("use a newer release") == true)
    }

    // MARK: - The ballot box

    /// A log with an open secret ballot on which three have voted, closed.
    private func voted(_ folder: TemporaryFolder, _ clock: TestClock) throws -> String {
        let log = try logInFile(folder, clock)
        for name in ["Ann", "Bob", "Cid"] { try log.record(Draft(PersonJoined { $0.name = name })) }
        let opening = Draft(
            BallotOpened {
                $0.question = "Where?"
                $0.method = VotingMethod(.approval)
                $0.options = ["a", "b", "c"].map { id in
                    BallotOption {
                        $0.id = id
                        $0.text = id
                    }
                }
                $0.electorate = [1, 2, 3].map { PersonID($0) }
                $0.secret = true
            })
        try log.record(opening)
        for (person, choice) in [(1, ["a"]), (2, ["a", "b"]), (3, ["c"])] as [(UInt32, [String])] {
            try log.record(
                Draft(
                    VoteSealed {
                        $0.ballot = BallotID(1)
                        $0.choice = .options(choice)
                    }, actor: PersonID(person)))
        }
        try log.close()
        return folder.file("acme.annals")
    }

    @Test func `of a ballot box either what was cast is counted, or nothing`() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let path = try voted(folder, clock)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        var (counted, refused) = (0, 0)
        _ = try flip(path + "-box", seed: 12) { place in
            for name in ["", "-wal", "-shm", "-views", "-box-journal"] { unlink(path + name) }
            try put(before, at: path)
            do {
                let log = try Log(openingAt: path, clock: { clock.now })
                defer { try? log.close() }
                try log.record(Draft(BallotClosed { $0.ballot = BallotID(1) }))
                let tallies = try log.read { try $0.story(BallotID(1))?.result?.tallies }
                #expect(tallies?.words == "a 2, b 1, c 1", "\(place)")
                counted += 1
            } catch {
                refused += 1
                throw error
            }
        }
        #expect(counted > 0 && refused > Self.rounds / 10, "\(counted) counted, \(refused) refused")
    }

    @Test func `a changed vote is told by whoever would count it, and by the doctor`() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let path = try voted(folder, clock)
        let box = path + "-box"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: box))
        let range = try #require(bytes.range(of: Data(#"["c"]"#.utf8)))
        // From c to a.
        bytes[range.lowerBound + 2] ^= 0x02
        try put(bytes, at: box)
        let found = try Diagnosis(path, now: clock.now).findings.filter { $0.level == .damage }
        #expect(found.map(\.area) == ["box"])
        #expect(found.first?.text.contains("1 of 3 papers in it are not what was put in") == true)
        let error = #expect(throws: StoreError.self) {
            let log = try Log(openingAt: path, clock: { clock.now })
            defer { try? log.close() }
            try log.record(Draft(BallotClosed { $0.ballot = BallotID(1) }))
        }
        #expect(error?.code == .damaged && error?.message.contains("a paper in it is not the one") == true)
    }

    @Test func `a box that an earlier release made is counted, and takes up digests from then on`() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let path = try voted(folder, clock)
        let queue = try DatabaseQueue(path: path + "-box")
        try queue.write { database in
            try database.execute(
                sql: """
                    ALTER TABLE paper RENAME TO newer;
                    CREATE TABLE paper (
                        entry BLOB NOT NULL PRIMARY KEY CHECK (length(entry) = 16),
                        subject INTEGER NOT NULL,
                        paper BLOB NOT NULL -- the choice or the answer, in JSON
                    ) STRICT, WITHOUT ROWID;
                    INSERT INTO paper SELECT entry, subject, paper FROM newer;
                    DROP TABLE newer
                    """)
        }
        try queue.close()
        #expect(try Diagnosis(path, now: clock.now).findings.allSatisfy { $0.level != .damage })
        let log = try Log(openingAt: path, clock: { clock.now })
        try log.record(Draft(BallotClosed { $0.ballot = BallotID(1) }))
        #expect(try log.read { try $0.story(BallotID(1))?.result?.tallies.words } == "a 2, b 1, c 1")
        try log.close()
    }
}
