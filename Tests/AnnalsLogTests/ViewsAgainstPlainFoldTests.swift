import Annals
import AnnalsLog
import Testing

/// Each view, read from a store as of a random moment and known at a random position, against the plain definition:
/// take every line, leave out what is not known, struck or later, put right what was corrected, sort, and fold.
@Suite("Views of random histories agree with a plain fold")
struct ViewsAgainstPlainFoldTests {
    @Test(arguments: 1...12)
    func `with late, struck and corrected entries, in memory`(seed: Int) throws {
        let clock = TestClock()
        try compare(try logInMemory(clock), clock, seed: UInt64(seed), steps: 500)
    }

    @Test(arguments: 101...104)
    func `with late, struck and corrected entries, in a file`(seed: Int) throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let log = try logInFile(folder, clock)
        try compare(log, clock, seed: UInt64(seed), steps: 500)
        #expect(try Verifier.verify(log).isSound)
        try log.close()
    }

    private func compare(_ log: Log, _ clock: TestClock, seed: UInt64, steps: Int) throws {
        let start = clock.now
        var history = RandomHistory(seed: seed, start: start)
        var recorded = 1
        var refused = 0
        for _ in 0..<steps {
            clock.advance(minutes: 1)
            do {
                let receipt = try log.record(history.draft(head: recorded, now: clock.now))
                history.take(receipt)
                recorded += 1 + receipt.following.count
            } catch is Refusal {
                refused += 1
            }
        }
        // A history in which nothing happens, or nothing is refused, would show nothing.
        #expect(recorded > 40)
        #expect(refused > 20)
        let chronicle = try log.chronicle()
        #expect(chronicle.entries.count == recorded)
        for round in 0..<8 {
            let span = Int(clock.now.milliseconds - start.milliseconds)
            let asOf = round == 0 ? Instant.latest : start.advanced(byMilliseconds: Int64(history.below(span)))
            let known = round < 2 ? nil : Position(history.below(recorded) + 1)
            try compare(log, chronicle, asOf, known, seed)
        }
    }

    private func compare(_ log: Log, _ chronicle: Chronicle, _ asOf: Instant, _ known: Position?, _ seed: UInt64) throws
    {
        let plain = chronicle.inEffect(asOf: asOf, known: known)
        let library = ChronicleLibrary(chronicle, asOf: asOf, known: known)
        let moment = min(asOf, Instant(milliseconds: 1_900_000_000_000))
        let words: Testing.Comment = "seed \(seed), as of \(asOf), known at \(known?.description ?? "the end")"
        try log.read(asOf: asOf, known: known) { reading in
            #expect(
                try reading.fold(Plan.self).json(at: moment)
                    == chronicle.view(Plan.self, asOf: asOf, known: known).json(at: moment), words)
            let history = chronicle.view(History.self, asOf: asOf, known: known)
            #expect(try reading.fold(History.self).json == history.json, words)
            let voices = chronicle.view(Voices.self, asOf: asOf, known: known).accounts()
            #expect(try reading.fold(Voices.self).accounts().map(\.json) == voices.map(\.json), words)
            for account in voices { expectToAddUp(account, words) }
            let lookback = chronicle.view(Lookback.self, asOf: asOf, known: known)
            let chapters = lookback.chapters(at: moment)
            #expect(
                try reading.fold(Lookback.self).chapters(at: moment).map(\.json) == chapters.map(\.json), words)
            for grouping in Lookback.Grouping.allCases {
                let sums = lookback.sums(chapters, by: grouping)
                #expect(sums.map(\.keeping).reduce(.init(), +) == lookback.sum(chapters).keeping, words)
            }
            let registers = chronicle.view(Registers.self, asOf: asOf, known: known)
            for kind in Register.Kind.allCases {
                #expect(
                    try reading.fold(Registers.self).register(kind, at: moment).rows.map(\.cells)
                        == registers.register(kind, at: moment).rows.map(\.cells), words)
            }
            for number in 1...3 {
                let session = Subject(.session, UInt32(number))
                let entries = plain.filter { $0.about.contains(session) || $0.mentions.contains(session) }
                #expect(
                    try Board(folding: reading.entries(of: session, aboutOnly: false)).json
                        == Board(folding: entries).json, words)
            }
            for number in 1...6 {
                let decision = DecisionID(UInt32(number))
                #expect(try Trail(of: decision, in: reading)?.json == Trail(of: decision, in: library)?.json, words)
            }
            let middle = Instant(milliseconds: (moment.milliseconds + 1_767_258_000_000) / 2)
            let ours = try reading.comparison(from: middle, to: moment)
            let between = plain.filter { $0.orderedAt > middle && $0.orderedAt <= moment }
            let theirs = try Comparison(
                chronicle.view(asOf: middle, known: known), at: middle,
                chronicle.view(asOf: min(asOf, moment), known: known), at: moment, between: Between(folding: between),
                in: library)
            #expect(ours.json == theirs.json, words)
        }
    }

    /// What is somebody's and what is nobody's is all there is, and no part is more than the whole.
    private func expectToAddUp(_ account: Voices.Account, _ words: Testing.Comment) {
        func sum(_ part: (Voices.Line) -> Int) -> Int { account.lines.reduce(0) { $0 + part($1) } }
        #expect(sum(\.ideas) + account.anonymousIdeas == account.ideas, words)
        #expect(sum(\.arguments) + account.unsignedArguments == account.arguments, words)
        #expect(sum(\.silent.of) == account.silent?.of ?? 0, words)
        #expect(sum(\.silent.count) == account.silent?.count ?? 0, words)
        #expect(account.adopted.count <= account.ideas, words)
        let shares =
            account.lines.flatMap { [$0.votes, $0.silent] }
            + [account.lead?.ideas, account.lead?.arguments, account.lead?.turns, account.lead?.adopted].compactMap {
                $0
            }
        #expect(shares.allSatisfy { $0.count <= $0.of }, words)
    }
}
