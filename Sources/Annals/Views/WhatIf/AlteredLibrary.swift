/// A log read with something changed: whatever can be folded or walked over a log can be over this.
public struct AlteredLibrary: WholeLibrary {
    /// The moment that it is read as of.
    public let asOf: Instant
    /// The last position that is read.
    public let known: Position
    /// What is altered, with the account of what fell.
    public let record: AlteredRecord
    private let timeless: [Entry]
    /// Where entries that name a subject, or stand at a position, are among those of the record.
    private var naming: [Subject: [Int]] = [:]
    private var places: [Position: Int] = [:]

    /// Reads a log with something changed.
    ///
    /// It holds every entry in memory.
    public init(_ library: some WholeLibrary, _ alteration: Alteration) throws {
        var entries: [Entry] = []
        try library.forEachInEffect { entries.append($0) }
        var named = Set<Subject>()
        var created = Set<Subject>()
        for entry in entries {
            for subject in entry.about + entry.mentions where subject.kind.isTimeless {
                named.insert(subject)
                if entry.creates(subject) { created.insert(subject) }
            }
        }
        asOf = library.asOf
        known = library.known
        timeless = try named.subtracting(created).compactMap { try library.creation(of: $0) }
            .sorted { $0.isBefore($1) }
        record = try AlteredRecord(of: entries, alteration) { entry in
            try Sight.hidden(in: entry) { try library.story(of: $0) }
        }
        for (index, entry) in record.entries.enumerated() {
            for subject in Set(entry.about + entry.mentions) { naming[subject, default: []].append(index) }
            places[entry.position] = index
        }
    }

    /// The entries that name a subject, or that are about it, as they are thought to have been.
    public func entries(of subject: Subject, aboutOnly: Bool) -> [Entry] {
        (naming[subject] ?? []).map { record.entries[$0] }.filter { !aboutOnly || $0.about.contains(subject) }
    }

    /// The entry at a position; `nil` where it is thought away.
    public func entry(at position: Position) -> Entry? { places[position].map { record.entries[$0] } }

    /// The entry at a position; `nil` where it is thought away.
    public func entryInEffect(at position: Position) -> Entry? { entry(at: position) }

    /// What became of the entry at a position.
    public func fate(of position: Position) -> [Entry] {
        entries(of: Subject(.entry, of: position), aboutOnly: true).filter(\.isOfAnother)
    }

    /// The entry with which something came into the log, whatever its date.
    public func creation(of subject: Subject) -> Entry? {
        entries(of: subject, aboutOnly: true).first { $0.creates(subject) }
            ?? timeless.first { $0.creates(subject) }
    }

    /// The entries in their order.
    public func forEachInEffect(_ body: (Entry) throws -> Void) rethrows {
        for entry in record.entries { try body(entry) }
    }

    /// A view of them all.
    public func fold<View: Projection>(_ type: View.Type) -> View {
        View(folding: record.entries + timeless)
    }

    /// None: what is thought otherwise is proved by nothing.
    public func leaf(at position: Position) -> Digest? { nil }
}
