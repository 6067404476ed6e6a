/// The board of a session that goes on: it takes up each new entry as it comes, and is never read again for one.
///
/// Only what changes the past (a strike, a correction, an entry that is dated earlier, something carried in from
/// elsewhere) asks for reading the session once more.
public struct RunningBoard: Sendable {
    /// The session.
    public let session: SessionID
    /// The board as it is now.
    public private(set) var board = Board()
    /// The entries that it was folded from.
    private var positions: Set<Position> = []
    /// The ballots, ideas, questions and pulses that came up in the session: what becomes of them belongs to it though
    /// nobody names it again.
    private var begun: Set<Subject> = []
    /// The last entry in the order of time.
    private var last: Entry?

    /// What an entry is to the board.
    public enum Bearing: Sendable, Equatable {
        /// It was taken up.
        case taken
        /// It says nothing of the session.
        case none
        /// It changes what was taken up before: read the session again.
        case changesThePast
    }

    /// Reads the board of a session.
    public init(of session: SessionID, in library: some Library) throws {
        self.session = session
        let own = try library.entries(ofSession: session)
        board.recall(try library.entriesBefore(own, inSession: session), before: own)
        for entry in own { add(entry) }
    }

    /// Takes up an entry that was recorded since; entries are to be given in the order of positions.
    public mutating func take(_ entry: Entry) -> Bearing {
        switch entry.action {
        case .entryStruck(let it): if positions.contains(it.entry) { return .changesThePast }
        case .entryCorrected(let it): if positions.contains(it.entry) { return .changesThePast }
        case .entryRedacted(let it): if positions.contains(it.entry) { return .changesThePast }
        case .carried(let it): if it.into == session { return .changesThePast }
        case .organizationChanged: return .changesThePast
        default: break
        }
        guard isOfSession(entry) else { return .none }
        // After the close only what happened in the session itself belongs to its board.
        if board.session?.closed != nil || last.map({ entry.isBefore($0) }) == true { return .changesThePast }
        add(entry)
        return .taken
    }

    private func isOfSession(_ entry: Entry) -> Bool {
        let subject = session.subject
        if entry.about.contains(subject) || entry.mentions.contains(subject) { return true }
        return (entry.session ?? session) == session && entry.about.contains { begun.contains($0) }
    }

    private mutating func add(_ entry: Entry) {
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
