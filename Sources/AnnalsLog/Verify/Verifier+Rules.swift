import Annals

extension Verifier {
    /// What came of running the rules again.
    public struct RulesReport: Sendable {
        /// How many entries in effect were judged again, each in its place.
        public var judged = 0
        /// How many ballots were counted again.
        public var recounted = 0
        /// How many entries could not be judged or counted: texts that they rest on are sealed under the keys of sessions
        /// with a circle, and those keys are not here.
        public var sealed = 0
        /// The counts that do not follow from their votes.
        public var wrong: [Damage] = []
        /// What today's rules would refuse; it was recorded under other rules, or in another order.
        public var remarks: [Damage] = []

        /// Whether every result follows from what it was counted from.
        public var isSound: Bool { wrong.isEmpty }
    }

    /// Runs the rules again on every entry in effect, and counts every closed ballot again.
    ///
    /// - Parameter progress: told how many entries are judged, of how many.
    public static func verifyRules(
        _ log: Log, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws -> RulesReport {
        try log.read { reading in
            var report = RulesReport()
            let source = CachingSource(StoreSource(reading.reader))
            let total = Int(try reading.head.rawValue)
            try reading.forEachInEffect { entry in
                if (report.judged + report.sealed) % 200 == 0 { progress(report.judged + report.sealed, total) }
                let refusal = try entry.action.bearing.isStory ? Judge.refusal(of: entry, in: source) : nil
                let isCount = if case .ballotClosed = entry.action { true } else { false }
                // Marks in place of texts are all alike: what follows from them would be chance.
                if refusal != nil || isCount {
                    let watching = SealWatchingSource(source, reading.keys)
                    _ = try Judge.refusal(of: entry, in: watching)
                    if watching.metSealed || watching.isSealed(entry) {
                        report.sealed += 1
                        return
                    }
                }
                report.judged += 1
                if isCount { report.recounted += 1 }
                switch refusal {
                case nil: break
                case .otherCount(let ballot):
                    report.wrong.append(
                        Damage(
                            position: entry.position,
                            problem: "the result of \(ballot) does not follow from the votes that it was counted from"))
                case let refusal?:
                    report.remarks.append(
                        Damage(position: entry.position, problem: "today's rules would refuse it: \(refusal)"))
                }
            }
            progress(total, total)
            return report
        }
    }
}

/// A source that notices texts sealed under the key of a session that is not here.
private final class SealWatchingSource: EntrySource {
    private let source: CachingSource
    private let keys: Keys
    /// Whether an entry was read that holds such a text.
    private(set) var metSealed = false

    init(_ source: CachingSource, _ keys: Keys) {
        self.source = source
        self.keys = keys
    }

    /// Whether an entry holds such a text.
    func isSealed(_ entry: Entry) -> Bool { entry.sealedCircle.map { keys.circles[$0] == nil } ?? false }

    private func noticed(_ entries: [Entry]) -> [Entry] {
        if !metSealed { metSealed = entries.contains { isSealed($0) } }
        return entries
    }

    var end: LogEnd { get throws { try source.end } }

    func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry] {
        noticed(try source.entries(of: subject, aboutOnly: aboutOnly))
    }

    func entry(at position: Position) throws -> Entry? { try source.entry(at: position).map { noticed([$0])[0] } }
    func next(_ scope: Subject) throws -> Subject { try source.next(scope) }
    func isUsed(_ subject: Subject) throws -> Bool { try source.isUsed(subject) }
}

/// A source that keeps what was read of late, since entries that follow one another touch the same subjects.
private final class CachingSource: EntrySource {
    private let source: StoreSource
    private var kept: [Key: [Entry]] = [:]
    private var count = 0

    private struct Key: Hashable {
        let subject: Subject
        let aboutOnly: Bool
    }

    init(_ source: StoreSource) {
        self.source = source
    }

    var end: LogEnd { get throws { try source.end } }

    func entries(of subject: Subject, aboutOnly: Bool) throws -> [Entry] {
        let key = Key(subject: subject, aboutOnly: aboutOnly)
        if let entries = kept[key] { return entries }
        let entries = try source.entries(of: subject, aboutOnly: aboutOnly)
        count += entries.count
        if count > 5000 {
            kept = [:]
            count = entries.count
        }
        kept[key] = entries
        return entries
    }

    func entry(at position: Position) throws -> Entry? { try source.entry(at: position) }
    func next(_ scope: Subject) throws -> Subject { try source.next(scope) }
    func isUsed(_ subject: Subject) throws -> Bool { try source.isUsed(subject) }
}
