import Annals

/// A log as somebody sees it: without what they may not read, and with those texts opened that they may.
struct WithholdingReader: EntryReader {
    let whole: any EntryReader
    /// What is left out; `nil` where nothing is.
    let withheld: Withheld?
    /// Who opens sealed texts.
    let seals: Seals?

    init(whole: any EntryReader, withheld: Withheld? = nil, seals: Seals? = nil) {
        self.whole = whole
        self.withheld = withheld.flatMap { $0.isEmpty ? nil : $0 }
        self.seals = seals
    }

    var head: Head { get throws { try whole.head } }
    var latest: Instant? { get throws { try whole.latest } }

    private func shows(_ position: Position) -> Bool { !(withheld?.positions.contains(position) ?? false) }

    /// Hands on an entry that may be seen.
    private func hand(_ stored: StoredEntry, _ body: (StoredEntry) throws -> Bool) rethrows -> Bool {
        guard shows(stored.position) else { return true }
        return try body(opening(stored))
    }

    private func opening(_ stored: StoredEntry) -> StoredEntry {
        var stored = stored
        stored.seals = seals
        return stored
    }

    func entry(at position: Position) throws -> StoredEntry? {
        shows(position) ? try whole.entry(at: position).map { opening($0) } : nil
    }

    func position(of id: EntryID) throws -> Position? {
        try whole.position(of: id).flatMap { shows($0) ? $0 : nil }
    }

    func scan(_ range: ClosedRange<Position>, _ body: (StoredEntry) throws -> Bool) throws {
        try whole.scan(range) { try hand($0, body) }
    }

    func scanInTime(
        after: Instant?, asOf: Instant, known: Position, _ body: (StoredEntry) throws -> Bool
    ) throws {
        try whole.scanInTime(after: after, asOf: asOf, known: known) { try hand($0, body) }
    }

    func story(of subject: Subject, _ part: StoryPart, after: Position, _ body: (StoredEntry) throws -> Bool) throws {
        try whole.story(of: subject, part, after: after) { try hand($0, body) }
    }

    func storyBackwards(
        of subject: Subject, aboutOnly: Bool, from last: Position, _ body: (StoredEntry) throws -> Bool
    ) throws {
        try whole.storyBackwards(of: subject, aboutOnly: aboutOnly, from: last) { try hand($0, body) }
    }

    func lastAbout(_ subject: Subject) throws -> Position? {
        if withheld == nil { return try whole.lastAbout(subject) }
        var last: Position?
        try story(of: subject, .about, after: .start) { stored in
            last = stored.position
            return true
        }
        return last
    }

    func highestSubject(in range: ClosedRange<Int64>) throws -> Subject? { try whole.highestSubject(in: range) }

    func subjects(in range: ClosedRange<Int64>, _ body: (Subject) throws -> Bool) throws {
        guard let withheld else { return try whole.subjects(in: range, body) }
        try whole.subjects(in: range) { try withheld.subjects.contains($0) || body($0) }
    }

    func unfinished(_ kind: Subject.Kind) throws -> [Subject] {
        let unfinished = try whole.unfinished(kind)
        return withheld.map { withheld in unfinished.filter { !withheld.subjects.contains($0) } } ?? unfinished
    }

    func leaf(at position: Position) throws -> Digest? { try whole.leaf(at: position) }

    func document(_ sha256: Digest) throws -> [UInt8]? {
        isWithheld(sha256) ? nil : try whole.document(sha256)
    }

    func documentLength(_ sha256: Digest) throws -> Int? {
        isWithheld(sha256) ? nil : try whole.documentLength(sha256)
    }

    private func isWithheld(_ document: Digest) -> Bool { withheld?.documents.contains(document.hex) ?? false }

    // What proves a log needs the whole of it, and shows none of its texts.

    var keepsTiles: Bool { get throws { try whole.keepsTiles } }
    var tileCount: Int { get throws { try whole.tileCount } }
    var cosignatureCount: Int { get throws { try whole.cosignatureCount } }

    func scanLeaves(_ range: ClosedRange<Position>, _ body: (Position, Digest?) throws -> Bool) throws {
        try whole.scanLeaves(range, body)
    }

    func scanTiles(level: Int, _ range: ClosedRange<Int64>, _ body: (Int64, Digest?) throws -> Bool) throws {
        try whole.scanTiles(level: level, range, body)
    }

    func checkpoint(after position: Position) throws -> StoredCheckpoint? { try whole.checkpoint(after: position) }

    func lastCheckpoint(upTo position: Position) throws -> StoredCheckpoint? {
        try whole.lastCheckpoint(upTo: position)
    }

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
