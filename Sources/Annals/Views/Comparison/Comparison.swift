/// Two moments side by side, with what happened between them.
///
/// It is made of the plan at the first moment, the plan at the second, and a fold of what lies between. Of what was over
/// before the first moment it needs nothing but what an entry between names, and that is looked up where the plans do
/// not have it: so the work grows with what happened between, and with what is alive, and not with the log.
public struct Comparison: Sendable {
    /// The plan at the first moment.
    public let before: Plan
    /// The plan at the second moment.
    public let after: Plan
    /// The first moment.
    public let from: Instant
    /// The second moment.
    public let to: Instant
    /// What happened after the first moment, up to the second.
    public let between: Between
    /// The stories of what that is about, as of the second moment.
    let known: Known
    /// What was promised between the moments, and how it was kept by the second.
    public let made: [Lookback.Promise]
    /// What was promised by the first moment and open then, and how it was kept by the second.
    public let earlier: [Lookback.Promise]
    /// Where attention went.
    public let attention: Attention
    /// The goals that were ranked at either moment or between them.
    public let priorities: Set<GoalID>
    /// How many of the tasks promised between serve one of those; of nothing where no goal was ranked.
    public let tied: Share

    /// Sets the second moment beside the first.
    ///
    /// - Parameters:
    ///   - before: the plan as of `from`.
    ///   - after: the plan as of `to`.
    ///   - between: the entries after `from`, up to `to`.
    ///   - library: where stories that the plans do not hold are looked up.
    public init(
        _ before: Plan, at from: Instant, _ after: Plan, at to: Instant, between: Between, in library: some Library
    ) throws {
        let then = Recollection(library, asOf: to)
        let known = try Known(of: between.touched, in: after, or: then)
        self.before = before
        self.after = after
        self.from = from
        self.to = to
        self.between = between
        self.known = known
        made = between.promises(known, at: to, in: after.organization.zone)
        earlier = try before.openTasks.map { task in
            let now = known.tasks[task.id] ?? task
            return Lookback.Promise(
                now, firstDue: try then.firstDue(of: now), at: to, in: after.organization.zone)
        }
        attention = try Attention(of: between, known, after, from: from, to: to, in: then)
        priorities = between.ranked.union(before.ranking.order).union(after.ranking.order)
        tied = try Focus(priorities: priorities, known: known, goalsOf: attention.goalsOf, library: then)
            .share(of: made)
    }

    /// The organization's clock, at the second moment.
    public var zone: Zone { after.organization.zone }

    func isBetween(_ mark: Mark?) -> Bool { mark.map { $0.occurredAt > from && $0.occurredAt <= to } ?? false }
}

extension Comparison {
    /// The stories of what the entries between are about: all that a comparison needs of what the plans may have let go.
    struct Known: Sendable {
        private(set) var goals: [GoalID: Goal] = [:]
        private(set) var decisions: [DecisionID: Decision] = [:]
        private(set) var tasks: [TaskID: Todo] = [:]
        private(set) var findings: [FindingID: Finding] = [:]
        private(set) var assumptions: [AssumptionID: Assumption] = [:]
        private(set) var measures: [MeasureID: Measure] = [:]
        private(set) var sessions: [SessionID: Session] = [:]
        private(set) var people: [PersonID: Person] = [:]

        init(of touched: Set<Subject>, in plan: Plan, or library: some Library) throws {
            func take<Of: Story>(
                _ subject: Subject, _ shelf: Shelf<Of>, _ stories: inout [Identifier<Of>: Of]
            ) throws {
                guard let id = Identifier<Of>(subject) else { return }
                let found = shelf[id].flatMap { $0.began == nil ? nil : $0 }
                stories[id] = try found ?? library.story(id)
            }
            for subject in touched {
                switch subject.kind {
                case .goal: try take(subject, plan.goals, &goals)
                case .decision: try take(subject, plan.decisions, &decisions)
                case .task: try take(subject, plan.tasks, &tasks)
                case .finding: try take(subject, plan.findings, &findings)
                case .assumption: try take(subject, plan.assumptions, &assumptions)
                case .measure: try take(subject, plan.measures, &measures)
                case .session: try take(subject, plan.sessions, &sessions)
                case .person: try take(subject, plan.people, &people)
                default: break
                }
            }
        }
    }
}

// MARK: - Sessions

extension Comparison {
    /// A session that was opened between the moments.
    public struct SessionLine: Sendable {
        /// The session, as it stands at the second moment.
        public let session: Session
        /// How many ideas came up in it.
        public let ideas: Int
        /// How many arguments.
        public let arguments: Int
        /// How many votes, sealed ones counted in.
        public let votes: Int
        /// How many disagreements were recorded.
        public let dissents: Int
        /// What it decided.
        public let taken: [DecisionID]
        /// What it promised.
        public let tasks: [TaskID]
        /// The seconds it took, and those that all people spent in it together; `nil` where the record does not tell.
        public let seconds, personSeconds: Int?
    }

    /// The sessions between, in the order of time.
    public var sessions: [SessionLine] {
        known.sessions.values.filter { isBetween($0.opened) }
            .sorted { ($0.time(in: zone), $0.id) < ($1.time(in: zone), $1.id) }
            .map { session in
                let row = between.rows[session.id.number] ?? Between.Row()
                let time = between.lookback.time(of: session, in: zone)
                return SessionLine(
                    session: session, ideas: row.ideas, arguments: row.arguments, votes: row.votes,
                    dissents: row.dissents, taken: row.taken, tasks: row.tasks, seconds: time.seconds,
                    personSeconds: time.personSeconds)
            }
    }

    /// Who was in the room of any session between.
    public var attended: Set<PersonID> { Set(sessions.flatMap(\.session.attended)) }
}

// MARK: - People

extension Comparison {
    /// Who joined between the moments and is there at the second.
    public var joined: [Person] { people { isBetween($0.began) && $0.left == nil } }
    /// Who left between the moments, and was there at the first.
    public var left: [Person] { people { isBetween($0.left) && !isBetween($0.began) } }
    /// Who came and went between them.
    public var passedThrough: [Person] { people { isBetween($0.began) && $0.left != nil } }
    /// Who had left by the first moment and is there again.
    public var returned: [Person] {
        people { person in
            let wasThere = before.people[person.id].map { $0.left == nil } ?? false
            return between.returned.contains(person.id) && person.left == nil && !isBetween(person.began) && !wasThere
        }
    }

    private func people(_ isMeant: (Person) -> Bool) -> [Person] {
        known.people.values.filter { $0.began != nil && isMeant($0) }.sorted { $0.id < $1.id }
    }
}

extension Plan {
    /// Those who are there at a moment: neither gone nor forgotten.
    func present(at moment: Instant) -> [Person] {
        people.all.filter { person in
            person.began.map { $0.occurredAt <= moment } ?? false && person.left == nil && person.forgotten == nil
        }
    }
}
