import Annals

extension Form {
    /// Every way in which minutes say an action by a word of their own; all others are said as `! action-name`.
    static let all: [Form] = room + analysis + ideas + ballots + decisions + plan + followUp

    /// The forms by the word that a line begins with.
    static let byWord: [String: [Form]] = {
        var found: [String: [Form]] = [:]
        for form in all { for word in form.words { found[word, default: []].append(form) } }
        return found
    }()

    /// The forms of each action.
    static let byAction = Dictionary(grouping: all, by: \.action)

    private static let room: [Form] = [
        Form("session-opened", ["open", "opens", "начало", "открыть"], main: "present"),
        Form("session-paused", ["pause", "перерыв"]),
        Form("session-resumed", ["resume", "продолжение"]),
        Form("participant-invited", ["invite", "пригласить"], main: "person", [.of("as", "role")]),
        Form("participant-excused", ["excuse", "absent", "отсутствует"], main: "person", [.because("reason")]),
        Form("moderator-chosen", ["moderator", "ведущий"], main: "person", [.of("as", "style"), .because("why")]),
        Form("rule-agreed", ["rule", "правило"], [.new("rule")], main: "text"),
        Form("rule-broken", ["broken", "нарушено"], [.given("rule", [.rule])], main: "note"),
        Form(
            "homework-assigned", ["homework", "домашнее задание"], [.new("homework"), .at("person")], main: "what",
            [.by("due")]),
        Form("homework-submitted", ["handed in", "сдано"], [.given("homework", [.homework])], main: "text"),
        Form("question-posed", ["question", "вопрос"], [.new("question")], main: "text"),
        Form("question-answered", ["answer", "ответ"], [.ref("question", [.question])], main: "text"),
        Form(
            "time-extended", ["extend", "продлить"], [.word("minutes"), .filler(["minutes", "min", "минут", "мин"])],
            [.because("why")]),
        Form("mode-set", ["mode", "режим"], [.word("capture")], main: "technique"),
        Form("ideas-revealed", ["reveal", "показать"], [.maybe("question", [.question])]),
        Form(
            "breakout-formed", ["breakout", "группа работает"], [.new("breakout")], main: "title",
            [.of("with", "people")]),
        Form("breakout-reported", ["report", "отчёт"], [.ref("breakout", [.breakout])], main: "text"),
        Form("experience-shared", ["experience", "опыт"], main: "text"),
        Form("carried", ["carry", "перенести"], [.given("item", [])], [.into("into"), .because("why")]),
    ]

    private static let analysis: [Form] =
        [
            Form(
                "finding-recorded", ["finding", "вывод"], [.new("finding"), .word("lens"), .wordIfAny("side")],
                main: "text"),
            Form("finding-retired", ["retire", "снять"], [.given("finding", [.finding])], [.because("why")]),
            Form("measure-retired", ["retire", "снять"], [.given("measure", [.measure])], [.because("why")]),
            Form("platform-confirmed", ["confirm", "подтвердить"], [.word("part")], [.because("why")]),
            Form(
                "assumption-stated", ["assume", "допущение"], [.new("assumption")], main: "text",
                [.of("review", "reviewOn")]),
            Form(
                "assumption-judged", ["holds", "верно"], [.ref("assumption", [.assumption])], main: "evidence",
                fixed: ["holds": "true"]),
            Form(
                "assumption-judged", ["fallen", "неверно"], [.ref("assumption", [.assumption])], main: "evidence",
                fixed: ["holds": "false"]),
            Form("measure-defined", ["measure", "показатель"], [.new("measure")], main: "name", [.of("unit", "unit")]),
            Form(
                "target-set", ["target", "цель на"], [.ref("measure", [.measure]), .word("period")], main: "value",
                [.because("why")]),
            Form(
                "measurement-recorded", ["figure", "значение"], [.ref("measure", [.measure]), .word("period")],
                main: "value", [.because("why")]),
        ]
        + [
            ("strength", "сильная сторона"), ("weakness", "слабая сторона"), ("opportunity", "возможность"),
            ("threat", "угроза"),
        ].map { side, russian in
            Form(
                "finding-recorded", [side, russian], [.new("finding")], main: "text",
                fixed: ["lens": "swot", "side": side])
        }
        + [
            ("mission", "миссия"), ("vision", "видение"), ("values", "ценности"), ("positioning", "позиционирование"),
            ("desired-future", "желаемое будущее"), ("strategy-as-seen", "стратегия"),
        ].map { part, russian in
            Form("platform-stated", [part, russian], main: "text", [.because("why")], fixed: ["part": part])
        }

    private static let ideas: [Form] =
        [
            Form("idea-captured", ["idea", "идея"], [.new("idea")], main: "text"),
            Form("idea-reworded", ["reword", "уточнить"], [.ref("idea", [.idea])], main: "text"),
            Form("ideas-grouped", ["group", "сгруппировать"], [.new("group")], main: "title", [.of("with", "ideas")]),
            Form("ideas-ungrouped", ["ungroup"], main: "ideas"),
            Form("ideas-merged", ["merge", "объединить"], main: "from", [.into("into")]),
            Form("idea-parked", ["park", "отложить"], [.ref("idea", [.idea])], [.until("until")]),
            Form("idea-withdrawn", ["withdraw", "снять"], [.given("idea", [.idea])], [.because("reason")]),
        ]
        + [("for", "за"), ("against", "против"), ("remark", "замечание")].map { stance, russian in
            let arguable: [Subject.Kind] = [.idea, .decision, .alternative, .finding, .question, .goal, .ballot]
            let words =
                stance == "for"
                ? [stance, "pro", russian]
                : stance == "against" ? [stance, "con", "contra", russian] : [stance, russian]
            return Form(
                "argument-made", words, [.ref("on", arguable)], main: "text", fixed: ["stance": stance])
        }

    private static let ballots: [Form] = [
        Form("vote-withdrawn", ["unvote"], [.ref("ballot", [.ballot])]),
        Form("vote-sealed", ["sealed vote", "seals"], [.ref("ballot", [.ballot])]),
        Form("ballot-closed", ["close", "closed", "закрыть"], [.given("ballot", [.ballot])], [.because("why")]),
        Form(
            "ballot-closed", ["close ballot", "ballot closed", "close the ballot", "закрыть голосование"],
            [.ref("ballot", [.ballot])], [.because("why")]),
        Form("ballot-withdrawn", ["withdraw", "снять"], [.given("ballot", [.ballot])], [.because("reason")]),
        Form("ballot-contested", ["contest", "оспорить"], [.ref("ballot", [.ballot])], main: "ground"),
        Form("contest-settled", ["settle"], [.ref("ballot", [.ballot]), .word("outcome")], [.because("reason")]),
        Form("ballot-reopened", ["reopen", "возобновить"], [.given("ballot", [.ballot])], [.because("reason")]),
        Form(
            "tie-broken", ["tie", "решающий голос"], [.ref("ballot", [.ballot]), .word("option")], [.because("reason")]),
        Form("recusal-declared", ["recuse", "самоотвод"], [.ref("on", [.ballot, .decision])], [.because("reason")]),
        Form(
            "proxy-given", ["proxy", "доверенность"], [.filler(["on"]), .given("on", [.session, .ballot])],
            [.to("to"), .because("reason")]),
    ]

    private static let decisions: [Form] = [
        Form("decision-proposed", ["propose", "предложить"], [.new("decision")], main: "title", [.because("context")]),
        Form(
            "alternative-added", ["alternative", "вариант"],
            [.new("alternative"), .ref("decision", [.decision])], main: "text"),
        Form(
            "criterion-added", ["criterion", "критерий"],
            [.new("criterion"), .ref("decision", [.decision])], main: "name",
            [.of("weight", "weight"), .of("as", "nature")]),
        Form(
            "alternative-scored", ["score", "оценить"],
            [.given("alternative", [.alternative]), .given("criterion", [.criterion]), .ref("decision", [.decision])],
            main: "score",
            [.because("why")]),
        Form(
            "decision-taken", ["decide", "decided", "decision", "решили", "решение"],
            [.maybe("alternative", [.alternative]), .new("decision")], main: "statement",
            [.because("rationale"), .of("by ballot", "ballot"), .of("review", "reviewOn")]),
        Form(
            "decision-rejected", ["reject", "rejected", "отклонить"], [.ref("decision", [.decision])],
            [.because("reason"), .of("by ballot", "ballot")]),
        Form("decision-withdrawn", ["withdraw", "снять"], [.given("decision", [.decision])], [.because("reason")]),
        Form(
            "decision-deferred", ["defer", "deferred", "postpone", "postponed", "отложить решение"],
            [.ref("decision", [.decision])], [.until("until"), .because("reason")]),
        Form(
            "decision-deferred", ["refer", "referred"], [.ref("decision", [.decision])], main: "reason",
            [.until("until")]),
        Form(
            "condition-settled", ["met", "выполнено"], [.ref("decision", [.decision])], [.of("by", "by")],
            fixed: ["met": "true"]),
        Form(
            "condition-settled", ["unmet"], [.ref("decision", [.decision])], [.of("by", "by")], fixed: ["met": "false"]),
        Form(
            "dissent-recorded", ["dissent", "особое мнение"], [.ref("decision", [.decision])], main: "person",
            [.because("reason"), .colon("reason")]),
        Form(
            "decision-reviewed", ["review", "пересмотр"], [.ref("decision", [.decision]), .word("verdict")],
            main: "actual", [.of("lesson", "lesson")]),
        Form(
            "decision-reversed", ["reverse", "отменить решение"], [.given("decision", [.decision])],
            [.of("by", "by"), .of("leaving", "leaving")]),
    ]

    private static let plan: [Form] =
        [("goal", "цель"), ("initiative", "инициатива")].map { kind, russian in
            Form(
                "goal-set", [kind, russian], [.new("goal"), .at("owner")], main: "title",
                [.of("for", "horizon"), .of("under", "under")], fixed: ["kind": kind])
        } + [
            Form("goal-confirmed", ["confirm", "подтвердить"], [.given("goal", [.goal])], [.because("why")]),
            Form("goal-revised", ["revise", "изменить"], [.given("goal", [.goal])], [.because("why")]),
            Form("measure-revised", ["revise", "изменить"], [.given("measure", [.measure])], [.because("why")]),
            Form("goals-ranked", ["rank", "приоритеты"], main: "order", [.because("why")]),
            Form("goal-achieved", ["achieved", "достигнуто"], [.ref("goal", [.goal])], main: "why"),
            Form("goal-dropped", ["drop", "снять"], [.given("goal", [.goal])], [.because("why")]),
            Form(
                "resource-stated", ["resource", "ресурс"],
                [.word("nature"), .word("amount"), .word("unit"), .word("period")],
                main: "of"),
            Form(
                "resource-allocated", ["allocate", "выделить"],
                [.word("nature"), .word("amount"), .word("unit"), .word("period")], [.to("to")]),
            Form(
                "resource-released", ["release", "высвободить"],
                [.word("nature"), .word("amount"), .word("unit"), .word("period")],
                [.of("from", "from"), .because("why")]),
            Form(
                "task-assigned", ["todo", "to do", "task", "задача", "поручить", "сделать"],
                [.new("task"), .at("owner")],
                main: "title", [.by("due")]),
            Form(
                "task-reassigned", ["hand over", "reassign", "передать"], [.ref("task", [.task])],
                [.to("owner"), .because("why")]),
            Form(
                "task-rescheduled", ["move", "redate", "сдвинуть"], [.ref("task", [.task])],
                [.to("due"), .because("why")]),
            Form("task-started", ["start", "начато"], [.given("task", [.task])], main: "note"),
            Form(
                "task-progressed", ["progress", "ход"], [.given("task", [.task]), .wordIfAny("percent")], main: "note"),
            Form("task-blocked", ["blocked", "мешает"], [.given("task", [.task])], main: "note"),
            Form("task-completed", ["done", "сделано"], [.given("task", [.task])], main: "outcome"),
            Form("task-cancelled", ["cancel", "отменить"], [.given("task", [.task])], [.because("reason")]),
            Form("task-reopened", ["reopen", "возобновить"], [.given("task", [.task])], [.because("why")]),
        ]

    private static let followUp: [Form] = [
        Form("pulse-opened", ["pulse", "пульс"], [.new("pulse"), .word("when")], main: "statements"),
        Form("pulse-answered", ["answers", "ответы"], [.ref("pulse", [.pulse])], main: "answers"),
        Form("pulse-closed", ["close", "закрыть"], [.given("pulse", [.pulse])]),
        // After the ballots and pulses, which are closed by their ids.
        Form(
            "session-closed", ["close", "closes", "закрыть", "конец"], [],
            [.of("next", "next"), .of("leaving", "leaving")]),
        Form("lesson-learned", ["lesson", "урок"], main: "text"),
        Form(
            "check-in-made", ["check-in", "check"], [.given("on", [.task, .goal, .measure]), .wordIfAny("status")],
            main: "remark"),
        Form("note-added", ["note", "заметка", "примечание"], [.filler(["on"]), .maybe("on", [])], main: "text"),
    ]
}
