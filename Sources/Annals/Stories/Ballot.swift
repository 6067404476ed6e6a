// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// A vote on a question, from its opening to its verdict.
public struct Ballot: Story {
    public static let kind = Subject.Kind.ballot
    public private(set) var began: Mark?
    /// The id.
    public let id: BallotID
    /// How it was opened: question, options, method and its tests.
    public private(set) var terms = BallotOpened()
    /// The votes that stand, by voter.
    public private(set) var votes: [PersonID: Vote] = [:]
    /// How far it has come.
    public private(set) var state = State.open
    public private(set) var closed: Mark?
    /// The count, once closed.
    public private(set) var result: BallotResult?
    /// The option that the chair chose where the votes were equal.
    public private(set) var tieBreak: (option: String, mark: Mark)?

    /// How far a ballot has come.
    public enum State: String, Sendable {
        case open = "open"
        case closed = "closed"
        case withdrawn = "withdrawn"
    }

    /// A vote that stands.
    public struct Vote: Hashable, Sendable {
        /// What was chosen.
        public let choice: Choice
        /// Why, where said.
        public let reason: String?
        /// The entry that holds it.
        public let mark: Mark
    }

    public init(_ id: BallotID) {
        self.id = id
    }

    /// Whether the motion is carried: by the count, or by the chair where the votes were equal.
    public var isPassed: Bool {
        guard state == .closed, let result else { return false }
        if let tieBreak { return tieBreak.option == MajorityChoice.for.rawValue }
        return result.verdict == .passed
    }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .ballotOpened(let opened):
            began = began ?? Mark(entry)
            terms = opened
        case .voteCast(let vote):
            guard let voter = entry.actor else { return }
            votes[voter] = Vote(choice: vote.choice, reason: vote.reason, mark: Mark(entry))
        case .voteWithdrawn:
            if let voter = entry.actor { votes[voter] = nil }
        case .ballotClosed(let closing):
            state = .closed
            closed = Mark(entry)
            result = closing.result
        case .ballotWithdrawn:
            state = .withdrawn
            closed = Mark(entry)
        case .tieBroken(let broken): tieBreak = (broken.option, Mark(entry))
        default: break
        }
    }
}
