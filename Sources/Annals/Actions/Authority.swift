/// Who may do an action.
///
/// Rights come from roles that the log itself gives.
public struct Authority: Sendable, Equatable {
    /// Those who may, any of them.
    public let who: [Role]

    /// A relation between a person and what an action touches.
    public enum Role: String, CaseIterable, Sendable {
        /// Everybody who has joined.
        case anyone = "anyone"
        /// Keeps the log.
        case steward = "steward"
        /// Follows up between sessions.
        case tracker = "tracker"
        /// Works on how the leaders think.
        case coach = "coach"
        /// Checks the record.
        case auditor = "auditor"
        /// Sits on the board.
        case board = "board"
        /// Leads this session.
        case moderator = "moderator"
        /// Chairs this session.
        case chair = "chair"
        /// Writes down this session.
        case scribe = "scribe"
        /// Is invited to this session, or it is outside of any session.
        case participant = "participant"
        /// Owns it, or wrote it.
        case owner = "owner"
        /// Is the person it is about.
        case themselves = "themselves"
        /// Belongs to the ballot's electorate; the ballot itself says who.
        case voter = "voter"
    }

    /// Any of those.
    ///
    /// A steward may do whatever a moderator may, in any session.
    public init(_ who: Role...) {
        self.who = who
    }

    /// The usual: those in the session, its moderator and scribe, and whoever owns the thing.
    public static let session = Authority(.participant, .owner, .moderator, .chair, .scribe)
    /// What only those who lead or write down the session do.
    public static let lead = Authority(.moderator, .chair, .scribe)
    /// What follows up between sessions.
    public static let followUp = Authority(.owner, .tracker, .moderator, .scribe)
}

extension Authority {
    /// Whether it is something that people do in sessions, and that whoever leads one writes down for them.
    var isOfSessions: Bool {
        who.contains { role in
            switch role {
            case .anyone, .moderator, .chair, .scribe, .participant, .owner, .voter: true
            case .steward, .tracker, .coach, .auditor, .board, .themselves: false
            }
        }
    }
}

extension Authority: CustomStringConvertible {
    /// The roles, in words.
    public var description: String { who.map(\.rawValue).joined(separator: ", ") }
}
