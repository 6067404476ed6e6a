public import Annals

extension Importer {
    /// What a file of action lines would become, were it taken in now.
    public struct Rehearsal: Error, Sendable {
        /// One line and its entry.
        public struct Taken: Sendable {
            /// The number of the line, from 1.
            public let number: Int
            /// The entry that it would be, or is already.
            public let entry: Entry
            /// Whether it is in the log already.
            public let isRepeat: Bool
        }

        /// The lines that would be admitted, in order.
        public let taken: [Taken]
        /// Those that would not, and why: all of them, save those that only follow from an earlier one.
        public let faults: [Failure.Line]
    }

    /// Runs all lines by the rules and takes everything back.
    ///
    /// A line that comes to nothing does not hold back the others, so that all faults are found at once.
    ///
    /// - Parameter sender: who sends the lines, where that is known for sure.
    public func rehearse(
        into log: Log, recorder who: PersonID? = nil, sender: PersonID? = nil, acceptsClock: Bool = false
    ) throws -> Rehearsal {
        if lines.isEmpty { return Rehearsal(taken: [], faults: []) }
        do {
            return try log.write { (recorder: inout Recorder) -> Rehearsal in
                var run = try Run(recorder, who, sender, acceptsClock, keepsEntries: true) { _ in nil }
                for line in lines { try run.take(line.bytes, number: line.number, isChecked: false) }
                // Thrown, so that the transaction is taken back with all that was recorded in it.
                throw Rehearsal(
                    taken: run.taken.map { Rehearsal.Taken(number: $0.number, entry: $0.entry, isRepeat: $0.isRepeat) },
                    faults: run.faults)
            }
        } catch let rehearsal as Rehearsal {
            return rehearsal
        }
    }
}
