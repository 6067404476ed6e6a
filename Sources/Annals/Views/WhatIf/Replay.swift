/// A past session step by step, as it was or with something changed: what happened at each step, and the board after it.
///
/// What is altered is altered in memory: nothing is ever written.
public struct Replay {
    /// One entry of the session.
    public struct Step: Sendable {
        /// What happened; of what reads otherwise, as it is thought to have been.
        public let entry: Entry
        /// What happened, on one line.
        public let text: String
        /// Whether it stays under what is altered.
        public let fate: Fate
    }

    /// What becomes of a step where something is changed.
    public enum Fate: String, Sendable {
        case stays = "stays"
        /// It reads otherwise.
        case touched = "touched"
        /// It is not there.
        case fallen = "fallen"
    }

    /// The session.
    public let session: SessionID
    /// The organization's clock.
    public let zone: Zone
    /// The entries of the session as they were.
    public let entries: [Entry]
    /// The entries as they are thought to have been, and what became of the others.
    public let record: AlteredRecord
    /// What happened, in order.
    public let steps: [Step]
    /// What was said elsewhere and the board needs.
    private let earlier: [Entry]

    /// Plays a session.
    ///
    /// - Parameters:
    ///   - entries: its entries, in order.
    ///   - earlier: what was said elsewhere of what was carried into the session (`entriesBefore`).
    ///   - alteration: what is thought otherwise.
    ///   - hiding: what of an entry is not to be shown now.
    ///   - telling: an entry on one line.
    public init(
        of session: SessionID, _ entries: [Entry], after earlier: [Entry], in zone: Zone, _ alteration: Alteration,
        hiding: (Entry) -> Sight.Hidden, telling: (Entry) -> String
    ) {
        self.session = session
        self.zone = zone
        self.entries = entries
        self.earlier = earlier
        record = AlteredRecord(of: entries, alteration) { hiding($0) }
        let altered = Dictionary(record.entries.map { ($0.position, $0) }) { first, _ in first }
        let touched = Set(record.touched.map(\.position))
        steps = entries.map { entry in
            let shown = altered[entry.position]
            return Step(
                entry: shown ?? entry, text: telling(shown ?? entry),
                fate: shown == nil ? .fallen : touched.contains(entry.position) ? .touched : .stays)
        }
    }

    /// The board after so many steps; after all of them where none is named.
    public func board(after count: Int? = nil) -> Board {
        var board = Board()
        board.recall(earlier, before: entries)
        let shown = entries.prefix(max(0, count ?? entries.count))
        guard let last = shown.last else { return board }
        for entry in record.entries {
            if last.isBefore(entry) { break }
            board.apply(entry)
        }
        return board
    }
}

extension Replay {
    /// A place worth jumping to.
    public struct Landmark: Sendable {
        /// After how many steps.
        public let step: Int
        /// Of what kind.
        public let kind: Kind
        /// What it is about: a stage's title, a question, a statement.
        public let words: String
        /// What it is of, where it has an id.
        public let subject: Subject?

        /// What happens there.
        public enum Kind: String, Sendable {
            case stage = "stage"
            case ballot = "ballot"
            case decision = "decision"
        }
    }

    /// The stages entered, the ballots opened and closed, and the decisions taken, in order.
    public var landmarks: [Landmark] {
        let plan = board().session?.plan.stages ?? []
        return steps.enumerated().compactMap { index, step -> Landmark? in
            guard step.fate != .fallen else { return nil }
            func mark(_ kind: Landmark.Kind, _ words: String, _ subject: Subject? = nil) -> Landmark {
                Landmark(step: index + 1, kind: kind, words: words, subject: subject)
            }
            switch step.entry.action {
            case .stageEntered(let it):
                let title = plan.first { $0.stage == it.stage }?.title ?? it.title ?? it.stage ?? ""
                return mark(.stage, title)
            case .ballotOpened(let it): return mark(.ballot, it.question, it.ballot.subject)
            case .decisionTaken(let it): return mark(.decision, it.statement ?? "", it.decision.subject)
            default: return nil
            }
        }
    }
}
