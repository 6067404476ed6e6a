import Annals

/// Entries and their index in memory, in arrays that only grow at the end, or lose what was not committed.
struct MemoryEntries: Sendable {
    /// By position, from 1.
    private(set) var entries: [NewEntry] = []
    /// The positions in the order of (occurredAt, position).
    private(set) var inTime: [Int] = []
    /// The positions of each subject, rising.
    private(set) var about: [Subject: [Position]] = [:]
    private(set) var mentions: [Subject: [Position]] = [:]
    private var ids: [EntryID: Position] = [:]
    /// The tree over the leaves.
    private(set) var tree = MemoryTree()
    /// The documents by their hashes.
    var documents: [Digest: [UInt8]] = [:]
    /// The checkpoints in the order of their positions.
    var checkpoints: [StoredCheckpoint] = []

    /// The entry at a place, where there is one.
    subscript(_ position: Position) -> NewEntry? {
        position > .start && position.rawValue <= entries.count ? entries[Int(position.rawValue) - 1] : nil
    }

    func position(of id: EntryID) -> Position? { ids[id] }

    /// The positions of a subject, without those that only mention it, or only those.
    func positions(_ subject: Subject, isAbout: Bool) -> [Position] { (isAbout ? about : mentions)[subject] ?? [] }

    /// The positions of a subject within a part of its story, rising.
    func positions(_ subject: Subject, _ part: StoryPart) -> [Position] {
        switch part {
        case .about: positions(subject, isAbout: true)
        case .mentions: positions(subject, isAbout: false)
        case .all: (positions(subject, isAbout: true) + positions(subject, isAbout: false)).sorted()
        }
    }

    // MARK: - Changing

    mutating func append(_ entry: NewEntry) throws {
        guard ids[entry.id] == nil, Set(entry.subjects).count == entry.subjects.count else {
            throw StoreError(
                .conflict, "the id \(entry.id) of entry \(entry.position), or one of its subjects, is there already")
        }
        entries.append(entry)
        tree.append(entry.leaf)
        ids[entry.id] = entry.position
        inTime.insert(Int(entry.position.rawValue), at: placeInTime(entry.occurredAt))
        for row in entry.subjects {
            if row.isAbout {
                about[row.subject, default: []].append(entry.position)
            } else {
                mentions[row.subject, default: []].append(entry.position)
            }
        }
    }

    /// Changes the line of an entry, and leaves its leaf.
    mutating func redact(_ position: Position, to line: [UInt8]) {
        let index = Int(position.rawValue) - 1
        let leaf = entries[index].leaf
        entries[index].line = line
        entries[index].firstLeaf = leaf
    }

    /// Takes back what was appended after a place.
    mutating func removeAll(after last: Position) {
        if tree.size > last.rawValue { tree = MemoryTree(entries.prefix(Int(last.rawValue)).map(\.leaf)) }
        while let entry = entries.last, entry.position > last {
            entries.removeLast()
            ids[entry.id] = nil
            inTime.removeAll { $0 == Int(entry.position.rawValue) }
            for row in entry.subjects {
                if row.isAbout { MemoryEntries.removeLast(row.subject, &about) }
                if !row.isAbout { MemoryEntries.removeLast(row.subject, &mentions) }
            }
        }
    }

    private static func removeLast(_ subject: Subject, _ index: inout [Subject: [Position]]) {
        index[subject]?.removeLast()
        if index[subject]?.isEmpty == true { index[subject] = nil }
    }

    /// Where an entry of that time goes: after all that happened by then.
    private func placeInTime(_ instant: Instant) -> Int {
        var low = 0
        var high = inTime.count
        while low < high {
            let middle = (low + high) / 2
            if entries[inTime[middle] - 1].occurredAt <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
