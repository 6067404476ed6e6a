import Annals
import CAnnalsSQLite
import GRDB

/// The reads of one transaction on one connection.
class LogReader: EntryReader {
    let connection: LogConnection

    init(_ connection: LogConnection) {
        self.connection = connection
    }

    /// The connection, for a read of all that was appended so far.
    func settled() throws -> LogConnection { connection }

    var head: Head {
        get throws {
            try settled().ask(.head) { query in
                guard try query.step() else { return .empty }
                return Head(
                    position: Position(rawValue: query.integer(0)),
                    recordedAt: Instant(milliseconds: query.integer(1)))
            }
        }
    }

    var latest: Instant? {
        get throws {
            try settled().ask(.latest) { query in
                try query.step() ? Instant(milliseconds: query.integer(0)) : nil
            }
        }
    }

    // MARK: - Entries

    func entry(at position: Position) throws -> StoredEntry? {
        try settled().ask(.entry) { query in
            query.bind(1, position.rawValue)
            return try query.step() ? try entry(query) : nil
        }
    }

    func position(of id: EntryID) throws -> Position? {
        try settled().ask(.positionOfID) { query in
            try id.withBytes { bytes in
                query.bind(1, blob: bytes)
                return try query.step() ? Position(rawValue: query.integer(0)) : nil
            }
        }
    }

    func leaf(at position: Position) throws -> Digest? {
        try settled().ask(.leaf) { query in
            query.bind(1, position.rawValue)
            return try query.step() ? query.digest(0) : nil
        }
    }

    func scan(_ range: ClosedRange<Position>, _ body: (StoredEntry) throws -> Bool) throws {
        try settled().ask(.entries) { query in
            query.bind(1, range.lowerBound.rawValue)
            query.bind(2, range.upperBound.rawValue)
            while try query.step(), try body(entry(query)) {}
        }
    }

    func scanInTime(
        after: Instant?, asOf: Instant, known: Position, _ body: (StoredEntry) throws -> Bool
    ) throws {
        var count: Int64 = 0
        let isToEnd = try settled().ask(.entriesInTime) { query in
            query.bind(1, asOf.milliseconds)
            query.bind(2, known.rawValue)
            query.bind(3, after?.milliseconds ?? .min)
            while try query.step() {
                count += 1
                if try !body(entry(query)) { return false }
            }
            return true
        }
        // All that there are come by in the order of time too, unless that index is damaged.
        guard isToEnd, after == nil, asOf >= .latest else { return }
        let all = min(known, try head.position).rawValue
        guard count == all else {
            throw damaged("\(count) of \(all) entries stand in the index by time")
        }
    }

    // MARK: - What is read is what was written

    /// The entry of a row (position, occurredAt, line, leaf), held against its leaf: a disk may give back other bytes
    /// than it was given, and nobody is told what nobody wrote.
    private func entry(_ query: Query) throws -> StoredEntry {
        let entry = query.entry
        let leaf = Digest.leaf(of: entry.line)
        if query.withBytes(3, { Digest(copying: $0) }) == leaf { return entry }
        // Texts may have been taken out of it; then the entry that did so says what is left.
        let redaction = try Verifier.lastRedaction(of: entry.position, in: self)
        guard redaction?.sha256 == Digest(hashing: entry.line).hex else {
            throw damaged("entry \(entry.position) is not the one that was written")
        }
        return entry
    }

    private func damaged(_ problem: String) -> StoreError {
        StoreError(
            .damaged,
            "\(connection.file.shown) is damaged: \(problem); annals doctor says more, annals salvage saves the rest")
    }

    // MARK: - The index

    func story(of subject: Subject, _ part: StoryPart, after: Position, _ body: (StoredEntry) throws -> Bool) throws {
        try settled().ask(part == .all ? .wholeStory : .story) { query in
            query.bind(1, subject.rawValue)
            if part != .all { query.bind(2, part == .about ? 1 : 0) }
            query.bind(part == .all ? 2 : 3, after.rawValue)
            let name = Array("\"\(subject.text)\"".utf8)
            while try query.step(), try body(entry(query, naming: name)) {}
        }
    }

    func storyBackwards(
        of subject: Subject, aboutOnly: Bool, from last: Position, _ body: (StoredEntry) throws -> Bool
    ) throws {
        try settled().ask(.storyBackwards) { query in
            query.bind(1, subject.rawValue)
            query.bind(2, last.rawValue)
            // Up to nowhere: no entry that only mentions it.
            query.bind(3, aboutOnly ? 0 : last.rawValue)
            let name = Array("\"\(subject.text)\"".utf8)
            while try query.step(), try body(entry(query, naming: name)) {}
        }
    }

    /// The entry that the index leads to, which must name what it was looked up by; what is no JSON names nothing.
    private func entry(_ query: Query, naming name: [UInt8]) throws -> StoredEntry {
        let found = try entry(query)
        let isNamed = annals_contains(found.line, found.line.count, name, name.count) != 0
        guard isNamed || found.line.first != UInt8(ascii: "{") else {
            throw damaged(
                "its index leads from \(String(decoding: name, as: UTF8.self)) to entry \(found.position), "
                    + "which does not name it")
        }
        return found
    }

    func lastAbout(_ subject: Subject) throws -> Position? {
        try settled().ask(.lastAbout) { query in
            query.bind(1, subject.rawValue)
            return try query.step() && !query.isNull(0) ? Position(rawValue: query.integer(0)) : nil
        }
    }

    func highestSubject(in range: ClosedRange<Int64>) throws -> Subject? {
        try edge(.highestSubject, range).flatMap(Subject.init(rawValue:))
    }

    func subjects(in range: ClosedRange<Int64>, _ body: (Subject) throws -> Bool) throws {
        // One step down the index for each subject: some have a hundred thousand rows.
        var rest = range
        while let found = try edge(.lowestSubject, rest) {
            if let subject = Subject(rawValue: found), try lastAbout(subject) != nil, try !body(subject) { return }
            guard found < range.upperBound else { return }
            rest = (found + 1)...range.upperBound
        }
    }

    func unfinished(_ kind: Subject.Kind) throws -> [Subject] {
        try settled().ask(.unfinished) { query in
            query.bind(1, kind.range.lowerBound)
            query.bind(2, kind.range.upperBound)
            var found: [Subject] = []
            while try query.step() { if let subject = Subject(rawValue: query.integer(0)) { found.append(subject) } }
            return found
        }
    }

    private func edge(_ question: Question, _ range: ClosedRange<Int64>) throws -> Int64? {
        try settled().ask(question) { query in
            query.bind(1, range.lowerBound)
            query.bind(2, range.upperBound)
            return try query.step() && !query.isNull(0) ? query.integer(0) : nil
        }
    }

    // MARK: - For verify

    func scanRows(_ range: ClosedRange<Position>, _ body: (StoredRow) throws -> Bool) throws {
        try settled().ask(.rows) { query in
            query.bind(1, range.lowerBound.rawValue)
            query.bind(2, range.upperBound.rawValue)
            while try query.step(), try body(query.row) {}
        }
    }

    func isIndexed(_ row: IndexedSubject, at position: Position) throws -> Bool {
        try settled().ask(.isIndexed) { query in
            query.bind(1, row.subject.rawValue)
            query.bind(2, row.isAbout ? 1 : 0)
            query.bind(3, position.rawValue)
            return try query.step()
        }
    }

    func scanIndex(_ body: (IndexRow) throws -> Bool) throws {
        try settled().ask(.index) { query in
            while try query.step(),
                try body(
                    IndexRow(
                        subject: query.integer(0), isAbout: query.integer(1) != 0,
                        position: Position(rawValue: query.integer(2))))
            {}
        }
    }

    func faults() throws -> [String] { try settled().faults() }

    // MARK: - Documents

    /// Whether the file has documents at all: those of version 1 have none.
    private var hasDocuments: Bool {
        get throws { try settled().ask(.version) { query in try query.step() && query.integer(0) > 1 } }
    }

    func document(_ sha256: Digest) throws -> [UInt8]? {
        guard try hasDocuments else { return nil }
        let found: [UInt8]? = try settled().ask(.document) { query in
            try sha256.withUnsafeBytes { bytes in
                query.bind(1, blob: bytes)
                return try query.step() ? query.bytes(0) : nil
            }
        }
        if let found, Digest(hashing: found) != sha256 {
            throw damaged("the document \(sha256.hex) is not the one that was attached")
        }
        return found
    }

    func documentLength(_ sha256: Digest) throws -> Int? {
        guard try hasDocuments else { return nil }
        return try settled().ask(.documentLength) { query in
            try sha256.withUnsafeBytes { bytes in
                query.bind(1, blob: bytes)
                return try query.step() ? Int(query.integer(0)) : nil
            }
        }
    }

    func scanDocuments(_ body: (_ key: [UInt8], _ content: [UInt8]) throws -> Bool) throws {
        guard try hasDocuments else { return }
        try settled().ask(.documents) { query in
            while try query.step(), try body(query.bytes(0), query.bytes(1)) {}
        }
    }
}

extension Query {
    /// The columns position, occurredAt, line.
    fileprivate var entry: StoredEntry {
        StoredEntry(
            position: Position(rawValue: integer(0)), occurredAt: Instant(milliseconds: integer(1)), line: bytes(2))
    }

    /// The columns position, occurredAt, line, id, recordedAt, leaf.
    fileprivate var row: StoredRow {
        StoredRow(
            entry: entry, id: withBytes(3) { EntryID(bytes: $0) }, recordedAt: Instant(milliseconds: integer(4)),
            leaf: digest(5))
    }
}

extension EntryID {
    /// The 16 bytes for as long as the body runs, without an array.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try withUnsafeBytes(of: (high.bigEndian, low.bigEndian), body)
    }
}
