/// The board of a session that goes on: it takes up each new entry as it comes, and is never read again for one.
///
/// What was done a moment ago can be taken back: a strike of one of the latest entries, such as everybody's own undo,
/// folds again what came since the board was last put aside. Only what changes more of the past (a strike or correction
/// of something older, an entry that is dated earlier, something carried in from elsewhere) asks for reading the session
/// once more.
public struct RunningBoard: Sendable {
    /// The session.
    public let session: SessionID
    /// The board as it is now; after strikes, once it was settled.
    public var board: Board { now.board }
    private var now = Footing()
    /// The board as it stood before the latest entries, and somewhere among them.
    private var older: Footing?
    private var newer: Footing?
    /// The entries since the older of the two, in order.
    private var latest: [Entry] = []
    /// How many of them came since the newer.
    private var sinceNewer = 0
    /// Whether some of the latest were struck, or not taken up yet.
    private var isUnsettled = false

    /// How many entries lie between the boards that are put aside: more than come within the time in which people undo.
    private static let stretch = 1024

    /// A board, and what of the log it was folded from.
    fileprivate struct Footing: Sendable {
        var board = Board()
        /// The entries that it was folded from.
        var positions: Set<Position> = []
        /// The ballots, ideas, questions and pulses that came up in the session: what becomes of them belongs to it
        /// though nobody names it again.
        var begun: Set<Subject> = []
        /// The last entry in the order of time.
        var last: Entry?
    }

    /// What an entry is to the board.
    public enum Bearing: Sendable {
        /// It was taken up.
        case taken
        /// It took back an entry, which the board no longer shows once it is settled.
        case takesBack(Entry)
        /// It says nothing of the session.
        case none
        /// It changes what was taken up before: read the session again.
        case changesThePast
    }

    /// Reads the board of a session.
    public init(of session: SessionID, in library: some Library) throws {
        self.session = session
        let own = try library.entries(ofSession: session)
        now.board.recall(try library.entriesBefore(own, inSession: session), before: own)
        for entry in own { now.add(entry, of: session) }
        older = now
        newer = now
    }

    /// Takes up an entry that was recorded since; entries are to be given in the order of positions.
    public mutating func take(_ entry: Entry) -> Bearing {
        switch entry.action {
        case .entryStruck(let it): if now.positions.contains(it.entry) { return takeBack(it.entry, by: entry) }
        case .entryCorrected(let it): if now.positions.contains(it.entry) { return .changesThePast }
        case .entryRedacted(let it): if now.positions.contains(it.entry) { return .changesThePast }
        case .carried(let it): if it.into == session { return .changesThePast }
        case .organizationChanged: return .changesThePast
        default: break
        }
        if isUnsettled, !entry.action.isPassing { settle() }
        guard now.takesIn(entry, of: session) else { return .none }
        // After the close only what happened in the session itself belongs to its board.
        if board.session?.closed != nil || now.last.map({ entry.isBefore($0) }) == true { return .changesThePast }
        add(entry)
        return .taken
    }

    /// Folds again the latest entries, where some of them were struck.
    public mutating func settle() {
        guard isUnsettled, let older else { return }
        isUnsettled = false
        now = older
        newer = older
        sinceNewer = latest.count
        for entry in latest { now.add(entry, of: session) }
    }

    private mutating func takeBack(_ position: Position, by strike: Entry) -> Bearing {
        guard board.session?.closed == nil, now.last.map({ strike.isBefore($0) }) != true,
            let index = latest.lastIndex(where: { $0.position == position }), latest[index].action.isPassing
        else { return .changesThePast }
        let struck = latest.remove(at: index)
        isUnsettled = true
        now.positions.remove(position)
        if now.takesIn(strike, of: session) { add(strike) }
        return .takesBack(struck)
    }

    private mutating func add(_ entry: Entry) {
        latest.append(entry)
        sinceNewer += 1
        if isUnsettled {
            // It is taken up when that is settled.
            now.positions.insert(entry.position)
            now.last = entry
            return
        }
        now.add(entry, of: session)
        guard sinceNewer >= RunningBoard.stretch else { return }
        latest.removeFirst(latest.count - sinceNewer)
        (older, newer, sinceNewer) = (newer, now, 0)
    }
}

extension RunningBoard.Footing {
    /// Whether an entry belongs to the session.
    fileprivate func takesIn(_ entry: Entry, of session: SessionID) -> Bool {
        let subject = session.subject
        if entry.about.contains(subject) || entry.mentions.contains(subject) { return true }
        return (entry.session ?? session) == session && entry.about.contains { begun.contains($0) }
    }

    fileprivate mutating func add(_ entry: Entry, of session: SessionID) {
        board.apply(entry)
        positions.insert(entry.position)
        last = entry
        for subject in entry.about where !begun.contains(subject) {
            let isBegun =
                switch subject.kind {
                case .ballot: BallotID(subject).flatMap { board.ballots[$0] }?.began?.session == session
                case .idea:
                    IdeaID(subject).flatMap { board.ideas[$0] }.map { ($0.session ?? $0.began?.session) == session }
                        ?? false
                case .question: QuestionID(subject).flatMap { board.questions[$0] }?.session == session
                case .pulse: PulseID(subject).flatMap { board.pulses[$0] }?.session == session
                default: false
                }
            if isBegun { begun.insert(subject) }
        }
    }
}

extension AnyAction {
    /// Whether people do it many times in a session and nothing of its order hangs on it.
    fileprivate var isPassing: Bool {
        switch self {
        case .voteCast, .voteWithdrawn, .ideaCaptured, .ideaReworded, .argumentMade, .handRaised, .turnGiven,
            .turnPassed, .turnEnded:
            true
        default: false
        }
    }
}
