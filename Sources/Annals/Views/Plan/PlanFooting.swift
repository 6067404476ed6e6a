/// A plan, and the entries that it stands on: from them and from what happened since, it is taken up again without
/// reading the rest of the log.
///
/// What is over (a goal achieved, a task done, a decision replaced, a figure of years ago) falls out when the footing is
/// trimmed, and so does who left, so that it is as large as the plan and not as the log. Where a later entry speaks of
/// such a thing again, its story is fetched; of those who left, the stories of whom something that stands names. So the
/// plan shows everything that stands, and whatever was named since the last trimming; it is not to be asked for what was
/// over before.
public struct PlanFooting: Sendable {
    /// The plan.
    public private(set) var plan = Plan()
    /// The people who are named by what it stands on, of whom the plan may not know yet who they are.
    private var named: Set<PersonID> = []
    /// What it tells of and is not over, each with the entries that its story rests on.
    private var footing: [Subject: [Position]] = [:]
    private var pools: [Resources.Pool: [Position]] = [:]
    /// Entries that only a newer release understands: kept, so that whoever reads learns of them.
    private var newer: [Position] = []
    /// The entries that were read as they were corrected.
    private var corrected: Set<Position> = []

    /// Of an empty log.
    public init() {}

    /// Takes it up again.
    ///
    /// - Parameters:
    ///   - entries: those that it stood on, as they read.
    ///   - subjects: those that it told of.
    public init(on entries: [Entry], telling subjects: [Subject]) {
        let subjects = Set(subjects)
        for entry in entries.sorted(by: { $0.isBefore($1) }) {
            note(entry)
            for subject in entry.about where subjects.contains(subject) { take(entry, subject) }
        }
    }

    /// The kinds of subject that a plan tells of.
    public static let kinds: Set<Subject.Kind> = [
        .organization, .goal, .ranking, .measure, .decision, .task, .person, .session, .platform, .finding, .assumption,
        .theme, .resource,
    ]

    /// Takes up one more entry.
    ///
    /// - Parameter story: fetches the entries about a subject that came before this one, where it is named again though
    ///   it was over.
    public mutating func apply(_ entry: Entry, story: (Subject) throws -> [Entry]) rethrows {
        if entry.isOfAnother { return }
        for subject in entry.about where PlanFooting.kinds.contains(subject.kind) {
            // There is one story of all resources, which is never over.
            if subject.kind != .resource, footing[subject] == nil, !entry.creates(subject) {
                try recall(subject, before: entry, story)
            }
        }
        for subject in entry.mentions where subject.kind == .assumption && footing[subject] == nil {
            try recall(subject, before: entry, story)
        }
        note(entry)
        for subject in entry.about where PlanFooting.kinds.contains(subject.kind) { take(entry, subject) }
    }

    private mutating func take(_ entry: Entry, _ subject: Subject) {
        plan.apply(entry, to: subject)
        if subject.kind == .resource, let pool = entry.action.pool {
            pools[pool, default: []].append(entry.position)
        } else {
            footing[subject, default: []].append(entry.position)
        }
    }

    private mutating func recall(_ subject: Subject, before entry: Entry, _ story: (Subject) throws -> [Entry]) rethrows
    {
        for earlier in try story(subject) where earlier.isBefore(entry) && !earlier.isOfAnother {
            note(earlier)
            take(earlier, subject)
        }
    }

    private mutating func note(_ entry: Entry) {
        plan.last = Mark(entry)
        if case .unknown = entry.action { newer.append(entry.position) }
        if entry.correctedBy != nil { corrected.insert(entry.position) }
        if let actor = entry.actor { named.insert(actor) }
        for subject in entry.about + entry.mentions {
            if let person = PersonID(subject) { named.insert(person) }
        }
    }

    /// Takes up who the people are whom it names and does not hold: those who left are let go of, and what stands may
    /// still name them, or hand on what they owned.
    ///
    /// - Parameter story: fetches the entries about a subject, up to the moment that the plan is of.
    public mutating func recallPeople(_ story: (Subject) throws -> [Entry]) rethrows {
        var wanted = Array(named)
        while let person = wanted.popLast() {
            if plan.people[person] == nil {
                for entry in try story(person.subject) where !entry.isOfAnother { take(entry, person.subject) }
            }
            if let heir = plan.people[person]?.handedTo, named.insert(heir).inserted { wanted.append(heir) }
        }
    }

    /// Takes up how people and measures came into the log who were named before that.
    ///
    /// - Parameter creation: fetches the entry with which something came into the log, whatever its date.
    public mutating func introduce(_ creation: (Subject) throws -> Entry?) rethrows {
        let people = named.filter { plan.people[$0]?.began == nil }.map(\.subject)
        let measures = plan.measures.all.filter { $0.began == nil }.map(\.id.subject)
        let creations = try (people + measures).compactMap { try creation($0) }
        for entry in creations.sorted(by: { $0.isBefore($1) }) {
            for subject in entry.about where PlanFooting.kinds.contains(subject.kind) { plan.apply(entry, to: subject) }
        }
    }

    /// The entries that it stands on, in the order of positions, and whether they were read as they were corrected.
    public var entries: [(position: Position, isCorrected: Bool)] {
        var all = Set(newer)
        for positions in footing.values { all.formUnion(positions) }
        for positions in pools.values { all.formUnion(positions) }
        return all.sorted().map { ($0, corrected.contains($0)) }
    }

    /// What it tells of and is not over.
    public var subjects: [Subject] {
        let singles = pools.isEmpty ? [] : [Identifier<Resources>().subject]
        return Set(footing.keys).union(singles).sorted { $0.rawValue < $1.rawValue }
    }
}

// MARK: - Letting go

extension PlanFooting {
    /// Lets go of what is over at a moment, and can matter to no later plan unless it is named again.
    public mutating func trim(at moment: Instant) {
        let zone = plan.organization.zone
        let assumed = plan.assumed(at: moment)
        drop(plan.goals.remove { $0.state != .open })
        drop(plan.decisions.remove { $0.isOver(at: moment, in: zone) })
        drop(plan.tasks.remove { !$0.isOpen })
        // What came into the log later than it is told of keeps what was told until it came.
        drop(plan.measures.remove { $0.began != nil && $0.retired != nil })
        drop(plan.people.remove { $0.began != nil && $0.left != nil })
        drop(plan.sessions.remove { $0.began != nil && ($0.state == .closed || $0.state == .cancelled) })
        drop(plan.findings.remove { $0.state != .standing })
        drop(plan.assumptions.remove { $0.isSettled(at: moment, assumed, in: zone) })
        var spent: [(Subject, Set<Position>)] = []
        // All measures are read for the same periods.
        var ends: [Period: Instant] = [:]
        func end(_ period: Period) -> Instant {
            if let end = ends[period] { return end }
            let end = zone.end(of: period)
            ends[period] = end
            return end
        }
        plan.measures.change { measure in
            let positions = measure.spent(at: moment, in: zone, end)
            measure.forget(positions)
            spent.append((measure.id.subject, positions))
        }
        for (subject, positions) in spent where !positions.isEmpty {
            footing[subject]?.removeAll { positions.contains($0) }
        }
        // Of the times that a wording was confirmed, the last one is told.
        for part in plan.platform.all {
            let told = Set(part.wordings.map(\.mark.position) + [part.confirmed?.position].compactMap { $0 })
            footing[part.id.subject]?.removeAll { !told.contains($0) }
        }
        let ranking = Identifier<Ranking>().subject
        if let last = footing[ranking]?.last { footing[ranking] = [last] }
        for pool in pools.keys where zone.end(of: pool.period) < moment { pools[pool] = nil }
    }

    private mutating func drop<Of: Story>(_ ids: [Identifier<Of>]) {
        for id in ids { footing[id.subject] = nil }
    }
}

extension AnyAction {
    /// The pool that it is about, where it is about one alone.
    fileprivate var pool: Resources.Pool? {
        switch self {
        case .resourceStated(let it): it.pool
        case .resourceAllocated(let it): it.pool
        case .resourceReleased(let it): it.pool
        default: nil
        }
    }
}

extension Measure {
    /// The readings and targets that no later look at it can need: their periods were over a year before the moment, and
    /// neither the latest reading nor a target that stands has to do with them.
    fileprivate func spent(at moment: Instant, in zone: Zone, _ end: (Period) -> Instant) -> Set<Position> {
        let latest = readings.filter { $0.value.contains { $0.status != .forecast } }.keys.max { end($0) < end($1) }
        let kept = targets.keys.filter { period in
            end(period) >= moment
                || latest.map { zone.start(of: period) <= zone.start(of: $0) && end($0) <= end(period) } ?? false
        }
        let since = (kept.map { zone.start(of: $0) } + (latest.map { [zone.start(of: $0)] } ?? []))
            .reduce(moment.advanced(byMilliseconds: -Plan.aYear)) { min($0, $1) }
        func old(_ period: Period) -> Bool { end(period) < since }
        return Set(
            readings.filter { old($0.key) }.values.flatMap { $0.map(\.mark.position) }
                + targets.filter { old($0.key) }.values.flatMap { $0.map(\.mark.position) })
    }
}
