import Annals

/// Checks and appends, within one transaction of the store.
struct Recorder {
    private(set) var judge: Judge
    let source: StoreSource
    private let writer: any EntryWriter
    /// What texts are sealed under, and opened with.
    let keys: NewKeys
    /// In which session with a circle things came into the log, as far as that was asked.
    var homes: [Subject: SessionID?] = [:]
    private let box: BoxFile
    private var boxUse: BoxUse
    /// Whether texts were taken out of the log.
    private(set) var takesOut = false
    /// Whether a session was closed.
    private(set) var closesSession = false
    /// The people whose keys are to be destroyed once the transaction is durable.
    private(set) var forgotten: [PersonID] = []
    private var now: Instant
    /// What follows from the entry that was last admitted.
    private var following: [Draft] = []

    /// Brings a judge up to the head of the log: others may have written since.
    init(
        _ writer: any EntryWriter, _ judge: Judge, _ box: BoxFile, _ keys: NewKeys, _ clock: () -> Instant
    ) throws {
        self.writer = writer
        self.box = box
        boxUse = BoxUse(box)
        self.judge = judge
        self.keys = keys
        let reader = WithholdingReader(whole: writer, seals: Seals(keys))
        source = StoreSource(reader)
        now = clock()
        let head = try writer.head.position
        // Others may have spent papers since, and come to nothing before they took them out.
        if judge.position != head { box.doubt() }
        try BoxUse.clear(box, by: writer)
        guard let known = judge.position, known < head else { return }
        if head.rawValue - known.rawValue > 1000 {
            self.judge.forget()
            return
        }
        try reader.scan(known.next...head) { stored in
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
            if let field = try boxUse.difference(draft, from: stored, source) {
                throw Refusal.otherContent(id, position, field: field)
            }
            return Receipt(stored, isRepeat: true)
        }
        do {
            let entry = try admit(draft, acceptsClock)
            let remarks = try judge.remarks + sealingRemarks(entry)
            return Receipt(entry, isRepeat: false, remarks: remarks, following: try recordFollowing(entry))
        } catch Refusal.needsPapers(let subject) {
            let closing = try openBox(of: subject, for: draft, acceptsClock)
            return Receipt(closing, isRepeat: false, remarks: judge.remarks)
        }
    }

    private mutating func admit(
        _ draft: Draft, _ acceptsClock: Bool, opensBox: Bool = false, follows: Bool = false
    ) throws -> Entry {
        var generator = SystemRandomNumberGenerator()
        let now = now
        let admitted = try judge.admit(
            draft, id: EntryID(at: now, random: (generator.next(), generator.next())), now: now,
            acceptsClock: acceptsClock, opensBox: opensBox, follows: follows, from: source)
        let entry = try seal(admitted)
        try boxUse.fill(entry, judge)
        let before = Position(entry.position.rawValue - 1)
        try writer.append([NewEntry(entry)], on: AppendCondition(subjects: judge.consulted, after: before))
        following = judge.following
        judge.take(entry)
        if case .sessionClosed = entry.action { closesSession = true }
        try carryOut(entry, draft)
        return entry
    }

    /// Closes the ballots whose deadline has passed, each as of its deadline.
    ///
    /// One that cannot be closed, since its ballot box is lost, stays as it is.
    mutating func closeOverdue() throws {
        let overdue = try judge.overdue(at: now, from: source)
        for (ballot, closedAt, deadline) in overdue {
            let closing = BallotClosed {
                $0.ballot = ballot
                $0.why = "Its deadline, \(deadline), has passed"
            }
            do {
                _ = try record(Draft(closing, occurredAt: closedAt))
            } catch is Refusal {
                continue
            }
        }
    }

    // MARK: - What follows

    /// Records what follows from the entry just appended: all of it, or the transaction is over.
    private mutating func recordFollowing(_ entry: Entry) throws -> [Entry] {
        do {
            return try following.map { try admit($0, true, follows: true) }
        } catch let error where error is Refusal || error is Fault {
            throw StoreError(
                .stopped,
                "\(entry.action.name) was not recorded, for what must be recorded with it is refused: \(error)",
                underlying: error)
        }
    }

    /// Keeps the document that the entry attaches, or takes out of the log what it takes out.
    private mutating func carryOut(_ entry: Entry, _ draft: Draft) throws {
        switch entry.action {
        case .documentAttached(let attached):
            guard let document = draft.documents.first(where: { $0.sha256.hex == attached.sha256 }),
                try writer.documentLength(document.sha256) == nil
            else { return }
            try writer.keep(document)
        case .entryRedacted(let redaction):
            guard let target = try writer.entry(at: redaction.entry) else { return }
            let lines = Redaction.steps(from: target.line, without: redaction.texts, by: entry.position)
            if !lines.isEmpty { try writer.redact(redaction.entry, to: lines) }
            takesOut = true
            guard redaction.takesContent, case .documentAttached(let attached) = try Entry(target).action,
                let sha256 = Digest(hex: attached.sha256)
            else { return }
            try writer.removeDocument(sha256)
        case .personForgotten(let forgetting): forgotten.append(forgetting.person)
        default: return
        }
    }

    // MARK: - The ballot box

    /// The papers that are to go out of the box once the transaction is durable.
    func spentPapers() throws -> [EntryID] { try boxUse.spent(by: writer) }

    /// Appends the papers of a secret ballot and then its closing.
    ///
    /// A failure in between ends the transaction: the papers are never there without the count.
    private mutating func openBox(of subject: Subject, for closing: Draft, _ acceptsClock: Bool) throws -> Entry {
        let opening = try BoxOpening(of: subject, for: closing, box: box, from: source)
        do {
            for draft in opening.drafts { _ = try admit(draft, acceptsClock, opensBox: true) }
            return try admit(closing, acceptsClock)
        } catch let refusal as Refusal {
            throw StoreError(
                .stopped, "\(subject.id) was not closed, and its papers stay in the ballot box: \(refusal)",
                underlying: refusal)
        }
    }

    // MARK: - One group after the other

    /// Whether all that the transaction does is to append: then it may be made durable behind the recorder, who goes on.
    var onlyAppends: Bool { !takesOut && !closesSession && forgotten.isEmpty && !boxUse.hasTouched && !keys.hasNew }

    /// Makes what was recorded so far durable behind this recorder, who goes on; not unless it `onlyAppends`.
    func commitBehind(_ done: @escaping @Sendable (Result<Void, any Error>) -> Void) { writer.commitBehind(done) }

    /// Goes on with what is recorded at a later time.
    mutating func goOn(at now: Instant) { self.now = now }

    /// Lets the store append behind this recorder, which is about to record many entries.
    func appendBehind() throws { try writer.appendBehind() }

    /// Where the entry with that id stands.
    func position(of id: EntryID) throws -> Position? { try writer.position(of: id) }

    /// The organization, for its clock.
    ///
    /// A log without entries has one without a name.
    mutating func organization() throws -> Organization {
        try writer.head.position == .start ? source.organization() : judge.organization(from: source)
    }
}

extension NewEntry {
    /// An entry with its leaf and its rows of the index.
    init(_ entry: Entry) {
        self.init(
            position: entry.position, id: entry.id, occurredAt: entry.occurredAt, recordedAt: entry.recordedAt,
            line: entry.line, subjects: entry.indexed)
        (opens, closes) = entry.unfinished
    }
}

extension Entry {
    /// The sessions and ballots that it opens, or may open again, and those that it closes.
    var unfinished: (opens: [Subject], closes: [Subject]) {
        switch action {
        case .sessionOpened: (Array(about(.session)), [])
        case .sessionClosed, .sessionCancelled: ([], Array(about(.session)))
        case .ballotOpened, .ballotReopened: (Array(about(.ballot)), [])
        case .ballotClosed, .ballotWithdrawn, .resultReported: ([], Array(about(.ballot)))
        // Of a closing, it may be.
        case .entryStruck, .entryCorrected: (Array(about(.session)) + Array(about(.ballot)), [])
        default: ([], [])
        }
    }

    /// Its rows of the index.
    var indexed: [IndexedSubject] {
        about.map { IndexedSubject($0, isAbout: true) } + mentions.map { IndexedSubject($0, isAbout: false) }
    }

    /// Reads a stored line; what cannot be read is damage.
    init(_ stored: StoredEntry) throws {
        do {
            try self.init(line: stored.line, seals: stored.seals)
        } catch {
            throw StoreError(
                .damaged, "entry \(stored.position) cannot be read (\(error)); run annals verify", underlying: error)
        }
        guard position == stored.position, occurredAt == stored.occurredAt else {
            throw StoreError(
                .damaged,
                "entry \(stored.position) is filed under another place or time than its line says; run annals verify")
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
        if case .entryCorrected(let mine) = action, case .entryCorrected(let theirs) = stored.action {
            return mine.difference(from: theirs)
        }
        let theirs = Dictionary(uniqueKeysWithValues: stored.action.members.map { ($0.key, $0.json) })
        return action.members.first { !Draft.says($0.json, theirs[$0.key]) }.map { "data.\($0.key)" }
    }

    fileprivate static func says(_ given: [UInt8], _ stored: [UInt8]?) -> Bool {
        stored.map { JSONAgreement.holds(given, in: $0) } ?? false
    }
}

extension EntryCorrected {
    /// The first field that the caller gave and that says something else than the stored correction.
    fileprivate func difference(from stored: EntryCorrected) -> String? {
        if entry != stored.entry { return "data.entry" }
        if reason != stored.reason { return "data.reason" }
        guard let theirs = stored.action,
            let mine = try? data.action(theirs.name, for: theirs, zone: .utc)
        else { return "data.data" }
        let members = Dictionary(uniqueKeysWithValues: theirs.members.map { ($0.key, $0.json) })
        return mine.members.first { !Draft.says($0.json, members[$0.key]) }.map { "data.data.\($0.key)" }
    }
}

extension Draft {
    /// Reads the fields that a correction gives as those of what it corrects, with names and labels resolved.
    mutating func readCorrection(_ source: StoreSource, _ labels: any IDResolver, _ zone: Zone) throws {
        guard case .entryCorrected(var correction) = action,
            let target = try source.entry(at: correction.entry), !target.action.bearing.isLasting
        else { return }
        let name = target.action.name
        if let type = correction.type, type != name { return }
        do {
            let read = try correction.data.action(
                name, correction.version, for: target.action, zone: zone, resolver: labels)
            correction.data = ActionData(of: read)
            action = .entryCorrected(correction)
        } catch {
            throw error.at(error.path.isEmpty ? "data.data" : "data.data.\(error.path)")
        }
    }
}
