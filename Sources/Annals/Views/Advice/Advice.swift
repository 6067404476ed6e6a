/// What the record speaks for, with what it rests on: no fact, no advice.
public struct Advice: Sendable, Equatable {
    /// What it is on.
    public let topic: Topic
    /// The session, initiative or series that it is for.
    public let about: Subject?
    /// What is advised.
    public let words: Wording
    /// What it rests on, never empty.
    public let reasons: [Reason]
    /// The style that it is on, where it is on one.
    public var style: ModeratorStyle?

    /// What advice can be on, in the order in which it is given.
    public enum Topic: String, CaseIterable, Sendable {
        /// How the moderator should lead.
        case style = "style"
        /// Offsite or strategy session.
        case next = "next"
        /// An agenda that does not fit its kind.
        case agenda = "agenda"
        /// An initiative that lacks something.
        case initiative = "initiative"
        /// What goes on between the sessions.
        case followUp = "follow-up"
    }

    /// A fact, and what it is taken from.
    public struct Reason: Sendable, Equatable {
        /// Which way it speaks.
        public let speaks: Side
        /// The fact in words, with its numbers.
        public let words: Wording
        /// What shows it: sessions, ballots, measures, tasks.
        public let subjects: [Subject]

        init(_ speaks: Side, _ words: Wording, _ subjects: [Subject] = []) {
            self.speaks = speaks
            self.words = words
            var seen: Set<Subject> = []
            self.subjects = subjects.filter { seen.insert($0).inserted }
        }

        init(_ speaks: Side, _ words: String, _ subjects: [Subject] = []) {
            self.init(speaks, Wording(words), subjects)
        }

        init(_ words: String, _ subjects: [Subject] = []) {
            self.init(.plainly, Wording(words), subjects)
        }
    }

    /// Which way a fact speaks.
    public enum Side: String, Sendable {
        /// For what is advised.
        case inFavour = "for"
        /// Against it.
        case against = "against"
        /// It only says how things stand.
        case plainly = "fact"
    }

    /// What is asked: for which session, and what is known of it beside the record.
    public struct Question: Sendable {
        /// The session; left out, whichever comes next.
        public var session: SessionID?
        /// How far the team has come; left out, as said of the session.
        public var team: TeamStrength?
        /// What it must come to; left out, as said of the session.
        public var aim: String?
        /// How many people the organization has; left out, as on record.
        public var size: Int?

        /// Asks for a session, with what is known of it beside the record.
        public init(session: SessionID? = nil, team: TeamStrength? = nil, aim: String? = nil, size: Int? = nil) {
            self.session = session
            self.team = team
            self.aim = aim
            self.size = size
        }
    }

    /// What is known of good practice, from the templates at hand.
    public struct Guides: Sendable {
        /// The moderator styles.
        public var styles: [StyleGuide]
        /// The kinds of session, laid out.
        public var templates: [SessionTemplate]
        /// The topic packs.
        public var packs: [TopicPack]

        /// Those styles, templates and packs.
        public init(styles: [StyleGuide] = [], templates: [SessionTemplate] = [], packs: [TopicPack] = []) {
            self.styles = styles
            self.templates = templates
            self.packs = packs
        }
    }

    /// What advice rests on: the plan, what was said in the sessions, and what became of their promises.
    public struct Record: Projection {
        /// The plan.
        public private(set) var plan = Plan()
        /// Who spoke, and how people found it.
        public private(set) var voices = Voices()
        /// What became of promises, and time.
        public private(set) var lookback = Lookback()

        /// Of an empty log.
        public init() {}

        /// Takes up one more entry.
        public mutating func apply(_ entry: Entry) {
            plan.apply(entry)
            voices.apply(entry)
            lookback.apply(entry)
        }

        /// The session that comes next: of those neither opened nor cancelled, the one that is to start first.
        public var nextSession: Session? {
            let zone = plan.organization.zone
            return plan.sessions.all.filter { $0.state == .scheduled && $0.began != nil }
                .min { (zone.start(of: $0.plan.startsAt), $0.id) < (zone.start(of: $1.plan.startsAt), $1.id) }
        }
    }

    /// All that the record speaks for at a moment, by topic.
    public static func all(on record: Record, _ guides: Guides, for question: Question, at moment: Instant) -> [Advice]
    {
        let counsel = Counsel(record: record, guides: guides, question: question, moment: moment)
        return counsel.styles + counsel.next + counsel.agenda + counsel.initiatives + counsel.followUp
    }
}

/// One answer in the making: the record, the guides, the question and the moment together.
struct Counsel {
    let record: Advice.Record
    let guides: Advice.Guides
    let question: Advice.Question
    let moment: Instant

    var plan: Plan { record.plan }
    var zone: Zone { record.plan.organization.zone }
    /// The session that is asked about.
    var session: Session? { question.session.flatMap { record.plan.sessions[$0] } }
    /// A year before the moment.
    var yearAgo: Instant { moment.advanced(byMilliseconds: -365 * 86_400_000) }

    /// The sessions held by now, less the one that is asked about.
    var held: [Session] {
        plan.sessions.held(in: zone).filter { $0.id != question.session && $0.time(in: zone) <= moment }
    }

    func day(_ session: Session) -> String { zone.day(of: session.time(in: zone)).description }
}
