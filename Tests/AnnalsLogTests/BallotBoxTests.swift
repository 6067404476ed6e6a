import Annals
import AnnalsLog
import Foundation
import Testing

@Suite("The ballot box")
struct BallotBoxTests {
    private let clock = TestClock()

    /// A log with a secret ballot on which P-1 to P-4 may vote.
    private func secretBallot(_ folder: TemporaryFolder, _ terms: (inout BallotOpened) -> Void = { _ in }) throws -> Log
    {
        let log = try logInFile(folder, clock)
        for name in ["Ann", "Bob", "Cid", "Dot"] { try log.record(Draft(PersonJoined { $0.name = name })) }
        try log.record(
            Draft(
                BallotOpened {
                    $0.question = "Shall we merge?"
                    $0.options = [
                        BallotOption {
                            $0.id = "m"
                            $0.text = "Merge"
                        }
                    ]
                    $0.electorate = [1, 2, 3, 4].map { PersonID($0) }
                    $0.secret = true
                    $0.mayChange = true
                    terms(&$0)
                }))
        return log
    }

    private func sealed(_ choice: MajorityChoice, by person: UInt32, id: EntryID? = nil) -> Draft {
        Draft(
            VoteSealed {
                $0.ballot = BallotID(1)
                $0.choice = .word(choice.rawValue)
            }, id: id, actor: PersonID(person))
    }

    private let closing = Draft(BallotClosed { $0.ballot = BallotID(1) })

    private func result(_ log: Log) throws -> BallotResult? {
        try log.read { try $0.story(BallotID(1))?.result }
    }

    @Test func `what was sealed is in the box and in no other file, until the closing`() throws {
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder) {
            $0.method = VotingMethod(.approval)
            $0.options = Self.places
        }
        for person in 1...3 as ClosedRange<UInt32> {
            try log.record(
                Draft(
                    VoteSealed {
                        $0.ballot = BallotID(1)
                        $0.choice = .options(["zanzibar"])
                    }, actor: PersonID(person)))
        }
        // The option's own id stands in the ballot's opening, so look for the paper as it is written.
        let paper = Data(#"["zanzibar"]"#.utf8)
        func files(with paper: Data) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
                try Data(contentsOf: URL(fileURLWithPath: folder.file(name))).range(of: paper) != nil
            }.sorted()
        }
        #expect(try files(with: paper) == ["acme.annals-box"])
        let rights = try FileManager.default.attributesOfItem(atPath: folder.file("acme.annals-box"))[.posixPermissions]
        #expect(rights as? Int == 0o600)
        try log.record(closing)
        #expect(try !files(with: paper).contains { $0.hasPrefix("acme.annals-box") })
        #expect(try result(log)?.tallies["zanzibar"] == 3)
    }

    private static let places = ["zanzibar", "oslo"].map { place in
        BallotOption {
            $0.id = place
            $0.text = place
        }
    }

    @Test func `papers and count are appended together, without names`() throws {
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder)
        for (person, choice) in [(3, MajorityChoice.for), (1, .against), (2, .for)] as [(UInt32, MajorityChoice)] {
            try log.record(sealed(choice, by: person))
        }
        let receipt = try log.record(closing)
        try log.read { reading in
            let papers = try #require(try reading.entry(at: Position(receipt.entry.position.rawValue - 1)))
            #expect(papers.action.name == "papers-opened")
            #expect(String(decoding: papers.action.json, as: UTF8.self).contains(#"["against","for","for"]"#))
            #expect(papers.actor == nil)
            #expect(papers.occurredAt == receipt.entry.occurredAt)
        }
        #expect(try result(log)?.verdict == .passed)
        #expect(try Verifier.verifyRules(log).isSound)
    }

    @Test func `a paper survives the process that sealed it, and is counted by the next`() throws {
        let folder = try TemporaryFolder()
        let first = try secretBallot(folder)
        for person in 1...3 as ClosedRange<UInt32> { try first.record(sealed(.for, by: person)) }
        try first.close()
        let next = try Log(openingAt: folder.file("acme.annals"), clock: { clock.now })
        try next.record(closing)
        #expect(try result(next)?.tallies["for"] == 3)
    }

    @Test func `who changes a sealed vote leaves one paper, the later`() throws {
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder)
        for person in 1...3 as ClosedRange<UInt32> { try log.record(sealed(.for, by: person)) }
        try log.record(sealed(.against, by: 2))
        try log.record(closing)
        #expect(try result(log)?.tallies["for"] == 2)
        #expect(try result(log)?.tallies["against"] == 1)
    }

    @Test func `a vote sent again under its id is one vote, and with another choice is refused`() throws {
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder)
        let id = try #require(EntryID("01980000-0000-7000-8000-000000000001"))
        let first = try log.record(sealed(.for, by: 1, id: id))
        let again = try log.record(sealed(.for, by: 1, id: id))
        #expect(again.isRepeat && again.entry.line == first.entry.line)
        #expect(throws: Refusal.otherContent(id, first.entry.position, field: "data.choice")) {
            try log.record(sealed(.against, by: 1, id: id))
        }
    }

    @Test func `without its box a secret ballot cannot be counted, and can be withdrawn`() throws {
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder)
        for person in 1...3 as ClosedRange<UInt32> { try log.record(sealed(.for, by: person)) }
        try log.close()
        try FileManager.default.removeItem(atPath: folder.file("acme.annals-box"))
        let next = try Log(openingAt: folder.file("acme.annals"), clock: { clock.now })
        let before = try next.read { try $0.head }
        #expect(throws: Refusal.papersMissing(Subject(.ballot, 1), 3, of: 3)) { try next.record(closing) }
        // Nor is another vote put into a new box, in which nobody would miss the others.
        #expect(throws: Refusal.papersMissing(Subject(.ballot, 1), 3, of: 3)) {
            try next.record(sealed(.for, by: 4))
        }
        #expect(try next.read { try $0.head } == before)
        try next.record(
            Draft(
                BallotWithdrawn {
                    $0.ballot = BallotID(1)
                    $0.reason = "Box lost"
                }))
    }

    @Test func `the box of another log is refused`() throws {
        let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
        let log = try secretBallot(folder)
        try log.record(sealed(.for, by: 1))
        try log.close()
        let foreign = try secretBallot(other)
        try foreign.close()
        try FileManager.default.copyItem(
            atPath: folder.file("acme.annals-box"), toPath: other.file("acme.annals-box"))
        #expect(throws: StoreError(.notALog, "")) { try Log(openingAt: other.file("acme.annals")) }
        // Whoever only reads has no use for it.
        _ = try Log(openingAt: other.file("acme.annals"), readOnly: true).read { try $0.head }
    }

    @Test func `a box that others than its owner can read is refused, and what to do is said`() throws {
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder)
        try log.record(sealed(.for, by: 1))
        let path = folder.file("acme.annals-box")
        for mode in [0o640, 0o604, 0o660] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let refused = try #require(throws: StoreError.self) { try log.record(sealed(.for, by: 2)) }
            #expect(refused.code == .cannotOpen && refused.message.contains("chmod 600"))
            #expect(throws: StoreError(.cannotOpen, "")) { try Log(openingAt: folder.file("acme.annals")) }
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        try log.record(sealed(.for, by: 2))
    }

    @Test func `a log that is opened through a link has the same box`() throws {
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder)
        try log.record(sealed(.for, by: 1))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link.annals"), withDestinationPath: folder.file("acme.annals"))
        let linked = try Log(openingAt: folder.file("link.annals"), clock: { clock.now })
        for person in [2, 3] as [UInt32] { try linked.record(sealed(.for, by: person)) }
        try linked.record(closing)
        #expect(try result(linked)?.tallies["for"] == 3)
    }

    @Test func `two programs share a box, and find the one that the other made after destroying the first`() throws {
        let folder = try TemporaryFolder()
        let one = try secretBallot(folder)
        let other = try Log(openingAt: folder.file("acme.annals"), clock: { clock.now })
        for round in 1...3 {
            try one.record(sealed(.for, by: 1))
            try other.record(sealed(.against, by: 2))
            try one.record(sealed(.for, by: 3))
            try (round == 2 ? one : other).record(closing)
            #expect(!FileManager.default.fileExists(atPath: folder.file("acme.annals-box")))
            #expect(try result(one)?.tallies["for"] == 2)
            #expect(try result(other)?.tallies["against"] == 1)
            try other.record(
                Draft(
                    BallotReopened {
                        $0.ballot = BallotID(1)
                        $0.reason = "Again"
                    }))
        }
    }

    @Test func `a vote dated before the one that stands does not take its place, and leaves no paper`() throws {
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder)
        let early = clock.now
        clock.advance(minutes: 10)
        for person in 1...3 as ClosedRange<UInt32> { try log.record(sealed(.for, by: person)) }
        clock.advance(minutes: 10)
        var late = sealed(.against, by: 2)
        late.occurredAt = early.advanced(byMilliseconds: 60_000)
        try log.record(late)
        let box = try Data(contentsOf: URL(fileURLWithPath: folder.file("acme.annals-box")))
        #expect(box.range(of: Data(#""against""#.utf8)) == nil)
        try log.record(closing)
        #expect(try result(log)?.tallies["for"] == 3)
        #expect(try result(log)?.tallies["against"] == 0)
        #expect(try Verifier.verifyRules(log).isSound)
    }

    @Test func `a rehearsal leaves no paper`() throws {
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder)
        let line = #"{"type":"vote-sealed","actor":"P-4","data":{"ballot":"B-1","choice":"against"}}"#
        let rehearsal = try Importer(Array(line.utf8)).rehearse(into: log)
        #expect(rehearsal.taken.count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.file("acme.annals-box")))
    }

    @Test func `sent again as it was first written, a vote is the same, though its paper is written plainly`() throws {
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder) {
            $0.method = VotingMethod(.ranked)
            $0.options = Self.places
        }
        let id = try #require(EntryID("01980000-0000-7000-8000-000000000001"))
        func ranked(_ ranks: KeyValuePairs<String, Int>) -> Draft {
            Draft(
                VoteSealed {
                    $0.ballot = BallotID(1)
                    $0.choice = .numbers(ranks.map { .init(option: $0.key, number: Number($0.value)) })
                }, id: id, actor: PersonID(1))
        }
        let position = try log.record(ranked(["oslo": 873, "zanzibar": 12])).entry.position
        #expect(try log.record(ranked(["oslo": 873, "zanzibar": 12])).isRepeat)
        #expect(try log.record(ranked(["zanzibar": 1, "oslo": 2])).isRepeat)
        #expect(throws: Refusal.otherContent(id, position, field: "data.choice")) {
            try log.record(ranked(["oslo": 1, "zanzibar": 2]))
        }
        let box = try Data(contentsOf: URL(fileURLWithPath: folder.file("acme.annals-box")))
        #expect(box.range(of: Data(#"{"zanzibar":1,"oslo":2}"#.utf8)) != nil)
        #expect(box.range(of: Data("873".utf8)) == nil)
    }

    @Test func `a withdrawn secret ballot leaves no paper`() throws {
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder)
        for person in 1...3 as ClosedRange<UInt32> { try log.record(sealed(.for, by: person)) }
        try log.record(
            Draft(
                BallotWithdrawn {
                    $0.ballot = BallotID(1)
                    $0.reason = "Moot"
                }))
        #expect(!FileManager.default.fileExists(atPath: folder.file("acme.annals-box")))
    }

    @Test func `a transaction that is taken back leaves no paper that counts`() throws {
        struct Stop: Error {}
        let folder = try TemporaryFolder()
        let log = try secretBallot(folder)
        for person in 1...3 as ClosedRange<UInt32> { try log.record(sealed(.for, by: person)) }
        // As by a crash between the box and the log: the paper is durable, its entry is not there.
        let line = #"{"type":"vote-sealed","actor":"P-4","data":{"ballot":"B-1","choice":"against"}}"#
        #expect(throws: Importer.Failure.self) {
            try Importer(Array("\(line)\n{}\n".utf8)).run(into: log)
        }
        let left = try Data(contentsOf: URL(fileURLWithPath: folder.file("acme.annals-box")))
        #expect(left.range(of: Data(#""against""#.utf8)) == nil)
        try log.close()
        let next = try Log(openingAt: folder.file("acme.annals"), clock: { clock.now })
        try next.record(closing)
        #expect(try result(next)?.tallies["for"] == 3)
        #expect(try result(next)?.tallies["against"] == 0)
        #expect(!FileManager.default.fileExists(atPath: folder.file("acme.annals-box")))
    }
}

@Suite("Deadlines")
struct DeadlineTests {
    private let clock = TestClock()

    private func ballot(_ log: Log, until: String) throws {
        try log.record(Draft(PersonJoined { $0.name = "Ann" }))
        try log.record(
            Draft(
                BallotOpened {
                    $0.question = "Move?"
                    $0.options = [
                        BallotOption {
                            $0.id = "m"
                            $0.text = "Move"
                        }
                    ]
                    $0.electorate = [PersonID(1)]
                    $0.closesAt = When(until)
                }))
        try log.record(
            Draft(
                VoteCast {
                    $0.ballot = BallotID(1)
                    $0.choice = .word("for")
                }, actor: PersonID(1)))
    }

    private let note = Draft(
        NoteAdded {
            $0.on = .subject(Subject(.person, 1))
            $0.text = "Later"
        })

    @Test func `whoever writes next closes a ballot whose deadline has passed, as of its deadline`() throws {
        let log = try logInMemory(clock)
        try ballot(log, until: "2026-01-01T10:00:00.000Z")
        try log.record(note)
        #expect(try log.read { try $0.story(BallotID(1))?.state } == .open)
        clock.now = try #require(Instant("2026-01-01T12:00:00.000Z"))
        try log.record(note)
        let story = try #require(try log.read { try $0.story(BallotID(1)) })
        #expect(story.state == .closed)
        #expect(story.closed?.occurredAt == Instant("2026-01-01T10:00:00.000Z"))
        #expect(story.result?.verdict == .passed)
        #expect(try log.read { try $0.head } == Position(7))
    }

    @Test func `another process does so too, and only once`() throws {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder, clock)
        try ballot(log, until: "2026-01-01T10:00:00.000Z")
        clock.now = try #require(Instant("2026-01-01T12:00:00.000Z"))
        let other = try Log(openingAt: folder.file("acme.annals"), clock: { clock.now })
        try other.record(note)
        try log.record(note)
        let closings = try log.chronicle().entries.filter { $0.action.name == "ballot-closed" }
        #expect(closings.count == 1)
        #expect(try Verifier.verifyRules(log).isSound)
    }

    @Test func `a ballot that was opened again has the deadline of its new round`() throws {
        let log = try logInMemory(clock)
        try ballot(log, until: "2026-01-01T10:00:00.000Z")
        clock.now = try #require(Instant("2026-01-01T12:00:00.000Z"))
        try log.record(
            Draft(
                BallotReopened {
                    $0.ballot = BallotID(1)
                    $0.reason = "New facts"
                    $0.closesAt = When("2026-01-02")
                }))
        try log.record(note)
        #expect(try log.read { try $0.story(BallotID(1))?.state } == .open)
        clock.now = try #require(Instant("2026-01-03T12:00:00.000Z"))
        try log.record(note)
        let story = try #require(try log.read { try $0.story(BallotID(1)) })
        #expect(story.state == .closed)
        #expect(story.result?.voted == 0)
        #expect(story.earlierRounds.count == 1)
    }
}
