import Testing

@testable import Annals

@Suite("How decisions are taken and what replaces them")
struct DecisionStoryTests {
    @Test func `alternatives are weighed by criteria, one score a person`() {
        let room = given(Room.full)
            .and("alternative-scored decision=D-1 alternative=D-1.a criterion=D-1.c1 score=3 by P-5")
            .and("alternative-scored decision=D-1 alternative=D-1.a criterion=D-1.c1 score=4.5 by P-5")
            .and("alternative-scored decision=D-1 alternative=D-1.a criterion=D-1.c1 score=10 by P-6")
        let decision = room.log.story(DecisionID(1))
        #expect(decision.alternatives.map(\.text) == ["Stay"] && decision.criteria.map(\.name) == ["Cost"])
        #expect(decision.scores.count == 2)
        let key = Decision.ScoreKey(
            alternative: AlternativeID(1, part: 1), criterion: CriterionID(1, part: 1), person: PersonID(5))
        #expect(decision.scores[key] == Number(units: 45, scale: 1))
    }

    @Test func `the chosen alternative says what was decided, those present took it`() {
        given(Room.full).when("decision-taken decision=D-1 alternative=D-1.a how=consensus in S-1").records {
            entry, log in
            #expect(
                entry.data == """
                    {"decision":"D-1","alternative":"D-1.a","statement":"Stay","how":"consensus",\
                    "deciders":["P-2","P-3","P-4","P-5","P-6"]}
                    """)
            let decision = log.story(DecisionID(1))
            #expect(decision.statement == "Stay" && decision.title == "Move" && decision.state == .inForce)
        }
    }

    @Test func `a ballot fills in what it knows`() {
        let room = given(
            Room.full + [
                "idea-captured text=Four by P-6 in S-1",
                "alternative-added decision=D-1 text=Go idea=I-4 in S-1",
                "argument-made on=D-1 stance=for text=X by P-5 in S-1",
                "argument-made on=I-1 stance=against text=X evidence=D-1 by P-5 in S-1",
                "argument-made on=I-4 stance=for text=X by P-5 in S-1",
                "argument-made on=I-3 stance=for text=X evidence=D-1 by P-5 in S-1",
                #"""
                ballot-opened question='Shall we go?' options:=[{"id":"m","text":"Go","refersTo":"D-1.b"}] \#
                method:={"name":"majority"} decision=D-1 in S-1
                """#,
                "argument-made on=B-2 stance=remark text=X by P-6 in S-1",
                "vote-cast ballot=B-2 choice=for by P-6 in S-1",
                "vote-cast ballot=B-2 choice=for by P-2 in S-1",
                "vote-cast ballot=B-2 choice=against by P-5 in S-1",
                "ballot-closed ballot=B-2 in S-1",
            ])
        room.when("decision-taken decision=D-1 how=ballot ballot=B-2 in S-1").records { entry, _ in
            // The arguments on the decision, the option's idea and the ballot; not those that only cite the decision.
            #expect(
                entry.data == """
                    {"decision":"D-1","alternative":"D-1.b","statement":"Go","how":"ballot","ballot":"B-2",\
                    "deciders":["P-2","P-5","P-6"],"basis":["D-1.b","I-4","#43","#45","#48"]}
                    """)
        }
        room.when("decision-taken decision=D-1 statement=Go how=ballot ballot=B-2 deciders=P-2 basis=#1 in S-1").records
        {
            entry, _ in
            #expect(
                entry.data == """
                    {"decision":"D-1","alternative":"D-1.b","statement":"Go","how":"ballot","ballot":"B-2",\
                    "deciders":["P-2"],"basis":["#1"]}
                    """)
        }
    }

    @Test func `a decision never proposed is taken under its title`() {
        given(Room.full).when("decision-taken title=Sell statement='Sell it' how=authority deciders=P-1").records {
            entry, log in
            #expect(entry.about == [Subject(.decision, 3)])
            #expect(log.story(DecisionID(3)).title == "Sell" && log.story(DecisionID(3)).began == .at(41))
        }
        given(Room.full).when("decision-taken decision=D-30 title=Sell statement=X how=authority").records { entry, _ in
            #expect(entry.about == [Subject(.decision, 30)])
        }
    }

    @Test func `a decision is superseded or amended by another`() {
        let room = given(Room.full).and("decision-taken title=X statement=X how=authority amends=D-2")
            .and("decision-taken title=Y statement=Y how=authority supersedes=D-2")
        let decision = room.log.story(DecisionID(2))
        #expect(decision.state == .superseded && decision.ended == .at(42))
        #expect(decision.supersededBy == Decision.Succession(decision: DecisionID(4), mark: .at(42)))
        #expect(decision.amendedBy == [Decision.Succession(decision: DecisionID(3), mark: .at(41))])
    }

    @Test func `dissent is recorded once a person`() {
        let room = given(Room.full).and("dissent-recorded decision=D-2 person=P-5")
            .and("dissent-recorded decision=D-2 person=P-5 reason=X")
        #expect(
            room.log.story(DecisionID(2)).dissents == [
                Decision.Dissent(person: PersonID(5), reason: "X", mark: .at(42))
            ])
    }

    @Test func `a review recommends and changes nothing`() {
        let room = given(Room.full).and("decision-reviewed decision=D-2 verdict=reverse actual=X")
        let decision = room.log.story(DecisionID(2))
        #expect(decision.state == .inForce && decision.reviews.map(\.verdict) == [.reverse])
    }

    @Test func `what hangs on a reversed decision gets its fate`() {
        let room = given(Room.full).and("decision-taken title=Stop statement=Stop how=authority")
            .and("goal-set title=X kind=goal horizon=2026 decision=D-2").and("task-assigned title=X from=D-2")
        let hanging =
            #"[{"on":"G-1","fate":"move","to":"D-3"},{"on":"G-2","fate":"cancel"},{"on":"T-1","fate":"move","to":"D-3"},"#
            + #"{"on":"T-2","fate":"cancel"}]"#
        room.when("decision-reversed decision=D-2 by=D-3 hanging:=\(hanging)").records { _, log in
            #expect(log.story(DecisionID(2)).reversedBy == Decision.Succession(decision: DecisionID(3), mark: .at(44)))
            #expect(log.story(GoalID(1)).plan.decision == DecisionID(3) && log.story(GoalID(1)).state == .open)
            #expect(log.story(GoalID(2)).state == .dropped)
            #expect(log.story(TaskID(1)).plan.from == [.subject(Subject(.decision, 3))])
            #expect(log.story(TaskID(2)).state == .cancelled)
        }
        room.when("decision-reversed decision=D-2 by=D-3 leaving=Later").records { _, log in
            #expect(log.story(GoalID(1)).plan.decision == DecisionID(2))
        }
    }

    @Test func `what has been moved to another decision hangs on that one`() {
        let moved = given(Room.full).and("decision-taken title=Stop statement=Stop how=authority")
            .and("decision-taken title=Other statement=Other how=authority")
            .and(
                #"decision-reversed decision=D-2 by=D-3 hanging:=[{"on":"G-1","fate":"move","to":"D-4"},{"on":"T-1","fate":"keep"}]"#
            )
        moved.when("decision-reversed decision=D-4 by=D-3").refused(.hangsLoose([Subject(.goal, 1)], DecisionID(4)))
        let revised = given(Room.full).and("decision-taken title=Stop statement=Stop how=authority")
            .and("goal-revised goal=G-1 title=X why=X decision=D-3")
        revised.when(#"decision-reversed decision=D-2 by=D-3 hanging:=[{"on":"T-1","fate":"keep"}]"#).records()
    }

    @Test func `its own dates say from when and until when it holds`() throws {
        let decision = given(
            "decision-taken title=X statement=X how=authority inForceFrom=2026-Q2 inForceUntil=2026-Q3"
        )
        .log.story(DecisionID(1))
        let holds = try [
            "2026-03-31T22:59:59.999Z", "2026-03-31T23:00:00.000Z", "2026-09-30T22:59:59.999Z",
            "2026-09-30T23:00:00.000Z",
        ]
        .map { decision.isInForce(at: try #require(Instant($0)), in: Step.zone) }
        #expect(holds == [false, true, true, false])
    }
}

@Suite("A majority ballot")
struct MajorityBallotTests {
    /// The votes that stand (one letter a voter: for, against, abstain, or none), the terms, and what comes of it.
    @Test(arguments: [
        ("ffa..", "", "passed", 3), ("fa...", "", "tied", 2), ("faa..", "", "failed", 3), (".....", "", "failed", 0),
        ("xx...", "", "failed", 0), ("fxxxx", "", "passed", 1), ("ffa..", "quorum=4", "no-quorum", 3),
        ("ffax.", "quorum=4", "passed", 3), ("fa...", "quorum=3", "no-quorum", 2),
        ("ffa..", "threshold=absolute", "passed", 3),
        ("fa...", "threshold=absolute", "failed", 2), ("ff...", "threshold=absolute of=electorate", "failed", 5),
        ("fff..", "threshold=absolute of=electorate", "passed", 5), ("ffa..", "threshold=two-thirds", "passed", 3),
        ("ffaa.", "threshold=two-thirds", "failed", 4), ("ffff.", "threshold=two-thirds of=electorate", "passed", 5),
        ("fffa.", "threshold=three-quarters", "passed", 4), ("ffa..", "threshold=three-quarters", "failed", 3),
        ("fffxx", "threshold=unanimous", "passed", 3), ("fffa.", "threshold=unanimous", "failed", 4),
        ("ffff.", "threshold=unanimous of=electorate", "failed", 5), ("fffaa", "threshold=3/5", "passed", 5),
        ("ffaaa", "threshold=3/5", "failed", 5), ("fa...", "of=electorate", "tied", 5),
    ])
    func `the count follows from the votes`(_ votes: String, _ terms: String, _ verdict: String, _ base: Int) {
        var room = given(
            Step(
                """
                ballot-opened question=X options:=[{"id":"m","text":"X"}] method:={"name":"majority"} \
                \(terms.isEmpty ? "" : terms + " ")in S-1
                """))
        let words: [Character: String] = ["f": "for", "a": "against", "x": "abstain"]
        for (voter, vote) in votes.enumerated() {
            if let word = words[vote] { room = room.and("vote-cast ballot=B-1 choice=\(word) by P-\(voter + 2)") }
        }
        let result = room.and("ballot-closed ballot=B-1").log.story(BallotID(1)).result
        #expect(result?.verdict.rawValue == verdict)
        #expect(result?.base == Number(base) && result?.electorate == 5)
        #expect(result?.voted == votes.count { $0 != "." })
        #expect(result?.tallies["for"] == Number(votes.count { $0 == "f" }))
        #expect(result?.tallies["abstain"] == Number(votes.count { $0 == "x" }))
    }

    @Test func `the electorate is who is present and does not only observe`() {
        given().when(Room.ballot).records { entry, log in
            #expect(log.story(BallotID(1)).terms.electorate.map(\.number) == [2, 3, 4, 5, 6])
            #expect(log.story(BallotID(1)).terms.threshold == .simple)
            #expect(log.story(BallotID(1)).terms.method.v == 1)
        }
    }

    @Test func `a changed vote counts once, a withdrawn one not at all`() {
        let room = given(
            Room.ballot, "vote-cast ballot=B-1 choice=for by P-5", "vote-cast ballot=B-1 choice=against by P-5"
        )
        .and("vote-cast ballot=B-1 choice=for by P-6").and("vote-withdrawn ballot=B-1 by P-6").and(
            "ballot-closed ballot=B-1")
        let result = room.log.story(BallotID(1)).result
        #expect(result?.tallies["for"] == 0 && result?.tallies["against"] == 1)
        #expect(result?.votes.description == "30")
        let line = room.log.entries[29].line
        #expect(result?.sha256 == Digest(hashing: line + [0x0A]).hex)
    }

    @Test func `a count that the caller gives is taken where it is right`() {
        let room = given(Room.ballot, "vote-cast ballot=B-1 choice=for by P-5")
        room.when("ballot-closed ballot=B-1").records { entry, _ in
            room.when(Draft(entry.action)).records { again, _ in
                #expect(again.data == entry.data)
            }
        }
    }

    @Test func `the chair's word carries or loses a tie`() {
        let room = given(
            Room.ballot, "vote-cast ballot=B-1 choice=for by P-5", "vote-cast ballot=B-1 choice=against by P-6",
            "ballot-closed ballot=B-1")
        #expect(!room.log.story(BallotID(1)).isPassed)
        #expect(room.and("tie-broken ballot=B-1 option=for reason=X by P-3").log.story(BallotID(1)).isPassed)
        #expect(!room.and("tie-broken ballot=B-1 option=against reason=X by P-3").log.story(BallotID(1)).isPassed)
    }

    @Test func `a vote may be written down after the deadline with its own time`() {
        given(
            """
            ballot-opened question=X options:=[{"id":"m","text":"X"}] method:={"name":"majority"} \
            closesAt=2026-01-14T09:28:30Z in S-1
            """, "note-added on=B-1 text=X"
        )
        .when("vote-cast ballot=B-1 choice=for by P-5 at 09:28:30").records()
    }
}
