import Testing

@testable import Annals

@Suite("Voices")
struct VoicesTests {
    private let led = Room.open + ["moderator-chosen session=S-1 person=P-2 style=expert"]

    private func voices(_ steps: [Step]) -> Voices { Voices(folding: given(steps).log.inEffect()) }

    private func account(_ steps: [Step]) throws -> Voices.Account {
        try #require(voices(led + steps).accounts(.session(SessionID(1))).first)
    }

    @Test func `shares are counted by person, with the moderator's part and those who kept silent`() throws {
        let account = try account([
            "idea-captured text=One by P-5 in S-1",
            "idea-captured text=Two by P-5 in S-1",
            "idea-captured text=Three by P-2 in S-1",
            "argument-made on=I-1 stance=for text=Yes by P-6 in S-1",
            "turn-given session=S-1 person=P-5 in S-1",
            "turn-ended session=S-1 person=P-5 in S-1",
            "turn-given session=S-1 person=P-2 in S-1",
            "turn-ended session=S-1 person=P-2 seconds=20 in S-1",
            "experience-shared session=S-1 text='We sold it' by P-2 in S-1",
        ])
        #expect(account.ideas == 3 && account.anonymousIdeas == 0 && account.arguments == 1)
        #expect(account.lines.prefix(3).map(\.person) == [PersonID(5), PersonID(2), PersonID(6)])
        #expect(account.lines.prefix(3).map(\.ideas) == [2, 1, 0])
        #expect(account.lines.prefix(3).map(\.seconds) == [60, 20, 0])
        #expect(account.lead?.moderators == [Voices.Moderator(person: PersonID(2), style: .expert)])
        #expect(account.lead?.ideas == Share(1, of: 3))
        #expect(account.lead?.arguments == Share(0, of: 1))
        #expect(account.lead?.turns == Share(1, of: 2))
        #expect(account.lead?.seconds == Share(20, of: 80))
        // Of the chair and two participants: the moderator, the scribe and the observer are not asked.
        #expect(account.silent == Share(1, of: 3) && account.isSilenceCertain)
        #expect(account.silentPeople == [PersonID(3)])
        // The expert's case is no idea of the team.
        #expect(account.experiences.map(\.text) == ["We sold it"])
        #expect(account.experiences.first?.mark.actor == PersonID(2))
    }

    @Test func `a hidden idea is nobody's until it is revealed`() throws {
        let hidden: [Step] = [
            "mode-set session=S-1 capture=hidden in S-1", "idea-captured text=Secret by P-6 in S-1",
            "idea-captured text=Mine by P-2 in S-1",
        ]
        let before = try account(hidden)
        #expect(before.ideas == 2 && before.anonymousIdeas == 2)
        #expect(before.lines.allSatisfy { $0.ideas == 0 })
        #expect(before.lead?.ideas.onRecord == nil)
        // Nobody can be said to have kept silent.
        #expect(before.silent == Share(3, of: 3) && !before.isSilenceCertain)
        #expect(!before.json.written(pretty: false).contains("Secret"))
        let after = try account(hidden + ["ideas-revealed session=S-1 in S-1"])
        #expect(after.anonymousIdeas == 0)
        #expect(after.lines.filter { $0.ideas == 1 }.map(\.person) == [PersonID(2), PersonID(6)])
        #expect(after.silentPeople == [PersonID(3), PersonID(5)] && after.isSilenceCertain)
    }

    @Test func `an anonymous idea stays nobody's for ever, though it is taken up`() throws {
        let account = try account([
            "mode-set session=S-1 capture=anonymous in S-1", "idea-captured text=Dare in S-1 anonymously",
            "ideas-revealed session=S-1 in S-1",
            "goal-set title=Dare kind=goal horizon=2027 from=I-1 in S-1",
        ])
        #expect(account.anonymousIdeas == 1)
        #expect(account.adopted.map(\.author) == [nil])
        #expect(account.adopted.first?.became == [Subject(.goal, 1)])
        #expect(account.lead?.adopted.onRecord == nil)
    }

    @Test func `taken up is what won or led on, and not what stood beside it`() throws {
        let account = try account([
            "idea-captured text=Win by P-2 in S-1", "idea-captured text=Lose by P-5 in S-1",
            "idea-captured text=Same by P-6 in S-1", "idea-captured text=Goal by P-5 in S-1",
            "idea-captured text=Parked by P-5 in S-1",
            "ideas-merged into=I-1 from=I-3 in S-1",
            "decision-proposed title=Which from=I-1,I-2 in S-1",
            """
            ballot-opened question=Which? decision=D-1 options:=[{"id":"a","text":"A","refersTo":"I-1"},\
            {"id":"b","text":"B","refersTo":"I-2"}] method:={"name":"approval"} in S-1
            """,
            #"vote-cast ballot=B-1 choice:=["a"] by P-5 in S-1"#, "ballot-closed ballot=B-1 in S-1",
            "decision-taken decision=D-1 how=ballot ballot=B-1 in S-1",
            "ideas-grouped ideas=I-4 title=Group in S-1",
            "goal-set title=Grow kind=goal horizon=2027 from=U-1 in S-1",
        ])
        #expect(account.adopted.map(\.idea) == [IdeaID(1), IdeaID(3), IdeaID(4)])
        #expect(
            account.adopted.map { $0.became.map(\.id) } == [["B-1"], ["B-1"], ["G-1"]])
        #expect(account.adopted.map(\.isOfModerator) == [true, false, false])
        #expect(account.lead?.adopted == Share(1, of: 3))
        #expect(account.lines.first { $0.person == PersonID(5) }?.adopted == 1)
        #expect(account.lines.first { $0.person == PersonID(5) }?.votes == Share(1, of: 1))
        #expect(account.lines.first { $0.person == PersonID(6) }?.votes == Share(0, of: 1))
    }

    @Test func `an idea whose decision fell through the vote is not taken up`() throws {
        let account = try account([
            "idea-captured text=One by P-5 in S-1", "decision-proposed title=One from=I-1 in S-1",
            "decision-rejected decision=D-1 deciders=P-3 in S-1",
        ])
        #expect(account.adopted == [])
    }

    @Test func `of alternatives only the chosen one's idea is taken up, though both were the occasion`() throws {
        let account = try account([
            "idea-captured text=One by P-5 in S-1", "idea-captured text=Two by P-6 in S-1",
            "decision-proposed title=Which from=I-1,I-2 in S-1",
            "alternative-added decision=D-1 text=One idea=I-1 in S-1",
            "alternative-added decision=D-1 text=Two idea=I-2 in S-1",
            "decision-taken decision=D-1 alternative=D-1.b how=authority deciders=P-3 basis=I-1,I-2 in S-1",
        ])
        #expect(account.adopted.map(\.idea) == [IdeaID(2)])
        #expect(account.adopted.first?.became == [Subject(.decision, 1)])
    }

    @Test func `an idea that alone occasioned a decision is taken up with it`() throws {
        let account = try account([
            "idea-captured text=One by P-5 in S-1", "decision-proposed title=One from=I-1 in S-1",
            "decision-taken decision=D-1 statement=One how=consensus deciders=P-3 in S-1",
        ])
        #expect(account.adopted.map(\.idea) == [IdeaID(1)])
    }

    @Test func `votes by proxy are the giver's, and a withdrawn ballot is none`() throws {
        let account = try account([
            "proxy-given on=S-1 to=P-6 by P-5 in S-1", Room.ballot,
            "vote-cast ballot=B-1 choice=for by P-5 via P-6 in S-1",
            Room.ballot, "ballot-withdrawn ballot=B-2 reason=X in S-1",
        ])
        #expect(account.ballots == 1 && account.votes == 1)
        #expect(account.lines.first { $0.person == PersonID(5) }?.votes == Share(1, of: 1))
        // Only votes are on record: who said nothing is not.
        #expect(account.silent == nil)
    }

    @Test func `pulses stand side by side, with what changed and for how many`() throws {
        let account = try account([
            "pulse-opened session=S-1 when=before statements=Clear in S-1", "pulse-answered pulse=Y-1 answers=2 by P-5",
            "pulse-answered pulse=Y-1 answers=3 by P-6", "pulse-answered pulse=Y-1 answers=4 by P-3",
            "pulse-closed pulse=Y-1 in S-1",
            "pulse-opened session=S-1 when=closing statements=Clear,Tired in S-1",
            "pulse-answered pulse=Y-2 answers=4,1 by P-5", "pulse-answered pulse=Y-2 answers=3,1 by P-6",
            "pulse-closed pulse=Y-2 in S-1",
        ])
        #expect(account.statements.map(\.text) == ["Clear", "Tired"])
        let clear = account.statements[0]
        #expect(clear.readings.map(\.when) == [.before, .closing])
        #expect(clear.readings.map(\.mean) == [Mean(sum: 9, count: 3), Mean(sum: 7, count: 2)])
        #expect(clear.change == Number("0.5"))
        #expect(clear.moved == Voices.Movement(rose: 1, fell: 0, same: 1))
        #expect(account.statements[1].change == nil && account.statements[1].moved == nil)
    }

    @Test(arguments: [(2, nil as Mean?), (3, Mean(sum: 12, count: 3))])
    func `of an anonymous pulse nothing is told where fewer than three answered`(_ people: Int, _ mean: Mean?) throws {
        let answers: [Step] = [
            "answer-sealed pulse=Y-1 answers=5 by P-5", "answer-sealed pulse=Y-1 answers=2 by P-6",
            "answer-sealed pulse=Y-1 answers=5 by P-3",
        ]
        let account = try account(
            ["pulse-opened session=S-1 when=closing statements=Good anonymous=true in S-1"] + answers.prefix(people)
                + ["pulse-closed pulse=Y-1 by P-2 in S-1"])
        let reading = try #require(account.statements.first?.readings.first)
        #expect(reading.mean == mean ?? Mean())
        #expect(reading.isWithheld == (mean == nil))
        #expect(reading.answered == people)
        #expect(account.statements.first?.moved == nil)
    }

    @Test func `while an anonymous pulse is open, nothing of it is told`() throws {
        let account = try account([
            "pulse-opened session=S-1 when=closing statements=Good anonymous=true in S-1",
            "answer-sealed pulse=Y-1 answers=5 by P-5", "answer-sealed pulse=Y-1 answers=2 by P-6",
            "answer-sealed pulse=Y-1 answers=5 by P-3",
        ])
        #expect(account.statements.first?.mean == Mean())
    }

    @Test func `minutes without ideas, turns or votes say nothing of anybody`() throws {
        let account = try #require(voices(Room.open).accounts().first)
        #expect(account.lines.allSatisfy { !$0.isHeard && $0.votes == Share() && $0.silent == Share() })
        #expect(account.silent == nil && account.statements == [] && account.adopted == [])
        // Who moderates is on record, by invitation; the style is not.
        #expect(account.lead?.moderators == [Voices.Moderator(person: PersonID(2), style: nil)])
        #expect(account.lead?.ideas.onRecord == nil && account.lead?.turns.onRecord == nil)
        #expect(voices(Room.scheduled).accounts().isEmpty)
    }

    // MARK: - Over sessions

    private let two: [Step] =
        Room.open + [
            "moderator-chosen session=S-1 person=P-2 style=expert", "idea-captured text=One by P-2 in S-1",
            "idea-captured text=Two by P-5 in S-1", "session-closed session=S-1 leaving=X in S-1",
            "session-scheduled title=Spring kind=update series=R-1 purpose=Plan startsAt=2026-04-14",
            "participant-invited session=S-2 person=P-2 role=moderator",
            "participant-invited session=S-2 person=P-5 role=participant",
            "moderator-chosen session=S-2 person=P-2 style=strategist",
            "session-opened session=S-2 present=P-2,P-5 in S-2", "idea-captured text=Three by P-5 in S-2",
        ]

    @Test func `several sessions add up by person`() throws {
        let accounts = voices(two).accounts(.series(SeriesID(1)))
        let sum = try #require(Voices.Account(sum: accounts))
        #expect(sum.sessions.map(\.id) == [SessionID(1), SessionID(2)])
        #expect(sum.ideas == 3)
        #expect(sum.lines.first { $0.person == PersonID(5) }?.ideas == 2)
        #expect(sum.lines.first { $0.person == PersonID(5) }?.attended == 2)
        #expect(sum.lines.first { $0.person == PersonID(2) }?.moderated == 2)
        #expect(sum.lead?.ideas == Share(1, of: 3))
        // P-3 and P-6 of three in the first, nobody of one in the second.
        #expect(sum.silent == Share(2, of: 4))
        #expect(Voices.Account(sum: []) == nil)
    }

    @Test func `trends are by moderator and by style, in the order of time`() {
        let accounts = voices(two).accounts()
        let styles = Voices.groups(accounts, by: .style)
        #expect(styles.map(\.key) == [.style(.expert), .style(.strategist)])
        #expect(styles.map { $0.sum.lead?.ideas } == [Share(1, of: 2), Share(0, of: 1)])
        let moderators = Voices.groups(accounts, by: .moderator)
        #expect(moderators.map(\.key) == [.moderator(PersonID(2))])
        #expect(moderators.first?.accounts.map(\.ideas) == [2, 1])
        #expect(Voices.groups(voices(Room.open).accounts(), by: .style).isEmpty)
    }

    @Test func `a period holds the sessions that began in it`() {
        let view = voices(two)
        #expect(view.accounts(.period(.year(2026))).count == 2)
        #expect(view.accounts(.period(.year(2025))).isEmpty)
        #expect(view.accounts(.session(SessionID(2))).map(\.ideas) == [1])
    }
}
