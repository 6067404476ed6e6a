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
        let lines: Int
        let make: @Sendable (ReportMaterial) -> [Block]

        init(
            _ key: String, _ title: String, russian: String, _ forms: Set<Form>, lines: Int = 0,
            make: @escaping @Sendable (ReportMaterial) -> [Block]
        ) {
            self.key = key
            self.title = Wording(title, russian: russian)
            self.forms = forms
            self.lines = lines
            self.make = make
        }
    }

    static let layouts: [Layout] = [
        Layout("attention", "Needs you", russian: "Требует внимания", [.page, .full], lines: 14) { $0.attention },
        Layout("goals", "Goals", russian: "Цели", [.page, .full], lines: 13) { $0.goals },
        Layout("figures", "Figures", russian: "Показатели", [.page, .full], lines: 18) { $0.figures },
        Layout("decisions", "What was decided, and why", russian: "Что решено и почему", [.page, .full], lines: 22) {
            $0.decisions
        },
        Layout("promises", "Promises", russian: "Обещания", [.page, .full], lines: 12) { $0.promises },
        Layout("timeline", "Decisions over time", russian: "Решения во времени", [.full]) { $0.timeline },
        Layout("sessions", "Sessions", russian: "Сессии", [.full, .audit]) { $0.sessions },
        Layout("attendance", "Who was there", russian: "Кто был", [.full, .audit]) { $0.attendance },
        Layout("agenda", "Agenda, planned and actual", russian: "Повестка: план и факт", [.full]) { $0.agenda },
        Layout("stages", "Stages, and what they left", russian: "Этапы и что от них осталось", [.full]) { $0.stages },
        Layout("missing", "What is missing", russian: "Чего не хватает", [.full]) { $0.missing },
        Layout("questions", "Questions", russian: "Вопросы", [.full]) { $0.questions },
        Layout("platform", "What we stand for", russian: "Платформа", [.full]) { $0.platform },
        Layout("findings", "Findings", russian: "Выводы", [.full]) { $0.findings },
        Layout("assumptions", "Assumptions", russian: "Допущения", [.full]) { $0.assumptions },
        Layout("ideas", "Ideas and their fate", russian: "Идеи и их судьба", [.full]) { $0.ideas },
        Layout("ballots", "Ballots", russian: "Голосования", [.full]) { $0.ballots },
        Layout("resources", "Resources", russian: "Ресурсы", [.full]) { $0.resources },
        Layout("homework", "Homework", russian: "Домашние задания", [.full]) { $0.homework },
        Layout("rules", "Rules of the room", russian: "Правила работы", [.full]) { $0.rules },
        Layout("pulses", "How people found it", russian: "Как оценили сессию", [.full]) { $0.pulses },
        Layout("voices", "Who spoke", russian: "Кто говорил", [.full]) { $0.voices },
        Layout("lessons", "Lessons", russian: "Уроки", [.page, .full], lines: 2) { $0.lessons },
        Layout("summaries", "Who was told", russian: "Кого известили", [.full]) { $0.summaries },
        Layout("trails", "Decisions, each with its trail", russian: "Решения и их история", [.audit]) {
            $0.auditedDecisions
        },
        Layout("votes", "Every vote", russian: "Все голоса", [.audit]) { $0.votes },
        Layout(
            "objections", "Contests, recusals and proxies", russian: "Оспаривания, самоотводы и доверенности", [.audit]
        ) { $0.objections },
        Layout("amendments", "Struck, corrected, taken out", russian: "Вычеркнуто, исправлено, изъято", [.audit]) {
            $0.amendments
        },
        Layout("late", "Written down late", russian: "Записано с опозданием", [.audit]) { $0.late },
        Layout("next", "Next", russian: "Дальше", [.page, .full], lines: 3) { $0.next },
    ]

    /// The sections that have something to say, on a page cut to its budget of lines.
    static func sections(of material: ReportMaterial) -> [Section] {
        let layouts = layouts.filter { $0.forms.contains(material.form) }
        let made = layouts.map {
            ($0, Section(key: $0.key, title: $0.title[material.language], blocks: $0.make(material)))
        }
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
