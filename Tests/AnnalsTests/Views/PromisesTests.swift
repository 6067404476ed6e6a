import Testing

@testable import Annals

/// The brief of a session of a log, at noon of 2026-01-14 or at another moment.
func brief(_ room: Given, of number: UInt32?, now: String = "12:00") throws -> Brief {
    let library = ChronicleLibrary(room.log, asOf: .of(now))
    let zone = try library.organization().zone
    let occasion = Occasion(of: try number.flatMap { try library.story(SessionID($0)) }, now: .of(now), in: zone)
    var back = Retrospect<Matters>(asOf: occasion.asOf)
    for entry in room.log.inEffect() where occasion.takes(entry) { back.apply(entry) }
    return try Brief(of: occasion, matters: back.view, in: library)
}

/// The promises that such a session opens on.
func promises(_ room: Given, of number: UInt32? = 2, now: String = "12:00") throws -> Promises {
    try brief(room, of: number, now: now).promises
}

@Suite("What a session opens on, and what becomes of it")
struct PromisesTests {
    /// S-1 is over; S-2 comes on the first of March, by when everything is due that is not due in 2027.
    static let room = room(due: "2026-02")
    /// The same, and S-2 is open: what is due is due in January.
    static let opened = room(due: "2026-01").and("session-opened session=S-2 present=P-2")

    private static func room(due: String) -> Given {
        given(Room.full + steps(due: due))
    }

    private static func steps(due: String) -> [Step] {
        [
            "question-posed text=Why in S-1",
            "question-posed text=How in S-1",
            "question-answered question=Q-2 text=So in S-1",
            Step("idea-parked idea=I-1 until=\(due) in S-1"),
            "idea-parked idea=I-2 until=2027 in S-1",
            "decision-proposed title=Later in S-1",
            "decision-deferred decision=D-3 until=2026-Q1 reason=X in S-1",
            "decision-proposed title=Much in S-1",
            "decision-deferred decision=D-4 until=2027 reason=X in S-1",
            Step("decision-taken title=Due statement=Dare how=authority deciders=P-2 reviewOn=\(due) in S-1"),
            "task-assigned title=Done owner=P-12 in S-1",
            "task-completed task=T-2 in S-1",
            "ballot-withdrawn ballot=B-1 reason=X in S-1",
            "session-closed session=S-1 leaving=X",
            "session-scheduled title=Spring kind=planning series=R-1 purpose=X startsAt=2026-03-01",
            "participant-invited session=S-2 person=P-2 role=moderator",
        ]
    }

    @Test func `it opens on tasks, decisions due, proposals, what was deferred or parked until then, and questions`()
        throws
    {
        let promises = try promises(PromisesTests.room)
        #expect(promises.all.map(\.subject.id) == ["T-1", "D-5", "D-1", "D-3", "Q-1", "I-1"])
        #expect(promises.all.map(\.kind) == ["task", "decision", "proposal", "deferred", "question", "parked"])
        #expect(promises.all.map(\.words) == ["Call", "Dare", "Move", "Later", "Why", "One"])
        #expect(promises.left.count == 6 && promises.counts.isEmpty)
    }

    @Test func `without a session it is what is due today`() throws {
        #expect(try promises(PromisesTests.room, of: nil).all.map(\.subject.id) == ["T-1", "D-1", "D-3", "Q-1"])
    }

    /// What somebody says of a promise, and the action that comes of it.
    struct Key: Sendable, CustomTestStringConvertible {
        let id: String
        let fate: Promise.Fate
        var said = Promise.Said()
        let action: String
        let data: String
        var testDescription: String { "\(id) \(fate.rawValue)" }
    }

    static let keys: [Key] = [
        Key(id: "T-1", fate: .done, action: "task-completed", data: #"{"task":"T-1"}"#),
        Key(
            id: "T-1", fate: .done, said: .init(words: "Sold"), action: "task-completed",
            data: #"{"task":"T-1","outcome":"Sold"}"#),
        Key(id: "T-1", fate: .carried, action: "carried", data: #"{"item":"T-1","into":"S-2"}"#),
        Key(
            id: "T-1", fate: .carried, said: .init(words: "Snow"), action: "carried",
            data: #"{"item":"T-1","into":"S-2","why":"Snow"}"#),
        Key(
            id: "T-1", fate: .redated, said: .init(date: .quarter(2026, 2)), action: "task-rescheduled",
            data: #"{"task":"T-1","due":"2026-Q2"}"#),
        Key(
            id: "T-1", fate: .handedOver, said: .init(words: "Ill", person: PersonID(5)), action: "task-reassigned",
            data: #"{"task":"T-1","owner":"P-5","why":"Ill"}"#),
        Key(
            id: "T-1", fate: .dropped, said: .init(words: "Late"), action: "task-cancelled",
            data: #"{"task":"T-1","reason":"Late"}"#),
        Key(
            id: "D-5", fate: .done, said: .init(words: "Fine"), action: "decision-reviewed",
            data: #"{"decision":"D-5","verdict":"uphold","actual":"Fine"}"#),
        Key(
            id: "D-5", fate: .redated, said: .init(words: "Fine", date: .year(2027)), action: "decision-reviewed",
            data: #"{"decision":"D-5","verdict":"uphold","actual":"Fine","reviewOn":"2027"}"#),
        Key(
            id: "D-5", fate: .adjusted, said: .init(words: "Half"), action: "decision-reviewed",
            data: #"{"decision":"D-5","verdict":"adjust","actual":"Half"}"#),
        Key(
            id: "D-5", fate: .dropped, said: .init(words: "No"), action: "decision-reviewed",
            data: #"{"decision":"D-5","verdict":"reverse","actual":"No"}"#),
        Key(id: "D-1", fate: .carried, action: "carried", data: #"{"item":"D-1","into":"S-2"}"#),
        Key(
            id: "D-1", fate: .redated, said: .init(words: "Bank", date: .year(2027)), action: "decision-deferred",
            data: #"{"decision":"D-1","until":"2027","reason":"Bank"}"#),
        Key(
            id: "D-3", fate: .dropped, said: .init(words: "Old"), action: "decision-withdrawn",
            data: #"{"decision":"D-3","reason":"Old"}"#),
        Key(
            id: "Q-1", fate: .done, said: .init(words: "So"), action: "question-answered",
            data: #"{"question":"Q-1","text":"So"}"#),
        Key(id: "Q-1", fate: .carried, action: "carried", data: #"{"item":"Q-1","into":"S-2"}"#),
        Key(id: "I-1", fate: .carried, action: "carried", data: #"{"item":"I-1","into":"S-2"}"#),
        Key(
            id: "I-1", fate: .redated, said: .init(date: .year(2027)), action: "idea-parked",
            data: #"{"idea":"I-1","until":"2027"}"#),
        Key(id: "I-1", fate: .dropped, action: "idea-withdrawn", data: #"{"idea":"I-1"}"#),
    ]

    @Test(arguments: keys)
    func `each fate is an entry in the session, and the promise is no longer left`(_ key: Key) throws {
        let promise = try #require(try promises(PromisesTests.room).all.first { $0.subject.id == key.id })
        let actions = try promise.actions(key.fate, in: SessionID(2), key.said)
        #expect(actions.map(\.name) == [key.action])
        #expect(actions.map { String(decoding: $0.json, as: UTF8.self) } == [key.data])
        // A decision that was upheld until a date was reviewed.
        let given = key.id == "D-5" && key.fate == .redated ? .done : key.fate
        for (isOpened, start) in [(false, PromisesTests.room), (true, PromisesTests.opened)] {
            var room = start
            let draft = Draft(actions[0], actor: PersonID(2), session: SessionID(2))
            try room.record(draft)
            let promises = try promises(room)
            #expect(promises.all.first { $0.subject.id == key.id }?.fate == given, "opened \(isOpened)")
            #expect(promises.left.count == 5 && promises.counts.map(\.count) == [1], "opened \(isOpened)")
        }
    }

    @Test func `what has to be said with a fate is asked for`() throws {
        let promises = try promises(PromisesTests.room).all
        func fault(_ id: String, _ fate: Promise.Fate, _ said: Promise.Said = .init()) -> Promise.Fault? {
            do {
                _ = try promises.first { $0.subject.id == id }?.actions(fate, in: SessionID(2), said)
                return nil
            } catch { return error }
        }
        #expect(fault("T-1", .dropped) == .needs(.dropped, "words: why"))
        #expect(fault("T-1", .dropped, .init(words: "")) == .needs(.dropped, "words: why"))
        #expect(fault("T-1", .handedOver) == .needs(.handedOver, "who takes it over"))
        #expect(fault("T-1", .redated) == .needs(.redated, "a date, such as 2026-03-31 or 2026-Q2"))
        #expect(fault("D-5", .done) == .needs(.done, "words: what came of it"))
        #expect(
            fault("D-5", .carried)
                == .notOfKind(.carried, kind: "decision", can: [.done, .redated, .dropped, .adjusted]))
        #expect(
            fault("I-1", .redated, .init(words: "X", date: .year(2027)))
                == .takesNoWords(.redated, action: "idea-parked"))
        #expect(fault("Q-1", .dropped) == .notOfKind(.dropped, kind: "question", can: [.done, .carried]))
    }

    @Test func `how often it was put off is counted, and it comes up again in the next session`() throws {
        let room = PromisesTests.room.and("carried item=T-1 into=S-2").and("carried item=Q-1 into=S-2")
            .and("task-rescheduled task=T-1 due=2026-02-01")
            .and("session-opened session=S-2 present=P-2").and("session-closed session=S-2")
            .and("session-scheduled title=Summer kind=planning series=R-1 purpose=X startsAt=2026-06-01")
        let promises = try promises(room, of: 3).all
        let task = try #require(promises.first)
        #expect(task.carriedInto == [SessionID(2)] && task.redatings == 1 && task.isOverdue && task.fate == nil)
        #expect(promises.first { $0.subject.id == "Q-1" }?.carriedInto == [SessionID(2)])
    }

    @Test func `what comes up in the session itself is no promise of before, and the last fate counts`() throws {
        let room = PromisesTests.opened
            .and("task-assigned title=New owner=P-2 in S-2").and("question-posed text=Now session=S-2")
            .and("carried item=T-1 into=S-2").and("task-cancelled task=T-1 reason=X in S-2")
        let promises = try promises(room)
        #expect(promises.all.count == 6)
        #expect(promises.all[0].given.map(\.fate) == [.carried, .dropped] && promises.all[0].fate == .dropped)
    }

    @Test func `what was done elsewhere after the opening is not done in the session`() throws {
        let room = PromisesTests.opened.and("task-completed task=T-1")
        #expect(try promises(room).all.map(\.fate) == [nil, nil, nil, nil, nil, nil])
    }

    @Test func `an idea that was taken up has its fate in what it led to`() throws {
        let room = PromisesTests.opened
        for step: Step in [
            "decision-proposed title=Y from=I-1 in S-2", "task-assigned title=Y owner=P-2 from=I-1 in S-2",
            "goal-set title=Y kind=goal horizon=2026 owner=P-2 from=I-1 in S-2",
        ] {
            let promises = try promises(room.and(step))
            #expect(promises.all.first { $0.subject.id == "I-1" }?.fate == .done, "\(step)")
        }
    }

    @Test func `a group that was carried on stays a promise until something comes of it; dropped, its ideas are`()
        throws
    {
        let room = PromisesTests.room.and("carried item=U-1 into=S-2")
            .and("session-opened session=S-2 present=P-2").and("session-closed session=S-2")
            .and("session-scheduled title=Summer kind=planning series=R-1 purpose=X startsAt=2026-06-01")
        let group = try #require(try promises(room, of: 3).all.last)
        #expect(group.subject.id == "U-1" && group.kind == "group" && group.words == "Rest")
        let actions = try group.actions(.dropped, in: SessionID(3))
        #expect(actions.map { String(decoding: $0.json, as: UTF8.self) } == [#"{"idea":"I-3"}"#])
        var dropped = room
        try dropped.record(Draft(actions[0], session: SessionID(3)))
        #expect(try promises(dropped, of: 3).all.contains { $0.subject.id == "U-1" } == false)
        let opened = room.and("participant-invited session=S-3 person=P-2 role=moderator")
            .and("session-opened session=S-3 present=P-2").and("idea-withdrawn idea=I-3 in S-3")
        #expect(try promises(opened, of: 3).all.last?.fate == .dropped)
    }

    @Test func `a hidden idea keeps its words and its author to itself`() throws {
        let room = given(
            Room.open + [
                "mode-set session=S-1 capture=hidden in S-1", "idea-captured text=Secret by P-5 in S-1",
                "idea-parked idea=I-1 in S-1",
                "session-scheduled title=Spring kind=planning purpose=X startsAt=2026-03-01",
            ])
        let promise = try #require(try promises(room).all.first)
        #expect(promise.words == Sight.veil && promise.owner == nil && promise.began?.actor == nil)
        #expect(!promise.json.written(pretty: false).contains("Secret"))
    }
}
