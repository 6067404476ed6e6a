/// What somebody may not read: the sessions that only a circle without them may read, and all that came of those.
///
/// With a session go the entries that happened in it or are for it, what those created, and whatever is said of that
/// later: its follow-up, notes on it, corrections. An id that an open entry names is no secret; what is behind it is.
public struct Withheld: Sendable {
    /// Those sessions, by number.
    public private(set) var sessions: [SessionID] = []
    /// The entries that are not to be shown.
    public private(set) var positions: Set<Position> = []
    /// What is known only from those entries.
    public private(set) var subjects: Set<Subject> = []
    /// The documents that those entries attach, by their SHA-256 in hexadecimal.
    public private(set) var documents: Set<String> = []

    /// Whether nothing is.
    package var isEmpty: Bool { positions.isEmpty && subjects.isEmpty && documents.isEmpty }

    /// Finds what is withheld.
    ///
    /// - Parameters:
    ///   - person: who would read it.
    ///   - all: every session, as it stands now: a circle holds for the past too.
    ///   - naming: the entries that name a subject, of any date.
    public init(
        from person: Person, of all: [Session], _ naming: (Subject) throws -> [Entry]
    ) rethrows {
        sessions = all.filter { !$0.mayBeRead(by: person) }.map(\.id).sorted()
        subjects = Set(sessions.map(\.subject))
        var toFollow = sessions.map(\.subject)
        while let subject = toFollow.popLast() {
            for entry in try naming(subject) where !positions.contains(entry.position) && takesIn(entry) {
                positions.insert(entry.position)
                if case .documentAttached(let attached) = entry.action { documents.insert(attached.sha256) }
                let made = try entry.action.created.filter { subject in
                    // Of what may carry on with something (a group, a proposed decision): what began here.
                    try naming(subject).first { $0.about.contains(subject) }?.position == entry.position
                }
                let found = made + [Subject(.entry, of: entry.position)]
                toFollow += found.filter { subjects.insert($0).inserted }
            }
        }
    }

    private func takesIn(_ entry: Entry) -> Bool {
        let places = [entry.session, entry.namedPlace].compactMap { $0?.subject } + entry.about
        if places.contains(where: subjects.contains) { return true }
        return !entry.action.bearing.isStory && entry.mentions.contains(where: subjects.contains)
    }
}

extension Session {
    /// Whether somebody may read of it and of all that happened in it: its circle, and whoever is invited to it.
    public func mayBeRead(by person: Person) -> Bool { plan.circle.takesIn(person) || isInvited(person.id) }
}
