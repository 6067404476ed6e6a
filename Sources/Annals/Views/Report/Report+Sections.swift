// The one place that says what stands in a report, and in which order. A new section is a line here, and a function that
// makes its blocks from the material; where it has nothing to say, it gives none, and the section is left out.

extension Report {
    /// A section as it is laid out.
    struct Layout: Sendable {
        let key: String
        let title: String
        /// The forms that have it.
        let forms: Set<Form>
        /// How many lines of the page are its own where all sections are full; they are shared out again where some are
        /// not.
        var lines = 0
        let make: @Sendable (ReportMaterial) -> [Block]
    }

    static let layouts: [Layout] = [
        Layout(key: "attention", title: "Needs you", forms: [.page, .full], lines: 14) { $0.attention },
        Layout(key: "goals", title: "Goals", forms: [.page, .full], lines: 13) { $0.goals },
        Layout(key: "figures", title: "Figures", forms: [.page, .full], lines: 18) { $0.figures },
        Layout(key: "decisions", title: "What was decided, and why", forms: [.page, .full], lines: 22) { $0.decisions },
        Layout(key: "promises", title: "Promises", forms: [.page, .full], lines: 12) { $0.promises },
        Layout(key: "timeline", title: "Decisions over time", forms: [.full]) { $0.timeline },
        Layout(key: "sessions", title: "Sessions", forms: [.full, .audit]) { $0.sessions },
        Layout(key: "attendance", title: "Who was there", forms: [.full, .audit]) { $0.attendance },
        Layout(key: "agenda", title: "Agenda, planned and actual", forms: [.full]) { $0.agenda },
        Layout(key: "stages", title: "Stages, and what they left", forms: [.full]) { $0.stages },
        Layout(key: "missing", title: "What is missing", forms: [.full]) { $0.missing },
        Layout(key: "questions", title: "Questions", forms: [.full]) { $0.questions },
        Layout(key: "platform", title: "What we stand for", forms: [.full]) { $0.platform },
        Layout(key: "findings", title: "Findings", forms: [.full]) { $0.findings },
        Layout(key: "assumptions", title: "Assumptions", forms: [.full]) { $0.assumptions },
        Layout(key: "ideas", title: "Ideas and their fate", forms: [.full]) { $0.ideas },
        Layout(key: "ballots", title: "Ballots", forms: [.full]) { $0.ballots },
        Layout(key: "resources", title: "Resources", forms: [.full]) { $0.resources },
        Layout(key: "homework", title: "Homework", forms: [.full]) { $0.homework },
        Layout(key: "rules", title: "Rules of the room", forms: [.full]) { $0.rules },
        Layout(key: "pulses", title: "How people found it", forms: [.full]) { $0.pulses },
        Layout(key: "voices", title: "Who spoke", forms: [.full]) { $0.voices },
        Layout(key: "lessons", title: "Lessons", forms: [.page, .full], lines: 2) { $0.lessons },
        Layout(key: "summaries", title: "Who was told", forms: [.full]) { $0.summaries },
        Layout(key: "trails", title: "Decisions, each with its trail", forms: [.audit]) { $0.auditedDecisions },
        Layout(key: "votes", title: "Every vote", forms: [.audit]) { $0.votes },
        Layout(key: "objections", title: "Contests, recusals and proxies", forms: [.audit]) { $0.objections },
        Layout(key: "amendments", title: "Struck, corrected, taken out", forms: [.audit]) { $0.amendments },
        Layout(key: "late", title: "Written down late", forms: [.audit]) { $0.late },
        Layout(key: "next", title: "Next", forms: [.page, .full], lines: 3) { $0.next },
    ]

    /// The sections that have something to say, on a page cut to its budget of lines.
    static func sections(of material: ReportMaterial) -> [Section] {
        let layouts = layouts.filter { $0.forms.contains(material.form) }
        let made = layouts.map { ($0, Section(key: $0.key, title: $0.title, blocks: $0.make(material))) }
            .filter { !$0.1.blocks.isEmpty }
        if material.form == .page { return PageBudget.cut(made) }
        var sections = made.map(\.1)
        // What no section above tells of: everything on record is in the report.
        let told = sections.reduce(into: Set<Position>()) { $0.formUnion($1.entries) }
        let rest = material.form == .audit ? material.register : material.remainder(told)
        if !rest.isEmpty {
            let title = material.form == .audit ? "Every entry, by position" : "Also on record"
            sections.append(Section(key: "record", title: title, blocks: rest))
        }
        return sections
    }
}
