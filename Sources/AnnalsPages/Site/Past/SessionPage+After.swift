import Annals

// What there is of a session afterwards.

extension SessionPage {
    var afterwards: [SiteSection] { [missing, people, pulses, told] }

    // MARK: Completeness

    private var missing: SiteSection {
        var section = SiteSection("completeness", frame["What is missing"], [])
        guard let completeness else { return section }
        let met = completeness.met
        if met.of > 0 {
            let share = PastText.share(Share(met.count, of: met.of), in: frame)
            section.blocks.append(.words(Runs("\(frame["Outputs that are there"]): \(share)")))
        }
        let outputs = completeness.missing.map { stage, output in
            let words = output.expected?.words(in: frame.language) ?? output.text
            return SiteItem(
                Runs(words), sign: SiteSign(.missing, in: frame), aside: Runs(stage.plan.title),
                notes: output.lacking.map { (nil, Runs(telling: $0[frame.language], in: frame)) })
        }
        let gaps = completeness.gaps.map { gap in
            SiteItem(
                Runs(gap.wording[frame.language]), id: gap.subject.id, href: frame.link(gap.subject),
                sign: SiteSign(gap.kind.words[frame.language], .warn))
        }
        if !outputs.isEmpty { section.blocks.append(.items(outputs)) }
        if !gaps.isEmpty { section.blocks += [.subtitle("\(frame["Gaps"]) (\(gaps.count))"), .items(gaps)] }
        if outputs.isEmpty, gaps.isEmpty { section.blocks.append(.notice(.good, Runs(frame["Nothing is missing."]))) }
        return section
    }

    // MARK: Voices

    private var people: SiteSection {
        var section = SiteSection("voices", frame["Voices"], [])
        guard let voices else { return section }
        let columns: [(String, (Voices.Line) -> String?)] = [
            ("ideas", { $0.ideas == 0 ? nil : "\($0.ideas)" }),
            ("taken up", { $0.adopted == 0 ? nil : "\($0.adopted)" }),
            ("arguments", { $0.arguments == 0 ? nil : "\($0.arguments)" }),
            ("turns", { $0.turns == 0 ? nil : "\($0.turns)" }),
            ("airtime", { $0.seconds == 0 ? nil : PastText.clock($0.seconds) }),
            ("votes", { $0.votes.isOnRecord ? "\($0.votes.count)/\($0.votes.of)" : nil }),
            ("other", { $0.others == 0 ? nil : "\($0.others)" }),
        ]
        let shown = columns.filter { column in voices.lines.contains { column.1($0) != nil } }
        if !shown.isEmpty {
            section.blocks.append(
                .table(
                    SiteTable(
                        frame["Who brought in what"],
                        [.init(frame["Person"])] + shown.map { .init(frame[$0.0], isNumeric: true) },
                        voices.lines.map { line in
                            ([person(line.person)] + shown.map { Runs($0.1(line) ?? "–") }, nil)
                        })))
        }
        var facts: [SiteFact] = []
        if voices.anonymousIdeas > 0 {
            facts.append(
                SiteFact(
                    frame["bear no name"],
                    Runs(frame.language("{1} of {2} ideas", "\(voices.anonymousIdeas)", "\(voices.ideas)"))))
        }
        if let silent = voices.silent, silent.count > 0 {
            let certain = voices.isSilenceCertain ? "" : " (\(frame["what bears no name may be theirs"]))"
            let quiet = voices.lines.filter { $0.silent.count > 0 }.map { person($0.person) }
            facts.append(SiteFact(frame["on record with nothing"], PastText.list(quiet) + Runs(certain)))
        }
        if !facts.isEmpty { section.blocks.append(.facts(facts)) }
        return section
    }

    // MARK: Pulses and readers

    private var pulses: SiteSection {
        let statements = (voices?.statements ?? []).map { statement -> SiteItem in
            let readings = statement.readings.map { reading in
                let found =
                    reading.isWithheld
                    ? frame.language("{1} answered, too few to be shown", "\(reading.answered)") : "\(reading.mean)"
                return "\(frame[reading.when.rawValue]) \(found)"
            }
            return SiteItem(Runs("“\(statement.text)”"), aside: Runs(readings.joined(separator: " → ")))
        }
        return SiteSection(
            "pulses", frame["How people found it"], width: .half, statements.isEmpty ? [] : [.items(statements)])
    }

    private var told: SiteSection {
        var items = chapter.lessons.map { SiteItem(Runs($0.action.text), sign: SiteSign(frame["lesson"], .quiet)) }
        items += chapter.messages.map {
            SiteItem(
                Runs($0.action.text), sign: SiteSign(frame["to tell"], .quiet),
                aside: Runs("\($0.action.audience), \($0.action.due)"), notes: [(nil, person($0.action.owner))])
        }
        let replies = Dictionary(grouping: chapter.acknowledged, by: \.action.stance)
        let answers = SummaryStance.allCases.compactMap { stance in
            replies[stance].map { "\(frame[stance.rawValue]): \($0.count)" }
        }
        if !answers.isEmpty {
            items.append(SiteItem(Runs(answers.joined(separator: ", ")), sign: SiteSign(frame["readers"], .quiet)))
        }
        var section = SiteSection(
            "after", frame["Lessons and word of it"], width: .half, items.isEmpty ? [] : [.items(items)])
        if session.state == .closed {
            section.blocks.append(
                .words(
                    Runs(frame["Reports"] + ": ")
                        + Runs(frame["on one page"], link: frame.href("/reports/\(session.id)"))
                        + Runs(" · ")
                        + Runs(frame["in full"], link: frame.href("/reports/\(session.id)", [("form", "full")]))
                        + Runs(" · ")
                        + Runs(
                            frame["for board and auditors"],
                            link: frame.href("/reports/\(session.id)", [("form", "audit")]))))
        }
        return section
    }
}
