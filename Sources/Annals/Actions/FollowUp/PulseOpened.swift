// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A few questions to those who were there.
public struct PulseOpened: Action {
    public static let name = "pulse-opened"
    public static let summary = "Those present are asked how far they agree with a few statements, 1 to 5."
    public static let by = Authority(.moderator, .chair, .scribe, .tracker, .coach)
    public var pulse = PulseID()
    public var session = SessionID()
    public var when = PulseTime.closing
    public var statements: [String] = []
    public var anonymous: Bool?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("pulse", &pulse, "the new pulse's id")
        try visit("session", &session, "the session that it is about")
        try visit("when", &when, "before the session, at its closing, or later")
        try visit(
            "statements", &statements,
            "1 to 5 statements; left out at a closing, on satisfaction and on whose work it was")
        try visit("anonymous", &anonymous, "whether nobody is to know who answered what")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if statements.isEmpty, when == .closing { statements = PulseOpened.closingStatements }
        guard (1...5).contains(statements.count) else {
            throw .outOfRange("statements", Number(statements.count), "1", "5")
        }
        if world.judgesAgain { return }
        for entry in try world.entries(naming: session.subject) {
            guard case .pulseOpened(let other) = entry.action, other.session == session, other.when == when,
                try world.story(other.pulse).closed == nil
            else { continue }
            throw .isAlready(other.pulse.subject, "open; close it first", since: Mark(entry))
        }
    }

    /// What is asked at a closing where nothing else is said.
    static let closingStatements = [
        "I am satisfied with this session.", "What came of it is our own work, not the moderator's.",
    ]
}

/// When a pulse is taken.
public enum PulseTime: String, Word {
    case before = "before"
    case closing = "closing"
    case later = "later"
}
