/// What a session should be prepared with, and opens on: homework, promises, decisions to look at again, what waits, what
/// to judge, what is missing, and what was decided a year ago.
public struct Brief: Sendable {
    /// The session and its moment.
    public let occasion: Occasion
    /// Everything that is there, as of the occasion.
    public let matters: Matters
    /// What was promised or put off and is due.
    public let promises: Promises
    /// The ground of every decision in force, moved ground first.
    public let grounds: [Ground]
    /// The session before it: the last one of its series, else the one that it follows; without a session, the last one
    /// that was held.
    public let previous: Session?
    /// What was decided in the session before it.
    public let decidedBefore: [LookBack]
    /// What was decided a year ago, by 45 days at most.
    public let decidedYearAgo: [LookBack]

    /// A decision of some time ago, and what came of it.
    public struct LookBack: Sendable {
        /// The decision as it stands now, what was expected of it and what moved.
        public let ground: Ground
        /// The goals that came of it.
        public let goals: [Goal]
        /// The tasks that came of it.
        public let tasks: [Todo]
    }

    /// Prepares a session.
    ///
    /// - Parameters:
    ///   - occasion: the session and its moment.
    ///   - matters: everything that is there, folded as of the occasion.
    ///   - library: what is read, up to now.
    public init(of occasion: Occasion, matters: Matters, in library: some Library) throws {
        self.occasion = occasion
        self.matters = matters
        let recollection = Recollection(library, on: occasion)
        grounds = try Ground.all(of: matters.plan, in: recollection, at: occasion.moment)
        promises = try Promises.open(on: occasion, of: matters, grounds: grounds, in: library)
        let previous = matters.session(before: occasion)
        self.previous = previous
        let zone = matters.plan.organization.zone
        let yearAgo = zone.yearBefore(occasion.moment)
        func isBefore(_ mark: Mark) -> Bool { previous != nil && mark.session == previous?.id }
        func isAround(_ mark: Mark) -> Bool {
            abs(mark.occurredAt.milliseconds - yearAgo.milliseconds) <= 45 * 86_400_000
        }
        var taken: [(id: DecisionID, mark: Mark)] = []
        matters.plan.decisions.look { decision in
            if let mark = decision.taken?.mark, isBefore(mark) || isAround(mark) { taken.append((decision.id, mark)) }
        }
        taken.sort { ($0.mark.occurredAt, $0.mark.position) < ($1.mark.occurredAt, $1.mark.position) }
        let before = taken.filter { isBefore($0.mark) }
        let around = taken.filter { isAround($0.mark) }
        let came = Came(of: Set((before + around).map(\.id)), in: matters.plan)
        func lookBack(_ id: DecisionID) throws -> LookBack? {
            try Ground(of: id, in: recollection, at: occasion.moment).map {
                LookBack(ground: $0, goals: came.goals[id] ?? [], tasks: came.tasks[id] ?? [])
            }
        }
        decidedBefore = try before.compactMap { try lookBack($0.id) }
        decidedYearAgo = try around.filter { one in !before.contains { $0.id == one.id } }
            .compactMap { try lookBack($0.id) }
    }

    /// The goals and tasks that came of some decisions.
    private struct Came {
        var goals: [DecisionID: [Goal]] = [:]
        var tasks: [DecisionID: [Todo]] = [:]

        init(of decisions: Set<DecisionID>, in plan: Plan) {
            guard !decisions.isEmpty else { return }
            plan.goals.look { goal in
                if let decision = goal.plan.decision, decisions.contains(decision) {
                    goals[decision, default: []].append(goal)
                }
            }
            plan.tasks.look { task in
                for decision in Set(task.plan.from.compactMap { $0.subject.flatMap { DecisionID($0) } })
                where decisions.contains(decision) { tasks[decision, default: []].append(task) }
            }
        }
    }
}

extension Matters {
    /// The session before an occasion, as `Brief.previous` has it.
    fileprivate func session(before occasion: Occasion) -> Session? {
        func last(_ isMeant: (Session) -> Bool) -> Session? {
            var last: (opened: Instant, id: SessionID)?
            plan.sessions.look { other in
                guard let opened = other.opened?.occurredAt, opened < occasion.moment, other.state == .closed,
                    other.id != occasion.session?.id, isMeant(other)
                else { return }
                if last.map({ $0 <= (opened, other.id) }) ?? true { last = (opened, other.id) }
            }
            return last.flatMap { plan.sessions[$0.id] }
        }
        guard let session = occasion.session else { return last { _ in true } }
        if let series = session.plan.series, let other = last({ $0.plan.series == series }) { return other }
        return session.plan.follows.flatMap { plan.sessions[$0] }
    }
}

extension Zone {
    /// The same day and time of the year before; of February 29th the day before.
    fileprivate func yearBefore(_ moment: Instant) -> Instant {
        let (day, millisecond) = wall(moment)
        let before =
            Day(year: day.year - 1, month: day.month, day: day.day)
            ?? Day(year: day.year - 1, month: day.month, day: day.day - 1)
        return before.map { instant($0, millisecond: millisecond) } ?? .earliest
    }
}
