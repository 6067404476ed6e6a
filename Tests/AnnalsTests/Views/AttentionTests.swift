import Testing

@testable import Annals

@Suite("Where attention went")
struct AttentionTests {
    /// S-1 opens at 09:27 (#27) with two stages: six minutes from 09:29, then two.
    private let worked: [Step] =
        Room.open + [
            "theme-named title=Digital", "stage-entered session=S-1 stage=goals in S-1",
            "idea-captured text=A themes=C-1 by P-5 in S-1", "idea-captured text=B by P-5 in S-1",
            "argument-made on=I-1 stance=for text=X by P-5 in S-1",
            "finding-recorded lens=swot side=threat text=F from=I-2 in S-1",
            "goal-set title=G kind=goal horizon=2026 approach=growth from=I-1 in S-1",
            "stage-entered session=S-1 stage=tasks in S-1", "task-assigned title=T from=G-1 in S-1",
            "session-closed session=S-1 leaving=X in S-1",
        ]

    private func amount(_ attention: Attention, _ kind: Attention.Kind, _ key: String) -> Attention.Amount? {
        attention.lines.first { $0.topic == Attention.Topic(kind: kind, key: key) }?.amount
    }

    @Test func `ideas, arguments and time go to what they belong to`() throws {
        let attention = try compared(worked, after: 26).attention
        #expect(
            attention.all
                == Attention.Amount(ideas: 2, arguments: 1, findings: 1, goals: 1, decisions: 0, seconds: 480))
        #expect(attention.lines.map(\.topic.kind) == [.theme, .lens, .approach])
        #expect(attention.lines.map(\.name) == ["Digital", "swot", "growth"])
        // I-1 and the argument on it, while the first stage went on.
        #expect(amount(attention, .theme, "C-1") == Attention.Amount(ideas: 1, arguments: 1, seconds: 360))
        // I-2, which led to the finding.
        #expect(amount(attention, .lens, "swot") == Attention.Amount(ideas: 1, findings: 1, seconds: 360))
        // I-1 led to the goal; the task of the second stage comes from it.
        #expect(
            amount(attention, .approach, "growth")
                == Attention.Amount(ideas: 1, arguments: 1, goals: 1, seconds: 480))
    }

    @Test func `an argument on something from before the first moment still belongs to its theme`() throws {
        let attention = try compared(worked, after: 31).attention
        #expect(amount(attention, .theme, "C-1") == Attention.Amount(arguments: 1))
    }

    @Test func `an item of the agenda is about what it says, and a break is no work`() throws {
        let attention = try compared(
            Room.open + [
                "theme-named title=Digital",
                #"agenda-set session=S-1 items:=[{"stage":"goals","title":"A","minutes":5,"about":["C-1"]},{"stage":"goals","title":"Lunch","minutes":5,"break":true}] in S-1"#,
                "item-entered session=S-1 item=N-1 in S-1", "question-posed session=S-1 text=X in S-1",
                "question-posed session=S-1 text=Y in S-1", "item-entered session=S-1 item=N-2 in S-1",
                "session-closed session=S-1 leaving=X in S-1",
            ], after: 26
        ).attention
        // From 09:30 to 09:33; then lunch.
        #expect(amount(attention, .theme, "C-1") == Attention.Amount(seconds: 180))
        #expect(attention.all.seconds == 180)
    }

    @Test func `the theme of a hidden idea is not told before it is revealed`() throws {
        let hidden: [Step] =
            Room.open + [
                "theme-named title=Digital", "mode-set session=S-1 capture=hidden in S-1",
                "idea-captured text=A themes=C-1 by P-5 in S-1",
            ]
        let before = try compared(hidden, after: 26).attention
        #expect(before.all.ideas == 1 && before.lines.isEmpty)
        let after = try compared(hidden + ["ideas-revealed session=S-1 in S-1"], after: 26).attention
        #expect(amount(after, .theme, "C-1")?.ideas == 1)
    }

    @Test func `a session that took no time on record gives none to anything`() throws {
        let attention = try compared(Room.full, after: 40).attention
        #expect(attention.all.isNone && attention.lines.isEmpty)
    }
}
