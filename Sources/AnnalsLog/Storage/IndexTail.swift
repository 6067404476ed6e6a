import Annals
import CAnnalsSQLite

/// What the entries since the last whole block name: the end of the index by subject, which no table holds yet.
struct IndexTail {
    /// The last entry of the last whole block.
    let start: Position
    /// The last entry that was taken in.
    private(set) var end: Position
    private(set) var rows: [IndexRow] = []
    /// The first entry that is missing, or does not name what it says that it names.
    var doubtful: Position?
    /// The entries that name a subject, in the order of their positions.
    private var stories: [Int64: [(position: Position, isAbout: Bool)]] = [:]

    /// The tail of a log whose last whole block ends there; empty still.
    init(after start: Position) {
        self.start = start
        end = start
    }

    /// Where the last whole block ends in a log with that head.
    static func start(of head: Position) -> Position { Position(head.rawValue / Schema.block * Schema.block) }

    /// Takes in what an entry names, the next of those that name any.
    mutating func take(_ position: Position, _ named: [NamedColumn.Subject]) {
        for one in named {
            rows.append(IndexRow(subject: one.integer, isAbout: one.isAbout, position: position))
            stories[one.integer, default: []].append((position, one.isAbout))
        }
        end = position
    }

    /// Notes that no more comes of the entries up to that one.
    mutating func reach(_ position: Position) { end = max(end, position) }

    /// The entries after a place that name a subject, in order.
    func story(of subject: Subject, _ part: StoryPart, after: Position = .start) -> [Position] {
        guard let story = stories[subject.rawValue] else { return [] }
        return story.filter { $0.position > after && (part == .all || $0.isAbout == (part == .about)) }.map(\.position)
    }

    /// The last entry about a subject.
    func lastAbout(_ subject: Subject) -> Position? { stories[subject.rawValue]?.last { $0.isAbout }?.position }

    /// The lowest and the highest of the subjects within a range.
    func edges(in range: ClosedRange<Int64>) -> (lowest: Int64, highest: Int64)? {
        var edges: (lowest: Int64, highest: Int64)?
        for subject in stories.keys where range.contains(subject) {
            edges = edges.map { (min($0.lowest, subject), max($0.highest, subject)) } ?? (subject, subject)
        }
        return edges
    }

    /// Whether the entry at that place names a subject so.
    func contains(_ row: IndexedSubject, at position: Position) -> Bool {
        stories[row.subject.rawValue]?.contains { $0.position == position && $0.isAbout == row.isAbout } ?? false
    }
}

extension LogConnection {
    /// The end of the index of a log with that head, on the queue: what was known of it, and what came since.
    func tail(upTo head: Position) throws -> IndexTail {
        let start = IndexTail.start(of: head)
        var tail = self.tail.flatMap { $0.start == start && $0.end <= head ? $0 : nil } ?? IndexTail(after: start)
        // Moved, so that what comes into it does not copy it.
        self.tail = nil
        if tail.end < head, hasBlocks {
            try named(after: tail.end, upTo: head) { position, subjects, isSound in
                tail.take(position, subjects)
                if !isSound { tail.doubtful = tail.doubtful ?? position }
            }
            tail.reach(head)
        }
        self.tail = tail
        return tail
    }

    /// Goes through what entries name, in the order of their positions: what can be read of it, and whether all of it can,
    /// and stands in their lines.
    private func named(
        after: Position, upTo last: Position, _ body: (Position, [NamedColumn.Subject], _ isSound: Bool) throws -> Void
    ) throws {
        try ask(.named) { query in
            var next = after.next
            query.bind(1, after.rawValue)
            query.bind(2, last.rawValue)
            while try query.step(), query.integer(0) == next.rawValue {
                let found = query.withBytes(1, NamedColumn.subjects)
                let isSound = found.map { found in query.withBytes(2) { NamedColumn.fits(found, line: $0) } }
                try body(next, found ?? [], isSound ?? false)
                next = next.next
            }
            if next <= last { try body(next, [], false) }
        }
    }

    /// What to say where an entry is not there, or does not name what it says that it names.
    func doubtful(_ position: Position) -> StoreError {
        damaged("entry \(position) is missing, or names what its line does not name")
    }

    /// Takes in what an entry names that was just inserted, and brings the block that it completes into the index.
    func index(_ entry: NewEntry) throws {
        if tail?.end.next != entry.position { _ = try tail(upTo: Position(entry.position.rawValue - 1)) }
        tail?.take(
            entry.position,
            entry.subjects.map { NamedColumn.Subject(integer: $0.subject.rawValue, isAbout: $0.isAbout) })
        guard entry.position.rawValue % Schema.block == 0, let tail else { return }
        if let position = tail.doubtful { throw doubtful(position) }
        try file(tail.rows.sorted())
        self.tail = IndexTail(after: entry.position)
    }

    /// Brings the rows of a block into the index, in its own order.
    private func file(_ rows: [IndexRow]) throws {
        try ask(.insertIndexed) { insert in
            var rest = rows[...]
            while let first = rest.first {
                let story = rest.prefix { $0.subject == first.subject && $0.isAbout == first.isAbout }
                var number = try lengthen(first.subject, first.isAbout, by: story.count)
                for row in story {
                    number += 1
                    insert.bind(1, row.subject)
                    insert.bind(2, row.isAbout ? 1 : 0)
                    insert.bind(3, row.position.rawValue)
                    insert.bind(4, number)
                    defer { insert.reset() }
                    _ = try insert.step()
                }
                rest = rest.dropFirst(story.count)
            }
        }
    }

    /// How many rows of a subject and part the index has.
    func storyLength(_ subject: Int64, _ isAbout: Bool) throws -> Int64 {
        try ask(.storyLength) { query in
            query.bind(1, subject << 1 | (isAbout ? 1 : 0))
            return try query.step() ? query.integer(0) : 0
        }
    }

    /// Notes that the index has more rows of a subject and part, and returns how many it had.
    ///
    /// In two steps: an upsert with `RETURNING` takes three times as long.
    private func lengthen(_ subject: Int64, _ isAbout: Bool, by count: Int) throws -> Int64 {
        let length = try storyLength(subject, isAbout)
        try ask(length == 0 ? .insertStory : .lengthenStory) { query in
            query.bind(1, subject << 1 | (isAbout ? 1 : 0))
            query.bind(2, length + Int64(count))
            _ = try query.step()
        }
        return length
    }
}
