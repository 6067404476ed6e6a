import Annals

/// The reads and appends of one transaction of the writer.
final class LogWriter: LogReader, EntryWriter {
    private var end: Head
    /// Why nothing of this transaction may be committed.
    private(set) var failure: (any Error)?

    override init(_ connection: LogConnection) {
        end = .empty
        super.init(connection)
    }

    /// Takes SQLite's own lock, and reads where the log ends, now that nobody else can append.
    func begin() throws {
        try orFail {
            try connection.run(.beginImmediate)
            end = try super.head
        }
    }

    /// Makes what was appended durable, unless an append failed.
    func commit() throws {
        try orFail { try connection.run(.commit) }
    }

    /// Does something unless the transaction has failed already, and remembers whether it fails now.
    private func orFail(_ body: () throws -> Void) throws {
        if let failure { throw failure }
        do {
            try body()
        } catch {
            failure = error
            throw error
        }
    }

    override var head: Head {
        get throws { end }
    }

    func append(_ entries: [NewEntry], on condition: AppendCondition) throws {
        try orFail {
            try condition.check(in: self, head: end.position)
            try connection.ask(.insertEntry) { insertEntry in
                try connection.ask(.insertSubject) { insertSubject in
                    for entry in entries {
                        try entry.check(after: end.position)
                        try insert(entry, with: insertEntry)
                        try insert(entry.subjects, at: entry.position, with: insertSubject)
                        end = Head(position: entry.position, recordedAt: entry.recordedAt)
                    }
                }
            }
        }
    }

    private func insert(_ entry: NewEntry, with query: Query) throws {
        // The arguments are not copied: they stay where they are until the step is done.
        try entry.id.withBytes { id in
            try entry.line.withUnsafeBytes { line in
                try entry.leaf.bytes.withUnsafeBytes { leaf in
                    query.bind(1, entry.position.rawValue)
                    query.bind(2, blob: id)
                    query.bind(3, entry.occurredAt.milliseconds)
                    query.bind(4, entry.recordedAt.milliseconds)
                    query.bind(5, text: line)
                    query.bind(6, blob: leaf)
                    defer { query.reset() }
                    _ = try query.step()
                }
            }
        }
    }

    private func insert(_ subjects: [IndexedSubject], at position: Position, with query: Query) throws {
        query.bind(3, position.rawValue)
        for row in subjects {
            query.bind(1, row.subject.rawValue)
            query.bind(2, row.isAbout ? 1 : 0)
            defer { query.reset() }
            _ = try query.step()
        }
    }
}
