import Annals
import AnnalsLog
import Foundation
import Testing

@Suite("Recording")
struct RecorderTests {
    private let clock = TestClock()
    private let id = EntryID("01980000-0000-7000-8000-000000000001")

    private func idea(_ text: String) -> IdeaCaptured { IdeaCaptured { $0.text = text } }

    @Test func `an entry gets the next position, a time-ordered id, and both times`() throws {
        let log = try logInMemory(clock)
        clock.advance(minutes: 5)
        let receipt = try log.record(Draft(idea("Enter the Baltic market")))
        #expect(receipt.entry.position == Position(2))
        #expect(receipt.entry.occurredAt == clock.now)
        #expect(receipt.entry.recordedAt == clock.now)
        #expect(receipt.created == [Subject(.idea, 1)])
        #expect(Instant(milliseconds: Int64(receipt.entry.id.high >> 16)) == clock.now)
    }

    @Test func `the same id with the same content gives the first receipt again`() throws {
        let log = try logInMemory(clock)
        let first = try log.record(Draft(idea("Enter the Baltic market"), id: id))
        clock.advance(minutes: 1)
        let second = try log.record(Draft(idea("Enter the Baltic market"), id: id))
        #expect(second.isRepeat)
        #expect(second.entry.position == first.entry.position)
        #expect(second.entry.line == first.entry.line)
        #expect(try log.read { try $0.head } == Position(2))
    }

    @Test func `what was filled in within a field is no other content, and what was given is`() throws {
        let log = try logInMemory(clock)
        try log.record(line: Array(#"{"type":"person-joined","data":{"name":"Ann"}}"#.utf8))
        func opened(_ text: String) -> [UInt8] {
            let options = #"[{"id":"a","text":"\#(text)"},{"id":"b","text":"South"}]"#
            return Array(
                #"{"type":"ballot-opened","id":"01980000-0000-7000-8000-0000000000aa","data":{"question":"Where?","options":\#(options),"method":{"name":"approval"},"electorate":["P-1"]}}"#
                    .utf8)
        }
        let first = try log.record(line: opened("North"))
        // The method was stored with its version.
        #expect(String(decoding: first.entry.line, as: UTF8.self).contains(#""method":{"name":"approval","v":1}"#))
        let second = try log.record(line: opened("North"))
        #expect(second.isRepeat && second.entry.position == first.entry.position)
        #expect(throws: Refusal.otherContent(first.entry.id, first.entry.position, field: "data.options")) {
            try log.record(line: opened("Nord"))
        }
    }

    @Test func `the same id with other content is refused, and the field is named`() throws {
        let log = try logInMemory(clock)
        try log.record(Draft(idea("Enter the Baltic market"), id: id))
        #expect(throws: Refusal.otherContent(try #require(id), Position(2), field: "data.text")) {
            try log.record(Draft(idea("Enter the Nordic market"), id: id))
        }
        #expect(throws: Refusal.otherContent(try #require(id), Position(2), field: "occurredAt")) {
            try log.record(Draft(idea("Enter the Baltic market"), id: id, occurredAt: Instant(milliseconds: 0)))
        }
    }

    @Test func `in a group, a refused action does not hold back the others`() throws {
        let log = try logInMemory(clock)
        let results = try log.record([
            Draft(idea("One")),
            Draft(
                IdeaReworded {
                    $0.idea = IdeaID(9)
                    $0.text = "Nine"
                }), Draft(idea("Two")),
        ])
        #expect(try results[0].get().entry.position == Position(2))
        #expect(throws: Refusal.notFound(Subject(.idea, 9))) { try results[1].get() }
        #expect(try results[2].get().entry.position == Position(3))
    }

    @Test func `the clock never goes back in the log, and a clock far behind stops recording until accepted`() throws {
        let log = try logInMemory(clock)
        let before = clock.now
        clock.now = before.advanced(byMilliseconds: -30_000)
        #expect(try log.record(Draft(idea("A little behind"))).entry.recordedAt == before)
        clock.now = before.advanced(byMilliseconds: -3_600_000)
        #expect(throws: Refusal.clockBehind(clock.now, last: before)) { try log.record(Draft(idea("Far behind"))) }
        #expect(try log.record(Draft(idea("Far behind")), acceptsClock: true).entry.recordedAt == before)
    }

    @Test func `what is said to have happened later than now is refused`() throws {
        let log = try logInMemory(clock)
        let later = clock.now.advanced(byMilliseconds: 1)
        #expect(throws: Refusal.inTheFuture(later, now: clock.now)) {
            try log.record(Draft(idea("Soon"), occurredAt: later))
        }
    }

    @Test func `an expectation that no longer holds is refused, and the entry that came between is named`() throws {
        let log = try logInMemory(clock)
        let subject = try log.record(Draft(idea("One"))).created[0]
        try log.record(
            Draft(
                IdeaReworded {
                    $0.idea = IdeaID(1)
                    $0.text = "Once"
                }))
        var draft = Draft(
            IdeaReworded {
                $0.idea = IdeaID(1)
                $0.text = "Uno"
            })
        draft.expect = [subject: Position(2)]
        #expect(throws: Refusal.someoneWasFaster(subject, Position(3))) { try log.record(draft) }
        draft.expect = [subject: Position(3)]
        #expect(try log.record(draft).entry.position == Position(4))
    }

    @Test func `a line longer than the tile format allows is refused, and its longest field named`() throws {
        let log = try logInMemory(clock)
        let objectives = (0..<8).map { _ in String(repeating: "x", count: 9_000) }
        let refusal = #expect(throws: Refusal.self) {
            try log.record(
                Draft(
                    SessionScheduled {
                        $0.title = "Too much"
                        $0.purpose = "To see"
                        $0.objectives = objectives
                    }))
        }
        guard case .tooLong(let field, let bytes) = refusal else {
            Issue.record("refused otherwise: \(String(describing: refusal))")
            return
        }
        #expect(field == "objectives")
        #expect(bytes > 65_535)
        #expect(try log.read { try $0.head } == Position(1))
    }

    @Test func `what another process wrote is taken up before the next action is judged`() throws {
        let folder = try TemporaryFolder()
        let ours = try logInFile(folder, clock)
        let clock = clock
        let theirs = try Log(openingAt: folder.file("acme.annals"), clock: { clock.now })
        try ours.record(Draft(idea("Ours")))
        try theirs.record(Draft(IdeaWithdrawn { $0.idea = IdeaID(1) }))
        #expect(throws: Refusal.self) { try ours.record(Draft(IdeaParked { $0.idea = IdeaID(1) })) }
        #expect(try theirs.record(Draft(idea("Theirs"))).created == [Subject(.idea, 2)])
        #expect(try ours.record(Draft(idea("Ours again"))).created == [Subject(.idea, 3)])
        try theirs.close()
        try ours.close()
    }

    @Test func `the keys file stands beside the log, for its owner alone, and no log is made over another's keys`()
        throws
    {
        let folder = try TemporaryFolder()
        try logInFile(folder, clock).close()
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("acme.annals-keys"))
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        try FileManager.default.removeItem(atPath: folder.file("acme.annals"))
        #expect(throws: StoreError(.alreadyThere, "")) { try logInFile(folder, clock) }
        #expect(!FileManager.default.fileExists(atPath: folder.file("acme.annals")))
    }

    @Test func `a log with a wrong time zone is not made, and leaves no file`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: Refusal.unknownZone("Europe/Atlantis", 1)) {
            try Log.create(
                at: folder.file("acme.annals"), Log.Founding(organization: "Acme", timeZone: "Europe/Atlantis"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file("acme.annals-keys")))
    }

    @Test func `the board of a session knows what became of its ballots where nobody named the session again`() throws {
        let log = try logInMemory(clock)
        try log.record(Draft(PersonJoined { $0.name = "Ann" }))
        try log.record(
            Draft(
                SessionScheduled {
                    $0.title = "Spring"
                    $0.purpose = "To plan"
                    $0.startsAt = .day(Day(daysSince1970: 20_000))
                }))
        try log.record(
            Draft(
                ParticipantInvited {
                    $0.session = SessionID(1)
                    $0.person = PersonID(1)
                    $0.role = .chair
                }))
        try log.record(
            Draft(
                SessionOpened {
                    $0.session = SessionID(1)
                    $0.present = [PersonID(1)]
                }))
        try log.record(
            Draft(
                BallotOpened {
                    $0.question = "Go east?"
                    $0.options = [
                        BallotOption {
                            $0.id = "motion"
                            $0.text = "We go east"
                        }
                    ]
                }, session: SessionID(1)))
        let closing = try log.record(Draft(BallotClosed { $0.ballot = BallotID(1) }))
        #expect(closing.entry.session == nil)
        try log.read { reading in
            let board = Board(folding: try reading.entries(ofSession: SessionID(1)))
            #expect(board.ballots[BallotID(1)]?.state == .closed)
        }
    }
}
