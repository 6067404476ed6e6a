/// A log as a plain list in memory: for trying out, for what-if, and as the yardstick of every faster reading.
public struct Chronicle: Sendable {
    /// The entries in the order of their positions.
    public private(set) var entries: [Entry] = []
    private var judge = Judge()
    /// The ballot box: what was sealed, by the entry that says so.
    private var sealed: [EntryID: (subject: Subject, paper: [UInt8])] = [:]
    /// The documents by their hashes.
    private var documents: [String: Document] = [:]

    /// An empty log.
    public init() {}

    /// A log of entries that were recorded elsewhere.
    public init(_ entries: some Sequence<Entry>) {
        for entry in entries { append(entry) }
    }

    /// Records an action, or throws the refusal.
    ///
    /// - Parameters:
    ///   - draft: the action and what is said of it.
    ///   - now: the time at which it is written down.
    @discardableResult
    public mutating func record(_ draft: Draft, now: Instant) throws -> Entry {
        do {
            return try admit(draft, now)
        } catch Refusal.needsPapers(let subject) {
            // Papers and closing: both or neither.
            var copy = self
            for opening in try BoxOpening(of: subject, for: draft, box: self, from: self).drafts {
                _ = try copy.admit(opening, now, opensBox: true)
            }
            let entry = try copy.admit(draft, now)
            self = copy
            return entry
        }
    }

    private mutating func admit(
        _ draft: Draft, _ now: Instant, opensBox: Bool = false, follows: Bool = false
    ) throws -> Entry {
        let id = EntryID(at: now, random: (0, UInt64(entries.count)))
        let entry = try judge.admit(draft, id: id, now: now, opensBox: opensBox, follows: follows, from: self)
        let following = judge.following
        if let paper = judge.paper, let subject = entry.about.first { sealed[entry.id] = (subject, paper) }
        let before = following.isEmpty ? nil : self
        append(entry)
        if case .documentAttached(let attached) = entry.action {
            for document in draft.documents where document.sha256.hex == attached.sha256 {
                documents[attached.sha256] = document
            }
        }
        do {
            for draft in following { _ = try admit(draft, now, follows: true) }
        } catch {
            if let before { self = before }
            throw error
        }
        return entry
    }

    private mutating func append(_ entry: Entry) {
        if case .entryRedacted(let redaction) = entry.action, let target = self.entry(at: redaction.entry) {
            entries[Int(redaction.entry.rawValue) - 1] = target.redacted(redaction, by: entry.position)
            if case .documentAttached(let document) = target.action, redaction.takesContent {
                documents[document.sha256] = nil
            }
        }
        entries.append(entry)
        judge.take(entry)
    }

    /// The entries that count at a moment as known then, in the order of (occurredAt, position).
    public func inEffect(asOf: Instant = .latest, known: Position? = nil) -> [Entry] {
        entries.inEffect(known: known).filter { $0.orderedAt <= asOf }
    }
}

extension Chronicle: BallotBox {
    /// The papers that were sealed for a subject.
    public func papers(of subject: Subject) -> [EntryID: [UInt8]] {
        sealed.filter { $0.value.subject == subject }.mapValues(\.paper)
    }
}

extension Chronicle: EntrySource {
    /// Where it ends.
    public var end: LogEnd {
        LogEnd(
            position: Position(entries.count), recordedAt: entries.last?.recordedAt,
            latest: entries.map(\.occurredAt).max())
    }

    /// The entries about a subject, or all that name it.
    public func entries(of subject: Subject, aboutOnly: Bool) -> [Entry] {
        entries.filter { $0.about.contains(subject) || (!aboutOnly && $0.mentions.contains(subject)) }
    }

    /// The entry at a position.
    public func entry(at position: Position) -> Entry? {
        position.rawValue >= 1 && position.rawValue <= entries.count ? entries[Int(position.rawValue) - 1] : nil
    }

    /// The next number of a kind, or the next part of a whole.
    public func next(_ scope: Subject) -> Subject {
        let same = entries.flatMap(\.about).filter { $0.kind == scope.kind }
        guard scope.kind.hasParts else { return Subject(scope.kind, (same.map(\.number).max() ?? 0) + 1) }
        let parts = same.filter { $0.number == scope.number }.map(\.part)
        return Subject(scope.kind, scope.number, part: (parts.max() ?? 0) + 1)
    }

    /// Whether any entry was ever about it.
    public func isUsed(_ subject: Subject) -> Bool { entries.contains { $0.about.contains(subject) } }

    /// How many bytes the document with that hash has.
    public func documentLength(_ sha256: String) -> Int? { documents[sha256]?.content.count }
}
