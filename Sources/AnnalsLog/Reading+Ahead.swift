import Annals
import Dispatch
import Synchronization

// To read a line into its entry is most of what going through a log costs, and what each line says stands in it alone.
// So lines are read on all cores, and what comes of them is handed on in its turn.

extension Reading {
    /// Reads the lines that a scan comes upon some way ahead, and hands on each entry in its turn, until the body says
    /// `false`.
    ///
    /// What stands before a line that cannot be read, or before the place where the scan fails, is handed on first.
    ///
    /// - Parameter scan: goes through stored entries and shows each to its argument, until that says `false`.
    static func forEachEntry(
        _ scan: ((StoredEntry) throws -> Bool) throws -> Void, _ body: (Entry) throws -> Bool
    ) throws {
        // Few at first: many who read stop soon.
        var ahead = 16
        var waiting: [StoredEntry] = []
        var isOver = false
        func hand() throws {
            let lines = waiting
            waiting.removeAll(keepingCapacity: true)
            ahead = min(1024, 2 * ahead)
            for entry in read(lines) where !isOver {
                do {
                    isOver = try !body(entry.get())
                } catch {
                    isOver = true
                    throw error
                }
            }
        }
        do {
            // Two arguments that are functions could change the same thing at once, for all that the compiler knows.
            try withoutActuallyEscaping(scan) { scan in
                try scan { stored in
                    waiting.append(stored)
                    if waiting.count >= ahead { try hand() }
                    return !isOver
                }
            }
        } catch {
            if !isOver { try hand() }
            throw error
        }
        if !isOver { try hand() }
    }

    /// The entries of a stretch as they read now, without the opening of the log and without those that are struck.
    func forEachEntry(
        of stretch: [StoredEntry], _ struck: [Position: Position], _ corrections: Corrections,
        _ body: (Entry) throws -> Void
    ) throws {
        try forEachEntry(with: corrections) { take in
            for stored in stretch where stored.position > Position(1) && struck[stored.position] == nil {
                guard try take(stored) else { return }
            }
        } _: { entry in
            try body(entry)
        }
    }

    /// The entries that a scan comes upon, as they were corrected.
    func forEachEntry(
        with corrections: Corrections, _ scan: ((StoredEntry) throws -> Bool) throws -> Void,
        _ body: (Entry) throws -> Void
    ) throws {
        try Reading.forEachEntry(scan) { entry in
            note(entry)
            var entry = entry
            corrections.apply(to: &entry)
            try body(entry)
            return true
        }
    }

    /// How many lines a core reads before it looks for more.
    private static let piece = 64

    private static func read(_ lines: [StoredEntry]) -> [Result<Entry, any Error>] {
        guard lines.count > piece else { return lines.map { stored in Result { try Entry(stored) } } }
        let pieces = (lines.count + piece - 1) / piece
        let results = Mutex<[[Result<Entry, any Error>]]>(Array(repeating: [], count: pieces))
        DispatchQueue.concurrentPerform(iterations: pieces) { index in
            let part = lines[(index * piece)..<min(lines.count, (index + 1) * piece)]
            let entries = part.map { stored in Result { try Entry(stored) } }
            results.withLock { $0[index] = entries }
        }
        return results.withLock { Array($0.joined()) }
    }
}
