// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// It was sent.
public struct SummaryShared: Action {
    public static let name = "summary-shared"
    public static let summary = "The summary of a session is shared with people or audiences."
    public static let by = Authority(.moderator, .chair, .scribe, .tracker)
    public static let bearing = Bearing.annotation
    public var session = SessionID()
    public var with: [Recipient] = []
    public var channel = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit.some("with", &with, "with whom: people, by id or name, or audiences in words")
        try visit.title("channel", &channel, "by which way: e-mail, a meeting, the wall, …")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let double = with.compactMap(\.person).firstDouble { throw .namedTwice(double.subject, "with") }
        try world.mustHaveSummary(session)
    }
}

extension World {
    /// Refuses what needs a published summary where there is none.
    mutating func mustHaveSummary(_ session: SessionID) throws(Refusal) {
        for entry in try entries(naming: session.subject) {
            if case .summaryPublished(let published) = entry.action, published.session == session { return }
        }
        throw .noSummary(session)
    }
}
