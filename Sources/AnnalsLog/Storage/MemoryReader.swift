import Annals

/// The reads of one state in memory: of the entries up to a head.
class MemoryReader: EntryReader {
    var head: Head
    private let source: () -> MemoryEntries

    /// What is there, up to the head and after it.
    var entries: MemoryEntries { source() }

    init(head: Head, _ source: @escaping () -> MemoryEntries) {
        self.head = head
        self.source = source
    }

    var latest: Instant? {
        let entries = source()
        return entries.inTime.lazy.reversed().compactMap { entries[Position($0)] }
            .first { $0.position <= head.position }?.occurredAt
    }

    // MARK: - Entries

    func entry(at position: Position) -> StoredEntry? {
        position <= head.position ? source()[position].map(StoredEntry.init) : nil
    }

    func position(of id: EntryID) -> Position? {
        source().position(of: id).flatMap { $0 <= head.position ? $0 : nil }
    }

    func leaf(at position: Position) -> Digest? {
        position <= head.position ? source()[position]?.leaf : nil
    }

    func scan(_ range: ClosedRange<Position>, _ body: (StoredEntry) throws -> Bool) throws {
        try scanRows(range) { try body($0.entry) }
    }

    func scanInTime(
        after: Instant?, asOf: Instant, known: Position, _ body: (StoredEntry) throws -> Bool
    ) throws {
        let entries = source()
        let last = min(known, head.position)
        for position in entries.inTime {
            guard let entry = entries[Position(position)], entry.occurredAt <= asOf else { return }
            if let after, entry.occurredAt <= after { continue }
            if entry.position <= last, try !body(StoredEntry(entry)) { return }
        }
    }

    // MARK: - The index

    func story(of subject: Subject, _ part: StoryPart, after: Position, _ body: (StoredEntry) throws -> Bool) throws {
        let entries = source()
        for position in entries.positions(subject, part) where position > after && position <= head.position {
            guard let entry = entries[position], try body(StoredEntry(entry)) else { return }
        }
    }

    func lastAbout(_ subject: Subject) -> Position? {
        source().positions(subject, isAbout: true).last { $0 <= head.position }
    }

    func highestSubject(in range: ClosedRange<Int64>) -> Subject? {
        let entries = source()
        return [entries.about, entries.mentions].flatMap { index in subjects(of: index, in: range) }.max { $0 < $1 }
            .flatMap(Subject.init(rawValue:))
    }

    func subjects(in range: ClosedRange<Int64>, _ body: (Subject) throws -> Bool) throws {
        for number in subjects(of: source().about, in: range).sorted() {
            guard let subject = Subject(rawValue: number), try body(subject) else { return }
        }
    }

    func unfinished(_ kind: Subject.Kind) -> [Subject] {
        var found: Set<Subject> = []
        for entry in source().entries.prefix(Int(head.position.rawValue)) {
            found.formUnion(entry.opens)
            found.subtract(entry.closes)
        }
        return found.filter { $0.kind == kind }.sorted { $0.rawValue < $1.rawValue }
    }

    private func subjects(of index: [Subject: [Position]], in range: ClosedRange<Int64>) -> [Int64] {
        index.compactMap { subject, positions in
            range.contains(subject.rawValue) && positions[0] <= head.position ? subject.rawValue : nil
        }
    }

    // MARK: - For verify

    func scanRows(_ range: ClosedRange<Position>, _ body: (StoredRow) throws -> Bool) throws {
        let entries = source()
        let first = max(range.lowerBound, Position.start.next)
        let last = min(range.upperBound, head.position)
        var position = first
        while position <= last, let entry = entries[position] {
            let row = StoredRow(
                entry: StoredEntry(entry), id: entry.id, recordedAt: entry.recordedAt, leaf: entry.leaf)
            guard try body(row) else { return }
            position = position.next
        }
    }

    func isIndexed(_ row: IndexedSubject, at position: Position) -> Bool {
        position <= head.position && source().positions(row.subject, isAbout: row.isAbout).contains(position)
    }

    func scanIndex(_ body: (IndexRow) throws -> Bool) throws {
        let entries = source()
        let known = Set(entries.about.keys).union(entries.mentions.keys).sorted { $0.rawValue < $1.rawValue }
        for subject in known {
            for isAbout in [false, true] {
                for position in entries.positions(subject, isAbout: isAbout) where position <= head.position {
                    let row = IndexRow(subject: subject.rawValue, isAbout: isAbout, position: position)
                    guard try body(row) else { return }
                }
            }
        }
    }

    func faults() -> [String] { [] }

    // MARK: - Documents

    func document(_ sha256: Digest) -> [UInt8]? { source().documents[sha256] }

    func documentLength(_ sha256: Digest) -> Int? { source().documents[sha256]?.count }

    func scanDocuments(_ body: (_ key: [UInt8], _ content: [UInt8]) throws -> Bool) throws {
        for (key, content) in source().documents where try !body(key.bytes, content) { return }
    }
}

extension StoredEntry {
    /// The entry as it is read.
    fileprivate init(_ entry: NewEntry) {
        self.init(position: entry.position, occurredAt: entry.occurredAt, line: entry.line)
    }
}
