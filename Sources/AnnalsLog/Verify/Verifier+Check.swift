import Annals
import AnnalsProof

/// One verification of a log, row by row.
struct Check {
    let reader: any EntryReader
    var report = Verifier.Report()
    private var expected = Position(1)
    private var expectedRows = 0
    private var recordedAt: Instant?
    /// The lines that do not fit their leaves, by the SHA-256 of what they are.
    private var unfit: [Position: Digest] = [:]
    private var redactions = Redactions()
    /// The sessions and ballots that are open, or may be.
    private var unfinished: Set<Subject> = []
    /// The documents that entries attach.
    private var attached: [String: [(position: Position, bytes: Int)]] = [:]
    /// What lines say of the log: whose it is and under which keys it goes on.
    private var organization = Organization(Identifier())
    private var log: String { organization.log }
    private var key: String { organization.key }
    /// Every key that the log ever went on under.
    private(set) var keys: [String] = []
    /// The log's.
    private let path: String
    private let isQuick: Bool
    /// Hashes behind the reading.
    private let hashing = LeafHashing()
    private var signatures: CheckpointCheck
    private var tiles: TileCheck
    /// `nil` until the first entry says whose log it is.
    private var seals: SealCheck?

    init(_ reader: any EntryReader, ofLogAt path: String, quick: Bool) throws {
        self.reader = reader
        self.path = path
        isQuick = quick
        report.isQuick = quick
        signatures = try CheckpointCheck(reader)
        tiles = try TileCheck(reader)
    }

    mutating func take(_ row: StoredRow) throws {
        let position = row.entry.position
        if position != expected {
            report.add(position, "stands where \(expected) should: entries are missing before it")
        }
        expected = position.next
        report.entries += 1
        hashing.add(row)
        let header: LineHeader
        let entry: Entry?
        do {
            header = try LineHeader(line: row.entry.line)
            // The leaf says that the rest is as it was written.
            entry = isQuick && Check.standsForItself(header.type) ? nil : try Entry(line: row.entry.line)
        } catch {
            report.add(position, "its line cannot be read: \(error)")
            try hold(position)
            return
        }
        if let entry { take(entry) }
        if header.position != position { report.add(position, "its line says \(header.position)") }
        if header.id != row.id { report.add(position, "is filed under another id than its line says") }
        if header.occurredAt != row.entry.occurredAt {
            report.add(position, "is filed under another time (occurredAt) than its line says")
        }
        if header.recordedAt != row.recordedAt {
            report.add(position, "is filed under another time (recordedAt) than its line says")
        }
        if let recordedAt, header.recordedAt < recordedAt {
            report.add(position, "was written down before the entry before it")
        }
        if header.occurredAt > header.recordedAt { report.add(position, "was written down before it happened") }
        if (header.type == LogOpened.name) != (position == Position(1)) {
            report.add(position, "is \(header.type): a log begins with log-opened, and only it does")
        }
        recordedAt = header.recordedAt
        try hold(position)
        guard !isQuick, let entry else { return }
        for indexed in entry.indexed {
            expectedRows += 1
            if !(try reader.isIndexed(indexed, at: position)) {
                report.add(position, "is missing from the index under \(indexed.subject.text)")
            }
        }
    }

    /// Whether nothing that a quick verification looks at follows from an entry of that type but its line and leaf.
    private static func standsForItself(_ type: String) -> Bool { plain.contains(type) }

    private static let plain = Set(AnyAction.catalogue.map(\.name)).subtracting([
        LogOpened.name, BreakAccepted.name, KeyChanged.name, DocumentAttached.name, EntryRedacted.name,
    ])

    /// Holds the checkpoint of the entries so far, where there is one, and what was hashed by now against the store.
    private mutating func hold(_ position: Position) throws {
        let isSigned = try signatures.take(position, log: log, key: key, into: &report)
        if isSigned || report.entries % LeafHashing.batch == 0 { try take(hashing.hash(askingForRoot: isSigned)) }
    }

    private mutating func take(_ findings: [LeafHashing.Finding]) throws {
        for finding in findings {
            switch finding {
            case .unfit(let position, let line): unfit[position] = line
            case .subtree(let subtree): try tiles.take(subtree, into: &report)
            case .root(let head): signatures.take(head, into: &report)
            }
        }
    }

    /// Takes up what later entries, documents and the keys file are held against.
    private mutating func take(_ entry: Entry) {
        redactions.take(entry)
        unfinished.formUnion(entry.unfinished.opens)
        unfinished.subtract(entry.unfinished.closes)
        switch entry.action {
        case .unknown: report.unknown += 1
        case .logOpened(let opened):
            organization.apply(entry)
            keys.append(opened.key)
            if !isQuick { seals = SealCheck(besideLogAt: path, log: log) }
        case .breakAccepted: organization.apply(entry)
        case .keyChanged(let change):
            if !change.isSigned(by: key, log: log) {
                report.add(entry.position, "changes the key, but is not signed by the key before it")
            }
            organization.apply(entry)
            keys.append(change.key)
        case .documentAttached(let document):
            attached[document.sha256, default: []].append((entry.position, document.bytes))
        default: break
        }
        seals?.take(entry)
    }

    /// Compares the keys file with the key that the log goes on under.
    mutating func compareKeys() throws {
        seals?.finish(&report)
        do {
            guard let keys = try KeysFile.find(besideLogAt: path, log: log) else {
                report.notSigned = "there is no keys file \(path)-keys: nothing can be signed"
                return
            }
            report.holdsKey = try keys.publicKeys().contains(key)
            if report.holdsKey == false {
                report.add(nil, "\(keys.path) does not hold the log's present signing key", isOfKeys: true)
            }
            guard report.isSound else { return }
            // What lines, leaves and tiles say is sound by now, so the tree can be read from them.
            if let problem = try Continuity(organization, report.head, keys, from: reader).problem {
                report.parted.append(problem)
            }
        } catch let error as StoreError where [.cannotOpen, .newerLog].contains(error.code) {
            // Not this user's to read, as an auditor's, or not this program's.
            report.notSigned = error.message
        } catch let error as StoreError {
            report.add(nil, error.message, isOfKeys: error.message.hasPrefix("\(path)-keys"))
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

    private mutating func finishUnfinished() throws {
        let listed: Set<Subject>
        do {
            listed = Set(try reader.unfinished(.session) + reader.unfinished(.ballot))
        } catch let error as StoreError where error.code == .damaged {
            return report.add(nil, error.message)
        }
        for subject in unfinished.subtracting(listed) {
            report.add(nil, "\(subject.id) is open, and is missing from the list of what is unfinished")
        }
        for subject in listed.subtracting(unfinished) {
            report.add(nil, "\(subject.id) stands in the list of what is unfinished, and no line says so")
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

    /// Holds the log against a checkpoint that somebody kept.
    mutating func compare(with older: Verifier.Older) {
        if let problem = older.problem(log: log, keys: keys, head: report.head, in: reader) {
            report.parted.append(problem)
        } else {
            report.since = older.checkpoint.head
        }
    }

    mutating func finish(_ head: Position) throws {
        try take(hashing.hash(askingForRoot: true))
        try take(hashing.finish())
        report.head = signatures.last
        finishRedactions()
        try tiles.finish(&report)
        try signatures.finish(head, &report)
        if expected != head.next { report.add(nil, "the log ends at \(head), but its entries end before \(expected)") }
        if isQuick { return }
        try finishDocuments()
        var rows = 0
        try reader.scanIndex { _ in
            rows += 1
            return true
        }
        report.indexRows = rows
        if rows > expectedRows { report.add(nil, "the index has \(rows - expectedRows) rows that follow from no line") }
        try finishUnfinished()
        for fault in try reader.faults() { report.add(nil, fault) }
    }
}
