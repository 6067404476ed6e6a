public import Annals

/// One state of a log, read as of a moment and known at a position.
///
/// Not to be kept beyond the closure it is given to.
public struct Reading: Library {
    /// Nothing that happened later is read.
    public let asOf: Instant
    /// Nothing that was written down later is read.
    public let known: Position
    /// What is left out for whoever reads; `nil` where the reading is of the whole log.
    public let withheld: Withheld?
    /// The log as whoever reads may see it, its sealed texts opened where they may read those.
    let reader: any EntryReader
    /// The log without regard to who reads.
    let whole: any EntryReader
    /// What sealed texts are opened with.
    let keys: Keys
    /// Who opens them, as far as whoever reads may read them.
    let opener: KeyOpener
    /// What is kept beside the log; `nil` where all is read from the log itself.
    let views: ViewsFile?
    let newer: NewerEntries
    /// Who ever shared a name with whom.
    let names: NamesakeCache
    /// What was read of the tree.
    let blocks: WholeBlocks

    /// The entries met so far that only a newer release understands: views pass them over, and whoever shows a view
    /// should say so.
    public var passedOver: [Position] { newer.positions.sorted() }

    init(
        _ whole: any EntryReader, asOf: Instant = .latest, known: Position? = nil, for person: PersonID? = nil,
        withheld: Withheld? = nil, views: ViewsFile? = nil, keys: Keys = .none
    ) throws {
        self.whole = whole
        self.keys = keys
        opener = KeyOpener(
            keys: keys, reader: person.map { .person($0) } ?? .anybody, closed: Set(withheld?.sessions ?? []))
        reader = WithholdingReader(whole: whole, withheld: withheld, seals: Seals(opener))
        self.views = views
        self.withheld = withheld
        self.asOf = asOf
        let head = try reader.head.position
        self.known = min(known ?? head, head)
        newer = NewerEntries()
        names = NamesakeCache()
        blocks = WholeBlocks()
    }

    private init(_ other: Reading, asOf: Instant) {
        reader = other.reader
        whole = other.whole
        keys = other.keys
        opener = other.opener
        views = other.views
        withheld = other.withheld
        known = other.known
        newer = other.newer
        names = other.names
        blocks = other.blocks
        self.asOf = asOf
    }

    /// The same reading as of an earlier moment.
    func at(_ moment: Instant) -> Reading { Reading(self, asOf: min(asOf, moment)) }

    /// The last position of the log, whatever is known.
    public var head: Position { get throws { try reader.head.position } }

    /// The entries in effect that name a subject, or that are about it, in the order of (occurredAt, position).
    public func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry] {
        try inEffect(of: subject, aboutOnly ? .about : .all).filter { $0.orderedAt <= asOf }
    }

    /// The entry in effect with which something came into the log that need only be there to be named, whatever its date.
    public func creation(of subject: Subject) throws -> Entry? {
        try inEffect(of: subject, .about).first { $0.creates(subject) }
    }

    /// What is known of a subject, of any date.
    private func inEffect(of subject: Subject, _ part: StoryPart) throws -> [Entry] {
        var entries: [Entry] = []
        try reader.story(of: subject, part, after: .start) { stored in
            guard stored.position <= known else { return false }
            entries.append(try read(stored))
            return true
        }
        return try entries.inEffect(naming: subject, aboutOnly: part == .about) { try entry(at: $0) }
    }

    /// The entry at a position, struck or not; `nil` where it is not known.
    public func entry(at position: Position) throws -> Entry? {
        guard position <= known, position > .start else { return nil }
        return try reader.entry(at: position).map { try Entry($0) }
    }

    /// The stored leaf of an entry.
    public func leaf(at position: Position) throws -> Digest? { try reader.leaf(at: position) }

    /// The entries in effect, in the order of (occurredAt, position).
    public func forEachInEffect(_ body: (Entry) throws -> Void) throws {
        let (struck, corrections) = try amendments()
        if let opening = try entry(at: Position(1)) { try body(opening) }
        try forEachEntry(with: corrections) { take in
            try reader.scanInTime(asOf: asOf, known: known) { stored in
                stored.position > Position(1) && struck[stored.position] == nil ? try take(stored) : true
            }
        } _: { entry in
            try body(entry)
        }
    }

    func read(_ stored: StoredEntry) throws -> Entry {
        let entry = try Entry(stored)
        note(entry)
        return entry
    }

    /// Remembers an entry that a newer release wrote.
    func note(_ entry: Entry) {
        if case .unknown = entry.action { newer.positions.insert(entry.position) }
    }

    /// A view of all entries in effect, and of how what they name before it came into the log came into it.
    public func fold<View: Projection>(_ type: View.Type = View.self) throws -> View {
        if let kept = try keptFold(type, asOf: asOf) { return kept }
        guard asOf < .latest else {
            var view = View()
            try forEachInEffect { view.apply($0) }
            return view
        }
        var back = Retrospect<View>(asOf: asOf)
        try forEachInEffect { back.apply($0) }
        let creations = try back.unnamed.compactMap { try creation(of: $0) }
        for creation in creations.sorted(by: { $0.isBefore($1) }) { back.apply(creation) }
        return back.view
    }

    /// A view as it stood at an earlier moment.
    public func fold<View: Projection>(
        _ type: View.Type, asOf moment: Instant, taking takes: ((Entry) -> Bool)?
    ) throws -> View {
        let moment = min(moment, asOf)
        if let kept = try keptFold(type, asOf: moment, taking: takes) { return kept }
        var back = Retrospect<View>(asOf: moment)
        try at(moment).forEachInEffect { entry in
            if entry.orderedAt != moment || takes?(entry) ?? true { back.apply(entry) }
        }
        return try introduced(back)
    }

    /// A view as it stood at each of some moments.
    public func folds<View: Projection>(_ type: View.Type, asOf moments: [Instant]) throws -> [View] {
        let kept = try moments.compactMap { try keptFold(type, asOf: min($0, asOf)) }
        return kept.count == moments.count ? kept : try foldsByReading(type, asOf: moments)
    }

    /// The strikes, found by the index.
    public func strikesInEffect() throws -> [Entry] {
        try strikes().values.compactMap { try entry(at: $0) }.filter { $0.orderedAt <= asOf }.sorted { $0.isBefore($1) }
    }

    /// The entries in effect that happened after one moment and by another, in the order of (occurredAt, position).
    public func forEachInEffect(after: Instant, through end: Instant, _ body: (Entry) throws -> Void) throws {
        try forEachStretch(after: after, through: min(end, asOf)) { stretch, struck, corrections in
            try forEachEntry(of: stretch, struck, corrections, body)
        }
    }

    /// The entries as they stand in the log, struck ones too, in the order of positions, until the body says `false`.
    public func forEachRecorded(from first: Position = Position(1), _ body: (Entry) throws -> Bool) throws {
        guard first <= known else { return }
        try Reading.forEachEntry { take in
            try reader.scan(first...known, take)
        } _: {
            try body($0)
        }
    }

    /// The lines as an export has them, in the order of positions: as they stand in the log, with the leaf of each that
    /// texts were taken out of.
    public func forEachLine(_ body: ([UInt8]) throws -> Void) throws {
        guard known > .start else { return }
        try reader.scanRows(Position(1)...known) { row in
            try body(Export.line(row.entry.line, leaf: row.leaf))
            return true
        }
    }

    /// The entries whose texts were taken out by an entry that is not known: their lines are not proved by those known.
    public func unprovedLines() throws -> [Position] {
        guard known > .start, try known < head else { return [] }
        var positions: [Position] = []
        try reader.scanRows(Position(1)...known) { row in
            guard row.leaf != .leaf(of: row.entry.line) else { return true }
            let last = try fate(of: row.entry.position).last { entry in
                if case .entryRedacted = entry.action { true } else { false }
            }
            if case .entryRedacted(let it) = last?.action, it.sha256 == Digest(hashing: row.entry.line).hex {
                return true
            }
            positions.append(row.entry.position)
            return true
        }
        return positions
    }

    /// The entries that are struck, each with the entry that struck it.
    public func strikes() throws -> [Position: Position] { try amendments().strikes }

    /// The strikes and the corrections of some entries that are known.
    package func amendments(
        of positions: [Position]
    ) throws -> (strikes: [Position: Position], corrections: Corrections) {
        guard let first = positions.min(), let last = positions.max() else { return ([:], Corrections()) }
        // One step down the index for each entry, or through all the strikes and corrections between them.
        if last.rawValue - first.rawValue < 16 * Int64(positions.count) { return try amendments(of: first...last) }
        var strikes: [Position: Position] = [:]
        var corrections = Corrections()
        for position in positions {
            try takeAmendments(of: Subject(.entry, of: position), &strikes, &corrections)
        }
        return (strikes, corrections)
    }

    /// The strikes and the corrections that are known.
    ///
    /// - Parameter positions: those of the entries that they strike or correct; left out, of all.
    package func amendments(
        of positions: ClosedRange<Position>? = nil
    ) throws -> (strikes: [Position: Position], corrections: Corrections) {
        var strikes: [Position: Position] = [:]
        var corrections = Corrections()
        let range = positions.map {
            Subject(.entry, of: $0.lowerBound).rawValue...Subject(.entry, of: $0.upperBound).rawValue
        }
        try reader.subjects(in: range ?? Subject.Kind.entry.range) { subject in
            try takeAmendments(of: subject, &strikes, &corrections)
            return true
        }
        return (strikes, corrections)
    }

    private func takeAmendments(
        of subject: Subject, _ strikes: inout [Position: Position], _ corrections: inout Corrections
    ) throws {
        try reader.story(of: subject, .about, after: .start) { stored in
            guard stored.position <= known else { return false }
            let entry = try Entry(stored)
            if case .entryStruck(let strike) = entry.action { strikes[strike.entry] = stored.position }
            corrections.take(entry)
            return true
        }
    }

    /// What became of an entry: its strike, its corrections and what was taken out of it, in the order of positions.
    public func fate(of position: Position) throws -> [Entry] {
        try entriesAbout(Subject(.entry, of: position)).filter { entry in
            switch entry.action {
            case .entryStruck(let it): it.entry == position
            case .entryCorrected(let it): it.entry == position
            case .entryRedacted(let it): it.entry == position
            default: false
            }
        }
    }

    /// An entry as it reads by what is known; struck or not.
    public func inEffect(_ position: Position) throws -> Entry? {
        guard var entry = try entry(at: position) else { return nil }
        var corrections = Corrections()
        for other in try entriesAbout(Subject(.entry, of: position)) { corrections.take(other) }
        corrections.apply(to: &entry)
        return entry
    }

    /// The entry at a position as it should have been, where it happened by that moment and is not struck.
    public func entryInEffect(at position: Position) throws -> Entry? {
        guard let entry = try inEffect(position), entry.orderedAt <= asOf else { return nil }
        let isStruck = try fate(of: position).contains { if case .entryStruck = $0.action { true } else { false } }
        return isStruck ? nil : entry
    }

    private func entriesAbout(_ subject: Subject) throws -> [Entry] {
        var entries: [Entry] = []
        try reader.story(of: subject, .about, after: .start) { stored in
            guard stored.position <= known else { return false }
            entries.append(try Entry(stored))
            return true
        }
        return entries
    }

    /// The documents that entries attach and whose content is here, each once.
    public func attachedDocuments() throws -> [Digest] {
        var found: [Digest] = []
        var seen: Set<Digest> = []
        try forEachRecorded { entry in
            if case .documentAttached(let attached) = entry.action, let sha256 = Digest(hex: attached.sha256),
                seen.insert(sha256).inserted, try reader.documentLength(sha256) != nil
            {
                found.append(sha256)
            }
            return true
        }
        return found
    }

    /// The content of a document; `nil` where the log has none with that hash.
    public func document(_ sha256: Digest) throws -> [UInt8]? { try reader.document(sha256) }

    /// The numbered subjects of a kind that anything was said of, in rising order.
    public func subjects(_ kind: Subject.Kind) throws -> [Subject] {
        var subjects: [Subject] = []
        try reader.subjects(in: kind.range) { subject in
            subjects.append(subject)
            return true
        }
        return subjects
    }
}

extension Reading {
    /// The order in which entries are gone through.
    public enum Order: Sendable {
        case oldestFirst, newestFirst
    }

    /// The entries as they stand in the log, struck ones too, in the order of positions either way, until the body says
    /// `false`: all of them, or those that name every one of some subjects.
    public func forEachRecorded(
        naming subjects: [Subject] = [], _ order: Order, _ body: (Entry) throws -> Bool
    ) throws {
        if let first = subjects.first {
            func hand(_ stored: StoredEntry) throws -> Bool {
                let entry = try Entry(stored)
                let named = Set(entry.about + entry.mentions)
                return try !subjects.allSatisfy(named.contains) || body(entry)
            }
            switch order {
            case .oldestFirst:
                return try reader.story(of: first, .all, after: .start) { try $0.position <= known && hand($0) }
            case .newestFirst:
                return try reader.storyBackwards(of: first, aboutOnly: false, from: known, hand)
            }
        }
        if order == .oldestFirst { return try forEachRecorded(body) }
        // Backwards a block at a time, so that a short list of a long log is read quickly.
        var end = known
        while end > .start {
            let start = Position(max(1, end.rawValue - 255))
            var block: [Entry] = []
            try reader.scan(start...end) { stored in
                block.append(try Entry(stored))
                return true
            }
            for entry in block.reversed() where try !body(entry) { return }
            end = Position(start.rawValue - 1)
        }
    }
}

/// Where entries of a newer release were met.
final class NewerEntries {
    var positions: Set<Position> = []
}
