package import Annals

/// Where entries are kept: append on condition, read by position, subject and time.
///
/// Two engines stand behind it, `SQLiteStore` and `MemoryStore`, and both pass the same contract suite. A store knows
/// nothing of rules or of what a line says: it is given the position, times and subjects beside the line.
package protocol EntryStore: Sendable {
    /// Runs reads on one unchanging state of the log. Never waits for a writer.
    func read<Result>(_ body: (any EntryReader) throws -> Result) throws -> Result

    /// Runs reads and appends as the only writer, across processes, on the newest state. All that the body appended is
    /// durable when this returns; where the body, an append or the commit throws, none of it is there.
    ///
    /// Not to be called from within its own body.
    func write<Result>(_ body: (any EntryWriter) throws -> Result) throws -> Result

    /// Whether bytes that were taken out of the log may still stand in its files, since a reader held back the work or
    /// there was no room for it; it goes on with the next write, or when the log is opened again.
    var hasRemains: Bool { get throws }

    /// Takes out of the files what was deleted or overwritten in them: freed pages, and the WAL. Where a reader or want
    /// of room holds that back, `hasRemains` says so.
    func clearFreedPages() throws

    /// Lets go of files and locks. Later calls throw `StoreError.Code.closed`.
    func close() throws
}

extension EntryStore {
    package func clearFreedPages() throws {}
}

/// Reads of one state of the log.
///
/// Not to be kept beyond the closure it was given to, nor used by two threads at once.
package protocol EntryReader {
    /// The last entry's place and time.
    var head: Head { get throws }

    /// The latest time at which anything in the log happened; `nil` where the log is empty.
    var latest: Instant? { get throws }

    /// The entry at that place.
    func entry(at position: Position) throws -> StoredEntry?

    /// Where the entry with that id stands.
    func position(of id: EntryID) throws -> Position?

    /// Goes through the entries of a range in the order of their positions, until the body returns `false`.
    func scan(_ range: ClosedRange<Position>, _ body: (StoredEntry) throws -> Bool) throws

    /// Goes through the entries with `position <= known` and `after < occurredAt <= asOf` in the order of (occurredAt,
    /// position), until the body returns `false`.
    func scanInTime(
        after: Instant?, asOf: Instant, known: Position, _ body: (StoredEntry) throws -> Bool) throws

    /// Goes through the entries after `after` whose index names the subject, in the order of their positions, until
    /// the body returns `false`: those about it, those that only mention it, or both.
    func story(of subject: Subject, _ part: StoryPart, after: Position, _ body: (StoredEntry) throws -> Bool) throws

    /// Goes backwards through the entries up to `last` whose index names the subject, or says that they are about it,
    /// until the body returns `false`.
    func storyBackwards(
        of subject: Subject, aboutOnly: Bool, from last: Position, _ body: (StoredEntry) throws -> Bool) throws

    /// The place of the last entry about the subject; `nil` where there is none.
    func lastAbout(_ subject: Subject) throws -> Position?

    /// The highest subject of the index within a range of its integers; `nil` where there is none.
    func highestSubject(in range: ClosedRange<Int64>) throws -> Subject?

    /// Goes through the different subjects that some entry is about, within a range of the index's integers, in
    /// rising order, until the body returns `false`.
    func subjects(in range: ClosedRange<Int64>, _ body: (Subject) throws -> Bool) throws

    /// The sessions or ballots, whatever the kind, that were opened and not closed since, or may be open again.
    func unfinished(_ kind: Subject.Kind) throws -> [Subject]

    /// The stored leaf of the entry at that place; `nil` where there is none.
    func leaf(at position: Position) throws -> Digest?

    /// The content kept under that hash; `nil` where there is none.
    func document(_ sha256: Digest) throws -> [UInt8]?

    /// How many bytes that content has; `nil` where there is none.
    func documentLength(_ sha256: Digest) throws -> Int?

    // MARK: The tree

    /// Whether the store keeps tiles and checkpoints; a file that only older releases wrote to has none.
    var keepsTiles: Bool { get throws }

    /// Goes through the stored leaves of a range of entries, in the order of their positions, until the body returns
    /// `false`.
    func scanLeaves(_ range: ClosedRange<Position>, _ body: (Position, Digest?) throws -> Bool) throws

    /// Goes through a range of the tiles of a level in the order of their numbers, until the body returns `false`: the
    /// roots of 256^level entries each.
    func scanTiles(level: Int, _ range: ClosedRange<Int64>, _ body: (Int64, Digest?) throws -> Bool) throws

    /// How many tiles there are, of all levels.
    var tileCount: Int { get throws }

    /// The first checkpoint that signs more entries than those.
    func checkpoint(after position: Position) throws -> StoredCheckpoint?

    /// The last checkpoint that signs no more entries than those.
    func lastCheckpoint(upTo position: Position) throws -> StoredCheckpoint?

    /// How many signatures of witnesses there are.
    var cosignatureCount: Int { get throws }

    // MARK: For `verify`, which believes nothing that it has not compared

    /// Goes through all that is stored of the entries of a range, in the order of their positions, until the body
    /// returns `false`.
    func scanRows(_ range: ClosedRange<Position>, _ body: (StoredRow) throws -> Bool) throws

    /// Whether the index says that the entry at that place is about the subject, or only mentions it.
    ///
    /// The index is whole where each row that follows from the lines is there and `scanIndex` meets as many rows:
    /// that compares both ways in constant memory.
    func isIndexed(_ row: IndexedSubject, at position: Position) throws -> Bool

    /// Goes through all rows of the index in its own order (subject, part, position), until the body returns `false`.
    func scanIndex(_ body: (IndexRow) throws -> Bool) throws

    /// Goes through all documents, each with the bytes that it is filed under, until the body returns `false`.
    func scanDocuments(_ body: (_ key: [UInt8], _ content: [UInt8]) throws -> Bool) throws

    /// What the engine itself finds wrong with its pages, indexes and guards, a sentence each; none where all is well.
    func faults() throws -> [String]
}

extension EntryReader {
    /// By the way forwards: for engines whose logs are short.
    package func storyBackwards(
        of subject: Subject, aboutOnly: Bool, from last: Position, _ body: (StoredEntry) throws -> Bool
    ) throws {
        var entries: [StoredEntry] = []
        try story(of: subject, aboutOnly ? .about : .all, after: .start) { stored in
            guard stored.position <= last else { return false }
            entries.append(stored)
            return true
        }
        for entry in entries.reversed() where try !body(entry) { return }
    }
}

/// Reads and appends of one transaction.
package protocol EntryWriter: EntryReader {
    /// Adds entries at the head, in order. Throws `StoreError.Code.conflict` where an entry about one of the
    /// condition's subjects stands after the condition's position, or where a position, id, time or length does not
    /// fit. An append that threw has ended the transaction: whatever the body does then, nothing is committed.
    func append(_ entries: [NewEntry], on condition: AppendCondition) throws

    /// Keeps a document, right after the entry that attaches it. Throws `conflict` where it is there already.
    func keep(_ document: Document) throws

    /// Changes the line of an entry as the `entry-redacted` says that was just appended; the leaf stays. Once the
    /// transaction is durable, the engine sees to it that the bytes are nowhere any more.
    ///
    /// - Parameter lines: the line after each text that is taken out of it, one after the other.
    func redact(_ position: Position, to lines: [[UInt8]]) throws

    /// Removes a document as the `entry-redacted` says that was just appended.
    func removeDocument(_ sha256: Digest) throws

    /// Keeps a signed head of the entries up to a position, more than the checkpoint before it signs.
    func addCheckpoint(_ position: Position, _ note: String) throws

    /// Keeps the signature of a witness under the checkpoint at a position.
    func addCosignature(_ cosignature: StoredCosignature, at position: Position) throws

    /// Lets the engine carry out appends behind the caller from now on, who has many of them: an id that is there
    /// already is then refused by a later call, the commit at the latest. Not to append from within a scan.
    func appendBehind() throws

    /// Makes what was appended so far durable, behind the caller where the engine can, who goes on in a next transaction
    /// that nobody else comes before. From one that fails on nothing is durable any more, and the body's end throws.
    ///
    /// - Parameter done: told on any thread, once: when all of it is durable, or why it is not.
    func commitBehind(_ done: @escaping @Sendable (Result<Void, any Error>) -> Void)

    /// Has something done as soon as all that was appended is durable, before anybody else may write; not at all where
    /// it is not.
    func whenDurable(_ body: @escaping () -> Void)
}

extension EntryWriter {
    package func appendBehind() throws {}
}

extension EntryReader {
    /// Goes through the entries with `position <= known` and `occurredAt <= asOf` in the order of (occurredAt,
    /// position), until the body returns `false`.
    package func scanInTime(asOf: Instant, known: Position, _ body: (StoredEntry) throws -> Bool) throws {
        try scanInTime(after: nil, asOf: asOf, known: known, body)
    }
}
