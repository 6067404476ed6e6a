public import Annals

/// Checks that a log is what it was: each line against its leaf, its columns and its index.
public struct Verifier {
    /// What is wrong, and where.
    public struct Damage: Sendable, Equatable {
        /// The entry; `nil` where it is no entry in particular.
        public let position: Position?
        /// What is wrong with it.
        public let problem: String
    }

    /// What came of a verification.
    public struct Report: Sendable {
        /// How many entries were read.
        public var entries = 0
        /// How many rows of the index were compared.
        public var indexRows = 0
        /// What was found, in the order of positions; at most 100.
        public var damage: [Damage] = []
        /// How many more damages there are.
        public var more = 0
        /// Entries of a type or version that only a newer release knows.
        public var unknown = 0
        /// How many documents were read.
        public var documents = 0
        /// Entries that texts or documents were taken out of: what is left is proved by the entry that did it, not by the
        /// leaf.
        public var redacted = 0
        /// Whether the keys file beside the log holds the log's present key; `nil` where there is no keys file.
        public var holdsKey: Bool?

        /// Whether nothing was found.
        public var isSound: Bool { damage.isEmpty }

        mutating func add(_ position: Position?, _ problem: String) {
            if damage.count < 100 { damage.append(Damage(position: position, problem: problem)) } else { more += 1 }
        }
    }

    /// Reads the whole log, in memory that does not depend on its length.
    ///
    /// - Parameter progress: told how many entries are read, of how many.
    public static func verify(_ log: Log, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }) throws -> Report {
        // What is sealed is proved as it stands, without any key, and whatever lies in the place of the keys file.
        try log.readSealed { reading in
            var check = Check(reading.reader)
            let head = try reading.head
            if head > .start {
                try reading.reader.scanRows(Position(1)...head) { row in
                    try check.take(row)
                    if check.report.entries % 1000 == 0 { progress(check.report.entries, Int(head.rawValue)) }
                    return true
                }
            }
            try check.finish(head)
            try check.compareKeys(besideLogAt: log.path)
            check.report.damage.sort { ($0.position ?? Position(Int64.max)) < ($1.position ?? Position(Int64.max)) }
            progress(Int(head.rawValue), Int(head.rawValue))
            return check.report
        }
    }
}

extension Verifier {
    /// Checks the last entries of a log before anything is added to them: a failure of the machine shows there first.
    static func checkEnd(of store: some EntryStore, at path: String) throws {
        try store.read { reader in
            let head = try reader.head.position
            guard head > .start else { return }
            try reader.scanRows(Position(max(1, head.rawValue - 31))...head) { row in
                if row.leaf == .leaf(of: row.entry.line) { return true }
                if let redaction = try lastRedaction(of: row.entry.position, in: reader),
                    redaction.sha256 == Digest(hashing: row.entry.line).hex
                {
                    return true
                }
                throw StoreError(
                    .damaged,
                    "entry \(row.entry.position) of \(path) is not the one that was written: nothing more is added; "
                        + "run annals verify, and restore a backup")
            }
        }
    }
}

extension Verifier {
    /// The last entry that took texts out of another.
    private static func lastRedaction(of position: Position, in reader: any EntryReader) throws -> EntryRedacted? {
        var redactions = Redactions()
        try reader.story(of: Subject(.entry, of: position), .about, after: position) { stored in
            redactions.take(try Entry(stored))
            return true
        }
        return redactions[position]
    }
}

private struct Check {
    let reader: any EntryReader
    var report = Verifier.Report()
    private var expected = Position(1)
    private var expectedRows = 0
    private var recordedAt: Instant?
    /// The lines that do not fit their leaves, by the SHA-256 of what they are.
    private var unfit: [Position: Digest] = [:]
    private var redactions = Redactions()
    /// The documents that entries attach.
    private var attached: [String: [(position: Position, bytes: Int)]] = [:]
    /// The log's own id, and its key so far.
    private var log = ""
    private var key = ""

    init(_ reader: any EntryReader) {
        self.reader = reader
    }

    mutating func take(_ row: StoredRow) throws {
        let position = row.entry.position
        if position != expected {
            report.add(position, "stands where \(expected) should: entries are missing before it")
        }
        expected = position.next
        report.entries += 1
        if row.leaf != .leaf(of: row.entry.line) { unfit[position] = Digest(hashing: row.entry.line) }
        let entry: Entry
        do {
            entry = try Entry(line: row.entry.line)
        } catch {
            report.add(position, "its line cannot be read: \(error)")
            return
        }
        take(entry)
        if entry.position != position { report.add(position, "its line says \(entry.position)") }
        if entry.id != row.id { report.add(position, "is filed under another id than its line says") }
        if entry.occurredAt != row.entry.occurredAt {
            report.add(position, "is filed under another time (occurredAt) than its line says")
        }
        if entry.recordedAt != row.recordedAt {
            report.add(position, "is filed under another time (recordedAt) than its line says")
        }
        if let recordedAt, entry.recordedAt < recordedAt {
            report.add(position, "was written down before the entry before it")
        }
        if entry.occurredAt > entry.recordedAt { report.add(position, "was written down before it happened") }
        let isOpening = if case .logOpened = entry.action { true } else { false }
        if isOpening != (position == Position(1)) {
            report.add(position, "is \(entry.action.name): a log begins with log-opened, and only it does")
        }
        recordedAt = entry.recordedAt
        for indexed in entry.indexed {
            expectedRows += 1
            if !(try reader.isIndexed(indexed, at: position)) {
                report.add(position, "is missing from the index under \(indexed.subject.text)")
            }
        }
    }

    /// Takes up what later entries, documents and the keys file are held against.
    private mutating func take(_ entry: Entry) {
        redactions.take(entry)
        switch entry.action {
        case .unknown: report.unknown += 1
        case .logOpened(let opened):
            log = opened.log
            key = opened.key
        case .keyChanged(let change):
            if !change.isSigned(by: key, log: log) {
                report.add(entry.position, "changes the key, but is not signed by the key before it")
            }
            key = change.key
        case .documentAttached(let document):
            attached[document.sha256, default: []].append((entry.position, document.bytes))
        default: break
        }
    }

    /// Compares the keys file with the key that the log goes on under.
    mutating func compareKeys(besideLogAt path: String) throws {
        do {
            guard let keys = try KeysFile.find(besideLogAt: path, log: log) else { return }
            report.holdsKey = try keys.publicKeys().contains(key)
            if report.holdsKey == false { report.add(nil, "\(keys.path) does not hold the log's present signing key") }
        } catch let error as StoreError {
            report.add(nil, error.message)
        }
    }

    /// Holds the lines that do not fit their leaves against what is said to have been taken out of them.
    private mutating func finishRedactions() {
        for (position, hash) in unfit where redactions[position]?.sha256 != hash.hex {
            report.add(position, "its line is not the one that was written: the SHA-256 does not fit")
        }
        for (target, redaction, by) in redactions.all {
            report.redacted += 1
            if unfit[target] == nil, redaction.texts.contains(where: { $0 != EntryRedacted.content }) {
                report.add(target, "still holds the texts that \(by) says were taken out of it")
            }
        }
    }

    private mutating func finishDocuments() throws {
        var found: Set<String> = []
        try reader.scanDocuments { key, content in
            let name = Hex.text(key)
            found.insert(name)
            report.documents += 1
            if Digest(hashing: content).hex != name {
                report.add(attached[name]?.first?.position, "the document \(name) is not the one that was attached")
            }
            guard let entries = attached[name] else {
                report.add(nil, "the document \(name) is attached by no entry")
                return true
            }
            for entry in entries where entry.bytes != content.count {
                report.add(
                    entry.position, "says that its document has \(entry.bytes) bytes, but it has \(content.count)")
            }
            return true
        }
        for (name, entries) in attached where !found.contains(name) {
            let gone = entries.compactMap { redactions.contentTaken(from: $0.position) }.max() ?? .start
            for entry in entries where entry.position > gone {
                report.add(entry.position, "its document \(name) is missing")
            }
        }
    }

    mutating func finish(_ head: Position) throws {
        finishRedactions()
        try finishDocuments()
        if expected != head.next { report.add(nil, "the log ends at \(head), but its entries end before \(expected)") }
        var rows = 0
        try reader.scanIndex { _ in
            rows += 1
            return true
        }
        report.indexRows = rows
        if rows > expectedRows { report.add(nil, "the index has \(rows - expectedRows) rows that follow from no line") }
        for fault in try reader.faults() { report.add(nil, fault) }
    }
}
