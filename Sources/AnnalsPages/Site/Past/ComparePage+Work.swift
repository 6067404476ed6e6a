import Annals

// Decisions, promises, words and people of a comparison.

extension ComparePage {
    // MARK: Decisions

    /// The most decisions that are listed though nothing happened to them.
    private static let mostUpheld = 12

    var decisions: SiteSection {
        var section = SiteSection("decisions", frame["Decisions kept and reversed"], [])
        let spans = comparison.spans
        if spans.count > 1 {
            let zone = comparison.zone
            let from = min(spans.map(\.from).min() ?? zone.day(of: comparison.from), zone.day(of: comparison.from))
            let picture = BarPicture(
                decisions: spans, from: from, to: zone.day(of: comparison.to), id: "decisions-picture",
                in: frame.language)
            section.blocks.append(
                .picture(picture.svg))
        }
        let upheld = comparison.upheld
        let lists: [(String, [SiteItem])] = [
            ("Decisions taken", comparison.taken.map { decision($0, $0.taken?.mark) }),
            ("Replaced", comparison.superseded.map { decision($0, $0.supersededBy?.mark, by: $0.supersededBy) }),
            ("Reversed", comparison.reversed.map { decision($0, $0.reversedBy?.mark, by: $0.reversedBy) }),
            ("Condition not met", comparison.lapsed.map { decision($0, $0.condition?.mark) }),
            ("Past their own dates", comparison.expired.map { decision($0, nil) }),
            ("Turned down", comparison.rejected.map { decision($0, $0.rejected) }),
            ("Put off", comparison.deferred.map { decision($0, $0.deferred?.mark) }),
            ("Upheld", upheld.prefix(Self.mostUpheld).map { decision($0, $0.taken?.mark) }),
            ("Due for review at the end", comparison.dueAfter.map { decision($0, nil) }),
        ]
        for (title, items) in lists where !items.isEmpty {
            section.blocks += [
                .subtitle("\(frame[title]) (\(title == "Upheld" ? upheld.count : items.count))"), .items(items),
            ]
        }
        return section
    }

    private func decision(_ decision: Decision, _ mark: Mark?, by next: Decision.Succession? = nil) -> SiteItem {
        let reviews = comparison.reviews.filter { $0.decision.id == decision.id }
        var notes: [(label: String?, text: Runs)] = []
        if let next { notes.append((frame["by"], frame.id(next.decision.subject))) }
        for review in reviews {
            notes.append((frame["reviewed"], Runs("\(frame[review.review.verdict.rawValue]): \(review.review.actual)")))
        }
        return SiteItem(
            Runs(decision.statement), id: decision.id.description, href: frame.link(decision.id.subject),
            sign: sign(of: decision), aside: mark.map { Runs(frame.day($0.occurredAt)) }, notes: notes)
    }

    private func sign(of decision: Decision) -> SiteSign {
        let sign: Report.Sign =
            switch decision.state {
            case .inForce: decision.isInForce(at: comparison.to, in: comparison.zone) ? .inForce : .ended
            case .superseded: .replaced
            case .reversed: .reversed
            case .lapsed: .lapsed
            case .rejected: .rejected
            case .withdrawn: .withdrawn
            case .deferred: .deferred
            case .proposed: .proposed
            }
        return SiteSign(sign, in: frame)
    }

    // MARK: Promises

    var promises: SiteSection {
        var section = SiteSection("promises", frame["Promises"], [])
        var facts: [SiteFact] = []
        if !comparison.made.isEmpty { facts.append(SiteFact(frame["Made in this time"], keeping(comparison.keeping))) }
        if !comparison.earlier.isEmpty {
            facts.append(SiteFact(frame["Open from before"], keeping(comparison.keepingEarlier)))
        }
        if !comparison.fates.isEmpty {
            let fates = comparison.fates.map { "\($0.count) \(frame[$0.fate.rawValue])" }.joined(separator: ", ")
            facts.append(SiteFact(frame["What sessions said of tasks"], Runs(fates)))
        }
        let shares = [
            ("Tied to a priority", comparison.tied), ("Given to somebody in the room", comparison.ownersInTheRoom),
            ("Done on time", comparison.doneOnTime),
        ]
        for (words, share) in shares where share.isOnRecord {
            facts.append(SiteFact(frame[words], Runs(PastText.share(share, in: frame))))
        }
        if !facts.isEmpty { section.blocks.append(.facts(facts)) }
        let overdue = comparison.tasksOverdue.map { task in
            SiteItem(
                Runs(task.title), id: task.id.description, href: frame.link(task.id.subject),
                sign: SiteSign(.overdue, in: frame), aside: task.plan.due.map { Runs(frame.language.date($0)) },
                notes: [comparison.after.owner(task.plan.owner).map { (nil, Runs(comparison.after.name($0))) }])
        }
        if !overdue.isEmpty {
            section.blocks += [.subtitle("\(frame["Overdue at the end"]) (\(overdue.count))"), .items(overdue)]
        }
        return section
    }

    private func keeping(_ keeping: Lookback.Keeping) -> Runs {
        let parts = Lookback.Outcome.allCases.filter { keeping[$0] > 0 }.map { "\(keeping[$0]) \(frame[$0.rawValue])" }
        return Runs("\(keeping.promised): \(parts.joined(separator: ", "))")
    }

    // MARK: Words

    var platform: SiteSection {
        var section = SiteSection("platform", frame["Platform"], [])
        let items = comparison.platform.map { line in
            var notes: [(label: String?, text: Runs)] = []
            if line.fate == .reworded, let old = line.before { notes.append((frame["before"], Runs(old.text))) }
            if let confirmed = line.confirmed {
                notes.append((frame["confirmed"], Runs(frame.day(confirmed.occurredAt))))
            }
            return SiteItem(
                Runs("\(frame[line.part.words]): \(line.after?.text ?? "")"),
                sign: SiteSign(frame[line.fate.rawValue], line.fate == .kept ? .quiet : .warn), notes: notes)
        }
        if !items.isEmpty { section.blocks = [.items(items)] }
        return section
    }

    var analysis: SiteSection {
        var section = SiteSection("analysis", frame["Findings and assumptions"], [])
        func item(_ subject: Subject, _ text: String, _ sign: SiteSign, by next: Subject? = nil) -> SiteItem {
            SiteItem(
                Runs(text), id: subject.id, href: frame.link(subject), sign: sign,
                notes: [next.map { (frame["replaced by"], frame.id($0)) }])
        }
        let lists: [(String, [SiteItem])] = [
            (
                "Assumptions fallen",
                comparison.assumptionsFallen.map { item($0.id.subject, $0.text, SiteSign(.fallen, in: frame)) }
            ),
            (
                "New findings",
                comparison.findingsNew.map { item($0.id.subject, $0.said.text, SiteSign(frame["new"], .quiet)) }
            ),
            (
                "Findings gone",
                comparison.findingsGone.map {
                    item(
                        $0.id.subject, $0.said.text, SiteSign(frame["gone"], .warn), by: $0.replacedBy?.finding.subject)
                }
            ),
        ]
        for (title, items) in lists where !items.isEmpty {
            section.blocks += [.subtitle("\(frame[title]) (\(items.count))"), .items(items)]
        }
        return section
    }

    var resources: SiteSection {
        var section = SiteSection("resources", frame["Resources"], [])
        let rows = comparison.resources.map { pair -> ([Runs], SiteSign?) in
            func held(_ side: Plan.ResourceLine?) -> Runs {
                guard let side else { return "–" }
                let capacity = side.capacity.map { "\($0)" } ?? "–"
                return Runs(frame.language("{1} of {2}", "\(side.allocated)", capacity))
            }
            let sign = pair.after.isOver ? SiteSign(frame["over capacity"], .bad) : nil
            return (
                [
                    Runs(frame.language.says(pair.pool.words, russian: pair.pool.inRussian)), held(pair.before),
                    held(pair.after),
                ], sign
            )
        }
        if !rows.isEmpty {
            section.blocks = [
                .table(
                    SiteTable(
                        frame["Resources"],
                        [.init(frame["What"]), .init(first, isNumeric: true), .init(second, isNumeric: true)], rows))
            ]
        }
        return section
    }

    // MARK: People and attention

    var people: SiteSection {
        var section = SiteSection("people", frame["People"], [])
        let groups = [
            ("came", comparison.joined), ("returned", comparison.returned), ("went", comparison.left),
            ("came and went", comparison.passedThrough),
        ]
        let facts = groups.filter { !$0.1.isEmpty }.map { words, people in
            SiteFact(
                frame[words],
                PastText.list(people.map { Runs(comparison.after.name($0.id), link: frame.link($0.id.subject)) }))
        }
        if !facts.isEmpty { section.blocks = [.facts(facts)] }
        return section
    }

    var attention: SiteSection {
        var section = SiteSection("attention", frame["Where attention went"], [])
        let columns: [(String, (Attention.Amount) -> String?)] = [
            ("ideas", { $0.ideas == 0 ? nil : "\($0.ideas)" }),
            ("arguments", { $0.arguments == 0 ? nil : "\($0.arguments)" }),
            ("findings", { $0.findings == 0 ? nil : "\($0.findings)" }),
            ("goals", { $0.goals == 0 ? nil : "\($0.goals)" }),
            ("decisions", { $0.decisions == 0 ? nil : "\($0.decisions)" }),
            ("hours", { $0.seconds == 0 ? nil : PastText.hours($0.seconds) }),
        ]
        for kind in Attention.Kind.allCases {
            let lines = comparison.attention.lines(kind)
            let shown = columns.filter { column in lines.contains { column.1($0.amount) != nil } }
            if lines.isEmpty || shown.isEmpty { continue }
            section.blocks.append(
                .table(
                    SiteTable(
                        frame["by \(kind.rawValue)"], hidesCaption: false,
                        [.init(frame[kind.rawValue])] + shown.map { .init(frame[$0.0], isNumeric: true) },
                        lines.map { line in ([Runs(line.name)] + shown.map { Runs($0.1(line.amount) ?? "–") }, nil) })))
        }
        return section
    }

    // MARK: Asking

    /// The form that asks for two moments.
    static func form(from: String?, to: String?, by: String? = nil, in frame: SiteFrame) -> SiteSection {
        let hint = frame["A year, a quarter such as 2024-Q3, a day, or a session such as S-4"]
        return SiteSection(
            "moments", frame["Two moments"],
            [
                .form(
                    SiteForm(
                        "/compare",
                        [
                            .init("from", frame["From"], from, hint: hint), .init("to", frame["To"], to, hint: hint),
                            .init(
                                "by", frame["Show"], by,
                                options: [
                                    ("", frame["side by side"]), ("period", frame["every period"]),
                                ]),
                        ], button: frame["Compare"]))
            ])
    }
}
