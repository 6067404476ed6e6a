import Annals

// What the page tells of a decision: a line for each thing that has to do with it.

extension Why {
    func decisionRows(_ trail: Trail) -> [Row] {
        taking(trail) + trail.ballots.flatMap { trail.lines(of: $0, in: language) }.map { Row(.decided, $0, $1) }
            + doubts(trail)
            + legs(trail) + said(trail) + fate(trail) + outcome(trail) + record(trail)
    }

    private func day(_ mark: Mark) -> String { time(mark.occurredAt) }

    /// When, where and by whom it was taken, and why.
    private func taking(_ trail: Trail) -> [Row] {
        let decision = trail.decision
        var rows: [Row] = []
        func add(_ label: String, _ words: String?) {
            if let words, !words.isEmpty { rows.append(Row(.decided, label, words)) }
        }
        add("context", decision.proposal?.action.context)
        if let taken = decision.taken {
            let place =
                trail.session.map {
                    language.says(" in \($0.id) \($0.title)", russian: " на \($0.id) «\($0.title)»")
                } ?? ""
            let how = language.says("by \(taken.action.how.rawValue)", russian: taken.action.how.inRussian)
            add("decided", "\(day(taken.mark))\(place), \(how)\(trail.count(in: language))")
            if taken.action.how != .ballot { add("by", trail.list(taken.action.deciders)) }
            add("also there", present.map { name($0) }.joined(separator: ", "))
            add("consulted", trail.list(taken.action.consulted))
            add("informed", trail.list(taken.action.informed))
            add("because", taken.action.rationale)
            add("despite", taken.action.despite)
        }
        if let rejected = decision.rejected {
            add("rejected", day(rejected) + (trail.reason(of: rejected).map { ": \($0)" } ?? ""))
        }
        if let withdrawn = decision.withdrawn {
            add("withdrawn", day(withdrawn) + (trail.reason(of: withdrawn).map { ": \($0)" } ?? ""))
        }
        if let deferred = decision.deferred {
            let until = deferred.until.map { language.says(" until \($0)", russian: " до \(language.date($0))") } ?? ""
            add("deferred", day(deferred.mark) + until + (trail.reason(of: deferred.mark).map { ": \($0)" } ?? ""))
        }
        return rows
    }

    private func doubts(_ trail: Trail) -> [Row] {
        let decision = trail.decision
        var rows: [Row] = []
        if let recounted = decision.recounted {
            rows.append(
                Row(
                    .decided, "to confirm",
                    language.says(
                        "its ballot was recounted since (\(recounted.position)); uphold it with decision-reviewed",
                        russian: "голоса с тех пор пересчитаны (\(recounted.position)); пересмотрите и подтвердите его")
                ))
        }
        for dissent in decision.dissents where !trail.voted(dissent.person) {
            rows.append(
                Row(.decided, "dissent", "\(name(dissent.person))\(dissent.reason.map { ": \($0)" } ?? "")"))
        }
        return rows
    }

    /// What it rests on, and what of that moved since.
    private func legs(_ trail: Trail) -> [Row] {
        let decision = trail.decision
        var rows: [Row] = []
        func add(_ label: String, _ words: String) { rows.append(Row(.rests, label, words)) }
        for alternative in decision.alternatives {
            let mark =
                alternative.alternative == decision.taken?.action.alternative
                ? language.says(" (chosen)", russian: " (выбран)") : ""
            add("alternative", "\(alternative.alternative) \(alternative.text)\(mark)")
        }
        for criterion in decision.criteria { add("criterion", trail.words(criterion, in: language)) }
        for idea in trail.ideas {
            add("idea", "\(idea.id) \(idea.shownText)\(idea.shownAuthor.map { " (\(name($0)))" } ?? "")")
        }
        for question in trail.questions {
            add("question", "\(question.id) \(question.text)\(question.answer.map { " → \($0.text)" } ?? "")")
        }
        for finding in trail.findings {
            let end = finding.state == .standing ? "" : ", \(language.state(finding.state.rawValue))"
            add("finding", "\(finding.line(in: language))\(finding.began?.actor.map { ", \(name($0))" } ?? "")\(end)")
        }
        for assumption in trail.assumptions {
            add("assumes", "\(assumption.id) \(assumption.text) (\(language.state(assumption.state.rawValue)))")
        }
        for figure in trail.figures { add("figure", trail.read(figure, in: language)) }
        for leg in ground?.legs ?? [] where leg.relation == .expected || leg.relation == .condition {
            if graph.crowded.contains(leg.subject) { continue }
            add(
                leg.relation == .expected ? "expected" : "subject to",
                language.says(leg.wording) + (leg.standing.map { " – \(language.standing($0))" } ?? ""))
        }
        rows += further(trail, .ground)
        for shift in ground?.legs.flatMap(\.shifts) ?? [] where !graph.crowded.contains(shift.subject) {
            let settled = shift.isSettled ? language.says("; reviewed since", russian: "; с тех пор пересмотрено") : ""
            add(
                shift.isSettled ? "moved" : "MOVED",
                "\(language.says(shift.wording)) (\(time(shift.at)), \(shift.position)\(settled))")
        }
        return rows
    }

    private func said(_ trail: Trail) -> [Row] {
        trail.remarks.map { remark in
            let (label, words) = trail.told(remark)
            return Row(.said, label, words)
        } + further(trail, .remark)
    }

    private func fate(_ trail: Trail) -> [Row] {
        let decision = trail.decision
        var rows: [Row] = []
        func add(_ label: String, _ words: String) { rows.append(Row(.fate, label, words)) }
        func decided(_ other: Decision) -> String {
            other.taken.map { language.says(", decided \(day($0.mark))", russian: ", принято \(day($0.mark))") } ?? ""
        }
        for old in trail.replaced {
            let isAmended = decision.taken?.action.amends.contains(old.id) ?? false
            add(
                isAmended ? "amends" : "replaced",
                "\(old.id) \(old.statement)\(decided(old))\(trail.lifetime(old, in: language))")
        }
        for new in trail.successors {
            let what =
                decision.reversedBy?.decision == new.id
                ? "reversed by" : decision.supersededBy?.decision == new.id ? "replaced by" : "amended by"
            let count = trail.otherBallots[new.id]?.tally(in: language).map { ", \($0)" } ?? ""
            add(what, "\(new.id) \(new.statement)\(decided(new))\(count)")
        }
        for review in decision.reviews {
            add("reviewed", "\(day(review.mark)), \(language.state(review.verdict.rawValue)): \(review.actual)")
            if let lesson = review.lesson { add("lesson", lesson) }
        }
        return rows
    }

    private func outcome(_ trail: Trail) -> [Row] {
        let goals = trail.goals.map { Row(.came, "goal", "\($0.id) \($0.title), \(language.state($0.state.rawValue))") }
        let tasks = trail.tasks.map { task in
            Row(
                .came, "task",
                "\(task.id) \(task.title), \(language.state(task.state.rawValue))\(task.plan.owner.map { " (\(name($0)))" } ?? "")"
            )
        }
        return goals + tasks + further(trail, .outcome)
    }

    private func record(_ trail: Trail) -> [Row] {
        var rows = [Row(.record, "entries", trail.entryList(in: language))]
        for entry in trail.entries {
            switch entry.action {
            case .entryStruck, .entryCorrected, .entryRedacted:
                rows.append(Row(.record, "put right", "\(entry.position) \(narrator.line(entry))"))
            default: break
            }
        }
        if let late = trail.late(in: language) { rows.append(Row(.record, "later", late)) }
        return rows
    }
}

// MARK: - What only the graph knows

extension Why {
    /// What lies one step that way and has no line of its own yet; of what came of it also the goals' tasks and the like.
    private func further(_ trail: Trail, _ side: TrailGraph.Side) -> [Row] {
        let told = self.told(trail)
        let chapter: Chapter = side == .ground ? .rests : side == .remark ? .said : .came
        return graph.nodes.compactMap { node in
            guard node.side == side, let via = node.via, !told.contains(node.subject) else { return nil }
            let parent = via.from == node.subject ? via.to : via.from
            if parent == graph.root { return Row(chapter, node.shortWords, words(node)) }
            guard side == .outcome, node.depth == 2, parent.kind == .goal, node.comesOfGoals else { return nil }
            return Row(
                chapter, node.kind.words, "\(words(node)), \(language.says("through", russian: "через")) \(parent.id)")
        }
    }

    /// What has a line of its own.
    private func told(_ trail: Trail) -> Set<Subject> {
        var told = Set(trail.edges.filter { $0.relation != .serves && $0.relation != .restsOn }.map(\.to))
        told.formUnion(trail.ideas.map(\.id.subject) + trail.questions.map(\.id.subject))
        told.formUnion(trail.findings.map(\.id.subject) + trail.assumptions.map(\.id.subject))
        told.formUnion((trail.figures + trail.remarks).map { Subject(entry: $0.position) })
        told.formUnion(trail.decision.alternatives.map(\.alternative.subject))
        told.formUnion(trail.decision.criteria.map(\.criterion.subject))
        told.formUnion(
            (trail.decision.dissents.map(\.mark) + trail.decision.reviews.map(\.mark)).map {
                Subject(entry: $0.position)
            })
        if let deferred = trail.decision.deferred { told.insert(Subject(entry: deferred.mark.position)) }
        return told
    }
}

extension TrailGraph.Node {
    /// What it is to a decision, in the label of a line.
    fileprivate var shortWords: String {
        switch kind {
        case .platform: "wording"
        case .resource, .target: kind.words
        default: linkWords
        }
    }

    /// Whether it is what one does for a goal.
    fileprivate var comesOfGoals: Bool { [.task, .target, .resource, .goal].contains(kind) }
}

extension Subject {
    /// An entry, as a subject of others.
    fileprivate init(entry position: Position) {
        self.init(.entry, UInt32(truncatingIfNeeded: position.rawValue))
    }
}
