import Testing

@testable import Annals

@Suite("What only a circle may read")
struct WithheldTests {
    /// To #40: S-2 is for P-2, P-6 and the board; P-7 is invited to it, and P-8 follows up.
    private static let closed: [Step] =
        Room.open + [
            "session-scheduled title=Sale kind=decision purpose=X startsAt=2026-01-15 circle=P-2,P-6,board",
            "person-changed person=P-11 level=board",
            "participant-invited session=S-2 person=P-2 role=moderator",
            "participant-invited session=S-2 person=P-7 role=scribe",
            "session-opened session=S-2 present=P-2,P-6",
            "idea-captured text=Sell by P-6 in S-2",
            "task-assigned title=Ask owner=P-8 in S-2",
            "decision-taken title=Sell statement='We sell' how=authority deciders=P-2 in S-2",
            "task-completed task=T-1 outcome='They are in' by P-8",
            "argument-made on=D-1 stance=against text=Never by P-5",
            "task-assigned title=Write from=D-1 owner=P-5 in S-1",
            "idea-captured text=Wait by P-12 session=S-2",
            "entry-struck entry=#33 reason=Twice by P-1",
        ]

    private func withheld(from person: UInt32, _ log: Chronicle) -> Withheld {
        let sessions = [1, 2].map { log.story(SessionID($0)) }
        return Withheld(from: log.story(PersonID(person)), of: sessions) { log.entries(of: $0, aboutOnly: false) }
    }

    @Test func `all that happened in a session goes with it, and all that was said of that since`() {
        let withheld = withheld(from: 5, given(Self.closed).log)
        #expect(withheld.sessions == [SessionID(2)])
        #expect(withheld.positions.map(\.rawValue).sorted() == [28, 30, 31, 32, 33, 34, 35, 36, 37, 39, 40])
        #expect(withheld.subjects.isSuperset(of: ["I-1", "T-1", "D-1"].compactMap { Subject(id: $0) }))
        #expect(!withheld.subjects.contains(TaskID(2).subject))
    }

    @Test func `the circle and whoever is invited read everything`() {
        let log = given(Self.closed).log
        for person: UInt32 in [2, 6, 7, 11] { #expect(withheld(from: person, log).positions.isEmpty, "P-\(person)") }
        for person: UInt32 in [1, 5, 8, 12] {
            #expect(withheld(from: person, log).positions.count == 11, "P-\(person)")
        }
    }

    @Test func `nothing is withheld where no circle was drawn, and a circle drawn later holds for what was before`() {
        let open = given("idea-captured text=One by P-5 in S-1").and("idea-reworded idea=I-1 text=Two by P-5")
        let sessions = { (log: Chronicle) in [log.story(SessionID(1))] }
        let read = { (log: Chronicle) in
            Withheld(from: log.story(PersonID(12)), of: sessions(log)) { log.entries(of: $0, aboutOnly: false) }
        }
        #expect(read(open.log).positions.isEmpty)
        let narrowed = given(Room.full).and("session-changed session=S-1 circle=P-2 reason=X by P-2").log
        #expect(read(narrowed).positions.count == narrowed.entries.count - 19)
    }
}
