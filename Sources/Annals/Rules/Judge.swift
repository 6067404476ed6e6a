/// Decides whether an action is recorded: runs the rules on the stories that it fetches, and keeps those from one
/// action to the next, so that work is in proportion to what is new.
public struct Judge: Sendable {
    private(set) var world = World()
    private(set) var end: LogEnd?
    /// When something last named a subject, as far as it had to be known.
    var lastNamed: [Subject: Instant] = [:]
    /// The deadlines of the ballots that are open, once they were looked for.
    private var deadlines: [BallotID: When]?
    /// Which sessions were open when, once that was asked.
    private var sessionTimes: SessionTimes?
    /// The entries of what was created of late.
    private var recent = Recent()
    /// What follows from the entry that was last admitted, and is to be recorded with it or not at all.
    var consequences: [Draft] = []

    /// A clock further back than this behind the last entry stops recording.
    public static let toleratedMilliseconds: Int64 = 60_000

    /// How many stories are kept at most; then all are let go, and those that are needed are read again.
    private static let remembered = 50_000

    /// A judge who knows nothing yet.
    public init() {}

    /// Lets a draft be recorded and gives the entry to append, or refuses it.
    ///
    /// Changes nothing but what it remembers.
    ///
    /// - Parameters:
    ///   - draft: the action and what its caller says of it.
    ///   - id: the id that it gets where the caller gave none, and where it is anonymous: the caller's would join it to
    ///     a request.
    ///   - now: the time of the machine's clock.
    ///   - acceptsClock: go on where that clock is far behind the last entry.
    ///   - opensBox: whether these are the papers of a ballot box, opened for the closing that comes next.
    ///   - follows: whether it follows from what was admitted before it (`following`).
    ///   - source: the log, at the state to which the entry would be appended.
    /// - Throws: `Refusal`, `Fault`, or what the source throws.
    public mutating func admit(
        _ draft: Draft, id: @autoclosure () -> EntryID, now: Instant, acceptsClock: Bool = false,
        opensBox: Bool = false, follows: Bool = false, from source: some EntrySource
    ) throws -> Entry {
        consequences = []
        let source = RememberingSource(source, recent, world.longStories)
        let end = try self.end ?? Judge.end(of: source)
        self.end = end
        let stored = draft.action.stored
        var body = stored.body
        if !draft.isChecked {
            var checker = FieldVisitor(.check)
            try body.fields(&checker)
        }
        guard let listing = AnyAction.listing(stored.name) else {
            throw Refusal.unknownAction(stored.name, stored.version)
        }
        if end.position == .start, !(body is LogOpened) { throw Refusal.notFirst }

        var recordedAt = now
        if let last = end.recordedAt, now < last {
            if last.milliseconds - now.milliseconds > Judge.toleratedMilliseconds, !acceptsClock {
                throw Refusal.clockBehind(now, last: last)
            }
            recordedAt = last
        }
        if let occurredAt = draft.occurredAt, occurredAt > recordedAt {
            throw Refusal.inTheFuture(occurredAt, now: recordedAt)
        }
        let occurredAt = draft.occurredAt ?? recordedAt
        try checkExpectations(draft.expect, source)

        world.scope = World.Scope()
        world.moment = occurredAt
        world.cut = .through(occurredAt)
        world.actor = draft.isAnonymous ? nil : draft.actor
        world.recorder = draft.isAnonymous || draft.recorder == draft.actor ? nil : draft.recorder
        world.claimant = (draft.recorder ?? draft.actor).map {
            ($0, draft.recorder != nil && draft.recorder != draft.actor)
        }
        world.session = draft.session
        world.openSessions = []
        world.head = end.position
        world.isLive = draft.occurredAt == nil
        world.judgesAgain = false
        world.opensBox = opensBox
        world.follows = follows
        for document in draft.documents {
            world.scope.given.insert(document.sha256.hex)
            world.scope.documents[document.sha256.hex] = .some(document.content.count)
        }
        if draft.session == nil, !follows { try findSession(of: draft, listing, source) }
        var admitted = try Judge.run(&world, source) { (world) throws(Refusal) in try world.admit(listing, body) }
        if let correction = admitted.body as? EntryCorrected {
            let completed = try Judge.completed(correction, source)
            admitted = try Judge.run(&world, source) { (world) throws(Refusal) in try world.subjects(of: completed) }
        }
        body = admitted.body
        guard let action = listing.wrap(body) else { throw Refusal.unknownAction(listing.name, listing.version) }
        let isAnonymous = draft.isAnonymous || world.scope.isMadeAnonymous
        let own = isAnonymous && !draft.isIDDerived ? nil : draft.id
        let entry = Entry(
            position: end.position.next, id: own ?? id(), occurredAt: occurredAt, recordedAt: recordedAt,
            actor: isAnonymous ? nil : world.actor, recorder: isAnonymous ? nil : world.recorder,
            isAnonymous: isAnonymous, session: world.session, about: admitted.about, mentions: admitted.mentions,
            action: action)
        if entry.line.count > Entry.longestLine {
            let longest = action.members.max { $0.json.count < $1.json.count }
            throw Refusal.tooLong(field: longest?.key ?? "data", bytes: entry.line.count)
        }
        try judgeAgain(with: entry, listing.bearing, source)
        return entry
    }

    /// Where the log ends.
    ///
    /// Its opening is ordered first, whatever its date, and so nothing else is late because of it.
    private static func end(of source: some EntrySource) throws -> LogEnd {
        var end = try source.end
        if end.position == Position(1) { end.latest = .earliest }
        return end
    }

    /// The last position that it has taken up; `nil` where it knows nothing yet.
    public var position: Position? { end?.position }

    /// The subjects that the last judgement looked at, some of them more than once.
    public var consulted: [Subject] { world.scope.consulted }

    /// What follows from the entry that was last admitted: to be admitted right after it, in the same transaction.
    package var following: [Draft] { consequences }

    /// What the entry that was last admitted puts into the ballot box.
    public var paper: [UInt8]? { world.scope.paper }

    /// Who has sealed something for a subject, as the last judgement saw it: before what it let pass.
    package func sealed(for subject: Subject) -> Set<PersonID> {
        switch world.scope.stories[subject] ?? world.heads[subject]?.story {
        case let ballot as Ballot: Set(ballot.sealed.keys)
        case let pulse as Pulse: Set(pulse.sealed.keys)
        default: []
        }
    }

    /// What the last action that it let pass leaves out, as far as only the rules can tell.
    public var remarks: [Wording] { world.scope.remarks }

    /// Takes up an entry that was appended, by this judge's leave or by another process.
    public mutating func take(_ entry: Entry) {
        end = LogEnd(
            position: entry.position, recordedAt: entry.recordedAt,
            latest: max(end?.latest ?? entry.orderedAt, entry.orderedAt))
        if entry.action.takesTextsAway {
            // What is remembered may hold them.
            let end = end
            self = Judge()
            self.end = end
            return
        }
        world.longStories.take(entry)
        let created = SubjectCollector(entry.action.body).created
        // It is told to the stories by what becomes of the other entry.
        let isStrike = entry.isOfAnother
        for subject in entry.about {
            take(number: subject)
            if isStrike {
                world.heads[subject] = nil
            } else if created.contains(subject), world.heads[subject] == nil {
                recent.begin(subject)
                guard var story = subject.kind.story(of: subject) else { continue }
                story.apply(entry)
                world.heads[subject] = World.Told(story: story, last: entry.orderedAt)
            } else if world.heads[subject]?.take(entry) == false {
                world.heads[subject] = nil
            }
        }
        takeDeadline(of: entry, isStrike)
        sessionTimes?.take(entry)
        // What is created now cannot have been named before, unless it is created at an earlier time than it is named.
        recent.take(entry)
        for subject in entry.about + entry.mentions {
            if isStrike {
                lastNamed[subject] = nil
            } else if let index = lastNamed.index(forKey: subject) {
                lastNamed.values[index] = max(lastNamed.values[index], entry.orderedAt)
            } else if created.contains(subject) {
                lastNamed[subject] = entry.orderedAt
            }
        }
        if world.heads.count > Judge.remembered { world.heads = [:] }
        if lastNamed.count > Judge.remembered { lastNamed = [:] }
    }

    private mutating func takeDeadline(of entry: Entry, _ isStrike: Bool) {
        guard deadlines != nil, let subject = entry.about.first(where: { $0.kind == .ballot }),
            let ballot = BallotID(subject)
        else { return }
        switch entry.action {
        case .ballotOpened(let opened): deadlines?[ballot] = opened.closesAt
        case .ballotReopened(let reopened): deadlines?[ballot] = reopened.closesAt
        case .ballotClosed, .ballotWithdrawn, .resultReported: deadlines?[ballot] = nil
        default: if isStrike { deadlines = nil }
        }
    }

    /// The ballots that are open though their deadline has passed, in the order of their deadlines.
    ///
    /// - Parameter now: the time of the machine's clock.
    public mutating func overdue(
        at now: Instant, from source: some EntrySource
    ) throws -> [(ballot: BallotID, closedAt: Instant, deadline: When)] {
        if deadlines == nil {
            var found: [BallotID: When] = [:]
            for id in try Judge.mayBeOpen(source) {
                let told = try source.entries(of: id.subject, aboutOnly: true)
                guard let story = told.story(of: id.subject, upTo: .through(.latest)) as? Ballot else { continue }
                if story.state == .open, story.began != nil { found[id] = story.terms.closesAt }
            }
            deadlines = found
        }
        guard let deadlines, !deadlines.isEmpty else { return [] }
        let zone = try organization(from: source).zone
        return deadlines.map { ($0.key, zone.end(of: $0.value), $0.value) }.filter { $0.1 < now }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    }

    /// The organization as of now, for its clock.
    public mutating func organization(from source: some EntrySource) throws -> Organization {
        let source = RememberingSource(source, recent, world.longStories)
        world.scope = World.Scope()
        world.head = try end?.position ?? source.end.position
        world.moment = .latest
        world.cut = .through(.latest)
        world.judgesAgain = false
        return try Judge.run(&world, source) { (world) throws(Refusal) in try world.organization() }
    }

    /// The ballots to look at where it is not known yet which are open.
    private static func mayBeOpen(_ source: some EntrySource) throws -> [BallotID] {
        if let unfinished = try source.unfinished(.ballot) { return unfinished.compactMap { BallotID($0) } }
        return (1..<max(1, try source.next(Subject(.ballot)).number)).map { BallotID($0) }
    }

    /// Forgets everything, so that the next action is judged on what the source says: after a failed append.
    public mutating func forget() { self = Judge() }

    private mutating func take(number subject: Subject) {
        let whole = Subject(subject.kind, subject.kind.hasParts ? subject.number : 0)
        guard subject.number > 0, let next = world.numbers[whole] else { return }
        if subject.kind.hasParts {
            if subject.part >= next.part, subject.part < .max {
                world.numbers[whole] = Subject(subject.kind, subject.number, part: subject.part + 1)
            }
        } else if subject.number >= next.number, subject.number < .max {
            world.numbers[whole] = Subject(subject.kind, subject.number + 1)
        }
    }

    private func checkExpectations(_ expect: [Subject: Position], _ source: some EntrySource) throws {
        for (subject, seen) in expect.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            if let newer = try source.entries(of: subject, aboutOnly: true).last(where: { $0.position > seen }) {
                throw Refusal.someoneWasFaster(subject, newer.position)
            }
        }
    }

    /// Finds the one session open then in which the actor is present, for actions that happen in sessions.
    private mutating func findSession(of draft: Draft, _ listing: Listing, _ source: some EntrySource) throws {
        guard let actor = draft.actor, !draft.isAnonymous, listing.happensInSessions,
            SubjectCollector(draft.action.body).session == nil
        else { return }
        var times = sessionTimes ?? SessionTimes()
        sessionTimes = nil  // moved, so that what changes in it is changed in place
        try times.read(for: world.moment, latest: end?.latest ?? .latest, in: source)
        let open = try times.mayBeOpen(at: world.moment) { id in
            if let told = world.heads[id.subject] { return told.story as? Session }
            let entries = try source.inEffect(of: id.subject, aboutOnly: true)
            return entries.story(of: id.subject, upTo: .through(.latest)) as? Session
        }
        sessionTimes = times
        var found: [SessionID] = []
        for id in open {
            let session = try Judge.run(&world, source) { (world) throws(Refusal) in try world.storyIfAny(id) }
            if let session, session.isOpen, session.present.contains(actor) { found.append(id) }
        }
        if found.count == 1 { world.session = found[0] } else { world.openSessions = found }
    }
}

extension AnyAction {
    /// Whether texts of other entries can be read no more after it.
    fileprivate var takesTextsAway: Bool {
        switch self {
        case .entryRedacted, .personForgotten: true
        default: false
        }
    }
}

extension Listing {
    /// Whether actions of this kind belong to the session in which they happen.
    var happensInSessions: Bool { chapter != "People" && chapter != "Sessions" && chapter != "Record" }
}
