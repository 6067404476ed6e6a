// Ballots of an altered record: fewer options, other papers, another count.

extension AlteredRecord {
    /// Whether a ballot, closed by now, comes out otherwise than it did.
    func comesOutOtherwise(_ id: BallotID) -> Bool {
        guard recounts.contains(id), let was = was[id], let would = would[id] else { return false }
        return VerdictChange(was: was, would: would).isChanged
    }

    mutating func balloted(_ entry: Entry) -> Trim {
        if case .fall(let cause) = fall(entry) { return .fall(cause) }
        switch entry.action {
        case .ballotOpened(let it): return opened(it)
        case .electorateChanged(var it):
            let was = it
            it.add.removeAll(where: away.contains)
            it.remove.removeAll(where: away.contains)
            if it == was { return .keep }
            recounts.insert(it.ballot)
            return it.add.isEmpty && it.remove.isEmpty ? .fall(.nobody) : .change(AnyAction(it))
        case .voteCast(let it): return voted(it)
        case .ballotClosed(var it):
            guard let result = counted(it.ballot, it.result) else { return .keep }
            it.result = result
            return .change(AnyAction(it))
        case .contestSettled(var it):
            guard it.result != nil, let result = counted(it.ballot, it.result) else { return .keep }
            it.result = result
            return .change(AnyAction(it))
        case .ballotRecounted(var it):
            guard let result = counted(it.ballot, it.result) else { return .keep }
            it.result = result
            return .change(AnyAction(it))
        case .tieBroken(let it):
            guard recounts.contains(it.ballot), let ballot = would[it.ballot] else { return .keep }
            let method = alteration.method ?? ballot.terms.method.name
            let result = ballot.latestResult ?? BallotResult()
            let level = Recount.level(in: result, method, ballot.terms.options.map(\.id))
            return result.verdict == .tied && level.contains(it.option) ? .keep : .fall(.ballot(it.ballot))
        default: return .keep
        }
    }

    /// A ballot without those who are away and the options that are not there; on what nobody proposed, none at all.
    private mutating func opened(_ was: BallotOpened) -> Trim {
        if let decision = was.decision, gone.contains(decision.subject) { return .fall(.subject(decision.subject)) }
        var it = was
        // Told by name, for the optimizer of Swift 6.3: it does not get through these conditions as closures within
        // closures.
        let gone = gone
        func isGone(_ option: BallotOption) -> Bool {
            guard let subject = option.refersTo?.subject else { return false }
            return gone.contains(subject)
        }
        let lost = was.options.first(where: isGone)?.refersTo?.subject
        it.options.removeAll(where: isGone)
        if let lost, !was.method.name.optionCounts.range.contains(it.options.count) { return .fall(.subject(lost)) }
        if isFrozen(was.ballot) { return .keep }
        it.electorate.removeAll(where: away.contains)
        if it.electorate.isEmpty { return .fall(.nobody) }
        if let chair = it.chair, away.contains(chair) { it.chair = nil }
        if let winners = it.winners, winners >= it.options.count { it.winners = it.options.count - 1 }
        if let option = it.method.defaultOption, !it.options.contains(where: { $0.id == option }) {
            it.method.defaultOption = nil
            it.method.overDefault = nil
            it.method.ratios = nil
        }
        if !alteration.ofBallots.isEmpty || it != was { recounts.insert(was.ballot) }
        return it == was ? .keep : .change(AnyAction(it))
    }

    /// A vote without the options that are not there.
    private mutating func voted(_ was: VoteCast) -> Trim {
        guard let ballot = would[was.ballot] else { return .keep }
        let options = Set(ballot.terms.options.map(\.id))
        var it = was
        switch was.choice {
        case .word: return .keep
        case .options(let chosen): it.choice = .options(chosen.filter(options.contains))
        case .numbers(let numbers): it.choice = .numbers(numbers.filter { options.contains($0.option) })
        }
        if it == was { return .keep }
        recounts.insert(was.ballot)
        return .change(AnyAction(it))
    }

    /// The count as it would have been; `nil` where nothing about it is altered.
    private func counted(_ id: BallotID, _ stored: BallotResult?) -> BallotResult? {
        guard recounts.contains(id), !isFrozen(id), let ballot = would[id] else { return nil }
        var asked = alteration
        asked.without = []
        asked.criteria = [:]
        asked.weights = asked.weights.filter { ballot.voters.contains($0.key) }
        asked.absent.removeAll { ballot.votes[$0] == nil }
        guard let papers = try? AlteredPapers(ballot, asked), var result = try? papers.counting.counted() else {
            return nil
        }
        result.votes = PositionSet(ballot.votes.values.map(\.mark.position))
        return result == stored ? nil : result
    }
}
