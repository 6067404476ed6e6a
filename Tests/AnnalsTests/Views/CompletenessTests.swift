import Testing

@testable import Annals

@Suite("What a session should have left behind")
struct CompletenessTests {
    /// A session S-1 of P-2 to P-6 that is to leave those outputs behind, open; its entries begin at #28.
    private func session(_ outputs: String..., then steps: Step...) -> Given {
        let list = outputs.map { "\"\($0)\"" }.joined(separator: ",")
        let stages = #"[{"stage":"work","title":"Work","outputs":[\#(list)]}]"#
        var room = Room.scheduled
        room[19] = Step(
            "session-scheduled title=Winter kind=planning series=R-1 purpose=Plan startsAt=2026-01-14 stages:=\(stages)"
        )
        return given(room + [Room.open[26]] + steps)
    }

    private func completeness(_ given: Given, of session: UInt32 = 1) throws -> Completeness {
        let library = ChronicleLibrary(given.log)
        return try #require(try library.completeness(of: SessionID(session), now: Given.time(200)))
    }

    private func expect(
        _ output: String, _ found: Int, lacking: [String] = [], isMet: Bool, _ steps: [Step],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var given = session(output)
        for step in steps { given = given.and(step, sourceLocation: sourceLocation) }
        let stage = try #require(try completeness(given).stages.first)
        let told = try #require(stage.outputs.first)
        #expect(told.found == found, "\(output)", sourceLocation: sourceLocation)
        #expect(told.lacking.map(\.english) == lacking, "\(output)", sourceLocation: sourceLocation)
        #expect(told.isMet == isMet, "\(output)", sourceLocation: sourceLocation)
    }

    // MARK: Outputs

    @Test func `findings count by lens, side and ground, and want what is asked of each`() throws {
        let inside: Step = "finding-recorded lens=swot side=strength text=Brand in S-1"
        let outside: Step = "finding-recorded lens=pestel side=legal text=Law consequence=Costs in S-1"
        try expect("findings", 0, isMet: false, [])
        try expect("findings", 2, isMet: true, [inside, outside])
        try expect("findings lens=swot", 1, isMet: true, [inside, outside])
        try expect("findings lens=swot side=weakness", 0, isMet: false, [inside])
        try expect("findings ground=outside", 1, isMet: true, [inside, outside])
        try expect("findings ground=inside", 1, isMet: true, [inside, outside])
        try expect("findings ground=outside", 1, isMet: true, ["finding-recorded lens=swot side=threat text=X in S-1"])
        try expect("findings atLeast=3", 2, isMet: false, [inside, outside])
        try expect(
            "findings with=consequence", 2, lacking: ["F-1 has no consequence"], isMet: false, [inside, outside])
        try expect(
            "findings with=evidence", 1, isMet: true,
            ["finding-recorded lens=market text=X evidence=https://example.org in S-1"])
    }

    @Test func `what another session left behind does not count here`() throws {
        try expect("findings", 0, isMet: false, ["finding-recorded lens=market text=X"])
    }

    @Test func `every promise that came up gets a fate`() throws {
        let old: Step = "task-assigned title=Old owner=P-5 at 2020-01-01"
        let next: Step = "session-scheduled title=Spring kind=update purpose=X startsAt=2026-03-01"
        try expect("promises", 1, isMet: true, [])
        try expect("promises", 0, lacking: ["T-1 got no fate"], isMet: false, [old])
        try expect("promises", 1, isMet: true, [old, "task-completed task=T-1 outcome=X by P-5 in S-1"])
        try expect("promises", 1, isMet: true, [old, next, "carried item=T-1 into=S-2 by P-2 in S-1"])
        // What came up in the session itself is no promise of before.
        try expect("promises", 1, isMet: true, ["task-assigned title=New owner=P-5 in S-1"])
    }

    @Test func `a part of the platform is stated or confirmed`() throws {
        try expect("platform part=vision", 0, isMet: false, ["platform-stated part=mission text=X in S-1"])
        try expect(
            "platform part=mission", 2, isMet: true,
            ["platform-stated part=mission text=X in S-1", "platform-confirmed part=mission in S-1"])
    }

    @Test func `goals are set, ranked, renewed or gone through`() throws {
        let grow: Step = "goal-set title=Grow kind=goal horizon=2026 in S-1"
        let sell: Step = "goal-set title=Sell kind=goal horizon=2026 owner=P-5 in S-1"
        try expect("goals", 2, isMet: true, [grow, sell])
        try expect("goals with=owner", 2, lacking: ["G-1 has no owner"], isMet: false, [grow, sell])
        try expect("goals", 0, isMet: false, ["goal-set title=Shop kind=initiative horizon=2026 in S-1"])
        try expect("goals state=ranked", 0, isMet: false, [grow])
        try expect(
            "goals state=ranked", 1, lacking: ["G-2 is not ranked"], isMet: false,
            [grow, sell, "goals-ranked order=G-1 in S-1"])
        try expect("goals state=changed", 1, isMet: true, [grow, "goal-dropped goal=G-1 why=X in S-1"])
        let old: Step = "goal-set title=Old kind=goal horizon=2025 at 2020-01-01"
        try expect("goals state=renewed", 0, lacking: ["G-1 was not set, confirmed or revised"], isMet: false, [old])
        try expect("goals state=renewed", 1, isMet: true, [old, "goal-confirmed goal=G-1 in S-1"])
        try expect("goals state=reviewed", 0, lacking: ["G-1 was not gone through"], isMet: false, [old])
        try expect(
            "goals state=reviewed", 1, isMet: true, [old, "check-in-made on=G-1 remark=Fine by P-2 in S-1"])
    }

    @Test func `an initiative has an approach, an owner inside and resources`() throws {
        let shop: Step = "goal-set title=Shop kind=initiative approach=growth horizon=2026 owner=P-5 in S-1"
        try expect("initiatives approach=growth with=approach,owner", 1, isMet: true, [shop])
        try expect("initiatives approach=marketing", 0, isMet: false, [shop])
        try expect("initiatives with=resources", 1, lacking: ["G-1 has no resources"], isMet: false, [shop])
        try expect(
            "initiatives with=resources", 1, isMet: true,
            [
                shop, "resource-stated nature=money amount=10 unit=EUR period=2026 in S-1",
                "resource-allocated to=G-1 nature=money amount=5 unit=EUR period=2026 in S-1",
            ])
        try expect("initiatives with=internal-owner", 1, isMet: true, [shop])
        try expect(
            "initiatives with=internal-owner", 1, lacking: ["G-1 has no internal-owner"], isMet: false,
            [shop, "person-changed person=P-5 level=guest"])
    }

    @Test func `tasks have an owner and a due date, and open ones are gone through`() throws {
        let call: Step = "task-assigned title=Call owner=P-5 in S-1"
        try expect("tasks", 1, isMet: true, [call])
        try expect("tasks with=owner,due", 1, lacking: ["T-1 has no due date"], isMet: false, [call])
        // What was made good later is there.
        try expect("tasks with=owner,due", 1, isMet: true, [call, "task-rescheduled task=T-1 due=2026-03 by P-5"])
        let old: Step = "task-assigned title=Old owner=P-5 at 2020-01-01"
        try expect("tasks state=reviewed", 0, lacking: ["T-1 was not gone through"], isMet: false, [old])
        try expect("tasks state=reviewed", 1, isMet: true, [old, "task-progressed task=T-1 percent=50 by P-5 in S-1"])
    }

    @Test func `every goal has a measure with a target`() throws {
        let grow: Step = "goal-set title=Grow kind=goal horizon=2026 in S-1"
        let sales: Step =
            "measure-defined name=Sales unit=EUR nature=financial better=higher rollsUp=sum goals=G-1 in S-1"
        let output = "measures with=target for=every-goal"
        try expect(output, 0, lacking: ["G-1 has no measure"], isMet: false, [grow])
        try expect(output, 0, lacking: ["M-1 of G-1 has no target"], isMet: false, [grow, sales])
        try expect(output, 1, isMet: true, [grow, sales, "target-set measure=M-1 period=2026 value=10 in S-1"])
        try expect("measures nature=other", 0, isMet: false, [grow, sales])
        try expect("measures with=target", 1, lacking: ["M-1 has no target"], isMet: false, [grow, sales])
    }

    @Test func `a reading is held against the target of a period that holds its own`() throws {
        let sales: Step = "measure-defined name=Sales unit=EUR nature=financial better=higher rollsUp=sum in S-1"
        let target: Step = "target-set measure=M-1 period=2025 value=10 in S-1"
        let reading: Step = "measurement-recorded measure=M-1 period=2025-Q4 value=3 in S-1"
        try expect("measurements with=target", 0, isMet: false, [sales, reading])
        try expect("measurements with=target", 1, isMet: true, [sales, target, reading])
        try expect("measurements nature=other", 0, isMet: false, [sales, reading])
    }

    @Test func `a decision is weighed by criteria, scored, and taken with its reasons`() throws {
        let proposed: [Step] = [
            "decision-proposed title=Move in S-1", "alternative-added decision=D-1 text=Go in S-1",
            "alternative-added decision=D-1 text=Stay in S-1",
            "criterion-added decision=D-1 name=Cost nature=cost weight=2 in S-1",
        ]
        try expect("alternatives atLeast=2", 2, isMet: true, proposed)
        try expect("criteria nature=cost", 1, isMet: true, proposed)
        try expect("criteria nature=risk", 0, isMet: false, proposed)
        let scored =
            proposed + ["alternative-scored decision=D-1 alternative=D-1.a criterion=D-1.c1 score=3 by P-5 in S-1"]
        try expect("scores", 1, isMet: true, scored)
        try expect(
            "scores for=every-alternative", 1, lacking: ["D-1.b has no score on D-1.c1 Cost"], isMet: false, scored)
        let taken: Step = "decision-taken decision=D-1 statement='We go' how=authority deciders=P-2 rationale=X in S-1"
        try expect("decisions with=rationale,deciders", 1, isMet: true, proposed + [taken])
        try expect(
            "decisions with=basis,review", 1, lacking: ["D-1 has no basis", "D-1 has no date of review"], isMet: false,
            proposed + [taken])
        try expect("decisions with=supersedes", 1, lacking: ["D-1 replaces nothing"], isMet: false, proposed + [taken])
        try expect(
            "decisions with=supersedes", 1, isMet: true,
            proposed + [
                taken, "decision-taken title=Now statement=Now how=authority deciders=P-2 supersedes=D-1 in S-1",
            ])
        try expect("review-date", 0, isMet: false, proposed + [taken])
        try expect(
            "review-date", 1, isMet: true,
            ["decision-taken title=X statement=X how=authority deciders=P-2 reviewOn=2026-07 in S-1"])
    }

    @Test func `decisions in force at the opening are reviewed`() throws {
        let old: Step = "decision-taken title=Old statement=Old how=authority deciders=P-2 at 2020-01-01"
        try expect("decisions state=reviewed", 0, lacking: ["D-1 was not reviewed"], isMet: false, [old])
        try expect(
            "decisions state=reviewed", 1, isMet: true,
            [old, "decision-reviewed decision=D-1 verdict=uphold actual=Fine in S-1"])
    }

    @Test func `whoever voted against by name is asked for a reason`() throws {
        let votes: [Step] = [
            Room.ballot, "vote-cast ballot=B-1 choice=for by P-5 in S-1",
            "vote-cast ballot=B-1 choice=against by P-6 in S-1",
            "ballot-closed ballot=B-1 in S-1",
        ]
        try expect("dissent", 0, isMet: false, [])
        try expect("dissent", 1, lacking: ["@P-6 gave no reason on B-1"], isMet: false, votes)
        let taken: [Step] = [
            "tie-broken ballot=B-1 option=for reason=X by P-3 in S-1",
            "decision-taken title=Move how=ballot ballot=B-1 in S-1",
            "dissent-recorded decision=D-1 person=P-6 reason=Rents in S-1",
        ]
        try expect("dissent", 2, isMet: true, votes + taken)
        try expect("ballots method=majority", 1, isMet: true, votes)
        try expect("ballots method=consent", 0, isMet: false, votes)
        try expect("ballots", 0, isMet: false, [Room.ballot])
    }

    @Test func `a pulse was answered, at the time that was asked for`() throws {
        let asked: [Step] = ["pulse-opened session=S-1 when=closing statements=Good"]
        let answered = asked + ["pulse-answered pulse=Y-1 answers=4 by P-5"]
        try expect("pulses", 0, isMet: false, asked)
        try expect("pulses when=closing", 1, isMet: true, answered)
        try expect("pulses when=after", 1, isMet: true, answered)
        try expect("pulses when=before", 0, isMet: false, answered)
    }

    @Test func `agreements are read back after the last of them`() throws {
        let task: Step = "task-assigned title=Call in S-1"
        let entered: Step = "stage-entered session=S-1 stage=work"
        try expect("agreements", 0, isMet: false, [task])
        try expect("agreements", 1, isMet: true, [task, entered])
        try expect(
            "agreements", 1, lacking: ["something was agreed after they were read back"], isMet: false, [entered, task])
        // Back in the stage, they are read back again.
        try expect("agreements", 1, isMet: true, [entered, task, entered])
    }

    @Test func `a summary is published, and shared where audiences are asked for`() throws {
        let published: [Step] = ["session-closed session=S-1", "summary-published session=S-1 form=page by P-4"]
        try expect("summary", 1, isMet: true, published)
        try expect("summary with=audience", 1, lacking: ["the summary was shared with nobody"], isMet: false, published)
        try expect(
            "summary with=audience", 1, isMet: true,
            published + ["summary-shared session=S-1 with=staff channel=mail by P-4"])
    }

    @Test func `ideas, answers, assumptions, lessons, rules and resources are counted`() throws {
        try expect("ideas atLeast=2", 1, isMet: false, ["idea-captured text=X by P-5 in S-1"])
        try expect(
            "questions", 1, isMet: true,
            ["question-posed session=S-1 text=X", "question-answered question=Q-1 text=X in S-1"])
        try expect("assumptions", 1, isMet: true, ["assumption-stated text=X in S-1"])
        try expect("lessons", 1, isMet: true, ["lesson-learned session=S-1 text=X by P-5"])
        try expect("rules", 1, isMet: true, ["rule-agreed session=S-1 text=X"])
        try expect(
            "resources nature=time", 0, isMet: false,
            ["resource-stated nature=money amount=1 unit=EUR period=2026 in S-1"])
    }

    @Test func `what is expected in somebody's own words is shown and not judged`() throws {
        let stage = try #require(try completeness(session("a poster on the wall", "findings")).stages.first)
        #expect(stage.outputs.map(\.isMet) == [nil, false])
        #expect(stage.outputs[0].expected == nil && stage.outputs[0].found == nil)
        let completeness = try completeness(session("a poster on the wall", "findings"))
        #expect(completeness.met == (0, 1))
        #expect(completeness.missing.map(\.output.text) == ["findings"])
    }

    // MARK: Gaps

    private func gaps(_ steps: Step...) throws -> [String] {
        try completeness(given(Room.open + steps)).gaps.map { "\($0.subject.id) \($0.kind.rawValue)" }
    }

    @Test func `an idea without a fate is a gap until something became of it`() throws {
        let idea: Step = "idea-captured text=X by P-5 in S-1"
        #expect(try gaps(idea) == ["I-1 fate"])
        #expect(try gaps(idea, "idea-parked idea=I-1 in S-1") == [])
        #expect(try gaps(idea, "task-assigned title=X owner=P-5 due=2026-03 from=I-1 in S-1") == [])
    }

    @Test func `a hidden idea keeps its words to itself`() throws {
        let room = given("mode-set session=S-1 capture=hidden", "idea-captured text=Secret by P-5 in S-1")
        #expect(try completeness(room).gaps.map(\.words) == [Sight.veil])
    }

    @Test func `a decision wants rationale, basis, deciders, a task and a date of review`() throws {
        let bare: Step = "decision-taken title=X statement=X how=authority deciders=P-2 in S-1"
        #expect(try gaps(bare) == ["D-1 rationale", "D-1 basis", "D-1 task", "D-1 review"])
        #expect(
            try gaps(
                "finding-recorded lens=market text=X in S-1",
                "decision-taken title=X statement=X how=authority deciders=P-2 rationale=X basis=F-1 reviewOn=2026-07 in S-1",
                "task-assigned title=X owner=P-5 due=2026-03 from=D-1 in S-1") == [])
        // What no longer holds needs neither task nor review.
        #expect(
            try gaps(bare, "decision-taken title=Y statement=Y how=authority deciders=P-2 supersedes=D-1 in S-1")
                == ["D-1 rationale", "D-1 basis", "D-2 rationale", "D-2 basis", "D-2 task", "D-2 review"])
    }

    @Test func `open questions, ballots, tasks, goals and homework are gaps`() throws {
        #expect(try gaps("question-posed session=S-1 text=X") == ["Q-1 answer"])
        #expect(try gaps(Room.ballot) == ["B-1 result"])
        #expect(try gaps("task-assigned title=X in S-1") == ["T-1 owner", "T-1 due"])
        #expect(try gaps("task-assigned title=X in S-1", "task-cancelled task=T-1 reason=X by P-2") == [])
        #expect(try gaps("goal-set title=X kind=goal horizon=2026 in S-1") == ["G-1 owner", "G-1 measure"])
        #expect(try gaps("goal-set title=X kind=initiative horizon=2026 owner=P-5 in S-1") == [])
        #expect(try gaps("homework-assigned session=S-1 person=P-5 what=X due=2026-01-15") == ["H-1 homework"])
    }
}
