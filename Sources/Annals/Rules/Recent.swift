/// The entries that name what was created of late, so that a ballot's votes or a session's ideas need not be read back
/// from the store a moment after they were written.
struct Recent: Sendable {
    /// Each holds everything that ever named its subject, for it was begun when that was created.
    private var entries: [Subject: [Entry]] = [:]
    private var count = 0

    /// How many entries are kept at most, counted once for each subject; then all are let go.
    private static let limit = 20_000

    /// Everything that ever named a subject; `nil` where only the store knows.
    subscript(subject: Subject) -> [Entry]? { entries[subject] }

    /// Keeps what names a subject from now on.
    ///
    /// To be called with what is just being created, and nothing else.
    mutating func begin(_ subject: Subject) {
        switch subject.kind {
        case .session, .idea, .group, .ballot, .decision, .goal, .task: entries[subject] = []
        // People, series and measures are named all their life; the others have stories of an entry or two.
        default: break
        }
    }

    /// Takes up an entry that was appended.
    mutating func take(_ entry: Entry) {
        for subject in entry.about { take(entry, subject) }
        for subject in entry.mentions { take(entry, subject) }
        if count > Recent.limit { self = Recent() }
    }

    private mutating func take(_ entry: Entry, _ subject: Subject) {
        guard let index = entries.index(forKey: subject) else { return }
        entries.values[index].append(entry)
        count += 1
    }
}

/// A source that looks into what is remembered first.
struct RememberingSource<Source: EntrySource>: EntrySource {
    private let source: Source
    private let recent: Recent
    private let longStories: LongStories

    init(_ source: Source, _ recent: Recent, _ longStories: LongStories) {
        self.source = source
        self.recent = recent
        self.longStories = longStories
    }

    var end: LogEnd { get throws { try source.end } }

    func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry] {
        guard let entries = recent[subject] else { return try source.entries(of: subject, aboutOnly: aboutOnly) }
        return aboutOnly ? entries.filter { $0.about.contains(subject) } : entries
    }

    func lastEntry(about subject: Subject) throws -> Entry? {
        guard let entries = recent[subject] else { return try source.lastEntry(about: subject) }
        return entries.last { $0.about.contains(subject) }
    }

    func entry(at position: Position) throws -> Entry? { try source.entry(at: position) }
    func next(_ scope: Subject) throws -> Subject { try source.next(scope) }
    func documentLength(_ sha256: String) throws -> Int? { try source.documentLength(sha256) }
    func unfinished(_ kind: Subject.Kind) throws -> [Subject]? { try source.unfinished(kind) }
    func entries(since moment: Instant, atMost count: Int) throws -> [Entry]? {
        try source.entries(since: moment, atMost: count)
    }
    func isUsed(_ subject: Subject) throws -> Bool { try recent[subject] != nil || source.isUsed(subject) }
}

extension RememberingSource: Teller {
    func told(of subject: Subject, upTo cut: Cut) -> World.Told? { longStories[subject]?.told(upTo: cut) }
}
