import Annals

// Figures, decisions, promises, people and attention of a comparison, for people.

extension Comparison {
    // MARK: Figures

    var measureLines: [String] {
        measures.flatMap { line -> [String] in
            let before = line.before?.reading.map { "\($0.value)" } ?? "–"
            let after = line.after.reading.map { "\($0.value)" } ?? "–"
            let path = line.periods.compactMap(\.figure).filter { !$0.isForecast }.map(\.value)
                .reduce(into: [Number]()) { path, value in if path.last != value { path.append(value) } }
            let aims = line.periods.filter { $0.target != nil || $0.earlierTarget != nil }
            let between = aims.isEmpty && path.count > 1 ? " (\(path.map(\.description).joined(separator: " → ")))" : ""
            let end = line.isRetired ? ", retired" : ""
            let periods = Words.column(aims.map(\.period.description))
            return [
                "\(line.measure.id) \(line.measure.name): \(before) → \(after) \(line.measure.definition.unit)\(between)\(end)"
            ]
                + zip(periods, aims).map { "  \($0)  \(aim($1))" }
        } + (targetsMet.onRecord.map { ["Targets met: \($0.words)"] } ?? [])
    }

    /// `9.8, target at least 9.6: met`.
    private func aim(_ line: PeriodLine) -> String {
        let figure = line.figure.map { "\($0.value)\($0.isForecast ? " (forecast)" : "")" } ?? "no figure"
        let moved = line.earlierTarget.map { " (was \($0.text))" } ?? ""
        let target = line.target.map { "target \($0.text)\(moved)" } ?? "no target any more\(moved)"
        return "\(figure), \(target)\(line.isMet.map { $0 ? ": met" : ": missed" } ?? "")"
    }

    // MARK: Decisions

    /// The most decisions that are listed though nothing happened to them.
    private static let mostUpheld = 12

    var decisionChapters: [(title: String, lines: [String])] {
        let upheld = upheld
        let reviewed = Dictionary(reviews.map { ($0.decision.id, $0.review) }) { $1 }
        let long = upheld.count > Comparison.mostUpheld
        let shown = long ? upheld.filter { reviewed[$0.id] != nil || $0.amendedBy.contains { isIn($0.mark) } } : upheld
        func mark(_ decision: Decision) -> String {
            let review = reviewed[decision.id].map { ", reviewed \(day($0.mark)): \($0.verdict.rawValue)" } ?? ""
            let amended = decision.amendedBy.filter { isIn($0.mark) }.map(\.decision.description)
            return review + (amended.isEmpty ? "" : ", amended by \(amended.joined(separator: ", "))")
        }
        func succession(_ next: Decision.Succession?) -> String {
            next.map { ", \(day($0.mark)), by \($0.decision)" } ?? ""
        }
        return [
            (
                "Decisions taken",
                taken.map { decision in
                    let end = decision.ended.map { ", until \(zone.text($0.occurredAt))" } ?? ", in force"
                    return "\(day(decision.taken?.mark))  \(decision.id) \(decision.statement.unbroken)\(end)"
                }
            ),
            ("Decisions superseded", earlier(superseded).map { "\(named($0))\(succession($0.supersededBy))" }),
            ("Decisions reversed", reversed.map { "\(named($0))\(succession($0.reversedBy))" }),
            (
                "Decisions out of force",
                lapsed.map { "\(named($0)), its condition was not met" }
                    + expired.map { "\(named($0)), until \($0.taken?.action.inForceUntil?.description ?? "")" }
            ),
            ("Decisions rejected", rejected.map { "\(day($0.rejected))  \(named($0))" }),
            (
                "Decisions upheld (\(upheld.count))",
                shown.map { named($0) + mark($0) }
                    + (long && shown.count < upheld.count
                        ? ["\(upheld.count - shown.count) more, untouched; annals decisions lists them"] : [])
            ),
            (
                "Overdue for review (\(dueBefore.count) → \(dueAfter.count))",
                dueAfter.map { "\(named($0)), since \($0.reviewOn?.description ?? "")" }
            ),
        ]
    }

    private func named(_ decision: Decision) -> String { "\(decision.id) \(decision.statement.unbroken)" }
    private func isIn(_ mark: Mark) -> Bool { mark.occurredAt > from && mark.occurredAt <= to }

    /// Those of before: of what was taken between, the line says itself until when it held.
    private func earlier(_ decisions: [Decision]) -> [Decision] {
        decisions.filter { $0.taken.map { !isIn($0.mark) } ?? false }
    }

    // MARK: Promises and people

    var promiseLines: [String] {
        var lines: [String] = []
        if !made.isEmpty { lines.append("\(keeping.promised) made: \(words(keeping))") }
        if !self.earlier.isEmpty {
            lines.append("\(keepingEarlier.promised) open from before: \(words(keepingEarlier))")
        }
        if !fates.isEmpty {
            lines.append(
                "sessions said of tasks: " + fates.map { "\($0.count) \($0.fate.rawValue)" }.joined(separator: ", "))
        }
        if let share = tied.onRecord { lines.append("tied to a priority: \(share.words)") }
        if let share = ownersInTheRoom.onRecord { lines.append("given to somebody in the room: \(share.words)") }
        return lines
    }

    /// `20 done (15 on time, 3 late), 3 dropped, 4 open`.
    private func words(_ keeping: Lookback.Keeping) -> String {
        let ways: [Lookback.Outcome] = [.onTime, .byNewDate, .late]
        let done =
            ways.filter { keeping[$0] > 0 }.map { "\(keeping[$0]) \($0.rawValue)" }
            + (keeping[.undated] > 0 ? ["\(keeping[.undated]) without a date"] : [])
        let kept =
            keeping.done.count == 0
            ? [] : ["\(keeping.done.count) done\(done.isEmpty ? "" : " (\(done.joined(separator: ", ")))")"]
        let rest: [Lookback.Outcome] = [.dropped, .open, .overdue]
        return (kept + rest.filter { keeping[$0] > 0 }.map { "\(keeping[$0]) \($0.rawValue)" }).joined(separator: ", ")
    }

    var overdueLines: [String] {
        tasksOverdue.map { task in
            let facts = [after.owner(task.plan.owner).map { after.name($0) }, task.plan.due.map { "due \($0)" }]
            return "\(task.id) \(task.title) (\(facts.compactMap { $0 }.joined(separator: ", ")))"
        }
    }

    var peopleLines: [String] {
        func line(_ words: String, _ people: [Person]) -> [String] {
            people.isEmpty ? [] : ["\(words) \(people.map { after.name($0.id) }.joined(separator: ", "))"]
        }
        return line("came", joined) + line("returned", returned) + line("went", left)
            + line("came and went", passedThrough)
    }

    // MARK: Attention

    var attentionLines: [String] {
        Attention.Kind.allCases.flatMap { kind -> [String] in
            let lines = attention.lines(kind)
            if lines.isEmpty { return [] }
            let columns: [(title: String, cell: (Attention.Amount) -> String?)] = [
                ("ideas", { $0.ideas == 0 ? nil : "\($0.ideas)" }),
                ("arguments", { $0.arguments == 0 ? nil : "\($0.arguments)" }),
                ("findings", { $0.findings == 0 ? nil : "\($0.findings)" }),
                ("goals", { $0.goals == 0 ? nil : "\($0.goals)" }),
                ("decisions", { $0.decisions == 0 ? nil : "\($0.decisions)" }),
                ("hours", { $0.seconds == 0 ? nil : Lookback.decimalHours($0.seconds) }),
                ("of all", { share($0)?.percent.map { "\($0) %" } }),
            ]
            let shown = columns.filter { column in lines.contains { column.cell($0.amount) != nil } }
            if shown.isEmpty { return [] }
            var table = Table(["by \(kind.rawValue)"] + shown.map(\.title))
            for line in lines { table.add([line.name] + shown.map { $0.cell(line.amount) ?? "–" }) }
            return table.text.split(separator: "\n").map(String.init)
        }
    }

    /// Its part of all the time in the room.
    private func share(_ amount: Attention.Amount) -> Share? {
        amount.seconds == 0 ? nil : Share(amount.seconds, of: attention.all.seconds).onRecord
    }
}
