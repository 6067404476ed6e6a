/// One way through the whole log for a report: how things stood at its end, what happened in its time, what was struck of
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
        var back = Retrospect<ReportStanding>(asOf: end)
        var strikes: [Entry] = []
        var times: [(position: Position, time: Instant)] = []
        try library.forEachInEffect { entry in
            back.apply(entry)
            if case .entryStruck = entry.action { strikes.append(entry) }
            if findsDisorder { times.append((entry.position, entry.orderedAt)) }
            if session == nil, entry.occurredAt >= from, entry.occurredAt <= end { entries.append(entry) }
        }
        for creation in try back.unnamed.compactMap({ try library.creation(of: $0) }).sorted(by: { $0.isBefore($1) }) {
            back.apply(creation)
        }
        standing = back.view
        if let session { entries = session.entries }
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
