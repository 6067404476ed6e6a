/// A library that reads each subject once, for views that come upon the same subjects again and again; as of an earlier
/// moment than its source, where one is named.
public final class Recollection<Source: Library>: Library {
    /// The moment: nothing that happened later is read.
    public let asOf: Instant
    /// What is read.
    public let source: Source
    private let last: Position?
    private var naming: [Subject: [Entry]] = [:]
    private var about: [Subject: [Entry]] = [:]
    private var stories: [Subject: (any Story)?] = [:]

    /// Reads from a library, as of its own moment or of an earlier one.
    public init(_ source: Source, asOf: Instant = .latest) {
        self.source = source
        self.asOf = min(asOf, source.asOf)
        last = nil
    }

    /// Reads from a library what stood on an occasion.
    public init(_ source: Source, on occasion: Occasion) {
        self.source = source
        asOf = min(occasion.asOf, source.asOf)
        last = occasion.opening
    }

    /// Reads from a library what stood before an entry.
    public init(_ source: Source, before entry: Entry) {
        self.source = source
        asOf = min(entry.orderedAt, source.asOf)
        last = Position(entry.position.rawValue - 1)
    }

    private func takes(_ entry: Entry) -> Bool {
        entry.orderedAt < asOf || entry.orderedAt == asOf && last.map { entry.position <= $0 } ?? true
    }

    /// The entries in effect that name a subject, or that are about it, in the order of (occurredAt, position).
    public func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry] {
        if let entries = aboutOnly ? about[subject] : naming[subject] { return entries }
        let entries = try source.entries(of: subject, aboutOnly: aboutOnly).filter(takes)
        if aboutOnly { about[subject] = entries } else { naming[subject] = entries }
        return entries
    }

    /// What has become of a subject by that moment; `nil` where nothing was said of it.
    public func recall<Of: Story>(_ id: Identifier<Of>) throws -> Of? {
        if let story = stories[id.subject] { return story as? Of }
        let story = try story(id)
        stories[id.subject] = .some(story)
        return story
    }

    /// The entry at a position, struck or not; `nil` where it is not known.
    public func entry(at position: Position) throws -> Entry? { try source.entry(at: position) }

    /// The entry at a position as it should have been, where it happened by that moment and is not struck.
    public func entryInEffect(at position: Position) throws -> Entry? {
        try source.entryInEffect(at: position).flatMap { takes($0) ? $0 : nil }
    }

    /// What became of the entry at a position, on the known clock alone.
    public func fate(of position: Position) throws -> [Entry] { try source.fate(of: position) }

    /// As its source has them, as of its own moment.
    public func recentEntries(
        of subject: Subject, aboutOnly: Bool, most: Int
    ) throws -> (entries: [Entry], isAll: Bool) {
        let recent = try source.recentEntries(of: subject, aboutOnly: aboutOnly, most: most)
        return (recent.entries.filter(takes), recent.isAll)
    }

    /// The entry in effect with which something came into the log, whatever its date.
    public func creation(of subject: Subject) throws -> Entry? { try source.creation(of: subject) }
}
