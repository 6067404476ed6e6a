/// Periods side by side: a column for each, a row for each measure of the comparison of its end with its beginning.
public struct PeriodTable: Sendable {
    /// The columns.
    public let periods: [Period]
    /// The comparisons behind them: the end of each period beside the end of the one before.
    public let comparisons: [Comparison]
    /// The rows, less those of which no period has anything to say.
    public let rows: [Row]

    /// One row.
    public struct Row: Sendable {
        /// The part of the comparison that it belongs to.
        public let section: String
        /// What it counts.
        public let name: String
        /// The unit, where it is no count.
        public let unit: String?
        /// A cell a period; `nil` where there is nothing on record.
        public let cells: [Cell?]
    }

    /// What a cell holds.
    public enum Cell: Sendable, Equatable {
        /// How many.
        case count(Int)
        /// A figure, and whether it meets its target.
        case figure(Number, isMet: Bool?, isForecast: Bool)
        /// What was to be reached.
        case target(Measure.Target)
        /// How many of how many.
        case share(Share)
        /// A time in the room, in seconds.
        case seconds(Int)
    }

    /// Sets periods side by side.
    ///
    /// - Parameters:
    ///   - periods: in order, each the next of the one before.
    ///   - comparisons: the end of each beside the end of the one before.
    ///   - measures: the measures in them, with all that is known of them by now.
    public init(_ periods: [Period], _ comparisons: [Comparison], measures: [Measure]) {
        self.periods = periods
        self.comparisons = comparisons
        let rows = PeriodRows(
            columns: Array(zip(periods, comparisons)), measures: measures.sorted { $0.id < $1.id }
        ).rows
        self.rows = rows.filter { row in row.cells.contains { $0.map { !$0.isNothing } ?? false } }
    }
}

extension PeriodTable.Cell {
    /// Whether it says that there was nothing.
    var isNothing: Bool { self == .count(0) || self == .seconds(0) }
}

extension Period {
    /// The next period of the same length.
    public var next: Period {
        switch self {
        case .year(let year): .year(year + 1)
        case .half(let year, let half): half == 2 ? .half(year + 1, 1) : .half(year, 2)
        case .quarter(let year, let quarter): quarter == 4 ? .quarter(year + 1, 1) : .quarter(year, quarter + 1)
        case .month(let year, let month): month == 12 ? .month(year + 1, 1) : .month(year, month + 1)
        case .week(let year, let week):
            Period("\(Day.pad(year, 4))-W\(Day.pad(week + 1, 2))") ?? .week(year + 1, 1)
        case .day(let day): .day(day.advanced(by: 1))
        }
    }
}

extension WholeLibrary {
    /// Periods side by side, in one pass: each ends now where it goes on.
    ///
    /// - Parameters:
    ///   - periods: in order, each the next of the one before, the first one begun by now.
    ///   - now: what “now” means.
    public func table(of periods: [Period], now: Instant) throws -> PeriodTable {
        let zone = try organization().zone
        guard let first = periods.first else { return PeriodTable([], [], measures: []) }
        let start = zone.start(of: first).advanced(byMilliseconds: -1)
        let ends = periods.map { min(zone.end(of: $0), now) }
        let comparisons = try comparisons(at: [start] + ends)
        let ids = Set(comparisons.flatMap { $0.measures.map(\.measure.id) })
        let present = Recollection(self, asOf: now)
        return PeriodTable(periods, comparisons, measures: try ids.compactMap { try present.recall($0) })
    }
}

extension PeriodTable {
    /// The periods, and each row with a value a period; null where there is nothing on record.
    public var json: JSONValue {
        [
            "periods": .each(periods) { .text($0.description) },
            "rows": .each(rows) { row in
                [
                    "section": .text(row.section), "name": .text(row.name), "unit": .optional(row.unit),
                    "values": .each(row.cells) { $0?.json ?? .null },
                ]
            },
        ]
    }
}

extension PeriodTable.Cell {
    fileprivate var json: JSONValue {
        switch self {
        case .count(let count): JSONValue(count)
        case .figure(let number, let isMet, let isForecast):
            [
                "value": .number(number), "met": isMet.map { .truth($0) } ?? .null, "forecast": .truth(isForecast),
            ]
        case .share(let share): share.json
        case .seconds(let seconds): ["seconds": JSONValue(seconds)]
        case .target(let target):
            ["low": target.low.map { .number($0) } ?? .null, "high": target.high.map { .number($0) } ?? .null]
        }
    }
}
