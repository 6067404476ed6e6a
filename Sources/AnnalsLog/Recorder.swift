import Annals

/// Checks and appends, within one transaction of the store.
struct Recorder {
    private(set) var judge: Judge
    let source: StoreSource
    private let writer: any EntryWriter
    private let now: Instant

    /// Brings a judge up to the head of the log: others may have written since.
    init(_ writer: any EntryWriter, _ judge: Judge, _ clock: () -> Instant) throws {
        self.writer = writer
        self.judge = judge
        source = StoreSource(writer)
        now = clock()
        let head = try writer.head.position
        guard let known = judge.position, known < head else { return }
        if head.rawValue - known.rawValue > 1000 {
            self.judge.forget()
            return
        }
        try writer.scan(known.next...head) { stored in
            self.judge.take(try Entry(stored))
            return true
        }
    }

    /// Records one action, or throws why not.
    ///
    /// Where the id is there already with the same content, gives its first receipt.
    mutating func record(_ draft: Draft, acceptsClock: Bool = false) throws -> Receipt {
        if let id = draft.id, let position = try writer.position(of: id) {
            guard let stored = try source.entry(at: position) else { throw Refusal.noEntry(position) }
            if let field = draft.difference(from: stored) { throw Refusal.otherContent(id, position, field: field) }
            return Receipt(stored, isRepeat: true)
        }
        var generator = SystemRandomNumberGenerator()
        let now = now
        let entry = try judge.admit(
            draft, id: EntryID(at: now, random: (generator.next(), generator.next())), now: now,
            acceptsClock: acceptsClock, from: source)
        let before = Position(entry.position.rawValue - 1)
        try writer.append([NewEntry(entry)], on: AppendCondition(subjects: judge.consulted, after: before))
        judge.take(entry)
        return Receipt(entry, isRepeat: false, remarks: judge.remarks)
    }

    /// Lets the store append behind this recorder, which is about to record many entries.
    func appendBehind() throws { try writer.appendBehind() }

    /// Where the entry with that id stands.
    func position(of id: EntryID) throws -> Position? { try writer.position(of: id) }

    /// The organization, for its clock.
    func organization() throws -> Organization {
        var organization = Organization(Identifier())
        let own = try source.entries(of: Subject(.organization), aboutOnly: true).inEffect()
        for entry in own { organization.apply(entry) }
        return organization
    }
}

extension NewEntry {
    /// An entry with its leaf and its rows of the index.
    init(_ entry: Entry) {
        self.init(
            position: entry.position, id: entry.id, occurredAt: entry.occurredAt, recordedAt: entry.recordedAt,
            line: entry.line, subjects: entry.indexed)
    }
}

extension Entry {
    /// Its rows of the index.
    var indexed: [IndexedSubject] {
        about.map { IndexedSubject($0, isAbout: true) } + mentions.map { IndexedSubject($0, isAbout: false) }
    }

    /// Reads a stored line; what cannot be read is damage.
    init(_ stored: StoredEntry) throws {
        do {
            try self.init(line: stored.line)
        } catch {
            throw StoreError(
                .damaged, "entry \(stored.position) cannot be read (\(error)); run annals verify", underlying: error)
        }
    }
}

extension Draft {
    /// The first field that the caller gave and that says something else than the stored entry; `nil` where all agree.
    ///
    /// What the recorder filled in is not compared.
    func difference(from stored: Entry) -> String? {
        if action.name != stored.action.name { return "type" }
        if let occurredAt, occurredAt != stored.occurredAt { return "occurredAt" }
        if let actor, actor != stored.actor { return "actor" }
        if let recorder, recorder != stored.recorder, recorder != stored.actor { return "recorder" }
        if let session, session != stored.session { return "session" }
        if isAnonymous != stored.isAnonymous { return "anonymous" }
        let theirs = Dictionary(uniqueKeysWithValues: stored.action.members.map { ($0.key, $0.json) })
        return action.members.first { theirs[$0.key] != $0.json }.map { "data.\($0.key)" }
    }
}

/// What the rules read, from a store.
struct StoreSource: EntrySource {
    private let reader: any EntryReader

    init(_ reader: any EntryReader) {
        self.reader = reader
    }

    var end: LogEnd {
        get throws {
            let head = try reader.head
            return LogEnd(position: head.position, recordedAt: head.recordedAt, latest: try reader.latest)
        }
    }

    func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry] {
        var entries: [Entry] = []
        try reader.story(of: subject, aboutOnly ? .about : .all, after: .start) { stored in
            entries.append(try Entry(stored))
            return true
        }
        return entries
    }

    func entry(at position: Position) throws -> Entry? { try reader.entry(at: position).map { try Entry($0) } }

    func next(_ scope: Subject) throws -> Subject {
        guard scope.kind.hasParts else {
            let highest = try reader.highestSubject(in: scope.kind.range)
            return Subject(scope.kind, try StoreSource.after(highest?.number ?? 0, scope))
        }
        let first = Subject(scope.kind, scope.number).rawValue
        let highest = try reader.highestSubject(in: first...(first | 0xFFFF))
        return Subject(scope.kind, scope.number, part: try StoreSource.after(highest?.part ?? 0, scope))
    }

    /// The next number.
    ///
    /// One so high that none follows it was never given by us.
    private static func after<Number: FixedWidthInteger>(_ number: Number, _ scope: Subject) throws -> Number {
        let (next, overflows) = number.addingReportingOverflow(1)
        guard !overflows else {
            throw StoreError(
                .damaged, "the index names a \(scope.kind.name) with the highest number there can be; run annals verify"
            )
        }
        return next
    }

    func isUsed(_ subject: Subject) throws -> Bool { try reader.lastAbout(subject) != nil }
}
