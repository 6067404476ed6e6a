import Annals
import CAnnalsSQLite
import GRDB

/// The reads of one transaction on one connection.
class LogReader: EntryReader {
    let connection: LogConnection

    init(_ connection: LogConnection) {
        self.connection = connection
    }

    private var knownTail: IndexTail?

    /// The end of the index by subject, which no table holds yet.
    func tail() throws -> IndexTail {
        if let knownTail { return knownTail }
        let tail = try connection.tail(upTo: head.position)
        knownTail = tail
        return tail
    }

    /// The same, where it can be relied on.
    func soundTail() throws -> IndexTail {
        let tail = try tail()
        if let position = tail.doubtful { throw connection.doubtful(position) }
        return tail
    }

    /// The connection, for a read of all that was appended so far.
    func settled() throws -> LogConnection { connection }

    var head: Head {
        get throws {
            try settled().ask(.head) { query in
                guard try query.step() else { return .empty }
                let head = Head(
                    position: Position(rawValue: query.integer(0)),
                    recordedAt: Instant(milliseconds: query.integer(1)))
                // A position that changed on the disk would end the log early.
                guard try head.position == Position((query.step() ? query.integer(0) : 0) + 1) else {
                    throw damaged("its last entry, \(head.position), does not follow the one before it")
                }
                return head
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
        var next = max(range.lowerBound, Position.start.next)
        let isToEnd = try settled().ask(.entries) { query in
            query.bind(1, range.lowerBound.rawValue)
            query.bind(2, range.upperBound.rawValue)
            while try query.step() {
                guard query.integer(0) == next.rawValue else { break }
                next = next.next
                if try !body(entry(query)) { return false }
            }
            return true
        }
        guard isToEnd, next <= range.upperBound, next <= (try head.position) else { return }
        throw damaged("entry \(next) is missing")
    }

    func scanInTime(
        after: Instant?, asOf: Instant, known: Position, _ body: (StoredEntry) throws -> Bool
    ) throws {
        var count: Int64 = 0
        var last: (occurredAt: Instant, position: Position)?
        let isToEnd = try settled().ask(.entriesInTime) { query in
            query.bind(1, asOf.milliseconds)
            query.bind(2, known.rawValue)
            query.bind(3, after?.milliseconds ?? .min)
            while try query.step() {
                count += 1
                let entry = try entry(query)
                // The times are those of the entries, the order that of the index.
                if let last, (entry.occurredAt, entry.position) <= last {
                    throw damaged("entry \(entry.position) stands out of turn in the index by time")
                }
                last = (entry.occurredAt, entry.position)
                if try !body(entry) { return false }
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
    func entry(_ query: Query) throws -> StoredEntry {
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

    func damaged(_ problem: String) -> StoreError { connection.damaged(problem) }

    func unfinished(_ kind: Subject.Kind) throws -> [Subject] {
        let listed = try settled().ask(.unfinished) { query in
            var listed: [Subject] = []
            while try query.step() { if let subject = Subject(rawValue: query.integer(0)) { listed.append(subject) } }
            return listed
        }
        // A row that changed on the disk names what never was, and one that is open is not listed any more.
        for subject in listed {
            guard [.session, .ballot].contains(subject.kind), subject.isWellFormed, try lastAbout(subject) != nil else {
                throw damaged("it lists \(subject.text) as unfinished, which never was opened")
            }
        }
        return listed.filter { $0.kind == kind }
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
        if try tail().contains(row, at: position) { return true }
        return try settled().ask(.isIndexed) { query in
            query.bind(1, row.subject.rawValue)
            query.bind(2, row.isAbout ? 1 : 0)
            query.bind(3, position.rawValue)
            return try query.step()
        }
    }

    func scanIndex(_ body: (IndexRow) throws -> Bool) throws {
        var recent = try tail().rows.sorted()[...]
        let isToEnd = try settled().ask(.index) { query in
            while try query.step() {
                let row = query.indexRow
                while let next = recent.first, next < row {
                    recent.removeFirst()
                    if try !body(next) { return false }
                }
                if try !body(row) { return false }
            }
            return true
        }
        guard isToEnd else { return }
        for row in recent { if try !body(row) { return } }
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

    /// The columns subject, about, position.
    fileprivate var indexRow: IndexRow {
        IndexRow(subject: integer(0), isAbout: integer(1) != 0, position: Position(rawValue: integer(2)))
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
