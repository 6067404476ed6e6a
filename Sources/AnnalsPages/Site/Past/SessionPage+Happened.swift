import Annals

// What happened in a session.

extension SessionPage {
    var happened: [SiteSection] { [decisions, ballots, questions, ideas, tasks, goals] }

    private var decisions: SiteSection {
        let groups: [([Decision], (Decision) -> SiteSign)] = [
            (chapter.taken, { SiteSign(decision: $0, at: frame.moment, in: frame) }),
            (chapter.rejected, { _ in SiteSign(.rejected, in: frame) }),
            (chapter.deferred.filter { $0.state == .deferred }, { _ in SiteSign(.deferred, in: frame) }),
        ]
        let items = groups.flatMap { decisions, sign in decisions.map { item($0, sign($0)) } }
        return SiteSection(
            "decisions", frame["Decisions"], count: items.count, items.isEmpty ? [] : [.items(items)])
    }

    private func item(_ decision: Decision, _ sign: SiteSign) -> SiteItem {
        let ballot = chapter.ballots.last { $0.terms.decision == decision.id || decision.taken?.action.ballot == $0.id }
        var notes: [(label: String?, text: Runs)] = []
        if let rationale = decision.taken?.action.rationale { notes.append((frame["because"], Runs(rationale))) }
        if let ballot, let tally = ballot.tally(in: frame.language) {
            notes.append((frame["votes"], Runs("\(tally) ") + frame.id(ballot.id.subject)))
        }
        for dissent in decision.dissents {
            notes.append(
                (frame["dissent"], person(dissent.person) + Runs(dissent.reason.map { ": \($0)" } ?? "")))
        }
        if let next = decision.reversedBy ?? decision.supersededBy {
            notes.append(
                (frame["replaced by"], frame.id(next.decision.subject) + Runs(", \(frame.day(next.mark.occurredAt))")))
        }
        let statement = decision.statement.isEmpty ? decision.title : decision.statement
        return SiteItem(
            Runs(statement), id: decision.id.description, href: frame.link(decision.id.subject), sign: sign,
            notes: notes)
    }

    private var ballots: SiteSection {
        let rows = chapter.ballots.filter { $0.state != .withdrawn }.map { ballot -> ([Runs], SiteSign?) in
            let sign =
                ballot.state == .closed
                ? SiteSign(frame[ballot.isPassed ? "passed" : "not passed"], ballot.isPassed ? .good : .quiet)
                : SiteSign(frame[ballot.state.rawValue], .warn)
            return (
                [
                    frame.id(ballot.id.subject) + Runs(" \(ballot.terms.question)"),
                    Runs(frame[ballot.terms.method.name.rawValue]), Runs(ballot.outcome(in: frame.language)),
                ], sign
            )
        }
        let table = SiteTable(
            frame["Ballots"], [.init(frame["Question"]), .init(frame["Method"]), .init(frame["Outcome"])], rows)
        return SiteSection("ballots", frame["Ballots"], count: rows.count, rows.isEmpty ? [] : [.table(table)])
    }

    private var questions: SiteSection {
        let items = chapter.questions.map { question in
            SiteItem(
                Runs(question.text), id: question.id.description, href: frame.link(question.id.subject),
                sign: question.answer == nil ? SiteSign(.open, in: frame) : nil,
                notes: [question.answer.map { (frame["answer"], Runs($0.text)) }])
        }
        return SiteSection("questions", frame["Questions"], count: items.count, items.isEmpty ? [] : [.items(items)])
    }

    // MARK: Ideas

    private var ideas: SiteSection {
        let became = Dictionary((voices?.adopted ?? []).map { ($0.idea, $0) }) { first, _ in first }
        let ideas = board.ideas.all.filter { $0.began != nil && $0.sessions.contains(session.id) }
        let items = ideas.map { idea -> SiteItem in
            let author = idea.shownAuthor
            return SiteItem(
                Runs(idea.shownText(in: frame.language)), id: idea.id.description, href: frame.link(idea.id.subject),
                sign: sign(of: idea, became[idea.id]), aside: author.map { person($0) },
                notes: [fate(of: idea, became[idea.id]).map { (nil, $0) }])
        }
        return SiteSection(
            "ideas", frame["Ideas and their fate"], count: items.count, items.isEmpty ? [] : [.items(items)])
    }

    private func sign(of idea: Idea, _ adoption: Voices.Adoption?) -> SiteSign? {
        if adoption != nil { return SiteSign(frame["taken up"], .good) }
        if idea.withdrawn != nil { return SiteSign(.withdrawn, in: frame) }
        if idea.mergedInto != nil { return SiteSign(frame["merged"], .quiet) }
        if idea.parked != nil { return SiteSign(frame["parked"], .warn) }
        if idea.hasFate(in: session.id) { return nil }
        return session.closed == nil ? nil : SiteSign(frame["no fate"], .warn)
    }

    private func fate(of idea: Idea, _ adoption: Voices.Adoption?) -> Runs? {
        if let adoption { return Runs(frame["became"] + " ") + PastText.list(adoption.became.map { frame.id($0) }) }
        if let other = idea.mergedInto { return Runs(frame["merged into"] + " ") + frame.id(other.subject) }
        if let until = idea.parked?.until { return Runs(frame.language("until {1}", "\(until)")) }
        if let group = idea.group { return Runs(frame["in group"] + " ") + frame.id(group.subject) }
        return nil
    }

    // MARK: Tasks and goals

    private var tasks: SiteSection {
        let items = chapter.tasks.map { task in
            SiteItem(
                Runs(task.title), id: task.id.description, href: frame.link(task.id.subject),
                sign: SiteSign(task: task, at: frame.moment, in: frame),
                aside: task.plan.due.map { Runs(frame.language("by {1}", "\($0)")) },
                notes: [task.plan.owner.map { (nil, person($0)) }])
        }
        var section = SiteSection(
            "tasks", frame["Promises, and how they are kept"], count: items.count, items.isEmpty ? [] : [.items(items)])
        if session.closed != nil, !items.isEmpty {
            let done = chapter.tasks.count { $0.state == .done }
            let words = PastText.share(Share(done, of: chapter.tasks.count), in: frame)
            section.blocks.insert(.words(Runs("\(frame["Done by now"]): \(words)")), at: 0)
        }
        return section
    }

    private var goals: SiteSection {
        let items = chapter.goals.compactMap { board.goals[$0] }.map { goal in
            SiteItem(Runs(goal.title), id: goal.id.description, href: frame.link(goal.id.subject))
        }
        return SiteSection("goals", frame["Goals set"], count: items.count, items.isEmpty ? [] : [.items(items)])
    }
}

extension SiteSign {
    /// How a decision stands.
    init(decision: Decision, at moment: Instant, in frame: SiteFrame) {
        let sign: Report.Sign =
            switch decision.state {
            case .inForce: decision.isInForce(at: moment, in: frame.zone) ? .inForce : .ended
            case .superseded: .replaced
            case .reversed: .reversed
            case .lapsed: .lapsed
            case .rejected: .rejected
            case .withdrawn: .withdrawn
            case .deferred: .deferred
            case .proposed: .proposed
            }
        self.init(sign, in: frame)
    }

    /// How a task stands.
    init(task: Todo, at moment: Instant, in frame: SiteFrame) {
        switch task.state {
        case .done: self.init(frame["done"], .good)
        case .cancelled: self.init(.cancelled, in: frame)
        default:
            let isOverdue = task.plan.due.map { frame.zone.end(of: $0) < moment } ?? false
            if isOverdue { self.init(.overdue, in: frame) } else { self.init(frame[task.state.rawValue], .quiet) }
        }
    }
}
