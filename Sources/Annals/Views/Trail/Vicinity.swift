/// A library for walks that pass by subjects which half the log names: of any subject it reads no more than the last
/// so many entries, and the one with which it came into the log.
///
/// Ballots are read whole, and so is what was said of a decision itself: a trail shows all of it.
public final class Vicinity<Source: Library>: Library {
    /// The moment: nothing that happened later is read.
    public var asOf: Instant { source.asOf }
    /// What more entries name than are read.
    public private(set) var crowded: Set<Subject> = []
    private let source: Source
    private let most: Int
    private let root: Subject
    /// Those that name the root, once they were read, and whether these are all.
    private var around: (entries: [Entry], isAll: Bool)?

    /// Reads around a subject.
    ///
    /// - Parameters:
    ///   - source: what is read.
    ///   - root: where the walk begins.
    ///   - most: how many entries of one subject are read.
    public init(_ source: Source, around root: Subject, most: Int = 500) {
        self.source = source
        self.root = root
        self.most = most
    }

    /// The entries in effect that name a subject, or that are about it, in the order of (occurredAt, position).
    public func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry] {
        let isWhole = subject.kind == .ballot || (subject.kind == .decision && (aboutOnly || subject == root))
        if isWhole { return try source.entries(of: subject, aboutOnly: aboutOnly) }
        // A walk asks for what names the root and for what is about it, which is among that.
        if subject == root {
            let found = try around ?? source.recentEntries(of: root, aboutOnly: false, most: most)
            around = found
            if found.isAll { return aboutOnly ? found.entries.filter { $0.about.contains(root) } : found.entries }
            if !aboutOnly {
                crowded.insert(root)
                return found.entries
            }
        }
        let recent = try source.recentEntries(of: subject, aboutOnly: aboutOnly, most: most)
        if !recent.isAll { crowded.insert(subject) }
        return recent.entries
    }

    /// As the source has them.
    public func recentEntries(
        of subject: Subject, aboutOnly: Bool, most: Int
    ) throws -> (entries: [Entry], isAll: Bool) {
        try source.recentEntries(of: subject, aboutOnly: aboutOnly, most: most)
    }

    /// The entry at a position, struck or not; `nil` where it is not known.
    public func entry(at position: Position) throws -> Entry? { try source.entry(at: position) }

    /// The entry at a position as it should have been, where it happened by that moment and is not struck.
    public func entryInEffect(at position: Position) throws -> Entry? { try source.entryInEffect(at: position) }

    /// What became of the entry at a position, on the known clock alone.
    public func fate(of position: Position) throws -> [Entry] { try source.fate(of: position) }

    /// The entry in effect with which something came into the log, whatever its date.
    public func creation(of subject: Subject) throws -> Entry? {
        crowded.contains(subject) ? nil : try source.creation(of: subject)
    }
}
