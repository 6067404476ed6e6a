// When things were written down, and every entry line by line.

extension ReportMaterial {
    /// What was written down late: after things that happened more than a day later, or more than a day after it happened;
    /// of the latter one line where nearly everything was, as in an imported log.
    var late: [Report.Block] {
        func isSlow(_ entry: Entry) -> Bool {
            entry.recordedAt.milliseconds - entry.occurredAt.milliseconds > 86_400_000
        }
        let slow = entries.filter(isSlow)
        var items: [Report.Item] = []
        let isNearlyAll = slow.count * 10 >= entries.count * 9 && slow.count > 1
        if isNearlyAll, let first = slow.map(\.recordedAt).min(), let last = slow.map(\.recordedAt).max() {
            let when =
                self.day(first) == self.day(last)
                ? self.day(first)
                : says("\(self.day(first)) to \(self.day(last))", russian: "\(self.day(first)) – \(self.day(last))")
            items.append(
                Report.Item(
                    says(
                        "\(slow.count) of \(entries.count) entries were taken in later, on \(when)",
                        russian: "\(slow.count) из \(entries.count) записей внесены позже: \(when)")))
        }
        let listed = entries.filter { entry in
            disorder[entry.position] != nil || (!isNearlyAll && isSlow(entry))
        }
        if !listed.isEmpty {
            let runs = Dictionary(grouping: listed) { zone.day(of: $0.occurredAt) }.sorted { $0.key < $1.key }
            items += runs.map { day, entries in
                let after = entries.compactMap { disorder[$0.position] }.max()
                let positions = entries.map(\.position).sorted()
                return Report.Item(
                    says(
                        Words.count(entries.count, "entry", "entries") + " dated \(day)",
                        russian: Russian.count(entries.count, "запись", "записи", "записей")
                            + " с датой \(self.date(day))") + ": \(Self.runs(positions))",
                    notes: [
                        Report.Note(
                            nil,
                            after.map {
                                says(
                                    "written down after things of \(self.day($0))",
                                    russian: "внесено после событий \(self.day($0))")
                            }),
                        isNearlyAll
                            ? nil
                            : Report.Note(
                                nil,
                                says("written down on", russian: "внесено")
                                    + " \(self.day(entries.map(\.recordedAt).max() ?? now))"),
                    ])
            }
        }
        return items.isEmpty ? [] : [.items(items)]
    }

    /// `#4–#7, #9`.
    static func runs(_ positions: [Position]) -> String {
        var runs: [ClosedRange<Int64>] = []
        for position in positions.map(\.rawValue) {
            if let last = runs.last, last.upperBound + 1 == position {
                runs[runs.count - 1] = last.lowerBound...position
            } else {
                runs.append(position...position)
            }
        }
        return runs.map { $0.count == 1 ? "#\($0.lowerBound)" : "#\($0.lowerBound)–#\($0.upperBound)" }
            .joined(separator: ", ")
    }

    /// Every entry of the session or period, by position.
    var register: [Report.Block] {
        entries.isEmpty
            ? []
            : [
                .table(
                    register(
                        of: entries.sorted { $0.position < $1.position },
                        says("What was written down, line by line", russian: "Что записано, строка за строкой")))
            ]
    }

    func register(of entries: [Entry], _ caption: String) -> Report.Table {
        Report.Table(
            caption,
            [
                number("Entry", russian: "Запись"), column("Happened", russian: "Когда"),
                column("Who", russian: "Кто"), column("What", russian: "Что"),
            ],
            entries.map { entry in
                let isPrivate = isHidden(entry)
                return Report.Row(
                    [
                        entry.position.description, time(entry.occurredAt), narrator.actor(entry),
                        isPrivate ? Sight.veil(in: language) : narrator.tell(entry),
                    ], entries: [entry.position])
            })
    }
}
