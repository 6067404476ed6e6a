/// A log read as of a moment, known at a position: what views that walk from subject to subject read from.
public protocol Library {
    /// The moment: nothing that happened later is read.
    var asOf: Instant { get }
    /// The entries in effect that name a subject, or that are about it, in the order of (occurredAt, position).
    func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry]
}

extension Library {
    /// What has become of a subject by that moment; `nil` where nothing was said of it.
    public func story<Of: Story>(_ id: Identifier<Of>) throws -> Of? {
        var story = Of(id)
        for entry in try entries(of: id.subject, aboutOnly: true) { story.apply(entry) }
        return story.began == nil ? nil : story
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
    private let entries: [Entry]

    /// Reads those entries as of a moment, known at a position.
    public init(_ chronicle: Chronicle, asOf: Instant = .latest, known: Position? = nil) {
        self.asOf = asOf
        entries = chronicle.inEffect(asOf: asOf, known: known)
    }

    /// The entries in effect that name a subject, or that are about it.
    public func entries(of subject: Subject, aboutOnly: Bool) -> [Entry] {
        entries.filter { $0.about.contains(subject) || (!aboutOnly && $0.mentions.contains(subject)) }
    }
}
