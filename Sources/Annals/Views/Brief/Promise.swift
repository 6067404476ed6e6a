/// Something that was promised or put off, and is to get its fate in a session.
public struct Promise: Sendable {
    /// What it is.
    public let matter: Matter
    /// Who answers for it now: where its owner left and handed over, whoever took it.
    public let owner: PersonID?
    /// By when it was to be done, or taken up again.
    public let due: Period?
    /// Whether that has passed.
    public let isOverdue: Bool
    /// What became of it in the session that goes through it, the latest last.
    public internal(set) var given: [Given] = []

    /// The kinds of things that come up again.
    public enum Matter: Sendable {
        /// A task neither done nor cancelled.
        case task(Todo)
        /// A decision in force whose ground has moved, or whose review is due.
        case decision(Ground)
        /// A decision proposed or put off.
        case proposal(Decision)
        /// A question without an answer.
        case question(Question)
        /// An idea that was parked until now, or carried on and left.
        case idea(Idea)
        /// A group of ideas that was carried on and left.
        case group(IdeaGroup, ideas: [Idea])
    }

    /// What becomes of it.
    public enum Fate: String, CaseIterable, Sendable {
        case done = "done"
        case carried = "carried"
        case redated = "re-dated"
        case handedOver = "handed-over"
        case dropped = "dropped"
        /// A decision that was found to need another one.
        case adjusted = "adjusted"
    }

    /// A fate that it was given, and by which entry.
    public struct Given: Sendable {
        /// The fate.
        public let fate: Fate
        /// The entry.
        public let mark: Mark
    }
}

extension Promise {
    /// What became of it in the session; `nil` while it is left.
    public var fate: Fate? { given.last?.fate }

    /// Its id.
    public var subject: Subject {
        switch matter {
        case .task(let task): task.id.subject
        case .decision(let ground): ground.decision.id.subject
        case .proposal(let decision): decision.id.subject
        case .question(let question): question.id.subject
        case .idea(let idea): idea.id.subject
        case .group(let group, _): group.id.subject
        }
    }

    /// What it says, as far as it may be shown now.
    public var words: String {
        switch matter {
        case .task(let task): task.title
        case .decision(let ground): ground.decision.statement
        case .proposal(let decision): decision.title
        case .question(let question): question.text
        case .idea(let idea): idea.shownText
        case .group(let group, let ideas): group.title ?? ideas.map(\.shownText).joined(separator: "; ")
        }
    }

    /// What sort of thing it is, in one word.
    public var kind: String {
        switch matter {
        case .task: "task"
        case .decision: "decision"
        case .proposal(let decision): decision.state == .deferred ? "deferred" : "proposal"
        case .question: "question"
        case .idea(let idea): idea.parked == nil ? "idea" : "parked"
        case .group: "group"
        }
    }

    /// Where it came up.
    public var began: Mark? {
        switch matter {
        case .task(let task): task.began
        case .decision(let ground): ground.decision.taken?.mark
        case .proposal(let decision): decision.began
        case .question(let question): question.began
        case .idea(let idea): idea.isHidden ? idea.began?.unnamed : idea.began
        case .group(let group, _): group.began
        }
    }

    /// The sessions into which it was carried before, in order: how often it was put off.
    public var carriedInto: [SessionID] {
        switch matter {
        case .task(let task): task.carriedInto
        case .decision: []
        case .proposal(let decision): decision.carriedInto
        case .question(let question): question.carriedInto
        case .idea(let idea): idea.carriedInto
        case .group(let group, _): group.carriedInto
        }
    }

    /// How often its date was moved.
    public var redatings: Int {
        if case .task(let task) = matter { task.reschedulings } else { 0 }
    }
}
