public import Annals

/// The form that puts a session on the calendar, with the stages of a template.
public struct SchedulePage {
    let templates: [SessionTemplate]
    let series: [(id: SeriesID, name: String)]
    let sessions: [Session]
    /// What was typed, by the names of the fields; empty at first.
    let typed: [String: String]
    /// Why it was refused.
    let problem: String?
    let frame: SiteFrame

    /// Puts it together.
    ///
    /// - Parameters:
    ///   - series: those that go on.
    ///   - sessions: those that it may build on.
    ///   - typed: what was typed, by the names of the fields; empty at first.
    ///   - problem: why that was refused.
    public init(
        _ templates: [SessionTemplate], series: [(id: SeriesID, name: String)], sessions: [Session],
        typed: [String: String] = [:],
        problem: String? = nil, in frame: SiteFrame
    ) {
        self.templates = templates
        self.series = series
        self.sessions = sessions
        self.typed = typed
        self.problem = problem
        self.frame = frame
    }

    /// The page.
    public var page: SitePage {
        let heading = SiteHeading(
            frame["Schedule a session"], kicker: Runs(frame["Sessions"], link: frame.href("/sessions")))
        var blocks: [SiteBlock] = []
        if let problem { blocks.append(.notice(.bad, Runs(problem))) }
        blocks.append(.html(form.html))
        let about = templates.map { template in
            SiteItem(
                Runs(template.title[frame.language]), aside: Runs(frame.language("{1} min", "\(template.minutes)")),
                notes: [
                    (nil, Runs(template.purpose[frame.language])),
                    (
                        frame["stages"],
                        Runs(template.stages.map { $0.title[frame.language] }.joined(separator: " · "))
                    ),
                ])
        }
        let sections = [
            SiteSection("schedule", frame["When and what for"], width: .body, blocks),
            SiteSection("templates", frame["The templates"], count: about.count, width: .aside, [.items(about)]),
        ]
        var page = SitePage(heading, part: .sessions, sections, in: frame)
        page.styles = ["past.css"]
        return page
    }

    private var form: TypedForm {
        let language = frame.language
        func value(_ name: String) -> String { typed[name] ?? "" }
        func field(
            _ name: String, _ label: String, _ kind: TypedForm.Field.Kind = .line(type: "text"), hint: String = "",
            isWide: Bool = false, isNeeded: Bool = false
        ) -> TypedForm.Field {
            TypedForm.Field(
                name: "data.\(name)", label: frame[label], value: value("data.\(name)"), kind: kind,
                hint: hint.isEmpty ? "" : frame[hint], isWide: isWide, isNeeded: isNeeded)
        }
        let none = [(value: "", text: "–")]
        return TypedForm(
            action: "/sessions/new", hidden: [("type", "session-scheduled")],
            fields: [
                field("title", "What it is called", isWide: true, isNeeded: true),
                field(
                    "template", "Template",
                    .choice(templates.map { ($0.name, $0.title[language]) })),
                field("startsAt", "When it starts", .line(type: "datetime-local"), isNeeded: true),
                field("minutes", "Minutes", .line(type: "number"), hint: "left out: as long as the stages"),
                field("series", "Series", .choice(none + series.map { ($0.id.description, "\($0.id) \($0.name)") })),
                field(
                    "follows", "Builds on",
                    .choice(none + sessions.map { ($0.id.description, "\($0.id) \($0.title)") })),
                field(
                    "format", "How people meet",
                    .choice(none + SessionFormat.allCases.map { ($0.rawValue, frame[$0.rawValue]) })),
                field("place", "Place"), field("period", "The plan is for", hint: "such as 2027"),
                field("topic", "Topic", isWide: true),
                field("purpose", "Purpose", hint: "left out: that of the template", isWide: true),
                field("outcome", "What people should leave with", isWide: true),
            ], buttons: [("schedule", frame["Schedule it"], false)])
    }
}
