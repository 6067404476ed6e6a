/// How it goes between sessions, for whoever keeps an eye on it: by owner what is open, late and put off, how each
/// check-in found it, and what went wrong.
public struct FollowUp: Projection {
    /// The plan.
    public private(set) var plan = Plan()
    private var checkIns: [Subject: [CheckIn]] = [:]

    /// One look at a task, goal or measure.
    public struct CheckIn: Sendable {
        /// What was said.
        public let said: CheckInMade
        /// By whom and when.
        public let mark: Mark
    }

    /// Of an empty log.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        plan.apply(entry)
        if case .checkInMade(let made) = entry.action {
            checkIns[made.on.subject, default: []].append(CheckIn(said: made, mark: Mark(entry)))
        }
    }

    /// The check-ins on something, oldest first.
    public func checkIns(on subject: Subject) -> [CheckIn] { checkIns[subject] ?? [] }

    /// The check-ins on what those own that noted an error, oldest first.
    public func errors(on owners: [Owner]) -> [CheckIn] {
        owners.flatMap(\.items).flatMap(\.checkIns).filter { $0.said.error != nil }
            .sorted { ($0.mark.occurredAt, $0.mark.position) < ($1.mark.occurredAt, $1.mark.position) }
    }
}

extension FollowUp {
    /// Something that somebody owns and that is not over.
    public struct Item: Sendable {
        /// The task, goal or measure.
        public let subject: Subject
        /// Its title or name.
        public let words: String
        /// By when; `nil` where nobody said, and for measures.
        public let due: Period?
        /// How many whole days that is past; `nil` where it is not.
        public let daysLate: Int?
        /// How it stands by its own story: open, started, blocked.
        public let state: String
        /// How much is done, where said.
        public let percent: Int?
        /// How often it was carried into another session.
        public let carried: Int
        /// How often its date was moved.
        public let redated: Int
        /// How each check-in found it, oldest first.
        public let checkIns: [CheckIn]

        /// How sure people were that it will be reached, oldest first; check-ins that did not say are left out.
        public var confidence: [Int] { checkIns.compactMap(\.said.confidence) }
        /// What the last check-in that said so found.
        public var status: CheckInStatus? { checkIns.last { $0.said.status != nil }?.said.status }
        /// How often it was put off, either way.
        public var putOff: Int { carried + redated }
    }

    /// What somebody owns; nobody's where the person is `nil`.
    public struct Owner: Sendable {
        /// Who answers for it now: where its owner left and handed over, whoever took it.
        public let person: PersonID?
        /// The late ones first, then by date.
        public let items: [Item]
    }

    /// What is open, by owner: whoever has most that is late comes first, and what nobody owns last.
    public func owners(at moment: Instant) -> [Owner] {
        var items: [PersonID?: [Item]] = [:]
        for task in plan.openTasks {
            items[plan.owner(task.plan.owner), default: []].append(item(task, at: moment))
        }
        for goal in plan.openGoals {
            items[plan.owner(goal.plan.owner), default: []].append(item(goal, at: moment))
        }
        for measure in plan.measures.current where !checkIns(on: measure.id.subject).isEmpty {
            items[plan.owner(measure.definition.owner), default: []].append(item(measure))
        }
        return items.map { Owner(person: $0.key, items: $0.value.sorted(by: precedes)) }.sorted { left, right in
            guard let one = left.person, let other = right.person else { return left.person != nil }
            let (late, later) = (left.late.count, right.late.count)
            return late == later ? one < other : late > later
        }
    }

    private func precedes(_ left: Item, _ right: Item) -> Bool {
        func place(_ item: Item) -> (Int, Instant, Int) {
            let order = [Subject.Kind.task: 0, .goal: 1, .measure: 2][item.subject.kind] ?? 3
            return (order, item.due.map { plan.organization.zone.end(of: $0) } ?? .latest, Int(item.subject.number))
        }
        return place(left) < place(right)
    }

    private func item(_ task: Todo, at moment: Instant) -> Item {
        Item(
            subject: task.id.subject, words: task.title, due: task.plan.due, daysLate: daysLate(task.plan.due, moment),
            state: task.state.rawValue, percent: task.percent, carried: task.carriedInto.count,
            redated: task.reschedulings, checkIns: checkIns(on: task.id.subject))
    }

    private func item(_ goal: Goal, at moment: Instant) -> Item {
        Item(
            subject: goal.id.subject, words: goal.title, due: goal.plan.horizon,
            daysLate: daysLate(goal.plan.horizon, moment), state: goal.state.rawValue, percent: nil, carried: 0,
            redated: 0, checkIns: checkIns(on: goal.id.subject))
    }

    private func item(_ measure: Measure) -> Item {
        Item(
            subject: measure.id.subject, words: measure.name, due: nil, daysLate: nil, state: "read", percent: nil,
            carried: 0, redated: 0, checkIns: checkIns(on: measure.id.subject))
    }

    private func daysLate(_ due: Period?, _ moment: Instant) -> Int? {
        plan.organization.zone.daysSince(due, moment)
    }
}

extension FollowUp.Owner {
    /// The same owner with those items alone that are wanted.
    public func only(_ isWanted: (FollowUp.Item) -> Bool) -> FollowUp.Owner {
        FollowUp.Owner(person: person, items: items.filter(isWanted))
    }

    /// Those whose date is past.
    public var late: [FollowUp.Item] { items.filter { $0.daysLate != nil } }
}

extension Zone {
    /// How many days before a moment a period ended, the day of the moment counted; `nil` where it goes on.
    package func daysSince(_ period: Period?, _ moment: Instant) -> Int? {
        guard let period, end(of: period) < moment else { return nil }
        return day(of: moment).daysSince1970 - day(of: end(of: period)).daysSince1970
    }
}
