// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// What people will read of a session.
public struct SummaryPublished: Action {
    public static let name = "summary-published"
    public static let summary = "The summary of a closed session is published, as the log renders it at a position."
    public static let by = Authority(.moderator, .chair, .scribe, .tracker)
    public static let bearing = Bearing.annotation
    public var session = SessionID()
    public var form = SummaryForm.page
    public var upTo: Position?
    public var words: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("form", &form, "one page, the full report, or the one for auditors and the board")
        try visit.mentions("upTo", &upTo, "the position at which it is rendered; left out, the last one")
        try visit("words", &words, "a few words to go with it")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(session)
        guard story.state == .closed, let closed = story.closed else {
            throw .isNot(session.subject, "closed", so: "record session-closed first")
        }
        let upTo = self.upTo ?? world.head
        guard upTo >= closed.position else {
            throw .isNot(session.subject, "closed as of \(upTo)", so: "render it at \(closed.position) or later")
        }
        self.upTo = upTo
    }
}

/// How much a summary tells.
public enum SummaryForm: String, Word {
    case page = "page"
    case full = "full"
    case audit = "audit"
}
