public import Annals
public import AnnalsProof

/// Checks that a log is what it was: each line against its leaf, the tree over them, its checkpoints, columns and index.
public struct Verifier {
    /// What is wrong, and where.
    public struct Damage: Sendable, Equatable {
        /// The entry; `nil` where it is no entry in particular.
        public let position: Position?
        /// What is wrong with it.
        public let problem: String
        /// Whether it is the keys file beside the log that is wrong, and not the log.
        public var isOfKeys = false
    }

    /// Texts whose keys the keys file beside the log does not hold, though the log forgot nobody of whose they are.
    public struct Unreadable: Sendable, Equatable {
        /// How many there are.
        public var texts: Int
        /// Whose keys are missing.
        public var owners: [KeyOwner]
        /// The first entry with one.
        public var first: Position
    }

    /// What came of a verification.
    public struct Report: Sendable {
        /// How many entries were read.
        public var entries = 0
        /// How many rows of the index were compared.
        public var indexRows = 0
        /// What was found, in the order of positions; at most as many as were asked for.
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
        /// The head of the tree over the leaves that were read.
        public var head = TreeHead.empty
        /// How many tiles were compared.
        public var tiles = 0
        /// The checkpoints whose signature and root hold, by how many entries they sign: the number of them, and the last.
        public var checkpoints = (count: 0, last: Position.start)
        /// The witnesses whose signatures hold, each with the last checkpoint that it signed.
        public var witnesses: [(key: NoteKey, last: Position)] = []
        /// The head of the older checkpoint that was asked for, where the log goes on from it.
        public var since: TreeHead?
        /// What stands in the way of signing, without anything being damaged; `nil` where nothing does.
        public var notSigned: String?
        /// What is sealed under keys that are missing: the keys file is an older copy; `nil` where nothing is, or where there
        /// is no keys file at all.
        public var unreadable: Unreadable?
        /// Whether only lines, leaves, tree and checkpoints were looked at.
        public var isQuick = false

        /// Why the log is no continuation of what was signed, though it may be sound by itself: it was cut off, or is
        /// another copy.
        public var parted: [String] = []

        /// Whether nothing was found.
        public var isSound: Bool { damage.isEmpty && parted.isEmpty }

        /// How many damages are listed.
        var most = 100

        mutating func add(_ position: Position?, _ problem: String, isOfKeys: Bool = false) {
            guard damage.count < most else {
                more += 1
                return
            }
            damage.append(Damage(position: position, problem: problem, isOfKeys: isOfKeys))
        }

        /// Whether nothing is wrong but with the keys file beside the log.
        public var isOnlyOfKeys: Bool {
            !damage.isEmpty && more == 0 && parted.isEmpty && damage.allSatisfy(\.isOfKeys)
        }
    }

    /// Reads the whole log, in memory that does not depend on its length.
    ///
    /// - Parameters:
    ///   - quick: leaves out what is made of the lines: the index, the documents and SQLite's own check of its pages.
    ///   - older: a checkpoint from before, which the log must go on from.
    ///   - most: how many damages are listed; the others are counted.
    ///   - progress: told how many entries are read, of how many.
    public static func verify(
        _ log: Log, quick: Bool = false, since older: Older? = nil, listing most: Int = 100,
        progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws -> Report {
        // What is sealed is proved as it stands, without any key, and whatever lies in the place of the keys file.
        try log.readSealed { reading in
            var check = try Check(reading.reader, ofLogAt: log.path, quick: quick)
            check.report.most = most
            let head = try reading.head
            if head > .start {
                try reading.reader.scanRows(Position(1)...head) { row in
                    try check.take(row)
                    if check.report.entries % 1000 == 0 { progress(check.report.entries, Int(head.rawValue)) }
                    return true
                }
            }
            try check.finish(head)
            try check.compareKeys()
            if let older { check.compare(with: older) }
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
    static func lastRedaction(of position: Position, in reader: any EntryReader) throws -> EntryRedacted? {
        var redactions = Redactions()
        try reader.story(of: Subject(.entry, of: position), .about, after: position) { stored in
            redactions.take(try Entry(stored))
            return true
        }
        return redactions[position]
    }
}

extension Verifier.Unreadable: CustomStringConvertible {
    /// How many texts, from where on, and whose keys are missing: `12 texts from entry 5 on are sealed under keys of
    /// P-4, S-1, which it lacks`.
    public var description: String {
        let most = 5
        let named = owners.prefix(most).map(\.description).joined(separator: ", ")
        let more = owners.count > most ? " and \(owners.count - most) more" : ""
        let what = texts == 1 ? "a text of entry \(first) is" : "\(texts) texts from entry \(first) on are"
        return "\(what) sealed under \(owners.count == 1 ? "the key" : "keys") of \(named)\(more), which it lacks"
    }
}
