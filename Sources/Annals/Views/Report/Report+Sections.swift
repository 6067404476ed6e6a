// The one place that says what stands in a report, and in which order. A new section is a line here, and a function that
// makes its blocks from the material; where it has nothing to say, it gives none, and the section is left out.

extension Report {
    /// A section as it is laid out.
    struct Layout: Sendable {
        let key: String
        let title: Wording
        /// The forms that have it.
        let forms: Set<Form>
        /// How many lines of the page are its own where all sections are full; they are shared out again where some are
        /// not.
        var lines = 0
        let make: @Sendable (ReportMaterial) -> [Block]
    }

    static let layouts: [Layout] = [
        Layout(key: "attention", title: Wording("Needs you", russian: "Требует внимания"), forms: [.page, .full], lines: 14) { $0.attention },
        Layout(key: "goals", title: Wording("Goals", russian: "Цели"), forms: [.page, .full], lines: 13) { $0.goals },
        Layout(key: "figures", title: Wording("Figures", russian: "Показатели"), forms: [.page, .full], lines: 18) { $0.figures },
        Layout(key: "decisions", title: Wording("What was decided, and why", russian: "Что решено и почему"), forms: [.page, .full], lines: 22) { $0.decisions },
        Layout(key: "promises", title: Wording("Promises", russian: "Обещания"), forms: [.page, .full], lines: 12) { $0.promises },
        Layout(key: "timeline", title: Wording("Decisions over time", russian: "Решения во времени"), forms: [.full]) { $0.timeline },
        Layout(key: "sessions", title: Wording("Sessions", russian: "Сессии"), forms: [.full, .audit]) { $0.sessions },
        Layout(key: "attendance", title: Wording("Who was there", russian: "Кто был"), forms: [.full, .audit]) { $0.attendance },
        Layout(key: "agenda", title: Wording("Agenda, planned and actual", russian: "Повестка: план и факт"), forms: [.full]) { $0.agenda },
        Layout(key: "stages", title: Wording("Stages, and what they left", russian: "Этапы и что от них осталось"), forms: [.full]) { $0.stages },
        Layout(key: "missing", title: Wording("What is missing", russian: "Чего не хватает"), forms: [.full]) { $0.missing },
        Layout(key: "questions", title: Wording("Questions", russian: "Вопросы"), forms: [.full]) { $0.questions },
        Layout(key: "platform", title: Wording("What we stand for", russian: "Платформа"), forms: [.full]) { $0.platform },
        Layout(key: "findings", title: Wording("Findings", russian: "Выводы"), forms: [.full]) { $0.findings },
        Layout(key: "assumptions", title: Wording("Assumptions", russian: "Допущения"), forms: [.full]) { $0.assumptions },
        Layout(key: "ideas", title: Wording("Ideas and their fate", russian: "Идеи и их судьба"), forms: [.full]) { $0.ideas },
        Layout(key: "ballots", title: Wording("Ballots", russian: "Голосования"), forms: [.full]) { $0.ballots },
        Layout(key: "resources", title: Wording("Resources", russian: "Ресурсы"), forms: [.full]) { $0.resources },
        Layout(key: "homework", title: Wording("Homework", russian: "Домашние задания"), forms: [.full]) { $0.homework },
        Layout(key: "rules", title: Wording("Rules of the room", russian: "Правила работы"), forms: [.full]) { $0.rules },
        Layout(key: "pulses", title: Wording("How people found it", russian: "Как оценили сессию"), forms: [.full]) { $0.pulses },
        Layout(key: "voices", title: Wording("Who spoke", russian: "Кто говорил"), forms: [.full]) { $0.voices },
        Layout(key: "lessons", title: Wording("Lessons", russian: "Уроки"), forms: [.page, .full], lines: 2) { $0.lessons },
        Layout(key: "summaries", title: Wording("Who was told", russian: "Кого известили"), forms: [.full]) { $0.summaries },
        Layout(key: "trails", title: Wording("Decisions, each with its trail", russian: "Решения и их история"), forms: [.audit]) { $0.auditedDecisions },
        Layout(key: "votes", title: Wording("Every vote", russian: "Все голоса"), forms: [.audit]) { $0.votes },
        Layout(key: "objections", title: Wording("Contests, recusals and proxies", russian: "Оспаривания, самоотводы и доверенности"), forms: [.audit]) { $0.objections },
        Layout(key: "amendments", title: Wording("Struck, corrected, taken out", russian: "Вычеркнуто, исправлено, изъято"), forms: [.audit]) { $0.amendments },
        Layout(key: "late", title: Wording("Written down late", russian: "Записано с опозданием"), forms: [.audit]) { $0.late },
        Layout(key: "next", title: Wording("Next", russian: "Дальше"), forms: [.page, .full], lines: 3) { $0.next },
    ]

    /// The sections that have something to say, on a page cut to its budget of lines.
    static func sections(of material: ReportMaterial) -> [Section] {
        let layouts = layouts.filter { $0.forms.contains(material.form) }
        let made = layouts.map { ($0, Section(key: $0.key, title: $0.title[material.language], blocks: $0.make(material))) }
            .filter { !$0.1.blocks.isEmpty }
        if material.form == .page { return PageBudget.cut(made, in: material.language) }
        var sections = made.map(\.1)
        // What no section above tells of: everything on record is in the report.
        let told = sections.reduce(into: Set<Position>()) { $0.formUnion($1.entries) }
        let rest = material.form == .audit ? material.register : material.remainder(told)
        if !rest.isEmpty {
            let title = 
                material.form == .audit
                ? material.says("Every entry, by position", russian: "Все записи по порядку")
                : material.says("Also on record", russian: "Записано также")
            sections.append(Section(key: "record", title: title, blocks: rest))
        }
        return sections
    }
}
