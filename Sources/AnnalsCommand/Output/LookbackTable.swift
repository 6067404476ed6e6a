import Annals

/// Sessions that have something in common, a row each.
enum LookbackTable {
    /// For people.
    static func text(_ sums: [Lookback.Sum], by grouping: Lookback.Grouping, _ rate: HourlyRate?) -> String {
        let columns: [(title: String, cell: (Lookback.Sum) -> String?)] = [
            ("sessions", { "\($0.sessions.count)" }),
            ("promised", { $0.keeping.promised == 0 ? nil : "\($0.keeping.promised)" }),
            ("done", { $0.keeping.done.onRecord?.words }),
            ("on time", { $0.keeping.onTime.onRecord?.description }),
            ("dropped", { $0.keeping[.dropped] == 0 ? nil : "\($0.keeping[.dropped])" }),
            ("open", { open($0) }),
            ("kept by the next", { $0.keptByNext.onRecord?.description }),
            ("offsites", { $0.offsites.timed == 0 ? nil : Lookback.hours($0.offsites.seconds) }),
            ("strategy", { $0.strategySessions.timed == 0 ? nil : Lookback.hours($0.strategySessions.seconds) }),
            ("person-hours", { $0.personSeconds.map { hours($0) } }),
            ("cost", { sum in rate.flatMap { rate in sum.personSeconds.flatMap { rate.words($0) } } }),
            ("decisions", { $0.decisions == 0 ? nil : "\($0.decisions)" }),
            ("goals", { $0.goals == 0 ? nil : "\($0.goals)" }),
        ]
        let shown = columns.filter { column in sums.contains { column.cell($0) != nil } }
        var table = Table([grouping.rawValue] + shown.map(\.title))
        for sum in sums {
            table.add([title(sum, grouping)] + shown.map { $0.cell(sum) ?? "–" })
        }
        return table.text
    }

    private static func title(_ sum: Lookback.Sum, _ grouping: Lookback.Grouping) -> String {
        if sum.key.description == "none" { return grouping == .series ? "(no series)" : "(not on record)" }
        return sum.name.map { "\(sum.key) \($0)" } ?? sum.key.description
    }

    private static func open(_ sum: Lookback.Sum) -> String? {
        let open = sum.keeping[.open] + sum.keeping[.overdue]
        guard open > 0 else { return nil }
        return sum.keeping[.overdue] == 0 ? "\(open)" : "\(open), \(sum.keeping[.overdue]) overdue"
    }

    private static func hours(_ seconds: Int) -> String {
        Number(units: Int64((seconds + 180) / 360), scale: 1).description
    }

    /// For a spreadsheet: a number a cell; empty where the record does not tell.
    static func csv(_ sums: [Lookback.Sum], by grouping: Lookback.Grouping, _ rate: HourlyRate?) -> Table {
        var table = Table(
            [
                grouping.rawValue, "name", "sessions", "promised", "done", "on time", "by a later date", "late",
                "done undated", "dropped", "open", "overdue", "looked at by the next", "found done by the next",
                "planned minutes", "minutes", "offsites", "offsite minutes", "strategy sessions",
                "strategy session minutes", "person-hours", "decisions", "goals",
            ] + (rate == nil ? [] : ["cost", "unit"]))
        for sum in sums {
            func minutes(_ spent: Lookback.Spent) -> String { spent.timed == 0 ? "" : "\((spent.seconds + 30) / 60)" }
            let keeping = sum.keeping
            table.add(
                [
                    sum.key.description, sum.name ?? "", "\(sum.sessions.count)", "\(keeping.promised)",
                    "\(keeping.done.count)", "\(keeping[.onTime])", "\(keeping[.byNewDate])", "\(keeping[.late])",
                    "\(keeping[.undated])", "\(keeping[.dropped])", "\(keeping[.open])", "\(keeping[.overdue])",
                    "\(sum.keptByNext.of)", "\(sum.keptByNext.count)",
                    sum.timed.sessions == 0 ? "" : "\(sum.timed.plannedMinutes)",
                    sum.timed.sessions == 0 ? "" : "\((sum.timed.seconds + 30) / 60)",
                    "\(sum.offsites.sessions)", minutes(sum.offsites), "\(sum.strategySessions.sessions)",
                    minutes(sum.strategySessions), sum.personSeconds.map { hours($0) } ?? "", "\(sum.decisions)",
                    "\(sum.goals)",
                ]
                    + (rate.map { rate in
                        [
                            sum.personSeconds.flatMap { rate.amount.cost(ofSeconds: $0)?.description } ?? "",
                            rate.unit ?? "",
                        ]
                    } ?? []))
        }
        return table
    }
}
