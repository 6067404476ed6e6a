// What a node says that is an entry: a figure, a target, an argument, a review.

extension TrailGraphWalk {
    func describe(entry position: Position) throws -> Told {
        guard let recorded = try library.entry(at: position), recorded.orderedAt <= library.asOf else {
            return Told(kind: .other)
        }
        let entry = try library.entryInEffect(at: position)
        let shown = entry ?? recorded
        let hidden = try Sight.hidden(in: shown) { try library.story(of: $0) }
        let mark = hidden.contains(.author) ? Mark(shown).unnamed : Mark(shown)
        var told =
            try tellPlan(shown) ?? tellDecision(shown) ?? tellBallot(shown) ?? tellRemark(shown)
            ?? Told(kind: .other, label: shown.action.name)
        told.mark = mark
        if entry == nil { told.standing = Wording("struck", russian: "вычеркнуто") }
        return told
    }

    private func tellPlan(_ entry: Entry) throws -> Told? {
        switch entry.action {
        case .measurementRecorded(let it):
            let measure = try library.recall(it.measure)
            let status = it.status.flatMap { $0 == .actual ? nil : $0 }
            return Told(
                kind: .figure,
                wording: Wording(
                    "\(name(measure, it.measure)) in \(it.period): \(it.value)\(unit(measure))",
                    russian:
                        "\(name(measure, it.measure)) за \(Russian.date(it.period)): \(it.value)\(unit(measure))"),
                standing: status.map { Wording($0.rawValue, russian: $0.inRussian) })
        case .targetSet(let it):
            let measure = try library.recall(it.measure)
            let all = measure?.targets[it.period] ?? []
            let own = all.first { $0.mark.position == entry.position }
            let bounds = [it.value ?? it.low, it.high].compactMap { $0?.description }
            let value = (own?.text ?? bounds.joined(separator: " to ")) + unit(measure)
            let russian = (own?.inRussian ?? bounds.joined(separator: " – ")) + unit(measure)
            let isLast = all.last?.mark.position == entry.position
            let state = own.map {
                $0.cancelled != nil
                    ? Wording("cancelled", russian: "отменён")
                    : isLast
                        ? Wording("stands", russian: "в силе") : Wording("changed since", russian: "с тех пор изменён")
            }
            return Told(
                kind: .target,
                wording: Wording(
                    "\(name(measure, it.measure)) for \(it.period): \(value)",
                    russian: "\(name(measure, it.measure)) на \(Russian.date(it.period)): \(russian)"),
                standing: state)
        case .goalsRanked(let it):
            let order = it.order.map(\.description).joined(separator: ", ")
            return Told(
                kind: .other, wording: Wording("goals ranked: \(order)", russian: "цели по важности: \(order)"),
                person: entry.actor)
        case .resourceAllocated(let it):
            return Told(
                kind: .resource,
                wording: Wording(
                    "\(it.amount) \(it.pool.words) to \(it.to.subject.id)",
                    russian: "\(it.amount) \(it.pool.inRussian) на \(it.to.subject.id)"))
        default: return nil
        }
    }

    private func name(_ measure: Measure?, _ id: MeasureID) -> String { measure.map { "\(id) \($0.name)" } ?? "\(id)" }
    private func unit(_ measure: Measure?) -> String { measure.map { " \($0.definition.unit)" } ?? "" }

    private func tellDecision(_ entry: Entry) throws -> Told? {
        switch entry.action {
        case .decisionReviewed(let it):
            return Told(
                kind: .review, wording: Wording(it.actual),
                standing: Wording(it.verdict.rawValue, russian: it.verdict.inRussian), person: entry.actor)
        case .dissentRecorded(let it): return Told(kind: .dissent, label: it.reason ?? "", person: it.person)
        case .decisionDeferred(let it): return Told(kind: .deferral, label: it.reason, person: entry.actor)
        case .conditionSettled(let it):
            let decision = try library.recall(it.decision)
            return Told(
                kind: .condition, wording: Wording(decision?.taken?.action.subjectTo?.condition ?? ""),
                standing: it.met
                    ? Wording("met", russian: "выполнено") : Wording("not met", russian: "не выполнено"))
        case .assumptionJudged(let it):
            return Told(
                kind: .judgement,
                wording: it.holds
                    ? Wording("it holds", russian: "верно") : Wording("it has fallen", russian: "не оправдалось"),
                person: entry.actor)
        case .decisionTaken, .decisionRejected, .decisionReversed: return nil
        default: return nil
        }
    }

    private func tellBallot(_ entry: Entry) throws -> Told? {
        switch entry.action {
        case .ballotContested(let it):
            return Told(kind: .contest, label: it.ground, state: "contested", person: entry.actor)
        case .contestSettled(let it):
            return Told(
                kind: .contest, wording: Wording(it.reason),
                standing: Wording("settled: \(it.outcome.rawValue)", russian: "решено: \(it.outcome.inRussian)"),
                person: entry.actor)
        case .ballotReopened(let it): return Told(kind: .reopening, label: it.reason, person: entry.actor)
        case .ballotRecounted(let it):
            return Told(
                kind: .recount, wording: Wording(it.result.words, russian: it.result.words(in: .russian)),
                standing: Wording("after the correction \(it.cause)", russian: "после исправления \(it.cause)"))
        default: return nil
        }
    }

    private func tellRemark(_ entry: Entry) throws -> Told? {
        switch entry.action {
        case .argumentMade(let it):
            return Told(
                kind: .argument, wording: Wording(it.text),
                standing: Wording(it.stance.rawValue, russian: it.stance.inRussian), person: entry.actor)
        case .noteAdded(let it):
            return Told(kind: .note, label: it.shownText, person: entry.actor)
        case .documentAttached(let it): return Told(kind: .document, label: it.name, person: entry.actor)
        case .lessonLearned(let it): return Told(kind: .lesson, label: it.text, person: entry.actor)
        case .checkInMade(let it):
            return Told(
                kind: .checkIn, wording: Wording(it.remark),
                standing: it.status.map { Wording($0.rawValue, russian: $0.inRussian) }, person: entry.actor)
        default: return nil
        }
    }
}
