import Annals

// Promises, for people.

extension Promise {
    /// The promise on one line: `T-14 Sell the rest (Ann Lee, by 2023-12-31, OVERDUE, carried 2×: S-11, S-12)`.
    func line(in plan: Plan) -> String {
        let facts = facts(in: plan)
        return "\(subject.id) \(words.unbroken)\(facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")"
    }

    /// Whose it is, by when, and how often it was put off.
    func facts(in plan: Plan) -> [String] {
        var facts: [String] = []
        switch matter {
        case .task(let task):
            facts.append(owner.map { plan.name($0) } ?? "no owner")
            if task.state == .blocked { facts.append("blocked") }
            if let percent = task.percent { facts.append("\(percent)% done") }
            facts.append(due.map { "by \($0)" } ?? "no date")
        case .decision(let ground):
            let verb = ground.decision.reviews.isEmpty ? "taken" : "last reviewed"
            facts.append("\(verb) \(ground.zone.text(ground.since.occurredAt))")
        case .proposal(let decision):
            facts.append(decision.state == .deferred ? "deferred\(due.map { " until \($0)" } ?? "")" : "proposed")
        case .question: facts.append("no answer yet")
        case .idea(let idea):
            if idea.parked == nil { facts.append("carried on") }
            if idea.parked != nil { facts.append("parked\(due.map { " until \($0)" } ?? "")") }
            if let owner { facts.append(plan.name(owner)) }
        case .group(_, let ideas): facts.append(Words.count(ideas.count, "idea", "ideas"))
        }
        if isOverdue, case .task = matter { facts.append("OVERDUE") }
        if let session = began?.session { facts.append("from \(session)") }
        if !carriedInto.isEmpty {
            facts.append("carried \(carriedInto.count)×: \(carriedInto.map(\.description).joined(separator: " "))")
        }
        if redatings > 0 { facts.append("re-dated \(redatings)×") }
        return facts
    }

    /// Why a decision comes up: what moved, and what hangs loose.
    var reasons: [String] {
        guard case .decision(let ground) = matter else { return [] }
        return ground.moves.map { "moved  \(ground.line($0))" } + ground.loose.map { "loose  \(ground.line($0))" }
    }

    /// What became of it, with the entry that says so.
    var outcome: String? { given.last.map { "\($0.fate.rawValue) (\($0.mark.position))" } }
}

extension Promises {
    /// The list with what became of each.
    func text(in plan: Plan) -> String {
        guard let session else { return "" }
        let head = Terminal.bold("\(session.id) \(session.title): \(summary)")
        let fates = Words.column(all.map { $0.outcome ?? "–" })
        let lines = zip(all, fates).flatMap { promise, fate in
            ["  \(fate)  \(promise.line(in: plan))"] + promise.reasons.map { "      \($0)" }
        }
        return ([head] + lines).joined(separator: "\n")
    }

    /// `12 promises: 4 done, 3 carried, 5 left`.
    var summary: String {
        if all.isEmpty { return "no promise is open" }
        let fates = counts.map { "\($0.count) \($0.fate.rawValue)" } + ["\(left.count) left"]
        return "\(Words.count(all.count, "promise", "promises")): \(fates.joined(separator: ", "))"
    }
}
