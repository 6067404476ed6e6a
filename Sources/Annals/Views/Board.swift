/// One session as it looks at a moment: stage, people in the room, ideas and their fate, ballots, decisions, tasks.
///
/// A fold over the entries that name the session.
public struct Board: Projection {
    /// The session.
    public private(set) var session: Session?
    /// The ideas that the session named.
    public private(set) var ideas = Shelf<Idea>()
    /// Their groups.
    public private(set) var groups = Shelf<IdeaGroup>()
    /// Its ballots.
    public private(set) var ballots = Shelf<Ballot>()
    /// The decisions that it named.
    public private(set) var decisions = Shelf<Decision>()
    /// The tasks that it named.
    public private(set) var tasks = Shelf<Todo>()
    /// The goals that it named.
    public private(set) var goals = Shelf<Goal>()
    /// The parts of the platform that it stated or confirmed.
    public private(set) var platform = Shelf<Platform>()
    /// The findings that it named.
    public private(set) var findings = Shelf<Finding>()
    /// The assumptions that it named.
    public private(set) var assumptions = Shelf<Assumption>()
    /// Its pulses.
    public private(set) var pulses = Shelf<Pulse>()
    /// How many entries were taken up.
    public private(set) var count = 0
    /// The last one.
    public private(set) var last: Mark?

    /// Of an empty log.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        count += 1
        last = Mark(entry)
        for subject in entry.about {
            switch subject.kind {
            case .session:
                guard let id = SessionID(subject) else { continue }
                if session == nil { session = Session(id) }
                if session?.id == id { session?.apply(entry) }
            case .idea: ideas.apply(entry, to: subject)
            case .group: groups.apply(entry, to: subject)
            case .ballot: ballots.apply(entry, to: subject)
            case .decision: decisions.apply(entry, to: subject)
            case .task: tasks.apply(entry, to: subject)
            case .goal: goals.apply(entry, to: subject)
            case .platform: platform.apply(entry, to: subject)
            case .finding: findings.apply(entry, to: subject)
            case .assumption: assumptions.apply(entry, to: subject)
            case .pulse: pulses.apply(entry, to: subject)
            default: break
            }
        }
    }
}

extension Library {
    /// The entries that a session's board is folded from: those that name it, and what became, before its close, of the
    /// ballots, ideas and pulses that came up in it, where nobody named the session again.
    public func entries(ofSession id: SessionID) throws -> [Entry] {
        let own = try entries(of: id.subject, aboutOnly: false)
        var board = Board()
        for entry in own { board.apply(entry) }
        let end = board.session?.closed?.occurredAt ?? asOf
        let begun =
            board.ballots.all.filter { $0.began?.session == id }.map(\.id.subject)
            + board.ideas.all.filter { ($0.session ?? $0.began?.session) == id }.map(\.id.subject)
            + board.pulses.all.filter { $0.session == id }.map(\.id.subject)
        var all = Dictionary(uniqueKeysWithValues: own.map { ($0.position, $0) })
        for subject in begun {
            for entry in try entries(of: subject, aboutOnly: true)
            where entry.occurredAt <= end && (entry.session ?? id) == id { all[entry.position] = entry }
        }
        return all.values.sorted { $0.isBefore($1) }
    }
}
