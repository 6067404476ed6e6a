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
        try log.read { reading in
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
                guard row.leaf != .leaf(of: row.entry.line) else { return true }
                throw StoreError(
                    .damaged,
                    "entry \(row.entry.position) of \(path) is not the one that was written: nothing more is added; "
                        + "run annals verify, and restore a backup")
            }
        }
    }
}

private struct Check {
    let reader: any EntryReader
    var report = Verifier.Report()
    private var expected = Position(1)
    private var expectedRows = 0
    private var recordedAt: Instant?

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
        if row.leaf != .leaf(of: row.entry.line) {
            report.add(position, "its line is not the one that was written: the SHA-256 does not fit")
        }
        let entry: Entry
        do {
            entry = try Entry(line: row.entry.line)
        } catch {
            report.add(position, "its line cannot be read: \(error)")
            return
        }
        if case .unknown = entry.action { report.unknown += 1 }
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

    mutating func finish(_ head: Position) throws {
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
