import Annals

/// A log as somebody sees it who may not read all of it.
struct WithholdingReader: EntryReader {
    let whole: any EntryReader
    let withheld: Withheld

    var head: Head { get throws { try whole.head } }
    var latest: Instant? { get throws { try whole.latest } }

    private func shows(_ position: Position) -> Bool { !withheld.positions.contains(position) }

    func entry(at position: Position) throws -> StoredEntry? {
        shows(position) ? try whole.entry(at: position) : nil
    }

    func position(of id: EntryID) throws -> Position? {
        try whole.position(of: id).flatMap { shows($0) ? $0 : nil }
    }

    func scan(_ range: ClosedRange<Position>, _ body: (StoredEntry) throws -> Bool) throws {
        try whole.scan(range) { try !shows($0.position) || body($0) }
    }

    func scanInTime(
        after: Instant?, asOf: Instant, known: Position, _ body: (StoredEntry) throws -> Bool
    ) throws {
        try whole.scanInTime(after: after, asOf: asOf, known: known) { try !shows($0.position) || body($0) }
    }

    func story(of subject: Subject, _ part: StoryPart, after: Position, _ body: (StoredEntry) throws -> Bool) throws {
        try whole.story(of: subject, part, after: after) { try !shows($0.position) || body($0) }
    }

    func storyBackwards(
        of subject: Subject, aboutOnly: Bool, from last: Position, _ body: (StoredEntry) throws -> Bool
    ) throws {
        try whole.storyBackwards(of: subject, aboutOnly: aboutOnly, from: last) {
            try !shows($0.position) || body($0)
        }
    }

    func lastAbout(_ subject: Subject) throws -> Position? {
        var last: Position?
        try story(of: subject, .about, after: .start) { stored in
            last = stored.position
            return true
        }
        return last
    }

    func highestSubject(in range: ClosedRange<Int64>) throws -> Subject? { try whole.highestSubject(in: range) }

    func subjects(in range: ClosedRange<Int64>, _ body: (Subject) throws -> Bool) throws {
        try whole.subjects(in: range) { try withheld.subjects.contains($0) || body($0) }
    }

    func unfinished(_ kind: Subject.Kind) throws -> [Subject] {
        try whole.unfinished(kind).filter { !withheld.subjects.contains($0) }
    }

    func leaf(at position: Position) throws -> Digest? { try whole.leaf(at: position) }

    func document(_ sha256: Digest) throws -> [UInt8]? {
        withheld.documents.contains(sha256.hex) ? nil : try whole.document(sha256)
    }

    func documentLength(_ sha256: Digest) throws -> Int? {
        withheld.documents.contains(sha256.hex) ? nil : try whole.documentLength(sha256)
    }

    // What proves a log needs the whole of it, and shows none of its texts.

    func scanRows(_ range: ClosedRange<Position>, _ body: (StoredRow) throws -> Bool) throws {
        try whole.scanRows(range) { try !shows($0.entry.position) || body($0) }
    }

    func isIndexed(_ row: IndexedSubject, at position: Position) throws -> Bool {
        try whole.isIndexed(row, at: position)
    }

    func scanIndex(_ body: (IndexRow) throws -> Bool) throws { try whole.scanIndex(body) }

    func scanDocuments(_ body: (_ key: [UInt8], _ content: [UInt8]) throws -> Bool) throws {
        try whole.scanDocuments(body)
    }

    func faults() throws -> [String] { try whole.faults() }
}
