/// The stories of all subjects of one kind, by their ids.
///
/// They lie in order, in boxes by sixty-four ids. Two copies share every box that neither changed since, so that a server
/// can keep a view as it stood at many moments; and an entry more copies one box at most, however many stories there are.
public struct Shelf<Of: Story>: Sendable {
    private var boxes: [Box] = []

    /// The stories of sixty-four ids in a row.
    private struct Box: Sendable {
        /// The ids begin with this many times sixty-four.
        let number: UInt32
        /// Which of the ids have a story: a bit each.
        var there: UInt64 = 0
        /// Which of those are current.
        var current: UInt64 = 0
        /// The stories, by rising id.
        var stories: [Of] = []

        /// How many stories lie before that of an id.
        func place(of bit: UInt64) -> Int { (there & (bit - 1)).nonzeroBitCount }

        /// Notes whether the story at a place is current.
        mutating func note(_ place: Int, _ bit: UInt64) {
            if stories[place].isCurrent { current |= bit } else { current &= ~bit }
        }
    }

    /// An empty shelf.
    public init() {}

    /// The story of one subject; `nil` where nothing was said of it.
    public subscript(id: Identifier<Of>) -> Of? {
        guard let index = index(of: id.number >> 6) else { return nil }
        let bit = Shelf.bit(id.number)
        return boxes[index].there & bit == 0 ? nil : boxes[index].stories[boxes[index].place(of: bit)]
    }

    /// All stories, by rising number.
    public var all: [Of] {
        var all: [Of] = []
        all.reserveCapacity(count)
        for box in boxes { all += box.stories }
        return all
    }

    /// Those that still hold, are open or wait for something, by rising number: see ``Story/isCurrent``.
    ///
    /// Finding them costs what there is of them, and next to nothing for those that are over.
    public var current: [Of] {
        var found: [Of] = []
        for index in boxes.indices {
            var left = boxes[index].current
            while left != 0 {
                found.append(boxes[index].stories[boxes[index].place(of: left & ~(left - 1))])
                left &= left - 1
            }
        }
        return found
    }

    /// How many there are.
    public var count: Int { boxes.reduce(0) { $0 + $1.stories.count } }

    /// Shows each story, by rising number, without a copy of it.
    public func look(_ body: (Of) throws -> Void) rethrows {
        for index in boxes.indices {
            for place in boxes[index].stories.indices { try body(boxes[index].stories[place]) }
        }
    }

    /// Shows each story, the highest number first, for as long as it is asked to go on.
    public func lookBack(_ body: (Of) throws -> Bool) rethrows {
        for index in boxes.indices.reversed() {
            for place in boxes[index].stories.indices.reversed() where try !body(boxes[index].stories[place]) { return }
        }
    }

    /// The stories that pass a test, by rising number; the others are not copied.
    public func filter(_ passes: (Of) throws -> Bool) rethrows -> [Of] {
        var found: [Of] = []
        try look { if try passes($0) { found.append($0) } }
        return found
    }

    /// Whether any story passes a test.
    public func contains(where passes: (Of) -> Bool) -> Bool {
        for index in boxes.indices where boxes[index].stories.contains(where: passes) { return true }
        return false
    }

    /// How many pass a test.
    func count(where passes: (Of) -> Bool) -> Int { boxes.reduce(0) { $0 + $1.stories.count(where: passes) } }

    /// Lets go of those that a test picks, and gives their ids.
    mutating func remove(where isOver: (Of) -> Bool) -> [Identifier<Of>] {
        var over: [Identifier<Of>] = []
        for index in boxes.indices where boxes[index].stories.contains(where: isOver) {
            var kept = Box(number: boxes[index].number)
            var left = boxes[index].there
            for story in boxes[index].stories {
                let bit = left & ~(left - 1)
                left &= left - 1
                if isOver(story) {
                    over.append(Identifier(kept.number << 6 | UInt32(bit.trailingZeroBitCount)))
                } else {
                    kept.there |= bit
                    kept.stories.append(story)
                    kept.note(kept.stories.count - 1, bit)
                }
            }
            boxes[index] = kept
        }
        boxes.removeAll { $0.stories.isEmpty }
        return over
    }

    /// Changes each story in place.
    mutating func change(_ body: (inout Of) -> Void) {
        for index in boxes.indices {
            var left = boxes[index].there
            for place in boxes[index].stories.indices {
                body(&boxes[index].stories[place])
                boxes[index].note(place, left & ~(left - 1))
                left &= left - 1
            }
        }
    }

    /// Takes up an entry about one subject of this kind.
    mutating func apply(_ entry: Entry, to subject: Subject) {
        // A strike is about what the struck entry was about, and tells nothing of it itself; neither does a correction.
        if entry.isOfAnother { return }
        let number = subject.number
        let bit = Shelf.bit(number)
        let found = index(of: number >> 6)
        let isThere = found.map { boxes[$0].there & bit != 0 } ?? false
        // A recount tells of decisions that are there.
        if case .ballotRecounted = entry.action, !isThere { return }
        let index = found ?? makeBox(number >> 6)
        let place = boxes[index].place(of: bit)
        if !isThere {
            boxes[index].stories.insert(Of(Identifier(number)), at: place)
            boxes[index].there |= bit
        }
        boxes[index].stories[place].apply(entry)
        boxes[index].note(place, bit)
    }

    private static func bit(_ number: UInt32) -> UInt64 { 1 << UInt64(number & 63) }

    /// Where a box stands; `nil` where there is none of that number.
    private func index(of number: UInt32) -> Int? {
        let place = place(of: number)
        return place < boxes.count && boxes[place].number == number ? place : nil
    }

    /// Makes an empty box in its place.
    private mutating func makeBox(_ number: UInt32) -> Int {
        let place = place(of: number)
        boxes.insert(Box(number: number), at: place)
        return place
    }

    /// The place of the first box with that number or a higher one.
    private func place(of number: UInt32) -> Int {
        // Ids are given out one after the other: mostly a box stands at the place of its number, or comes last.
        if boxes.last.map({ $0.number < number }) ?? true { return boxes.count }
        if Int(number) < boxes.count, boxes[Int(number)].number == number { return Int(number) }
        var low = 0
        var high = boxes.count
        while low < high {
            let middle = (low + high) / 2
            if boxes[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
