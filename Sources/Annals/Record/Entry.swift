/// A recorded action: one line of the log, read.
public struct Entry: Sendable {
    /// Its place in the log.
    public var position: Position
    /// The idempotency key.
    public var id: EntryID
    /// When it happened.
    public var occurredAt: Instant
    /// When it was written down; never earlier than that of the entry before.
    public var recordedAt: Instant
    /// Who did it; `nil` where nobody said who.
    public var actor: PersonID?
    /// Who wrote it down, where that is someone else.
    public var recorder: PersonID?
    /// Whether it was meant to be anonymous.
    public var isAnonymous: Bool
    /// The session in which it happened.
    public var session: SessionID?
    /// The subjects whose story it carries on.
    public var about: [Subject]
    /// The subjects that it only names.
    public var mentions: [Subject]
    /// What was done.
    public var action: AnyAction
    /// The bytes of its line, as stored and hashed.
    public var line: [UInt8]
    /// The correction that is read into it; `nil` where it is as it was written.
    public var correctedBy: Position?

    /// Everything the line says beside the action itself.
    public init(
        position: Position, id: EntryID, occurredAt: Instant, recordedAt: Instant, actor: PersonID? = nil,
        recorder: PersonID? = nil, isAnonymous: Bool = false, session: SessionID? = nil, about: [Subject] = [],
        mentions: [Subject] = [], action: AnyAction
    ) {
        self.position = position
        self.id = id
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.actor = actor
        self.recorder = recorder
        self.isAnonymous = isAnonymous
        self.session = session
        self.about = about
        self.mentions = mentions
        self.action = action
        line = []
        line = written()
    }

    /// Whether the entry was written down later than it happened.
    public var isLate: Bool { recordedAt > occurredAt }

    /// The subjects of one kind that the entry is about.
    public func about(_ kind: Subject.Kind) -> some Sequence<Subject> { about.lazy.filter { $0.kind == kind } }
}

/// Entries are ordered in the way that every view reads them.
extension Entry {
    /// Whether this entry comes before that one in the order of (occurredAt, position).
    public func isBefore(_ other: Entry) -> Bool {
        (orderedAt, position) < (other.orderedAt, other.position)
    }

    /// The time by which views order it: when it happened.
    ///
    /// The opening of the log comes first whatever its date, for it says in which zone every date is meant.
    public var orderedAt: Instant { position == Position(1) ? .earliest : occurredAt }
}

/// Where an entry stands, for a view that tells who, when and in which session.
public struct Mark: Hashable, Sendable {
    /// Its place in the log.
    public let position: Position
    /// When it happened.
    public let occurredAt: Instant
    /// When it was written down.
    public let recordedAt: Instant
    /// Who did it.
    public let actor: PersonID?
    /// The session in which it happened.
    public let session: SessionID?

    /// The mark of an entry.
    public init(_ entry: Entry) {
        position = entry.position
        occurredAt = entry.occurredAt
        recordedAt = entry.recordedAt
        actor = entry.actor
        session = entry.session
    }

    /// The same place, without who it was.
    var unnamed: Mark { Mark(position, occurredAt, recordedAt, nil, session) }

    private init(
        _ position: Position, _ occurredAt: Instant, _ recordedAt: Instant, _ actor: PersonID?, _ session: SessionID?
    ) {
        self.position = position
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.actor = actor
        self.session = session
    }
}
