import Testing

@testable import Annals

@Suite("The judge")
struct JudgeTests {
    private let id = EntryID(at: Given.time(0), random: (1, 1))

    private func draft(_ step: Step, expect: [Subject: Position] = [:]) -> Draft {
        var draft = step.draft
        draft.expect = expect
        return draft
    }

    @Test func `what the caller saw last must still be the last about it`() throws {
        let room = given(Room.full)
        // I-1 was last spoken of at #28, D-1 at #34; I-3 at #31, B-2 not at all.
        for expect in [
            [Subject(.idea, 1): Position(28)], [Subject(.decision, 1): Position(34)], [Subject(.idea, 3): Position(31)],
            [Subject(.ballot, 2): Position.start], [Subject(.idea, 1): Position(99)],
            [Subject(.idea, 1): Position(28), Subject(.decision, 1): Position(40)],
        ] {
            room.when(draft("idea-parked idea=I-1", expect: expect)).records()
        }
        room.when(draft("idea-parked idea=I-1", expect: [Subject(.idea, 1): Position(27)]))
            .refused(.someoneWasFaster(Subject(.idea, 1), Position(28)))
        room.when(draft("idea-parked idea=I-1", expect: [Subject(.decision, 1): .start]))
            .refused(.someoneWasFaster(Subject(.decision, 1), Position(34)))
        #expect(Refusal.someoneWasFaster(Subject(.idea, 1), Position(28)).description.contains("#28"))
    }

    @Test func `a mention is no news about a subject`() {
        given(Room.full + ["note-added on=I-1 text=X", "task-assigned title=X from=I-1"])
            .when(draft("idea-parked idea=I-1", expect: [Subject(.idea, 1): Position(28)])).records()
    }

    @Test func `both times are those of the clock, where none is given`() throws {
        let entry = try given(Room.people).log.recording("person-joined name=X", at: Given.time(500))
        #expect(entry.occurredAt == Given.time(500) && entry.recordedAt == Given.time(500) && !entry.isLate)
    }

    @Test func `a clock a little behind never takes time back`() throws {
        let log = given(Room.people).log
        let last = Given.time(18)
        let entry = try log.recording("person-joined name=X", at: last.advanced(byMilliseconds: -60_000))
        #expect(entry.recordedAt == last && entry.occurredAt == last)
        #expect(throws: Refusal.clockBehind(last.advanced(byMilliseconds: -60_001), last: last)) {
            try log.recording("person-joined name=X", at: last.advanced(byMilliseconds: -60_001))
        }
        var judge = Judge()
        let accepted = try judge.admit(
            draft("person-joined name=X"), id: id, now: .earliest, acceptsClock: true, from: log)
        #expect(accepted.recordedAt == last)
        #expect(Refusal.clockBehind(.earliest, last: last).description.contains("--accept-clock"))
    }

    @Test func `a line has its limit, and the longest field is named`() {
        let text = String(repeating: "x", count: 10_000)
        let many = (0..<7).map { _ in #""\#(text)""# }.joined(separator: ",")
        let outcome = given(Room.people).when(
            "session-scheduled title=X kind=update purpose=X startsAt=2026-02-01 objectives:=[\(many)]")
        #expect(outcome.refusal == .tooLong(field: "objectives", bytes: 70_323))
        given(Room.people).when("idea-captured text=\(text)").records()
    }

    @Test func `a program's own mistakes are found as well`() {
        let room = given(Room.full)
        room.when(Draft(IdeaParked())).faulty(Fault("is missing; give the id of an idea", at: "idea"))
        room.when(Draft(IdeaCaptured())).faulty(
            Fault("is empty; give 1 to 10000 characters", at: "text"))
        room.when(Draft(EntryStruck { $0.reason = "X" })).faulty(
            Fault("is 0, expected a position, from 1", at: "entry"))
        room.when(
            Draft(
                BallotOpened {
                    $0.question = "X"
                    $0.options = [BallotOption()]
                })
        ).faulty(Fault("is empty; give 1 to 200 characters", at: "options[0].id"))
    }

    @Test func `a refused draft leaves no trace`() throws {
        var room = given(Room.full)
        #expect(throws: Refusal.self) { try room.record(("idea-parked idea=I-9" as Step).draft) }
        #expect(room.log.entries.count == 40)
        #expect(try room.record(("idea-captured text=X" as Step).draft).about == [Subject(.idea, 4)])
    }

    @Test func `the subjects that rules looked at are known for the append`() throws {
        let log = given(Room.full).log
        var judge = Judge()
        _ = try judge.admit(
            draft("vote-cast ballot=B-1 choice=for by P-6 in S-1"), id: id, now: Given.time(41), from: log)
        #expect(Set(judge.consulted).isSuperset(of: [Subject(.ballot, 1), Subject(.person, 6), Subject(.session, 1)]))
        #expect(!judge.consulted.contains(Subject(.idea, 1)))
    }

    @Test func `a judge reads up on what others wrote`() throws {
        var log = given(Room.full).log
        var judge = Judge()
        _ = try judge.admit(draft("idea-parked idea=I-1"), id: id, now: Given.time(41), from: log)
        let entry = try log.record(("idea-withdrawn idea=I-1" as Step).draft, now: Given.time(41))
        judge.take(entry)
        #expect(throws: Refusal.isAlready(Subject(.idea, 1), "withdrawn", since: .at(41))) {
            try judge.admit(draft("idea-parked idea=I-1"), id: id, now: Given.time(42), from: log)
        }
        #expect(judge.position == Position(41))
        judge.forget()
        #expect(judge.position == nil)
    }

    @Test func `what was completed on one try is not kept for the next`() throws {
        var judge = Judge()
        let log = given(Room.full).log
        for _ in 0..<3 {
            let entry = try judge.admit(draft("idea-captured text=X"), id: id, now: Given.time(41), from: log)
            #expect(entry.about == [Subject(.idea, 4)] && entry.position == Position(41))
        }
    }
}

extension Chronicle {
    /// Records one step on a copy, at a time of one's own.
    func recording(_ step: Step, at now: Instant) throws -> Entry {
        var copy = self
        return try copy.record(step.draft, now: now)
    }
}
