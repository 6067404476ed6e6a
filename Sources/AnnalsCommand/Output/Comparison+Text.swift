import Annals

extension Comparison {
    /// The comparison for people.
    func text(_ first: String, _ second: String) -> String {
        let head = "\(after.organization.name): \(first) beside \(second) (\(zone.text(from)) to \(zone.text(to)))"
        let chapters: [(title: String, lines: [String])] =
            [
                ("Between them", summary), ("Goals\(goalCounts)", goalLines), ("Priorities", priorityLines),
                ("Platform", platformLines), ("Measures", measureLines),
            ] + decisionChapters + [
                ("Assumptions fallen", assumptionLines), ("Findings", findingLines), ("Resources", resourceLines),
                ("Promises", promiseLines), ("Overdue", overdueLines), ("People", peopleLines),
                ("Where attention went", attentionLines),
            ]
        let parts = chapters.filter { !$0.lines.isEmpty }.map { title, lines in
            Terminal.bold(title) + "\n" + lines.map { "  " + $0 }.joined(separator: "\n")
        }
        if parts.isEmpty { return Terminal.bold(head) + "\n\nNothing is on record of that time." }
        return ([Terminal.bold(head)] + parts).joined(separator: "\n\n")
    }

    func day(_ mark: Mark?) -> String { mark.map { zone.text($0.occurredAt) } ?? "" }

    /// Counts with their nouns, those of nothing left out.
    func counts(_ counts: [(number: Int, one: String, many: String)]) -> String? {
        let said = counts.filter { $0.number > 0 }.map { Words.count($0.number, $0.one, $0.many) }
        return said.isEmpty ? nil : said.joined(separator: ", ")
    }

    // MARK: What happened

    private var summary: [String] {
        let seconds = sessions.compactMap(\.seconds).reduce(0, +)
        let people = attended.count
        let room = [
            counts([(sessions.count, "session", "sessions")]),
            seconds > 0 ? "\(Lookback.decimalHours(seconds)) hours in the room" : nil,
            people > 0 ? "\(Words.count(people, "person", "people")) in it" : nil,
            counts([
                (between.votes, "vote", "votes"), (between.dissents, "dissent", "dissents"),
                (attention.all.ideas, "idea", "ideas"), (attention.all.arguments, "argument", "arguments"),
            ]),
        ].compactMap { $0 }.joined(separator: ", ")
        let lines = [
            room,
            counts([
                (taken.count, "decision taken", "decisions taken"), (superseded.count, "superseded", "superseded"),
                (reversed.count, "reversed", "reversed"), (upheld.count, "upheld", "upheld"),
                (dueAfter.count, "overdue for review", "overdue for review"),
            ]) ?? "",
            counts([
                (made.count, "task promised", "tasks promised"), (tasksDone.count, "done", "done"),
                (tasksOverdue.count, "overdue", "overdue"),
            ]) ?? "",
        ].filter { !$0.isEmpty }
        return lines.isEmpty && between.entries == 0 ? ["nothing was recorded"] : lines
    }

    // MARK: Goals

    private var goalCounts: String {
        let counts = Fate.allCases.compactMap { fate -> String? in
            let number = goals.count { $0.fate == fate }
            return number == 0 ? nil : "\(number) \(fate.rawValue)"
        }
        return counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))"
    }

    private var goalLines: [String] {
        let ordered = Fate.allCases.flatMap { fate in goals.filter { $0.fate == fate } }
        let fates = Words.column(ordered.map(\.fate.rawValue))
        let titles = Dictionary(goals.map { ($0.goal.id, $0.goal.title) }) { first, _ in first }
        func named(_ ids: [GoalID]) -> String {
            ids.map { id in
                (titles[id] ?? before.goals[id]?.title ?? after.goals[id]?.title).map { "\(id) \($0)" } ?? "\(id)"
            }.joined(separator: ", ")
        }
        return zip(ordered, fates).map { line, fate in
            var facts: [String] = []
            if line.isNew, line.goal.state != .open { facts.append("set \(day(line.goal.began))") }
            if line.goal.state != .open { facts.append("\(line.goal.state.rawValue) \(day(line.goal.closed))") }
            if line.isNew, !line.goal.plan.continues.isEmpty {
                facts.append("carries on \(named(line.goal.plan.continues))")
            }
            if !line.continuedAs.isEmpty { facts.append("carried on as \(named(line.continuedAs))") }
            facts += line.changes.map { change in
                "\(change.name) \(value(change.from, change.name)) → \(value(change.to, change.name))"
            }
            if line.rankBefore != line.rankAfter, line.goal.state == .open {
                facts.append("rank \(rank(line.rankBefore)) → \(rank(line.rankAfter))")
            }
            return "\(fate)  \(line.goal.id) \(line.goal.title)"
                + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
        }
    }

    private func rank(_ rank: Int?) -> String { rank.map { "\($0)" } ?? "–" }

    /// The value of a field, people by name.
    func value(_ value: String?, _ field: String) -> String {
        guard let value else { return "–" }
        return PersonID(value).map { after.name($0) } ?? value.unbroken
    }

    private var priorityLines: [String] {
        let moves = rankMoves
        if before.ranking.order.isEmpty || after.ranking.order.isEmpty { return [] }
        let words =
            rankCorrelation.map { number in
                "The order of \(moves.count) goals ranked at both: \(number) by Spearman (1 the same, -1 the other way round)"
            }
            ?? "\(Words.count(moves.count, "goal is", "goals are")) ranked at both: too few to say how far the order held"
        return [words]
            + moves.map { move in
                let goal = after.goals[move.goal]?.title ?? ""
                let name =
                    move.goal == move.earlier ? "" : " (was \(move.earlier) \(before.goals[move.earlier]?.title ?? ""))"
                let step = move.before == move.after ? "stays \(move.after)" : "\(move.before) → \(move.after)"
                return "\(step)  \(move.goal) \(goal)\(name)"
            }
    }

    // MARK: Words

    private var platformLines: [String] {
        let fates = Words.column(platform.map(\.fate.rawValue))
        return zip(platform, fates).flatMap { line, fate in
            let label = "\(fate)  \(line.part.words): "
            let times = line.wordingsBetween > 1 ? " (put anew \(line.wordingsBetween) times)" : ""
            let confirmed = line.confirmed.map { " (confirmed \(day($0)))" } ?? ""
            let now = (line.after?.text.unbroken ?? "") + times + confirmed
            guard line.fate == .reworded, let old = line.before else { return [label + now] }
            return [label + old.text.unbroken, String(repeating: " ", count: max(0, label.count - 2)) + "→ " + now]
        }
    }

    private var assumptionLines: [String] {
        assumptionsFallen.map { assumption in
            let evidence = assumption.fallen?.evidence.map(\.description).joined(separator: ", ") ?? ""
            return "\(assumption.id) \(assumption.text.unbroken)\(evidence.isEmpty ? "" : " (\(evidence))")"
        }
    }

    private var findingLines: [String] {
        findingsNew.map { "new   \($0.line)" }
            + findingsGone.map { finding in
                "gone  \(finding.line)\(finding.replacedBy.map { ", replaced by \($0.finding)" } ?? ", retired")"
            }
    }

    private var resourceLines: [String] {
        resources.map { line in
            func held(_ side: Plan.ResourceLine?) -> String {
                guard let side else { return "–" }
                return "\(side.allocated) of \(side.capacity.map { "\($0)" } ?? "–")"
            }
            let over = line.after.isOver ? " OVER CAPACITY" : ""
            return "\(line.pool.words): "
                + (line.hasChanged ? "\(held(line.before)) → \(held(line.after))" : held(line.after)) + over
        }
    }
}
