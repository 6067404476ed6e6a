import Testing

@testable import Annals

@Suite("What happens in the room")
struct RoomTests {
    private let hiding: Step = "mode-set session=S-1 capture=hidden"
    private let unnamed: Step = "mode-set session=S-1 capture=anonymous"

    // MARK: Hidden and anonymous ideas

    @Test func `in a hidden session an idea is hidden until it is revealed, through whatever door it comes`() {
        let doors: [Step] = [
            "idea-captured text=X by P-5 in S-1", "idea-captured text=X by P-5", "idea-captured text=X session=S-1",
            "idea-captured text=X question=Q-1", "idea-captured text=X breakout=K-1",
            "idea-captured text=X by P-5 in S-1 at 09:30:30",
        ]
        let room = given(
            "question-posed session=S-1 text=Where?", "breakout-formed session=S-1 title=X people=P-5", hiding,
            "note-added on=S-1 text=X")
        for door in doors {
            room.when(door).records { entry, log in
                #expect(entry.data.hasSuffix(#""hidden":true}"#), "\(door)")
                #expect(log.story(IdeaID(1)).isHidden && log.story(IdeaID(1)).session == SessionID(1), "\(door)")
            }
        }
    }

    @Test func `a reveal shows what is hidden in its session, and makes its mode open again`() {
        let room = given(
            Room.next, hiding, "idea-captured text=One by P-5 in S-1", "idea-captured text=Two by P-6 in S-1",
            "idea-captured text=Off by P-6 in S-1", "idea-withdrawn idea=I-3 by P-6",
            "idea-captured text=Else session=S-2 hidden=true", "ideas-revealed session=S-1",
            "idea-captured text=Three by P-5 in S-1")
        #expect((1...5).map { room.log.story(IdeaID($0)).isHidden } == [false, false, true, true, false])
        #expect(room.log.data(35) == #"{"session":"S-1","ideas":["I-1","I-2"]}"#)
        #expect(room.log.story(SessionID(1)).capture.isOpen)
    }

    @Test func `the reveal of one question leaves the others, and the mode, as they are`() {
        let room = given(
            "question-posed session=S-1 text=Where?", hiding, "idea-captured text=One question=Q-1 in S-1",
            "idea-captured text=Two in S-1", "ideas-revealed session=S-1 question=Q-1")
        #expect((1...2).map { room.log.story(IdeaID($0)).isHidden } == [false, true])
        #expect(room.log.story(SessionID(1)).capture.words == "hidden")
        #expect(room.and("ideas-revealed session=S-1").log.story(SessionID(1)).capture.words == "open")
    }

    @Test func `modes add up, and a reveal ends both`() {
        let room = given(unnamed, hiding)
        #expect(room.log.story(SessionID(1)).capture.words == "hidden and anonymous")
        room.when("idea-captured text=X by P-5 in S-1").records { entry, _ in
            #expect(entry.isAnonymous && entry.actor == nil && entry.data.contains(#""hidden":true"#))
        }
        #expect(room.and("ideas-revealed session=S-1").log.story(SessionID(1)).capture.isOpen)
        #expect(given(hiding, unnamed).log.story(SessionID(1)).capture.words == "hidden and anonymous")
    }

    @Test func `in an anonymous session no name is kept, whatever the caller sent`() throws {
        let id = try #require(EntryID("01980000-0000-7000-8000-000000000001"))
        var draft = ("idea-captured text=X by P-5 via P-4 in S-1" as Step).draft
        draft.id = id
        given(unnamed).when(draft).records { entry, log in
            #expect(entry.isAnonymous && entry.actor == nil && entry.recorder == nil && entry.id != id)
            #expect(entry.mentions == [Subject(.session, 1)])
            #expect(!entry.text.contains("P-5") && !entry.text.contains("P-4"))
            #expect(!log.story(IdeaID(1)).isHidden && log.story(IdeaID(1)).author == nil)
        }
        given(unnamed).when("idea-captured text=X by P-7 via P-6 in S-1").refused(
            .notAllowed(
                PersonID(6), action: "idea-captured", needs: Authority(.moderator, .chair, .scribe, .steward)))
    }

    @Test func `what is said to be anonymous gets an id of the log's own, unless it names nobody anyway`() throws {
        let id = try #require(EntryID("01980000-0000-7000-8000-000000000001"))
        var draft = ("idea-captured text=X by P-5 in S-1 anonymously" as Step).draft
        draft.id = id
        given(Room.open).when(draft).records { entry, _ in #expect(entry.id != id) }
        draft.isIDDerived = true
        given(Room.open).when(draft).records { entry, _ in #expect(entry.id == id) }
    }

    @Test func `only ideas are taken down without names`() {
        given(unnamed).when("experience-shared session=S-1 text=X by P-2").records { entry, _ in
            #expect(entry.actor == PersonID(2) && !entry.isAnonymous)
        }
    }

    // MARK: What may be shown

    @Test func `a hidden idea shows neither its text nor its author, in no view`() {
        let room = given(hiding, "idea-captured text=Secret by P-5 in S-1", "idea-reworded idea=I-1 text=Hush by P-5")
        let entries = room.log.entries.suffix(2)
        for entry in entries {
            #expect(hidden(entry, room.log) == [.text, .author])
            let shown = entry.showing(without: hidden(entry, room.log))
            #expect(!shown.text.contains("Secret") && !shown.text.contains("Hush") && !shown.text.contains("P-5"))
            #expect(shown.position == entry.position && shown.about == entry.about)
        }
        #expect(
            entries.map { told($0, room.log) }.joined(separator: "|") == """
                somebody: idea I-1: (hidden until it is revealed)|somebody: idea I-1 reworded: (hidden until it is revealed)
                """)
        for json in [board(room.log).json, registers(room.log).rows[0].json] {
            let text = json.written(pretty: false)
            #expect(!text.contains("Secret") && !text.contains("Hush") && !text.contains("P-5\",\"session\""))
        }
        #expect(registers(room.log).rows[0].cells.suffix(2) == ["", "(hidden until it is revealed)"])
        #expect(registers(room.log).rows[0].owner == nil)
        #expect(board(room.log).last?.actor == nil)
    }

    @Test func `once it is revealed everything is shown`() {
        let room = given(
            hiding, "idea-captured text=Secret by P-5 in S-1", "ideas-revealed session=S-1 by P-2 in S-1")
        let entry = room.log.entries[28]
        #expect(hidden(entry, room.log) == [] && entry.showing(without: []).line == entry.line)
        #expect(told(entry, room.log) == "P-5: idea I-1: Secret")
        #expect(board(room.log).json.written(pretty: false).contains("Secret"))
        #expect(registers(room.log).rows[0].cells.suffix(2) == ["Eve", "Secret"])
    }

    private func hidden(_ entry: Entry, _ log: Chronicle) -> Sight.Hidden {
        Sight.hidden(in: entry) { IdeaID($0).map { log.story($0) } }
    }

    private func told(_ entry: Entry, _ log: Chronicle) -> String {
        let narrator = Narrator(in: Step.zone, hiding: { hidden($0, log) }, naming: { _ in nil })
        return "\(narrator.actor(entry)): \(narrator.tell(entry))"
    }

    private func board(_ log: Chronicle) -> Board {
        Board(folding: log.inEffect().filter { ($0.about + $0.mentions).contains(Subject(.session, 1)) })
    }

    private func registers(_ log: Chronicle) -> Register {
        Registers(folding: log.inEffect()).register(.ideas, at: .latest)
    }

    // MARK: Turns

    @Test func `hands are raised in a queue, and a turn takes its person out of it`() {
        let room = given(
            "hand-raised session=S-1 person=P-5", "hand-raised session=S-1 person=P-6",
            "hand-raised session=S-1 person=P-3", "turn-given session=S-1 person=P-6 seconds=60",
            "turn-passed session=S-1 person=P-3")
        let floor = room.log.story(SessionID(1)).floor
        #expect(floor.queue == [PersonID(5)])
        #expect(floor.speaking?.person == PersonID(6) && floor.speaking?.seconds == 60)
        #expect(floor.passes == [PersonID(3): 1])
    }

    @Test func `airtime is the time between the giving and the end of a turn, less the pauses, or what was said`() {
        let floor = given(
            "turn-given session=S-1 person=P-5",  // 09:28
            "session-paused session=S-1", "session-resumed session=S-1",  // 09:29 to 09:30
            "turn-given session=S-1 person=P-6",  // 09:31
            "turn-ended session=S-1 person=P-6 seconds=45", "turn-given session=S-1 person=P-3",  // 09:33
            "person-departed session=S-1 person=P-3", "turn-given session=S-1 person=P-5",  // 09:35
            "turn-passed session=S-1 person=P-5"
        ).log.story(SessionID(1)).floor
        #expect(floor.airtime == [PersonID(5): 180, PersonID(6): 45, PersonID(3): 60])
        #expect(floor.turns == [PersonID(5): 2, PersonID(6): 1, PersonID(3): 1])
        #expect(floor.speaking == nil)
    }

    @Test func `a turn of somebody invited completes their arrival`() {
        let room = given("person-departed session=S-1 person=P-5", "hand-raised session=S-1 person=P-5")
        #expect(room.log.story(SessionID(1)).present.last == PersonID(5))
        let late = given(Room.scheduled + ["session-opened session=S-1 present=P-2"])
            .and("turn-given session=S-1 person=P-6").log.story(SessionID(1))
        #expect(late.present.map(\.number) == [2, 6] && late.attended.map(\.number) == [2, 6])
    }

    @Test func `an entry that brings somebody into the room is one about the session too`() throws {
        var world = World()
        let log = given(Room.scheduled + ["session-opened session=S-1 present=P-2"]).log
        let session = log.story(SessionID(1))
        #expect(world.isInRoom(PersonID(2), of: session) && world.scope.alsoAbout == [])
        #expect(!world.isInRoom(PersonID(12), of: session) && world.scope.alsoAbout == [])
        #expect(world.isInRoom(PersonID(6), of: session) && world.scope.alsoAbout == [Subject(.session, 1)])
    }

    // MARK: The agenda as it runs

    @Test func `the agenda is shown planned against actual`() {
        let room = given(
            "session-changed session=S-1 minutes=90", Room.agenda, "item-entered session=S-1 item=N-1",  // 09:30
            "session-paused session=S-1", "session-resumed session=S-1",  // 09:31 to 09:32
            "time-extended session=S-1 minutes=5", "item-entered session=S-1 item=N-2",  // 09:34
            "item-entered session=S-1 item=N-1", "note-added on=S-1 text=X")  // 09:35, 09:36
        let board = board(room.log)
        #expect(
            board.agenda().map(\.timing) == [
                Board.Timing(planned: 15, extended: 5, seconds: 240),
                Board.Timing(planned: 20, extended: 0, seconds: 60),
            ])
        #expect(board.agenda().map(\.isCurrent) == [true, false])
        #expect(board.timing() == Board.Timing(planned: 95, extended: 5, seconds: 480))
        #expect(board.timing(at: Given.time(46))?.seconds == 1080)
        let closed = self.board(room.and("session-closed session=S-1").and("note-added on=S-1 text=X").log)
        #expect(
            closed.agenda().map(\.timing.seconds) == [300, 60] && closed.agenda().map(\.isCurrent) == [false, false])
        #expect(closed.timing()?.seconds == 540)
    }

    @Test func `the night between the days of a session is not counted`() throws {
        let room = given(
            Room.people + [
                """
                session-scheduled title=Winter kind=planning purpose=Plan startsAt=2026-01-05 \
                stages:=[{"stage":"goals","title":"Goals"}]
                """,
                "participant-invited session=S-1 person=P-2 role=moderator at 2026-01-04T08:00",
                "session-opened session=S-1 present=P-2 at 2026-01-05T20:00 in S-1",
                "stage-entered session=S-1 stage=goals at 2026-01-05T20:00 in S-1",
                "note-added on=S-1 text=Late at 2026-01-05T22:30 in S-1",
                "note-added on=S-1 text=Early at 2026-01-06T05:00 in S-1",
                "session-closed session=S-1 at 2026-01-06T07:00 in S-1",
            ])
        let library = ChronicleLibrary(room.log)
        let own = try library.entries(ofSession: SessionID(1))
        func board(_ before: [Entry]) -> Board {
            var board = Board()
            board.recall(before, before: own)
            for entry in own { board.apply(entry) }
            return board
        }
        // 20:00 to 22:30 and 05:00 to 07:00.
        #expect(
            board(try library.entriesBefore(own, inSession: SessionID(1))).stageTiming()?.seconds == 4 * 3600 + 1800)
        // In Tokyo that night is a morning.
        let tokyo = room.and("organization-changed timeZone=Asia/Tokyo")
        let known = ChronicleLibrary(tokyo.log)
        #expect(board(try known.entriesBefore(own, inSession: SessionID(1))).stageTiming()?.seconds == 11 * 3600)
    }

    @Test func `a stage has its clock`() {
        let room = given("stage-entered session=S-1 stage=goals minutes=20", "note-added on=S-1 text=X")
        #expect(board(room.log).stageTiming() == Board.Timing(planned: 20, extended: 0, seconds: 60))
    }

    // MARK: Breakouts

    @Test func `whoever sits in a breakout joins no other before it is back`() {
        let room = given("breakout-formed session=S-1 title=East people=P-5,P-6 minutes=10")
        room.when("breakout-formed session=S-1 title=West people=P-6").refused(
            .isAlready(Subject(.person, 6), "in K-1"))
        let back = room.and("idea-captured text=Go breakout=K-1 in S-1").and(
            "breakout-reported breakout=K-1 text=Done ideas=I-1")
        back.when("breakout-formed session=S-1 title=West people=P-6").records { _, log in
            #expect(log.story(SessionID(1)).breakouts.map(\.isOpen) == [false, true])
            #expect(log.story(BreakoutID(1)).report?.ideas == [IdeaID(1)])
            #expect(log.story(IdeaID(1)).breakout == BreakoutID(1))
        }
        // The report is what lets the second one be formed.
        back.and("breakout-formed session=S-1 title=West people=P-6").when("entry-struck entry=#30 reason=X").refused(
            .breaksLater(Position(31), "breakout-formed", because: .isAlready(Subject(.person, 6), "in K-1")))
    }

    // MARK: Carried on

    @Test func `what is carried belongs to both sessions, and one can count how often it was put off`() {
        let room = given(
            Room.full + [
                Room.next, "session-scheduled title=Third kind=update purpose=Go startsAt=2026-03-01",
                "carried item=T-1 into=S-2", "carried item=T-1 into=S-3", "carried item=I-1 into=S-2",
                "carried item=U-1 into=S-2", "carried item=D-1 into=S-2", "question-posed session=S-1 text=X",
                "carried item=Q-1 into=S-2",
            ])
        #expect(room.log.story(TaskID(1)).carriedInto == [SessionID(2), SessionID(3)])
        #expect(room.log.story(IdeaID(1)).sessions == [SessionID(1), SessionID(2)])
        #expect(room.log.story(GroupID(1)).carriedInto == [SessionID(2)])
        #expect(room.log.story(DecisionID(1)).carriedInto == [SessionID(2)])
        #expect(room.log.story(QuestionID(1)).sessions == [SessionID(1), SessionID(2)])
        room.when("ideas-grouped ideas=I-1 in S-2").records()
        room.when("ideas-grouped ideas=I-2 in S-2").refused(
            .ofAnotherSession(IdeaID(2), SessionID(1), SessionID(2)))
    }

    @Test func `to be carried on is a fate where an idea leaves, and none where it arrives`() {
        let room = given("idea-captured text=One in S-1", Room.next, "carried item=I-1 into=S-2")
        room.when("session-closed session=S-1").records()
        let next = room.and("session-closed session=S-1").and(
            "participant-invited session=S-2 person=P-2 role=moderator"
        ).and("session-opened session=S-2 present=P-2")
        next.when("session-closed session=S-2").refused(.ideasWithoutFate([IdeaID(1)], SessionID(2)))
        next.and("idea-parked idea=I-1 in S-2").when("session-closed session=S-2").records()
    }

    @Test func `a parked idea that is carried on is taken up again`() {
        let room = given(
            "idea-captured text=One in S-1", "idea-parked idea=I-1", Room.next, "carried item=I-1 into=S-2")
        #expect(room.log.story(IdeaID(1)).parked == nil)
        room.when("idea-parked idea=I-1 in S-2").records()
    }

    @Test func `whoever prepares a session fetches what it is to take up`() {
        let room = given(
            Room.full + [Room.next, "participant-invited session=S-2 person=P-12 role=moderator"])
        room.when("carried item=I-1 into=S-2 by P-12").records()
        room.when("carried item=I-1 into=S-2 by P-12 in S-1").refused(
            .notAllowed(PersonID(12), action: "carried", needs: .session))
        // It gives no rights over the session that it came from.
        room.and("carried item=I-1 into=S-2 by P-12").when("idea-withdrawn idea=I-1 by P-12").refused(
            .notAllowed(PersonID(12), action: "idea-withdrawn", needs: Authority(.owner, .moderator, .scribe)))
        room.and("carried item=I-1 into=S-2 by P-12").when("idea-withdrawn idea=I-1 by P-12 in S-2").records()
    }

    @Test func `the board of the next session knows what was carried there`() throws {
        let room = given(
            Room.full + [Room.next, "carried item=T-1 into=S-2", "task-started task=T-1 in S-2"])
        let library = ChronicleLibrary(room.log)
        let own = try library.entries(ofSession: SessionID(2))
        let before = try library.entriesBefore(own, inSession: SessionID(2))
        #expect(own.map(\.position.rawValue) == [41, 42, 43] && before.map(\.position.rawValue) == [1, 40])
        var board = Board()
        board.recall(before, before: own)
        for entry in own { board.apply(entry) }
        #expect(board.tasks[TaskID(1)]?.title == "Call" && board.tasks[TaskID(1)]?.state == .started)
        #expect(board.count == 3)
    }

    @Test func `what was said together with what was carried stays where it was said`() throws {
        let room = given(
            Room.open + [
                "mode-set session=S-1 capture=hidden in S-1", "idea-captured text=One by P-5 in S-1",
                "idea-captured text=Two by P-6 in S-1", "ideas-revealed session=S-1 in S-1", Room.next,
                "carried item=I-1 into=S-2",
            ])
        let library = ChronicleLibrary(room.log)
        let own = try library.entries(ofSession: SessionID(2))
        var board = Board()
        board.recall(try library.entriesBefore(own, inSession: SessionID(2)), before: own)
        for entry in own { board.apply(entry) }
        #expect(board.session?.id == SessionID(2))
        #expect(board.ideas.all.map(\.text) == ["One"] && board.ideas.all.map(\.isHidden) == [false])
    }

    // MARK: Why

    @Test func `the trail of a decision leads to the questions that it answers`() throws {
        let room = given(
            "question-posed session=S-1 text=Where?", "question-posed session=S-1 text=When?",
            "idea-captured text=East question=Q-1 in S-1",
            "decision-taken title=Go statement=Go how=authority basis=I-1 in S-1",
            "question-answered question=Q-2 text=Now basis=D-1 in S-1", "argument-made on=Q-1 stance=remark text=Hm")
        let trail = try #require(try Trail(of: DecisionID(1), in: ChronicleLibrary(room.log)))
        #expect(trail.questions.map(\.id.description).sorted() == ["Q-1", "Q-2"])
        #expect(trail.edges.contains(.init(from: Subject(.idea, 1), to: Subject(.question, 1), relation: .answers)))
        #expect(trail.edges.contains(.init(from: Subject(.decision, 1), to: Subject(.question, 2), relation: .answers)))
        #expect(trail.remarks.count == 1)
    }

    @Test func `a proposal leads to the question that it is to answer`() throws {
        let room = given("question-posed session=S-1 text=Where?", "decision-proposed title=Go question=Q-1 in S-1")
        let trail = try #require(try Trail(of: DecisionID(1), in: ChronicleLibrary(room.log)))
        #expect(trail.questions.map(\.text) == ["Where?"])
        #expect(trail.edges == [.init(from: Subject(.decision, 1), to: Subject(.question, 1), relation: .answers)])
    }

    // MARK: The session that is named

    @Test func `an action that names its session happens in no other`() {
        let room = given(Room.next)
        for step in ["idea-captured text=X session=S-1 in S-2", "participant-excused session=S-1 person=P-5 in S-2"] {
            room.when(Step(step)).refused(.otherSession(SessionID(1), SessionID(2)))
        }
        room.when("idea-captured text=X session=S-1 in S-1").records()
        room.when("carried item=Q-1 into=S-2 in S-1").refused(.notFound(Subject(.question, 1)))
    }

    @Test func `whoever has left may do nothing any more, in whatever role`() {
        let room = given("person-left person=P-2", "person-left person=P-5")
        for step in [
            "session-paused session=S-1 by P-2", "note-added on=S-1 text=X by P-5", "idea-captured text=X by P-5",
        ] {
            let person = PersonID(step.contains("P-2") ? 2 : 5)
            #expect(room.when(Step(step)).refusal == .gone(person, since: Given.time(person.number == 2 ? 28 : 29)))
        }
        room.when("idea-captured text=X by P-5 in S-1 at 09:28:30").records()
    }
}
