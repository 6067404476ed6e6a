import Annals
import CAnnalsSQLite

/// The index by subject, which is not believed either: a key that changed on the disk is another key to SQLite, and may hide
/// those behind it.
///
/// Each row leads to an entry, which must name the subject that it was found under. The rows of a story are numbered, and
/// `story` has their number: so none can be missing where one begins, where it ends or between. What the last entries name
/// no table has yet: they are asked themselves (`IndexTail`). Of files before version 5, the entries alone are held against
/// their rows.
extension LogReader {
    func story(of subject: Subject, _ part: StoryPart, after: Position, _ body: (StoredEntry) throws -> Bool) throws {
        let recent = try soundTail().story(of: subject, part, after: after)
        guard try merge(Stretch(subject, part, .after(after)), body) else { return }
        try scan(recent, naming: subject.named, body)
    }

    func storyBackwards(
        of subject: Subject, aboutOnly: Bool, from last: Position, _ body: (StoredEntry) throws -> Bool
    ) throws {
        let part = aboutOnly ? StoryPart.about : .all
        let recent = try soundTail().story(of: subject, part).reversed().drop { $0 > last }
        guard try scan(recent, naming: subject.named, body) else { return }
        _ = try merge(Stretch(subject, part, .downFrom(last)), body)
    }

    func lastAbout(_ subject: Subject) throws -> Position? {
        if let last = try soundTail().lastAbout(subject) { return last }
        var last: Position?
        _ = try merge(Stretch(subject, .about, .downFrom(.end))) { entry in
            last = entry.position
            return false
        }
        return last
    }

    func highestSubject(in range: ClosedRange<Int64>) throws -> Subject? {
        let highest = [
            try edge(range, .highestSubject, .highestStory), try soundTail().edges(in: range)?.highest,
        ]
        return highest.compactMap(\.self).max().flatMap(Subject.init(rawValue:))
    }

    func subjects(in range: ClosedRange<Int64>, _ body: (Subject) throws -> Bool) throws {
        // One step down the index for each subject: some have a hundred thousand rows.
        var rest = range
        let tail = try soundTail()
        while let found = [try edge(rest, .lowestSubject, .lowestStory), tail.edges(in: rest)?.lowest].compactMap(
            \.self
        ).min() {
            if let subject = Subject(rawValue: found), try lastAbout(subject) != nil, try !body(subject) { return }
            guard found < range.upperBound else { return }
            rest = (found + 1)...range.upperBound
        }
    }

    /// The first or the last subject within a range, on which the index and its lengths must agree.
    private func edge(_ range: ClosedRange<Int64>, _ ofIndex: Question, _ ofLengths: Question) throws -> Int64? {
        func edge(_ question: Question) throws -> Int64? {
            try settled().ask(question) { query in
                query.bind(1, range.lowerBound)
                query.bind(2, range.upperBound)
                return try query.step() && !query.isNull(0) ? query.integer(0) : nil
            }
        }
        let found = try edge(ofIndex)
        if try settled().hasBlocks, let other = [found, try edge(ofLengths)].first(where: { $0 != found }) {
            throw damagedIndex(of: other ?? found)
        }
        return found
    }

    /// Goes through the entries at these places, which must name a subject, until the body returns `false`; whether it
    /// never did.
    @discardableResult
    private func scan(
        _ positions: some Sequence<Position>, naming name: [UInt8], _ body: (StoredEntry) throws -> Bool
    ) throws -> Bool {
        for position in positions {
            let found = try settled().ask(.entry) { query in
                query.bind(1, position.rawValue)
                return try query.step() ? try entry(query, naming: name) : nil
            }
            guard let found else { throw damaged("entry \(position) is missing") }
            if try !body(found) { return false }
        }
        return true
    }

    /// The entry of a row, which must name what it was looked up by; what is no JSON names nothing.
    fileprivate func entry(_ query: Query, naming name: [UInt8]) throws -> StoredEntry {
        let found = try entry(query)
        let isNamed = annals_contains(found.line, found.line.count, name, name.count) != 0
        guard isNamed || found.line.first != UInt8(ascii: "{") else {
            throw damaged(
                "its index leads from \(String(decoding: name, as: UTF8.self)) to entry \(found.position), "
                    + "which does not name it")
        }
        return found
    }

    fileprivate func damagedIndex(of subject: Int64?) -> StoreError {
        let name = subject.flatMap(Subject.init(rawValue:))?.text ?? "a subject"
        return damaged("rows of \(name) are missing from its index, or are too many")
    }

    // MARK: - Rows

    /// Goes through the rows of a stretch in the blocks, in one order of positions, until the body returns `false`; whether
    /// it never did.
    private func merge(_ stretch: Stretch, _ body: (StoredEntry) throws -> Bool) throws -> Bool {
        switch stretch.part {
        case .about, .mentions:
            try withRows(stretch, isAbout: stretch.part == .about) { rows in
                while let entry = try rows.next() { if try !body(entry) { return false } }
                return true
            }
        case .all:
            try withRows(stretch, isAbout: true) { abouts in
                try withRows(stretch, isAbout: false) { mentions in
                    var about = try abouts.next()
                    var mention = try mentions.next()
                    while about != nil || mention != nil {
                        if let next = about, mention.map({ stretch.comesFirst(next, $0) }) ?? true {
                            if try !body(next) { return false }
                            about = try abouts.next()
                        } else if let next = mention {
                            if try !body(next) { return false }
                            mention = try mentions.next()
                        }
                    }
                    return true
                }
            }
        }
    }

    private func withRows(
        _ stretch: Stretch, isAbout: Bool, _ body: (inout StoryRows) throws -> Bool
    ) throws -> Bool {
        try settled().ask(stretch.isBackwards ? .storyBackwards : .story) { query in
            var rows = try StoryRows(self, query, stretch, isAbout: isAbout)
            return try body(&rows)
        }
    }
}

extension Position {
    /// After every entry.
    fileprivate static let end = Position(Int64.max)
}

/// From where to where a story is read.
private struct Stretch {
    enum Bounds {
        case after(Position)
        case downFrom(Position)
    }

    let subject: Subject
    let part: StoryPart
    let bounds: Bounds

    init(_ subject: Subject, _ part: StoryPart, _ bounds: Bounds) {
        self.subject = subject
        self.part = part
        self.bounds = bounds
    }

    var isBackwards: Bool { if case .downFrom = bounds { true } else { false } }

    func comesFirst(_ one: StoredEntry, _ other: StoredEntry) -> Bool {
        isBackwards ? one.position > other.position : one.position < other.position
    }

    /// Binds what it is asked by, from the row on or down to it.
    func bind(_ query: Query, isAbout: Bool) {
        query.bind(1, subject.rawValue)
        query.bind(2, isAbout ? 1 : 0)
        switch bounds {
        case .after(let start), .downFrom(let start): query.bind(3, start.rawValue)
        }
    }
}

/// The rows of a stretch in the blocks of the index, of one part, counted as they are read.
private struct StoryRows {
    private let reader: LogReader
    private let connection: LogConnection
    private let query: Query
    private let stretch: Stretch
    private let isAbout: Bool
    private let name: [UInt8]
    /// The number of the row before the next, and that of the last one to come; `nil` in a file whose rows have none.
    private var numbers: (before: Int64, last: Int64)?
    private var position: Position?

    init(_ reader: LogReader, _ query: Query, _ stretch: Stretch, isAbout: Bool) throws {
        self.reader = reader
        self.query = query
        self.stretch = stretch
        self.isAbout = isAbout
        name = stretch.subject.named
        stretch.bind(query, isAbout: isAbout)
        connection = try reader.settled()
        guard connection.hasBlocks else { return }
        let connection = connection
        let length = try connection.storyLength(stretch.subject.rawValue, isAbout)
        /// The number of the row on the other side of where the stretch begins.
        func beside(_ question: Question) throws -> Int64? {
            try connection.ask(question) { query in
                stretch.bind(query, isAbout: isAbout)
                return try query.step() ? query.integer(0) : nil
            }
        }
        numbers =
            switch stretch.bounds {
            case .after(.start): (0, length)
            case .after: (try beside(.numberBefore) ?? 0, length)
            case .downFrom(.end): (length + 1, 1)
            case .downFrom: (try beside(.numberAfter) ?? length + 1, 1)
            }
    }

    /// The entry of the next row; `nil` after the last one, where none is missing.
    mutating func next() throws -> StoredEntry? {
        guard try query.step() else {
            guard numbers.map({ $0.before == $0.last }) ?? true else { throw isNotWhole }
            return nil
        }
        let next = Position(rawValue: query.integer(0))
        if let before = numbers?.before {
            let number = stretch.isBackwards ? before - 1 : before + 1
            let isInTurn = position.map { stretch.isBackwards ? next < $0 : next > $0 } ?? true
            guard isInTurn, query.integer(4) == number else { throw isNotWhole }
            numbers?.before = number
        }
        position = next
        if query.isNull(2) { throw connection.damaged("entry \(next) is missing") }
        if !query.isNull(5) {
            let row = NamedColumn.Subject(integer: stretch.subject.rawValue, isAbout: isAbout)
            guard query.withBytes(5, { NamedColumn.contains(row, in: $0) }) else {
                throw connection.doubtful(next)
            }
        }
        return try reader.entry(query, naming: name)
    }

    private var isNotWhole: StoreError { reader.damagedIndex(of: stretch.subject.rawValue) }
}
