/// What a report reads of the log: how things stood at its end, what happened in its time, what was struck of
/// it, and what was written down long after it happened.
struct Sweep {
    private(set) var standing = ReportStanding()
    /// The entries in effect of the session or period.
    private(set) var entries: [Entry] = []
    /// The struck entries of the session or period, each with the entry that struck it.
    private(set) var struck: [(entry: Entry, strike: Entry)] = []
    /// When the latest of what was written down before an entry happened, where that is later than the entry by a day;
    /// looked for only where it is asked for.
    private(set) var disorder: [Position: Instant] = [:]

    /// Goes through a log.
    ///
    /// - Parameters:
    ///   - session: the session and its entries; without one, what is looked for is what happened between the moments.
    ///   - findsDisorder: whether to look for what was written down long after it happened.
    init(
        _ library: some WholeLibrary, from: Instant, end: Instant, _ session: (id: SessionID, entries: [Entry])?,
        findsDisorder: Bool
    ) throws {
        var times: [(position: Position, time: Instant)] = []
        if findsDisorder { try library.forEachInEffect { times.append(($0.position, $0.orderedAt)) } }
        standing = try library.fold(ReportStanding.self, asOf: end, taking: nil)
        if let session {
            entries = session.entries
        } else {
            if let opening = try library.entryInEffect(at: Position(1)), opening.occurredAt >= from,
                opening.occurredAt <= end
            {
                entries.append(opening)
            }
            try library.forEachInEffect(after: from.advanced(byMilliseconds: -1), through: end) { entries.append($0) }
        }
        let strikes = try library.strikesInEffect()
        let own = Set(entries.map(\.position))
        for strike in strikes {
            guard case .entryStruck(let it) = strike.action, let entry = try library.entry(at: it.entry) else {
                continue
            }
            let isHere =
                session.map { entry.session == $0.id || (entry.about + entry.mentions).contains($0.id.subject) }
                ?? (entry.occurredAt >= from && entry.occurredAt <= end)
            if isHere { struck.append((entry, strike)) }
        }
        let day: Int64 = 86_400_000
        var latest = Instant.earliest
        for (position, time) in times.sorted(by: { $0.position < $1.position }) {
            if latest > time, latest.milliseconds - time.milliseconds > day, own.contains(position) {
                disorder[position] = latest
            }
            latest = max(latest, time)
        }
    }
}
