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
        /// How many of how many.
        case share(Share)
        /// A time in the room, in seconds.
        case seconds(Int)
        /// Words.
        case text(String)
    }

    /// Sets periods side by side.
    ///
    /// - Parameters:
    ///   - periods: in order, each the next of the one before.
    ///   - comparisons: the end of each beside the end of the one before.
    public init(_ periods: [Period], _ comparisons: [Comparison]) {
        self.periods = periods
        self.comparisons = comparisons
        let rows = RowMaker(columns: Array(zip(periods, comparisons))).rows
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
        guard let first = periods.first else { return PeriodTable([], []) }
        let start = zone.start(of: first).advanced(byMilliseconds: -1)
        let ends = periods.map { min(zone.end(of: $0), now) }
        return PeriodTable(periods, try comparisons(at: [start] + ends))
    }
}

/// Makes the rows of a table.
private struct RowMaker {
    let columns: [(period: Period, comparison: Comparison)]

    var rows: [PeriodTable.Row] {
        room + goals + figures + decisions + analysis + resources + promises + people + attention
    }

    /// A row; nothing is said of a time in which there was no log yet.
    private func row(
        _ section: String, _ name: String, unit: String? = nil,
        _ cell: (Period, Comparison) -> PeriodTable.Cell?
    ) -> PeriodTable.Row {
        PeriodTable.Row(
            section: section, name: name, unit: unit,
            cells: columns.map { $0.comparison.after.last == nil ? nil : cell($0.period, $0.comparison) })
    }

    private func counts(_ section: String, _ rows: [(String, (Comparison) -> Int)]) -> [PeriodTable.Row] {
        rows.map { name, count in row(section, name) { .count(count($1)) } }
    }

    private func share(_ section: String, _ name: String, _ share: (Comparison) -> Share) -> PeriodTable.Row {
        row(section, name) { share($1).onRecord.map { .share($0) } }
    }

    private var room: [PeriodTable.Row] {
        counts(
            "sessions",
            [
                ("held", { $0.sessions.count }), ("people in the room", { $0.attended.count }),
                ("votes", { $0.between.votes }), ("dissents", { $0.between.dissents }),
            ])
            + [
                row("sessions", "hours in the room", unit: "h") { _, comparison in
                    let seconds = comparison.sessions.compactMap(\.seconds)
                    return seconds.isEmpty ? nil : .seconds(seconds.reduce(0, +))
                }
            ]
    }

    private var goals: [PeriodTable.Row] {
        counts("goals", [("open at the end", { $0.after.openGoals.count })])
            + Comparison.Fate.allCases.map { fate in
                row("goals", fate.words) { _, comparison in .count(comparison.goals.count { $0.fate == fate }) }
            }
            + [
                row("goals", "same order of priorities (1 to −1)") { _, comparison in
                    comparison.rankCorrelation.map { .figure($0, isMet: nil, isForecast: false) }
                }
            ]
    }

    private var figures: [PeriodTable.Row] {
        let measures = columns.flatMap { $0.comparison.measures.map(\.measure) }
        let latest = Dictionary(measures.map { ($0.id, $0) }) { $1 }
        let rows = latest.values.sorted { $0.id < $1.id }.flatMap { measure -> [PeriodTable.Row] in
            let unit = measure.definition.unit
            func known(_ comparison: Comparison) -> Measure? { comparison.after.measures[measure.id] }
            return [
                row("figures", "\(measure.id) \(measure.name)", unit: unit) { period, comparison in
                    guard let then = known(comparison) else { return nil }
                    let zone = comparison.zone
                    if let figure = then.figure(of: period, in: zone) {
                        return .figure(
                            figure.value, isMet: then.isMet(figure, then.target(for: period)),
                            isForecast: figure.isForecast)
                    }
                    // What was read last in the period, where nothing tells of the whole of it.
                    let standing = comparison.after.standing(then, at: comparison.to)
                    guard let reading = standing.reading, let of = standing.period,
                        zone.start(of: of) >= zone.start(of: period), zone.end(of: of) <= zone.end(of: period)
                    else { return nil }
                    return .figure(reading.value, isMet: standing.isMet, isForecast: false)
                },
                row("figures", "\(measure.id) \(measure.name), target", unit: unit) { period, comparison in
                    known(comparison)?.target(for: period).map { .text($0.text) }
                },
            ]
        }
        return rows + [share("figures", "targets met") { $0.targetsMet }]
    }

    private var decisions: [PeriodTable.Row] {
        counts(
            "decisions",
            [
                ("in force at the end", { $0.after.decisionsInForce(at: $0.to).count }),
                ("taken", { $0.taken.count }), ("upheld", { $0.upheld.count }),
                ("superseded", { $0.superseded.count }), ("reversed", { $0.reversed.count }),
                ("lapsed", { $0.lapsed.count }), ("past their own dates", { $0.expired.count }),
                ("rejected", { $0.rejected.count }), ("reviewed", { $0.reviews.count }),
                ("overdue for review at the end", { $0.dueAfter.count }),
            ])
    }

    private var analysis: [PeriodTable.Row] {
        [
            row("analysis", "platform put anew") { _, comparison in
                let parts = comparison.platform.filter { $0.fate != .kept }.map(\.part.words)
                return parts.isEmpty ? nil : .text(parts.joined(separator: ", "))
            }
        ]
            + counts(
                "analysis",
                [
                    ("findings standing at the end", { $0.after.standingFindings.count }),
                    ("findings new", { $0.findingsNew.count }), ("findings gone", { $0.findingsGone.count }),
                    ("assumptions stated", { $0.assumptionsNew.count }),
                    ("assumptions fallen", { $0.assumptionsFallen.count }),
                ])
    }

    /// What there was for a period itself, and how much of it was given to something.
    private var resources: [PeriodTable.Row] {
        let pools = columns.flatMap { column in
            column.comparison.resources.map(\.pool).filter { $0.period == column.period }
        }
        var seen: Set<[String]> = []
        let kinds = pools.filter { seen.insert([$0.nature.rawValue, $0.unit]).inserted }
        return kinds.flatMap { kind in
            func line(_ period: Period, _ comparison: Comparison) -> Plan.ResourceLine? {
                comparison.resources.first {
                    $0.pool.nature == kind.nature && $0.pool.unit == kind.unit && $0.pool.period == period
                }?.after
            }
            func number(_ number: Number?) -> PeriodTable.Cell? {
                number.map { .figure($0, isMet: nil, isForecast: false) }
            }
            return [
                row("resources", "\(kind.nature.rawValue), stated", unit: kind.unit) { number(line($0, $1)?.capacity) },
                row("resources", "\(kind.nature.rawValue), allocated", unit: kind.unit) {
                    number(line($0, $1)?.allocated)
                },
            ]
        }
    }

    private var promises: [PeriodTable.Row] {
        counts(
            "promises",
            [
                ("made", { $0.keeping.promised }), ("done", { $0.tasksDone.count }),
                ("dropped", { $0.tasksCancelled.count }), ("open at the end", { $0.after.openTasks.count }),
                ("overdue at the end", { $0.tasksOverdue.count }),
            ])
            + [
                share("promises", "kept by the end, of those made") { $0.keeping.done },
                share("promises", "on time, of those done with a date") { $0.doneOnTime },
                share("promises", "tied to a priority") { $0.tied },
                share("promises", "owner was in the room") { $0.ownersInTheRoom },
            ]
    }

    private var people: [PeriodTable.Row] {
        counts(
            "people",
            [
                ("there at the end", { $0.after.present.count }),
                ("came", { $0.joined.count + $0.passedThrough.count + $0.returned.count }),
                ("went", { $0.left.count + $0.passedThrough.count }),
            ])
    }

    private var attention: [PeriodTable.Row] {
        let lines = columns.flatMap(\.comparison.attention.lines)
        let topics = Dictionary(lines.map { ($0.topic, $0.name) }) { $1 }
        var rows = counts(
            "attention", [("ideas", { $0.attention.all.ideas }), ("arguments", { $0.attention.all.arguments })])
        for kind in Attention.Kind.allCases {
            for (topic, name) in topics.filter({ $0.key.kind == kind }).sorted(by: { $0.key.key < $1.key.key }) {
                func amount(_ comparison: Comparison) -> Attention.Amount? {
                    comparison.attention.lines.first { $0.topic == topic }?.amount
                }
                let title = "\(kind.rawValue): \(name)"
                rows.append(
                    row("attention", "\(title), ideas and arguments") { _, comparison in
                        .count(amount(comparison).map { $0.ideas + $0.arguments } ?? 0)
                    })
                if kind == .lens {
                    rows.append(row("attention", "\(title), findings") { .count(amount($1)?.findings ?? 0) })
                }
                rows.append(
                    row("attention", "\(title), hours in the room", unit: "h") { _, comparison in
                        comparison.attention.all.seconds == 0 ? nil : .seconds(amount(comparison)?.seconds ?? 0)
                    })
            }
        }
        return rows
    }
}

extension Comparison.Fate {
    /// What is counted in a table.
    fileprivate var words: String {
        switch self {
        case .added: "new"
        case .continued: "new, carrying on an earlier one"
        case .replaced: "given up for another that carries them on"
        case .kept, .revised, .achieved, .dropped: rawValue
        }
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
        case .text(let text): .text(text)
        }
    }
}
