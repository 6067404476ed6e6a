import Annals
import AnnalsLog
import Testing

@Suite("Moments as people write them")
struct MomentsTests {
    private let clock = TestClock()

    private func log() throws -> Log {
        let log = try logInMemory(clock)
        try log.record(
            Draft(
                SessionScheduled {
                    $0.title = "Spring"
                    $0.purpose = "To plan"
                    $0.startsAt = .day(Day(daysSince1970: 20_000))
                }))
        try log.record(
            Draft(SessionOpened { $0.session = SessionID(1) }, occurredAt: Instant("2025-12-01T09:00:00.000Z")))
        return log
    }

    @Test(arguments: [
        ("2025", "2025-12-31T22:59:59.999Z"), ("2025-Q3", "2025-09-30T21:59:59.999Z"),
        ("2025-03", "2025-03-31T21:59:59.999Z"),
        ("2025-W01", "2025-01-05T22:59:59.999Z"), ("2025-07-31", "2025-07-31T21:59:59.999Z"),
        ("2025-07-31T12:00", "2025-07-31T10:00:00.000Z"), ("2025-07-31T12:00Z", "2025-07-31T12:00:00.000Z"),
        ("#3", "2025-12-01T09:00:00.000Z"),
    ])
    func `a day or period means its end in the organization's zone, an entry its own time`(
        text: String, instant: String
    ) throws {
        #expect(try log().read { try $0.moment(text) }.description == instant)
    }

    @Test func `an open session means now, a closed one its close, one to come nothing yet`() throws {
        let log = try log()
        #expect(try log.read { try $0.moment("S-1", now: clock.now) } == clock.now)
        try log.record(
            Draft(SessionClosed { $0.session = SessionID(1) }, occurredAt: Instant("2025-12-01T17:00:00.000Z")))
        #expect(try log.read { try $0.moment("S-1") }.description == "2025-12-01T17:00:00.000Z")
        try log.record(
            Draft(
                SessionScheduled {
                    $0.title = "Next"
                    $0.purpose = "To plan"
                    $0.startsAt = .day(Day(daysSince1970: 30_000))
                }))
        #expect(throws: MomentError.self) { try log.read { try $0.moment("S-2") } }
        #expect(throws: Refusal.notFound(Subject(.session, 7))) { try log.read { try $0.moment("S-7") } }
    }

    @Test(arguments: ["", "yesterday", "2025-13", "2025-02-30", "#0", "#99", "2025-W54", "D-1"])
    func `anything else is no moment`(text: String) throws {
        #expect(throws: (any Error).self) { try log().read { try $0.moment(text) } }
    }

    @Test func `known at a moment is the last position written down by then`() throws {
        let log = try logInMemory(clock)
        for minute in 1...9 {
            clock.advance(minutes: 1)
            try log.record(Draft(IdeaCaptured { $0.text = "Idea \(minute)" }))
        }
        let third = try #require(try log.read { try $0.entry(at: Position(4)) })
        #expect(try log.read(at: Moments(known: third.recordedAt.description)) { $0.known } == Position(4))
        #expect(try log.read(at: Moments(known: "#7")) { $0.known } == Position(7))
        #expect(try log.read(at: Moments(known: "2020")) { $0.known } == .start)
        #expect(try log.read(at: Moments(known: "2030")) { $0.known } == Position(10))
    }
}
