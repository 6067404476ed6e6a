public import Annals

/// A kind of entry to look among: what it is about, or what was done.
public enum SearchKind: Sendable {
    /// Entries about such a thing.
    case about(Subject.Kind)
    /// Entries of such an action.
    case action(String)

    /// What people call some actions.
    private static let words = [
        "argument": "argument-made", "vote": "vote-cast", "dissent": "dissent-recorded", "review": "decision-reviewed",
        "note": "note-added", "lesson": "lesson-learned", "document": "document-attached", "check-in": "check-in-made",
        "message": "message-planned", "summary": "summary-published", "experience": "experience-shared",
        "correction": "entry-corrected", "strike": "entry-struck",
    ]

    private static let kinds: [Subject.Kind] = [
        .idea, .group, .decision, .ballot, .goal, .task, .finding, .assumption, .measure, .platform, .question,
        .session,
        .series, .homework, .rule, .breakout, .pulse, .person, .theme, .resource, .organization,
    ]

    /// The kind that a word means: `idea`, `votes`, `goal-set`.
    public init(_ text: String) throws {
        if let action = Self.words[text] {
            self = .action(action)
        } else if let kind = Self.kinds.first(where: { $0.name == text || $0.name + "s" == text }) {
            self = .about(kind)
        } else if AnyAction.listing(text) != nil {
            self = .action(text)
        } else {
            let names = Self.kinds.map(\.name) + Self.words.keys.sorted()
            throw AskError.misspelt(
                "“\(text.shortened)” is no kind of entry; there are: \(names.joined(separator: ", ")), and all actions",
                russian: "«\(text.shortened)» — не вид записей; есть: \(names.joined(separator: ", ")) и все действия")
        }
    }

    /// Whether an entry is of that kind.
    public func takes(_ entry: Entry) -> Bool {
        switch self {
        case .about(let kind): entry.about.contains { $0.kind == kind } && !entry.isOfAnother
        case .action(let name): entry.action.name == name
        }
    }
}

/// What a search is narrowed down by, as people write it.
public struct SearchNarrowing: Sendable {
    /// Only this kind: `idea`, `vote`, or an action such as `goal-set`.
    public var kind: String?
    /// Only what this person did, by id or name.
    public var person: String?
    /// Only what was said in or for this session.
    public var session: String?
    /// Only what belongs to this theme, by id or title.
    public var theme: String?
    /// Only what happened from then on.
    public var from: String?
    /// Only what happened up to then.
    public var to: String?
    /// At most so many hits.
    public var limit = 20

    /// Everything, twenty hits.
    public init() {}
}

extension Reading {
    /// What a search takes.
    ///
    /// - Throws: `AskError`, `MomentError` or `Refusal` where it cannot be understood.
    public func filter(_ narrowing: SearchNarrowing) throws -> Search.Filter {
        let kind = try narrowing.kind.map { try SearchKind($0) }
        let person = try narrowing.person.map { try self.person($0) }
        let session = try narrowing.session.map { try self.session($0) }
        let themed = try narrowing.theme.map { try subjects(of: try theme($0)) }
        let first = try narrowing.from.map { try start($0) } ?? .earliest
        let last = try narrowing.to.map { try moment($0) } ?? .latest
        guard first <= last else {
            throw AskError.misspelt(
                "the search ends before it begins: swap the two moments",
                russian: "поиск кончается раньше, чем начинается: поменяйте моменты местами")
        }
        var filter = Search.Filter()
        filter.limit = narrowing.limit
        filter.span = first...last
        filter.takes = { entry in
            (kind?.takes(entry) ?? true) && (person == nil || entry.actor == person)
                && (session == nil || entry.session == session || entry.place == session)
                && (themed.map { themed in (entry.about + entry.mentions).contains { themed.contains($0) } } ?? true)
        }
        return filter
    }
}
