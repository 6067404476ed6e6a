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
        if entry == nil { told.state = "struck" }
        return told
    }

    private func tellPlan(_ entry: Entry) throws -> Told? {
        switch entry.action {
        case .measurementRecorded(let it):
            let measure = try library.recall(it.measure)
            let status = it.status.flatMap { $0 == .actual ? nil : $0.rawValue }
            return Told(
                kind: .figure,
                label: "\(name(measure, it.measure)) in \(it.period): \(it.value)\(unit(measure))", state: status)
        case .targetSet(let it):
            let measure = try library.recall(it.measure)
            let all = measure?.targets[it.period] ?? []
            let own = all.first { $0.mark.position == entry.position }
            let bounds = [it.value ?? it.low, it.high].compactMap { $0?.description }
            let value = own?.text ?? bounds.joined(separator: " to ")
            let isLast = all.last?.mark.position == entry.position
            let state = own.map { $0.cancelled != nil ? "cancelled" : isLast ? "stands" : "changed since" }
            return Told(
                kind: .target, label: "\(name(measure, it.measure)) for \(it.period): \(value)\(unit(measure))",
                state: state)
        case .goalsRanked(let it):
            let order = it.order.map(\.description).joined(separator: ", ")
            return Told(kind: .other, label: "goals ranked: \(order)", person: entry.actor)
        case .resourceAllocated(let it):
            return Told(kind: .resource, label: "\(it.amount) \(it.pool.words) to \(it.to.subject.id)")
        default: return nil
        }
    }

    private func name(_ measure: Measure?, _ id: MeasureID) -> String { measure.map { "\(id) \($0.name)" } ?? "\(id)" }
    private func unit(_ measure: Measure?) -> String { measure.map { " \($0.definition.unit)" } ?? "" }

    private func tellDecision(_ entry: Entry) throws -> Told? {
        switch entry.action {
        case .decisionReviewed(let it):
            return Told(kind: .review, label: it.actual, state: it.verdict.rawValue, person: entry.actor)
        case .dissentRecorded(let it): return Told(kind: .dissent, label: it.reason ?? "", person: it.person)
        case .decisionDeferred(let it): return Told(kind: .deferral, label: it.reason, person: entry.actor)
        case .conditionSettled(let it):
            let decision = try library.recall(it.decision)
            return Told(
                kind: .condition, label: decision?.taken?.action.subjectTo?.condition ?? "",
                state: it.met ? "met" : "not met")
        case .assumptionJudged(let it):
            return Told(kind: .judgement, label: it.holds ? "it holds" : "it has fallen", person: entry.actor)
        case .decisionTaken, .decisionRejected, .decisionReversed: return nil
        default: return nil
        }
    }

    private func tellBallot(_ entry: Entry) throws -> Told? {
        switch entry.action {
        case .ballotContested(let it):
            return Told(kind: .contest, label: it.ground, state: "contested", person: entry.actor)
        case .contestSettled(let it):
            return Told(kind: .contest, label: it.reason, state: "settled: \(it.outcome.rawValue)", person: entry.actor)
        case .ballotReopened(let it): return Told(kind: .reopening, label: it.reason, person: entry.actor)
        case .ballotRecounted(let it):
            return Told(kind: .recount, label: it.result.words, state: "after the correction \(it.cause)")
        default: return nil
        }
    }

    private func tellRemark(_ entry: Entry) throws -> Told? {
        switch entry.action {
        case .argumentMade(let it):
            return Told(kind: .argument, label: it.text, state: it.stance.rawValue, person: entry.actor)
        case .noteAdded(let it):
            return Told(kind: .note, label: it.shownText, person: entry.actor)
        case .documentAttached(let it): return Told(kind: .document, label: it.name, person: entry.actor)
        case .lessonLearned(let it): return Told(kind: .lesson, label: it.text, person: entry.actor)
        case .checkInMade(let it):
            return Told(kind: .checkIn, label: it.remark, state: it.status?.rawValue, person: entry.actor)
        default: return nil
        }
    }
}
