// What happened to the legs of a decision since it was taken.

extension GroundWalk {
    /// What it rested on then and reads otherwise by now.
    func corrections(of subject: Subject) throws -> [Ground.Shift?] {
        try library.entries(of: subject, aboutOnly: true).map { entry in
            guard entry.correctedBy != nil, !isUnsettled(by: Mark(entry)) else { return nil }
            return try correction(of: entry, subject)
        }
    }

    func correction(of entry: Entry, _ subject: Subject) throws -> Ground.Shift? {
        guard let correction = try entry.correctedBy.flatMap({ try library.entry(at: $0) }),
            case .entryCorrected(let it) = correction.action
        else { return nil }
        let what = subject.kind == .entry ? subject.id : "\(subject.id) (\(entry.position))"
        return shift(
            .entryCorrected, of: subject, amendedBy: correction,
            Wording("\(what) was corrected: \(it.reason)", russian: "запись \(what) исправлена: \(it.reason)"))
    }

    /// What stands by now where another figure or target stood.
    func change(of entry: Entry, _ subject: Subject) throws -> Ground.Shift? {
        switch entry.action {
        case .measurementRecorded(let it):
            guard let measure = try library.recall(it.measure), let all = measure.readings[it.period] else {
                return nil
            }
            let firm = all.filter { $0.status != .forecast }
            guard let now = (firm.last ?? all.last)?.value, now != it.value else { return nil }
            // The first of the readings that say so, however often that was repeated.
            let since = (firm.isEmpty ? all : firm).reversed().prefix { $0.value == now }.last
            return shift(
                .figureRestated, of: subject, by: since?.mark,
                Wording(
                    "\(measure.id) \(measure.name) in \(it.period) is \(now) now, not \(it.value)",
                    russian:
                        "\(measure.id) \(measure.name) за \(Russian.date(it.period)): теперь \(now), а не \(it.value)"))
        case .targetSet(let it):
            guard let measure = try library.recall(it.measure), let all = measure.targets[it.period],
                let own = all.first(where: { $0.mark.position == entry.position }), let now = all.last
            else { return nil }
            if let cancelled = now.cancelled {
                return shift(
                    .targetChanged, of: subject, by: cancelled,
                    Wording(
                        "the target of \(measure.id) \(measure.name) for \(it.period) was cancelled",
                        russian: "план по \(measure.id) \(measure.name) на \(Russian.date(it.period)) отменён"))
            }
            guard now.low != own.low || now.high != own.high else { return nil }
            return shift(
                .targetChanged, of: subject, by: now.mark,
                Wording(
                    "the target of \(measure.id) \(measure.name) for \(it.period) is \(now.text) now, not \(own.text)",
                    russian:
                        "план по \(measure.id) \(measure.name) на \(Russian.date(it.period)): теперь \(now.inRussian), а было \(own.inRussian)"
                ))
        default: return nil
        }
    }

    func shifts(of ballot: Ballot) throws -> [Ground.Shift?] {
        let subject = ballot.id.subject
        let contest = ballot.contests.last
        let name = "\(ballot.id) “\(ballot.terms.question)”"
        let russian = "\(ballot.id) «\(ballot.terms.question)»"
        let contested: Ground.Shift? =
            switch contest?.outcome {
            case nil:
                shift(
                    .ballotContested, of: subject, by: contest?.mark,
                    Wording(
                        "the result of \(name) is contested: \(contest?.ground ?? "")",
                        russian: "итог \(russian) оспорен: \(contest?.ground ?? "")"))
            case .stands: nil
            case .recounted:
                shift(
                    .ballotRecounted, of: subject, by: contest?.settled,
                    Wording("\(name) was counted again", russian: "голоса \(russian) пересчитаны"))
            case .void:
                shift(
                    .ballotAnnulled, of: subject, by: contest?.settled,
                    Wording("\(name) was found void", russian: "голосование \(russian) недействительно"))
            case .repeated:
                shift(
                    .ballotAnnulled, of: subject, by: contest?.settled,
                    Wording("\(name) is to be voted on again", russian: "голосование \(russian) нужно повторить"))
            }
        let reopened = shift(
            .ballotReopened, of: subject, by: ballot.earlierRounds.last?.reopened.mark,
            Wording("\(name) was opened again", russian: "голосование \(russian) открыто снова"))
        return [contested, reopened, try recount(of: ballot, name, russian)]
    }

    /// A count made again after a correction: only a review that upholds the decision confirms it.
    private func recount(of ballot: Ballot, _ name: String, _ russian: String) throws -> Ground.Shift? {
        guard let recount = ballot.recountsOfRound.last, let entry = try library.entry(at: recount.mark.position),
            let shift = shift(
                .ballotRecounted, of: ballot.id.subject, amendedBy: entry,
                Wording(
                    "\(name) was counted again after the correction \(recount.cause): \(ballot.outcome)",
                    russian:
                        "голоса \(russian) пересчитаны после исправления \(recount.cause): \(ballot.outcome(in: .russian))"
                ))
        else { return nil }
        guard decision.recounted != nil || taking.ballot == ballot.id else { return shift }
        return Ground.Shift(
            cause: shift.cause, subject: shift.subject, at: shift.at, position: shift.position, wording: shift.wording,
            isSettled: decision.recounted == nil)
    }

    /// A decision that it rests on, comes from or amends, and that holds no more; not where it took its place itself.
    func end(of other: Decision, _ cause: Ground.Cause) -> Ground.Shift? {
        if let by = other.reversedBy ?? other.supersededBy, by.decision == decision.id { return nil }
        let name = "\(other.id) “\(other.statement)”"
        let russian = "\(other.id) «\(other.statement)»"
        if let ended = other.ended ?? other.rejected ?? other.withdrawn {
            let next = other.reversedBy ?? other.supersededBy
            return shift(
                cause, of: other.id.subject, by: ended,
                Wording(
                    "\(name) is \(other.state.rawValue)\(next.map { " by \($0.decision)" } ?? "")",
                    russian:
                        "решение \(russian) \(other.state.inRussian)\(next.map { " решением \($0.decision)" } ?? "")"))
        }
        guard let taken = other.taken, let until = taken.action.inForceUntil else { return nil }
        return shift(
            cause, of: other.id.subject, on: zone.end(of: until), setBy: taken.mark,
            Wording(
                "\(name) held until \(until) only",
                russian: "решение \(russian) действовало только до \(Russian.date(until))"))
    }

    // MARK: What it was to bring, and what it depends on

    mutating func readExpectation(_ expectation: Expectation) throws {
        let id = expectation.measure
        guard let id, let measure = try library.recall(id), let period = expectation.period,
            let value = expectation.value
        else {
            readWords(expectation)
            return
        }
        let name = "\(measure.id) \(measure.name)"
        let unit = measure.definition.unit
        let figure = measure.figure(of: period, in: zone)
        let words = "\(name) at \(value) \(unit) in \(period)"
        let russian = "\(name) – \(value) \(unit) за \(Russian.date(period))"
        var missed: Ground.Shift?
        if let figure, measure.fallsShort(figure.value, of: value) == true {
            let says = figure.isForecast ? "is forecast at" : "came to"
            missed = shift(
                .expectationMissed, of: id.subject, by: figure.mark,
                Wording(
                    "expected \(name) at \(value) \(unit) in \(period); it \(says) \(figure.value)",
                    russian: "ожидалось \(russian); \(figure.isForecast ? "по прогнозу" : "вышло") \(figure.value)"))
        }
        let state = figure.map {
            $0.isForecast
                ? Wording("\($0.value) by the forecast", russian: "по прогнозу \($0.value)")
                : Wording("came to \($0.value)", russian: "вышло \($0.value)")
        }
        let none =
            zone.end(of: period) >= moment
            ? Wording("still to come", russian: "ещё впереди")
            : Wording("nobody has read it", russian: "значения никто не снял")
        add(id.subject, .expected, nil, Wording(words, russian: russian), state ?? none, [missed])
        if figure == nil {
            loosen(
                shift(
                    .expectationUnread, of: id.subject, on: zone.end(of: period), setBy: taken,
                    Wording(
                        "expected \(words), and nobody has read it",
                        russian: "ожидалось \(russian), значения никто не снял")))
        }
    }

    /// What was expected in words: no figure can say whether it came.
    private mutating func readWords(_ expectation: Expectation) {
        let subject = expectation.measure?.subject ?? decision.id.subject
        func parts(_ period: String?) -> String {
            [expectation.words, expectation.value.map { "\($0)" }, period].compactMap { $0 }.joined(separator: " ")
        }
        let words = Wording(
            parts(expectation.period.map { "in \($0)" }),
            russian: parts(expectation.period.map { "за \(Russian.date($0))" }))
        add(subject, .expected, nil, words, nil, [])
        guard let period = expectation.period else { return }
        loosen(
            shift(
                .expectationUnread, of: subject, on: zone.end(of: period), setBy: taken,
                Wording(
                    "expected “\(words.english)”, and no review says whether it came",
                    russian: "ожидалось «\(words.russian)», ни один пересмотр не говорит, сбылось ли это")))
    }

    mutating func readCondition() {
        guard let condition = taking.subjectTo else { return }
        let own = decision.id.subject
        let state =
            decision.condition.map {
                $0.isMet ? Wording("met", russian: "выполнено") : Wording("not met", russian: "не выполнено")
            } ?? Wording("open", russian: "открыто")
        let words = Wording(
            condition.condition + (condition.by.map { ", by \($0)" } ?? ""),
            russian: condition.condition + (condition.by.map { ", до \(Russian.date($0))" } ?? ""))
        var overdue: Ground.Shift?
        if decision.condition == nil, let by = condition.by {
            overdue = shift(
                .conditionOverdue, of: own, on: zone.end(of: by), setBy: taken,
                Wording(
                    "its condition “\(condition.condition)” was to be met by \(by), and nobody said whether it is",
                    russian:
                        "условие «\(condition.condition)» – срок \(Russian.date(by)), и никто не сказал, выполнено ли оно"
                ))
        }
        add(own, .condition, nil, words, state, [overdue])
    }
}
