public import Annals

/// A decision with everything that has to do with it.
public struct DecisionPage {
    let why: Why
    let story: [EntryLine]
    /// Up to which entry the log is signed; `nil` where nothing of it is.
    let signed: Position?

    /// Puts it together.
    ///
    /// - Parameters:
    ///   - why: why it was taken, of a decision.
    ///   - story: the entries about it.
    ///   - signed: up to which entry the log is signed.
    public init(_ why: Why, story: [EntryLine], signed: Position?) {
        self.why = why
        self.story = story
        self.signed = signed
    }

    /// The page.
    public func page(in frame: SiteFrame) -> SitePage {
        guard let trail = why.trail else { return SubjectPage(why.graph.root, why: why, story: story).page(in: frame) }
        let decision = trail.decision
        let sections = [
            statement(trail, frame), ground(frame), alternatives(trail, frame), ballots(trail, frame),
            succession(trail, frame), why.picture(in: frame),
        ].compactMap { $0 }
        let rest = why.sections(in: frame, leaving: [.record])
        let record = [proof(trail, frame), SiteSection.story(story, more: nil, in: frame)].compactMap { $0 }
        return SitePage(heading(decision, trail, frame), part: .decisions, sections + rest + record, in: frame)
    }

    private func heading(_ decision: Decision, _ trail: Trail, _ frame: SiteFrame) -> SiteHeading {
        let session = trail.session.map { frame.id($0.id.subject) + Runs(" " + $0.title) }
        let day = decision.decided.map { Runs(frame.day($0.occurredAt)) }
        let how = decision.taken.map { taken in
            Runs(frame.language("taken by {1}", frame[taken.action.how.rawValue]))
                + (taken.action.ballot.map { Runs(" ") + frame.id($0.subject) } ?? Runs(""))
        }
        let review =
            decision.isInForce(at: frame.moment, in: frame.zone)
            ? decision.reviewOn.map { Runs(frame.language("review {1}", frame.language.date($0))) } : nil
        return SiteHeading(
            decision.statement, id: decision.id.description,
            kicker: Runs(frame["Decisions"], link: frame.href("/decisions")),
            sign: SiteSign(decision.sign(at: frame.moment, in: frame.zone), in: frame),
            facts: [day, session, how, review])
    }

    /// What it says and why.
    private func statement(_ trail: Trail, _ frame: SiteFrame) -> SiteSection? {
        let decision = trail.decision
        var blocks: [SiteBlock] = []
        if let recounted = decision.recounted {
            blocks.append(
                .notice(
                    .warn,
                    Runs(frame["Its ballot was recounted since, and a review is to uphold it"] + " ")
                        + Runs(recounted.position.description, link: frame.href(SubjectLink.path(recounted.position)))))
        }
        if let rationale = decision.taken?.action.rationale {
            blocks.append(.lead(Runs(rationale)))
        } else if decision.taken != nil {
            blocks.append(.empty(frame["No rationale is on record."]))
        }
        if let despite = decision.taken?.action.despite {
            blocks.append(.words(Runs(frame["Despite"] + ": ") + Runs(despite)))
        }
        let dissents = decision.dissents
        if !dissents.isEmpty {
            blocks.append(.subtitle(frame["Dissent"]))
            blocks.append(
                .items(
                    dissents.map { dissent in
                        SiteItem(
                            Runs(trail.name(dissent.person), link: frame.link(dissent.person.subject)),
                            notes: [dissent.reason.map { (nil, Runs($0)) }])
                    }))
        }
        return blocks.isEmpty ? nil : SiteSection("rationale", frame["Why"], width: .body, blocks)
    }

    /// Whether it still stands on what it was taken on.
    private func ground(_ frame: SiteFrame) -> SiteSection? {
        guard let ground = why.ground else { return nil }
        var blocks: [SiteBlock] = []
        let isOver = ground.decision.ended != nil
        if isOver {
            blocks.append(.notice(.quiet, Runs(frame["It holds no longer."])))
        } else if ground.hasMoved {
            blocks.append(.notice(.bad, Runs(frame["Its ground has moved."])))
        } else if ground.loose.isEmpty {
            blocks.append(.notice(.good, Runs(frame["It stands firm: nothing that it rests on has moved."])))
        } else {
            blocks.append(.notice(.warn, Runs(frame["It stands, and something hangs loose."])))
        }
        let moved = isOver ? [] : ground.moves + ground.loose
        if !moved.isEmpty {
            blocks.append(
                .items(
                    moved.map { shift in
                        SiteItem(
                            Runs(telling: why.narrator.named(shift.wording[frame.language]), in: frame),
                            aside: Runs(frame.day(shift.at) + " · ")
                                + Runs(shift.position.description, link: frame.href(SubjectLink.path(shift.position))))
                    }))
        }
        return SiteSection("ground", frame["Its ground"], width: .aside, blocks)
    }

    /// The alternatives against the criteria, with the mean of the scores.
    private func alternatives(_ trail: Trail, _ frame: SiteFrame) -> SiteSection? {
        let decision = trail.decision
        if decision.alternatives.isEmpty { return nil }
        let criteria = decision.criteria
        let columns =
            [SiteTable.Column(frame["Alternative"])]
            + criteria.map { criterion in
                SiteTable.Column(
                    "\(criterion.name) (\(frame[criterion.nature.rawValue]), \(frame["weight"]) \(criterion.weight))",
                    isNumeric: true)
            }
        let rows = decision.alternatives.map { alternative -> (cells: [Runs], sign: SiteSign?) in
            let cells = criteria.map { criterion -> Runs in
                let given = decision.scores.filter {
                    $0.key.alternative == alternative.alternative && $0.key.criterion == criterion.criterion
                }
                guard let mean = Number.mean(given.map(\.value), places: 1) else { return Runs("–") }
                return Runs("\(mean)")
            }
            let idea = alternative.idea.map { Runs(" ") + frame.id($0.subject) } ?? Runs("")
            let isChosen = alternative.alternative == decision.taken?.action.alternative
            return (
                [Runs("\(alternative.alternative) \(alternative.text)") + idea] + cells,
                isChosen ? SiteSign(frame["chosen"], .good) : nil
            )
        }
        return SiteSection(
            "alternatives", frame["Alternatives"], count: rows.count,
            [
                .table(
                    SiteTable(
                        criteria.isEmpty
                            ? frame["Alternatives"] : frame["Alternatives against criteria, by mean score"],
                        hidesCaption: criteria.isEmpty, columns, rows))
            ])
    }

    private func ballots(_ trail: Trail, _ frame: SiteFrame) -> SiteSection? {
        if trail.ballots.isEmpty { return nil }
        let blocks = trail.ballots.flatMap { ballot -> [SiteBlock] in
            [
                .items([
                    SiteItem(
                        Runs(ballot.terms.question), id: ballot.id.description, href: frame.link(ballot.id.subject),
                        sign: ballot.sign(in: frame),
                        notes: [
                            (
                                nil,
                                Runs(
                                    "\(frame[ballot.terms.method.name.rawValue]): \(ballot.outcome(in: frame.language))"
                                )
                            )
                        ])
                ]),
                .facts(
                    trail.lines(of: ballot, in: frame.language).map {
                        SiteFact(frame.label($0.0), Runs(telling: why.narrator.named($0.1), in: frame))
                    }),
            ]
        }
        return SiteSection("ballots", frame["Ballots"], count: trail.ballots.count, width: .full, blocks)
    }

    /// What it replaced, and what replaced it.
    private func succession(_ trail: Trail, _ frame: SiteFrame) -> SiteSection? {
        let decision = trail.decision
        func item(_ other: Decision, _ words: String) -> SiteItem {
            SiteItem(
                Runs(other.statement), id: other.id.description, href: frame.link(other.id.subject),
                sign: SiteSign(other.sign(at: frame.moment, in: frame.zone), in: frame),
                aside: other.taken.map { Runs(frame.day($0.mark.occurredAt)) }, notes: [(nil, Runs(words))])
        }
        let before = trail.replaced.map { old in
            item(
                old,
                frame[decision.taken?.action.amends.contains(old.id) == true ? "amended by this" : "replaced by this"])
        }
        let after = trail.successors.map { new in
            item(
                new,
                frame[
                    decision.reversedBy?.decision == new.id
                        ? "reversed this" : decision.supersededBy?.decision == new.id ? "replaced this" : "amended this"
                ])
        }
        if before.isEmpty, after.isEmpty { return nil }
        return SiteSection("succession", frame["Before and after"], [.items(before + after)])
    }

    /// The proof to download.
    private func proof(_ trail: Trail, _ frame: SiteFrame) -> SiteSection {
        let id = trail.decision.id
        let blocks: [SiteBlock]
        if let signed {
            blocks = [
                .words(
                    Runs(
                        frame.language(
                            "The log is signed up to {1}: the bundle proves this decision to anybody, offline.",
                            signed.description))),
                .words(Runs(frame["Download the proof"], link: "/decisions/\(id)/evidence.json")),
            ]
        } else {
            blocks = [.empty(frame["Nothing of the log is signed yet, so there is no proof to download."])]
        }
        return SiteSection("proof", frame["Proof"], blocks)
    }
}

extension Ballot {
    /// How it stands.
    func sign(in frame: SiteFrame) -> SiteSign {
        if let verdict {
            return SiteSign(frame[verdict.rawValue], isPassed ? .good : .bad)
        }
        return SiteSign(frame[state.rawValue], state == .open ? .warn : .quiet)
    }
}
