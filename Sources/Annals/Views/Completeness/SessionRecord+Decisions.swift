// How much there is of what decides: alternatives, criteria, scores, ballots, decisions, dissent.

extension SessionRecord {
    private var taken: [DecisionID] { each { if case .decisionTaken(let it) = $0 { it.decision } else { nil } } }

    func decisions(_ output: ExpectedOutput) -> Tally {
        if output.word(.state) == "reviewed" {
            let touched = touched
            let inForce = before.decisionsInForce(at: session.opened?.occurredAt ?? moment)
            return Tally(
                found: inForce.count { touched.contains($0.id.subject) },
                lacking: inForce.filter { !touched.contains($0.id.subject) }.map {
                    Wording("\($0.id) was not reviewed", russian: "\($0.id): не пересмотрено")
                })
        }
        let lacking = taken.flatMap { id in
            let action = now.decisions[id]?.taken?.action
            let lacks = output.needs.filter { need in
                switch need {
                case "rationale": action?.rationale == nil
                case "basis": action?.basis.isEmpty ?? true
                case "deciders": action?.deciders.isEmpty ?? true
                case "supersedes": action.map { $0.supersedes.isEmpty && $0.amends.isEmpty } ?? true
                default: action?.reviewOn == nil
                }
            }
            return lacks.map { (id: id, need: $0) }
        }
        // That some decision replaces another is asked of the session, not of each that it takes.
        let none = lacking.count { $0.need == "supersedes" }
        guard output.needs.contains("supersedes"), none < taken.count else {
            return Tally(found: taken.count, lacking: lacking.map { SessionRecord.lack($0.need, of: $0.id) })
        }
        let others = lacking.filter { $0.need != "supersedes" }
        return Tally(found: taken.count - none, lacking: others.map { SessionRecord.lack($0.need, of: $0.id) })
    }

    private static func lack(_ need: String, of id: DecisionID) -> Wording {
        if need == "supersedes" { return Wording("\(id) replaces nothing", russian: "\(id): ничего не заменяет") }
        let word = ExpectedOutput.word(need, .with)
        return Wording("\(id) has no \(word.english)", russian: "\(id): не указано: \(word.russian)")
    }

    /// The most alternatives that one decision got.
    var alternatives: Tally {
        var counts: [DecisionID: Int] = [:]
        for entry in entries {
            if case .alternativeAdded(let added) = entry.action { counts[added.decision, default: 0] += 1 }
        }
        return Tally(found: counts.values.max() ?? 0)
    }

    func criteria(_ output: ExpectedOutput) -> Tally {
        Tally(
            found: entries.count { entry in
                guard case .criterionAdded(let added) = entry.action else { return false }
                return output.word(.nature).map { $0 == added.nature.rawValue } ?? true
            })
    }

    func scores(_ output: ExpectedOutput) -> Tally {
        let scored: [DecisionID] = each { if case .alternativeScored(let it) = $0 { it.decision } else { nil } }
        let found = entries.count { if case .alternativeScored = $0.action { true } else { false } }
        guard output.word(.every) != nil else { return Tally(found: found) }
        let lacking = scored.compactMap { atClose.decisions[$0] }.flatMap { decision in
            decision.alternatives.flatMap { alternative in
                decision.criteria.filter { criterion in
                    !decision.scores.keys.contains {
                        $0.alternative == alternative.alternative && $0.criterion == criterion.criterion
                    }
                }.map {
                    Wording(
                        "\(alternative.alternative) has no score on \($0.criterion) \($0.name)",
                        russian: "\(alternative.alternative): нет оценки по \($0.criterion) \($0.name)")
                }
            }
        }
        return Tally(found: found, lacking: lacking)
    }

    /// Whoever voted against or objected by name, each with whether a reason is on record.
    private var dissenters: [(ballot: Ballot, person: PersonID, hasReason: Bool)] {
        let said = Set(
            self.said { entry -> PersonID? in
                if case .dissentRecorded(let it) = entry.action, it.reason != nil { it.person } else { nil }
            })
        return board.ballots.all.filter { $0.began?.session == session.id && $0.state == .closed }.flatMap { ballot in
            ballot.votes.filter { $0.value.choice == .word("against") || $0.value.choice == .word("object") }
                .sorted { $0.key < $1.key }
                .map { (ballot, $0.key, $0.value.reason != nil || said.contains($0.key)) }
        }
    }

    var dissent: Tally {
        let decided = taken.count + board.ballots.all.count { $0.began?.session == session.id && $0.state == .closed }
        return Tally(
            found: decided,
            lacking: dissenters.filter { !$0.hasReason }.map {
                Wording(
                    "@\($0.person) gave no reason on \($0.ballot.id)",
                    russian: "@\($0.person): нет причины по \($0.ballot.id)")
            })
    }

    func ballots(_ output: ExpectedOutput) -> Tally {
        let closed: [BallotID] = each { action in
            switch action {
            case .ballotClosed(let it): it.ballot
            case .resultReported(let it): it.ballot
            default: nil
            }
        }
        return Tally(
            found: closed.count { id in
                output.word(.method).map { $0 == board.ballots[id]?.terms.method.name.rawValue } ?? true
            })
    }

    func pulses(_ output: ExpectedOutput) -> Tally {
        let answered = board.pulses.all.filter { $0.session == session.id && $0.answered > 0 }
        return Tally(
            found: answered.count { pulse in
                switch output.word(.when) {
                case nil: true
                case "after": pulse.terms.when != .before
                case let when?: pulse.terms.when.rawValue == when
                }
            })
    }

    /// Whether the stage in which agreements are read back was entered after the last of them.
    func agreements(_ lastEntered: Mark?) -> Tally {
        let last = entries.last { entry in
            switch entry.action {
            case .decisionTaken, .taskAssigned: true
            default: false
            }
        }
        guard let lastEntered else { return Tally(found: 0) }
        let isLate = last.map { lastEntered.occurredAt < $0.occurredAt } ?? false
        let late = Wording(
            "something was agreed after they were read back", russian: "после этого договорились ещё о чём-то")
        return Tally(found: 1, lacking: isLate ? [late] : [])
    }
}

// MARK: - Gaps

extension SessionRecord {
    /// What the entries of the session lack that a good record would say.
    var gaps: [Completeness.Gap] {
        typealias Gap = Completeness.Gap
        var gaps = ideasWithoutFate.map {
            Gap(
                subject: $0.id.subject, words: $0.shownText, russian: $0.shownText(in: .russian), kind: .fate)
        }
        for question in board.questions.all
        where question.session == session.id && question.answer == nil && question.carriedInto.isEmpty {
            gaps.append(Gap(subject: question.id.subject, words: question.text, kind: .answer))
        }
        for ballot in board.ballots.all where ballot.began?.session == session.id && ballot.state == .open {
            gaps.append(Gap(subject: ballot.id.subject, words: ballot.terms.question, kind: .result))
        }
        for decision in taken.compactMap({ now.decisions[$0] }) { gaps += self.gaps(of: decision) }
        for dissent in dissenters where !dissent.hasReason {
            gaps.append(
                Gap(
                    subject: dissent.person.subject, words: "against on \(dissent.ballot.id)",
                    russian: "против в \(dissent.ballot.id)", kind: .reason))
        }
        let assigned: [TaskID] = each { if case .taskAssigned(let it) = $0 { it.task } else { nil } }
        for task in assigned.compactMap({ now.tasks[$0] }) where task.isOpen {
            if task.plan.owner == nil { gaps.append(Gap(subject: task.id.subject, words: task.title, kind: .owner)) }
            if task.plan.due == nil { gaps.append(Gap(subject: task.id.subject, words: task.title, kind: .due)) }
        }
        let set: [GoalID] = each { if case .goalSet(let it) = $0 { it.goal } else { nil } }
        for goal in set.compactMap({ now.goals[$0] }) where goal.state == .open {
            if goal.plan.owner == nil { gaps.append(Gap(subject: goal.id.subject, words: goal.title, kind: .owner)) }
            let isMeasured = now.measures.current.contains { $0.definition.goals.contains(goal.id) }
            if goal.plan.kind == .goal, !isMeasured {
                gaps.append(Gap(subject: goal.id.subject, words: goal.title, kind: .measure))
            }
        }
        for homework in board.homework.all
        where homework.plan.session == session.id && !homework.isSubmitted && session.isInvited(homework.plan.person) {
            gaps.append(Gap(subject: homework.id.subject, words: homework.plan.what, kind: .homework))
        }
        return gaps
    }

    private func gaps(of decision: Decision) -> [Completeness.Gap] {
        guard let action = decision.taken?.action else { return [] }
        var kinds: [Completeness.Gap.Kind] = []
        if action.rationale == nil { kinds.append(.rationale) }
        if action.basis.isEmpty { kinds.append(.basis) }
        if action.deciders.isEmpty { kinds.append(.deciders) }
        // What no longer holds needs neither.
        if decision.isInForce(at: moment, in: now.organization.zone) {
            let own = decision.id.subject
            let isCarriedOut =
                now.tasks.contains { $0.plan.from.contains(.subject(own)) }
                || now.goals.contains { $0.plan.decision == decision.id }
            if !isCarriedOut { kinds.append(.task) }
            if action.reviewOn == nil, decision.reviews.isEmpty { kinds.append(.review) }
        }
        return kinds.map { .init(subject: decision.id.subject, words: decision.statement, kind: $0) }
    }
}
