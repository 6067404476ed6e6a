import Testing

@testable import Annals

/// The ground of a decision of a log, at noon of the day on which everything happens, or at another moment.
func ground(
    _ room: Given, of number: UInt32 = 3, at moment: String = "12:00", asOf: Instant = .latest, known: Position? = nil
) throws -> Ground {
    let library = ChronicleLibrary(room.log, asOf: asOf, known: known)
    return try #require(try Ground(of: DecisionID(number), in: Recollection(library), at: .of(moment)))
}

@Suite("What a decision rests on, and what moved since")
struct GroundTests {
    /// One leg and how it moves: what was there before D-3 was taken, what D-3 says of it, and what happens then.
    struct Leg: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The entries from #41 on, before D-3.
        let before: [Step]
        /// The fields of D-3.
        let taken: String
        /// What happens after it.
        let move: [Step]
        let cause: Ground.Cause
        /// The entry that says so.
        let entry: Int64
        let words: String

        init(
            _ name: String, _ before: [Step], _ taken: String, _ move: [Step], _ cause: Ground.Cause, _ entry: Int64,
            _ words: String
        ) {
            testDescription = name
            (self.before, self.taken, self.move) = (before, taken, move)
            (self.cause, self.entry, self.words) = (cause, entry, words)
        }

        var stands: Given {
            let how = taken.contains("how=") ? "" : "how=authority deciders=P-2 "
            return given(Room.full + before).and(Step("decision-taken title=Go \(how)\(taken)"))
        }
        var moved: Given { move.reduce(stands) { $0.and($1) } }
    }

    static let legs: [Leg] = [
        Leg(
            "an assumption is judged not to hold", ["assumption-stated text=Rates"], "statement=X assumes=A-1",
            ["assumption-judged assumption=A-1 holds=false evidence=#41"], .assumptionFallen, 43,
            "A-1 “Rates” was judged not to hold"),
        Leg(
            "an assumption that was stated about the decision falls", [], "statement=X",
            [
                "assumption-stated text=Rates about=D-3", "assumption-judged assumption=A-1 holds=false evidence=#42",
            ], .assumptionFallen, 43, "A-1 “Rates” was judged not to hold"),
        Leg(
            "a figure is restated", ["measurement-recorded measure=M-1 period=2025 value=40"], "statement=X basis=#41",
            ["measurement-recorded measure=M-1 period=2025 value=35 why=Audit"], .figureRestated, 43,
            "M-1 Sales in 2025 is 35 now, not 40"),
        Leg(
            "a forecast does not come true", ["measurement-recorded measure=M-1 period=2025 value=40 status=forecast"],
            "statement=X basis=#41", ["measurement-recorded measure=M-1 period=2025 value=35"], .figureRestated, 43,
            "M-1 Sales in 2025 is 35 now, not 40"),
        Leg(
            "a target is changed", ["target-set measure=M-1 period=2026 value=50"], "statement=X basis=#41",
            ["target-set measure=M-1 period=2026 value=45 why=X"], .targetChanged, 43,
            "the target of M-1 Sales for 2026 is at least 45 now, not at least 50"),
        Leg(
            "a finding is replaced", ["finding-recorded lens=market text=Calm"], "statement=X basis=F-1",
            ["finding-recorded lens=market text=Storm replaces=F-1"], .findingReplaced, 43,
            "F-1 “Calm” was replaced by F-2"),
        Leg(
            "a finding is retired", ["finding-recorded lens=market text=Calm"], "statement=X basis=F-1",
            ["finding-retired finding=F-1 why=X"], .findingRetired, 43, "F-1 “Calm” holds no more"),
        Leg(
            "the figure behind a finding is restated",
            [
                "measurement-recorded measure=M-1 period=2025 value=40",
                "finding-recorded lens=market text=Calm evidence=#41",
            ], "statement=X basis=F-1", ["measurement-recorded measure=M-1 period=2025 value=35 why=Audit"],
            .figureRestated, 44, "M-1 Sales in 2025 is 35 now, not 40"),
        Leg(
            "a finding is corrected", ["finding-recorded lens=market text=Calm"], "statement=X basis=F-1",
            [#"entry-corrected entry=#41 data:={"lens":"market","text":"Calmer"} reason=Misheard"#], .entryCorrected,
            43, "F-1 (#41) was corrected: Misheard"),
        Leg(
            "a figure is corrected", ["measurement-recorded measure=M-1 period=2025 value=40"], "statement=X basis=#41",
            [#"entry-corrected entry=#41 data:={"measure":"M-1","period":"2025","value":41} reason=Typo"#],
            .entryCorrected, 43, "#41 was corrected: Typo"),
        Leg(
            "an argument is struck", ["argument-made on=D-1 stance=for text=Cheap by P-5"], "statement=X basis=#41",
            ["entry-struck entry=#41 reason=Wrong"], .entryStruck, 43,
            "#41 (for D-1: Cheap) was struck: Wrong"),
        Leg(
            "its ballot is contested", ["ballot-closed ballot=B-1"], "how=ballot ballot=B-1",
            ["ballot-contested ballot=B-1 ground=Late by P-5"], .ballotContested, 43,
            "the result of B-1 “Move?” is contested: Late"),
        Leg(
            "its ballot is found void", ["ballot-closed ballot=B-1"], "how=ballot ballot=B-1",
            [
                "ballot-contested ballot=B-1 ground=Late by P-5",
                "contest-settled ballot=B-1 outcome=void reason=X",
            ], .ballotAnnulled, 44, "B-1 “Move?” was found void"),
        Leg(
            "its ballot is opened again", ["ballot-closed ballot=B-1"], "how=ballot ballot=B-1",
            ["ballot-contested ballot=B-1 ground=Late by P-5", "ballot-reopened ballot=B-1 reason=X"],
            .ballotReopened, 44, "B-1 “Move?” was opened again"),
        Leg(
            "its ballot is counted again", ["ballot-closed ballot=B-1"], "how=ballot ballot=B-1",
            [#"entry-corrected entry=#36 data:={"ballot":"B-1","choice":"against"} reason=X"#], .ballotRecounted, 44,
            "B-1 “Move?” was counted again after the correction #43: failed, 0 to 1"),
        Leg(
            "an expected result is missed", [],
            #"statement=X expected:=[{"measure":"M-1","period":"2025","value":50}]"#,
            ["measurement-recorded measure=M-1 period=2025 value=49.5"], .expectationMissed, 42,
            "expected M-1 Sales at 50 EUR in 2025; it came to 49.5"),
        Leg(
            "quarters make up a year that misses what was expected", [],
            #"statement=X expected:=[{"measure":"M-1","period":"2025","value":50}]"#,
            (1...4).map { Step("measurement-recorded measure=M-1 period=2025-Q\($0) value=12") }, .expectationMissed,
            45,
            "expected M-1 Sales at 50 EUR in 2025; it came to 48"),
        Leg(
            "a decision that it rests on is superseded", [], "statement=X basis=D-2",
            ["decision-taken title=Other statement=Y how=authority deciders=P-2 supersedes=D-2"], .decisionEnded, 42,
            "D-2 “Hire two” is superseded by D-4"),
        Leg(
            "a goal that it serves is dropped", ["decision-proposed title=Go goals=G-1"], "decision=D-3 statement=X",
            ["goal-dropped goal=G-1 why=X"], .goalDropped, 43, "G-1 “Grow” was dropped"),
    ]

    @Test(arguments: legs)
    func `what moved says what, when and by which entry`(_ leg: Leg) throws {
        #expect(try ground(leg.stands).moves.isEmpty)
        let ground = try ground(leg.moved)
        #expect(ground.moves.map(\.cause) == [leg.cause])
        #expect(ground.moves.map(\.position.rawValue) == [leg.entry])
        #expect(ground.moves.map(\.words) == [leg.words])
        #expect(ground.moves.map(\.at) == [Given.time(Int(leg.entry))] || leg.cause == .ballotRecounted)
        #expect(ground.hasMoved && ground.needsReview && !ground.isFirm)
    }

    @Test(arguments: legs)
    func `a review settles it, and what comes after the review does not stay settled`(_ leg: Leg) throws {
        let review: Step = "decision-reviewed decision=D-3 verdict=uphold actual=Fine"
        let settled = try ground(leg.moved.and(review))
        #expect(settled.moves.isEmpty && !settled.hasMoved)
        #expect(settled.legs.flatMap(\.shifts).map(\.cause) == [leg.cause])
        #expect(settled.legs.flatMap(\.shifts).map(\.isSettled) == [true])
        // The same leg moves after a review.
        let late = try ground(leg.move.reduce(leg.stands.and(review)) { $0.and($1) })
        #expect(late.moves.map(\.cause) == [leg.cause])
    }

    @Test(arguments: legs)
    func `as of the taking, and as known then, nothing moved`(_ leg: Leg) throws {
        let taken = try #require(try ground(leg.stands).decision.taken?.mark)
        // A strike or a correction acts on the known clock alone.
        let isAmended = [.entryCorrected, .entryStruck].contains(leg.cause)
        #expect(try ground(leg.moved, asOf: taken.occurredAt).moves.map(\.cause) == (isAmended ? [leg.cause] : []))
        #expect(try ground(leg.moved, known: taken.position).moves.isEmpty)
    }

    @Test func `the leg behind a finding names the finding`() throws {
        let leg = try #require(
            GroundTests.legs.first { $0.testDescription == "the figure behind a finding is restated" })
        let ground = try ground(leg.moved)
        #expect(ground.legs.map(\.subject.id) == ["F-1", "#41"])
        #expect(ground.legs.map { $0.through?.id } == [nil, "F-1"])
        #expect(ground.legs.map(\.hasMoved) == [false, true])
    }

    @Test func `what had moved before it was taken is not news`() throws {
        let room = given(
            Room.full + [
                "assumption-stated text=Rates", "assumption-judged assumption=A-1 holds=false evidence=#41",
                "decision-taken title=Go statement=X how=authority deciders=P-2 assumes=A-1",
            ])
        let ground = try ground(room)
        #expect(ground.moves.isEmpty && ground.legs.map(\.state) == ["fallen"])
    }

    @Test func `an assumption found to hold after all is ground again`() throws {
        let leg = GroundTests.legs[0]
        #expect(try ground(leg.moved.and("assumption-judged assumption=A-1 holds=true evidence=#41")).moves.isEmpty)
    }

    @Test func `a figure read again with the same value has not moved`() throws {
        let room = GroundTests.legs[2].stands.and("measurement-recorded measure=M-1 period=2025 value=40")
            .and("measurement-recorded measure=M-1 period=2024 value=1")
        #expect(try ground(room).moves.isEmpty)
    }

    @Test func `a restatement said twice moved once, so that a review between them settles it`() throws {
        let again: Step = "measurement-recorded measure=M-1 period=2025 value=35"
        let room = GroundTests.legs[2].moved.and("decision-reviewed decision=D-3 verdict=uphold actual=X").and(again)
        #expect(try ground(room).moves.isEmpty)
        #expect(
            try ground(room.and("measurement-recorded measure=M-1 period=2025 value=30 why=X")).moves.map(\.words)
                == ["M-1 Sales in 2025 is 30 now, not 40"])
    }

    @Test func `a result as expected, or better, has not missed`() throws {
        let leg = try #require(GroundTests.legs.first { $0.cause == .expectationMissed })
        for value in ["50", "51"] {
            let met = leg.stands.and(Step("measurement-recorded measure=M-1 period=2025 value=\(value)"))
            #expect(try ground(met).moves.isEmpty && ground(met).legs.map(\.state) == ["came to \(value)"])
        }
        // Three quarters are no year.
        let quarters = (1...3).map { Step("measurement-recorded measure=M-1 period=2025-Q\($0) value=1") }
        #expect(try ground(quarters.reduce(leg.stands) { $0.and($1) }).moves.isEmpty)
    }

    @Test func `a contest that found the result to stand moves nothing`() throws {
        let leg = try #require(GroundTests.legs.first { $0.cause == .ballotContested })
        #expect(try ground(leg.moved.and("contest-settled ballot=B-1 outcome=stands reason=X")).moves.isEmpty)
    }

    @Test func `a recount is confirmed only by a review that upholds the decision`() throws {
        let leg = try #require(GroundTests.legs.first { $0.cause == .ballotRecounted })
        let adjusted = leg.moved.and("decision-reviewed decision=D-3 verdict=adjust actual=X")
        #expect(try ground(adjusted).moves.map(\.cause) == [.ballotRecounted])
        #expect(try ground(adjusted.and("decision-reviewed decision=D-3 verdict=uphold actual=X")).moves.isEmpty)
    }

    @Test func `a decision that it replaced itself is no ground that moved`() throws {
        let room = given(
            Room.full + ["decision-taken title=Go statement=X how=authority deciders=P-2 basis=D-2 supersedes=D-2"])
        #expect(try ground(room).moves.isEmpty)
    }

    @Test func `a condition is overdue when its day has passed, by the entry that set it`() throws {
        let room = GroundTests.legs[0].stands.and(
            #"decision-taken title=If statement=Y how=authority deciders=P-2 subjectTo:={"condition":"Board","by":"2026-01"}"#
        )
        #expect(try ground(room, of: 4, at: "2026-01-31").moves.isEmpty)
        let overdue = try ground(room, of: 4, at: "2026-02-01").moves
        #expect(overdue.map(\.cause) == [.conditionOverdue] && overdue.map(\.position) == [Position(43)])
        #expect(try ground(room.and("condition-settled decision=D-4 met=true"), of: 4, at: "2026-02-01").moves.isEmpty)
    }

    @Test func `only what was taken has ground`() throws {
        let library = Recollection(ChronicleLibrary(given(Room.full).log))
        #expect(try Ground(of: DecisionID(1), in: library, at: .of("12:00")) == nil)
        #expect(try Ground(of: DecisionID(9), in: library, at: .of("12:00")) == nil)
    }

    @Test func `all in force: what moved first, then what hangs loose, then what stands firm`() throws {
        let room = given(
            Room.full + [
                "assumption-stated text=Rates",
                "decision-taken title=Loose statement=X how=authority deciders=P-2",
                "decision-taken title=Moved statement=Y how=authority deciders=P-2 assumes=A-1",
                "assumption-judged assumption=A-1 holds=false evidence=#41",
            ])
        let grounds = try Ground.all(
            of: Plan(folding: room.log.inEffect()), in: Recollection(ChronicleLibrary(room.log)), at: .of("12:00"))
        #expect(grounds.map(\.decision.id.number) == [4, 3, 2])
        #expect(grounds.map(\.hasMoved) == [true, false, false] && grounds.map(\.isFirm) == [false, false, true])
    }
}
