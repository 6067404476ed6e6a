import Testing

@testable import Annals

@Suite("Sessions as a retrospective")
struct LookbackTests {
    private func lookback(_ steps: [Step]) -> Lookback { Lookback(folding: given(steps).log.inEffect()) }

    /// Five promises of S-1, #28 to #32, by 11:00 and later of 2026-01-14; then its close, #33.
    private let promised: [Step] =
        Room.open + [
            "task-assigned title=One owner=P-5 due=2026-01-14 in S-1",
            "task-assigned title=Two owner=P-5 due=2026-01-14 in S-1",
            "task-assigned title=Three owner=P-6 due=2026-02 in S-1", "task-assigned title=Four owner=P-6 in S-1",
            "task-assigned title=Five owner=P-6 due=2026-03 in S-1", "session-closed session=S-1 in S-1",
        ]

    /// A second session of the series, scheduled #34 and not yet opened.
    private let next: [Step] = [
        "session-scheduled title=Spring kind=update series=R-1 purpose=Plan startsAt=2026-01-15",
        "participant-invited session=S-2 person=P-2 role=moderator",
    ]
    private let opening: Step = "session-opened session=S-2 present=P-2,P-5 in S-2"

    @Test func `the next session of the series finds what was kept, as of its opening`() throws {
        let view = lookback(
            promised + next + [
                "task-completed task=T-1 outcome=Done", "task-rescheduled task=T-2 due=2026-04",
                "task-reassigned task=T-3 owner=P-5", "task-cancelled task=T-4 reason=X", opening,
                "task-completed task=T-2 outcome=Done in S-2", "carried item=T-3 into=S-2 in S-2",
            ])
        let chapter = try #require(view.chapters(.session(SessionID(1)), at: Given.time(60)).first)
        let look = try #require(chapter.looks.first)
        #expect(chapter.looks.count == 1 && look.session == SessionID(2) && look.link == .series)
        #expect(
            look.found == [
                TaskID(1): .done, TaskID(2): .redated, TaskID(3): .handedOver, TaskID(4): .dropped,
                TaskID(5): .nothingSaid,
            ])
        #expect(look.kept == Share(1, of: 5))
        #expect(look.given == [TaskID(2): .done, TaskID(3): .carried, TaskID(5): .nothingSaid])
        #expect(Lookback.Look.counts(look.given).map(\.fate) == [.done, .carried, .nothingSaid])
    }

    @Test func `a session that follows another looks back at it too, and no other does`() throws {
        let follower: [Step] = [
            "session-scheduled title=After kind=update follows=S-1 purpose=Plan startsAt=2026-01-14",
            "participant-invited session=S-2 person=P-2 role=moderator", opening,
            "session-closed session=S-2 in S-2",
            "session-scheduled title=Stray kind=update purpose=Plan startsAt=2026-01-14",
            "participant-invited session=S-3 person=P-2 role=moderator",
            "session-opened session=S-3 present=P-2 in S-3", "session-closed session=S-3 in S-3",
            "session-scheduled title=Spring kind=update series=R-1 follows=S-1 purpose=Plan startsAt=2026-01-14",
            "participant-invited session=S-4 person=P-2 role=moderator",
            "session-opened session=S-4 present=P-2 in S-4",
        ]
        let view = lookback(promised + follower)
        let chapter = try #require(view.chapters(.session(SessionID(1)), at: Given.time(60)).first)
        #expect(chapter.looks.map(\.session) == [SessionID(2), SessionID(4)])
        #expect(chapter.looks.map(\.link) == [.follows, .series])
        // Counted as kept or not by the next of the series.
        #expect(chapter.next?.session == SessionID(4))
        #expect(view.chapters(at: Given.time(60)).dropFirst().allSatisfy { $0.looks.isEmpty })
    }

    @Test func `a task opened again is not kept, and one carried twice counts twice`() throws {
        let view = lookback(
            promised + next + [
                "task-completed task=T-1 outcome=Done", "task-reopened task=T-1 why=X", opening,
                "carried item=T-5 into=S-2 in S-2", "session-closed session=S-2 in S-2",
                "session-scheduled title=Summer kind=update series=R-1 purpose=Plan startsAt=2026-01-15",
                "carried item=T-5 into=S-3",
            ])
        let look = try #require(view.chapters(.session(SessionID(1)), at: Given.time(60)).first?.looks.first)
        #expect(look.found[TaskID(1)] == .underway)
        #expect(look.kept == Share(0, of: 5))
        let carried = view.carried()
        #expect(carried.map(\.subject) == [Subject(.task, 5)])
        #expect(carried.first?.into == [SessionID(2), SessionID(3)])
        #expect(view.carried(atLeast: 3).isEmpty)
    }

    @Test func `promises are on time by the date first given, and open ones overdue once theirs has passed`() throws {
        let log = given(
            promised + [
                "task-completed task=T-1 outcome=Done",
                "task-rescheduled task=T-2 due=2026-02",
                "task-cancelled task=T-4 reason=X",
            ]
        )
        .and("task-assigned title=Six")
        let view = Lookback(folding: log.log.inEffect())
        let chapter = try #require(view.chapters(at: .of("2026-03-01")).first)
        #expect(chapter.promises.map(\.outcome) == [.onTime, .overdue, .overdue, .dropped, .open])
        #expect(chapter.promises[1].firstDue == Period("2026-01-14"))
        #expect(chapter.keeping.done == Share(1, of: 5))
        #expect(chapter.keeping.onTime == Share(1, of: 1))
        // T-6 was promised outside any session.
        #expect(view.promisesOutside(at: .of("2026-03-01")).map(\.task.id) == [TaskID(6)])
    }

    @Test(arguments: [
        ("2026-01-20", Lookback.Outcome.late), ("2026-01-31", .byNewDate), ("2026-02-01", .byNewDate),
    ])
    func `what was moved is done by a later date, or late`(_ due: String, _ outcome: Lookback.Outcome) throws {
        var chronicle = given(promised + [Step("task-rescheduled task=T-2 due=\(due)")]).log
        var draft = Step("task-completed task=T-2 outcome=Done").draft
        draft.occurredAt = .of("2026-01-31")
        try chronicle.record(draft, now: .of("2026-02-01"))
        let view = Lookback(folding: chronicle.inEffect())
        let chapter = try #require(view.chapters(at: .of("2026-03-01")).first)
        #expect(chapter.promises[1].outcome == outcome)
        #expect(!chapter.keeping.onTime.isLess(than: Share(0, of: 1)) && chapter.keeping.onTime.of == 1)
    }

    @Test func `with no promise there is no rate`() throws {
        let chapter = try #require(lookback(Room.open).chapters(at: Given.time(60)).first)
        #expect(chapter.keeping.done.onRecord == nil && chapter.looks.isEmpty)
        #expect(
            chapter.keeping.json == [
                "promised": 0, "done": .null, "doneOnTime": .null, "onTime": 0, "byNewDate": 0, "late": 0,
                "undated": 0, "dropped": 0, "open": 0, "overdue": 0,
            ])
    }

    // MARK: - Time

    /// A session written down later, with the dates that it had.
    private let written: [Step] =
        Room.people + [
            """
            session-scheduled title=Winter kind=planning minutes=600 purpose=Plan startsAt=2026-01-05 \
            stages:=[{"stage":"goals","title":"Goals"},{"stage":"tasks","title":"Tasks"}]
            """,
            "participant-invited session=S-1 person=P-2 role=moderator at 2026-01-04T08:00",
            "participant-invited session=S-1 person=P-5 role=participant at 2026-01-04T08:00",
            "participant-invited session=S-1 person=P-6 role=participant at 2026-01-04T08:00",
        ]

    /// A session of two days with a pause, a break, an arrival and somebody who leaves.
    private let twoDays: [Step] = [
        "session-opened session=S-1 present=P-2,P-5 at 2026-01-05T09:00 in S-1",
        "stage-entered session=S-1 stage=goals at 2026-01-05T09:00 in S-1",
        "item-entered session=S-1 item=N-1 at 2026-01-05T09:00 in S-1",
        "session-paused session=S-1 at 2026-01-05T12:00 in S-1",
        "session-resumed session=S-1 at 2026-01-05T13:00 in S-1",
        "person-arrived session=S-1 person=P-6 at 2026-01-05T16:00 in S-1",
        "stage-entered session=S-1 stage=tasks at 2026-01-06T09:00 in S-1",
        "item-entered session=S-1 item=N-2 at 2026-01-06T09:00 in S-1",
        "item-entered session=S-1 item=N-3 at 2026-01-06T10:00 in S-1",
        "person-departed session=S-1 person=P-5 at 2026-01-06T11:00 in S-1",
        "session-closed session=S-1 at 2026-01-06T12:00 in S-1",
    ]
    private let agenda: Step = """
        agenda-set session=S-1 items:=[{"stage":"goals","title":"Which","minutes":300},\
        {"stage":"tasks","title":"Coffee","minutes":30,"break":true},{"stage":"tasks","title":"Who","minutes":120},\
        {"stage":"tasks","title":"Never","minutes":10}] at 2026-01-05T08:00
        """

    private func time() throws -> Lookback.Time {
        let view = lookback(written + [agenda] + twoDays)
        return try #require(view.chapters(at: .of("2026-02-01")).first).time
    }

    @Test func `of the time taken, pauses and nights are left out`() throws {
        let time = try time()
        // 9 to 12 and 13 to 16 on the first day, where the last entry is, then 9 to 12.
        #expect(time.seconds == 9 * 3600)
        #expect(time.plannedMinutes == 600 && time.extendedMinutes == 0)
        #expect(time.stages.map(\.key) == ["goals", "tasks"])
        #expect(time.stages.map(\.seconds) == [6 * 3600, 3 * 3600])
        #expect(time.items.map(\.seconds) == [6 * 3600, 3600, 2 * 3600, nil])
        #expect(time.items.map(\.isBreak) == [false, true, false, false])
    }

    @Test func `of the hours of people, breaks are left out too`() throws {
        let time = try time()
        #expect(time.breakSeconds == 3600)
        // P-2: 8 hours, the break left out; P-5: an hour less; P-6: 2 hours, the night and the break left out.
        #expect(time.personSeconds == (8 + 7 + 2) * 3600)
    }

    @Test func `minutes that know only the day tell no time`() throws {
        let view = lookback(
            written + [
                "session-opened session=S-1 present=P-2,P-5 at 2026-01-05T00:00 in S-1",
                "stage-entered session=S-1 stage=goals at 2026-01-05T00:00 in S-1",
                "session-closed session=S-1 at 2026-01-05T00:00 in S-1",
            ])
        let chapters = view.chapters(at: .of("2026-02-01"))
        #expect(chapters.first?.time.seconds == nil && chapters.first?.time.personSeconds == nil)
        #expect(chapters.first?.time.stages.map(\.seconds) == [nil, nil])
        let sum = view.sum(chapters)
        #expect(sum.personSeconds == nil && sum.timed.sessions == 0 && sum.strategySessions.timed == 0)
    }

    @Test func `offsites and strategy sessions are told apart, year by year`() {
        let steps: [Step] =
            Room.open + [
                "session-closed session=S-1 in S-1",
                "session-scheduled title=Woods kind=offsite purpose=Talk startsAt=2026-01-14",
                "participant-invited session=S-2 person=P-2 role=moderator",
                "session-opened session=S-2 present=P-2 in S-2", "session-closed session=S-2 in S-2",
            ]
        let view = lookback(steps)
        let years = view.sums(view.chapters(at: Given.time(60)), by: .year)
        #expect(years.map(\.key) == [.year(2026)])
        #expect(years.first?.offsites.sessions == 1 && years.first?.offsites.seconds == 60)
        #expect(years.first?.strategySessions.sessions == 1 && years.first?.strategySessions.personSeconds == 6 * 60)
        let series = view.sums(view.chapters(at: Given.time(60)), by: .series)
        #expect(series.map(\.key) == [.series(SeriesID(1)), .series(nil)])
        #expect(series.map(\.name) == ["Board", nil])
        #expect(view.sums(view.chapters(at: Given.time(60)), by: .style).map(\.key) == [.style(nil)])
    }
}

extension LookbackTests {
    @Test func `the parts of a whole add up to it, whatever they are grouped by`() throws {
        let view = lookback(promised + next + ["task-completed task=T-1 outcome=Done", opening])
        let chapters = view.chapters(at: Given.time(60))
        let whole = view.sum(chapters)
        for grouping in Lookback.Grouping.allCases {
            let sums = view.sums(chapters, by: grouping)
            #expect(sums.map(\.keeping).reduce(.init(), +) == whole.keeping, "\(grouping)")
            #expect(sums.map(\.keptByNext).reduce(Share(), +) == whole.keptByNext, "\(grouping)")
            #expect(sums.flatMap(\.sessions).count == whole.sessions.count, "\(grouping)")
        }
    }
}
