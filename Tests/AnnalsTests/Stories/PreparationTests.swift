import Testing

@testable import Annals

@Suite("What prepares a session")
struct PreparationTests {
    private let homework: Step = "homework-assigned session=S-1 person=P-5 what=Read due=2026-01-13"

    // MARK: Homework

    @Test func `a session opens once what was to be prepared is handed in`() {
        let room = given(Room.scheduled + [homework])
        let opening: Step = "session-opened session=S-1 present=P-2"
        room.when(opening).refused(
            .needs("unready", "homework is not handed in: H-1 (P-5); say why to begin all the same"))
        room.and("homework-submitted homework=H-1 by P-5").when(opening).records()
        room.and("participant-excused session=S-1 person=P-5").when(opening).records()
        room.when("session-opened session=S-1 present=P-2 unready='No time'").records { entry, log in
            #expect(entry.data == #"{"session":"S-1","present":["P-2"],"unready":"No time"}"#)
            #expect(log.story(SessionID(1)).unready == "No time")
        }
    }

    @Test func `in late minutes missing homework is only remarked on`() throws {
        let log = given(Room.scheduled + [homework]).log
        var judge = Judge()
        let late: Step = "session-opened session=S-1 present=P-2 at 09:27:30"
        let id = EntryID(at: Given.time(28), random: (0, 0))
        _ = try judge.admit(late.draft, id: id, now: Given.time(28), from: log)
        #expect(judge.remarks.map(\.english) == ["homework was not handed in: H-1 (P-5)"])
        let idea: Step = "idea-captured text=X"
        _ = try judge.admit(idea.draft, id: id, now: Given.time(28), from: log)
        #expect(judge.remarks == [])
    }

    @Test func `whoever is excused and invited again owes their homework again`() {
        given(
            Room.scheduled + [
                homework, "participant-excused session=S-1 person=P-5",
                "participant-invited session=S-1 person=P-5 role=participant",
            ]
        ).when("session-opened session=S-1 present=P-2").refused(
            .needs("unready", "homework is not handed in: H-1 (P-5); say why to begin all the same"))
    }

    @Test func `homework that goes to somebody else is theirs to do`() {
        let room = given(
            Room.scheduled + [
                homework, "homework-submitted homework=H-1 text=Mine by P-5",
                "homework-changed homework=H-1 person=P-6 what=Write why=Fair",
            ])
        let story = room.log.story(HomeworkID(1))
        #expect(story.plan.person == PersonID(6) && story.plan.what == "Write")
        #expect(story.plan.due.description == "2026-01-13")
        #expect(!story.isSubmitted && story.submissions.map(\.text) == ["Mine"])
        #expect(room.log.story(SessionID(1)).missingHomework.map(\.person) == [PersonID(6)])
        room.when("homework-submitted homework=H-1 by P-5").refused(
            .notAllowed(PersonID(5), action: "homework-submitted", needs: Authority(.owner, .scribe)))
        room.when("homework-submitted homework=H-1 by P-6").records { _, log in
            #expect(log.story(SessionID(1)).missingHomework == [])
        }
    }

    @Test func `a close written down late is refused where homework came after it`() {
        let room = given(Room.open + [homework, "homework-submitted homework=H-1 by P-5"])
        room.when("session-closed session=S-1 at 09:28:30").refused(
            .breaksLater(
                Position(29), "homework-submitted", because: .sessionOver(SessionID(1), "closed")))
    }

    // MARK: House rules

    @Test func `a house rule counts how often it was broken`() {
        let room = given(
            "rule-agreed session=S-1 text='Phones off'", "rule-broken session=S-1 rule=L-1 note=Rang",
            "rule-broken session=S-1 rule=L-1")
        let rule = room.log.story(RuleID(1))
        #expect(rule.text == "Phones off" && rule.session == SessionID(1))
        #expect(rule.breaches.map(\.note) == ["Rang", nil])
        #expect(room.log.story(SessionID(1)).rules == [RuleID(1)])
    }

    // MARK: The agenda

    @Test func `an agenda gives each new item a number, past those that the caller gave`() {
        given(
            """
            agenda-set session=S-1 items:=[{"stage":"a","title":"A","minutes":1},\
            {"item":"N-1","stage":"a","title":"B","minutes":2},{"stage":"a","title":"C","minutes":3},\
            {"item":"N-7","stage":"a","title":"D","minutes":4}]
            """
        ).and(#"agenda-set session=S-1 items:=[{"stage":"a","title":"E","minutes":5}]"#)
            .when(#"agenda-set session=S-1 items:=[{"stage":"a","title":"F","minutes":6}]"#)
            .records { entry, log in
                #expect(log.entries[27].about.map(\.id) == ["S-1", "N-2", "N-1", "N-3", "N-7"])
                #expect(log.entries[28].about.map(\.id) == ["S-1", "N-8"])
                #expect(entry.about.map(\.id) == ["S-1", "N-9"])
            }
    }

    @Test func `an agenda set anew keeps what it names and drops the rest`() {
        let room = given(Room.agenda).and(
            """
            agenda-set session=S-1 items:=[{"item":"N-2","stage":"goals","title":"On and on","minutes":40},\
            {"stage":"tasks","title":"Out","minutes":5}]
            """)
        let agenda = room.log.story(SessionID(1)).agenda
        #expect(agenda.items.map(\.item.description) == ["N-2", "N-3"])
        #expect(agenda.items.map(\.minutes) == [40, 5])
        #expect(room.log.story(ItemID(2)).plan.title == "On and on")
        #expect(room.log.story(ItemID(1)).plan.title == "Back")
    }

    // MARK: Questions

    @Test func `the latest answer counts, and the earlier ones stay`() {
        let question = given(
            "question-posed text=Where? in S-1", "question-answered question=Q-1 text=East",
            "question-answered question=Q-1 text=West basis=#27"
        ).log.story(QuestionID(1))
        #expect(question.text == "Where?" && question.session == SessionID(1))
        #expect(question.answers.map(\.text) == ["East", "West"] && question.answer?.text == "West")
        #expect(question.answer?.basis == [.subject(Subject(.entry, 27))])
    }

    @Test func `the history says what was asked`() {
        let room = given(
            Room.next, "question-posed session=S-1 text=Where?", "question-posed text=When? in S-1",
            "question-posed text=Whither?", "carried item=Q-1 into=S-2", "idea-captured text=X session=S-2")
        let chapters = History(folding: room.log.inEffect()).chapters
        #expect(chapters.map { $0.questions.map(\.text) } == [["Where?", "When?"], ["Where?"]])
        #expect(chapters.map(\.ideas) == [0, 1])
    }

    // MARK: Circles

    @Test func `a circle narrows at will and widens only with a reason`() {
        let room = given(
            Room.scheduled + ["person-changed person=P-5 level=board", "session-changed session=S-1 circle=board,P-2"])
        #expect(room.log.story(SessionID(1)).plan.circle == [.level("board"), .person(PersonID(2))])
        // P-5 is of the board, and so belongs to it already.
        room.when("session-changed session=S-1 circle=P-5").records { _, log in
            #expect(log.story(SessionID(1)).plan.circle == [.person(PersonID(5))])
        }
        room.when("session-changed session=S-1 circle=board,P-2,P-6").refused(
            .needs("reason", "P-6 could not read S-1 so far; a circle widens only with a reason"))
        room.when("session-changed session=S-1 circle=board,P-2,P-6 reason=Expert").records { entry, _ in
            #expect(entry.mentions.map(\.id) == ["P-2", "P-6"])
        }
    }

    @Test func `a circle is read as people and levels, and whoever is not in it may not read`() {
        given(
            Room.people + [
                "person-changed person=P-5 level=CEO-1",
                "session-scheduled title=X kind=update purpose=X startsAt=2026-02-01 circle=P-2,CEO-1,friends",
            ]
        ).when("session-scheduled title=Y kind=update purpose=X startsAt=2026-02-01").records { entry, log in
            #expect(log.data(20).contains(#""circle":["P-2","CEO-1","friends"]"#))
            let session = log.story(SessionID(1))
            #expect(session.plan.circle == [.person(PersonID(2)), .level("CEO-1"), .level("friends")])
            let readers = (1...13).map { PersonID($0) }.filter { session.mayBeRead(by: log.story($0)) }
            #expect(readers == [PersonID(2), PersonID(5)])
            #expect(log.story(SessionID(2)).mayBeRead(by: log.story(PersonID(12))))
        }
    }
}
