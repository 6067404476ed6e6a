import Annals

/// The reads and appends of one transaction of the writer.
final class LogWriter: LogReader, EntryWriter {
    private var end: Head
    /// Why nothing of this transaction may be committed.
    private(set) var failure: (any Error)?
    /// Who appends behind the caller, where the caller asked for that.
    private var behind: AppendsBehind?
    /// What the store does between a transaction and the next that follows at once.
    private let between: @Sendable () throws -> Void

    init(_ connection: LogConnection, between: @escaping @Sendable () throws -> Void) {
        end = .empty
        self.between = between
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
        try orFail { try settled().run(.commit) }
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

    override func tail() throws -> IndexTail { try settled().tail(upTo: end.position) }

    /// Waits for the appends that go on behind, so that the connection is free and knows of them.
    override func settled() throws -> LogConnection {
        if let behind { try orFail { try behind.finish() } }
        return connection
    }

    /// What is to be done once the transaction is durable.
    private(set) var afterwards: [() -> Void] = []

    func whenDurable(_ body: @escaping () -> Void) { afterwards.append(body) }

    // MARK: - Appending

    func append(_ entries: [NewEntry], on condition: AppendCondition) throws {
        try orFail {
            try condition.check(in: self, head: end.position)
            var head = end
            for entry in entries {
                try entry.check(after: head.position)
                head = Head(position: entry.position, recordedAt: entry.recordedAt)
            }
            if let behind {
                behind.append(entries)
            } else {
                try connection.findEdge(at: end.position)
                try connection.insert(entries)
            }
            end = head
        }
    }

    func appendBehind() throws {
        try orFail { if behind == nil { behind = try AppendsBehind(connection, after: end.position) } }
    }

    func commitBehind(_ done: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        do {
            try appendBehind()
            behind?.commit(between, done)
        } catch {
            done(.failure(error))
        }
    }

    // MARK: - Documents and texts taken out

    /// Whether bytes were taken out that must go from everywhere.
    private(set) var tookOut = false

    func keep(_ document: Document) throws {
        try orFail {
            try settled().ask(.insertDocument) { query in
                try document.sha256.withUnsafeBytes { sha256 in
                    try document.content.withUnsafeBytes { content in
                        query.bind(1, blob: sha256)
                        query.bind(2, blob: content)
                        _ = try query.step()
                    }
                }
            }
        }
    }

    func redact(_ position: Position, to lines: [[UInt8]]) throws {
        try orFail {
            try noteRemains()
            try settled().ask(.redact) { query in
                for line in lines {
                    try line.withUnsafeBytes { line in
                        query.bind(1, position.rawValue)
                        query.bind(2, text: line)
                        defer { query.reset() }
                        _ = try query.step()
                    }
                }
            }
        }
    }

    func removeDocument(_ sha256: Digest) throws {
        try orFail {
            try noteRemains()
            try settled().ask(.removeDocument) { query in
                try sha256.withUnsafeBytes { bytes in
                    query.bind(1, blob: bytes)
                    _ = try query.step()
                }
            }
        }
    }

    // MARK: - Checkpoints

    func addCheckpoint(_ position: Position, _ note: String) throws {
        try orFail {
            try settled().ask(.insertCheckpoint) { query in
                query.bind(1, position.rawValue)
                try query.bind(2, text: note) { _ = try query.step() }
            }
        }
    }

    func addCosignature(_ cosignature: StoredCosignature, at position: Position) throws {
        try orFail {
            try settled().ask(.insertCosignature) { query in
                query.bind(1, position.rawValue)
                try query.bind(2, text: cosignature.key) {
                    try query.bind(3, text: cosignature.line) { _ = try query.step() }
                }
            }
        }
    }

    private func noteRemains() throws {
        let last = try settled().ask(.remains) { query in
            try query.step() && !query.isNull(0) ? Position(rawValue: query.integer(0)) : nil
        }
        tookOut = true
        if last == end.position { return }
        try settled().ask(.addRemains) { query in
            query.bind(1, end.position.rawValue)
            _ = try query.step()
        }
    }

    /// Waits until nobody else uses the connection, whatever came of that.
    func stop() {
        do { try behind?.finish() } catch { failure = failure ?? error }
    }

    override func position(of id: EntryID) throws -> Position? {
        guard let behind else { return try super.position(of: id) }
        if let position = behind.appended[id] { return position }
        if let gap = behind.gap, gap.contains(id) { return nil }
        if let position = try super.position(of: id) { return position }
        behind.gap = try gap(at: id)
        return nil
    }

    /// The ids of the log between which there is none but those of appends to come.
    private func gap(at id: EntryID) throws -> AppendsBehind.Gap {
        func neighbour(_ question: Question) throws -> EntryID? {
            try settled().ask(question) { query in
                try id.withBytes { bytes in
                    query.bind(1, blob: bytes)
                    return try query.step() && !query.isNull(0) ? query.withBytes(0) { EntryID(bytes: $0) } : nil
                }
            }
        }
        return AppendsBehind.Gap(after: try neighbour(.idBefore), before: try neighbour(.idAfter))
    }
}

extension LogConnection {
    /// Inserts entries with the tiles, and the blocks of the index, that they complete; the edge of the tree is known.
    func insert(_ entries: [NewEntry]) throws {
        try ask(.insertEntry) { insertEntry in
            try ask(.insertTile) { insertTile in
                for entry in entries {
                    let leaf = entry.leaf
                    try insert(entry, leaf, with: insertEntry)
                    try grow(by: leaf, with: insertTile)
                    try index(entry)
                }
            }
        }
        // Prepared in any case: appends behind the caller may not do so later.
        try ask(.insertUnfinished) { insert in
            try ask(.removeUnfinished) { remove in
                for entry in entries {
                    for subject in entry.opens { try insert.run(subject) }
                    for subject in entry.closes { try remove.run(subject) }
                }
            }
        }
    }

    private func insert(_ entry: NewEntry, _ leaf: Digest, with query: Query) throws {
        // The arguments are not copied: they stay where they are until the step is done.
        try entry.id.withBytes { id in
            try entry.line.withUnsafeBytes { line in
                try leaf.withUnsafeBytes { leaf in
                    try NamedColumn.text(entry.subjects).withUnsafeBytes { named in
                        query.bind(1, entry.position.rawValue)
                        query.bind(2, blob: id)
                        query.bind(3, entry.occurredAt.milliseconds)
                        query.bind(4, entry.recordedAt.milliseconds)
                        query.bind(5, text: line)
                        query.bind(6, blob: leaf)
                        query.bind(7, text: named)
                        defer { query.reset() }
                        _ = try query.step()
                    }
                }
            }
        }
    }
}

extension Query {
    fileprivate func run(_ subject: Subject) throws {
        bind(1, subject.rawValue)
        defer { reset() }
        _ = try step()
    }
}
