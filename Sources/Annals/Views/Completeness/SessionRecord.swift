/// What a session left behind: its entries, and the plan before it, at its end and now.
public struct SessionRecord: Sendable {
    /// The session.
    public let session: Session
    /// The plan before it was opened.
    public let before: Plan
    /// The plan at its close; where it is still open, now.
    public let atClose: Plan
    /// The plan now: what was added later counts too.
    public let now: Plan
    /// The moment that is now.
    public let moment: Instant
    /// What it opened on, each with the fate that it got.
    let promises: Promises
    /// What came up in it.
    let board: Board
    /// Its entries, in the order of (occurredAt, position).
    let entries: [Entry]
    /// The ideas that came up in it and have no fate.
    let ideasWithoutFate: [Idea]

    /// Reads what a session left behind; `nil` where the library knows none of that id.
    ///
    /// - Parameters:
    ///   - promises: what it opened on.
    ///   - now: the moment that is now.
    public init?(
        of id: SessionID, promises: Promises, in library: some WholeLibrary, at now: Instant
    ) throws {
        guard let session = try library.story(id) else { return nil }
        let zone = try library.organization().zone
        let opening = session.opened?.occurredAt ?? zone.start(of: session.plan.startsAt)
        let closing = session.closed?.occurredAt ?? now
        self.session = session
        let plans = try library.folds(
            Plan.self, asOf: [opening.advanced(byMilliseconds: -1), closing, library.asOf])
        (before, atClose, self.now) = (plans[0], plans[1], plans[2])
        moment = now
        self.promises = promises
        let own = try library.entries(ofSession: id)
        entries = own.filter { entry in entry.place.map { $0 == id } ?? true }
        var board = Board()
        board.recall(try library.entriesBefore(own, inSession: id), before: own)
        for entry in own { board.apply(entry) }
        self.board = board
        ideasWithoutFate = try board.ideas.all.filter { $0.sessions.contains(id) && !$0.hasFate(in: id) }.filter {
            idea in
            try !library.entries(of: idea.id.subject, aboutOnly: false).contains { entry in
                entry.action.bearing.isStory && !entry.about.contains(idea.id.subject)
            }
        }
    }

    /// What the session's entries say that fits, in order.
    func said<Said>(_ match: (Entry) -> Said?) -> [Said] { entries.compactMap(match) }

    /// The different ids that the session's entries say, in the order in which they first do.
    func each<Of: Story>(_ match: (AnyAction) -> Identifier<Of>?) -> [Identifier<Of>] {
        var seen: Set<Identifier<Of>> = []
        return said { match($0.action) }.filter { seen.insert($0).inserted }
    }

    /// Everything that an entry of the session is about, or that a check-in in it looked at.
    var touched: Set<Subject> {
        var touched: Set<Subject> = []
        for entry in entries {
            touched.formUnion(entry.about)
            if case .checkInMade(let checked) = entry.action { touched.insert(checked.on.subject) }
        }
        return touched
    }
}
