/// A log read as of a moment, known at a position: what views that walk from subject to subject read from.
public protocol Library {
    /// The moment: nothing that happened later is read.
    var asOf: Instant { get }
    /// The entries in effect that name a subject, or that are about it, in the order of (occurredAt, position).
    func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry]
    /// The entry at a position, struck or not; `nil` where it is not known.
    func entry(at position: Position) throws -> Entry?
    /// The entry at a position as it should have been, where it happened by that moment and is not struck.
    func entryInEffect(at position: Position) throws -> Entry?
    /// What became of the entry at a position, on the known clock alone: its strike, its corrections and what was taken
    /// out of it, in the order of positions.
    func fate(of position: Position) throws -> [Entry]
    /// The entry in effect with which something came into the log that need only be there to be named, such as a
    /// person, whatever the date of that entry; `nil` where there is none.
    func creation(of subject: Subject) throws -> Entry?
    /// Of the entries in effect that name a subject, or that are about it, those written down last, and the one with
    /// which it came into the log; and whether those are all there are.
    func recentEntries(of subject: Subject, aboutOnly: Bool, most: Int) throws -> (entries: [Entry], isAll: Bool)
}

extension Library {
    /// What has become of a subject by that moment; `nil` where nothing was said of it.
    ///
    /// People, series, measures and sessions are described as they came into the log, even where that was later: what
    /// happened before may name them.
    public func story<Of: Story>(_ id: Identifier<Of>) throws -> Of? {
        var story = Of(id)
        for entry in try entries(of: id.subject, aboutOnly: true) { story.apply(entry) }
        if story.began == nil, Of.kind.isTimeless, let creation = try creation(of: id.subject) { story.apply(creation) }
        return story.began == nil ? nil : story
    }

    /// What has become of a subject of any kind by that moment; `nil` where its kind has no story.
    public func story(of subject: Subject) throws -> (any Story)? {
        guard var story = subject.kind.story(of: subject) else { return nil }
        for entry in try entries(of: subject, aboutOnly: true) { story.apply(entry) }
        return story
    }

    /// The organization.
    public func organization() throws -> Organization {
        try story(Identifier<Organization>()) ?? Organization(Identifier<Organization>())
    }

    /// A person's name, or their id where none is known.
    public func name(_ person: PersonID) throws -> String { try story(person)?.shownName ?? person.description }
}

/// A library over a list of entries.
public struct ChronicleLibrary: Library {
    /// The moment that it is read as of.
    public let asOf: Instant
    let recorded: [Entry]
    let entries: [Entry]

    /// Reads those entries as of a moment, known at a position.
    public init(_ chronicle: Chronicle, asOf: Instant = .latest, known: Position? = nil) {
        self.asOf = asOf
        recorded = known.map { Array(chronicle.entries.prefix(Int($0.rawValue))) } ?? chronicle.entries
        entries = recorded.inEffect()
    }

    /// The entries in effect that name a subject, or that are about it.
    public func entries(of subject: Subject, aboutOnly: Bool) -> [Entry] {
        entries.filter {
            $0.orderedAt <= asOf && ($0.about.contains(subject) || (!aboutOnly && $0.mentions.contains(subject)))
        }
    }

    /// The entry at a position, struck or not.
    public func entry(at position: Position) -> Entry? { recorded.first { $0.position == position } }

    /// The entry at a position as it should have been, where it happened by that moment and is not struck.
    public func entryInEffect(at position: Position) -> Entry? {
        entries.first { $0.position == position && $0.orderedAt <= asOf }
    }

    /// What became of the entry at a position.
    public func fate(of position: Position) -> [Entry] {
        recorded.filter { $0.isOfAnother && $0.about.contains(Subject(.entry, of: position)) }
    }

    /// The entry with which something came into the log, whatever its date.
    public func creation(of subject: Subject) -> Entry? { entries.first { $0.creates(subject) } }
}
