extension Lookback {
    /// One session, as one looks back at it.
    public struct Chapter: Sendable {
        /// The session.
        public let session: Session
        /// The name of its series.
        public let seriesName: String?
        /// What it promised: the tasks assigned in it, each as it stands at the moment of looking.
        public let promises: [Promise]
        /// What later sessions found of that, the earliest first: the next of its series, and those that follow it.
        public let looks: [Look]
        /// Its time.
        public let time: Time
        /// The decisions taken in it.
        public let decisions: [DecisionID]
        /// The goals set in it.
        public let goals: [GoalID]

        /// How far its promises are kept.
        public var keeping: Keeping { Keeping(promises) }

        /// What the next session found: that of its series or, where there is none, the first that follows it.
        public var next: Look? { looks.first { $0.link == .series } ?? looks.first }
    }

    /// A task as it was promised, and what became of it.
    public struct Promise: Sendable {
        /// The task, as it stands.
        public let task: Todo
        /// By when it was promised first; `nil` where no date was ever given.
        public let firstDue: Period?
        /// How it was kept.
        public let outcome: Outcome
        /// How often it was carried into a later session.
        public var timesCarried: Int { task.carriedInto.count }
    }

    /// How a promise was kept, or how it stands.
    public enum Outcome: String, CaseIterable, Sendable {
        /// Done by the date that was promised first.
        case onTime = "on time"
        /// Done later than was promised first, but by the date that it was moved to.
        case byNewDate = "by a later date"
        /// Done after its date.
        case late = "late"
        /// Done; no date was ever given.
        case undated = "done, no date given"
        case dropped = "dropped"
        /// Still open, and its date has passed.
        case overdue = "overdue"
        case open = "open"

        /// Whether it is done.
        public var isDone: Bool { self == .onTime || self == .byNewDate || self == .late || self == .undated }
    }

    /// What a later session found of the promises of an earlier one, and what it did with what was open.
    public struct Look: Sendable {
        /// The later session.
        public let session: SessionID
        /// Why it looks back at this one.
        public let link: Link
        /// How each promise stood at its opening.
        public let found: [TaskID: Fate]
        /// What was said in it of each promise that was open at its opening.
        public let given: [TaskID: Fate]

        /// How many it found done.
        public var kept: Share { Share(found.values.count { $0 == .done }, of: found.count) }

        /// How many promises had each fate, in the order of fates; those of none are left out.
        public static func counts(_ fates: [TaskID: Fate]) -> [(fate: Fate, count: Int)] {
            Fate.allCases.map { fate in (fate, fates.values.count { $0 == fate }) }.filter { $0.count > 0 }
        }
    }

    /// Why one session looks back at another.
    public enum Link: String, Sendable {
        /// It is the next of the same series.
        case series = "next of its series"
        /// It says that it follows the other.
        case follows = "follows it"
    }

    /// The sessions of a scope that were opened, in the order of time, as one looks back at them at a moment.
    public func chapters(_ scope: SessionScope = .all, at moment: Instant) -> [Chapter] {
        let zone = organization.zone
        let all = sessions.held(in: zone)
        let later = laterSessions(all)
        let tasks = Dictionary(grouping: tasks.all.filter { $0.began?.session != nil }) {
            $0.began?.session?.number ?? 0
        }
        let taken = Dictionary(grouping: decisions.all.filter { $0.taken?.mark.session != nil }) {
            $0.taken?.mark.session?.number ?? 0
        }
        let goals = Dictionary(grouping: goals.all.filter { $0.began?.session != nil }) {
            $0.began?.session?.number ?? 0
        }
        return all.filter { scope.takesIn($0, in: zone) }.map { session in
            let number = session.id.number
            let promised = (tasks[number] ?? []).map { promise($0, at: moment) }
            return Chapter(
                session: session, seriesName: session.plan.series.flatMap { series[$0]?.name }, promises: promised,
                looks: promised.isEmpty ? [] : looks(promised, later[session.id] ?? [], at: moment),
                time: time(of: session, in: organization.zone), decisions: (taken[number] ?? []).map(\.id),
                goals: (goals[number] ?? []).map(\.id))
        }
    }

    /// The sessions that look back at each: the next held of its series, and those that say that they follow it.
    private func laterSessions(_ held: [Session]) -> [SessionID: [(Session, Link)]] {
        var later: [SessionID: [(Session, Link)]] = [:]
        var lastOf: [SeriesID: SessionID] = [:]
        for session in held {
            var before: SessionID?
            if let series = session.plan.series {
                before = lastOf[series]
                lastOf[series] = session.id
            }
            if let before { later[before, default: []].append((session, .series)) }
            if let earlier = session.plan.follows, earlier != before {
                later[earlier, default: []].append((session, .follows))
            }
        }
        return later
    }

    private func looks(_ promises: [Promise], _ later: [(Session, Link)], at moment: Instant) -> [Look] {
        later.compactMap { session, link in
            guard let opened = session.opened?.occurredAt, opened <= moment else { return nil }
            let end = session.closed?.occurredAt ?? moment
            var found: [TaskID: Fate] = [:]
            var given: [TaskID: Fate] = [:]
            for promise in promises where (promise.task.began?.occurredAt ?? .latest) < opened {
                guard let course = self.promises[promise.task.id.number] else { continue }
                let fate = course.fate(before: opened)
                found[promise.task.id] = fate
                if !fate.isEnd { given[promise.task.id] = course.fate(from: opened, through: end) }
            }
            return found.isEmpty ? nil : Look(session: session.id, link: link, found: found, given: given)
        }
    }

    private func promise(_ task: Todo, at moment: Instant) -> Promise {
        Promise(task, firstDue: promises[task.id.number]?.firstDue, at: moment, in: organization.zone)
    }

    /// The promises that nobody made in a session: tasks assigned between sessions.
    public func promisesOutside(at moment: Instant) -> [Promise] {
        tasks.all.filter { $0.began != nil && $0.began?.session == nil }.map { promise($0, at: moment) }
    }
}

extension Lookback.Promise {
    /// A task as it stands at a moment, by when it was promised first.
    init(_ task: Todo, firstDue: Period?, at moment: Instant, in zone: Zone) {
        func outcome() -> Lookback.Outcome {
            guard let closed = task.closed?.occurredAt, !task.isOpen else {
                return task.plan.due.map { zone.end(of: $0) < moment } == true ? .overdue : .open
            }
            if task.state == .cancelled { return .dropped }
            guard let firstDue else { return .undated }
            if closed <= zone.end(of: firstDue) { return .onTime }
            return task.plan.due.map { closed <= zone.end(of: $0) } == true ? .byNewDate : .late
        }
        self.init(task: task, firstDue: firstDue, outcome: outcome())
    }
}

extension Lookback {
    /// How many promises were kept, and how.
    public struct Keeping: Sendable, Equatable {
        /// How many of each outcome.
        public private(set) var counts: [Outcome: Int] = [:]

        /// Of those promises.
        public init(_ promises: some Sequence<Promise> = []) {
            for promise in promises { counts[promise.outcome, default: 0] += 1 }
        }

        /// How many with that outcome.
        public subscript(_ outcome: Outcome) -> Int { counts[outcome] ?? 0 }

        /// How many there were.
        public var promised: Int { counts.values.reduce(0, +) }

        /// How many are done, of all.
        public var done: Share {
            Share(counts.reduce(0) { $0 + ($1.key.isDone ? $1.value : 0) }, of: promised)
        }

        /// How many are done by the date first promised, of those that had a date and are done.
        public var onTime: Share { Share(self[.onTime], of: self[.onTime] + self[.byNewDate] + self[.late]) }

        /// Both together.
        public static func + (left: Keeping, right: Keeping) -> Keeping {
            var sum = left
            sum.counts.merge(right.counts, uniquingKeysWith: +)
            return sum
        }
    }
}
