/// The stories of all subjects of one kind, by their ids.
public struct Shelf<Of: Story>: Sendable {
    private var stories: [UInt32: Of] = [:]

    /// An empty shelf.
    public init() {}

    /// The story of one subject; `nil` where nothing was said of it.
    public subscript(id: Identifier<Of>) -> Of? { stories[id.number] }

    /// All stories, by rising number.
    public var all: [Of] { stories.sorted { $0.key < $1.key }.map(\.value) }

    /// How many there are.
    public var count: Int { stories.count }

    /// How many pass a test.
    func count(where passes: (Of) -> Bool) -> Int { stories.values.count(where: passes) }

    /// Lets go of those that a test picks, and gives their ids.
    mutating func remove(where isOver: (Of) -> Bool) -> [Identifier<Of>] {
        let over = stories.filter { isOver($0.value) }.keys.map { Identifier<Of>($0) }
        for id in over { stories[id.number] = nil }
        return over
    }

    /// Changes each story in place.
    mutating func change(_ body: (inout Of) -> Void) {
        for index in stories.values.indices { body(&stories.values[index]) }
    }

    /// Takes up an entry about one subject of this kind.
    mutating func apply(_ entry: Entry, to subject: Subject) {
        // A strike is about what the struck entry was about, and tells nothing of it itself; neither does a correction.
        if entry.isOfAnother { return }
        // A recount tells of decisions that are there.
        if case .ballotRecounted = entry.action, stories[subject.number] == nil { return }
        stories[subject.number, default: Of(Identifier(subject.number))].apply(entry)
    }
}
