// What was decided, why, and what came of it.

extension ReportMaterial {
    /// The decisions taken in the session or period.
    var decisionsTaken: [Decision] {
        all { if case .decisionTaken(let it) = $0 { it.decision } else { nil } }.compactMap { plan.decisions[$0] }
    }

    /// Those, then what was turned down and put off.
    private var decisionsTouched: [Decision] {
        let others = all { action -> DecisionID? in
            switch action {
            case .decisionRejected(let it): it.decision
            case .decisionWithdrawn(let it): it.decision
            case .decisionDeferred(let it): it.decision
            case .decisionProposed(let it): form == .full ? it.decision : nil
            default: nil
            }
        }
        let taken = decisionsTaken
        let known = Set(taken.map(\.id))
        return taken + others.filter { !known.contains($0) }.compactMap { plan.decisions[$0] }
    }

    func sign(of decision: Decision) -> Report.Sign { decision.sign(at: now, in: zone) }

    var decisions: [Report.Block] {
        let touched = decisionsTouched
        let reviewed = all { if case .decisionReviewed(let it) = $0 { it.decision } else { nil } }
            .compactMap { plan.decisions[$0] }
        if form == .page {
            let items = touched.map { line($0) }
            return items.isEmpty ? [] : [.items(items)]
        }
        var blocks: [Report.Block] = touched.flatMap { inFull($0) }
        let back = reviewed.filter { one in !touched.contains { $0.id == one.id } }.map { decision in
            Report.Item(
                decision.statement, id: decision.id.description, sign: sign(of: decision),
                notes: reviews(of: decision),
                entries: told(decision.id.subject, "decision-reviewed", "decision-reversed"))
        }
        if !back.isEmpty { blocks += [.words(says("Looked back at:", russian: "Пересмотрены:")), .items(back)] }
        return blocks
    }

    /// A decision in a line, its reason in another, and what came of it.
    private func line(_ decision: Decision) -> Report.Item {
        let ballot = ballot(of: decision)
        var facts: [String?] = [fate(of: decision)]
        if let tally = ballot?.tally(in: language) {
            let tie = ballot?.tieBreak == nil ? "" : says(", the chair decided", russian: ", решил голос председателя")
            facts.append(tally + tie)
        }
        if let how = decision.taken?.action.how, ballot == nil { facts.append(way(how)) }
        if !decision.dissents.isEmpty { facts.append("\(dissent): \(names(decision.dissents.map(\.person)))") }
        return Report.Item(
            decision.statement, id: decision.id.description, sign: sign(of: decision),
            notes: [Report.Note(because, reason(for: decision)), Report.Note(facts: facts)],
            entries: told(
                decision.id.subject, "decision-taken", "decision-rejected", "decision-withdrawn", "decision-deferred",
                "dissent-recorded") + (ballot.map { told($0.id.subject, "ballot-closed", "result-reported") } ?? []))
    }

    /// Why, as somebody wrote it down; nothing where nobody did.
    func reason(for decision: Decision) -> String? {
        if let rationale = decision.taken?.action.rationale { return rationale }
        let end = decision.decided ?? decision.deferred?.mark
        guard let end, let entry = byPosition[end.position] else { return nil }
        switch entry.action {
        case .decisionRejected(let it): return it.reason
        case .decisionWithdrawn(let it): return it.reason
        case .decisionDeferred(let it): return it.reason
        default: return nil
        }
    }

    /// What became of it since, where something did.
    private func fate(of decision: Decision) -> String? {
        func ended(_ english: String, _ russian: String, _ mark: Mark, _ other: DecisionID) -> String {
            says("\(english) \(day(mark)) by \(other)", russian: "\(russian) \(day(mark)) решением \(other)")
        }
        if let reversal = decision.reversedBy { return ended("reversed", "отменено", reversal.mark, reversal.decision) }
        if let next = decision.supersededBy { return ended("replaced", "заменено", next.mark, next.decision) }
        if decision.condition?.isMet == false {
            return says("its condition was not met", russian: "условие не выполнено")
        }
        if let until = decision.deferred?.until, decision.state == .deferred {
            return says("put off until \(until)", russian: "отложено до \(date(until))")
        }
        if let amended = decision.amendedBy.last { return ended("amended", "уточнено", amended.mark, amended.decision) }
        return nil
    }

    /// The ballot that decided on it, or the last one that was held about it.
    func ballot(of decision: Decision) -> Ballot? {
        if let id = decision.taken?.action.ballot { return shelves.ballots[id] }
        return shelves.ballots.filter { $0.terms.decision == decision.id && $0.state == .closed }.last
    }

    private func reviews(of decision: Decision) -> [Report.Note?] {
        decision.reviews.map {
            Report.Note(
                says("reviewed", russian: "пересмотрено") + " \(day($0.mark))", "\(word($0.verdict)): \($0.actual)")
        }
    }
}

// MARK: - In full

extension ReportMaterial {
    private func inFull(_ decision: Decision) -> [Report.Block] {
        let own = decision.id.subject
        let arguments = entries("argument-made").filter { $0.mentions.contains(own) && !isHidden($0) }
        let item = Report.Item(
            decision.statement, id: decision.id.description, sign: sign(of: decision),
            notes: taking(decision) + rest(decision)
                + arguments.map { Report.Note(nil, narrator.told($0)) },
            entries: told(own) + arguments.map(\.position))
        let table = scores(of: decision)
        return [.items([item])] + (table.map { [.table($0)] } ?? [])
    }

    private func taking(_ decision: Decision) -> [Report.Note?] {
        var notes: [Report.Note?] = [
            Report.Note(says("context", russian: "контекст"), decision.proposal?.action.context)
        ]
        if decision.title != decision.statement {
            notes.insert(Report.Note(says("on", russian: "о чём"), decision.title), at: 0)
        }
        if let (action, mark) = decision.taken {
            let place = mark.session.map { says(" in \($0)", russian: " на \($0)") } ?? ""
            let count = ballot(of: decision).map { ", \($0.id): \($0.firstOutcome(in: language))" } ?? ""
            notes.append(
                Report.Note(
                    says("decided", russian: "решено"), "\(day(mark))\(place), \(way(action.how))\(count)"))
            if action.how != .ballot { notes.append(Report.Note(deciders, names(action.deciders))) }
            notes.append(Report.Note(says("despite", russian: "несмотря на"), action.despite))
            notes.append(Report.Note(says("heard", russian: "выслушаны"), names(action.consulted)))
            notes.append(Report.Note(says("told", russian: "извещены"), names(action.informed)))
        } else if let end = decision.decided ?? decision.deferred?.mark {
            notes.append(Report.Note(word(sign(of: decision)), day(end)))
        }
        notes.append(Report.Note(because, reason(for: decision)))
        return notes
    }

    private func rest(_ decision: Decision) -> [Report.Note?] {
        let taken = decision.taken?.action
        var notes: [Report.Note?] = decision.alternatives.map { alternative in
            let mark = alternative.alternative == taken?.alternative ? says(" (chosen)", russian: " (выбран)") : ""
            let idea = alternative.idea.map { says(", from \($0)", russian: ", из \($0)") } ?? ""
            return Report.Note(
                word(Trail.Relation.alternative), "\(alternative.alternative) \(alternative.text)\(mark)\(idea)")
        }
        notes += (taken?.basis ?? []).map { Report.Note(says("rests on", russian: "основание"), words($0)) }
        notes += (taken?.assumes ?? []).map { id in
            Report.Note(
                says("assumes", russian: "допущение"),
                words(.subject(id.subject))
                    + (plan.assumptions[id]?.state == .fallen
                        ? says(" (fallen since)", russian: " (с тех пор не оправдалось)") : ""))
        }
        notes += (taken?.expected ?? []).map { Report.Note(says("expected", russian: "ожидалось"), words($0)) }
        if let condition = taken?.subjectTo {
            let met =
                decision.condition.map {
                    ", " + ($0.isMet ? says("met", russian: "выполнено") : says("not met", russian: "не выполнено"))
                        + " \(day($0.mark))"
                } ?? ""
            notes.append(
                Report.Note(
                    says("subject to", russian: "при условии"), condition.condition + by(condition.by) + met))
        }
        let dates = [
            taken?.inForceFrom.map { says("from \($0)", russian: "с \(date($0))") },
            taken?.inForceUntil.map { says("until \($0)", russian: "по \(date($0))") },
        ]
        notes.append(
            Report.Note(
                says("in force", russian: "действует"), dates.compactMap { $0 }.joined(separator: " ")))
        notes.append(Report.Note(says("to be reviewed", russian: "пересмотреть"), taken?.reviewOn.map { date($0) }))
        notes += decision.dissents.map { own in
            Report.Note(dissent, name(own.person) + (own.reason.map { ": \($0)" } ?? ""))
        }
        notes.append(
            Report.Note(
                says("replaced", russian: "заменяет"),
                (taken?.supersedes ?? []).map { words(.subject($0.subject)) }.joined(separator: "; ")))
        notes.append(
            Report.Note(
                says("amended", russian: "уточняет"),
                (taken?.amends ?? []).map { words(.subject($0.subject)) }.joined(separator: "; ")))
        notes.append(Report.Note(says("since then", russian: "с тех пор"), fate(of: decision)))
        return notes + reviews(of: decision)
            + [Report.Note(says("led to", russian: "привело к"), outcome(of: decision))]
    }

    /// The goals and tasks that came of it, each with how it stands.
    private func outcome(of decision: Decision) -> String {
        let goals = plan.goals.filter { $0.plan.decision == decision.id }
            .map { "\($0.id) \($0.title) (\(word($0.state)))" }
        let tasks = plan.tasks.filter { $0.plan.from.contains(.subject(decision.id.subject)) }
            .map { "\($0.id) \($0.title) (\(word(sign(of: $0))))" }
        return (goals + tasks).joined(separator: "; ")
    }

    private func words(_ expected: Expectation) -> String {
        if let words = expected.words { return words }
        let measure = expected.measure.map { name($0.subject) ?? $0.description } ?? ""
        let unit = expected.measure.flatMap { plan.measures[$0]?.definition.unit } ?? ""
        return
            "\(measure) \(expected.value?.description ?? "") \(unit)\(expected.period.map { says(" in \($0)", russian: " за \(date($0))") } ?? "")"
    }

    /// The mean score of each alternative by each criterion; none where nobody scored.
    private func scores(of decision: Decision) -> Report.Table? {
        guard !decision.scores.isEmpty else { return nil }
        let columns = decision.criteria.map { criterion in
            Report.Column.number(
                "\(criterion.name) (\(word(criterion.nature)), \(says("weight", russian: "вес")) \(criterion.weight))")
        }
        let rows = decision.alternatives.map { alternative in
            Report.Row(
                ["\(alternative.alternative) \(alternative.text)"]
                    + decision.criteria.map { criterion in
                        let given = decision.scores.filter {
                            $0.key.alternative == alternative.alternative && $0.key.criterion == criterion.criterion
                        }
                        return Number.mean(given.map(\.value), places: 1)?.description ?? ""
                    })
        }
        let people = Set(decision.scores.keys.map(\.person)).count
        return Report.Table(
            "\(decision.id): "
                + says(
                    "alternatives by criteria, the mean of "
                        + Words.count(people, "person’s", "people’s") + " scores from 0 to 10",
                    russian: "варианты по критериям, среднее оценок от 0 до 10, оценивали: \(people)"),
            [column("Alternative", russian: "Вариант")] + columns, rows,
            entries: told(decision.id.subject, "alternative-scored"))
    }
}

extension Narrator {
    /// What somebody said, with who it was: `Ann Lee, for: It pays`.
    func told(_ entry: Entry) -> String {
        let who = actor(entry)
        if language == .russian { return line(entry) }
        return who.isEmpty ? tell(entry) : "\(who): \(tell(entry))"
    }
}
