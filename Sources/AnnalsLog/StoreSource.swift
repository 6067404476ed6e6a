import Annals

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

    /// The entry about a subject with the lowest position.
    func firstEntry(about subject: Subject) throws -> Entry? {
        var first: Entry?
        try reader.story(of: subject, .about, after: .start) { stored in
            first = try Entry(stored)
            return false
        }
        return first
    }

    func lastEntry(about subject: Subject) throws -> Entry? {
        try reader.lastAbout(subject).flatMap { try entry(at: $0) }
    }

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

    func unfinished(_ kind: Subject.Kind) throws -> [Subject]? { try reader.unfinished(kind) }

    func entries(since moment: Instant, atMost count: Int) throws -> [Entry]? {
        var entries: [Entry] = []
        try reader.scanInTime(
            after: moment.advanced(byMilliseconds: -1), asOf: .latest, known: try reader.head.position
        ) {
            entries.append(try Entry($0))
            return entries.count <= count
        }
        return entries.count <= count ? entries : nil
    }

    func isUsed(_ subject: Subject) throws -> Bool { try reader.lastAbout(subject) != nil }

    func documentLength(_ sha256: String) throws -> Int? {
        try Digest(hex: sha256).flatMap { try reader.documentLength($0) }
    }

    /// The organization, for its clock and the log's own id.
    func organization() throws -> Organization {
        var organization = Organization(Identifier())
        let own = try inEffect(of: Subject(.organization), aboutOnly: true)
        for entry in own { organization.apply(entry) }
        return organization
    }
}
