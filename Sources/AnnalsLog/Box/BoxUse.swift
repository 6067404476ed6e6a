import Annals

/// What a transaction of the log does with the ballot box.
///
/// What is spent follows from the log alone: a paper counts while the entry that sealed it stands in its subject's
/// story, and is spent as soon as it does not, whatever took its place, in whatever order that was written down.
struct BoxUse {
    private let box: BoxFile
    /// What papers were spent of, or may have been.
    private var touched: Set<Subject> = []

    init(_ box: BoxFile) {
        self.box = box
    }

    /// Whether papers may be spent once the transaction is durable.
    var hasTouched: Bool { !touched.isEmpty }

    /// Clears away what a crash, or a transaction that was taken back, has left: papers that count for nothing.
    static func clear(_ box: BoxFile, by log: any EntryReader) throws {
        guard box.isDoubtful else { return }
        try box.clear(of: try spent(box.subjects(), in: box, by: log))
    }

    /// Puts what an entry seals into the box, before it is appended.
    mutating func fill(_ entry: Entry, _ judge: Judge) throws {
        guard let subject = entry.about.first else { return }
        switch entry.action {
        case .voteSealed, .answerSealed:
            guard let paper = judge.paper, let person = entry.actor else { return }
            let others = judge.sealed(for: subject)
            // The box that is gone holds them: in a new one, nobody would miss it before the closing.
            if !others.isEmpty, !box.isThere { throw Refusal.papersMissing(subject, others.count, of: others.count) }
            // Somebody's earlier paper is spent by this one; or this one, where it is dated before a later.
            if others.contains(person) || entry.occurredAt < entry.recordedAt { touched.insert(subject) }
            try box.put(paper, for: subject, entry: entry.id)
        case .voteWithdrawn, .ballotClosed, .ballotWithdrawn, .pulseClosed:
            if box.isThere { touched.insert(subject) }
        default: return
        }
    }

    /// The papers that are to go out of the box once the transaction is durable.
    func spent(by log: any EntryReader) throws -> [EntryID] {
        try BoxUse.spent(touched.sorted { $0.rawValue < $1.rawValue }, in: box, by: log)
    }

    private static func spent(_ subjects: [Subject], in box: BoxFile, by log: any EntryReader) throws -> [EntryID] {
        var spent: [EntryID] = []
        for subject in subjects {
            let told = try StoreSource(log).inEffect(of: subject, aboutOnly: true)
            let standing = BoxOpening.standing(in: told, of: subject)
            let ids = Set(told.lazy.filter { standing.contains($0.position) }.map(\.id))
            spent += try box.papers(of: subject).keys.filter { !ids.contains($0) }
        }
        return spent
    }

    // MARK: - Sent again

    /// The field in which a draft seals something else than the entry that has its id; `nil` where it is the same, and
    /// once the paper is spent.
    ///
    /// Only the voter learns of that: whoever else tried all choices would find the one.
    func difference(_ draft: Draft, from stored: Entry, _ source: StoreSource) throws -> String? {
        let given: any FieldValue
        let field: String
        switch draft.action {
        case .voteSealed(let vote):
            guard draft.actor == stored.actor else { return "actor" }
            guard let choice = vote.choice, let terms = try terms(of: vote.ballot, source) else { return nil }
            (given, field) = (terms.plain(choice), "data.choice")
        case .answerSealed(let answer):
            guard draft.actor == stored.actor else { return "actor" }
            let paper = PulsePaper {
                $0.answers = answer.answers ?? []
                $0.words = answer.words
            }
            (given, field) = (paper, "data.answers")
        default: return nil
        }
        var json = JSONWriter(capacity: 64)
        given.write(&json)
        guard let paper = try box.paper(of: stored.id) else { return nil }
        return json.bytes == paper ? nil : field
    }

    private func terms(of ballot: BallotID, _ source: StoreSource) throws -> BallotOpened? {
        var story = Ballot(ballot)
        for entry in try source.inEffect(of: ballot.subject, aboutOnly: true) { story.apply(entry) }
        return story.began == nil ? nil : story.terms
    }
}
