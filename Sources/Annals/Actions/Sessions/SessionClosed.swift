// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A session ends.
public struct SessionClosed: Action {
    public static let name = "session-closed"
    public static let summary = "A session is closed."
    public static let by = Authority.lead
    public var session = SessionID()
    public var next: When?
    public var leaving: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("next", &next, "when the next one is to be")
        try visit("leaving", &leaving, "why ideas are left without a fate")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        _ = try world.open(session)
        if world.judgesAgain { return }
        var ideas: [IdeaID] = []
        for entry in try world.entries(naming: session.subject) {
            switch entry.action {
            case .ballotOpened(let opened) where entry.session == session:
                let ballot = try world.story(opened.ballot)
                if ballot.state == .open, opened.closesAt == nil { throw .ballotStillOpen(opened.ballot, session) }
            case .ideaCaptured(let captured) where (captured.session ?? entry.session) == session:
                ideas.append(captured.idea)
            case .carried(let carried) where carried.into == session:
                if let idea = carried.item.subject.flatMap({ IdeaID($0) }) { ideas.append(idea) }
            default: break
            }
        }
        guard leaving == nil else { return }
        var open: [IdeaID] = []
        for idea in ideas where try !world.hasFate(idea, in: session) { open.append(idea) }
        if !open.isEmpty { throw .ideasWithoutFate(open, session) }
    }
}
