import TestSupport
import Testing

@testable import Annals

private let b1 = BallotID(1)

@Suite("What if somebody had not been in the session")
struct AlteredRecordTests {
    /// P-5 proposes to move and has an idea; P-6 argues for the idea and groups it; the motion on the decision is
    /// carried by 3 to 2; a goal and a task come of it.
    private static let steps: [Step] =
        Room.open + [
            "idea-captured text=One by P-5 in S-1",  // #28
            "idea-captured text=Two by P-6 in S-1",
            "argument-made on=I-1 stance=for text=Yes by P-6 in S-1",  // #30
            "ideas-grouped ideas=I-1,I-2 title=Both in S-1",
            "decision-proposed title=Move by P-4 in S-1",
            Step(
                #"ballot-opened question=Move? options:=[{"id":"m","text":"Move"}] method:={"name":"majority"} decision=D-1 chair=P-3 in S-1"#
            ),  // #33
            "vote-cast ballot=B-1 choice=for by P-2 in S-1", "vote-cast ballot=B-1 choice=for by P-4 in S-1",
            "vote-cast ballot=B-1 choice=for by P-5 in S-1",  // #36
            "vote-cast ballot=B-1 choice=against by P-3 in S-1", "vote-cast ballot=B-1 choice=against by P-6 in S-1",
            "ballot-closed ballot=B-1 by P-2 in S-1",  // #39
            "decision-taken decision=D-1 how=ballot ballot=B-1 by P-2 in S-1",  // #40
            "goal-set title=Grow kind=goal horizon=2026 decision=D-1 in S-1",
            "task-assigned title=Call owner=P-6 from=D-1 in S-1",  // #42
            "task-assigned title=Write owner=P-5 from=I-2 in S-1",
        ]
    private static let log = given(steps).log
    private static let entries = log.inEffect()

    private func without(_ person: UInt32) -> AlteredRecord {
        AlteredRecord(of: Self.entries, .init { $0.without = [PersonID(person)] })
    }

    @Test func `nothing altered, nothing falls`() {
        let record = AlteredRecord(of: Self.entries, Alteration())
        #expect(record.entries.map(\.line) == Self.entries.map(\.line))
        #expect(record.fallen.isEmpty && record.touched.isEmpty && record.verdicts.isEmpty)
        #expect(Board(folding: record.entries).json == Board(folding: Self.entries).json)
    }

    @Test func `what they said and cast is gone, what hung on it falls, and the vote turns`() throws {
        let record = without(5)
        func fell(_ position: Int) -> AlteredRecord.Cause? {
            record.fallen.first { $0.entry.position == Position(position) }?.cause
        }
        #expect(fell(28) == .person(PersonID(5)) && fell(36) == .person(PersonID(5)))
        #expect(fell(30) == .subject(IdeaID(1).subject))
        // Level, and the chair said nothing: nothing was decided, and nothing came of it.
        #expect(fell(40) == .ballot(BallotID(1)))
        #expect(fell(41) == .subject(DecisionID(1).subject) && fell(42) == .subject(DecisionID(1).subject))
        #expect(fell(39) == nil && fell(43) == nil)
        let verdict = try #require(record.verdicts.first)
        #expect(verdict.was.outcome == "passed, 3 to 2" && verdict.would.outcome == "tied, 2 to 2")
        #expect(verdict.isChanged)
        let board = Board(folding: record.entries)
        #expect(board.ideas.all.map(\.id) == [IdeaID(2)])
        #expect(board.groups.all.map(\.title) == ["Both"])
        #expect(board.decisions.all.map(\.state) == [.proposed])
        // What they own is nobody's.
        #expect(board.tasks.all.map(\.id) == [TaskID(2)] && board.tasks.all[0].plan.owner == nil)
        #expect(board.session?.present.contains(PersonID(5)) == false)
        #expect(record.lost.map(\.id) == ["I-1", "D-1", "G-1", "T-1"])
    }

    @Test func `a vote against that is gone changes the count and not the verdict`() {
        let record = without(6)
        #expect(record.verdicts.map(\.would.outcome) == ["passed, 3 to 1"])
        #expect(!record.verdicts[0].isChanged)
        #expect(Board(folding: record.entries).decisions.all.map(\.state) == [.inForce])
    }

    @Test func `what nobody proposed is not voted on`() {
        let record = without(4)
        #expect(record.gone.isSuperset(of: [DecisionID(1).subject, BallotID(1).subject]))
        #expect(Board(folding: record.entries).ballots.all.isEmpty)
        #expect(Board(folding: record.entries).decisions.all.isEmpty)
    }

    @Test func `who runs the session is not what makes it`() {
        let record = without(2)
        let board = Board(folding: record.entries)
        #expect(board.session?.opened != nil && board.ballots.all.map(\.outcome) == ["tied, 2 to 2"])
    }

    @Test func `another share that is needed brings the decision down`() {
        let record = AlteredRecord(of: Self.entries, .init { $0.threshold = .twoThirds })
        #expect(record.verdicts.map(\.would.outcome) == ["failed, 3 to 2"])
        #expect(record.fallen.map(\.entry.position) == [40, 41, 42].map { Position($0) })
    }

    @Test func `the other options of a vote stand where one was somebody's idea`() throws {
        let choice =
            #"options:=[{"id":"one","text":"One","refersTo":"I-1"},{"id":"two","text":"Two","refersTo":"I-2"},{"id":"none","text":"None"}]"#
        let log = given(
            "idea-captured text=One by P-5 in S-1", "idea-captured text=Two by P-6 in S-1",
            Step("ballot-opened question=Which? \(choice) method:={\"name\":\"approval\"} in S-1"),
            Step(#"vote-cast ballot=B-1 choice:=["one","two"] by P-2 in S-1"#),
            Step(#"vote-cast ballot=B-1 choice:=["one"] by P-3 in S-1"#),
            Step(#"vote-cast ballot=B-1 choice:=["none"] by P-6 in S-1"#),
            Step(#"vote-cast ballot=B-1 choice:=["none"] by P-5 in S-1"#),
            Step(#"vote-cast ballot=B-1 choice:=["one"] by P-4 in S-1"#),
            "ballot-closed ballot=B-1 by P-2 in S-1"
        ).log
        let record = AlteredRecord(of: log.inEffect(), .init { $0.without = [PersonID(5)] })
        let verdict = try #require(record.verdicts.first)
        #expect(verdict.was.latestResult?.tallies.words == "one 3, two 1, none 2")
        #expect(verdict.would.latestResult?.tallies.words == "two 1, none 1")
        #expect(verdict.would.verdict == .tied)
    }

    @Test(
        arguments: [
            .hidden(b1), .sealed(b1), .destroyed(b1, sealed: 2), .nameless(b1, what: ["without"]),
            .onlyTotals(b1, method: .ranked), .totalsWithoutNames(b1, what: ["without"]), .notAVoter(PersonID(5), b1),
            .didNotVote(PersonID(5), b1), .unreadable(b1, from: .dots, to: .ranked, can: [.approval, .score]),
            .level(b1, to: .instantRunoff, papers: 1, of: 3, can: [.approval]), .needsApproval(b1, from: .score),
            .needsApproval(b1, from: .ranked), .notLevel("may", ["for", "against"]), .refused(.notFound(b1.subject)),
            .noCriteria(DecisionID(1), ballots: [b1]), .noScores(DecisionID(1)), .noCriterionLeft(DecisionID(1)),
            .didNotScore(PersonID(5), DecisionID(1)), .tooLong(DecisionID(1)),
        ] as [Uncountable])
    func `why there is no answer is told on pages without the options of a command`(_ reason: Uncountable) {
        let (english, russian) = (reason.told(in: .english), reason.told(in: .russian))
        #expect(!english.contains("--") && !english.contains(/[а-я]/))
        #expect(!russian.contains("--") && russian.contains(/[а-я]{3}/))
        for id in ["B-1", "D-1", "P-5"] { #expect(english.contains(id) == russian.contains(id), "\(russian)") }
    }

    @Test func `whose a hidden idea is does not come out`() {
        let log = given(
            "mode-set session=S-1 capture=hidden in S-1", "idea-captured text=One by P-5 in S-1"
        ).log
        let library = ChronicleLibrary(log)
        let record = try? AlteredRecord(of: log.inEffect(), .init { $0.without = [PersonID(5)] }) { entry in
            try Sight.hidden(in: entry) { try library.story(of: $0) }
        }
        #expect(record?.gone.contains(IdeaID(1).subject) == false)
    }

    @Test func `any view can be read over an altered log`() throws {
        let library = try AlteredLibrary(ChronicleLibrary(Self.log), .init { $0.without = [PersonID(5)] })
        #expect(library.fold(Plan.self).decisions.all.map(\.state) == [.proposed])
        #expect(try Trail(of: DecisionID(1), in: library)?.ballots.map(\.outcome) == ["tied, 2 to 2"])
        let same = try AlteredLibrary(ChronicleLibrary(Self.log), Alteration())
        let moment = Given.time(100)
        #expect(same.fold(Plan.self).json(at: moment) == Plan(folding: Self.entries).json(at: moment))
    }
}

@Suite("Laws of what-if")
struct WhatIfLawTests {
    /// Histories by chance, with late, struck and corrected votes.
    @Test(arguments: 21...26 as ClosedRange<UInt64>)
    func `with nothing changed every ballot has its stored result, and nothing falls`(_ seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        var room = given(Room.full)
        for _ in 0..<450 { _ = try? room.record(Draft.drawn(&chance, room.log)) }
        let entries = room.log.inEffect()
        for number in 1...200 as ClosedRange<UInt32> {
            let id = BallotID(number)
            guard entries.contains(where: { $0.about.contains(id.subject) }) else { continue }
            let ballot = room.log.story(id)
            if ballot.began == nil { continue }
            do throws(Uncountable) {
                let recount = try Recount(of: ballot)
                #expect(!recount.isChanged, "seed \(seed), \(id)")
                guard ballot.state == .closed, ballot.reported == nil else { continue }
                var stored = recount.real.result
                stored.votes = PositionSet()
                stored.sha256 = ""
                #expect(recount.altered.result == stored, "seed \(seed), \(id)")
            } catch {
                switch error {
                case .hidden, .sealed, .destroyed, .onlyTotals: break
                default: Issue.record("seed \(seed), \(id): \(error)")
                }
            }
        }
        let record = AlteredRecord(of: entries, Alteration())
        #expect(record.entries.map(\.line) == entries.map(\.line))
    }

    @Test(arguments: 31...36 as ClosedRange<UInt64>)
    func `nothing that stays is about something that is gone`(_ seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var room = given(Room.full)
        for _ in 0..<450 { _ = try? room.record(Draft.drawn(&chance, room.log)) }
        var fallen = 0
        for person in 2...6 as ClosedRange<UInt32> {
            let record = AlteredRecord(of: room.log.inEffect(), .init { $0.without = [PersonID(person)] })
            fallen += record.fallen.count
            #expect(record.entries.count + record.fallen.count == room.log.inEffect().count)
            for entry in record.entries where !entry.isOfAnother {
                let about = entry.about.filter { record.gone.contains($0) && $0.kind != .entry }
                #expect(
                    about.isEmpty, "seed \(seed), P-\(person): \(entry.position) \(entry.action.name) about \(about)")
            }
        }
        #expect(fallen > 10)
    }
}
