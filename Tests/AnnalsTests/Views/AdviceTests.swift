import Testing

@testable import Annals

@Suite("Advice, with the facts that it rests on")
struct AdviceTests {
    private func record(_ steps: [Step]) -> Advice.Record { Advice.Record(folding: given(steps).log.inEffect()) }

    private func advice(
        _ steps: [Step], _ question: Advice.Question = Advice.Question(), at moment: Instant = .of("2026-03-01")
    ) -> [Advice] {
        Advice.all(on: record(steps), guides, for: question, at: moment)
    }

    private func advice(_ topic: Advice.Topic, _ steps: [Step], _ session: SessionID? = nil) -> [Advice] {
        advice(steps, Advice.Question(session: session)).filter { $0.topic == topic }
    }

    private var guides: Advice.Guides {
        func style(_ style: ModeratorStyle, _ fill: (inout StyleGuide.Advice) -> Void) -> StyleGuide {
            var row = StyleGuide.Advice()
            row.words = Wording("suits")
            fill(&row)
            var guide = StyleGuide()
            guide.name = style.rawValue
            guide.style = style
            guide.title = Wording(style.rawValue)
            guide.fit = Wording("Fits.")
            guide.advice = [row]
            return guide
        }
        var template = SessionTemplate()
        template.name = "planning"
        template.people = 2...5
        template.stages = [("promises", 30), ("goals", 60), ("tasks", 60)].map { key, minutes in
            var stage = SessionTemplate.Stage()
            stage.key = key
            stage.minutes = minutes
            return stage
        }
        var pack = TopicPack()
        if let missing = try? ExpectedOutput(
            .initiatives, [("approach", ["digitalization"]), ("with", ["internal-owner", "resources"])])
        {
            pack.flags = [TopicPack.Flag(missing: missing, words: Wording("technology does not introduce itself"))]
        }
        return Advice.Guides(
            styles: [
                style(.blankSheet) { $0.team = .strong }, style(.expert) { $0.aim = "learn" },
                style(.strategist) { $0.sizeUpTo = 250 },
            ], templates: [template], packs: [pack])
    }

    @Test func `without a fact there is no advice`() {
        #expect(advice(Room.people) == [])
        #expect(advice([Room.opening]) == [])
        // A session of which nothing was said but its stages, as usual.
        #expect(advice(.style, Room.scheduled, SessionID(1)) == [])
        #expect(advice(.next, Room.scheduled, SessionID(1)) == [])
        #expect(advice(.initiative, Room.full).isEmpty)
    }

    @Test func `every piece of advice stands with a reason`() {
        for advice in advice(Room.full, Advice.Question(team: .strong, aim: "agree", size: 10)) {
            #expect(!advice.reasons.isEmpty, "\(advice.words.english)")
        }
    }

    // MARK: - Style

    @Test func `styles fit by what is said of the team, its aim and the organization`() {
        let question = Advice.Question(team: .strong, aim: "learn, then decide", size: 300)
        let styles = advice(Room.people, question).filter { $0.topic == .style }
        #expect(styles.map(\.style) == [.blankSheet, .expert])
        #expect(
            styles.map { $0.reasons.map(\.words.english) } == [
                ["suits (team: strong)"], ["suits (aim: learn, then decide)"],
            ])
        #expect(styles.allSatisfy { $0.reasons.allSatisfy { $0.speaks == .inFavour } })
    }

    @Test func `what is on record of the session counts where nothing else is said`() {
        let steps: [Step] =
            Room.people + [
                "session-scheduled title=Winter kind=planning team=strong purpose=Plan startsAt=2026-04-01",
                "organization-changed size=40 from=2026-01",
            ]
        let styles = advice(.style, steps, SessionID(1))
        #expect(styles.map(\.style) == [.blankSheet, .strategist])
        #expect(styles.first?.reasons.first?.subjects == [Subject(.session, 1)])
        #expect(styles.last?.reasons.first?.words.english == "suits (40 people in all)")
    }

    /// Two sessions of one style and two of another, with the answers of P-5 and P-6 at each closing.
    private func four(_ answers: [[(Int, Int)]]) -> [Step] {
        let styles = ["expert", "expert", "strategist", "strategist"]
        return Room.people
            + answers.indices.flatMap { index -> [Step] in
                let session = "S-\(index + 1)"
                let given = zip(["P-5", "P-6"], answers[index]).map { person, answer -> Step in
                    "pulse-answered pulse=Y-\(index + 1) answers=\(answer.0),\(answer.1) by \(person)"
                }
                return [
                    "session-scheduled title=X kind=update purpose=Plan startsAt=2026-01-14",
                    "participant-invited session=\(session) person=P-2 role=moderator",
                    "participant-invited session=\(session) person=P-5 role=participant",
                    "participant-invited session=\(session) person=P-6 role=participant",
                    "moderator-chosen session=\(session) person=P-2 style=\(styles[index])",
                    "session-opened session=\(session) present=P-2,P-5,P-6 in \(session)",
                    "pulse-opened session=\(session) when=closing in \(session)",
                ] + given + ["pulse-closed pulse=Y-\(index + 1) in \(session)", "session-closed session=\(session)"]
            }
    }

    @Test func `how earlier sessions went weighs from two sessions of a style on`() throws {
        let answers = [[(5, 3), (4, 3)], [(5, 3), (4, 3)], [(3, 3), (3, 3)], [(4, 3), (3, 3)]]
        let styles = advice(.style, four(answers))
        #expect(styles.map(\.style) == [.expert, .strategist])
        let satisfied = styles.compactMap { advice in advice.reasons.first { $0.words.english.contains("satisfied") } }
        #expect(
            satisfied.map(\.words.english) == [
                "people were most satisfied: 4.5 of 5 (4 answers)",
                "people were least satisfied: 3.25 of 5 (4 answers)",
            ])
        #expect(satisfied.map(\.speaks) == [.inFavour, .against])
        #expect(satisfied.map(\.subjects) == [[1, 2], [3, 4]].map { $0.map { Subject(.session, $0) } })
        // Whose work it was is the same for both, and weighs nothing.
        let own = styles.compactMap { advice in advice.reasons.first { $0.words.english.contains("own work") } }
        #expect(own.map(\.speaks) == [.plainly, .plainly])
        // One session of each is no pattern.
        #expect(advice(.style, four([answers[0]] + [answers[1]] + [answers[2]])).isEmpty)
    }

    @Test func `what came later is not known, and a session that is over needs no style`() {
        let steps = four([[(5, 3), (4, 3)], [(5, 3), (4, 3)], [(3, 3), (3, 3)], [(4, 3), (3, 3)]])
        #expect(advice(.style, steps, SessionID(4)).isEmpty)
        let early = Advice.all(on: record(steps), guides, for: Advice.Question(), at: Given.time(30))
        #expect(early.filter { $0.topic == .style }.isEmpty)
    }

    // MARK: - Offsite or strategy session

    /// An offsite at which P-5 was, and what people said before it.
    private func offsite(_ day: String, agreement: Int) -> [Step] {
        Room.people + [
            "session-scheduled title=Woods kind=offsite purpose=Talk startsAt=\(day)",
            "participant-invited session=S-1 person=P-2 role=moderator at \(day)T07:00",
            "participant-invited session=S-1 person=P-5 role=participant at \(day)T07:00",
            "participant-invited session=S-1 person=P-6 role=participant at \(day)T07:00",
            "session-opened session=S-1 present=P-2,P-5,P-6 at \(day)T08:00 in S-1",
            "pulse-opened session=S-1 when=before statements=Trust at \(day)T08:01 in S-1",
            "pulse-answered pulse=Y-1 answers=\(agreement) by P-5 at \(day)T08:02",
            "pulse-closed pulse=Y-1 at \(day)T08:03 in S-1", "session-closed session=S-1 at \(day)T09:00 in S-1",
        ]
    }

    @Test func `a year without an offsite, little agreement and new people speak for one`() {
        func reasons(_ steps: [Step]) -> [String] { advice(.next, steps).first?.reasons.map(\.words.english) ?? [] }
        #expect(reasons(offsite("2025-12-01", agreement: 4)) == [])
        #expect(
            reasons(offsite("2024-12-01", agreement: 4)) == [
                "offsite: none for a year; the last was S-1 on 2024-12-01"
            ])
        #expect(
            reasons(offsite("2025-12-01", agreement: 3)) == ["offsite: people agree little: “Trust” 3 of 5 (1 answer)"])
        let strangers: [Step] = [
            "session-scheduled title=Plan kind=planning purpose=Plan startsAt=2026-04-01",
            "participant-invited session=S-2 person=P-5 role=participant",
            "participant-invited session=S-2 person=P-9 role=participant",
        ]
        let next = advice(.next, offsite("2025-12-01", agreement: 4) + strangers, SessionID(2))
        #expect(next.first?.words.english == "The facts speak for an offsite; S-2 is planned as planning")
        #expect(next.first?.reasons.map(\.words.english) == ["offsite: 1 of 2 people of S-2 were at no offsite so far"])
        #expect(next.first?.reasons.first?.subjects == [Subject(.session, 2), Subject(.person, 9)])
    }

    @Test func `missed targets and goals past their time speak for a strategy session`() {
        let steps: [Step] =
            Room.people + [
                "goal-set title=Old kind=goal horizon=2025",
                "measure-defined name=Sales unit=EUR nature=financial better=higher rollsUp=sum",
                "target-set measure=M-1 period=2025 low=10",
                "measurement-recorded measure=M-1 period=2025 value=9",
                "decision-taken title=X statement=X how=authority deciders=P-2 reviewOn=2026-02",
            ]
        let next = advice(.next, steps)
        #expect(next.first?.words.english == "The facts speak for a strategy session")
        #expect(
            next.first?.reasons.map(\.words.english) == [
                "strategy: 1 of 1 measures are off target: M-1 Sales", "strategy: 1 open goal is past its time: G-1",
                "strategy: 1 decision is due for review: D-1",
            ])
        let reviewed = advice(.next, steps + ["decision-reviewed decision=D-1 verdict=uphold actual=X"])
        // Looked at before the date that was set for it: it is still due then.
        #expect(reviewed.first?.reasons.count == 3)
    }

    // MARK: - Agenda

    @Test func `an agenda is held against its kind`() {
        let plain: Step = """
            session-scheduled title=Winter kind=planning series=R-1 minutes=60 purpose=Plan startsAt=2026-04-01 \
            stages:=[{"stage":"goals","title":"Goals","minutes":20}]
            """
        let steps = Room.people + ["series-started name=Board kind=planning", plain]
        #expect(
            advice(.agenda, steps, SessionID(1)).first?.reasons.map(\.words.english) == [
                "without the stages tasks", "60 minutes in all; the stages of planning take 150",
                "goals: 20 minutes, usually 60",
            ])
    }

    @Test func `from the second session of a series on, promises come first`() {
        let second: Step = """
            session-scheduled title=Spring kind=planning series=R-1 purpose=Plan startsAt=2026-04-01 \
            stages:=[{"stage":"goals","title":"Goals"},{"stage":"tasks","title":"Tasks"}]
            """
        #expect(advice(.agenda, Room.open, SessionID(1)).isEmpty)
        let advice = advice(.agenda, Room.open + [second], SessionID(2))
        #expect(advice.first?.words.english == "S-2 does not look like the usual planning")
        #expect(
            advice.first?.reasons.map(\.words.english) == [
                "no stage promises, though S-1 of the same series came before it"
            ])
        #expect(advice.first?.reasons.first?.subjects == [Subject(.session, 2), Subject(.session, 1)])
    }

    @Test func `stages without an item, and too many people, are told`() {
        let steps =
            Room.scheduled + [
                #"agenda-set session=S-1 items:=[{"stage":"goals","title":"Which","minutes":60}]"#,
                "participant-invited session=S-1 person=P-8 role=participant",
                "participant-invited session=S-1 person=P-9 role=participant",
                "participant-invited session=S-1 person=P-10 role=participant",
            ]
        #expect(
            advice(.agenda, steps, SessionID(1)).first?.reasons.map(\.words.english) == [
                "no item on the agenda for tasks", "6 people are to take part; it works well with 2 to 5",
            ])
    }

    @Test func `minutes that name no stage are no agenda`() {
        let steps: [Step] = Room.people + ["session-scheduled title=X kind=planning purpose=X startsAt=2026-01-14"]
        #expect(
            advice(.agenda, steps, SessionID(1)).first?.reasons.map(\.words.english) == ["no stages are planned yet"])
        let held =
            steps + [
                "participant-invited session=S-1 person=P-2 role=moderator", "session-opened session=S-1 present=P-2",
            ]
        #expect(advice(.agenda, held, SessionID(1)).isEmpty)
    }

    // MARK: - Initiatives and follow-up

    @Test func `an initiative needs somebody inside, resources and a measure`() {
        let steps: [Step] =
            Room.people + [
                "person-joined name=Guy level=guest",
                "goal-set title=Paper kind=initiative approach=digitalization horizon=2027 owner=P-14",
                "goal-set title=Fairs kind=initiative approach=marketing horizon=2027 owner=P-5",
                "goal-set title=Whole kind=goal horizon=2027",
                "task-assigned title=Book from=G-2",
                "resource-stated nature=money amount=10 unit=EUR period=2026",
                "resource-allocated to=T-1 nature=money amount=5 unit=EUR period=2026",
            ]
        let initiatives = advice(.initiative, steps)
        #expect(
            initiatives.map(\.words.english) == [
                "G-1 Paper needs an owner inside, resources, a measure", "G-2 Fairs needs a measure",
            ])
        #expect(
            initiatives.first?.reasons.map(\.words.english) == [
                "its owner Guy is a guest", "neither it nor a task of it holds money, people or time",
                "no measure is on it", "technology does not introduce itself",
            ])
        let measured: Step =
            "measure-defined name=Leads unit=n nature=other better=higher rollsUp=sum goals=G-1,G-2"
        #expect(advice(.initiative, steps + [measured]).map(\.about) == [Subject(.goal, 1)])
        #expect(advice(.initiative, steps + [measured, "goal-dropped goal=G-1 why=X"]).isEmpty)
    }

    @Test func `overdue tasks ask for a tracker, where there is none`() {
        let overdue: [Step] = [
            "task-assigned title=Late owner=P-5 due=2026-02-01", "task-assigned title=Open owner=P-5",
        ]
        #expect(advice(.followUp, Room.people + overdue).isEmpty)
        let ended: Step = "role-ended person=P-8 role=tracker reason=X"
        let advice = advice(.followUp, Room.people + overdue + [ended])
        #expect(advice.map(\.words.english) == ["Somebody should be tracker and ask after what was promised"])
        #expect(
            advice.first?.reasons.map(\.words.english) == [
                "nobody has the role of tracker", "1 of 2 open tasks are overdue",
            ])
        #expect(advice.first?.reasons.last?.subjects == [Subject(.task, 1)])
    }

    @Test func `a series that is to come again needs a date, when its time is near`() {
        let steps: [Step] =
            Room.people + [
                "series-started name=Board kind=planning cadence=FREQ=MONTHLY;INTERVAL=2",
                "session-scheduled title=Winter kind=planning series=R-1 purpose=Plan startsAt=2026-01-14",
                "participant-invited session=S-1 person=P-2 role=moderator",
                "session-opened session=S-1 present=P-2 in S-1", "session-closed session=S-1 in S-1",
            ]
        func asked(_ day: String) -> [String] {
            advice(steps, at: .of(day)).flatMap(\.reasons).map(\.words.english)
        }
        #expect(asked("2026-02-01") == [])
        #expect(
            asked("2026-02-13") == [
                "the last was S-1 on 2026-01-14",
                "by its rule, FREQ=MONTHLY;INTERVAL=2, the next would be on 2026-03-14, and none is scheduled",
            ])
        let planned: Step = "session-scheduled title=Spring kind=planning series=R-1 purpose=X startsAt=2026-03-14"
        #expect(advice(.followUp, steps + [planned]).isEmpty)
    }

    @Test(arguments: [
        ("FREQ=DAILY", "2026-02-01"), ("FREQ=WEEKLY;INTERVAL=2", "2026-02-14"), ("FREQ=MONTHLY", "2026-02-28"),
        ("FREQ=YEARLY;INTERVAL=2", "2028-01-31"),
    ])
    func `a rule steps on by the calendar`(_ rule: String, _ day: String) throws {
        #expect(Recurrence.step(rule, from: try #require(Day("2026-01-31")))?.description == day)
    }

    @Test(arguments: ["FREQ=WEEKLY;COUNT=3", "FREQ=DAILY;UNTIL=20270101", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0"])
    func `a rule that ends, or steps within a day, expects nothing`(_ rule: String) throws {
        #expect(Recurrence.step(rule, from: try #require(Day("2026-01-31"))) == nil)
    }
}
