// Goals with their light, figures against their targets.

extension ReportMaterial {
    /// The goals open at the end, the most important first, and those that ended in the time.
    private var goalsShown: [Goal] {
        let ended = standing.plan.goals.filter { $0.state != .open && isHere($0.closed) }
        return standing.plan.openGoals + ended
    }

    func sign(of goal: Goal) -> Report.Sign { standing.plan.sign(of: goal, at: end) }

    var goals: [Report.Block] {
        let shown = goalsShown
        guard !shown.isEmpty else { return [] }
        let items = shown.map { goal in
            let rank = goal.state == .open ? standing.plan.rank(of: goal.id) : nil
            let facts = [
                rank.map { says("priority \($0)", russian: "приоритет \($0)") }, owner(goal.plan.owner),
                date(goal.plan.horizon),
            ]
            let figures = measures.filter { $0.definition.goals.contains(goal.id) }.map { caption($0) }
            return Report.Item(
                goal.title, id: goal.id.description, sign: sign(of: goal),
                notes: [
                    Report.Note(facts: facts), Report.Note(says("why", russian: "почему"), why(goal)),
                    Report.Note(
                        says("measured by", russian: "показатель"),
                        figures.isEmpty ? nil : figures.joined(separator: "; ")),
                ] + (form == .full ? changes(of: goal) : []),
                entries: form == .full
                    ? told(goal.id.subject) : told(goal.id.subject, "goal-set", "goal-achieved", "goal-dropped"))
        }
        var blocks: [Report.Block] = [.items(items)]
        if form == .full {
            blocks.insert(.picture(.goals(shown.map { bar($0) })), at: 0)
            let rankings = entries("goals-ranked").map { entry in
                Report.Item(
                    narrator.tell(entry), notes: [Report.Note(facts: [day(Mark(entry))])], entries: [entry.position])
            }
            if !rankings.isEmpty { blocks.append(.items(rankings)) }
        }
        return blocks
    }

    /// Why a goal ended.
    private func why(_ goal: Goal) -> String? {
        guard let closed = goal.closed?.position, let entry = entries.last(where: { $0.position == closed }) else {
            return nil
        }
        switch entry.action {
        case .goalAchieved(let it): return it.why
        case .goalDropped(let it): return it.why
        default: return nil
        }
    }

    private func changes(of goal: Goal) -> [Report.Note?] {
        entries("goal-revised", "goal-confirmed", "check-in-made").filter {
            $0.about.contains(goal.id.subject) || $0.mentions.contains(goal.id.subject)
        }
        .map { Report.Note(day(Mark($0)), narrator.tell($0)) }
    }

    private func bar(_ goal: Goal) -> Report.GoalBar { standing.plan.bar(goal, at: end) }

    /// The measures in use at the end that were read or have a target: those off target first, then those on it.
    var measures: [Measure] {
        let plan = standing.plan
        func place(_ measure: Measure) -> Int {
            switch plan.standing(measure, at: end).isMet {
            case false: 0
            case true: 1
            case nil: 2
            }
        }
        return plan.measures.current.filter { !($0.readings.isEmpty && $0.standingTargets.isEmpty) }
            .filter { measure in
                // What was read only for a later time says nothing of this one.
                measure.readings.keys.contains { zone.start(of: $0) <= end } || !measure.standingTargets.isEmpty
            }
            .sorted { (place($0), $0.id) < (place($1), $1.id) }
    }

    /// The latest figure and its target: `Lead time 19 weeks in 2022, target at most 6`.
    func caption(_ measure: Measure) -> String { "\(measure.name.unbroken) \(figure(measure))" }

    /// The latest figure and its target, without the measure's name.
    func figure(_ measure: Measure) -> String { standing.plan.figure(measure, at: end, in: language) }

    func sign(of measure: Measure) -> Report.Sign? { standing.plan.sign(of: measure, at: end) }

    var figures: [Report.Block] {
        let shown = measures
        guard !shown.isEmpty else { return [] }
        if form == .page { return [.picture(.measures(shown.map { chart($0) }))] }
        return [.picture(.measures(shown.map { chart($0) }))] + readings + definitions
    }

    /// What was read in the time, and what was to be reached.
    private var readings: [Report.Block] {
        let rows = entries("measurement-recorded", "target-set").compactMap { entry -> Report.Row? in
            let place = { (measure: MeasureID) in "\(measure) \(name(measure.subject) ?? "")" }
            switch entry.action {
            case .measurementRecorded(let it):
                return Report.Row(
                    [
                        place(it.measure), date(it.period), it.value.description,
                        word(it.status ?? .actual), [it.source, it.why].compactMap { $0 }.joined(separator: "; "),
                    ], entries: [entry.position])
            case .targetSet(let it):
                let value =
                    it.value?.description
                    ?? says(
                        "\(it.low?.description ?? "") to \(it.high?.description ?? "")",
                        russian: [it.low.map { "от \($0)" }, it.high.map { "до \($0)" }].compactMap { $0 }
                            .joined(separator: " "))
                return Report.Row(
                    [place(it.measure), date(it.period), value, says("target", russian: "план"), it.why ?? ""],
                    entries: [entry.position])
            default: return nil
            }
        }
        guard !rows.isEmpty else { return [] }
        return [
            .table(
                Report.Table(
                    says("Read, and set as targets, in this time", russian: "Измерено и запланировано за это время"),
                    [
                        column("Measure", russian: "Показатель"), column("Period", russian: "Период"),
                        number("Value", russian: "Значение"), column("What", russian: "Что"),
                        column("Source or reason", russian: "Источник или причина"),
                    ], rows))
        ]
    }

    private var definitions: [Report.Block] {
        let changed = entries("measure-defined", "measure-revised", "measure-retired")
        guard !changed.isEmpty else { return [] }
        return [.items(changed.map { Report.Item(narrator.tell($0), entries: [$0.position]) })]
    }
}
