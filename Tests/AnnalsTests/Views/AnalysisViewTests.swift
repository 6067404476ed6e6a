import Testing

@testable import Annals

@Suite("What views tell of analysis, resources and follow-up")
struct AnalysisViewTests {
    private let room = given(
        Room.full + [
            "theme-named title=Digital",
            "measurement-recorded measure=M-1 period=2025 value=40 in S-1",
            "finding-recorded lens=swot side=threat text=Cheap rating=2 evidence=#42 themes=C-1 in S-1",
            "finding-recorded lens=swot side=threat text=Fast rating=5 in S-1",
            "finding-recorded lens=swot side=strength text=Old evidence=F-1 in S-1",
            "platform-stated part=vision text=Lead in S-1",
            "platform-stated part=mission text=Serve decision=D-2 in S-1",
            "assumption-stated text=Rates reviewOn=2026-02 in S-1",
            "decision-taken decision=D-1 statement=Go how=authority basis=F-3,#42 assumes=A-1 in S-1",
            "resource-stated nature=money amount=10 unit=EUR period=2026",
            "resource-allocated to=G-1 nature=money amount=8 unit=EUR period=2026",
        ])
    private let later: [Step] = [
        "finding-recorded lens=market text=New replaces=F-1",
        "assumption-judged assumption=A-1 holds=false evidence=F-4",
        "platform-stated part=mission text=Help",
        "platform-confirmed part=vision",
        "resource-allocated to=T-1 nature=money amount=3 unit=EUR period=2026",
    ]

    private func plan(_ room: Given) -> Plan { Plan(folding: room.log.inEffect()) }

    @Test func `the plan says what stands and what it rests on`() {
        let plan = plan(room)
        #expect(plan.platformInOrder.map(\.part) == [.mission, .vision])
        #expect(plan.platformInOrder.first?.wording.decision == DecisionID(2))
        // By lens and side, the weightiest first.
        #expect(plan.standingFindings.map(\.text) == ["Old", "Fast", "Cheap"])
        #expect(plan.assumptionsInOrder(at: .of("12:00")).map(\.state) == [.open])
        #expect(plan.resourceLines.map(\.capacity) == [10] && plan.resourceLines.map(\.allocated) == [8])
        #expect(plan.resourceLines.map(\.isOver) == [false])
        let json = plan.json(at: .of("2026-03-01"))
        guard case .object(let members) = json,
            case .list(let assumptions)? = members.first(where: { $0.key == "assumptions" })?.value,
            case .object(let assumption)? = assumptions.first
        else { return #expect(Bool(false)) }
        #expect(assumption.last == JSONValue.Member("due", true))
    }

    @Test func `more is held than there is`() {
        let lines = plan(later.reduce(room) { $0.and($1) }).resourceLines
        #expect(lines.map(\.allocated) == [11] && lines.map(\.isOver) == [true])
        #expect(lines[0].holders.map(\.holder) == [Subject(.goal, 1), Subject(.task, 1)])
        #expect(lines[0].holders.map(\.amount) == [8, 3])
    }

    @Test func `a comparison sets wordings side by side, and tells what is new, gone and fallen`() throws {
        let after = later.reduce(room) { $0.and($1) }
        let library = ChronicleLibrary(after.log)
        let comparison = try library.comparison(from: Given.time(51), to: Given.time(60))
        #expect(comparison.platform.map(\.fate) == [.reworded, .kept])
        #expect(comparison.platform.map(\.before?.text) == ["Serve", "Lead"])
        #expect(comparison.platform.map(\.after?.text) == ["Help", "Lead"])
        #expect(comparison.findingsNew.map(\.text) == ["New"])
        #expect(comparison.findingsGone.map(\.id) == [FindingID(1)])
        #expect(comparison.assumptionsFallen.map(\.id) == [AssumptionID(1)])
        #expect(comparison.resources.map { $0.before?.allocated } == [8])
        #expect(comparison.resources.map { $0.after.allocated } == [11])
        let start = try library.comparison(from: .earliest, to: Given.time(51))
        #expect(start.platform.map(\.fate) == [.added, .added] && start.assumptionsFallen.isEmpty)
    }

    @Test func `the trail leads to findings, assumptions and figures`() throws {
        let after = room.and("argument-made on=D-1 stance=against text=X evidence=F-2 by P-5")
        let trail = try #require(try Trail(of: DecisionID(1), in: ChronicleLibrary(after.log)))
        #expect(trail.findings.map(\.id) == [FindingID(3), FindingID(2), FindingID(1)])
        #expect(trail.assumptions.map(\.id) == [AssumptionID(1)])
        #expect(trail.figures.map(\.position) == [Position(42)])
        #expect(trail.measures.map(\.id) == [MeasureID(1)])
        func edge(_ from: String, _ to: String, _ relation: Trail.Relation) -> Bool {
            trail.edges.contains { $0.from.id == from && $0.to.id == to && $0.relation == relation }
        }
        #expect(edge("D-1", "F-3", .restsOn) && edge("F-3", "F-1", .restsOn) && edge("F-1", "#42", .restsOn))
        #expect(edge("D-1", "#42", .restsOn) && edge("D-1", "A-1", .assumes) && edge("#52", "F-2", .restsOn))
    }

    @Test func `a figure that was struck is no ground any more`() throws {
        let after = room.and("entry-struck entry=#42 reason=X")
        let trail = try #require(try Trail(of: DecisionID(1), in: ChronicleLibrary(after.log)))
        #expect(trail.figures.isEmpty && trail.measures.isEmpty)
    }

    @Test func `the history of a session tells what was learned, who was told, and how people found it`() throws {
        let after = room.and("lesson-learned session=S-1 text=Ask by P-5")
            .and("pulse-opened session=S-1 when=closing statements=Good").and(
                "pulse-answered pulse=Y-1 answers=4 by P-5"
            )
            .and("message-planned session=S-1 audience=Staff text=X channel=X due=2026-02 owner=P-6")
            .and("ballot-closed ballot=B-1").and("session-closed session=S-1 leaving=X")
            .and("summary-published session=S-1 form=page").and("summary-shared session=S-1 with=Staff channel=X")
            .and("summary-acknowledged session=S-1 stance=agree by P-12")
        let chapter = try #require(History(folding: after.log.inEffect()).chapters.first)
        #expect(chapter.findings == 3 && chapter.assumptions == 1)
        #expect(chapter.lessons.map(\.action.text) == ["Ask"] && chapter.lessons.map(\.mark.actor) == [PersonID(5)])
        #expect(chapter.pulses.map(\.means) == [[4]])
        #expect(chapter.messages.map(\.action.audience) == ["Staff"])
        #expect(chapter.summaries.map(\.action.upTo) == [Position(57)])
        #expect(chapter.shared.map(\.action.with) == [[.audience("Staff")]])
        #expect(chapter.acknowledged.map(\.action.stance) == [.agree])
    }

    @Test func `the board shows what the session found, said, assumed and answered`() throws {
        let after = room.and("pulse-opened session=S-1 when=closing statements=Good")
            .and("pulse-answered pulse=Y-1 answers=4 by P-5")
        let library = ChronicleLibrary(after.log)
        let board = Board(folding: try library.entries(ofSession: SessionID(1)))
        #expect(board.findings.count == 3 && board.assumptions.count == 1 && board.platform.count == 2)
        #expect(board.pulses.all.map(\.answers.count) == [1])
    }

    @Test func `registers list findings, assumptions and themes, and know what belongs to a theme`() {
        let after = later.reduce(room) { $0.and($1) }.and("idea-captured text=X themes=C-1")
            .and("ideas-grouped ideas=I-1 themes=C-1").and("goal-set title=X kind=goal horizon=2026 themes=C-1")
        let registers = Registers(folding: after.log.inEffect())
        func rows(_ kind: Register.Kind) -> [Register.Row] { registers.register(kind, at: .of("12:00")).rows }
        #expect(rows(.findings).map(\.status) == ["replaced", "standing", "standing", "standing"])
        #expect(rows(.findings).filter { $0.themes == [ThemeID(1)] }.map(\.id) == ["F-1"])
        #expect(rows(.assumptions).map(\.status) == ["fallen"])
        #expect(rows(.themes).map(\.cells) == [["C-1", "2026-01-14 09:41", "1", "2", "0", "1", "Digital"]])
        #expect(rows(.ideas).filter { $0.themes == [ThemeID(1)] }.map(\.id) == ["I-1", "I-4"])
        #expect(rows(.goals).filter { $0.themes == [ThemeID(1)] }.map(\.id) == ["G-2"])
    }

    @Test func `an assumption is due on the day of its review`() {
        let registers = Registers(folding: room.log.inEffect())
        #expect(registers.register(.assumptions, at: .of("2026-02-01")).rows.map(\.status) == ["due"])
        #expect(registers.register(.assumptions, at: .of("2026-01-31")).rows.map(\.status) == ["open"])
    }
}

@Suite("A day before people and measures came into the log")
struct RetrospectTests {
    private let log = given(Room.full).and("measurement-recorded measure=M-1 period=2020 value=5 at 2020-06-01")
        .and("task-assigned title=X owner=P-12 at 2020-06-02").log

    @Test func `what is named by then has its name, and what is not is not there`() {
        let plan = log.view(Plan.self, asOf: .of("2020-12-31"))
        #expect(plan.measures.all.map(\.name) == ["Sales"])
        #expect(plan.measures.all.map { $0.readings.count } == [1])
        #expect(plan.people.all.map(\.name) == ["Leo"])
        #expect(plan.tasks.count == 1 && plan.goals.count == 0 && plan.sessions.count == 0)
        #expect(log.view(Plan.self, asOf: .of("2020-05-31")).measures.count == 0)
    }

    @Test func `the whole is as it would be without looking back`() {
        #expect(log.view(Plan.self).json(at: .of("12:00")) == Plan(folding: log.inEffect()).json(at: .of("12:00")))
    }

    @Test func `a library names them too`() throws {
        let library = ChronicleLibrary(log, asOf: .of("2020-12-31"))
        #expect(try library.name(PersonID(12)) == "Leo" && library.story(MeasureID(1))?.name == "Sales")
        #expect(try library.story(GoalID(1)) == nil)
    }

    @Test func `what was struck since has no name`() throws {
        let room = given(Room.full).and("person-joined name=Zed").and("note-added on=P-14 text=X at 2020-06-01")
        let struck = room.and("entry-struck entry=#41 reason=X").log
        #expect(try ChronicleLibrary(room.log, asOf: .of("2020-12-31")).name(PersonID(14)) == "Zed")
        #expect(try ChronicleLibrary(struck, asOf: .of("2020-12-31")).name(PersonID(14)) == "P-14")
        #expect(try ChronicleLibrary(struck, asOf: .of("2020-12-31"), known: Position(42)).name(PersonID(14)) == "Zed")
    }
}
