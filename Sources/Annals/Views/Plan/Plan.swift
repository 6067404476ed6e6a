/// What the strategy is: the platform, goals by priority with their light, measures against their targets, decisions in
/// force, what was found and assumed, resources against capacity, tasks by owner.
public struct Plan: Projection {
    /// Whose strategy it is.
    public internal(set) var organization = Organization(Identifier())
    /// Every goal that was ever set; what is over is still there and says so, here and below.
    public internal(set) var goals = Shelf<Goal>()
    /// Every measure.
    public internal(set) var measures = Shelf<Measure>()
    /// Every decision.
    public internal(set) var decisions = Shelf<Decision>()
    /// Every task.
    public internal(set) var tasks = Shelf<Todo>()
    /// Everybody.
    public internal(set) var people = Shelf<Person>()
    /// Every session.
    public internal(set) var sessions = Shelf<Session>()
    /// The goals in order, the most important first.
    public internal(set) var ranking = Ranking(Identifier())
    /// Every part of the platform that was ever stated.
    public internal(set) var platform = Shelf<Platform>()
    /// Every finding.
    public internal(set) var findings = Shelf<Finding>()
    /// Every assumption.
    public internal(set) var assumptions = Shelf<Assumption>()
    /// Every theme.
    public internal(set) var themes = Shelf<Theme>()
    /// Money, people and time.
    public internal(set) var resources = Resources(Identifier())
    /// The last entry taken up, in the order of reading.
    public internal(set) var last: Mark?

    /// Whose name somebody else bears, where whoever made it knows.
    ///
    /// A plan need not hold everybody. `nil` where all those
    /// are here who can.
    package var namesakes: Set<PersonID>?

    /// Of an empty log.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        last = Mark(entry)
        for subject in entry.about { apply(entry, to: subject) }
    }

    /// Takes up an entry in the story of one of the subjects that it is about.
    mutating func apply(_ entry: Entry, to subject: Subject) {
        switch subject.kind {
        case .organization: organization.apply(entry)
        case .goal: goals.apply(entry, to: subject)
        case .ranking: ranking.apply(entry)
        case .measure: measures.apply(entry, to: subject)
        case .decision: decisions.apply(entry, to: subject)
        case .task: tasks.apply(entry, to: subject)
        case .person: people.apply(entry, to: subject)
        case .session: sessions.apply(entry, to: subject)
        case .platform: platform.apply(entry, to: subject)
        case .finding: findings.apply(entry, to: subject)
        case .assumption: assumptions.apply(entry, to: subject)
        case .theme: themes.apply(entry, to: subject)
        case .resource: resources.apply(entry)
        case .log, .entry, .series, .homework, .item, .rule, .question, .breakout, .pulse, .idea, .group, .ballot,
            .alternative, .criterion:
            break
        }
    }
}

extension Plan {
    /// The open goals, the most important first; those never ranked come last, by number.
    public var openGoals: [Goal] {
        let ranks = Dictionary(uniqueKeysWithValues: ranking.order.enumerated().map { ($1, $0) })
        return goals.current.filter { $0.state == .open }
            .sorted { (ranks[$0.id] ?? Int.max, $0.id.number) < (ranks[$1.id] ?? Int.max, $1.id.number) }
    }

    /// The place of a goal in the ranking, from 1.
    public func rank(of goal: GoalID) -> Int? { ranking.order.firstIndex(of: goal).map { $0 + 1 } }

    /// The decisions that hold at a moment, the oldest first.
    public func decisionsInForce(at moment: Instant) -> [Decision] {
        decisions.current.filter { $0.isInForce(at: moment, in: organization.zone) }
            .sorted {
                ($0.taken?.mark.occurredAt ?? .earliest, $0.id) < ($1.taken?.mark.occurredAt ?? .earliest, $1.id)
            }
    }

    /// The tasks neither done nor cancelled, the most urgent first.
    public var openTasks: [Todo] {
        let zone = organization.zone
        func due(_ task: Todo) -> Instant { task.plan.due.map { zone.end(of: $0) } ?? .latest }
        return tasks.current.sorted { (due($0), $0.id) < (due($1), $1.id) }
    }

    /// Who owns something now: where its owner left and handed over, whoever took it.
    public func owner(_ person: PersonID?) -> PersonID? {
        var owner = person
        var seen: Set<PersonID> = []
        while let current = owner, seen.insert(current).inserted, let story = people[current], story.left != nil,
            let next = story.handedTo
        { owner = next }
        return owner
    }

    /// A person's name, with the id where several bear it; the id alone where none is known.
    public func name(_ person: PersonID) -> String {
        guard let name = people[person]?.shownName else { return person.description }
        let isShared = namesakes?.contains(person) ?? (people.count { $0.shownName == name } > 1)
        return isShared ? "\(name) (\(person))" : name
    }

    /// Whether a task should have been done by that moment and is not.
    public func isOverdue(_ task: Todo, at moment: Instant) -> Bool {
        task.isOpen && (task.plan.due.map { organization.zone.end(of: $0) < moment } ?? false)
    }

    /// The measures to steer by at a moment: those neither retired nor defined later without a figure by then.
    public func measures(at moment: Instant) -> [Measure] {
        measures.current.filter { measure in
            measure.retired == nil
                && (measure.began.map { $0.occurredAt <= moment } ?? true
                    || !(measure.readings.isEmpty && measure.targets.isEmpty))
        }
    }

    /// The latest figures of a measure at a moment.
    public func standing(_ measure: Measure, at moment: Instant) -> Standing {
        let zone = organization.zone
        let reading = measure.latestActual(in: zone)
        // Days instead of moments: their order is the same, and there can be hundreds.
        func days(_ period: Period) -> Range<Day> { period.days(yearStartsIn: zone.yearStartsIn) }
        func length(_ days: Range<Day>) -> Int { days.upperBound.daysSince1970 - days.lowerBound.daysSince1970 }
        let targets = measure.standingTargets.map { (days: days($0.key), period: $0.key, value: $0.value) }
        // The target that the reading is held against: that of the shortest period which holds the reading's own.
        let target = reading.map { days($0.period) }.flatMap { read in
            targets.filter { $0.days.lowerBound <= read.lowerBound && read.upperBound <= $0.days.upperBound }
                .min { length($0.days) < length($1.days) }
        }
        let today = zone.day(of: moment)
        let ahead = targets.filter { $0.days.upperBound > today }.min {
            ($0.days.upperBound, $1.days.lowerBound) < ($1.days.upperBound, $0.days.lowerBound)
        }
        return Standing(
            period: reading?.period, reading: reading?.reading, target: target?.value,
            isMet: reading.flatMap { reading in target.map { measure.meets(reading.reading.value, $0.value) } },
            aheadPeriod: ahead?.period, ahead: ahead?.value)
    }

    /// How a measure stands.
    public struct Standing: Sendable {
        /// The latest period that was read.
        public let period: Period?
        /// Its reading.
        public let reading: Measure.Reading?
        /// The target that the reading is held against.
        public let target: Measure.Target?
        /// Whether it is met; `nil` where there is nothing to hold against.
        public let isMet: Bool?
        /// The next period with a target.
        public let aheadPeriod: Period?
        /// That target.
        public let ahead: Measure.Target?
    }

    /// How a goal does, by its measures.
    public func light(of goal: Goal, at moment: Instant) -> Light {
        if goal.state == .achieved { return .green }
        let met = measures.current.filter { $0.definition.goals.contains(goal.id) }
            .compactMap { standing($0, at: moment).isMet }
        guard !met.isEmpty else { return .none }
        return met.allSatisfy { $0 } ? .green : met.contains(true) ? .amber : .red
    }

    /// How a goal does.
    public enum Light: String, Sendable {
        case green = "green"
        case amber = "amber"
        case red = "red"
        /// No measure with a target and a reading says anything.
        case none = "none"
    }
}
