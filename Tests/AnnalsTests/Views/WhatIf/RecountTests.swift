import Testing

@testable import Annals

private func p(_ number: UInt32) -> PersonID { PersonID(number) }
private let b1 = BallotID(1)

@Suite("What if a ballot had been counted otherwise")
struct RecountTests {
    // MARK: Motions

    /// P-2, P-3 and P-4 for, P-5 and P-6 against: carried by 3 to 2, with P-3 in the chair.
    private static let motion = voted(
        Room.motion("chair=P-3 in S-1"), ["P-2": "for", "P-3": "for", "P-4": "for", "P-5": "against", "P-6": "against"])

    @Test func `with nothing changed it comes out as it did`() throws {
        let recount = try Recount(of: Self.motion)
        #expect(recount.real.outcome == .carried([]))
        #expect(recount.altered.outcome == .carried([]))
        #expect(!recount.isChanged && recount.changes.isEmpty && recount.remarks.isEmpty && recount.reading == nil)
    }

    @Test func `without one of the majority of 3 to 2 it is level, and nobody said what the chair does then`() throws {
        let recount = try Recount(of: Self.motion, .init { $0.without = [p(2)] })
        #expect(recount.altered.result.tallies.words == "for 2, against 2, abstain 0")
        #expect(recount.altered.result.electorate == 4)
        #expect(recount.altered.outcome == .tied([]))
        #expect(recount.isChanged)
        #expect(recount.remarks == [.tieStays(chair: p(3))])
        #expect(recount.changes.map(\.person) == [p(2)])
        #expect(recount.changes[0].was == .word("for") && recount.changes[0].would == nil)
    }

    @Test func `the chair's choice can be said, and is nobody's once the chair is thought away`() throws {
        #expect(
            try Recount(
                of: Self.motion,
                .init {
                    $0.without = [p(2)]
                    $0.tie = "for"
                }
            ).altered.outcome == .carried([]))
        #expect(
            try Recount(
                of: Self.motion,
                .init {
                    $0.without = [p(2)]
                    $0.tie = "against"
                }
            ).altered.outcome == .failed)
        #expect(try Recount(of: Self.motion, .init { $0.without = [p(3)] }).remarks == [.tieStays(chair: nil)])
        #expect(throws: Uncountable.notLevel("maybe", ["for", "against"])) {
            try Recount(
                of: Self.motion,
                .init {
                    $0.without = [p(2)]
                    $0.tie = "maybe"
                })
        }
    }

    @Test func `votes, weights, thresholds and quorum`() throws {
        func outcome(_ fill: (inout Alteration) -> Void) throws -> Recount.Outcome {
            try Recount(of: Self.motion, Alteration(fill)).altered.outcome
        }
        // 2 to 3.
        #expect(try outcome { $0.votes = [.init(p(2), .word("against"))] } == .failed)
        // 3 to 3.5.
        #expect(try outcome { $0.weights = [p(5): Number(units: 25, scale: 1)] } == .failed)
        // 3 of 5 are less than two thirds, and just three fifths.
        #expect(try outcome { $0.threshold = .twoThirds } == .failed)
        #expect(try outcome { $0.threshold = .fraction(3, 5) } == .carried([]))
        // More than half of the five who might have voted; of four votes cast, too.
        #expect(
            try outcome {
                $0.threshold = .absolute
                $0.base = .electorate
            } == .carried([]))
        // P-4 stays away: 2 of 5 who might have.
        #expect(
            try outcome {
                $0.threshold = .absolute
                $0.base = .electorate
                $0.absent = [p(4)]
            } == .failed)
        #expect(try outcome { $0.quorum = .to(6) } == .noQuorum)
        #expect(try Recount(of: Self.motion, .init { $0.quorum = .to(6) }).altered.margin == .toQuorum(1))
        // By consent two objections stand in the way.
        #expect(try outcome { $0.method = .consent } == .failed)
    }

    @Test func `how close it was, and on whom it hung`() throws {
        let recount = try Recount(of: Self.motion)
        // One to change sides makes it 2 to 3; one more against makes it level.
        #expect(recount.real.margin == .votes(switched: 1, more: 1, towards: .against))
        #expect(try recount.pivots() == [p(2), p(3), p(4)])
        // 5 to 0: three must change sides, and no single one decides.
        let all = voted(
            Room.motion("in S-1"), ["P-2": "for", "P-3": "for", "P-4": "for", "P-5": "for", "P-6": "for"])
        #expect(try Recount(of: all).real.margin == .votes(switched: 3, more: 5, towards: .against))
        #expect(try Recount(of: all).pivots() == [])
        // Two thirds of 5 are not reached by 3: one more in favour makes 4 of 5 by changing, or 4 of 6 by coming.
        let close = try Recount(of: Self.motion, .init { $0.threshold = .twoThirds })
        #expect(close.altered.margin == .votes(switched: 1, more: 1, towards: .for))
    }

    @Test func `a casting vote stays where the votes are still level`() throws {
        let tied = voted(
            Room.motion("chair=P-3 in S-1"), ["P-2": "for", "P-3": "for", "P-4": "against", "P-5": "against"],
            then: ["tie-broken ballot=B-1 option=for reason=Yes by P-3 in S-1"])
        #expect(try Recount(of: tied).real.outcome == .carried([]))
        // One less on each side: level again, and the chair is there.
        #expect(try Recount(of: tied, .init { $0.without = [p(2), p(4)] }).altered.outcome == .carried([]))
        // 2 to 1 needs no chair; 1 to 2 has none to ask.
        let more = try Recount(of: tied, .init { $0.without = [p(4)] })
        #expect(more.altered.outcome == .carried([]) && more.altered.tieBreak == nil && !more.isChanged)
        #expect(try Recount(of: tied, .init { $0.without = [p(2)] }).altered.outcome == .failed)
        #expect(try Recount(of: tied).pivots() == [p(2), p(3)])
    }

    @Test func `a proposal by consent that one objects to`() throws {
        let ballot = voted(
            #"ballot-opened question=Move? options:=[{"id":"m","text":"Move"}] method:={"name":"consent"} in S-1"#,
            ["P-2": "agree", "P-3": "agree", "P-4": "stand-aside", "P-5": "object reason=No"])
        let recount = try Recount(of: ballot, .init { $0.without = [p(5)] })
        #expect(recount.real.outcome == .failed && recount.real.margin == .objections(1))
        #expect(recount.altered.outcome == .carried([]) && recount.altered.margin == .objections(0))
        // As a motion: 2 to 1, one abstains.
        let majority = try Recount(of: ballot, .init { $0.method = .majority })
        #expect(majority.altered.result.tallies.words == "for 2, against 1, abstain 1")
        #expect(majority.altered.outcome == .carried([]))
        #expect(majority.reading == "agree as for, stand-aside as abstain, object as against")
    }

    // MARK: Options

    private static let options = #"options:=[{"id":"A","text":"A"},{"id":"B","text":"B"},{"id":"C","text":"C"}]"#

    private static func ballot(_ method: String, _ votes: KeyValuePairs<String, String>) -> Ballot {
        voted(Step("ballot-opened question=Which? \(options) method:=\(method) in S-1"), votes)
    }

    @Test func `approval: by one, and as a ranking`() throws {
        let ballot = Self.ballot(
            #"{"name":"approval"}"#,
            ["P-2": #":["A","B"]"#, "P-3": #":["B"]"#, "P-4": #":["A"]"#, "P-5": #":["C"]"#, "P-6": #":["B","C"]"#])
        let recount = try Recount(of: ballot, .init { $0.without = [p(3)] })
        #expect(recount.real.outcome == .carried(["B"]))
        #expect(recount.real.margin == .lead("B", over: "A", by: 1))
        #expect(recount.altered.outcome == .tied(["A", "B", "C"]))
        #expect(try recount.pivots() == [p(2), p(3), p(6)])
        // B before A on P-3 and P-6, A before B on P-4; B before C on P-2 and P-3, C before B on P-5.
        let ranked = try Recount(of: ballot, .init { $0.method = .ranked })
        #expect(ranked.altered.outcome == .carried(["B"]))
        #expect(ranked.altered.result.pairwise == [[0, 1, 2], [2, 0, 2], [2, 1, 0]])
    }

    @Test func `dots: a few with many lose to many with a few, once only the order counts`() throws {
        let ballot = Self.ballot(
            #"{"name":"dots","budget":3}"#,
            [
                "P-2": #":{"A":3}"#, "P-3": #":{"A":3}"#, "P-4": #":{"B":2,"C":1}"#, "P-5": #":{"B":1,"C":2}"#,
                "P-6": #":{"B":2,"C":1}"#,
            ])
        func altered(_ method: VotingMethodName) throws -> Recount.Outcome {
            try Recount(of: ballot, .init { $0.method = method }).altered.outcome
        }
        #expect(try Recount(of: ballot).real.result.tallies.words == "A 6, B 5, C 4")
        #expect(try Recount(of: ballot).real.outcome == .carried(["A"]))
        // B before A on three papers, before C on two of three.
        #expect(try altered(.ranked) == .carried(["B"]))
        // 2, 2 and 1 first places; C falls out and goes to B.
        #expect(try altered(.instantRunoff) == .carried(["B"]))
        // 2, 3 and 3 papers have a dot for them.
        #expect(try altered(.approval) == .tied(["B", "C"]))
        #expect(
            throws: Uncountable.unreadable(
                b1, from: .dots, to: .score,
                can: [
                    .approval, .dots, .ranked, .instantRunoff, .singleTransferable,
                ])
        ) { try altered(.score) }
        #expect(throws: Uncountable.self) { try altered(.majority) }
    }

    @Test func `score: one who hates it outweighs two who like it a little more, and not by ranks`() throws {
        let ballot = Self.ballot(
            #"{"name":"score"}"#,
            ["P-2": #":{"A":5,"B":4}"#, "P-3": #":{"A":5,"B":4}"#, "P-4": #":{"A":0,"B":5}"#])
        #expect(try Recount(of: ballot).real.result.tallies.words == "A 10, B 13, C 0")
        #expect(try Recount(of: ballot).real.outcome == .carried(["B"]))
        #expect(try Recount(of: ballot, .init { $0.method = .ranked }).altered.outcome == .carried(["A"]))
        #expect(throws: Uncountable.needsApproval(b1, from: .score)) {
            try Recount(of: ballot, .init { $0.method = .approval })
        }
        let approval = try Recount(
            of: ballot,
            .init {
                $0.method = .approval
                $0.approvedFrom = 5
            })
        #expect(approval.altered.result.tallies.words == "A 2, B 1, C 0")
        #expect(approval.reading == "scores of 5 and above are approved of")
    }

    @Test func `scores that are level cannot be counted as one after the other`() throws {
        let ballot = Self.ballot(
            #"{"name":"score"}"#, ["P-2": #":{"A":5,"B":4}"#, "P-3": #":{"A":3,"B":3}"#, "P-4": #":{"B":5,"C":0}"#])
        #expect(throws: Uncountable.level(b1, to: .instantRunoff, papers: 1, of: 3, can: [.approval, .score, .ranked]))
        {
            try Recount(of: ballot, .init { $0.method = .instantRunoff })
        }
        #expect(
            try Recount(
                of: ballot,
                .init {
                    $0.method = .instantRunoff
                    $0.absent = [p(3)]
                }
            ).altered.result.voted == 2)
    }

    @Test func `ranked: whom nobody minds wins, and falls out first where only first places count`() throws {
        let ballot = Self.ballot(
            #"{"name":"ranked"}"#,
            [
                "P-2": #":{"A":1,"B":2,"C":3}"#, "P-3": #":{"A":1,"B":2,"C":3}"#, "P-4": #":{"B":1,"C":2,"A":3}"#,
                "P-5": #":{"C":1,"B":2,"A":3}"#, "P-6": #":{"C":1,"B":2,"A":3}"#,
            ])
        let recount = try Recount(of: ballot)
        #expect(recount.real.outcome == .carried(["B"]))
        #expect(recount.real.margin == .pair("B", over: "A", 3, against: 2))
        let first = try Recount(
            of: ballot,
            .init {
                $0.method = .approval
                $0.approvedFrom = 1
            })
        #expect(first.altered.result.tallies.words == "A 2, B 1, C 2")
        #expect(first.altered.outcome == .tied(["A", "C"]))
        #expect(try Recount(of: ballot, .init { $0.method = .instantRunoff }).altered.outcome == .carried(["C"]))
        let seats = try Recount(
            of: ballot,
            .init {
                $0.method = .singleTransferable
                $0.seats = 2
            })
        #expect(Set(seats.altered.outcome.options) == ["A", "C"])
        #expect(throws: Uncountable.self) { try Recount(of: ballot, .init { $0.method = .dots }) }
        // B as what stays when nothing else is chosen wins nothing.
        #expect(try Recount(of: ballot, .init { $0.defaultOption = .to("B") }).altered.outcome == .failed)
        #expect(try Recount(of: ballot, .init { $0.winners = 2 }).altered.outcome.options.first == "B")
        #expect(throws: Uncountable.refused(.notOfMethod("threshold", "ranked", takes: VotingMethodName.ranked.takes)))
        {
            try Recount(of: ballot, .init { $0.threshold = .twoThirds })
        }
    }

    // MARK: What cannot be told

    @Test func `what is hidden stays hidden, and what is sealed stays sealed`() throws {
        let hidden = voted(Room.motion("hidden=true in S-1"), ["P-2": "for"], closes: false)
        #expect(throws: Uncountable.hidden(b1)) { try Recount(of: hidden, .init { $0.without = [p(2)] }) }
        #expect(throws: Uncountable.hidden(b1)) { try Recount(of: hidden) }
        let sealed = given(
            Room.secretMotion, "vote-sealed ballot=B-1 choice=for by P-2 in S-1"
        ).log.story(BallotID(1))
        #expect(throws: Uncountable.sealed(b1)) { try Recount(of: sealed) }
        let open = try Recount(of: voted(Room.motion("in S-1"), ["P-2": "for"], closes: false))
        #expect(open.remarks == [.stillOpen] && open.real.outcome == .carried([]))
    }

    @Test func `of a secret ballot nobody's paper is known, but its terms can change`() throws {
        var steps: [Step] = Room.open + [Room.secretMotion]
        for (person, choice) in [(2, "for"), (3, "for"), (4, "for"), (5, "against"), (6, "against")] {
            steps.append(Step("vote-sealed ballot=B-1 choice=\(choice) by P-\(person) in S-1"))
        }
        let ballot = given(steps + ["ballot-closed ballot=B-1 by P-2 in S-1"]).log.story(BallotID(1))
        #expect(throws: Uncountable.nameless(b1, what: ["without"])) {
            try Recount(of: ballot, .init { $0.without = [p(2)] })
        }
        #expect(throws: Uncountable.nameless(b1, what: ["vote", "weight"])) {
            try Recount(
                of: ballot,
                .init {
                    $0.votes = [.init(p(2), .word("against"))]
                    $0.weights = [p(3): 2]
                })
        }
        let recount = try Recount(of: ballot, .init { $0.threshold = .twoThirds })
        #expect(recount.real.outcome == .carried([]) && recount.altered.outcome == .failed)
        #expect(try recount.pivots() == nil)
    }

    @Test func `of totals in minutes only the share that is needed can change`() throws {
        let ballot = given(
            Room.motion("in S-1"),
            #"result-reported ballot=B-1 counts:={"for":4,"against":3,"abstain":0} verdict=passed source=Minutes in S-1"#
        ).log.story(BallotID(1))
        let recount = try Recount(of: ballot, .init { $0.threshold = .twoThirds })
        #expect(recount.real.outcome == .carried([]) && recount.altered.outcome == .failed)
        #expect(recount.remarks == [.totalsOnly])
        #expect(throws: Uncountable.totalsWithoutNames(b1, what: ["without"])) {
            try Recount(of: ballot, .init { $0.without = [p(2)] })
        }
    }

    @Test func `who is not there cannot be thought away, and who could not vote can be thought in`() throws {
        #expect(throws: Uncountable.notAVoter(p(12), b1)) {
            try Recount(of: Self.motion, .init { $0.without = [p(12)] })
        }
        #expect(throws: Uncountable.notAVoter(p(12), b1)) {
            try Recount(of: Self.motion, .init { $0.weights = [p(12): 2] })
        }
        #expect(throws: Uncountable.refused(.noSuchChoice("maybe", ["for", "against", "abstain"]))) {
            try Recount(of: Self.motion, .init { $0.votes = [.init(p(2), .word("maybe"))] })
        }
        let recused = given(
            Room.motion("in S-1"), "recusal-declared on=B-1 by P-6 in S-1",
            "vote-cast ballot=B-1 choice=for by P-2 in S-1", "ballot-closed ballot=B-1 by P-2 in S-1"
        ).log.story(BallotID(1))
        let recount = try Recount(of: recused, .init { $0.votes = [.init(p(6), .word("against"))] })
        #expect(recount.altered.outcome == .tied([]))
        #expect(recount.altered.result.electorate == 5)
        #expect(recount.remarks == [.votesThough(p(6), isRecused: true), .tieStays(chair: nil)])
    }

    /// The usual room with a ballot, those votes and its close.
    private static func voted(
        _ opening: Step, _ votes: KeyValuePairs<String, String>, then: [Step] = [], closes: Bool = true
    ) -> Ballot {
        var steps = Room.open + [opening]
        for (voter, choice) in votes {
            let field = choice.hasPrefix(":") ? "choice:=\(choice.dropFirst())" : "choice=\(choice)"
            steps.append(Step("vote-cast ballot=B-1 \(field) by \(voter) in S-1"))
        }
        if closes { steps.append("ballot-closed ballot=B-1 by P-2 in S-1") }
        return given(steps + then).log.story(BallotID(1))
    }

    private func voted(
        _ opening: Step, _ votes: KeyValuePairs<String, String>, then: [Step] = [], closes: Bool = true
    ) -> Ballot { Self.voted(opening, votes, then: then, closes: closes) }
}
