/// The sessions in order: what was asked, decided and promised in each, and what came of it.
public struct History: Projection {
    private var rows: [UInt32: Row] = [:]
    private var sessions = Shelf<Session>()
    private var series = Shelf<Series>()
    private var tasks = Shelf<Todo>()
    private var ballots = Shelf<Ballot>()
    private var decisions = Shelf<Decision>()
    private var questions = Shelf<Question>()
    private var pulses = Shelf<Pulse>()
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
        var findings = 0
        var assumptions = 0
        var pulses: [PulseID] = []
        var lessons: [Told<LessonLearned>] = []
        var messages: [Told<MessagePlanned>] = []
        var summaries: [Told<SummaryPublished>] = []
        var shared: [Told<SummaryShared>] = []
        var acknowledged: [Told<SummaryAcknowledged>] = []
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
            case .findingRecorded: findings += 1
            case .assumptionStated: assumptions += 1
            case .pulseOpened(let opened): pulses.append(opened.pulse)
            case .lessonLearned(let lesson): lessons.append(Told(action: lesson, mark: Mark(entry)))
            case .messagePlanned(let message): messages.append(Told(action: message, mark: Mark(entry)))
            case .summaryPublished(let summary): summaries.append(Told(action: summary, mark: Mark(entry)))
            case .summaryShared(let share): shared.append(Told(action: share, mark: Mark(entry)))
            case .summaryAcknowledged(let reading): acknowledged.append(Told(action: reading, mark: Mark(entry)))
            default: break
            }
        }
    }

    /// What was said of a session, and by which entry.
    public struct Told<Said: Action>: Sendable {
        /// What was said.
        public let action: Said
        /// Who said it, and when.
        public let mark: Mark
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
            case .pulse: pulses.apply(entry, to: subject)
            default: break
            }
        }
        guard let session = entry.place else { return }
        rows[session.number, default: Row()].apply(entry)
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
        /// How many findings.
        public let findings: Int
        /// How many assumptions.
        public let assumptions: Int
        /// The pulses on it, each as it stands now.
        public let pulses: [Pulse]
        /// What was learned in it, or of it.
        public let lessons: [Told<LessonLearned>]
        /// Who is to be told what.
        public let messages: [Told<MessagePlanned>]
        /// The summaries that were published.
        public let summaries: [Told<SummaryPublished>]
        /// With whom they were shared.
        public let shared: [Told<SummaryShared>]
        /// What their readers said.
        public let acknowledged: [Told<SummaryAcknowledged>]
        /// How many entries in all.
        public let entries: Int

        /// When it took place, or is to.
        public func time(in zone: Zone) -> Instant { session.time(in: zone) }
    }

    /// All sessions, in the order of time.
    public var chapters: [Chapter] {
        let zone = organization.zone
        return sessions.all.map { chapter(of: $0) }
            .sorted { ($0.time(in: zone), $0.session.id) < ($1.time(in: zone), $1.session.id) }
    }

    /// One session; `nil` where it is not known.
    public func chapter(_ id: SessionID) -> Chapter? { sessions[id].map { chapter(of: $0) } }

    private func chapter(of session: Session) -> Chapter {
        let row = rows[session.id.number] ?? Row()
        return Chapter(
            session: session, series: session.plan.series.flatMap { series[$0]?.name },
            questions: row.questions.compactMap { questions[$0] },
            ballots: row.ballots.compactMap { ballots[$0] }, taken: row.taken.compactMap { decisions[$0] },
            rejected: row.rejected.compactMap { decisions[$0] },
            deferred: row.deferred.compactMap { decisions[$0] },
            tasks: row.tasks.compactMap { tasks[$0] }, goals: row.goals, ideas: row.ideas, arguments: row.arguments,
            votes: row.votes, dissents: row.dissents, measurements: row.measurements, findings: row.findings,
            assumptions: row.assumptions, pulses: row.pulses.compactMap { pulses[$0] }, lessons: row.lessons,
            messages: row.messages, summaries: row.summaries, shared: row.shared,
            acknowledged: row.acknowledged, entries: row.entries)
    }

    /// A session of which little more is said than when it was.
    public struct Line: Sendable {
        /// Its id.
        public let id: SessionID
        /// When it took place, or is to.
        public let time: Instant
        /// How far it has come.
        public let state: Session.State
    }

    /// All sessions, in the order of time, without what came of them: for what leads to the chapters of a few.
    public var outline: [Line] {
        let zone = organization.zone
        var lines: [Line] = []
        lines.reserveCapacity(sessions.count)
        sessions.look { lines.append(Line(id: $0.id, time: $0.time(in: zone), state: $0.state)) }
        return lines.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    }
}
