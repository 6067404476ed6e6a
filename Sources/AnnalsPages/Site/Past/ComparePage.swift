public import Annals

/// Two moments side by side: what became of goals, priorities, figures, decisions and promises between them.
public struct ComparePage {
    let comparison: Comparison
    /// What the moments are called: as they were asked for.
    let first, second: String
    let frame: SiteFrame

    /// Puts it together.
    public init(_ comparison: Comparison, _ first: String, _ second: String, in frame: SiteFrame) {
        self.comparison = comparison
        self.first = first
        self.second = second
        self.frame = frame
    }

    /// The page.
    public var page: SitePage {
        let heading = SiteHeading(
            frame.language("{1} beside {2}", first, second), kicker: Runs(frame["Compare"]),
            facts: [Runs("\(frame.day(comparison.from)) – \(frame.day(comparison.to))")] + summary)
        var sections = [ComparePage.form(from: first, to: second, in: frame)]
        let own = [
            goals, priorities, measures, decisions, promises, platform, analysis, resources, people, attention,
        ].filter { !$0.blocks.isEmpty }
        sections += own
        if own.isEmpty {
            sections.append(
                SiteSection("nothing", frame["Nothing"], [.empty(frame["Nothing is on record of that time."])]))
        }
        var page = SitePage(heading, part: .compare, sections, in: frame)
        page.styles = ["past.css"]
        page.isWide = true
        return page
    }

    // MARK: What happened

    private var summary: [Runs] {
        let language = frame.language
        let seconds = comparison.sessions.compactMap(\.seconds).reduce(0, +)
        let counts: [(Int, String)] = [
            (comparison.sessions.count, "session|sessions"),
            (comparison.attended.count, "person in the room|people in the room"),
            (comparison.between.votes, "vote|votes"), (comparison.taken.count, "decision taken|decisions taken"),
            (comparison.made.count, "task promised|tasks promised"),
        ]
        let hours = seconds > 0 ? [Runs(language("{1} hours in the room", PastText.hours(seconds)))] : []
        return counts.filter { $0.0 > 0 }.map { Runs(language.count($0.0, $0.1)) } + hours
    }

    // MARK: Goals

    private var flowNames: [String] {
        var isFirst = true
        return GoalFlow([comparison]).columns.map { column in
            guard case .moment = column else { return frame["between"] }
            defer { isFirst = false }
            return isFirst ? first : second
        }
    }

    private var goals: SiteSection {
        let lines = Comparison.Fate.allCases.flatMap { fate in comparison.goals.filter { $0.fate == fate } }
        var section = SiteSection("goals", frame["Goals"], count: lines.count, [])
        if lines.isEmpty { return section }
        let flow = GoalFlow([comparison])
        let picture = GoalFlowPicture(flow: flow, id: "flow", names: flowNames) { frame[$0] }
        section.blocks = [
            .picture(picture.svg),
            .html(PastText.flowLegend(in: frame)),
            .items(lines.map { goal($0) }),
        ]
        return section
    }

    private func goal(_ line: Comparison.GoalLine) -> SiteItem {
        let goal = line.goal
        func named(_ ids: [GoalID]) -> Runs { PastText.list(ids.map { frame.id($0.subject) }) }
        var notes: [(label: String?, text: Runs)] = []
        if line.isNew, !goal.plan.continues.isEmpty { notes.append((frame["carries on"], named(goal.plan.continues))) }
        if !line.continuedAs.isEmpty { notes.append((frame["goes on as"], named(line.continuedAs))) }
        for change in line.changes {
            notes.append((frame[change.name], Runs("\(value(change.from)) → \(value(change.to))")))
        }
        if line.rankBefore != line.rankAfter, goal.state == .open {
            let places = [line.rankBefore, line.rankAfter].map { $0.map { "\($0)" } ?? "–" }
            notes.append((frame["priority"], Runs(places.joined(separator: " → "))))
        }
        return SiteItem(
            Runs(goal.title), id: goal.id.description, href: frame.link(goal.id.subject),
            sign: SiteSign(frame[line.fate.rawValue], line.fate.signTone),
            aside: goal.closed.map { Runs(frame.day($0.occurredAt)) }
                ?? (line.isNew ? goal.began.map { Runs(frame.day($0.occurredAt)) } : nil), notes: notes)
    }

    func value(_ value: String?) -> String {
        guard let value else { return "–" }
        return PersonID(value).map { comparison.after.name($0) } ?? value.unbroken
    }

    // MARK: Priorities

    private var priorities: SiteSection {
        let ranks = RankLines([comparison])
        var section = SiteSection("priorities", frame["Priorities"], [])
        if ranks.lines.isEmpty { return section }
        let picture = RankPicture(ranks: ranks, id: "ranks", names: [first, second]) { frame[$0] }
        let words = orderWords
        section.blocks = [
            .picture(picture.svg),
            .words(Runs(words)),
        ]
        return section
    }

    /// How far the order of the goals held, as one would tell it, with the figure behind it.
    private var orderWords: String {
        guard let held = comparison.rankCorrelation, let figure = Double(held.description) else {
            return frame["Too few goals were ranked at both moments to say how far the order held."]
        }
        let words =
            switch figure {
            case 1...: "{1} goals were ranked at both moments, and their order is the same."
            case 0.7..<1: "{1} goals were ranked at both moments, and most of their order held (rank correlation {2})."
            case 0.3..<0.7:
                "{1} goals were ranked at both moments, and some of their order held (rank correlation {2})."
            case -0.3..<0.3:
                "{1} goals were ranked at both moments, and little of their order held (rank correlation {2})."
            default: "{1} goals were ranked at both moments, and their order was turned round (rank correlation {2})."
            }
        return frame.language(words, "\(comparison.rankMoves.count)", held.description)
    }

    // MARK: Figures

    private var measures: SiteSection {
        let lines = comparison.measures
        var section = SiteSection("measures", frame["Targets and actuals"], [])
        let charts = lines.compactMap { line in
            comparison.chart(line, caption: path(line)).map {
                SiteChart($0, href: frame.link(line.measure.id.subject))
            }
        }
        if !charts.isEmpty { section.blocks.append(.charts(charts)) }
        let rows = lines.flatMap { line in
            line.periods.filter { $0.target != nil || $0.earlierTarget != nil }.map { part -> ([Runs], SiteSign?) in
                let figure = part.figure.map { "\($0.value)\($0.isForecast ? " (\(frame["forecast"]))" : "")" } ?? "–"
                let was =
                    part.earlierTarget.map { " (\(frame.language("was {1}", PastText.target($0, in: frame))))" } ?? ""
                let sign = part.isMet.map {
                    $0 ? SiteSign(frame["met"], .good) : SiteSign(frame["missed"], .bad)
                }
                return (
                    [
                        frame.id(line.measure.id.subject) + Runs(" \(line.measure.name), \(part.period)"),
                        Runs("\(figure) \(part.figure == nil ? "" : line.measure.definition.unit)"),
                        Runs((part.target.map { PastText.target($0, in: frame) } ?? "–") + was),
                        Runs(sign?.word ?? "–"),
                    ], sign
                )
            }
        }
        if !rows.isEmpty {
            section.blocks.append(
                .table(
                    SiteTable(
                        frame["Targets and actuals"],
                        [
                            .init(frame["Measure and period"]), .init(frame["Actual"], isNumeric: true),
                            .init(frame["Target"], isNumeric: true), .init(frame["Result"]),
                        ], rows)))
        }
        if let share = comparison.targetsMet.onRecord {
            section.blocks.append(.words(Runs("\(frame["Targets met"]): \(PastText.share(share, in: frame))")))
        }
        return section
    }

    private func path(_ line: Comparison.MeasureLine) -> String {
        let values = [line.before?.reading?.value, line.after.reading?.value].map { $0.map(\.description) ?? "–" }
        return values.joined(separator: " → ") + " " + line.measure.definition.unit
            + (line.isRetired ? ", \(frame["retired"])" : "")
    }
}

extension Comparison.Fate {
    /// How its word is coloured.
    var signTone: Report.Sign.Tone {
        switch self {
        case .achieved: .good
        case .dropped: .bad
        case .replaced, .revised: .warn
        case .kept, .continued, .added: .quiet
        }
    }
}
