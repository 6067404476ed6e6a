package import Annals

/// An entry as it is appended.
package struct NewEntry: Sendable, Equatable {
    /// The place it is to have: the next one.
    package var position: Position
    /// The idempotency key, never used before.
    package var id: EntryID
    /// When it happened.
    package var occurredAt: Instant
    /// When it was written down; not before it happened.
    package var recordedAt: Instant
    /// The line's bytes, UTF-8, without a newline.
    package var line: [UInt8]
    /// Each subject once; one that the entry is about is not listed as mentioned too.
    package var subjects: [IndexedSubject]

    /// The sessions and ballots that are open from now on, or may be.
    package var opens: [Subject] = []
    /// Those that are no longer.
    package var closes: [Subject] = []

    /// Names an entry.
    package init(
        position: Position, id: EntryID, occurredAt: Instant, recordedAt: Instant, line: [UInt8],
        subjects: [IndexedSubject]
    ) {
        self.position = position
        self.id = id
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.line = line
        self.subjects = subjects
    }

    /// The leaf of the line as it was written, where texts were taken out of it since.
    package var firstLeaf: Digest?

    /// The leaf of that line; made where it is stored, beside the work of the rules.
    package var leaf: Digest { firstLeaf ?? .leaf(of: line) }

    /// Whether no subject is named twice in one part.
    private var namesEachOnce: Bool {
        // Most name few.
        subjects.count > 8
            ? Set(subjects).count == subjects.count
            : subjects.indices.allSatisfy { !subjects[..<$0].contains(subjects[$0]) }
    }

    /// The most bytes a line may have: the limit of tlog-tiles.
    package static let maximumLineLength = 65_535

    /// Throws `conflict` where the entry cannot follow the one at `head`.
    ///
    /// Both engines ask here, so that they agree.
    func check(after head: Position) throws {
        guard position == head.next else {
            throw StoreError(
                .conflict, "entry \(position) does not follow \(head), the last of the log; read on and send it again")
        }
        guard occurredAt <= recordedAt else {
            throw StoreError(
                .conflict,
                "entry \(position) would happen at \(occurredAt), after it is written down at \(recordedAt)")
        }
        guard namesEachOnce else {
            throw StoreError(.conflict, "entry \(position) names a subject twice in one part")
        }
        guard (1...NewEntry.maximumLineLength).contains(line.count) else {
            throw StoreError(
                .conflict,
                "the line of entry \(position) has \(line.count) bytes; 1 to \(NewEntry.maximumLineLength) may be")
        }
    }
}

/// A row of the index: an entry is about the subject, or only mentions it.
package struct IndexedSubject: Sendable, Hashable {
    /// What the entry names.
    package var subject: Subject
    /// Whether it carries on that subject's story.
    package var isAbout: Bool

    /// Names a row.
    package init(_ subject: Subject, isAbout: Bool) {
        self.subject = subject
        self.isAbout = isAbout
    }
}

/// That no entry about these subjects stands after that position.
package struct AppendCondition: Sendable, Equatable {
    /// The subjects that the decision was made on.
    package var subjects: [Subject]
    /// The last position that was seen.
    package var after: Position

    /// Names a condition; without subjects it always holds.
    package init(subjects: [Subject] = [], after: Position) {
        self.subjects = subjects
        self.after = after
    }

    /// Throws `conflict` where an entry about one of the subjects stands after the position seen.
    func check(in log: some EntryReader, head: Position) throws {
        guard after < head else { return }
        for subject in subjects {
            guard let last = try log.lastAbout(subject), last > after else { continue }
            throw StoreError(
                .conflict, "entry \(last) about \(subject.text) was appended after \(after); read on and send it again")
        }
    }
}
