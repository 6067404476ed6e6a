/// What a session opens on: everything that was promised or put off and is due, each with the fate that it got there.
public struct Promises: Sendable {
    /// The session that goes through them; `nil` where none is on the calendar.
    public let session: Session?
    /// The promises, as they stood when it opened: tasks first, the most urgent first, then decisions, proposals and
    /// what was deferred, questions, and what was parked.
    public let all: [Promise]

    /// The promises of a session, as somebody goes through them.
    public init(session: Session?, all: [Promise]) {
        self.session = session
        self.all = all
    }

    /// Those that have no fate yet.
    public var left: [Promise] { all.filter { $0.fate == nil } }

    /// Those that got a fate.
    public var settled: [Promise] { all.filter { $0.fate != nil } }

    /// How many got each fate.
    public var counts: [(fate: Promise.Fate, count: Int)] {
        Promise.Fate.allCases.compactMap { fate in
            let count = all.count { $0.fate == fate }
            return count == 0 ? nil : (fate, count)
        }
    }
}
