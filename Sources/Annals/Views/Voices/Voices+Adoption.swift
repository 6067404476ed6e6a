extension Voices {
    /// The ideas that were taken up, with what they became: the ballots that they won, the decisions, goals and tasks
    /// that they led to.
    ///
    /// To have stood on a ballot, or to have been the occasion of a decision for something else, is not enough. What was merged into
    /// another idea is taken up with that one; what lies in a group, with the group.
    var adoptions: [IdeaID: [Subject]] {
        var became: [IdeaID: [Subject]] = [:]
        let members = Dictionary(grouping: ideas.all.filter { $0.group != nil }) { $0.group?.number ?? 0 }
        func add(_ result: Subject, to reference: Subject?) {
            guard let reference else { return }
            if let idea = IdeaID(reference) {
                if became[idea]?.contains(result) != true { became[idea, default: []].append(result) }
            } else if let group = GroupID(reference) {
                for idea in members[group.number] ?? [] { add(result, to: idea.id.subject) }
            } else if let alternative = AlternativeID(reference) {
                let decision = decisions[DecisionID(alternative.number)]
                add(result, to: decision?.alternatives.first { $0.alternative == alternative }?.idea?.subject)
            }
        }
        // Decisions with a choice: of what occasioned them, only what was chosen is taken up.
        var choices = Set(decisions.all.filter { $0.alternatives.count > 1 }.map(\.id))
        for ballot in ballots.all {
            if let decision = ballot.terms.decision, ballot.terms.options.count > 1 { choices.insert(decision) }
            guard ballot.isPassed else { continue }
            let winners = ballot.terms.options.count == 1 ? [] : Set(ballot.winners)
            for option in ballot.terms.options where winners.isEmpty || winners.contains(option.id) {
                add(ballot.id.subject, to: option.refersTo?.subject)
            }
        }
        for decision in decisions.all {
            guard let taken = decision.taken?.action else { continue }
            add(decision.id.subject, to: taken.alternative?.subject)
            let unchosen = decision.alternatives.filter { $0.alternative != taken.alternative }.compactMap(\.idea)
            let sources =
                (choices.contains(decision.id) ? [] : decision.proposal?.action.from ?? [])
                + (taken.how == .ballot ? [] : taken.basis)
            for source in sources.compactMap(\.subject)
            where (source.kind == .idea || source.kind == .group) && !unchosen.contains(where: { $0.subject == source })
            {
                add(decision.id.subject, to: source)
            }
        }
        for goal in goals.all { for source in goal.plan.from { add(goal.id.subject, to: source.subject) } }
        for task in tasks.all { for source in task.plan.from { add(task.id.subject, to: source.subject) } }
        for idea in ideas.all where idea.mergedInto != nil {
            for result in became[taker(of: idea)] ?? [] { add(result, to: idea.id.subject) }
        }
        return became
    }

    /// The idea that took an idea up in the end.
    private func taker(of idea: Idea) -> IdeaID {
        var last = idea
        var seen: Set<IdeaID> = [idea.id]
        while let next = last.mergedInto.flatMap({ ideas[$0] }), seen.insert(next.id).inserted { last = next }
        return last.id
    }
}
