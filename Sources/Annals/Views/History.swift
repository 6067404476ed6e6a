/// The sessions in order: what was asked, decided and promised in each, and what came of it.
public struct History: Projection {
    private var rows: [UInt32: Row] = [:]
    private var sessions = Shelf<Session>()
    private var series = Shelf<Series>()
    private var tasks = Shelf<Todo>()
    private var ballots = Shelf<Ballot>()
    private var decisions = Shelf<Decision>()
    private var questions = Shelf<Question>()
    /// The organization, for its clock.
    public private(set) var organization = Organization(Identifier())

    /// What the log says of one session beside the session's own story.
    private struct Row {
        var ideas = 0
        var arguments = 0
        var votes = 0
        var questions: [QuestionID] = []
        var ballots: [BallotID] = []
        var taken: [DecisionID] = []
        var rejected: [DecisionID] = []
        var deferred: [DecisionID] = []
        var tasks: [TaskID] = []
        var goals: [GoalID] = []
        var dissents = 0
        var measurements = 0
        var entries = 0

        mutating func apply(_ entry: Entry) {
            entries += 1
            switch entry.action {
            case .questionPosed(let posed): questions.append(posed.question)
            case .carried(let carried):
                if let id = carried.item.subject.flatMap({ QuestionID($0) }) { questions.append(id) }
            case .ideaCaptured: ideas += 1
            case .argumentMade: arguments += 1
            case .voteCast: votes += 1
            case .ballotOpened(let opened): ballots.append(opened.ballot)
            case .decisionTaken(let taking): taken.append(taking.decision)
            case .decisionRejected(let rejection): rejected.append(rejection.decision)
            case .decisionDeferred(let deferral): deferred.append(deferral.decision)
            case .taskAssigned(let task): tasks.append(task.task)
            case .goalSet(let goal): goals.append(goal.goal)
            case .dissentRecorded: dissents += 1
            case .measurementRecorded: measurements += 1
            default: break
            }
        }
    }

    /// Of an empty log.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        for subject in entry.about {
            switch subject.kind {
            case .organization: organization.apply(entry)
            case .session: sessions.apply(entry, to: subject)
            case .series: series.apply(entry, to: subject)
            case .task: tasks.apply(entry, to: subject)
            case .ballot: ballots.apply(entry, to: subject)
            case .decision: decisions.apply(entry, to: subject)
            case .question: questions.apply(entry, to: subject)
            default: break
            }
        }
        guard let session = History.place(entry) else { return }
        rows[session.number, default: Row()].apply(entry)
    }

    /// The session that an entry belongs to: the one it says itself, or that it happened in.
    private static func place(_ entry: Entry) -> SessionID? {
        let own: SessionID? =
            switch entry.action {
            case .ideaCaptured(let it): it.session
            case .questionPosed(let it): it.session
            case .carried(let it): it.into
            default: nil
            }
        return own ?? entry.session ?? entry.about.lazy.compactMap { SessionID($0) }.first
    }

    /// One session of the history.
    public struct Chapter: Sendable {
        /// The session's own story.
        public let session: Session
        /// The name of its series.
        public let series: String?
        /// What was asked, carried over from other sessions or posed in this one.
        public let questions: [Question]
        /// What was put to the vote.
        public let ballots: [Ballot]
        /// What was decided.
        public let taken: [Decision]
        /// What was turned down.
        public let rejected: [Decision]
        /// What was put off.
        public let deferred: [Decision]
        /// What was promised, each as it stands now.
        public let tasks: [Todo]
        /// The goals that were set.
        public let goals: [GoalID]
        /// How many ideas.
        public let ideas: Int
        /// How many arguments.
        public let arguments: Int
        /// How many votes.
        public let votes: Int
        /// How many recorded disagreements.
        public let dissents: Int
        /// How many figures were read.
        public let measurements: Int
        /// How many entries in all.
        public let entries: Int

        /// When it took place, or is to.
        public func time(in zone: Zone) -> Instant {
            session.opened?.occurredAt ?? zone.start(of: session.plan.startsAt)
        }
    }

    /// All sessions, in the order of time.
    public var chapters: [Chapter] {
        let zone = organization.zone
        return sessions.all.map { session in
            let row = rows[session.id.number] ?? Row()
            return Chapter(
                session: session, series: session.plan.series.flatMap { series[$0]?.name },
                questions: row.questions.compactMap { questions[$0] },
                ballots: row.ballots.compactMap { ballots[$0] }, taken: row.taken.compactMap { decisions[$0] },
                rejected: row.rejected.compactMap { decisions[$0] },
                deferred: row.deferred.compactMap { decisions[$0] },
                tasks: row.tasks.compactMap { tasks[$0] }, goals: row.goals, ideas: row.ideas, arguments: row.arguments,
                votes: row.votes, dissents: row.dissents, measurements: row.measurements, entries: row.entries)
        }
        .sorted { ($0.time(in: zone), $0.session.id) < ($1.time(in: zone), $1.session.id) }
    }
}
