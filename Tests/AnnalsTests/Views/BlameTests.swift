import Testing

@testable import Annals

@Suite("Who made each line of the plan")
struct BlameTests {
    private func blame(_ room: Given, asOf: Instant = .latest, known: Position? = nil) throws -> Blame {
        let library = ChronicleLibrary(room.log, asOf: asOf, known: known)
        return try Blame(of: library.fold(Plan.self), in: library, at: .of("12:00"))
    }

    private func origin(_ blame: Blame, _ key: String) -> Int64? {
        blame.lines.first { $0.key == key }?.entry.position.rawValue
    }

    /// Room.full to #40: D-2, G-1 (#38), M-1 (#39), T-1 (#40).
    static let steps: [Step] =
        Room.full + [
            "goal-set title=Two kind=goal horizon=2026 owner=P-5",
            "goals-ranked order=G-1,G-2 in S-1",
            "goals-ranked order=G-1,G-2 in S-1",
            "goals-ranked order=G-2,G-1 in S-1",
            "goal-revised goal=G-1 title='Grow fast' why=X",
            "goal-revised goal=G-1 horizon=2027 why=X",
            "task-rescheduled task=T-1 due=2026-03",
            "task-reassigned task=T-1 owner=P-6",
            "task-rescheduled task=T-1 due=2026-04",
            "task-started task=T-1",
            "target-set measure=M-1 period=2026 value=50 in S-1",
            "measurement-recorded measure=M-1 period=2025 value=40 in S-1",
            "platform-stated part=mission text=Serve in S-1",
            "platform-confirmed part=mission in S-1",
        ]

    @Test func `each part of a line is blamed on the entry that last changed it`() throws {
        let blame = try blame(given(Self.steps))
        #expect(origin(blame, "G-1.title") == 45 && origin(blame, "G-1.horizon") == 46)
        #expect(origin(blame, "G-1.owner") == 38 && origin(blame, "G-2.owner") == 41)
        #expect(origin(blame, "T-1.title") == 40 && origin(blame, "T-1.owner") == 48)
        #expect(origin(blame, "T-1.due") == 49 && origin(blame, "T-1.state") == 50)
        #expect(origin(blame, "M-1.name") == 39 && origin(blame, "M-1.target.2026") == 51)
        #expect(origin(blame, "M-1.reading.2025") == 52)
        #expect(origin(blame, "mission.wording") == 53 && origin(blame, "mission.confirmed") == 54)
        #expect(origin(blame, "D-2.statement") == 37)
    }

    @Test func `a place is blamed on the ranking that moved the goal, not on those that repeat it`() throws {
        let before = try blame(given(Array(Self.steps.prefix(43))))
        #expect(origin(before, "G-1.rank") == 42 && origin(before, "G-2.rank") == 42)
        let after = try blame(given(Self.steps))
        #expect(origin(after, "G-1.rank") == 44 && origin(after, "G-2.rank") == 44)
        #expect(after.lines.first { $0.key == "G-2.rank" }?.text == "1")
    }

    @Test func `an owner who left is blamed on the hand-over`() throws {
        let room = given(Self.steps).and("person-left person=P-5 handsTo=P-3")
        let line = try #require(try blame(room).lines.first { $0.key == "G-2.owner" })
        #expect(line.text == "P-3" && line.entry.position == Position(55))
    }

    @Test func `a correction is blamed at the place of what it corrects`() throws {
        let room = given(Self.steps).and(
            #"entry-corrected entry=#49 data:={"task":"T-1","due":"2026-05"} reason=X"#)
        let line = try #require(try blame(room).lines.first { $0.key == "T-1.due" })
        #expect(line.text == "2026-05" && line.entry.position == Position(49))
        #expect(line.entry.correctedBy == Position(55))
        let struck = given(Self.steps).and("entry-struck entry=#49 reason=X")
        #expect(origin(try blame(struck), "T-1.due") == 47)
        #expect(origin(try blame(struck, known: Position(54)), "T-1.due") == 49)
    }

    @Test func `what was released is blamed on the release`() throws {
        let room = given(
            Room.full + [
                "resource-stated nature=money amount=9 unit=EUR period=2026",
                "resource-allocated to=G-1 nature=money amount=5 unit=EUR period=2026",
                "resource-allocated to=G-1 nature=money amount=3 unit=EUR period=2026",
                "resource-released from=G-1 nature=money amount=6 unit=EUR period=2026 why=X",
            ])
        let blame = try blame(room)
        let lines = blame.lines.filter { $0.chapter == .resources }
        #expect(lines.map(\.text) == ["9 EUR of money for 2026", "2 EUR of money for 2026"])
        #expect(lines.map(\.entry.position.rawValue) == [41, 44])
    }

    @Test func `sessions are counted by the lines that they made`() throws {
        let blame = try blame(given(Self.steps))
        #expect(blame.sessions.map(\.lines).reduce(0, +) == blame.lines.count)
        let own = blame.filtered { $0.entry.session == SessionID(1) }
        #expect(own.lines.count == blame.sessions.first { $0.session == SessionID(1) }?.lines)
    }

    @Test func `an empty plan has nobody to blame`() throws {
        #expect(try blame(given(Room.people)).lines.isEmpty)
    }
}
