import Annals
import AnnalsLog
import Foundation
import TestSupport
import Testing

/// Two worlds that differ in nothing but who chose what: whatever files somebody may look at, they must be the same.
@Suite("Nothing links a person to a paper")
struct SecrecyTests {
    private static let people: ClosedRange<UInt32> = 1...7
    private static let places = ["a", "bb", "ccc", "dddd", "eeeee", "ffffff", "ggggggg"]

    /// A log in a folder of its own, and what its files held after each step.
    private final class World {
        let folder: TemporaryFolder
        let clock = TestClock()
        var log: Log
        /// The bytes of each file after each step.
        var copies: [[String: Data]] = []

        init(copying founded: TemporaryFolder) throws {
            folder = try TemporaryFolder()
            for name in ["acme.annals", "acme.annals-keys"] {
                try FileManager.default.copyItem(atPath: founded.file(name), toPath: folder.file(name))
            }
            log = try Log(openingAt: folder.file("acme.annals"), clock: { [clock] in clock.now })
        }

        func step(_ draft: Draft) throws {
            clock.advance(minutes: 1)
            try log.record(draft)
            copies.append(try files())
        }

        func files() throws -> [String: Data] {
            var files: [String: Data] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                files[name] = try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
            }
            return files
        }
    }

    /// The founding of both worlds: people, and two secret ballots by approval on which votes may change.
    private func founded() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let log = try logInFile(folder)
        for person in Self.people { try log.record(Draft(PersonJoined { $0.name = "Person \(person)" })) }
        for question in ["Where?", "Where next?"] {
            try log.record(
                Draft(
                    BallotOpened {
                        $0.question = question
                        $0.method = VotingMethod(.approval)
                        $0.options = Self.places.map { place in
                            BallotOption {
                                $0.id = place
                                $0.text = place
                            }
                        }
                        $0.electorate = Self.people.map { PersonID($0) }
                        $0.secret = true
                        $0.mayChange = true
                    }))
        }
        try log.close()
        return folder
    }

    private func id(_ number: UInt64) -> EntryID {
        EntryID(at: Instant(milliseconds: 1_767_260_000_000), random: (number, number))
    }

    private func sealed(_ choice: [String], on ballot: UInt32, by person: UInt32, _ number: UInt64) -> Draft {
        Draft(
            VoteSealed {
                $0.ballot = BallotID(ballot)
                $0.choice = .options(choice)
            }, id: id(number), actor: PersonID(person))
    }

    private func closing(_ ballot: UInt32, _ number: UInt64) -> Draft {
        Draft(BallotClosed { $0.ballot = BallotID(ballot) }, id: id(number))
    }

    /// What everybody chooses in a world: the same papers, dealt out by a seed.
    private func dealt(_ seed: UInt64) -> [[String]] {
        var generator = SplitMix64(seed: seed)
        return Self.places.map { [$0] }.shuffled(using: &generator)
    }

    /// Votes of all on B-1, some of them changed; P-1 and P-2 also vote on B-2, which stays open.
    private func run(_ world: World, seed: UInt64) throws {
        let papers = dealt(seed)
        for (index, person) in Self.people.enumerated() {
            // What is chosen first differs between the worlds too, and in length.
            let first = papers[(index + 3) % papers.count]
            try world.step(sealed(person % 2 == 0 ? papers[index] : first, on: 1, by: person, UInt64(person)))
        }
        try world.step(sealed(["a"], on: 2, by: 1, 20))
        for (index, person) in Self.people.enumerated() where person % 2 == 1 {
            try world.step(sealed(papers[index], on: 1, by: person, 30 + UInt64(person)))
        }
        try world.step(sealed(["bb"], on: 2, by: 2, 21))
        try world.step(closing(1, 40))
    }

    /// The lines, with the fresh id of each papers-opened put aside, which is chance and nothing else, and the hash of
    /// that line in the count.
    private func comparable(_ world: World) throws -> [String] {
        try world.log.read { reading in
            var lines: [String] = []
            try reading.forEachRecorded { entry in
                var line = String(decoding: entry.line, as: UTF8.self)
                switch entry.action {
                case .papersOpened: line = line.replacingOccurrences(of: entry.id.description, with: "")
                case .ballotClosed(let closed):
                    line = line.replacingOccurrences(of: closed.result?.sha256 ?? "", with: "")
                default: break
                }
                lines.append(line)
                return true
            }
            return lines
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `whoever chose what, no byte outside the box tells, and none in it once they are counted`(seed: UInt64) throws
    {
        let founded = try founded()
        let worlds = try [World(copying: founded), World(copying: founded)]
        try run(worlds[0], seed: seed)
        try run(worlds[1], seed: seed &+ 1000)
        #expect(dealt(seed) != dealt(seed &+ 1000))
        let (here, there) = (worlds[0].copies, worlds[1].copies)
        // As long as the ballot is open, whoever copies the log and its WAL after each step learns nothing.
        for step in here.indices.dropLast() {
            for name in Set(here[step].keys).union(there[step].keys) where name != "acme.annals-box" {
                // The index of the WAL is scratch, and holds no text.
                if name.hasSuffix("-shm") || name.hasSuffix("-wal") { continue }
                #expect(here[step][name] == there[step][name], "\(name) after step \(step + 1)")
            }
            #expect(lines(of: here[step]) == lines(of: there[step]), "step \(step + 1)")
        }
        // The closing: the same lines, the papers sorted.
        #expect(try comparable(worlds[0]) == comparable(worlds[1]))
        // The box, in which papers of B-2 still lie: of B-1 nothing is left, in no page, in no gap.
        #expect(here.last?["acme.annals-box"] != nil)
        #expect(here.last?["acme.annals-box"] == there.last?["acme.annals-box"])
        for (index, world) in worlds.enumerated() {
            #expect(try Verifier.verifyRules(world.log).isSound, "world \(index)")
        }
    }

    /// The texts that stand in a WAL and a file, in whatever page: salts and checksums of a WAL are chance.
    private func lines(of files: [String: Data]) -> Set<String> {
        var found: Set<String> = []
        for name in ["acme.annals", "acme.annals-wal"] {
            var rest = (files[name] ?? Data())[...]
            while let start = rest.range(of: Data(#"{"position":"#.utf8)) {
                let end = rest[start.lowerBound...].firstIndex { $0 < 0x20 || $0 > 0x7E } ?? rest.endIndex
                found.insert(String(decoding: rest[start.lowerBound..<end], as: UTF8.self))
                rest = rest[start.upperBound...]
            }
        }
        return found
    }

    @Test func `a paper that was replaced is in no page of the box`() throws {
        let founded = try founded()
        let worlds = try [World(copying: founded), World(copying: founded)]
        // P-1 first chooses otherwise in each world, in papers of other lengths; then the same.
        for (world, first) in zip(worlds, [["a"], Self.places]) {
            for person in Self.people { try world.step(sealed(["ccc"], on: 1, by: person, UInt64(person))) }
            try world.step(sealed(first, on: 1, by: 1, 31))
            try world.step(sealed(["bb"], on: 1, by: 1, 32))
        }
        let boxes = worlds.map { $0.copies.map { $0["acme.annals-box"] } }
        #expect(boxes[0][7] != boxes[1][7])
        #expect(boxes[0][8] != nil)
        #expect(withoutCounters(boxes[0][8]) == withoutCounters(boxes[1][8]))
    }

    /// A file of SQLite without the counts of its changes, bytes 24 to 27, 40 to 43 and 92 to 95 of its header.
    private func withoutCounters(_ file: Data?) -> Data? {
        guard var file else { return nil }
        for range in [24..<28, 40..<44, 92..<96] { file.replaceSubrange(range, with: [0, 0, 0, 0]) }
        return file
    }

    @Test func `with the last paper the box is gone`() throws {
        let world = try World(copying: founded())
        try run(world, seed: 9)
        try world.step(closing(2, 41))
        #expect(
            Set(try world.files().keys) == [
                "acme.annals", "acme.annals-keys", "acme.annals-lock", "acme.annals-shm", "acme.annals-wal",
            ])
        try world.log.close()
        #expect(Set(try world.files().keys) == ["acme.annals", "acme.annals-keys", "acme.annals-lock"])
    }

    /// Guesses of somebody who has all files after the closing: that papers and voters stand in the same order, by
    /// whatever voters can be put in order.
    @Test func `guessing by the order of papers is right no more often than by chance`() throws {
        let rounds = 120
        var hits: [String: Int] = [:]
        var generator = SplitMix64(seed: 5)
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let log = try logInFile(folder, clock)
        for person in Self.people { try log.record(Draft(PersonJoined { $0.name = "Person \(person)" })) }
        for round in 1...UInt32(rounds) {
            try log.record(
                Draft(
                    BallotOpened {
                        $0.question = "Where?"
                        $0.method = VotingMethod(.approval)
                        $0.options = Self.places.map { place in BallotOption { ($0.id, $0.text) = (place, place) } }
                        $0.electorate = Self.people.map { PersonID($0) }
                        $0.secret = true
                    }))
            let papers = dealt(generator.next())
            var voters = Array(Self.people)
            voters.shuffle(using: &generator)
            var choices: [PersonID: Choice] = [:]
            var marks: [(person: PersonID, id: EntryID)] = []
            for voter in voters {
                clock.advance(minutes: Int64(generator.next() % 5))
                let choice = Choice.options(papers[Int(voter) - 1])
                let entry = try log.record(
                    Draft(
                        VoteSealed {
                            $0.ballot = BallotID(round)
                            $0.choice = choice
                        }, actor: PersonID(voter))
                ).entry
                choices[PersonID(voter)] = choice
                marks.append((PersonID(voter), entry.id))
            }
            try log.record(Draft(BallotClosed { $0.ballot = BallotID(round) }))
            let opened = try #require(try log.read { try $0.story(BallotID(round)) }).papers.map(\.paper)
            #expect(opened.count == 7)
            // What is told by the order of the log, of the ids, of their chance bits, and of the people's numbers.
            let guesses: [String: [PersonID]] = [
                "position": marks.map(\.person), "position, backwards": marks.reversed().map(\.person),
                "id": marks.sorted { $0.id < $1.id }.map(\.person),
                "chance of the id": marks.sorted { $0.id.bytes[8...].lexicographicallyPrecedes($1.id.bytes[8...]) }
                    .map(\.person),
                "number": marks.map(\.person).sorted(),
            ]
            for (name, people) in guesses {
                hits[name, default: 0] += zip(people, opened).count { choices[$0] == $1 }
            }
        }
        // By chance one of seven is right: 120 of 840 in the mean, with a standard deviation of 11.
        for (name, count) in hits { #expect((75...165).contains(count), "by \(name): \(count) of \(rounds * 7)") }
        // The test can fail: had papers stood in the order of the votes, all would be right.
        #expect(hits.count == 5)
    }

    @Test func `whoever is not the voter cannot try choices on a vote by its id`() throws {
        let world = try World(copying: founded())
        try world.step(sealed(["a"], on: 1, by: 3, 1))
        let position = try world.log.read { try $0.head }
        for choice in [["a"], ["bb"]] {
            var draft = sealed(choice, on: 1, by: 3, 1)
            draft.actor = nil
            #expect(throws: Refusal.otherContent(id(1), position, field: "actor")) { try world.log.record(draft) }
            draft.actor = PersonID(4)
            #expect(throws: Refusal.otherContent(id(1), position, field: "actor")) { try world.log.record(draft) }
            draft.actor = PersonID(3)
            draft.recorder = PersonID(4)
            #expect(throws: Refusal.otherContent(id(1), position, field: "recorder")) { try world.log.record(draft) }
        }
        #expect(try world.log.record(sealed(["a"], on: 1, by: 3, 1)).isRepeat)
    }
}
