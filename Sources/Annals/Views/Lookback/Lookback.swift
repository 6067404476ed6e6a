/// The sessions as a retrospective: what each promised and what the next one found kept, planned time against time
/// taken, what it cost, and what came of it.
public struct Lookback: Projection {
    /// The organization, for its clock.
    public private(set) var organization = Organization(Identifier())
    private(set) var sessions = Shelf<Session>()
    private(set) var series = Shelf<Series>()
    private(set) var tasks = Shelf<Todo>()
    private(set) var decisions = Shelf<Decision>()
    private(set) var goals = Shelf<Goal>()
    private(set) var ideas = Shelf<Idea>()
    private(set) var groups = Shelf<IdeaGroup>()
    private(set) var questions = Shelf<Question>()
    private(set) var promises: [UInt32: Course] = [:]
    private(set) var rooms: [UInt32: Hours] = [:]

    /// Of an empty log.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        for subject in entry.about {
            switch subject.kind {
            case .organization: organization.apply(entry)
            case .session: applyToSession(entry, subject)
            case .series: series.apply(entry, to: subject)
            case .task: applyToTask(entry, subject)
            case .decision: decisions.apply(entry, to: subject)
            case .goal: goals.apply(entry, to: subject)
            case .idea: ideas.apply(entry, to: subject)
            case .group: groups.apply(entry, to: subject)
            case .question: questions.apply(entry, to: subject)
            default: break
            }
        }
        if let id = entry.session, !entry.about.contains(id.subject), sessions[id]?.isOpen == true {
            rooms[id.number, default: Hours()].see(entry)
        }
        switch entry.action {
        case .checkInMade(let check):
            if let task = TaskID(check.on.subject) { promises[task.number]?.add(.underway, Mark(entry)) }
        case .personLeft(let leaving) where leaving.handsTo != nil: handOver(leaving.person, Mark(entry))
        default: break
        }
    }

    private mutating func applyToSession(_ entry: Entry, _ subject: Subject) {
        guard let id = SessionID(subject) else { return }
        let before = sessions[id]
        sessions.apply(entry, to: subject)
        guard let after = sessions[id] else { return }
        rooms[id.number, default: Hours()].follow(entry, from: before, to: after)
    }

    private mutating func applyToTask(_ entry: Entry, _ subject: Subject) {
        guard let id = TaskID(subject) else { return }
        let before = tasks[id]
        tasks.apply(entry, to: subject)
        guard let after = tasks[id] else { return }
        promises[id.number, default: Course()].follow(entry, from: before, to: after)
    }

    /// What somebody owned went on to whoever took over when they left.
    private mutating func handOver(_ person: PersonID, _ mark: Mark) {
        for task in tasks.all where task.isOpen && task.plan.owner == person {
            promises[task.id.number]?.add(.handedOver, mark)
        }
    }
}

// MARK: - Promises

extension Lookback {
    /// What can have become of a promise.
    public enum Fate: String, CaseIterable, Sendable {
        case done = "done"
        case dropped = "dropped"
        case carried = "carried"
        case redated = "re-dated"
        case handedOver = "handed over"
        /// Begun, reported on or checked, and still open.
        case underway = "under way"
        case nothingSaid = "nothing said"

        /// Whether nothing is owed any more.
        public var isEnd: Bool { self == .done || self == .dropped }
    }

    /// What was said of one task, step by step.
    struct Course: Sendable {
        private(set) var steps: [(fate: Fate?, mark: Mark)] = []
        /// By when it was promised first; `nil` where no date was ever given.
        private(set) var firstDue: Period?

        mutating func add(_ fate: Fate?, _ mark: Mark) { steps.append((fate, mark)) }

        /// Reads out of what changed what became of it.
        mutating func follow(_ entry: Entry, from before: Todo?, to after: Todo) {
            firstDue = firstDue ?? after.plan.due
            guard let before, before.began != nil else { return }
            let mark = Mark(entry)
            if before.isOpen != after.isOpen {
                add(after.isOpen ? nil : after.state == .done ? .done : .dropped, mark)
            } else if before.carriedInto.count < after.carriedInto.count {
                add(.carried, mark)
            } else if before.plan.owner != after.plan.owner {
                add(.handedOver, mark)
            } else if before.plan.due != after.plan.due {
                add(.redated, mark)
            } else if after.isOpen, before.state != after.state || before.percent != after.percent {
                add(.underway, mark)
            }
        }

        /// How it stood just before a moment.
        func fate(before moment: Instant) -> Fate { Course.fate(of: steps.filter { $0.mark.occurredAt < moment }) }

        /// What was said of it from one moment to another.
        func fate(from start: Instant, through end: Instant) -> Fate {
            Course.fate(of: steps.filter { (start...max(start, end)).contains($0.mark.occurredAt) })
        }

        /// Once it is done or dropped that counts, unless it was opened again; else the weightiest word since.
        private static func fate(of steps: [(fate: Fate?, mark: Mark)]) -> Fate {
            var standing = Fate.nothingSaid
            for step in steps {
                guard let fate = step.fate else {
                    standing = .underway
                    continue
                }
                if fate.isEnd || standing.isEnd || fate.weight <= standing.weight { standing = fate }
            }
            return standing
        }
    }
}

extension Lookback.Fate {
    /// To put off is to say more than to work on.
    fileprivate var weight: Int { Lookback.Fate.allCases.firstIndex(of: self) ?? 0 }
}
