import Testing

@testable import Annals

@Suite("Pulses, and what comes after a session")
struct FollowUpStoryTests {
    @Test func `a closing asks for satisfaction and whose work it was, where nothing else is said`() {
        given(Room.open).when("pulse-opened session=S-1 when=closing").records { entry, log in
            #expect(
                entry.data == """
                    {"pulse":"Y-1","session":"S-1","when":"closing","statements":\
                    ["I am satisfied with this session.","What came of it is our own work, not the moderator's."]}
                    """)
            #expect(log.story(PulseID(1)).session == SessionID(1))
        }
    }

    @Test func `answers bear the name of who gave them, and are taken together`() {
        let room = given(Room.open).and("pulse-opened session=S-1 when=closing statements=Good,Calm")
            .and("pulse-answered pulse=Y-1 answers=5,1 words=Fine by P-5")
            .and("pulse-answered pulse=Y-1 answers=4,1 by P-6").and("pulse-answered pulse=Y-1 answers=4,2 by P-2")
        let pulse = room.log.story(PulseID(1))
        #expect(pulse.answers.count == 3 && pulse.answers[PersonID(5)]?.numbers == [5, 1])
        #expect(pulse.answers[PersonID(5)]?.words == "Fine")
        #expect(pulse.means == [Number(units: 433, scale: 2), Number(units: 133, scale: 2)])
        #expect(pulse.closed == nil)
        #expect(room.and("pulse-closed pulse=Y-1").log.story(PulseID(1)).closed == .at(32))
        #expect(given(Room.open).and("pulse-opened session=S-1 when=closing").log.story(PulseID(1)).means == [])
    }

    @Test func `before the opening those invited answer, later those who were there`() {
        let before = given(Room.scheduled).and("pulse-opened session=S-1 when=before statements=X")
        before.when("pulse-answered pulse=Y-1 answers=3 by P-6").records()
        let after = given(Room.scheduled).and("session-opened session=S-1 present=P-2,P-5")
            .and("session-closed session=S-1").and("pulse-opened session=S-1 when=later statements=X")
        after.when("pulse-answered pulse=Y-1 answers=3 by P-5").records()
        after.when("pulse-answered pulse=Y-1 answers=3 by P-6").refused(
            .isNot(Subject(.person, 6), "present in S-1", so: "only those who are answer its pulse"))
    }

    @Test func `the scribe writes down somebody's answer`() {
        given(Room.open + ["pulse-opened session=S-1 when=closing statements=X"])
            .when("pulse-answered pulse=Y-1 answers=3 by P-5 via P-4").records { _, log in
                #expect(log.story(PulseID(1)).answers.keys.sorted() == [PersonID(5)])
            }
    }

    @Test func `a pulse that took a later answer was not closed before it`() {
        given(
            Room.open + [
                "pulse-opened session=S-1 when=closing statements=X", "pulse-answered pulse=Y-1 answers=3 by P-5",
            ]
        ).when("pulse-closed pulse=Y-1 at 09:28:30").refused(
            .breaksLater(
                Position(29), "pulse-answered",
                because: .isAlready(Subject(.pulse, 1), "closed", since: .late(30, "09:28:30"))))
    }

    @Test func `a summary is rendered at the end of the log, where no other position is named`() {
        let closed = Room.full + ["ballot-closed ballot=B-1", "session-closed session=S-1 leaving=X"]
        given(closed + ["note-added on=S-1 text=X"]).when("summary-published session=S-1 form=page").records {
            entry, _ in
            #expect(entry.data == #"{"session":"S-1","form":"page","upTo":43}"#)
        }
        given(closed + ["note-added on=S-1 text=X"]).when("summary-published session=S-1 form=page upTo=#42").records {
            entry, _ in
            #expect(entry.data == #"{"session":"S-1","form":"page","upTo":42}"#)
        }
    }

    @Test func `what follows up a session never stands in the way`() {
        let room = given(
            Room.full + [
                "ballot-closed ballot=B-1", "session-closed session=S-1 leaving=X",
                "summary-published session=S-1 form=page", "summary-shared session=S-1 with=P-5 channel=X",
                "lesson-learned session=S-1 text=X about=T-1", "check-in-made on=T-1 remark=X",
                "exported what=T-1 format=csv",
            ])
        room.when("entry-struck entry=#42 reason=X").records()
        room.when("entry-struck entry=#40 reason=X").records()
        room.when("task-cancelled task=T-1 reason=X at 09:40:30").records()
    }

    @Test func `a message is planned in the session, before there is a summary`() {
        given(Room.open).when(
            "message-planned session=S-1 audience=Staff text=X channel=X due=2026-02 owner=P-6"
        ).records()
    }

    @Test func `an audience is a person by id, or words`() throws {
        let room = given(
            Room.full + [
                "ballot-closed ballot=B-1", "session-closed session=S-1 leaving=X",
                "summary-published session=S-1 form=page",
            ])
        try room.when("summary-shared session=S-1 with='P-5,All of P-5' channel=X").records { entry, _ in
            guard case .summaryShared(let shared) = entry.action else { return #expect(Bool(false)) }
            #expect(shared.with == [.person(PersonID(5)), .audience("All of P-5")])
            #expect(entry.mentions == [Subject(.session, 1), Subject(.person, 5)])
            guard case .summaryShared(let read) = try Entry(line: entry.line).action else {
                return #expect(Bool(false))
            }
            #expect(read == shared)
        }
    }

    @Test(
        arguments: [
            (#"{"type":"check-in-made","data":{"on":"I-1","remark":"X"}}"#, "data.on"),
            (
                #"{"type":"resource-allocated","data":{"to":"D-1","nature":"money","amount":1,"unit":"EUR","period":"2026"}}"#,
                "data.to"
            ),
            (#"{"type":"finding-recorded","data":{"lens":"tarot","text":"X"}}"#, "data.lens"),
            (#"{"type":"platform-stated","data":{"part":"motto","text":"X"}}"#, "data.part"),
            (#"{"type":"assumption-judged","data":{"assumption":"A-1","holds":true,"evidence":[]}}"#, "data.evidence"),
            (#"{"type":"assumption-judged","data":{"assumption":"A-1","holds":true}}"#, "data.evidence"),
            (#"{"type":"exported","data":{"what":[],"format":"csv"}}"#, "data.what"),
        ])
    func `what is of the wrong form is a fault at its field`(_ line: String, _ path: String) {
        #expect {
            var json = JSONReader(Array(line.utf8))
            _ = try Draft(actionLine: &json, zone: Step.zone)
        } throws: { error in
            (error as? Fault)?.path == path
        }
    }

    @Test func `an id of another kind that a program fills in is a fault`() {
        let draft = Draft(
            CheckInMade {
                $0.on = CheckedSubject(Subject(.idea, 1))
                $0.remark = "X"
            })
        given(Room.full).when(draft).faulty(
            Fault("is missing; give the id of a task or a goal or a measure", at: "on"))
    }
}
