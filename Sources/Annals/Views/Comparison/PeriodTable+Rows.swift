/// Makes the rows of a table.
struct PeriodRows {
    let columns: [(period: Period, comparison: Comparison)]
    /// The measures with all that is known of them, by their ids.
    let measures: [Measure]

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
            cells: columns.map { $0.comparison.isBeforeTheRecord ? nil : cell($0.period, $0.comparison) })
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
                row("goals", "order of priorities kept (1 to −1)") { _, comparison in
                    comparison.rankCorrelation.map { .figure($0, isMet: nil, isForecast: false) }
                }
            ]
    }

    /// Figures and targets as they are known by now: what a year came to is often read in the next one.
    private var figures: [PeriodTable.Row] {
        guard let zone = columns.last?.comparison.zone else { return [] }
        let rows = measures.flatMap { measure -> [PeriodTable.Row] in
            let unit = measure.definition.unit
            return [
                row("figures", "\(measure.id) \(measure.name)", unit: unit) { period, _ in
                    if let figure = measure.figure(of: period, in: zone) {
                        return .figure(
                            figure.value, isMet: measure.isMet(figure, measure.target(for: period)),
                            isForecast: figure.isForecast)
                    }
                    return measure.lastReading(in: period, zone).map { .figure($0, isMet: nil, isForecast: false) }
                },
                row("figures", "\(measure.id) target", unit: unit) { period, _ in
                    measure.target(for: period).map { .target($0) }
                },
            ]
        }
        return rows
            + [
                row("figures", "targets met") { period, comparison in
                    let last = zone.end(of: period)
                    let judged = measures.flatMap { measure in
                        measure.standingTargets.filter {
                            zone.end(of: $0.key) > comparison.from && zone.end(of: $0.key) <= last
                        }.compactMap {
                            measure.isMet(measure.figure(of: $0.key, in: zone), $0.value)
                        }
                    }
                    return Share(judged.count { $0 }, of: judged.count).onRecord.map { .share($0) }
                }
            ]
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
        counts(
            "analysis",
            [
                ("parts of the platform put anew", { $0.platform.count { $0.fate != .kept } }),
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
                share("promises", "made and done by the end") { $0.keeping.done },
                share("promises", "done on time") { $0.doneOnTime },
                share("promises", "tied to a priority") { $0.tied },
                share("promises", "owner was in the room") { $0.ownersInTheRoom },
            ]
    }

    private var people: [PeriodTable.Row] {
        counts(
            "people",
            [
                ("there at the end", { $0.after.present(at: $0.to).count }),
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
                let section = "attention by \(kind.rawValue)"
                rows.append(
                    row(section, "\(name), ideas and arguments") { _, comparison in
                        .count(amount(comparison).map { $0.ideas + $0.arguments } ?? 0)
                    })
                if kind == .lens {
                    rows.append(row(section, "\(name), findings") { .count(amount($1)?.findings ?? 0) })
                }
                rows.append(
                    row(section, "\(name), hours in the room", unit: "h") { _, comparison in
                        comparison.attention.all.seconds == 0 ? nil : .seconds(amount(comparison)?.seconds ?? 0)
                    })
            }
        }
        return rows
    }
}

extension Measure {
    /// What was read last in a period, of a measure that stands at what was read last.
    fileprivate func lastReading(in period: Period, _ zone: Zone) -> Number? {
        guard definition.rollsUp == .last else { return nil }
        let within = readings.compactMapValues { $0.last { $0.status != .forecast } }.filter { part, _ in
            zone.start(of: part) >= zone.start(of: period) && zone.end(of: part) <= zone.end(of: period)
        }
        return within.max {
            (zone.end(of: $0.key), $0.value.mark.position) < (zone.end(of: $1.key), $1.value.mark.position)
        }?
        .value.value
    }
}

extension Comparison {
    /// Whether nothing had been recorded by the second moment but that there is a log.
    fileprivate var isBeforeTheRecord: Bool {
        guard let last = after.last else { return true }
        return last.position == Position(1) || last.occurredAt > to
    }
}

extension Comparison.Fate {
    /// What is counted in a table.
    fileprivate var words: String {
        switch self {
        case .added: "new"
        case .continued: "new, carrying on another"
        case .replaced: "given up for another"
        case .kept, .revised, .achieved, .dropped: rawValue
        }
    }
}
