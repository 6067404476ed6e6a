extension Counsel {
    /// Whether the next session should be an offsite, for cohesion, or a strategy session, for direction.
    var next: [Advice] {
        // Of a session that is over it is not asked any more.
        if let session, session.state == .closed || session.state == .cancelled { return [] }
        let forOffsite = cohesion
        let forStrategy = direction
        guard !forOffsite.isEmpty || !forStrategy.isEmpty else { return [] }
        let words: String
        switch (forOffsite.count, forStrategy.count) {
        case (let offsite, let strategy) where offsite > strategy:
            words = "The facts speak for an offsite"
        case (let offsite, let strategy) where offsite < strategy:
            words = "The facts speak for a strategy session"
        default: words = "The facts speak for an offsite as much as for a strategy session"
        }
        return [
            Advice(
                topic: .next, about: session?.id.subject,
                words: Wording(words + planned(forOffsite.count, forStrategy.count)),
                reasons: forOffsite.map { reason("offsite", $0) } + forStrategy.map { reason("strategy", $0) } + spent)
        ]
    }

    private typealias Fact = (words: String, subjects: [Subject])

    private func reason(_ side: String, _ fact: Fact) -> Advice.Reason {
        Advice.Reason(.inFavour, "\(side): \(fact.words)", fact.subjects)
    }

    /// What is planned, where a session is asked about.
    private func planned(_ offsite: Int, _ strategy: Int) -> String {
        guard let session else { return "" }
        let isOffsite = session.plan.kind == .offsite
        if offsite == strategy { return "; \(session.id) is planned as \(session.plan.kind.rawValue)" }
        return isOffsite == (offsite > strategy)
            ? ", as \(session.id) is planned" : "; \(session.id) is planned as \(session.plan.kind.rawValue)"
    }

    // MARK: What speaks for an offsite

    private var cohesion: [Fact] {
        let facts = [longWithoutOffsite, lowAgreement, newcomers, silence].compactMap { $0 }
        // People disagree in every lively session: by itself that asks for no offsite.
        return facts.isEmpty ? [] : facts + [disagreement].compactMap { $0 }
    }

    private var offsites: [Session] { held.filter { $0.plan.kind == .offsite } }

    private var longWithoutOffsite: Fact? {
        guard let last = offsites.last, last.time(in: zone) < yearAgo else { return nil }
        return ("none for a year; the last was \(last.id) on \(day(last))", [last.id.subject])
    }

    /// What was asked at offsites, or before them, on how people stand to one another, and found little agreement.
    private var lowAgreement: Fact? {
        let recent = offsites.filter { $0.time(in: zone) >= yearAgo }
        let statements = record.voices.accounts().filter { account in
            recent.contains { $0.id == account.sessions.first?.id }
        }.flatMap(\.statements)
        let low = statements.filter { statement in
            guard statement.text != PulseOpened.satisfaction, statement.text != PulseOpened.ownWork else {
                return false
            }
            guard let last = statement.readings.last(where: { $0.mean.count > 0 }) else { return false }
            return last.mean.isLess(than: Mean(sum: 7, count: 2))
        }
        guard !low.isEmpty else { return nil }
        let told = low.compactMap { statement in
            statement.readings.last { $0.mean.count > 0 }.map { "“\(statement.text.unbroken)” \($0.mean)" }
        }
        return (
            "people agree little: \(told.joined(separator: ", "))",
            low.compactMap { $0.readings.last { $0.mean.count > 0 }?.pulse.subject }
        )
    }

    /// Those invited next, or there last, who were at no offsite so far.
    private var newcomers: Fact? {
        guard !offsites.isEmpty else { return nil }
        guard let room = session ?? record.nextSession ?? held.last else { return nil }
        let people = Set(room.invited.map(\.person)).union(room.attended).filter { room.isAsked($0) }
        let known = Set(offsites.flatMap(\.attended))
        let new = people.filter { !known.contains($0) }.sorted()
        let share = Share(new.count, of: people.count)
        guard share.isOnRecord, !share.isLess(than: Share(1, of: 3)) else { return nil }
        return (
            "\(share) people of \(room.id) were at no offsite so far", [room.id.subject] + new.map(\.subject)
        )
    }

    private var silence: Fact? {
        let accounts = recentAccounts.filter { $0.silent != nil && $0.isSilenceCertain }
        guard let share = Voices.Account(sum: accounts)?.silent, !share.isLess(than: Share(1, of: 2)) else {
            return nil
        }
        return (
            "\(share) times that somebody took part in a year's sessions, nothing is on record of them",
            accounts.flatMap(\.sessions).map(\.id.subject)
        )
    }

    private var recentAccounts: [Voices.Account] {
        let recent = Set(held.filter { $0.time(in: zone) >= yearAgo }.map(\.id))
        return record.voices.accounts().filter { account in account.sessions.allSatisfy { recent.contains($0.id) } }
    }

    /// Votes against and objections in a year, by name, where they are a quarter of all or more.
    private var disagreement: Fact? {
        var share = Share()
        var subjects: [Subject] = []
        for ballot in record.voices.ballots.all {
            guard ballot.state == .closed, let closed = ballot.closed?.occurredAt, closed >= yearAgo, closed <= moment,
                ballot.terms.method.name == .majority || ballot.terms.method.name == .consent
            else { continue }
            let against = ballot.votes.values.count {
                $0.choice == .word(MajorityChoice.against.rawValue) || $0.choice == .word(ConsentChoice.object.rawValue)
            }
            share += Share(against, of: ballot.votes.count)
            if against > 0 { subjects.append(ballot.id.subject) }
        }
        guard share.isOnRecord, !share.isLess(than: Share(1, of: 4)) else { return nil }
        return ("\(share) votes in a year were against or objections", subjects)
    }

    // MARK: What speaks for a strategy session

    private var direction: [Fact] {
        [longWithoutStrategy, offTarget, pastHorizon, dueForReview].compactMap { $0 }
    }

    private var longWithoutStrategy: Fact? {
        let sessions = held.filter { $0.plan.kind != .offsite }
        // One-time meetings are not missed: only where they come again is there something to miss.
        guard sessions.count > 1, let last = sessions.last, last.time(in: zone) < yearAgo, !offsites.isEmpty else {
            return nil
        }
        return ("none for a year; the last was \(last.id) on \(day(last))", [last.id.subject])
    }

    private var offTarget: Fact? {
        let met = plan.measures.all.filter { $0.retired == nil }
            .compactMap { measure in plan.standing(measure, at: moment).isMet.map { (measure, $0) } }
        let missed = met.filter { !$0.1 }.map(\.0)
        let share = Share(missed.count, of: met.count)
        guard share.isOnRecord, !share.isLess(than: Share(1, of: 3)) else { return nil }
        let names = missed.map { "\($0.id) \($0.name)" }.joined(separator: ", ")
        return ("\(share) measures are off target: \(names)", missed.map(\.id.subject))
    }

    private var pastHorizon: Fact? {
        let past = plan.openGoals.filter { zone.end(of: $0.plan.horizon) < moment }
        guard !past.isEmpty else { return nil }
        let named = past.map(\.id.description).joined(separator: ", ")
        let words = past.count == 1 ? "1 open goal is past its time" : "\(past.count) open goals are past their time"
        return ("\(words): \(named)", past.map(\.id.subject))
    }

    private var dueForReview: Fact? {
        let due = plan.decisionsInForce(at: moment).filter { $0.isDueForReview(at: moment, in: zone) }
        guard !due.isEmpty else { return nil }
        return (
            "\(Words.count(due.count, "decision is", "decisions are")) due for review: "
                + due.map(\.id.description).joined(separator: ", "), due.map(\.id.subject)
        )
    }

    // MARK: What only shows how things stand

    /// How much time went into either in the year of the moment.
    private var spent: [Advice.Reason] {
        let year = zone.year(of: moment)
        let sum = record.lookback.sum(record.lookback.chapters(.period(.year(year)), at: moment))
        func told(_ spent: Lookback.Spent, _ one: String, _ many: String) -> String? {
            guard spent.sessions > 0 else { return nil }
            let time = spent.timed == 0 ? "" : ", \(Lookback.hours(spent.seconds))"
            return Words.count(spent.sessions, one, many) + time
        }
        let parts = [
            told(sum.offsites, "offsite", "offsites"),
            told(sum.strategySessions, "strategy session", "strategy sessions"),
        ].compactMap { $0 }
        guard !parts.isEmpty else { return [] }
        return [Advice.Reason("in \(year) so far: \(parts.joined(separator: "; "))", sum.sessions.map(\.subject))]
    }
}

extension Lookback {
    /// Seconds for people, to the minute: `13 h 44 min`, `45 min`.
    public static func hours(_ seconds: Int) -> String {
        let minutes = (seconds + 30) / 60
        if minutes < 60 { return "\(minutes) min" }
        return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
    }
}
