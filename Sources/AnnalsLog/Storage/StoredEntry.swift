package import Annals

/// The end of the log.
package struct Head: Sendable, Equatable {
    /// The last position; 0 where the log is empty.
    package var position: Position
    /// When the last entry was written down; `nil` where the log is empty.
    package var recordedAt: Instant?

    /// Names an end.
    package init(position: Position, recordedAt: Instant?) {
        self.position = position
        self.recordedAt = recordedAt
    }

    /// The end of a log without entries.
    package static let empty = Head(position: .start, recordedAt: nil)
}

/// An entry as it is read.
package struct StoredEntry: Sendable, Equatable {
    /// Its place.
    package var position: Position
    /// When it happened, as the engine orders by it.
    package var occurredAt: Instant
    /// The line's bytes, UTF-8, without a newline.
    package var line: [UInt8]
    /// Who opens the sealed texts of the line; `nil` where nobody does.
    package var seals: Seals?

    /// Names an entry.
    package init(position: Position, occurredAt: Instant, line: [UInt8]) {
        self.position = position
        self.occurredAt = occurredAt
        self.line = line
    }

    /// Equal where the same is stored.
    package static func == (left: StoredEntry, right: StoredEntry) -> Bool {
        left.position == right.position && left.occurredAt == right.occurredAt && left.line == right.line
    }
}

/// All that is stored of an entry but its index, for a verifier.
package struct StoredRow: Sendable, Equatable {
    /// Place, time and line.
    package var entry: StoredEntry
    /// The id; `nil` where what is stored is none.
    package var id: EntryID?
    /// When it was written down.
    package var recordedAt: Instant
    /// The leaf; `nil` where what is stored is none.
    package var leaf: Digest?

    /// Names a row.
    package init(entry: StoredEntry, id: EntryID?, recordedAt: Instant, leaf: Digest?) {
        self.entry = entry
        self.id = id
        self.recordedAt = recordedAt
        self.leaf = leaf
    }
}

/// A row of the index as it is stored.
package struct IndexRow: Sendable, Hashable, Comparable {
    /// The integer of the subject, which may be one that this build does not know.
    package var subject: Int64
    /// Whether the entry is about it, or only mentions it.
    package var isAbout: Bool
    /// The entry's place.
    package var position: Position

    /// Names a row.
    package init(subject: Int64, isAbout: Bool, position: Position) {
        self.subject = subject
        self.isAbout = isAbout
        self.position = position
    }

    /// Whether it stands before another.
    package static func < (left: IndexRow, right: IndexRow) -> Bool {
        if left.subject != right.subject { return left.subject < right.subject }
        if left.isAbout != right.isAbout { return right.isAbout }
        return left.position < right.position
    }
}

/// Which entries of a subject's index to read.
package enum StoryPart: Sendable {
    case about, mentions, all
}
