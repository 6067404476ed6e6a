import Annals

extension Verifier {
    /// What came of running the rules again.
    public struct RulesReport: Sendable {
        /// How many entries in effect were judged again, each in its place.
        public var judged = 0
        /// How many ballots were counted again.
        public var recounted = 0
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
                report.judged += 1
                if report.judged % 200 == 0 { progress(report.judged, total) }
                if case .ballotClosed = entry.action { report.recounted += 1 }
                guard entry.action.bearing.isStory else { return }
                switch try Judge.refusal(of: entry, in: source) {
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
