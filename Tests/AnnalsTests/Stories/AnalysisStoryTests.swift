import Testing

@testable import Annals

@Suite("What was found, said and assumed")
struct AnalysisStoryTests {
    @Test func `a finding stands until it is replaced or retired`() {
        let room = given(Room.full).and("finding-recorded lens=swot side=threat text=Old by P-5")
            .and("finding-recorded lens=market text=Other")
        #expect(room.log.story(FindingID(1)).state == .standing && room.log.story(FindingID(1)).owners == [PersonID(5)])
        room.when("finding-recorded lens=swot text=New replaces=F-1").records { _, log in
            let old = log.story(FindingID(1))
            #expect(old.state == .replaced && old.replacedBy?.finding == FindingID(3) && old.ended == .at(43))
            #expect(old.text == "Old" && log.story(FindingID(3)).text == "New")
            #expect(log.story(FindingID(3)).state == .standing && log.story(FindingID(2)).state == .standing)
        }
        room.when("finding-retired finding=F-2 why=X").records { _, log in
            #expect(log.story(FindingID(2)).state == .retired && log.story(FindingID(2)).ended == .at(43))
        }
    }

    @Test func `striking what replaced a finding brings it back`() {
        given(Room.full + ["finding-recorded lens=swot text=A", "finding-recorded lens=swot text=B replaces=F-1"])
            .when("entry-struck entry=#42 reason=X").records { _, log in
                #expect(log.story(FindingID(1)).state == .standing)
            }
    }

    @Test func `a finding is not replaced before one that a later entry replaced`() {
        given(Room.full + ["finding-recorded lens=swot text=A", "finding-recorded lens=swot text=B replaces=F-1"])
            .when("finding-retired finding=F-1 why=X at 09:41:30").refused(
                .breaksLater(
                    Position(42), "finding-recorded",
                    because: .isAlready(
                        Subject(.finding, 1), "retired", since: .late(43, "09:41:30"))))
    }

    @Test(
        arguments: [
            (.swot, [.strength, .weakness, .opportunity, .threat]),
            (.pestel, [.political, .economic, .social, .technological, .environmental, .legal]),
            (.competitors, [.strength, .weakness]), (.market, [.opportunity, .threat]),
            (.customers, [.opportunity, .threat]), (.resources, [.strength, .weakness]),
            (.execution, [.strength, .weakness]), (.culture, [.strength, .weakness]), (.gap, []),
        ] as [(FindingLens, [FindingSide])])
    func `each lens has sides of its own`(_ lens: FindingLens, _ sides: [FindingSide]) {
        let room = given(Room.people)
        for side in FindingSide.allCases {
            let verdict = room.when("finding-recorded lens=\(lens.rawValue) side=\(side.rawValue) text=X").verdict
            #expect(verdict == (sides.contains(side) ? "recorded" : "sideOfAnotherLens"), "\(lens) \(side)")
        }
        room.when("finding-recorded lens=\(lens.rawValue) text=X").records()
    }

    @Test func `a part of the platform keeps its wordings, and what confirms the last one`() {
        let room = given(Room.full).and("platform-stated part=mission text=A decision=D-2")
            .and("platform-confirmed part=mission").and("platform-stated part=vision text=C")
        let confirmed = room.log.story(PlatformPart.mission.id)
        #expect(confirmed.text == "A" && confirmed.confirmed == .at(42))
        #expect(confirmed.wording?.decision == DecisionID(2) && confirmed.began == .at(41))
        let restated = room.and("platform-stated part=mission text=B why=X").log.story(PlatformPart.mission.id)
        #expect(restated.wordings.map(\.text) == ["A", "B"] && restated.confirmed == nil)
        #expect(restated.wording?.mark == .at(44) && restated.wording?.why == "X")
        #expect(room.log.story(PlatformPart.vision.id).text == "C")
    }

    @Test func `a late wording may not make a later one say the same again`() {
        given(Room.full + ["platform-stated part=mission text=A", "platform-stated part=mission text=B"])
            .when("platform-stated part=mission text=B at 09:41:30").refused(
                .breaksLater(
                    Position(42), "platform-stated", because: .nothingChanges(Subject(.platform, 1))))
    }

    @Test func `a wording that was confirmed is not struck`() {
        given(Room.full + ["platform-stated part=mission text=A", "platform-confirmed part=mission"])
            .when("entry-struck entry=#41 reason=X").refused(
                .breaksLater(
                    Position(42), "platform-confirmed",
                    because: .isNot(Subject(.platform, 1), "stated", so: "record platform-stated first")))
    }

    @Test func `the last judgement of an assumption counts`() {
        let room = given(Room.full).and("assumption-stated text=A reviewOn=2026-02")
        #expect(room.log.story(AssumptionID(1)).state == .open)
        let held = room.and("assumption-judged assumption=A-1 holds=true evidence=M-1")
        #expect(held.log.story(AssumptionID(1)).state == .held && held.log.story(AssumptionID(1)).fallen == nil)
        let fallen = held.and("assumption-judged assumption=A-1 holds=false evidence=G-1").log.story(AssumptionID(1))
        #expect(fallen.state == .fallen && fallen.fallen?.mark == .at(43))
        #expect(fallen.fallen?.evidence == [.subject(Subject(.goal, 1))] && fallen.judgements.count == 2)
    }

    @Test func `an assumption is due from its day of review until it is judged`() {
        let room = given(Room.full).and("assumption-stated text=A reviewOn=2026-01-14")
            .and("assumption-stated text=B reviewOn=2026-02").and("assumption-stated text=C")
        func due(_ room: Given, _ number: UInt32, _ time: String) -> Bool {
            room.log.story(AssumptionID(number)).isDue(at: .of(time), in: Step.zone)
        }
        #expect(due(room, 1, "12:00") && !due(room, 1, "2026-01-13"))
        #expect(!due(room, 2, "2026-01-31") && due(room, 2, "2026-02-01") && due(room, 2, "2027-01-01"))
        #expect(!due(room, 3, "2030-01-01"))
        #expect(!due(room.and("assumption-judged assumption=A-1 holds=true evidence=M-1"), 1, "12:00"))
        // Judged before its day, it is looked at again on the day.
        #expect(due(room.and("assumption-judged assumption=A-2 holds=true evidence=M-1"), 2, "2026-02-01"))
        #expect(!due(room.and("assumption-judged assumption=A-2 holds=false evidence=M-1"), 2, "2026-02-01"))
    }

    @Test func `themes are named on ideas, groups, decisions, goals and findings`() {
        let room = given(Room.full).and("theme-named title=Digital").and("theme-named title=Green")
            .and("idea-captured text=X themes=C-1").and("ideas-grouped ideas=I-4 themes=C-2")
            .and("ideas-grouped group=U-2 ideas=I-1 themes=C-1,C-2").and("decision-proposed title=X themes=C-1")
            .and("goal-set title=X kind=goal horizon=2026 themes=C-2")
        #expect(room.log.story(ThemeID(1)).title == "Digital")
        #expect(room.log.story(IdeaID(4)).themes == [ThemeID(1)])
        #expect(room.log.story(GroupID(2)).themes == [ThemeID(2), ThemeID(1)])
        #expect(room.log.story(DecisionID(3)).proposal?.action.themes == [ThemeID(1)])
        #expect(room.log.story(GoalID(2)).plan.themes == [ThemeID(2)])
        #expect(room.log.entries[42].mentions == [Subject(.theme, 1)])
    }

    @Test func `a ballot hands on the findings that its arguments bring forward`() {
        given(
            Room.full + [
                "finding-recorded lens=swot text=X",
                "argument-made on=D-1 stance=for text=X evidence=F-1,M-1 by P-5",
                #"""
                ballot-opened question=Go? options:=[{"id":"m","text":"Go","refersTo":"D-1.a"}] \#
                method:={"name":"majority"} decision=D-1 electorate=P-5
                """#,
                "vote-cast ballot=B-2 choice=for by P-5", "ballot-closed ballot=B-2",
            ]
        ).when("decision-taken decision=D-1 how=ballot ballot=B-2").records { entry, _ in
            #expect(
                entry.data == ##"""
                    {"decision":"D-1","alternative":"D-1.a","statement":"Stay","how":"ballot","ballot":"B-2",\##
                    "deciders":["P-5"],\##
                    "basis":["D-1.a","F-1","#42"]}
                    """##)
        }
    }
}
