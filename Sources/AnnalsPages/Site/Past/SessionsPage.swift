public import Annals

/// The sessions over the years: as a picture by series, then past, open and to come, each with what it decided and
/// promised.
///
/// Of a long history it shows the latest years, and leads to each of the others.
public struct SessionsPage {
    let outline: [History.Line]
    let years: SessionYears
    let chapters: [History.Chapter]
    let frame: SiteFrame

    /// Puts it together.
    ///
    /// - Parameter choice: which years; left out, the latest.
    public init(_ history: History, _ choice: SessionYears.Choice = .latest, in frame: SiteFrame) {
        self.frame = frame
        outline = history.outline
        let years = SessionYears(outline, choice, in: frame.zone)
        self.years = years
        chapters = outline.filter(years.shows).compactMap { history.chapter($0.id) }
    }

    private var zone: Zone { frame.zone }

    /// The page.
    public var page: SitePage {
        let open = chapters.filter { $0.session.isOpen }
        let coming = chapters.filter { $0.session.state == .scheduled }
        let past = chapters.filter { $0.session.state == .closed || $0.session.state == .cancelled }
        let held = outline.count { $0.state == .closed }
        let ahead = outline.count { $0.state == .scheduled }
        let heading = SiteHeading(
            frame["Sessions"],
            facts: [
                held > 0 ? Runs(frame.language.count(held, "session held|sessions held")) : nil,
                ahead == 0 ? nil : Runs("\(ahead) \(frame["to come"])"),
            ],
            actions: frame.isPast ? [] : [(frame["Schedule a session"], "/sessions/new")])
        var sections: [SiteSection] = []
        if !open.isEmpty {
            sections.append(
                SiteSection("open", frame["Open now"], count: open.count, [.items(open.map { item($0) })]))
        }
        if years.leads {
            sections.append(
                SiteSection(
                    "years", frame["By year"], more: (frame["As CSV"], frame.href("/sessions.csv")),
                    [.html(years.navigation(in: frame))]))
        }
        if let picture {
            sections.append(SiteSection("timeline", frame["By series and year"], [.picture(picture), .html(legend)]))
        }
        if !coming.isEmpty {
            sections.append(
                SiteSection("coming", frame["To come"], count: coming.count, [.items(coming.map { item($0) })]))
        }
        let byYear = Dictionary(grouping: past) { year(of: $0) }
        let listed = byYear.keys.sorted(by: >)
        for year in listed {
            let own = (byYear[year] ?? []).reversed()
            let before = year == listed.last ? years.before(year) : nil
            sections.append(
                SiteSection(
                    "year-\(year)", "\(year)", count: own.count,
                    more: before.map { (frame.language("Sessions of {1}", "\($0)"), SessionYears.href($0, frame)) },
                    [.items(own.map { item($0) })]))
        }
        if outline.isEmpty {
            sections.append(SiteSection("none", frame["By year"], [.empty(frame["No session yet."])]))
        } else if case .year(let year) = years.shown, chapters.isEmpty {
            sections.append(
                SiteSection("year-\(year)", "\(year)", [.empty(frame.language("No session in {1}.", "\(year)"))]))
        }
        var page = SitePage(heading, part: .sessions, sections, in: frame)
        page.styles = ["past.css"]
        return page
    }

    private func year(of chapter: History.Chapter) -> Int { zone.year(of: chapter.time(in: zone)) }
    private func day(of chapter: History.Chapter) -> Day { zone.day(of: chapter.time(in: zone)) }

    // MARK: The list

    private func item(_ chapter: History.Chapter) -> SiteItem {
        let session = chapter.session
        var notes: [(label: String?, text: Runs)] = []
        let facts = [
            frame[session.plan.kind.rawValue], chapter.series,
            session.opened == nil ? nil : frame.language.count(session.attended.count, "person|people"),
            session.plan.place,
        ].compactMap { $0 }
        notes.append((nil, Runs(facts.joined(separator: " · "))))
        for decision in chapter.taken.prefix(3) {
            notes.append((frame["decided"], frame.id(decision.id.subject) + Runs(" \(decision.statement)")))
        }
        if chapter.taken.count > 3 {
            notes.append((nil, Runs(frame.language("and {1} more", "\(chapter.taken.count - 3)"))))
        }
        if !chapter.tasks.isEmpty {
            let done = chapter.tasks.count { $0.state == .done }
            notes.append(
                (
                    frame["promised"],
                    Runs(
                        frame.language.count(chapter.tasks.count, "task|tasks") + ", "
                            + frame.language("{1} done", "\(done)"))
                ))
        }
        if session.state == .scheduled, !session.missingHomework.isEmpty {
            notes.append(
                (
                    frame["homework"],
                    Runs(frame.language("{1} not handed in yet", "\(session.missingHomework.count)"))
                ))
        }
        return SiteItem(
            Runs(session.title), id: session.id.description, href: frame.link(session.id.subject),
            sign: session.state == .closed ? nil : SiteSign(session: session.state, in: frame),
            aside: Runs(frame.day(day(of: chapter))), notes: notes)
    }

    // MARK: The picture

    private var picture: String? {
        guard let first = chapters.first.map({ day(of: $0) }), let last = chapters.last.map({ day(of: $0) }) else {
            return nil
        }
        // A year by itself is drawn by itself.
        var end = max(last, frame.today)
        if case .year = years.shown { end = last }
        let firstYear = zone.year(of: zone.instant(first))
        let years = firstYear...max(firstYear, zone.year(of: zone.instant(end)))
        var order: [String?] = []
        for chapter in chapters where !order.contains(chapter.series) { order.append(chapter.series) }
        // What belongs to no series comes last.
        order = order.filter { $0 != nil } + order.filter { $0 == nil }
        let rows = order.map { series in
            SessionsPicture.Row(
                name: series ?? frame["In no series"],
                marks: chapters.filter { $0.series == series }.map { chapter in
                    SessionsPicture.Mark(
                        id: chapter.session.id.description, title: chapter.session.title, day: day(of: chapter),
                        state: chapter.session.state, decisions: chapter.taken.count)
                })
        }
        let starts = years.map { (name: "\($0)", start: zone.day(of: zone.start(of: .year($0)))) }
        let from = min(first, starts.first?.start ?? first)
        let to = max(end, zone.day(of: zone.end(of: .year(years.upperBound))))
        // Of many years only so many have room for their name.
        let each = max(1, starts.count / 12)
        let shown = starts.enumerated().filter { $0.offset.isMultiple(of: each) }.map(\.element)
        return SessionsPicture(
            rows: rows, from: from, to: to, today: frame.today, years: shown, id: "sessions-picture",
            phrase: { frame[$0] }
        ).svg
    }

    private var legend: String {
        let marks: [(String, String)] = [
            ("<circle class=\"held\" cx=\"10\" cy=\"5\" r=\"4.5\"/>", "held: the larger, the more it decided"),
            ("<circle class=\"ahead\" cx=\"10\" cy=\"5\" r=\"4\"/>", "to come"),
            (
                "<line class=\"cross\" x1=\"6\" y1=\"1\" x2=\"14\" y2=\"9\"/><line class=\"cross\" x1=\"6\" y1=\"9\" x2=\"14\" y2=\"1\"/>",
                "cancelled"
            ),
        ]
        let items = marks.map { mark, words in
            "<span><svg class=\"sessions key\" viewBox=\"0 0 20 10\" aria-hidden=\"true\">\(mark)</svg>\(frame[words].escaped)</span>"
        }
        return "<p class=\"legend\">\(items.joined())</p>"
    }
}

extension SiteSign {
    /// How far a session has come.
    init(session state: Session.State, in frame: SiteFrame) {
        let tone: Report.Sign.Tone =
            switch state {
            case .open: .good
            case .paused, .scheduled: .warn
            case .closed, .cancelled: .quiet
            }
        self.init(frame[state.rawValue], tone)
    }
}
