import Testing

@testable import Annals

@Suite("What a session should be prepared with")
struct BriefTests {
    private let room = PromisesTests.room

    @Test func `homework: who handed it in, who gates, and who is excused`() throws {
        let assigned = room.and("participant-invited session=S-2 person=P-5 role=participant")
            .and("participant-invited session=S-2 person=P-6 role=participant")
            .and("homework-assigned session=S-2 person=P-2 what=Look due=2026-02-01")
            .and("homework-assigned session=S-2 person=P-5 what=Count due=2026-02-01")
            .and("homework-assigned session=S-2 person=P-6 what=Ask due=2026-04-01")
            .and("homework-submitted homework=H-1 by P-2")
        let brief = try brief(assigned, of: 2)
        #expect(brief.homework.map(\.homework.isSubmitted) == [true, false, false])
        // By the first of March, H-2 will be overdue.
        #expect(brief.homework.map(\.isOverdue) == [false, true, false])
        #expect(brief.homework.map(\.gates) == [false, true, true])
        #expect(brief.ready == [PersonID(2)] && brief.unready == [PersonID(5), PersonID(6)])
        let excused = try AnnalsTests.brief(assigned.and("participant-excused session=S-2 person=P-6"), of: 2)
        #expect(excused.homework.map(\.gates) == [false, true, false] && excused.unready == [PersonID(5)])
    }

    @Test func `it reads by the dates that will have passed when the session starts`() throws {
        let due = room.and("assumption-stated text=Rates reviewOn=2026-02").and("assumption-stated text=Snow")
            .and("assumption-stated text=Far reviewOn=2027")
        #expect(try brief(due, of: 2).assumptions.map(\.text) == ["Rates", "Snow"])
        #expect(try brief(due, of: nil).assumptions.map(\.text) == ["Snow"])
        #expect(try brief(room, of: 2).reviews.map(\.decision.id.number) == [5])
        #expect(try brief(room, of: nil).reviews.isEmpty)
    }

    @Test func `what waits for later is not among the promises`() throws {
        let brief = try brief(room, of: 2)
        #expect(brief.parkedForLater.map(\.id.number) == [2] && brief.deferredForLater.map(\.id.number) == [4])
        #expect(try AnnalsTests.brief(room, of: nil).parkedForLater.map(\.id.number) == [1, 2])
    }

    @Test func `goals and what they lack`() throws {
        // G-1 has the owner P-13 alone: T-1 is of D-2.
        #expect(try brief(room, of: 2).goalsWanting.map(\.lacks) == [[.measure, .task]])
        let measured = room.and("measure-revised measure=M-1 goals=G-1 why=X")
        #expect(try brief(measured, of: 2).goalsWanting.map(\.lacks) == [[.task]])
        let led = measured.and("goal-set title=Way kind=initiative horizon=2026 under=G-1 owner=P-12")
            .and("task-assigned title=Walk owner=P-12 from=G-2")
        #expect(try brief(led, of: 2).goalsWanting.isEmpty)
        #expect(try brief(led.and("person-left person=P-12"), of: 2).goalsWanting.map(\.lacks) == [[.owner]])
        #expect(
            try brief(led.and("task-cancelled task=T-3 reason=X"), of: 2).goalsWanting.map(\.lacks) == [
                [.task], [.task],
            ])
    }

    @Test func `measures off target, with their figures`() throws {
        let missed = room.and("target-set measure=M-1 period=2025 value=50")
            .and("measurement-recorded measure=M-1 period=2025 value=40")
        let brief = try brief(missed, of: 2)
        #expect(
            brief.offTarget.map(\.measure.id.number) == [1]
                && brief.offTarget.map(\.standing.target?.text) == ["at least 50"])
        #expect(try AnnalsTests.brief(room, of: 2).offTarget.isEmpty)
    }

    @Test func `decisions that led to nothing, until somebody reviews them`() throws {
        #expect(try brief(room, of: 2).withoutTask.map(\.decision.id.number) == [5])
        let reviewed = room.and("decision-reviewed decision=D-5 verdict=uphold actual=X")
        #expect(try brief(reviewed, of: 2).withoutTask.isEmpty)
    }

    @Test func `the session before it is the last of its series, and says what it decided and what came of it`() throws
    {
        let brief = try brief(room, of: 2)
        #expect(brief.previous?.id == SessionID(1))
        #expect(brief.decidedBefore.map(\.ground.decision.id.number) == [2, 5])
        #expect(brief.decidedBefore.map(\.goals.count) == [1, 0] && brief.decidedBefore.map(\.tasks.count) == [1, 0])
        #expect(brief.decidedYearAgo.isEmpty)
        let alone = room.and("session-scheduled title=Else kind=update purpose=X startsAt=2026-04-01")
        #expect(try AnnalsTests.brief(alone, of: 3).previous == nil)
        let following = room.and("session-scheduled title=Else kind=update purpose=X startsAt=2026-04-01 follows=S-1")
        #expect(try AnnalsTests.brief(following, of: 3).previous?.id == SessionID(1))
    }

    @Test(arguments: [("2027-01-14", true), ("2027-02-28", true), ("2027-03-01", false), ("2026-11-29", false)])
    func `a year ago means up to 45 days to either side`(_ start: String, _ isNear: Bool) throws {
        let next = room.and(Step("session-scheduled title=Next kind=update purpose=X startsAt=\(start)"))
        #expect(try brief(next, of: 3).decidedYearAgo.map(\.ground.decision.id.number) == (isNear ? [2, 5] : []))
    }

    @Test func `the next session is the earliest still to come, today's counted in`() throws {
        let matters = Matters(folding: room.log.inEffect())
        #expect(matters.nextSession(at: .of("12:00"))?.id == SessionID(2))
        #expect(matters.nextSession(at: .of("2026-03-01T22:00"))?.id == SessionID(2))
        #expect(matters.nextSession(at: .of("2026-03-02")) == nil)
        let sooner = room.and("session-scheduled title=Soon kind=update purpose=X startsAt=2026-02-01")
        #expect(Matters(folding: sooner.log.inEffect()).nextSession(at: .of("12:00"))?.id == SessionID(3))
        let off = sooner.and("session-cancelled session=S-3 reason=X")
        #expect(Matters(folding: off.log.inEffect()).nextSession(at: .of("12:00"))?.id == SessionID(2))
    }

    @Test func `of a session that was opened it is what it opened on, whatever was dated at that very moment`() throws {
        let opened = room.and("session-opened session=S-2 present=P-2 at 09:57")
            .and("decision-taken title=New statement=Y how=authority deciders=P-2 in S-2 at 09:57")
            .and("task-completed task=T-1 in S-2 at 09:57")
        let brief = try brief(opened, of: 2)
        #expect(brief.occasion.moment == .of("09:57"))
        #expect(brief.grounds.map(\.decision.id.number) == [5, 2])
        #expect(brief.promises.all.map(\.subject.id) == ["T-1", "D-1", "D-3", "Q-1"])
        #expect(brief.promises.all.map(\.fate) == [.done, nil, nil, nil])
    }

    @Test func `an empty log has nothing to say`() throws {
        let empty = given([Room.opening])
        let brief = try brief(empty, of: nil)
        #expect(brief.promises.all.isEmpty && brief.grounds.isEmpty && brief.goalsWanting.isEmpty)
        #expect(brief.previous == nil && brief.homework.isEmpty && brief.assumptions.isEmpty)
    }
}
