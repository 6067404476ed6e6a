/// Who spoke, proposed and voted in the sessions, what became of their ideas, what the moderator's part in it was, and
/// how people found it.
///
/// Names are given only where they may be: what is hidden or was said without a name is counted, and is nobody's.
public struct Voices: Projection {
    /// The organization, for its clock.
    public private(set) var organization = Organization(Identifier())
    private(set) var sessions = Shelf<Session>()
    private(set) var series = Shelf<Series>()
    private(set) var ideas = Shelf<Idea>()
    private(set) var ballots = Shelf<Ballot>()
    private(set) var decisions = Shelf<Decision>()
    private(set) var goals = Shelf<Goal>()
    private(set) var tasks = Shelf<Todo>()
    private(set) var pulses = Shelf<Pulse>()
    private(set) var said: [UInt32: Said] = [:]

    /// What was said in one session beside ideas, turns and votes, which have stories of their own.
    struct Said {
        /// Arguments, by who made them.
        var arguments: [PersonID: Int] = [:]
        /// Arguments of which nobody said whose they are.
        var unsignedArguments = 0
        /// What else somebody brought in: findings, questions, alternatives, scores, disagreement, lessons.
        var others: [PersonID: Int] = [:]
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
            case .idea: ideas.apply(entry, to: subject)
            case .ballot: ballots.apply(entry, to: subject)
            case .decision: decisions.apply(entry, to: subject)
            case .goal: goals.apply(entry, to: subject)
            case .task: tasks.apply(entry, to: subject)
            case .pulse: pulses.apply(entry, to: subject)
            default: break
            }
        }
        guard let session = entry.place else { return }
        said[session.number, default: Said()].apply(entry)
    }
}

extension Voices.Said {
    fileprivate mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .argumentMade:
            if let who = entry.actor { arguments[who, default: 0] += 1 } else { unsignedArguments += 1 }
        case .dissentRecorded(let it): others[it.person, default: 0] += 1
        case .findingRecorded, .questionPosed, .questionAnswered, .decisionProposed, .alternativeAdded, .criterionAdded,
            .alternativeScored, .assumptionStated, .assumptionJudged, .lessonLearned, .breakoutReported:
            if let who = entry.actor { others[who, default: 0] += 1 }
        default: break
        }
    }
}

extension Voices {
    /// What people brought into a session, or into several together.
    public struct Account: Sendable {
        /// The sessions, in the order of time.
        public internal(set) var sessions: [Session]
        /// A line a person, those who said most first.
        public internal(set) var lines: [Line] = []
        /// How many ideas.
        public internal(set) var ideas = 0
        /// How many of them are nobody's: hidden still, or said without a name.
        public internal(set) var anonymousIdeas = 0
        /// How many arguments.
        public internal(set) var arguments = 0
        /// How many of them nobody is named for.
        public internal(set) var unsignedArguments = 0
        /// How many ballots somebody took part in.
        public internal(set) var ballots = 0
        /// What became of ideas that were taken up, the earliest idea first.
        public internal(set) var adopted: [Adoption] = []
        /// The moderator's part, counted over the sessions of which it is known who moderated.
        public internal(set) var lead: Lead?
        /// How many of those who were there to take part are on record with nothing; `nil` where no idea, argument or
        /// turn is on record at all.
        ///
        /// Where ideas bear no name it is the most that can be, for they may be theirs; several sessions together count
        /// only those where it is certain.
        public internal(set) var silent: Share?
        /// Whether it is certain who is on record with nothing.
        public internal(set) var isSilenceCertain = true
        /// What moderators told of their own experience, apart from the ideas of the team.
        public internal(set) var experiences: [Experience] = []
        /// What people answered, statement by statement.
        public internal(set) var statements: [Statement] = []
    }

    /// One person's part.
    public struct Line: Sendable, Equatable {
        /// Who.
        public let person: PersonID
        /// In how many of the sessions they were.
        public internal(set) var attended = 0
        /// In how many of them they moderated.
        public internal(set) var moderated = 0
        /// How many ideas bear their name.
        public internal(set) var ideas = 0
        /// How many of those were taken up.
        public internal(set) var adopted = 0
        /// How many arguments they made.
        public internal(set) var arguments = 0
        /// How many turns they had, turns that are over.
        public internal(set) var turns = 0
        /// How often they passed.
        public internal(set) var passes = 0
        /// How many seconds they spoke.
        public internal(set) var seconds = 0
        /// In how many ballots they voted, of those they might have voted in.
        public internal(set) var votes = Share()
        /// What else they brought in: findings, questions, alternatives, scores, reasons for a vote, disagreement,
        /// lessons.
        public internal(set) var others = 0
        /// In how many sessions they were there to take part and are on record with nothing, of those of which any
        /// idea, argument or turn is on record.
        public internal(set) var silent = Share()

        /// Whether they are on record with anything but votes.
        public var isHeard: Bool { ideas + arguments + turns + others > 0 }
    }

    /// An idea that was taken up.
    public struct Adoption: Sendable, Equatable {
        /// The idea.
        public let idea: IdeaID
        /// Its wording, as far as it may be shown.
        public let text: String
        /// Whose it is, as far as that may be shown.
        public let author: PersonID?
        /// The ballots that it won, the decisions, goals and tasks that it led to.
        public let became: [Subject]
        /// Whether its author moderated the session.
        public let isOfModerator: Bool
    }

    /// The moderator's part in what is on record by name.
    public struct Lead: Sendable, Equatable {
        /// Who moderated, in which style; each once.
        public internal(set) var moderators: [Moderator] = []
        /// Of the ideas that bear a name.
        public internal(set) var ideas = Share()
        /// Of the arguments that bear a name.
        public internal(set) var arguments = Share()
        /// Of the turns.
        public internal(set) var turns = Share()
        /// Of the seconds spoken in turns.
        public internal(set) var seconds = Share()
        /// Of the adopted ideas that bear a name.
        public internal(set) var adopted = Share()
    }

    /// Who moderates, and how.
    public struct Moderator: Hashable, Sendable {
        /// Who.
        public let person: PersonID
        /// In which style; `nil` where nobody said.
        public let style: ModeratorStyle?
    }

    /// A case out of somebody's own experience.
    public struct Experience: Sendable, Equatable {
        /// The session in which it was told.
        public let session: SessionID
        /// What was told.
        public let text: String
        /// Who told it, and when.
        public let mark: Mark
    }
}
