/// Everything that a session may have to take up: the plan, and the ideas, groups, questions and homework beside it.
public struct Matters: Projection {
    /// What the strategy is.
    public private(set) var plan = Plan()
    /// Every idea.
    public private(set) var ideas = Shelf<Idea>()
    /// Every group of ideas.
    public private(set) var groups = Shelf<IdeaGroup>()
    /// Every question.
    public private(set) var questions = Shelf<Question>()
    /// What people were to prepare.
    public private(set) var homework = Shelf<Homework>()
    /// Every series.
    public private(set) var series = Shelf<Series>()

    /// Of an empty log.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        plan.apply(entry)
        for subject in entry.about {
            switch subject.kind {
            case .idea: ideas.apply(entry, to: subject)
            case .group: groups.apply(entry, to: subject)
            case .question: questions.apply(entry, to: subject)
            case .homework: homework.apply(entry, to: subject)
            case .series: series.apply(entry, to: subject)
            default: break
            }
        }
    }

    /// The session to prepare: the next one on the calendar, today's counted in; `nil` where none is.
    public func nextSession(at moment: Instant) -> Session? {
        let zone = plan.organization.zone
        let today = zone.start(of: Period.day(zone.day(of: moment)))
        return plan.sessions.current.filter { $0.state == .scheduled && zone.end(of: $0.plan.startsAt) >= today }
            .min { (zone.start(of: $0.plan.startsAt), $0.id) < (zone.start(of: $1.plan.startsAt), $1.id) }
    }
}

/// A session to be prepared or gone into, and the moment up to which the log is read for it.
///
/// What a session opens on is what stood at its opening; before that, what stands now, by the dates that will have
/// passed when it starts.
public struct Occasion: Sendable {
    /// The session; `nil` where none is on the calendar.
    public let session: Session?
    /// Nothing that happened later is read.
    public let asOf: Instant
    /// The entry with which the session was opened: of what is dated at that very moment, nothing that came after it is
    /// read.
    public let opening: Position?
    /// By when dates have passed or not.
    public let moment: Instant

    /// The occasion of a session.
    ///
    /// - Parameters:
    ///   - session: the session, as it stands now.
    ///   - now: what “now” means.
    ///   - zone: the organization's clock.
    public init(of session: Session?, now: Instant, in zone: Zone) {
        self.session = session
        opening = session?.opened?.position
        if let opened = session?.opened {
            asOf = opened.occurredAt
            moment = opened.occurredAt
        } else {
            asOf = now
            let isAhead = session?.state == .scheduled
            moment = isAhead ? max(now, session.map { zone.start(of: $0.plan.startsAt) } ?? now) : now
        }
    }

    /// Whether an entry is read for it: one before the opening, or one with which somebody or something comes into the
    /// log that the session may name.
    public func takes(_ entry: Entry) -> Bool {
        guard entry.orderedAt == asOf, let opening, entry.position > opening else { return true }
        return entry.about.contains { $0.kind.isTimeless && entry.creates($0) }
    }
}
