/// Where a judge finds what was recorded: a store, or a plain list.
public protocol EntrySource {
    /// The end of the log.
    var end: LogEnd { get throws }
    /// The entries about a subject, or all that name it; in the order of positions, struck ones and strikes with them.
    func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry]
    /// The entry at a position.
    func entry(at position: Position) throws -> Entry?
    /// The entry about a subject with the highest position, struck or a strike as it may be.
    func lastEntry(about subject: Subject) throws -> Entry?
    /// The next number of a kind (`Subject(.ballot)`), or the next part of a whole (`Subject(.alternative, 9)`):
    /// one more than the highest ever given.
    func next(_ scope: Subject) throws -> Subject
    /// Whether any entry was ever about it.
    func isUsed(_ subject: Subject) throws -> Bool
    /// How many bytes the document with that SHA-256 has; `nil` where there is none.
    func documentLength(_ sha256: String) throws -> Int?
    /// The sessions or ballots, whatever the kind, that may be open: all that are stand among them; `nil` where nobody
    /// keeps account of that.
    func unfinished(_ kind: Subject.Kind) throws -> [Subject]?
    /// All entries that happened at a moment or later, as they were written; `nil` where there are more than so many,
    /// or where they cannot be found faster than by reading all.
    func entries(since moment: Instant, atMost count: Int) throws -> [Entry]?
}

extension EntrySource {
    /// The last of those about it.
    public func lastEntry(about subject: Subject) throws -> Entry? { try entries(of: subject, aboutOnly: true).last }

    /// Nobody keeps account.
    public func unfinished(_ kind: Subject.Kind) throws -> [Subject]? { nil }

    /// Not faster than by reading all.
    public func entries(since moment: Instant, atMost count: Int) throws -> [Entry]? { nil }

    /// None: a source without documents.
    public func documentLength(_ sha256: String) throws -> Int? { nil }
}

/// The end of a log.
public struct LogEnd: Sendable, Equatable {
    /// The last position; 0 where the log is empty.
    public var position: Position
    /// When the last entry was written down.
    public var recordedAt: Instant?
    /// The latest time at which anything in the log happened.
    public var latest: Instant?

    /// Says where a log ends.
    public init(position: Position = .start, recordedAt: Instant? = nil, latest: Instant? = nil) {
        self.position = position
        self.recordedAt = recordedAt
        self.latest = latest
    }
}
