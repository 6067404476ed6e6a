import Annals

/// The lines of an exported log, as they are written and as they are taken in again.
///
/// A line stands as it is. One that texts were taken out of carries its leaf, which no longer follows from it, as its
/// last key: `…,"leaf":"<64 hexadecimal digits>"}`.
struct Export {
    /// The entries so far.
    private(set) var entries: [NewEntry] = []
    /// The documents that entries attach, less those whose content was taken out.
    private(set) var attached: [(entry: (position: Position, number: Int), sha256: Digest)] = []
    private var last: Entry?
    private var redactions = Redactions()
    private var ids: [EntryID: Position] = [:]
    /// The lines that carry a leaf, or should, by position.
    private var lines: [Position: (number: Int, hash: Digest, carriesLeaf: Bool)] = [:]

    /// The line of an entry as an export has it.
    static func line(_ line: [UInt8], leaf: Digest?) -> [UInt8] {
        guard let leaf, leaf != .leaf(of: line) else { return line }
        return line.dropLast() + leafKey + Array(leaf.hex.utf8) + Array("\"}".utf8)
    }

    private static let leafKey = Array(",\"leaf\":\"".utf8)

    /// The line as it is stored, and the leaf that it carries. (A line without ends with the brace of its data.)
    static func parts(_ line: [UInt8]) -> (line: [UInt8], leaf: Digest?) {
        let start = line.count - leafKey.count - 66
        guard start > 0, line[start..<start + leafKey.count].elementsEqual(leafKey),
            line.suffix(2) == Array("\"}".utf8),
            let leaf = Digest(hex: String(decoding: line[(start + leafKey.count)..<(line.count - 2)], as: UTF8.self))
        else { return (line, nil) }
        return (line[..<start] + [0x7D], leaf)
    }

    /// Takes in the next line.
    mutating func take(_ bytes: [UInt8], number: Int) throws(Fault) {
        let (line, leaf) = Export.parts(bytes)
        let entry = try Entry(line: line)
        let expected = Position(entries.count + 1)
        if entry.position != expected {
            throw Fault("is entry \(entry.position), expected \(expected): lines are missing, or not in their order")
        }
        let opening = if case .logOpened(let it) = entry.action { it } else { LogOpened?.none }
        if (opening != nil) != entries.isEmpty {
            throw Fault("is \(entry.action.name); a log begins with log-opened, and only it does")
        }
        try opening?.checkForm()
        if let last, entry.recordedAt < last.recordedAt { throw Fault("was written down before the entry before it") }
        if entry.occurredAt > entry.recordedAt {
            throw Fault("happens at \(entry.occurredAt), after it was written down at \(entry.recordedAt)")
        }
        if line.count > NewEntry.maximumLineLength {
            throw Fault("has \(line.count) bytes; the most is \(NewEntry.maximumLineLength)")
        }
        for subjects in [entry.about, entry.mentions] where Set(subjects).count < subjects.count {
            throw Fault("names a subject twice: \(subjects.map(\.id).joined(separator: ", "))")
        }
        if let other = ids.updateValue(entry.position, forKey: entry.id) {
            throw Fault("has the id \(entry.id), which is that of entry \(other)")
        }
        last = entry
        redactions.take(entry)
        if leaf != nil || entry.isRedacted { lines[entry.position] = (number, Digest(hashing: line), leaf != nil) }
        if case .documentAttached(let document) = entry.action, let sha256 = Digest(hex: document.sha256) {
            attached.append(((entry.position, number), sha256))
        }
        var new = NewEntry(entry)
        new.firstLeaf = leaf
        entries.append(new)
    }

    /// What is wrong with lines that texts were taken out of, once all are taken in.
    mutating func faults() -> [Importer.Failure.Line] {
        let redactions = redactions
        var gone: [Digest: Position] = [:]
        for (entry, sha256) in attached {
            if let by = redactions.contentTaken(from: entry.position) { gone[sha256] = max(by, gone[sha256] ?? .start) }
        }
        // Attached anew later, it is there again.
        attached.removeAll { ($0.entry.position) < gone[$0.sha256] ?? .start }
        return lines.sorted { $0.key < $1.key }.compactMap { position, line in
            let problem: String
            if !line.carriesLeaf {
                problem = "lacks its leaf: texts were taken out of it, and its hash does not follow from it any more"
            } else if redactions[position]?.sha256 != line.hash.hex {
                problem = "carries a leaf of its own, but no entry-redacted says that texts were taken out of this line"
            } else {
                return nil
            }
            return Importer.Failure.Line(number: line.number, problem: problem)
        }
    }
}

/// What entries say was taken out of others: of each the last one counts.
struct Redactions {
    private var last: [Position: (redaction: EntryRedacted, position: Position)] = [:]
    private var contents: [Position: Position] = [:]

    /// The last redaction of an entry.
    subscript(position: Position) -> EntryRedacted? { last[position]?.redaction }

    /// All entries that something was taken out of, each with the last redaction.
    var all: [(target: Position, redaction: EntryRedacted, by: Position)] {
        last.sorted { $0.key < $1.key }.map { ($0.key, $0.value.redaction, $0.value.position) }
    }

    /// The entry that took out the content of the document that an entry attaches.
    func contentTaken(from position: Position) -> Position? { contents[position] }

    mutating func take(_ entry: Entry) {
        guard case .entryRedacted(let redaction) = entry.action else { return }
        last[redaction.entry] = (redaction, entry.position)
        if redaction.takesContent { contents[redaction.entry] = entry.position }
    }
}
