public import Annals

/// A session: how it is prepared, what happened in it, and what came of it.
public struct SessionPage {
    let chapter: History.Chapter
    let board: Board
    let voices: Voices.Account?
    let completeness: Completeness?
    /// What it opens on, of one that is still to come or open.
    let brief: Brief?
    let frame: SiteFrame
    let name: (PersonID) -> String

    /// Puts it together.
    ///
    /// - Parameters:
    ///   - completeness: what it should have left behind, once it was opened.
    ///   - brief: what it opens on, while it is to come or open.
    ///   - name: what a person is called.
    public init(
        _ chapter: History.Chapter, _ board: Board, voices: Voices.Account?, completeness: Completeness?, brief: Brief?,
        in frame: SiteFrame, naming name: @escaping (PersonID) -> String
    ) {
        self.chapter = chapter
        self.board = board
        self.voices = voices
        self.completeness = completeness
        self.brief = brief
        self.frame = frame
        self.name = name
    }

    var session: Session { chapter.session }
    private var path: String { "/sessions/\(session.id)" }

    /// The page.
    public var page: SitePage {
        let parts: [[SiteSection]] =
            switch session.state {
            case .scheduled: [aims, preparation]
            case .open, .paused: [aims, happened, preparation, afterwards]
            case .closed: [happened, afterwards, aims, preparation]
            case .cancelled: [aims, preparation]
            }
        var page = SitePage(
            heading, part: .sessions, parts.joined().filter { !$0.blocks.isEmpty }, in: frame)
        page.styles = ["past.css"]
        return page
    }

    private var heading: SiteHeading {
        let plan = session.plan
        var kicker = Runs(frame["Sessions"], link: frame.href("/sessions")) + Runs(" · \(frame[plan.kind.rawValue])")
        if let series = plan.series {
            kicker = kicker + Runs(" · ") + Runs(chapter.series ?? "\(series)", link: frame.link(series.subject))
        }
        let timing = board.timing()
        let minutes = timing.map { ($0.seconds + 30) / 60 }
        let length =
            minutes.map { taken in
                timing?.planned.map { frame.language("{1} of {2} min", "\(taken)", "\($0)") }
                    ?? frame.language("{1} min", "\(taken)")
            } ?? plan.minutes.map { frame.language("{1} min", "\($0)") }
        let when = session.opened.map { frame.time($0.occurredAt) } ?? frame.when(plan.startsAt)
        let there =
            session.opened == nil
            ? nil : frame.language.count(session.attended.count, "person in the room|people in the room")
        return SiteHeading(
            session.title, id: session.id.description, kicker: kicker,
            sign: SiteSign(session: session.state, in: frame),
            facts: [Runs(when), length.map { Runs($0) }, plan.place.map { Runs($0) }, there.map { Runs($0) }],
            actions: actions)
    }

    private var actions: [(text: String, href: String)] {
        switch session.state {
        case .scheduled:
            return frame.isPast
                ? []
                : [
                    (frame["Console"], path + "/console"), (frame["Room"], path + "/room"),
                    (frame["Phone"], path + "/phone"),
                ]
        case .open, .paused:
            let live =
                frame.isPast
                ? []
                : [
                    (frame["Console"], path + "/console"), (frame["Room"], path + "/room"),
                    (frame["Phone"], path + "/phone"),
                ]
            return live + [(frame["Minutes"], frame.href(path + "/minutes"))]
        case .closed:
            return [
                (frame["Report"], frame.href("/reports/\(session.id)")),
                (frame["Replay"], frame.href(path + "/replay")),
                (frame["Minutes"], frame.href(path + "/minutes")),
            ]
        case .cancelled: return []
        }
    }

    // MARK: What it is for

    private var aims: [SiteSection] {
        let plan = session.plan
        var facts: [SiteFact] = []
        func add(_ label: String, _ text: String?) {
            if let text, !text.isEmpty { facts.append(SiteFact(frame[label], Runs(text))) }
        }
        add("purpose", plan.purpose)
        add("topic", plan.topic)
        for objective in plan.objectives { add("objective", objective) }
        add("focus", plan.focus)
        add("outcome", plan.outcome)
        add("plan for", plan.period.map { frame.language.date($0) })
        if let follows = plan.follows { facts.append(SiteFact(frame["follows"], frame.id(follows.subject))) }
        if let moderator = session.moderator {
            facts.append(
                SiteFact(frame["moderator"], person(moderator.person) + Runs(" (\(frame[moderator.style.rawValue]))")))
        }
        let people = invited
        if !people.isEmpty { facts.append(SiteFact(frame["invited"], PastText.list(people))) }
        return [
            SiteSection("aims", frame["What it is for"], width: .body, [.facts(facts)].filter { _ in !facts.isEmpty }),
            agenda,
        ]
    }

    private var invited: [Runs] {
        var people: [PersonID] = []
        for invitation in session.invited where !invitation.isExcused && !people.contains(invitation.person) {
            people.append(invitation.person)
        }
        return people.map { one in
            let roles = session.invited.filter { $0.person == one && !$0.isExcused && $0.role != .participant }
            let words = roles.map { frame[$0.role.rawValue] }.joined(separator: ", ")
            return person(one) + Runs(words.isEmpty ? "" : " (\(words))")
        }
    }

    func person(_ id: PersonID) -> Runs { Runs(name(id), link: frame.link(id.subject)) }

    // MARK: Preparation

    private var agenda: SiteSection {
        var section = SiteSection("agenda", frame["Agenda"], width: .aside, [])
        let lines = board.agenda()
        let items: [SiteItem]
        if lines.isEmpty {
            items = session.plan.stages.map { stage in
                let visits = session.stages.filter { $0.stage == stage.stage }
                return SiteItem(
                    Runs(stage.title), aside: stage.minutes.map { Runs(frame.language("{1} min", "\($0)")) },
                    notes: [
                        session.opened != nil && visits.isEmpty ? (nil, Runs(frame["not entered"])) : nil
                    ])
            }
        } else {
            items = lines.map { line in
                let planned = line.timing.planned ?? line.item.minutes
                let words =
                    session.opened == nil
                    ? frame.language("{1} min", "\(planned)")
                    : frame.language("{1} of {2} min", "\((line.timing.seconds + 30) / 60)", "\(planned)")
                return SiteItem(
                    Runs(line.item.title), sign: line.isCurrent ? SiteSign(frame["at hand"], .good) : nil,
                    aside: Runs(words))
            }
        }
        if !items.isEmpty { section.blocks = [.items(items)] }
        return section
    }

    private var preparation: [SiteSection] {
        var section = SiteSection("homework", frame["Homework"], count: board.homework.all.count, [])
        let missing = Set(session.missingHomework.map(\.homework))
        let items = session.homework.compactMap { board.homework[$0.homework] }.map { homework in
            let sign: SiteSign =
                homework.isSubmitted
                ? SiteSign(frame["handed in"], .good)
                : !missing.contains(homework.id)
                    ? SiteSign(frame["excused"], .quiet)
                    : frame.zone.end(of: homework.plan.due) < frame.moment
                        ? SiteSign(.overdue, in: frame) : SiteSign(frame["missing"], .warn)
            return SiteItem(
                Runs(homework.plan.what), id: homework.id.description, href: frame.link(homework.id.subject),
                sign: sign,
                aside: Runs(frame.language("by {1}", "\(homework.plan.due)")),
                notes: [(nil, person(homework.plan.person))])
        }
        if !items.isEmpty {
            let waiting = Set(session.missingHomework.map(\.person)).sorted()
            if session.opened == nil {
                section.blocks.append(
                    waiting.isEmpty
                        ? .notice(.good, Runs(frame["Everybody is ready."]))
                        : .notice(.warn, Runs(frame["Waiting for"] + " ") + PastText.list(waiting.map { person($0) })))
            }
            section.blocks.append(.items(items))
        }
        return [section] + (brief.map { BriefParts($0, in: frame, naming: name).sections } ?? [])
    }
}
