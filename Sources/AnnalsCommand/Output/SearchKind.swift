import Annals

/// A kind of entry to look among: what it is about, or what was done.
enum SearchKind {
    case about(Subject.Kind)
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

    init(_ text: String) throws {
        if let action = Self.words[text] {
            self = .action(action)
        } else if let kind = Self.kinds.first(where: { $0.name == text || $0.name + "s" == text }) {
            self = .about(kind)
        } else if AnyAction.listing(text) != nil {
            self = .action(text)
        } else {
            let names = Self.kinds.map(\.name) + Self.words.keys.sorted()
            throw Failure(
                "“\(text)” is no kind of entry; there are: \(names.joined(separator: ", ")), and all actions", code: 2)
        }
    }

    func takes(_ entry: Entry) -> Bool {
        switch self {
        case .about(let kind): entry.about.contains { $0.kind == kind } && !entry.isOfAnother
        case .action(let name): entry.action.name == name
        }
    }
}
