// What holds for every action, before and after its own rules.

/// What an action is about, what it mentions, and the action as completed.
struct Admitted {
    var body: any Action
    var about: [Subject]
    var mentions: [Subject]
}

extension World {
    /// Lets an action be recorded, completed, or refuses it.
    mutating func admit(_ listing: Listing, _ draft: any Action) throws(Refusal) -> Admitted {
        var body = draft
        if !judgesAgain { try giveNumbers(&body) }
        let named = SubjectCollector(body)
        if !judgesAgain { try mustBeUnused(named) }
        try mustExist(named)
        if !judgesAgain {
            if !follows { try mayDo(listing, named, (body as? Carried)?.into) }
            if let own = named.session, let session, own != session { throw .otherSession(own, session) }
        }
        try body.judge(&self)
        return try subjects(of: body)
    }

    // MARK: Ids

    private func giveNumbers(_ body: inout any Action) throws(Refusal) {
        var giver = FieldVisitor(.giveNumbers)
        giver.giver.numbers = numbers
        try? body.fields(&giver)
        if let missing = giver.giver.missing { throw .needsNumber(missing) }
    }

    /// Ids that the caller gives to what the action creates must be new, even those of creations that were struck.
    private mutating func mustBeUnused(_ given: SubjectCollector) throws(Refusal) {
        for subject in given.created {
            if try use(of: subject) != .free { throw .alreadyUsed(subject) }
            try mustLeaveRoom(subject)
        }
        for subject in given.extended {
            if !isNext(subject), try told(subject).began != nil { continue }
            switch try use(of: subject) {
            case .free: try mustLeaveRoom(subject)
            case .struck: throw .alreadyUsed(subject)
            case .since(let instant): throw .notYet(subject, since: instant)
            }
        }
    }

    /// The next number counts on from the highest ever given, so none may be given from which it could not.
    private func mustLeaveRoom(_ subject: Subject) throws(Refusal) {
        if subject == numbers[Subject(subject.kind)] { return }
        if subject.number > 999_999_999 || subject.part > 9999 { throw .idTooHigh(subject) }
    }

    /// Whether its number is above all that were ever given.
    func isNext(_ subject: Subject) -> Bool {
        guard let next = numbers[Subject(subject.kind)], !subject.kind.hasParts else { return false }
        return subject.number >= next.number
    }

    private func use(of subject: Subject) throws(Refusal) -> Use {
        if isNext(subject) { return .free }
        guard let use = scope.used[subject] else { throw .needsUse(subject) }
        return use
    }

    /// Every id that is named and not created must be there: people, series, measures and sessions in the log,
    /// everything else at that time.
    private mutating func mustExist(_ named: SubjectCollector) throws(Refusal) {
        let created = named.created + named.extended
        // An agenda may create a thousand things; most actions create one, which is found faster in a list.
        let many = created.count > 16 ? Set(created) : []
        for subject in named.about + named.mentions
        where !(many.isEmpty ? created.contains(subject) : many.contains(subject)) { try mustExist(subject) }
        if let actor { try mustExist(actor.subject) }
        if let recorder, !judgesAgain { try mustExist(recorder.subject) }
        if let session { try mustExist(session.subject) }
    }

    private mutating func mustExist(_ subject: Subject) throws(Refusal) {
        switch subject.kind {
        case .log, .organization, .platform, .ranking, .resource: return
        case .entry: if Int64(subject.number) > head.rawValue { throw .noEntry(Position(subject.number)) }
        default:
            if !subject.kind.hasStory { throw .notFound(subject) }
            guard try told(subject).began == nil else { return }
            switch try use(of: subject) {
            case .free: throw .notFound(subject)
            case .struck: throw .wasStruck(subject)
            case .since(let instant): throw .notYet(subject, since: instant)
            }
        }
    }

    // MARK: Rights

    /// Refuses what the person who acts or writes down has no right to.
    ///
    /// Where nobody is named, whoever holds the file has every right already.
    ///
    /// - Parameter into: the session into which something is carried: whoever prepares it may fetch things.
    private mutating func mayDo(
        _ listing: Listing, _ named: SubjectCollector, _ into: SessionID?
    ) throws(Refusal) {
        guard let claimant else { return }
        let who = claimant.person
        let person = try here(who)
        let zone = try organization().zone
        func holds(_ role: StandingRole, _ series: SeriesID? = nil) -> Bool {
            person.forgotten == nil && person.holds(role, series: series, at: moment, in: zone)
        }
        if holds(.steward) { return }
        let id = if let into { session ?? into } else { try place(of: named) }
        let place = try id.map { (id) throws(Refusal) in try story(id) }
        if claimant.writesForAnother {
            // Whoever leads or writes down a session does so for others too: what belongs to sessions, not the
            // keeping of the log.
            if try votesAsProxy(who, listing, named) { return }
            guard let place, place.isLed(by: who) else {
                throw .notAllowed(who, action: listing.name, needs: Authority(.moderator, .chair, .scribe, .steward))
            }
            guard listing.by.isOfSessions else { throw .notAllowed(who, action: listing.name, needs: listing.by) }
            return
        }
        for role in listing.by.who {
            switch role {
            case .anyone, .voter: return
            case .steward: break
            case .tracker, .coach, .auditor, .board:
                let series = place?.plan.series ?? (named.about + named.mentions).lazy.compactMap { SeriesID($0) }.first
                if let role = StandingRole(rawValue: role.rawValue), holds(role, series) { return }
            case .moderator: if let place, place.has(who, as: .moderator) || place.moderator?.person == who { return }
            case .chair: if let place, place.has(who, as: .chair) { return }
            case .scribe: if let place, place.has(who, as: .scribe) { return }
            case .participant:
                guard let place else { return }
                if place.takesPart(who) { return }
            case .owner: if try owns(who, named) { return }
            case .themselves: if named.ofFields.contains(who.subject) { return }
            }
        }
        throw .notAllowed(who, action: listing.name, needs: listing.by)
    }

    /// The session whose roles count: the one that the action is about, that its ballot was opened in or that the
    /// struck entry belongs to; else the one in which it happens.
    private mutating func place(of named: SubjectCollector) throws(Refusal) -> SessionID? {
        if let session = named.session { return session }
        guard let first = named.about.first, !named.created.contains(first) else { return session }
        switch first.kind {
        case .ballot: return try told(first).began?.session ?? session
        case .pulse: return (try told(first) as? Pulse)?.session ?? session
        case .entry:
            let entry = try entry(Position(first.number))
            return entry.session ?? SubjectCollector(entry.action.body).session
        case .idea:
            let idea = try told(first) as? Idea
            if let session, let idea, idea.carriedInto.contains(session) { return session }
            return idea?.session ?? idea?.began?.session ?? session
        case .group:
            let group = try told(first) as? IdeaGroup
            if let session, let group, group.carriedInto.contains(session) { return session }
            return group?.began?.session ?? session
        case .question:
            let question = try told(first) as? Question
            if let session, let question, question.sessions.contains(session) { return session }
            return question?.session ?? session
        case .homework: return (try told(first) as? Homework)?.session ?? session
        case .breakout: return (try told(first) as? Breakout)?.session ?? session
        default: return session
        }
    }

    /// Whether somebody votes, or takes back a vote, as the proxy of the voter.
    private mutating func votesAsProxy(
        _ who: PersonID, _ listing: Listing, _ named: SubjectCollector
    ) throws(Refusal) -> Bool {
        guard listing.name == VoteCast.name || listing.name == VoteWithdrawn.name, let actor,
            let ballot = named.about.first.flatMap({ BallotID($0) })
        else { return false }
        return try proxy(of: actor, on: try story(ballot)) == who
    }

    private mutating func owns(_ who: PersonID, _ named: SubjectCollector) throws(Refusal) -> Bool {
        guard let first = named.about.first, !named.created.contains(first) else { return false }
        if first.kind == .entry {
            let entry = try entry(Position(first.number))
            return entry.actor == who || entry.recorder == who
        }
        for owner in try told(first).owners where try self.holder(of: owner) == who { return true }
        return false
    }

    /// Who holds by now what that person owns: they themselves or, where they left, who took over from them.
    private mutating func holder(of owner: PersonID) throws(Refusal) -> PersonID {
        var holder = owner
        var passed: Set<PersonID> = []
        while let person = try storyIfAny(holder), person.left != nil, let next = person.handedTo,
            passed.insert(holder).inserted
        {
            holder = next
        }
        return holder
    }

    // MARK: Subjects

    /// What an entry with that action is about, and what it mentions.
    mutating func subjects(of body: any Action) throws(Refusal) -> Admitted {
        var named = Entry.Named(body, scope.isMadeAnonymous ? nil : actor, session)
        named.about += scope.alsoAbout
        if let target = (body as? EntryStruck)?.entry ?? (body as? EntryCorrected)?.entry
            ?? (body as? EntryRedacted)?.entry
        {
            // Whoever reads the story of anything that the entry names or named must come upon what became of it.
            let old = try entry(target)
            let now = try inEffect(old)
            named.about += old.about + now.about
            named.mentions = old.mentions + now.mentions + named.mentions
            if let correction = body as? EntryCorrected {
                let new = now.corrected(by: correction, at: head.next)
                named.about += new.about
                named.mentions += new.mentions
            }
        }
        if let reversal = body as? DecisionReversed {
            // Targets and allocations are told of in the stories of what they belong to.
            for position in reversal.entries { named.about += try entry(position).about }
        }
        let about = named.about.eachOnce()
        return Admitted(body: body, about: about, mentions: named.mentions.eachOnce(without: about))
    }
}

extension [Subject] {
    /// The subjects in their order, each once, less some others.
    func eachOnce(without others: [Subject] = []) -> [Subject] {
        // Nearly always a handful, for which looking through the list is faster than a set.
        if count + others.count > 24 {
            var seen = Set(others)
            return filter { seen.insert($0).inserted }
        }
        var once: [Subject] = []
        once.reserveCapacity(count)
        for subject in self where !once.contains(subject) && !others.contains(subject) { once.append(subject) }
        return once
    }
}
