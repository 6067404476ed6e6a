import Annals

/// A session's board at a moment, section by section.
struct BoardParts {
    let board: Board
    let isAfterClose: Bool
    let frame: SiteFrame
    let name: (PersonID) -> String

    init(_ board: Board, isAfterClose: Bool, in frame: SiteFrame, naming name: @escaping (PersonID) -> String) {
        self.board = board
        self.isAfterClose = isAfterClose
        self.frame = frame
        self.name = name
    }

    var sections: [SiteSection] {
        guard board.session != nil else { return [] }
        return [state, people, ideas, ballots, decisions, tasks]
    }

    private func person(_ id: PersonID) -> Runs { Runs(name(id), link: frame.link(id.subject)) }

    private func section(_ key: String, _ title: String, _ items: [SiteItem], _ width: SiteSection.Width = .half)
        -> SiteSection
    {
        SiteSection(
            key, frame[title], count: items.count, width: width,
            [items.isEmpty ? .empty(frame["None so far."]) : .items(items)])
    }

    private var state: SiteSection {
        guard let session = board.session else { return SiteSection("state", "", []) }
        var facts: [SiteFact] = [SiteFact(frame["session"], Runs(frame[session.state.rawValue]))]
        if let timing = board.timing() { facts.append(SiteFact(frame["clock"], Runs(minutes(timing)))) }
        if let stage = session.stages.last {
            let title = session.plan.stages.first { $0.stage == stage.stage }?.title ?? stage.stage
            let round = stage.round > 1 ? ", \(frame.language("round {1}", "\(stage.round)"))" : ""
            let time = board.stageTiming().map { " (\(minutes($0)))" } ?? ""
            facts.append(SiteFact(frame["stage"], Runs("\(title)\(round)\(time)")))
        }
        if let item = board.agenda().first(where: \.isCurrent) {
            facts.append(SiteFact(frame["at hand"], Runs("\(item.item.title) (\(minutes(item.timing)))")))
        }
        if let question = board.question {
            facts.append(SiteFact(frame["question"], frame.id(question.id.subject) + Runs(" \(question.text)")))
        }
        if let turn = session.floor.speaking { facts.append(SiteFact(frame["speaks"], person(turn.person))) }
        if !session.floor.queue.isEmpty {
            facts.append(SiteFact(frame["waits"], PastText.list(session.floor.queue.map { person($0) })))
        }
        return SiteSection("state", frame["The board"], width: .half, [.facts(facts)])
    }

    private func minutes(_ timing: Board.Timing) -> String {
        let taken = "\((timing.seconds + 30) / 60)"
        return timing.planned.map { frame.language("{1} of {2} min", taken, "\($0)") }
            ?? frame.language("{1} min", taken)
    }

    private var people: SiteSection {
        let session = board.session
        let there = (session?.closed == nil ? session?.present : session?.attended) ?? []
        var section = SiteSection("people", frame["In the room"], count: there.count, width: .half, [])
        section.blocks = [
            there.isEmpty ? .empty(frame["Nobody yet."]) : .words(PastText.list(there.map { person($0) }))
        ]
        let airtime = board.airtime
        if !airtime.isEmpty {
            section.blocks.append(
                .table(
                    SiteTable(
                        frame["Airtime"], hidesCaption: false,
                        [
                            .init(frame["Person"]), .init(frame["airtime"], isNumeric: true),
                            .init(frame["turns"], isNumeric: true),
                        ],
                        airtime.prefix(8).map {
                            ([person($0.person), Runs(PastText.clock($0.seconds)), Runs("\($0.turns)")], nil)
                        })))
        }
        return section
    }

    private var ideas: SiteSection {
        let ideas = board.ideas.all.filter { $0.began != nil && $0.withdrawn == nil && $0.mergedInto == nil }
        return section(
            "ideas", "Ideas",
            ideas.map { idea in
                let group = idea.group.flatMap { board.groups[$0] }
                return SiteItem(
                    Runs(idea.shownText(in: frame.language)), id: idea.id.description,
                    href: frame.link(idea.id.subject),
                    sign: idea.isHidden
                        ? SiteSign(frame["hidden"], .quiet)
                        : idea.parked == nil ? nil : SiteSign(frame["parked"], .warn),
                    aside: group.map { Runs($0.title ?? $0.id.description) })
            })
    }

    private var ballots: SiteSection {
        section(
            "ballots", "Ballots",
            board.ballots.all.filter { $0.began != nil }.map { ballot in
                SiteItem(
                    Runs(ballot.terms.question), id: ballot.id.description, href: frame.link(ballot.id.subject),
                    sign: ballot.state == .closed
                        ? SiteSign(frame[ballot.isPassed ? "passed" : "not passed"], ballot.isPassed ? .good : .quiet)
                        : SiteSign(frame[ballot.state.rawValue], .warn),
                    notes: [(nil, Runs(ballot.outcome(in: frame.language)))])
            })
    }

    private var decisions: SiteSection {
        let id = board.session?.id
        let decisions = board.decisions.all.filter {
            $0.began?.session == id && $0.began != nil || $0.taken?.mark.session == id && $0.taken != nil
        }
        return section(
            "decisions", "Decisions",
            decisions.map { decision in
                SiteItem(
                    Runs(decision.statement.isEmpty ? decision.title : decision.statement),
                    id: decision.id.description, href: frame.link(decision.id.subject),
                    sign: SiteSign(frame[decision.state.rawValue], decision.state == .inForce ? .good : .quiet),
                    notes: decision.dissents.map { dissent in
                        (frame["dissent"], person(dissent.person) + Runs(dissent.reason.map { ": \($0)" } ?? ""))
                    })
            })
    }

    private var tasks: SiteSection {
        section(
            "tasks", "Tasks",
            board.tasks.all.filter { $0.began != nil }.map { task in
                SiteItem(
                    Runs(task.title), id: task.id.description, href: frame.link(task.id.subject),
                    sign: SiteSign(frame[task.state.rawValue], .quiet),
                    aside: task.plan.due.map { Runs(frame.language("by {1}", "\($0)")) },
                    notes: [task.plan.owner.map { (nil, person($0)) }])
            })
    }
}
