extension Counsel {
    /// How earlier sessions went, by the style in which they were led.
    var evidence: [ModeratorStyle: [Advice.Reason]] {
        let earlier = Set(held.map(\.id))
        let accounts = record.voices.accounts().filter { $0.sessions.allSatisfy { earlier.contains($0.id) } }
        let groups = Voices.groups(accounts, by: .style)
        // What is not due yet was neither kept nor broken.
        let promises = Dictionary(
            grouping: record.lookback.chapters(at: moment).filter { earlier.contains($0.session.id) }
        ) { $0.session.leader?.style }
        .mapValues { Lookback.Keeping($0.flatMap(\.promises).filter { $0.outcome != .open }) }
        let satisfied = weigh(groups, Sign.satisfied)
        let ownWork = weigh(groups, Sign.ownWork)
        let silent = weigh(groups, Sign.silent)
        var evidence: [ModeratorStyle: [Advice.Reason]] = [:]
        for group in groups {
            guard case .style(let style) = group.key else { continue }
            let sessions = group.sum.sessions.map(\.id.subject)
            let count = Words.count(sessions.count, "session", "sessions")
            var reasons = [Advice.Reason("led so: \(count)", sessions)]
            if let ideas = group.sum.lead?.ideas.onRecord {
                reasons.append(Advice.Reason("the moderator's own ideas: \(ideas.words)"))
            }
            if let done = promises[style]?.done.onRecord {
                reasons.append(Advice.Reason("promises settled or due, done: \(done.words)"))
            }
            evidence[style] = reasons + [satisfied[style], ownWork[style], silent[style]].compactMap { $0 }
        }
        return evidence
    }

    /// Something by which it shows how sessions went.
    fileprivate struct Sign<Value: CustomStringConvertible> {
        /// What is on record of it.
        let value: (Voices.Account) -> Value?
        /// Whether the first is worse than the second.
        let isWorse: (Value, Value) -> Bool
        /// What is said of the style that does best, worst, and of any other.
        let best: String
        let worst: String
        let plain: String
    }

    /// Says of each style how its sessions went by a sign.
    ///
    /// It weighs where the style does better or worse than every other, by two sessions or more of each: one shows no
    /// pattern.
    private func weigh<Value>(
        _ groups: [Voices.Group], _ sign: Sign<Value>
    ) -> [ModeratorStyle: Advice.Reason] {
        let told = groups.compactMap { group -> (key: Voices.Key, value: Value, sessions: [Subject])? in
            let sessions = group.accounts.filter { sign.value($0) != nil }.flatMap(\.sessions).map(\.id.subject)
            return sign.value(group.sum).map { (group.key, $0, sessions) }
        }
        var reasons: [ModeratorStyle: Advice.Reason] = [:]
        for one in told {
            guard case .style(let style) = one.key else { continue }
            let others = told.filter { $0.key != one.key && $0.sessions.count > 1 }.map(\.value)
            let isCompared = one.sessions.count > 1 && !others.isEmpty
            let isBest = isCompared && others.allSatisfy { sign.isWorse($0, one.value) }
            let isWorst = isCompared && others.allSatisfy { sign.isWorse(one.value, $0) }
            reasons[style] = Advice.Reason(
                isBest ? .inFavour : isWorst ? .against : .plainly,
                "\(isBest ? sign.best : isWorst ? sign.worst : sign.plain): \(one.value)", one.sessions)
        }
        return reasons
    }
}

extension Counsel.Sign<Mean> {
    fileprivate static var satisfied: Self {
        Self(
            value: { $0.satisfaction.count > 0 ? $0.satisfaction : nil }, isWorse: { $0.isLess(than: $1) },
            best: "people were most satisfied", worst: "people were least satisfied", plain: "people were satisfied")
    }

    fileprivate static var ownWork: Self {
        Self(
            value: { $0.ownWork.count > 0 ? $0.ownWork : nil }, isWorse: { $0.isLess(than: $1) },
            best: "people most found it their own work", worst: "people least found it their own work",
            plain: "people found it their own work")
    }
}

extension Counsel.Sign<Share> {
    fileprivate static var silent: Self {
        Self(
            value: { $0.isSilenceCertain ? $0.silent : nil }, isWorse: { $1.isLess(than: $0) },
            best: "fewest kept silent", worst: "most kept silent",
            plain: "kept silent")
    }
}
