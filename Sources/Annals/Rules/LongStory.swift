/// A long story as it stood some entries ago, and the entries since: told anew from there after one of those was
/// corrected or struck, and not from its start.
///
/// A measure that is read each month for decades has thousands of entries, of which the last few are corrected.
struct LongStory: Sendable {
    private let subject: Subject
    private var story: any Story
    /// When the last thing in that happened.
    private var last: Instant
    /// No entry of the story so far stands after that position.
    private var position: Position
    /// The entries about the subject since, as they were written, in the order of the log.
    private var rest: [Entry] = []

    /// How long a story is at least for which this is worth its room.
    static let shortest = 256
    /// How many entries are kept as they are, at least and at most; those before them are told to the story.
    private static let (fewest, most) = (64, 128)

    /// A story as it stands at a position, told of all entries up to there.
    init(_ subject: Subject, _ told: World.Told, at position: Position) {
        self.subject = subject
        story = told.story
        last = told.last
        self.position = position
    }

    /// The place of the last entry that it knows of.
    var end: Position { rest.last?.position ?? position }

    /// The story up to a cut; `nil` where that lies before what is told already.
    func told(upTo cut: Cut) -> World.Told? {
        guard (last, position) < (cut.moment, cut.position) else { return nil }
        var told = World.Told(story: story, last: last)
        for entry in rest.inEffect(naming: subject, aboutOnly: true, { _ in nil }) {
            told.last = max(told.last, entry.orderedAt)
            if entry.isTold(to: subject, upTo: cut) { told.story.apply(entry) }
        }
        return told
    }

    /// Goes on with the next entry about the subject; `false` where it changes or precedes what is told already.
    mutating func take(_ entry: Entry) -> Bool {
        guard entry.position > end, entry.orderedAt >= last else { return false }
        if let target = entry.target, !rest.contains(where: { $0.position == target }) { return false }
        rest.append(entry)
        return rest.count <= LongStory.most || advance()
    }

    /// Tells the older entries to the story.
    private mutating func advance() -> Bool {
        let count = rest.count - LongStory.fewest
        let (older, newer) = (rest[..<count], rest[count...])
        let latest = older.map(\.orderedAt).max() ?? last
        // Where they are mixed in time, the whole is read once more.
        guard let settled = older.last?.position, newer.allSatisfy({ $0.orderedAt >= latest }) else { return false }
        for entry in rest.inEffect(naming: subject, aboutOnly: true, { _ in nil }) where entry.position <= settled {
            story.apply(entry)
        }
        last = max(last, latest)
        position = settled
        rest.removeFirst(count)
        return true
    }
}

extension Entry {
    /// The entry that it strikes, corrects or takes something out of.
    fileprivate var target: Position? {
        switch action {
        case .entryStruck(let strike): strike.entry
        case .entryCorrected(let correction): correction.entry
        case .entryRedacted(let redaction): redaction.entry
        default: nil
        }
    }
}

/// A few long stories.
struct LongStories: Sendable {
    private var all: [Subject: LongStory] = [:]

    /// How many are kept at most; then the one of which nothing was heard for longest is let go.
    private static let most = 64

    subscript(subject: Subject) -> LongStory? { all[subject] }

    /// Keeps a story that was read whole, where it is long.
    mutating func keep(_ told: World.Told, of subject: Subject, entries: Int, at position: Position) {
        guard entries >= LongStory.shortest else { return }
        all[subject] = LongStory(subject, told, at: position)
        guard all.count > LongStories.most, let oldest = all.min(by: { $0.value.end < $1.value.end }) else { return }
        all[oldest.key] = nil
    }

    /// Takes up an entry that was appended.
    mutating func take(_ entry: Entry) {
        guard !all.isEmpty else { return }
        for subject in entry.about {
            guard let index = all.index(forKey: subject) else { continue }
            if !all.values[index].take(entry) { all.remove(at: index) }
        }
    }
}

/// A source that can tell some stories without reading them from their start.
protocol Teller {
    /// A story up to a cut, as reading all of its entries would tell it; `nil` where they have to be read.
    func told(of subject: Subject, upTo cut: Cut) throws -> World.Told?
}
