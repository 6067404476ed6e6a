/// One way through the whole log for a report: how things stood at its end, what happened in its time, what was struck of
/// it, and what was written down long after it happened.
struct Sweep {
    private(set) var standing = ReportStanding()
    /// The entries of the period; none for a session, which knows its own.
    private(set) var entries: [Entry] = []
    /// The struck entries of the session or period, each with the entry that struck it.
    private(set) var struck: [(entry: Entry, strike: Entry)] = []
    /// When the latest of what was written down before an entry happened, where that is later than the entry by a day.
    private(set) var disorder: [Position: Instant] = [:]

    /// - Parameters:
    ///   - known: the entries of the session.
    ///   - isPeriod: whether the entries are those of the time between.
    init(_ library: some WholeLibrary, from: Instant, end: Instant, known: Set<Position>, isPeriod: Bool) throws {
        var back = Retrospect<ReportStanding>(asOf: end)
        var strikes: [Entry] = []
        var times: [(position: Position, time: Instant)] = []
        try library.forEachInEffect { entry in
            back.apply(entry)
            if case .entryStruck = entry.action { strikes.append(entry) }
            times.append((entry.position, entry.occurredAt))
            if isPeriod, entry.occurredAt >= from, entry.occurredAt <= end { entries.append(entry) }
        }
        for creation in try back.unnamed.compactMap({ try library.creation(of: $0) }).sorted(by: { $0.isBefore($1) }) {
            back.apply(creation)
        }
        standing = back.view
        let own = isPeriod ? Set(entries.map(\.position)) : known
        for strike in strikes {
            guard case .entryStruck(let it) = strike.action, let entry = try library.entry(at: it.entry) else { continue }
            let isHere =
                isPeriod
                ? entry.occurredAt >= from && entry.occurredAt <= end : own.contains(strike.position)
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
