// What becomes of an entry when something that it names is not there.

extension AlteredRecord {
    /// What becomes of an entry.
    enum Trim {
        case keep
        case change(AnyAction)
        case fall(Cause)
    }

    /// What becomes of an entry that nobody took away.
    mutating func trimmed(_ entry: Entry) -> Trim {
        switch entry.action {
        case .sessionOpened(var it): return change(it, { $0.present.removeAll(where: away.contains) }, &it)
        case .breakoutFormed(var it): return change(it, { $0.people.removeAll(where: away.contains) }, &it)
        case .ideaCaptured(var it):
            return change(
                it,
                { it in
                    if let question = it.question, isLost(question.subject) { it.question = nil }
                    if let breakout = it.breakout, isLost(breakout.subject) { it.breakout = nil }
                }, &it)
        case .ideasGrouped(var it):
            return list(it, \.ideas, &it)
        case .ideasUngrouped(var it): return list(it, \.ideas, &it)
        case .ideasMerged(var it):
            if isLost(it.into.subject) { return .fall(.subject(it.into.subject)) }
            return list(it, \.from, &it)
        case .ideasRevealed(var it):
            return change(it, { $0.ideas.removeAll { isLost($0.subject) } }, &it)
        case .breakoutReported(var it):
            if isLost(it.breakout.subject) { return .fall(.subject(it.breakout.subject)) }
            return change(it, { $0.ideas.removeAll { isLost($0.subject) } }, &it)
        case .goalsRanked(var it): return list(it, \.order, &it)
        case .lessonLearned(var it): return change(it, { $0.about.removeAll(where: isLost) }, &it)
        case .findingRecorded(var it):
            return change(
                it,
                { it in
                    it.evidence.removeAll(where: isLost)
                    it.from.removeAll(where: isLost)
                    it.replaces.removeAll { isLost($0.subject) }
                    it.about.removeAll { isLost($0.subject) }
                }, &it)
        case .argumentMade(let it): return fall(it.on)
        case .noteAdded(let it): return fall(it.on)
        case .documentAttached(let it): return fall(it.on)
        case .checkInMade(let it): return fall(.subject(it.on.subject))
        case .carried(let it): return fall(it.item)
        case .decisionProposed, .alternativeAdded, .decisionTaken, .decisionRejected, .decisionReviewed,
            .decisionReversed, .conditionSettled, .dissentRecorded:
            return decided(entry)
        case .goalSet, .goalRevised, .taskAssigned, .targetSet, .platformStated, .resourceAllocated,
            .resourceReleased:
            return planned(entry)
        case .ballotOpened, .electorateChanged, .proxyGiven, .recusalDeclared, .voteCast, .voteWithdrawn,
            .ballotClosed, .ballotRecounted, .contestSettled, .tieBroken:
            return balloted(entry)
        default: return fall(entry)
        }
    }

    /// Falls where its own subject is not there.
    func fall(_ entry: Entry) -> Trim {
        entry.about.first { gone.contains($0) }.map { .fall(.subject($0)) } ?? .keep
    }

    private func fall(_ on: Reference) -> Trim {
        if let subject = on.subject, gone.contains(subject) { return .fall(.subject(subject)) }
        return .keep
    }

    /// Keeps an action, with what it names that is not there left out.
    func change<Of: Action>(_ was: Of, _ trim: (inout Of) -> Void, _ it: inout Of) -> Trim {
        trim(&it)
        return it == was ? .keep : .change(AnyAction(it))
    }

    /// Leaves out of a list what is not there; with nothing left, the entry falls.
    private func list<Of: Action, Story>(
        _ was: Of, _ path: WritableKeyPath<Of, [Identifier<Story>]>, _ it: inout Of
    ) -> Trim {
        let lost = it[keyPath: path].first { isLost($0.subject) }
        it[keyPath: path].removeAll { isLost($0.subject) }
        guard let lost else { return .keep }
        return it[keyPath: path].isEmpty ? .fall(.subject(lost.subject)) : .change(AnyAction(it))
    }

    // MARK: Decisions

    private func decided(_ entry: Entry) -> Trim {
        switch entry.action {
        case .decisionProposed(var it):
            return change(
                it,
                { it in
                    if let question = it.question, isLost(question.subject) { it.question = nil }
                    it.goals.removeAll { isLost($0.subject) }
                    it.from.removeAll(where: isLost)
                }, &it)
        case .alternativeAdded(var it):
            if case .fall(let cause) = fall(entry) { return .fall(cause) }
            return change(it, { if let idea = $0.idea, isLost(idea.subject) { $0.idea = nil } }, &it)
        case .decisionTaken(let it): return taken(it)
        case .decisionRejected(let it):
            if gone.contains(it.decision.subject) { return .fall(.subject(it.decision.subject)) }
            if let ballot = it.ballot, gone.contains(ballot.subject) { return .fall(.subject(ballot.subject)) }
            if let ballot = it.ballot, comesOutOtherwise(ballot) { return .fall(.ballot(ballot)) }
            return .keep
        case .decisionReviewed(let it): return lost(it.decision.subject)
        case .conditionSettled(let it): return lost(it.decision.subject)
        case .dissentRecorded(let it): return lost(it.decision.subject)
        case .decisionReversed(let it):
            if case .fall(let cause) = lost(it.by.subject) { return .fall(cause) }
            return lost(it.decision.subject)
        default: return fall(entry)
        }
    }

    private func lost(_ subject: Subject) -> Trim { isLost(subject) ? .fall(.subject(subject)) : .keep }

    private func taken(_ was: DecisionTaken) -> Trim {
        if gone.contains(was.decision.subject) { return .fall(.subject(was.decision.subject)) }
        if let alternative = was.alternative, gone.contains(alternative.subject) {
            return .fall(.subject(alternative.subject))
        }
        if let ballot = was.ballot {
            if gone.contains(ballot.subject) { return .fall(.subject(ballot.subject)) }
            if was.despite == nil, comesOutOtherwise(ballot) { return .fall(.ballot(ballot)) }
        }
        var it = was
        it.deciders.removeAll(where: away.contains)
        if it.deciders.isEmpty, !was.deciders.isEmpty { return .fall(.nobody) }
        return change(
            was,
            { it in
                it.consulted.removeAll(where: away.contains)
                it.informed.removeAll(where: away.contains)
                it.basis.removeAll(where: isLost)
                it.supersedes.removeAll { isLost($0.subject) }
                it.amends.removeAll { isLost($0.subject) }
                it.assumes.removeAll { isLost($0.subject) }
            }, &it)
    }

    // MARK: The plan

    /// What hangs on a decision that was not taken falls with it; what came of several things stays while one stands.
    private func planned(_ entry: Entry) -> Trim {
        switch entry.action {
        case .goalSet(var it):
            if let decision = it.decision, isLost(decision.subject) { return .fall(.subject(decision.subject)) }
            if let cause = cause(it.from) { return .fall(cause) }
            return change(
                it,
                { it in
                    it.from.removeAll(where: isLost)
                    it.after.removeAll(where: isLost)
                    it.continues.removeAll { isLost($0.subject) }
                    if let under = it.under, isLost(under.subject) { it.under = nil }
                    if let owner = it.owner, away.contains(owner) { it.owner = nil }
                }, &it)
        case .goalRevised(var it):
            if gone.contains(it.goal.subject) { return .fall(.subject(it.goal.subject)) }
            if let decision = it.decision, isLost(decision.subject) { return .fall(.subject(decision.subject)) }
            return change(
                it,
                { it in
                    it.after.removeAll(where: isLost)
                    it.continues.removeAll { isLost($0.subject) }
                    if let under = it.under, isLost(under.subject) { it.under = nil }
                    if let owner = it.owner, away.contains(owner) { it.owner = nil }
                }, &it)
        case .taskAssigned(var it):
            if let cause = cause(it.from) { return .fall(cause) }
            return change(
                it,
                { it in
                    it.from.removeAll(where: isLost)
                    it.after.removeAll { isLost($0.subject) }
                    if let owner = it.owner, away.contains(owner) { it.owner = nil }
                }, &it)
        case .targetSet(let it): return fall(entry, with: it.decision)
        case .platformStated(let it): return fall(entry, with: it.decision)
        case .resourceAllocated(let it):
            if gone.contains(it.to.subject) { return .fall(.subject(it.to.subject)) }
            return fall(entry, with: it.decision)
        case .resourceReleased(let it):
            return gone.contains(it.from.subject) ? .fall(.subject(it.from.subject)) : .keep
        default: return fall(entry)
        }
    }

    private func fall(_ entry: Entry, with decision: DecisionID?) -> Trim {
        if let decision, isLost(decision.subject) { return .fall(.subject(decision.subject)) }
        return fall(entry)
    }

    /// Why something falls whose every origin is lost.
    private func cause(_ from: [Reference]) -> Cause? {
        guard let first = from.first?.subject, from.allSatisfy({ isLost($0) }) else { return nil }
        return .subject(first)
    }
}
