/// What happened between two moments: a fold of the entries after the first, up to the second.
///
/// It knows nothing from before. What was there already is read from the plans at both moments or, where neither has it
/// any more, looked up by whoever compares them.
public struct Between: Projection {
    /// How many entries.
    public private(set) var entries = 0
    /// What they are about.
    public private(set) var touched: Set<Subject> = []
    /// What was said in each session, by its number.
    private(set) var rows: [UInt32: Row] = [:]
    /// The ideas captured.
    private(set) var ideas = Shelf<Idea>()
    /// The groups begun.
    private(set) var groups = Shelf<IdeaGroup>()
    /// What the arguments were on.
    private(set) var argued: [Subject] = []
    /// The tasks promised, and the hours of the sessions.
    private(set) var lookback = Lookback()
    /// Every goal that was ever ranked.
    private(set) var ranked: Set<GoalID> = []
    /// To whom each task was given first.
    private(set) var givenTo: [TaskID: PersonID] = [:]
    /// Who came back.
    private(set) var returned: Set<PersonID> = []
    /// The votes cast and sealed.
    public private(set) var votes = 0
    /// The disagreements recorded.
    public private(set) var dissents = 0
    /// What sessions did with tasks.
    private(set) var fates: [Word: Promise.Fate] = [:]

    /// What the log says of one session beside the session's own story.
    struct Row: Sendable {
        var ideas = 0
        var arguments = 0
        var votes = 0
        var dissents = 0
        var taken: [DecisionID] = []
        var tasks: [TaskID] = []
        /// What was dealt with, and when.
        var matters: [(at: Instant, subject: Subject)] = []
    }

    /// Of no time at all.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        if entry.isOfAnother { return }
        entries += 1
        for subject in entry.about {
            switch subject.kind {
            case .idea: if ideas.has(subject) || entry.creates(subject) { ideas.apply(entry, to: subject) }
            case .group: if groups.has(subject) || entry.creates(subject) { groups.apply(entry, to: subject) }
            default: touched.insert(subject)
            }
        }
        lookback.apply(entry)
        if case .goalsRanked(let ranking) = entry.action { ranked.formUnion(ranking.order) }
        if case .argumentMade(let argument) = entry.action, let subject = argument.on.subject { argued.append(subject) }
        if case .taskAssigned(let task) = entry.action, let owner = task.owner {
            givenTo[task.task] = owner
            // Who was in that room is asked, however long ago it was.
            if let session = entry.session { touched.insert(session.subject) }
        }
        if case .personReturned(let coming) = entry.action { returned.insert(coming.person) }
        if case .dissentRecorded = entry.action { dissents += 1 }
        if entry.isVote { votes += 1 }
        if let session = entry.place { rows[session.number, default: Row()].apply(entry) }
        takeFates(entry)
    }

    /// What was done with a task in a session: the last word of the session on it counts.
    private mutating func takeFates(_ entry: Entry) {
        guard let session = entry.session ?? entry.place else { return }
        for subject in entry.about(.task) {
            if let fate = entry.fate(of: subject, in: session) {
                fates[Word(session: session.number, task: subject.number)] = fate
            }
        }
    }

    /// What a session said of a task.
    struct Word: Hashable, Sendable {
        let session: UInt32
        let task: UInt32
    }
}

extension Between.Row {
    fileprivate mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .ideaCaptured: ideas += 1
        case .argumentMade: arguments += 1
        case .dissentRecorded: dissents += 1
        case .decisionTaken(let taking): taken.append(taking.decision)
        case .taskAssigned(let task): tasks.append(task.task)
        default: break
        }
        if entry.isVote { votes += 1 }
        for subject in entry.matters { matters.append((entry.occurredAt, subject)) }
    }
}

extension Entry {
    fileprivate var isVote: Bool {
        switch action {
        case .voteCast, .voteSealed: true
        default: false
        }
    }

    /// What people deal with when they do this.
    fileprivate var matters: [Subject] {
        switch action {
        case .argumentMade(let it): [it.on.subject].compactMap { $0 }
        case .ballotOpened(let it):
            it.options.compactMap { $0.refersTo?.subject } + (it.decision.map { [$0.subject] } ?? [])
        case .ideaCaptured, .ideaReworded, .ideasGrouped, .ideasMerged, .ideaParked, .findingRecorded,
            .findingRetired, .goalSet, .goalConfirmed, .goalRevised, .goalAchieved, .goalDropped, .decisionProposed,
            .alternativeAdded, .alternativeScored, .decisionTaken, .decisionRejected, .decisionDeferred,
            .decisionReviewed, .decisionReversed, .taskAssigned:
            about.filter { $0.kind != .session && $0.kind != .entry }
        default: []
        }
    }
}

extension Shelf {
    fileprivate func has(_ subject: Subject) -> Bool { self[Identifier<Of>(subject.number)] != nil }
}
