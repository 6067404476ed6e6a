public import Annals

/// A past session as a player: the step, the board after it, and the places to jump to; as it was, or with something
/// changed.
public struct ReplayPage {
    let replay: Replay
    /// After how many steps.
    let step: Int
    /// What is thought otherwise, as it stands behind the `?`.
    let asked: [(name: String, value: String)]
    let frame: SiteFrame
    let name: (PersonID) -> String

    /// Puts it together.
    ///
    /// - Parameters:
    ///   - step: after how many steps the board is shown; cut to those that there are.
    ///   - asked: what is thought otherwise, as it stands behind the `?`.
    ///   - name: what a person is called.
    public init(
        _ replay: Replay, step: Int, asked: [(name: String, value: String)], in frame: SiteFrame,
        naming name: @escaping (PersonID) -> String
    ) {
        self.replay = replay
        self.step = max(0, min(step, replay.steps.count))
        self.asked = asked
        self.frame = frame
        self.name = name
    }

    private var path: String { "/sessions/\(replay.session)/replay" }

    private func href(_ step: Int) -> String {
        frame.href(path, asked + [("step", "\(max(0, min(step, replay.steps.count)))")])
    }

    /// The page.
    public var page: SitePage {
        let whole = replay.board()
        let session = whole.session
        let heading = SiteHeading(
            session?.title ?? "\(replay.session)", id: replay.session.description,
            kicker: Runs(frame["Sessions"], link: frame.href("/sessions")) + Runs(" · ")
                + Runs("\(replay.session)", link: frame.link(replay.session.subject)) + Runs(" · \(frame["Replay"])"),
            sign: asked.isEmpty ? nil : SiteSign(frame["with something changed"], .warn),
            facts: [session?.opened.map { Runs(frame.time($0.occurredAt)) }])
        let board = BoardParts(
            replay.board(after: step), isAfterClose: step == replay.steps.count, in: frame, naming: name)
        var sections = [
            SiteSection(
                "player", frame["Step by step"],
                replay.steps.isEmpty ? [.empty(frame["Nothing is on record of it."])] : [.html(player)])
        ]
        sections += (asked.isEmpty ? [] : [account]) + board.sections + [around, whatIf(whole)]
        var page = SitePage(heading, part: .sessions, sections.filter { !$0.blocks.isEmpty }, in: frame)
        page.styles = ["past.css"]
        page.modules = replay.steps.isEmpty ? [] : ["replay.js"]
        return page
    }

    // MARK: The player

    private var player: String {
        let count = replay.steps.count
        let now = step > 0 ? replay.steps[step - 1] : nil
        let next = step < count ? replay.steps[step] : nil
        var wait = 0
        if let now, let next {
            wait = max(0, Int(next.entry.occurredAt.milliseconds - now.entry.occurredAt.milliseconds))
        }
        let landmarks = replay.landmarks
        let here = landmarks.last { $0.step <= step }?.step
        return Pages.render(
            "replay",
            [
                "step": step, "count": count, "wait": wait, "path": path,
                "kept": (asked + frame.moments).map { ["name": $0.name, "value": $0.value] },
                "firstHref": href(1), "backHref": href(step - 1), "nextHref": href(step + 1), "lastHref": href(count),
                "firstWord": frame["First"], "backWord": frame["Back"], "nextWord": frame["Next"],
                "lastWord": frame["Last"], "playWord": frame["Play"], "pauseWord": frame["Pause"],
                "speedWord": frame["Speed"], "stepWord": frame["Step"], "goWord": frame["Go"],
                "ofWords": frame.language("of {1}", "\(count)"),
                "speeds": [30, 60, 300, 1000].map { speed in
                    ["value": speed, "text": "\(speed)×", "isChosen": speed == 60] as [String: Any]
                },
                "track": track(landmarks),
                "time": now.map { frame.time($0.entry.occurredAt) as Any } ?? false,
                "position": now?.entry.position.description ?? "",
                "positionHref": now.map { frame.href(SubjectLink.path($0.entry.position)) as Any } ?? false,
                "text": now?.text ?? frame["Before the first step."], "isFallen": now?.fate == .fallen,
                "isTouched": now?.fate == .touched,
                "fateWords": fateWords(now?.fate).map { $0 as Any } ?? false,
                "landmarks": landmarks.map { mark in
                    [
                        "kind": mark.kind.rawValue, "kindWord": frame[mark.kind.rawValue], "href": href(mark.step),
                        "words": [mark.subject?.id, mark.words.unbroken].compactMap { $0 }.joined(separator: " "),
                        "isHere": mark.step == here, "isPast": mark.step <= step,
                    ] as [String: Any]
                },
            ])
    }

    private func fateWords(_ fate: Replay.Fate?) -> String? {
        switch fate {
        case .fallen: frame["Under what is changed this is not there."]
        case .touched: frame["Under what is changed this reads otherwise."]
        case .stays, nil: nil
        }
    }

    /// How far it has come, with the landmarks on the way.
    private func track(_ landmarks: [Replay.Landmark]) -> String {
        let count = Double(max(1, replay.steps.count))
        func x(_ step: Int) -> Double { 2 + Double(step) / count * 996 }
        var body = SVG.line(2, 10, 998, 10, "rail") + SVG.line(2, 10, x(step), 10, "done")
        for mark in landmarks {
            let height = mark.kind == .stage ? 8.0 : 5
            body += SVG.line(x(mark.step), 10 - height, x(mark.step), 10 + height, mark.kind.rawValue)
        }
        body += SVG.line(x(step), 1, x(step), 19, "head")
        return "<svg class=\"track\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\">\(body)</svg>"
    }

    /// The steps before and after.
    private var around: SiteSection {
        let first = max(0, step - 6)
        let items = replay.steps.enumerated().dropFirst(first).prefix(10).map { index, one in
            SiteItem(
                Runs(one.text), id: one.entry.position.description, href: href(index + 1),
                sign: index + 1 == step
                    ? SiteSign(frame["here"], .good)
                    : one.fate == .fallen
                        ? SiteSign(frame["not there"], .bad)
                        : one.fate == .touched ? SiteSign(frame["otherwise"], .warn) : nil,
                aside: Runs(frame.time(one.entry.occurredAt)))
        }
        return SiteSection("around", frame["Around this step"], items.isEmpty ? [] : [.items(items)])
    }

    // MARK: What if

    private var account: SiteSection {
        let record = replay.record
        var section = SiteSection("account", frame["What would have been otherwise"], width: .full, [])
        let fallen = record.fallen.count
        if fallen == 0, record.touched.isEmpty {
            section.blocks.append(.words(Runs(frame["Nothing of the session would have been otherwise."])))
        } else {
            section.blocks.append(
                .words(
                    Runs(
                        frame.language(
                            "{1} of {2} entries are not there, {3} read otherwise.", "\(fallen)",
                            "\(replay.entries.count)", "\(record.touched.count)"))))
        }
        let items = record.verdicts.map { verdict in
            SiteItem(
                Runs(verdict.was.terms.question), id: verdict.was.id.description,
                href: frame.link(verdict.was.id.subject),
                sign: verdict.isChanged ? SiteSign(frame["otherwise"], .bad) : SiteSign(frame["the same"], .quiet),
                notes: [
                    (frame["would be"], Runs(verdict.would.outcome(in: frame.language))),
                    (frame["was"], Runs(verdict.was.outcome(in: frame.language))),
                ])
        }
        if !items.isEmpty { section.blocks.append(.items(items)) }
        for (_, reason) in record.uncounted {
            section.blocks.append(.notice(.warn, Runs(reason.told(in: frame.language))))
        }
        return section
    }

    private func whatIf(_ board: Board) -> SiteSection {
        func value(_ name: String) -> String? { asked.first { $0.name == name }?.value }
        let people = (board.session?.attended ?? []).map { (value: $0.description, text: self.name($0)) }
            .sorted { $0.text < $1.text }
        let methods = ["majority", "consent", "approval", "score", "ranked", "instant-runoff"]
        let form = SiteForm(
            path,
            [
                .init(
                    "without", frame["As if this person had not been there"], value("without"),
                    options: [("", "–")] + people),
                .init(
                    "method", frame["Count by"], value("method"),
                    options: [("", "–")] + methods.map { ($0, frame[$0]) }),
                .init(
                    "threshold", frame["To pass"], value("threshold"),
                    options: [("", "–")]
                        + ["simple", "absolute", "two-thirds", "three-quarters", "unanimous"].map { ($0, frame[$0]) }),
            ], button: frame["Play it so"], hidden: [("step", "\(step)")],
            links: asked.isEmpty ? [] : [(frame["As it was"], frame.href(path, [("step", "\(step)")]))])
        return SiteSection("what-if", frame["What if"], board.session?.opened == nil ? [] : [.form(form)])
    }
}
