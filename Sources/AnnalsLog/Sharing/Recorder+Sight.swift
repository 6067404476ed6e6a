import Annals

extension Recorder {
    /// Refuses what names something that its sender may not read, in the words for what is not there: otherwise each
    /// refusal would tell that it is, and each note would be put where its author cannot see it.
    ///
    /// What is expected of such things is passed over, as it is of those that are not there.
    func mustSee(_ draft: inout Draft, _ sender: PersonID) throws {
        guard keys.hasCircles || !keys.isThere else { return }
        var sight = SenderSight(sender, source) { [self] in try isCircled($0) }
        let named = draft.action.named + [draft.session?.subject].compactMap { $0 }
        for subject in named where try sight.isWithheld(subject) {
            throw subject.kind == .entry ? Refusal.noEntry(Position(Int64(subject.number))) : .notFound(subject)
        }
        draft.expect = try draft.expect.filter { try !sight.isWithheld($0.key) }
    }
}

/// What is withheld from whoever sends something, found from the thing that is named up to the session that it came of:
/// the same as `Withheld` finds from the sessions down, at the cost of what is asked.
private struct SenderSight {
    private let sender: PersonID
    private let source: StoreSource
    private let isCircled: (SessionID) throws -> Bool
    private var person: Person?
    private var known: [Subject: Bool] = [:]

    init(_ sender: PersonID, _ source: StoreSource, _ isCircled: @escaping (SessionID) throws -> Bool) {
        self.sender = sender
        self.source = source
        self.isCircled = isCircled
    }

    mutating func isWithheld(_ subject: Subject) throws -> Bool {
        if let known = known[subject] { return known }
        known[subject] = false
        let isWithheld =
            if let session = SessionID(subject) {
                try isShut(session)
            } else if let entry = try creation(of: subject) {
                try isWithheld(entry)
            } else {
                false
            }
        known[subject] = isWithheld
        return isWithheld
    }

    private mutating func isWithheld(_ entry: Entry) throws -> Bool {
        let places = [entry.session, entry.namedPlace].compactMap { $0?.subject } + entry.about
        let created = entry.action.created
        for subject in places where !created.contains(subject) || subject.kind == .session {
            if try isWithheld(subject) { return true }
        }
        guard !entry.action.bearing.isStory else { return false }
        for subject in entry.mentions where try isWithheld(subject) { return true }
        return false
    }

    /// The entry with which something came into the log; `nil` of what needs none, such as the ranking.
    private func creation(of subject: Subject) throws -> Entry? {
        if subject.kind == .entry { return try source.entry(at: Position(Int64(subject.number))) }
        guard let first = try source.firstEntry(about: subject), first.action.created.contains(subject) else {
            return nil
        }
        return first
    }

    private mutating func isShut(_ id: SessionID) throws -> Bool {
        guard try isCircled(id) else { return false }
        var session = Session(id)
        for entry in try source.inEffect(of: id.subject, aboutOnly: true) { session.apply(entry) }
        let reader = try person ?? readPerson()
        person = reader
        return !session.mayBeRead(by: reader)
    }

    private func readPerson() throws -> Person {
        var person = Person(sender)
        for entry in try source.inEffect(of: sender.subject, aboutOnly: true) { person.apply(entry) }
        return person
    }
}
