import Testing

@testable import Annals

@Suite("How it goes between sessions")
struct FollowUpTests {
    private func followUp(_ given: Given, at day: String = "2026-04-02") throws -> [FollowUp.Owner] {
        given.log.view(FollowUp.self).owners(at: try moment(day))
    }

    private func moment(_ day: String) throws -> Instant { Step.zone.start(of: try #require(Period(day))) }

    @Test func `what is late stands with its owner, by whole days, and whoever is later comes first`() throws {
        let owners = try followUp(
            given(
                "task-assigned title=Call owner=P-5 due=2026-05", "task-assigned title=Sell owner=P-6 due=2026-03",
                "task-assigned title=Ask owner=P-6 due=2026-04-02", "task-assigned title=Nobody"))
        #expect(owners.map(\.person) == [PersonID(6), PersonID(5), nil])
        #expect(owners[0].items.map(\.subject.id) == ["T-2", "T-3"])
        #expect(owners[0].items.map(\.daysLate) == [2, nil])
        #expect(owners[0].late.count == 1 && owners[1].late.isEmpty)
    }

    @Test func `what is over is gone, and what somebody left behind stands with whoever took it`() throws {
        let owners = try followUp(
            given(
                "task-assigned title=Call owner=P-5", "task-assigned title=Sell owner=P-5",
                "task-completed task=T-1 outcome=X by P-5", "person-left person=P-5 handsTo=P-6"))
        #expect(owners.map(\.person) == [PersonID(6)])
        #expect(owners[0].items.map(\.subject.id) == ["T-2"])
    }

    @Test func `check-ins tell confidence over time, the last status, and the errors`() throws {
        let room = given(
            "task-assigned title=Call owner=P-5",
            "check-in-made on=T-1 status=on-track confidence=8 remark=Fine by P-5",
            "check-in-made on=T-1 remark=Hm by P-5",
            "check-in-made on=T-1 status=at-risk confidence=5 remark=Slow error='No numbers' method=Ask by P-8")
        let item = try #require(try followUp(room).first?.items.first)
        #expect(item.confidence == [8, 5] && item.status == .atRisk && item.checkIns.count == 3)
        let view = room.log.view(FollowUp.self)
        let errors = view.errors(on: view.owners(at: try moment("2026-04-02")))
        #expect(errors.map(\.said.error) == ["No numbers"] && errors.map(\.said.method) == ["Ask"])
        #expect(errors.map(\.mark.actor) == [PersonID(8)])
    }

    @Test func `what was carried or re-dated was put off`() throws {
        let item = try #require(
            try followUp(
                given(
                    "task-assigned title=Call owner=P-5 due=2026-02", "task-rescheduled task=T-1 due=2026-03 by P-5",
                    "session-scheduled title=Spring kind=update purpose=X startsAt=2026-03-01",
                    "carried item=T-1 into=S-2 by P-2")
            ).first?.items.first)
        #expect(item.redated == 1 && item.carried == 1 && item.putOff == 2)
    }

    // MARK: Reminders

    private func reminders(_ given: Given, at day: String = "2026-04-02", within days: Int = 14) throws -> [String] {
        given.log.view(Reminders.self).reminders(at: try moment(day), within: days).flatMap { reminder in
            reminder.items.map { item in
                "\(reminder.person) \(item.kind.rawValue) \(item.subject.id)\(item.daysLate.map { " late \($0)" } ?? "")"
            }
        }
    }

    @Test func `people hear of tasks that are late or due soon, and of no others`() throws {
        let room = given(
            "task-assigned title=Call owner=P-5 due=2026-03", "task-assigned title=Sell owner=P-5 due=2026-04-10",
            "task-assigned title=Ask owner=P-5 due=2026-05", "task-assigned title=Undated owner=P-5")
        #expect(try reminders(room) == ["P-5 task T-1 late 2", "P-5 task T-2"])
        #expect(try reminders(room, within: 0) == ["P-5 task T-1 late 2"])
        #expect(try reminders(room, within: 60) == ["P-5 task T-1 late 2", "P-5 task T-2", "P-5 task T-3"])
        #expect(try reminders(room.and("person-left person=P-5")) == [])
    }

    @Test func `a ballot waits for whoever has not voted yet`() throws {
        let room = given(Room.ballot, "vote-cast ballot=B-1 choice=for by P-5 in S-1", "recusal-declared on=B-1 by P-6")
        #expect(try reminders(room) == ["P-2 vote B-1", "P-3 vote B-1", "P-4 vote B-1"])
        #expect(try reminders(room.and("ballot-closed ballot=B-1")) == [])
    }

    @Test func `a pulse waits for those who were there, a summary for those it was shared with`() throws {
        let room = given(
            "session-closed session=S-1", "pulse-opened session=S-1 when=later statements=Good by P-2",
            "pulse-answered pulse=Y-1 answers=4 by P-5", "summary-published session=S-1 form=page by P-4",
            "summary-shared session=S-1 with=P-5,P-6,staff channel=mail by P-4",
            "summary-acknowledged session=S-1 stance=agree by P-6")
        #expect(
            try reminders(room, at: "2026-01-20") == [
                "P-2 pulse Y-1", "P-3 pulse Y-1", "P-4 pulse Y-1", "P-5 summary S-1", "P-6 pulse Y-1", "P-7 pulse Y-1",
            ])
        // A summary is no news after a quarter of a year.
        #expect(!(try reminders(room, at: "2026-05-01")).contains("P-5 summary S-1"))
    }

    @Test func `homework and the session ahead are told of until it opens`() throws {
        let room = given(
            Room.scheduled + [
                "homework-assigned session=S-1 person=P-5 what=Figures due=2026-01-10",
                "homework-assigned session=S-1 person=P-6 what=Trends due=2026-01-10",
                "homework-submitted homework=H-2 text=X by P-6",
            ])
        #expect(
            try reminders(room, at: "2026-01-12") == [
                "P-2 session S-1", "P-3 session S-1", "P-4 session S-1", "P-5 homework H-1 late 2", "P-5 session S-1",
                "P-6 session S-1", "P-7 session S-1",
            ])
        #expect(try reminders(room, at: "2025-12-01", within: 7) == [])
    }

    @Test func `the next reading of a measure is due when its period is over`() throws {
        let sales = "measure-defined name=Sales unit=EUR nature=financial better=higher rollsUp=sum owner=P-5"
        let read: Step = "measurement-recorded measure=M-1 period=2025-Q4 value=3"
        #expect(try reminders(given(Step(sales + " every=quarter"), read)) == ["P-5 reading M-1 late 2"])
        #expect(try reminders(given(Step(sales + " every=year"), read)) == [])
        #expect(try reminders(given(Step(sales + " every='now and then'"), read)) == [])
        #expect(try reminders(given(Step(sales), read)) == [])
    }

    @Test func `whoever was to pass something on hears of it until the summary was shared`() throws {
        let planned: [Step] = [
            "session-closed session=S-1", "summary-published session=S-1 form=page by P-4",
            "message-planned session=S-1 audience=staff text='We grow' channel=mail due=2026-04 owner=P-5 by P-4",
        ]
        let room = given(Room.open + planned)
        #expect(try reminders(room, within: 30) == ["P-5 message S-1"])
        #expect(try reminders(room.and("summary-shared session=S-1 with=staff channel=mail by P-4"), within: 30) == [])
    }

    @Test func `whoever told of a decision hears that its review is due, until it was reviewed`() throws {
        let taking = "decision-taken title=Go statement=Go how=authority deciders=P-5,P-6 reviewOn=2026-04"
        let room = given(Step(taking + " by P-2 in S-1"))
        #expect(try reminders(room, at: "2026-03-17") == [])
        #expect(try reminders(room, at: "2026-03-18") == ["P-2 review D-1"])
        #expect(try reminders(room, at: "2026-05-01") == ["P-2 review D-1 late 1"])
        // Nobody is named: all who took it.
        #expect(try reminders(given(Step(taking + " in S-1"))) == ["P-5 review D-1", "P-6 review D-1"])
        // A review that says nothing of another settles it, but for one that was too early.
        let reviewed = "decision-reviewed decision=D-1 verdict=uphold actual=Well"
        #expect(try reminders(room.and(Step(reviewed + " reviewOn=2027"))) == [])
        #expect(try reminders(room.and(Step(reviewed))) == ["P-2 review D-1"])
        let undone = room.and("decision-taken title=Stay statement=Stay how=authority in S-1")
            .and("decision-reversed decision=D-1 by=D-2 in S-1")
        #expect(try reminders(undone) == [])
    }
}
