public import Annals

/// Minutes of a session: the text that the log makes of it, and room to type what is not there yet.
public struct MinutesPage {
    /// What was typed, and what it would become.
    public struct Typed: Sendable {
        /// The day and the time of the first line, as they were set.
        public var day, clock: String
        /// The text.
        public var text: String
        /// The entries that it would become: the line of the text, the time, what it says, and where it stands already.
        public var rows: [(line: Int, time: String, says: String, position: Position?)]
        /// What is wrong, by line.
        public var faults: [(line: Int, text: String)]
        /// What a good record would say too, by line.
        public var remarks: [(line: Int, text: String)]
        /// Whether it was read at all.
        public var isRead: Bool

        /// Nothing typed yet.
        public init(day: String, clock: String) {
            self.day = day
            self.clock = clock
            text = ""
            rows = []
            faults = []
            remarks = []
            isRead = false
        }
    }

    let session: Session
    /// The minutes as the log has them.
    let text: String
    let typed: Typed
    /// Whether whoever reads it may write minutes of it.
    let mayWrite: Bool
    /// How many entries were recorded a moment ago.
    let recorded: Int?
    let frame: SiteFrame

    /// Puts it together.
    ///
    /// - Parameters:
    ///   - text: the minutes as the log has them.
    ///   - mayWrite: whether whoever reads it may write minutes of it.
    ///   - recorded: how many entries were recorded a moment ago.
    public init(
        of session: Session, _ text: String, typed: Typed, mayWrite: Bool, recorded: Int?, in frame: SiteFrame
    ) {
        self.session = session
        self.text = text
        self.typed = typed
        self.mayWrite = mayWrite
        self.recorded = recorded
        self.frame = frame
    }

    /// The page.
    public var page: SitePage {
        let heading = SiteHeading(
            frame.language("Minutes of {1}", session.title), id: session.id.description,
            kicker: Runs(frame["Sessions"], link: frame.href("/sessions")) + Runs(" · ")
                + Runs("\(session.id)", link: frame.link(session.id.subject)),
            sign: SiteSign(session: session.state, in: frame),
            actions: [(frame["As a text file"], frame.href("/sessions/\(session.id)/minutes.txt"))])
        var sections: [SiteSection] = []
        if mayWrite, !frame.isPast {
            sections.append(writing)
            sections.append(help)
        }
        if typed.isRead { sections.append(preview) }
        sections.append(SiteSection("minutes", frame["As the log has them"], [.code(text)]))
        var page = SitePage(heading, part: .sessions, sections, in: frame)
        page.styles = ["past.css"]
        return page
    }

    private var writing: SiteSection {
        var blocks: [SiteBlock] = []
        if let recorded {
            blocks.append(
                .notice(.good, Runs(frame.language.count(recorded, "entry recorded|entries recorded"))))
        }
        let mayRecord = typed.isRead && typed.faults.isEmpty && typed.rows.contains { $0.position == nil }
        let form = TypedForm(
            action: "/sessions/\(session.id)/minutes",
            fields: [
                .init(name: "day", label: frame["Day"], value: typed.day, kind: .line(type: "date"), isNeeded: true),
                .init(
                    name: "clock", label: frame["Clock"], value: typed.clock, kind: .line(type: "time"),
                    hint: frame["the time of lines that say none"], isNeeded: true),
                .init(
                    name: "text", label: frame["What happened, a line each"], value: typed.text, kind: .area,
                    isWide: true),
            ],
            buttons: [("preview", frame["Preview"], mayRecord)]
                + (mayRecord ? [("record", frame["Record it"], false)] : []))
        blocks.append(.html(form.html))
        return SiteSection("writing", frame["Add to the minutes"], width: .body, blocks)
    }

    private var help: SiteSection {
        let lines = [
            "10:15 question How do we grow?", "idea Open a shop @Ann Lee", "for It is close to people @Ben Ray",
            "ballot majority: Shall we open a shop?", "vote B-2 for: Ann Lee, Ben Ray; against: Cara Day", "close B-2",
            "decide We open a shop by ballot B-2 because it is close to people",
            "todo @Ann Lee Find a place by 2027-03-01",
            "note People were tired by noon",
        ]
        return SiteSection(
            "help", frame["How lines are written"], width: .aside,
            [
                .words(
                    Runs(
                        frame[
                            "A line an action, after its time or at the time of the line before; indented lines belong to the line above them."
                        ])),
                .code(lines.joined(separator: "\n")),
                .words(
                    Runs(
                        frame.language(
                            "You stand as recorder: {1}. Nothing is recorded before you have seen the preview.",
                            frame.visitorName))),
            ])
    }

    // MARK: What it would become

    private var preview: SiteSection {
        var blocks: [SiteBlock] = []
        if !typed.faults.isEmpty {
            blocks.append(
                .notice(
                    .bad,
                    Runs(
                        frame["Nothing is recorded while something is wrong. The first fault is the one to mend first."]
                    )))
            blocks.append(
                .items(
                    typed.faults.map { fault in
                        SiteItem(Runs(fault.text), sign: SiteSign(frame.language("line {1}", "\(fault.line)"), .bad))
                    }))
        }
        let rows = typed.rows.map { row -> ([Runs], SiteSign?) in
            (
                [
                    Runs("\(row.line)"), Runs(row.time), Runs(row.says),
                    row.position.map { Runs($0.description, link: frame.href(SubjectLink.path($0))) }
                        ?? Runs(frame["new"]),
                ], nil
            )
        }
        if !rows.isEmpty {
            blocks.append(
                .table(
                    SiteTable(
                        frame["What it would become"],
                        [
                            .init(frame["Line"], isNumeric: true), .init(frame["Time"]), .init(frame["What it says"]),
                            .init(frame["In the log"]),
                        ], rows)))
        } else if typed.faults.isEmpty {
            blocks.append(.empty(frame["There is nothing in it."]))
        }
        if !typed.remarks.isEmpty {
            blocks.append(.subtitle(frame["A good record would say too"]))
            blocks.append(
                .items(
                    typed.remarks.map { remark in
                        SiteItem(Runs(remark.text), sign: SiteSign(frame.language("line {1}", "\(remark.line)"), .warn))
                    }))
        }
        let added = typed.rows.count { $0.position == nil }
        return SiteSection("preview", frame["Preview"], count: added, blocks)
    }
}
