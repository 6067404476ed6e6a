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
        if !judgesAgain { try mustBeUnused(named.created) }
        try mustExist(named)
        if !judgesAgain { try mayDo(listing, named) }
        try body.judge(&self)
        return try subjects(of: body)
    }

    // MARK: Ids

    private func giveNumbers(_ body: inout any Action) throws(Refusal) {
        var missing: Subject?
        withoutActuallyEscaping(
            { (kind: Subject.Kind) -> Subject in
                if kind.hasParts { return Subject(kind) }
                guard let next = numbers[Subject(kind)] else {
                    missing = Subject(kind)
                    return Subject(kind)
                }
                return next
            },
            do: { next in
                var giver = NumberGiver(next: next)
                try? body.fields(&giver)
            })
        if let missing { throw .needsNumber(missing) }
    }

    private mutating func mustBeUnused(_ created: [Subject]) throws(Refusal) {
        for subject in created {
            if let next = numbers[Subject(subject.kind)], subject.number >= next.number { continue }
            guard let isUsed = scope.used[subject] else { throw .needsUse(subject) }
            if isUsed { throw .alreadyUsed(subject) }
        }
    }

    /// Every id that is named and not created must be there: people, series, measures and sessions in the log,
    /// everything else at that time.
    private mutating func mustExist(_ named: SubjectCollector) throws(Refusal) {
        let created = named.created + named.extended
        for subject in named.about + named.mentions where !created.contains(subject) { try mustExist(subject) }
        if let actor { try mustExist(actor.subject) }
        if let recorder { try mustExist(recorder.subject) }
        if let session { try mustExist(session.subject) }
    }

    private mutating func mustExist(_ subject: Subject) throws(Refusal) {
        switch subject.kind {
        case .log, .organization, .platform, .ranking, .resource: return
        case .entry: if Int64(subject.number) > head.rawValue { throw .noEntry(Position(subject.number)) }
        default:
            if subject.kind.story(of: subject) == nil { throw .notFound(subject) }
            let story = try told(subject)
            guard story.began == nil else { return }
            guard let since = try entries(about: subject).first?.occurredAt else {
                guard let isUsed = scope.used[subject] else { throw .needsUse(subject) }
                throw isUsed ? .notYet(subject, since: moment) : .notFound(subject)
            }
            throw .notYet(subject, since: since)
        }
    }

    // MARK: Rights

    /// Refuses what the person who acts or writes down has no right to. Where nobody is named, whoever holds the file
    /// has every right already.
    private mutating func mayDo(_ listing: Listing, _ named: SubjectCollector) throws(Refusal) {
        guard let who = recorder ?? actor, listing.by.who != [.anyone] || recorder != nil else { return }
        let person = try story(who)
        let zone = try organization().zone
        if person.holds(.steward, at: moment, in: zone) || isFirst(.person) { return }
        let place = try (session ?? named.session).map { (id) throws(Refusal) in try story(id) }
        let leads = place.map { place in
            [.moderator, .chair, .scribe].contains { place.has(who, as: $0) } || place.moderator?.person == who
        }
        if recorder != nil, recorder != actor {
            if leads == true { return }
            throw .notAllowed(who, action: listing.name, needs: Authority(.moderator, .chair, .scribe, .steward))
        }
        for role in listing.by.who {
            switch role {
            case .anyone, .voter: return
            case .steward: break
            case .tracker, .coach, .auditor, .board:
                if let role = StandingRole(rawValue: role.rawValue),
                    person.holds(role, series: place?.plan.series, at: moment, in: zone)
                { return }
            case .moderator: if place?.has(who, as: .moderator) == true || place?.moderator?.person == who { return }
            case .chair: if place?.has(who, as: .chair) == true { return }
            case .scribe: if place?.has(who, as: .scribe) == true { return }
            case .participant:
                guard let place else { return }
                if place.isInvited(who) || place.attended.contains(who) { return }
            case .owner: if try owns(who, named) { return }
            case .themselves: if (named.about + named.mentions).contains(who.subject) { return }
            }
        }
        throw .notAllowed(who, action: listing.name, needs: listing.by)
    }

    private mutating func owns(_ who: PersonID, _ named: SubjectCollector) throws(Refusal) -> Bool {
        guard let first = named.about.first, !named.created.contains(first) else { return false }
        if first.kind == .entry {
            let entry = try entry(Position(first.number))
            return entry.actor == who || entry.recorder == who
        }
        return try told(first).owners.contains(who)
    }

    // MARK: Subjects

    private mutating func subjects(of body: any Action) throws(Refusal) -> Admitted {
        let named = SubjectCollector(body)
        var about = named.about + body.furtherSubjects
        var mentions = named.mentions
        if type(of: body).bearing == .annotation {
            mentions = about + mentions
            about = []
        }
        if let strike = body as? EntryStruck {
            // Whoever reads the story of anything that the struck entry named must come upon the strike.
            let target = try entry(strike.entry)
            about += target.about
            mentions += target.mentions
        }
        if let actor { mentions.append(actor.subject) }
        if let session { mentions.append(session.subject) }
        var seen: Set<Subject> = []
        about = about.filter { seen.insert($0).inserted }
        mentions = mentions.filter { seen.insert($0).inserted }
        return Admitted(body: body, about: about, mentions: mentions)
    }
}

extension SubjectCollector {
    /// The subjects that an action names.
    init(_ action: any Action) {
        self.init()
        var copy = action
        try? copy.fields(&self)
    }
}
