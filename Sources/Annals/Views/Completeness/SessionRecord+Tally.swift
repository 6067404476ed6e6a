// How much of each expected output is there. The words of the vocabulary are stored in sessions for ever: what one means
// is said beside it, in `ExpectedOutput.Kind`.

extension SessionRecord {
    /// How many there are of something, and what they lack.
    struct Tally {
        var found = 0
        var lacking: [Wording] = []

        static func + (left: Tally, right: Tally) -> Tally {
            Tally(found: left.found + right.found, lacking: left.lacking + right.lacking)
        }
    }

    /// How much of an output is there.
    ///
    /// - Parameter lastEntered: when its stage was last entered.
    func tally(of output: ExpectedOutput, lastEntered: Mark?) -> Tally {
        switch output.kind {
        case .promises: fates
        case .findings: findings(output)
        case .platform: platform(output)
        case .goals: goals(output)
        case .initiatives: initiatives(output)
        case .tasks: tasks(output)
        case .resources: resources(output)
        case .measures: measures(output)
        case .measurements: measurements(output)
        case .reviewDate: reviewDate
        case .decisions: decisions(output)
        case .alternatives: alternatives
        case .criteria: criteria(output)
        case .scores: scores(output)
        case .dissent: dissent
        case .ballots: ballots(output)
        case .pulses: pulses(output)
        case .agreements: agreements(lastEntered)
        case .summary: summary(output)
        case .ideas: count { if case .ideaCaptured = $0 { true } else { false } }
        case .questions: count { if case .questionAnswered = $0 { true } else { false } }
        case .assumptions: count { if case .assumptionStated = $0 { true } else { false } }
        case .lessons: count { if case .lessonLearned = $0 { true } else { false } }
        case .rules: count { if case .ruleAgreed = $0 { true } else { false } }
        }
    }

    private func count(_ fits: (AnyAction) -> Bool) -> Tally { Tally(found: entries.count { fits($0.action) }) }

    /// Counts what there is; each lacks what the closure says.
    private func tally<Of: Story>(_ ids: [Identifier<Of>], _ lacks: (Identifier<Of>) -> [String]) -> Tally {
        Tally(
            found: ids.count,
            lacking: ids.flatMap { id in
                let lacks = lacks(id)
                let words = lacks.map { $0 == "due" ? "due date" : $0 }.joined(separator: ", no ")
                let russian = lacks.map { ExpectedOutput.word($0, .with).russian }.joined(separator: ", ")
                return lacks.isEmpty ? [] : [Wording("\(id) has no \(words)", russian: "\(id): не указано: \(russian)")]
            })
    }

    /// What it opened on and got a fate; where there was nothing, nothing is lacking.
    private var fates: Tally {
        Tally(
            found: promises.all.isEmpty ? 1 : promises.settled.count,
            lacking: promises.left.map {
                Wording("\($0.subject.id) got no fate", russian: "\($0.subject.id): судьба не решена")
            })
    }

    // MARK: What was found and stated

    private func findings(_ output: ExpectedOutput) -> Tally {
        let recorded: [FindingRecorded] = said { entry in
            if case .findingRecorded(let it) = entry.action { it } else { nil }
        }
        let fitting = recorded.filter { finding in
            (output.word(.lens).map { $0 == finding.lens.rawValue } ?? true)
                && (output.word(.side).map { $0 == finding.side?.rawValue } ?? true)
                && (output.word(.ground).map { $0 == (finding.isOutside ? "outside" : "inside") } ?? true)
        }
        return tally(fitting.map(\.finding)) { id in
            guard let finding = fitting.first(where: { $0.finding == id }) else { return [] }
            return output.needs.filter { need in
                need == "evidence" ? finding.evidence.isEmpty : finding.consequence == nil
            }
        }
    }

    private func platform(_ output: ExpectedOutput) -> Tally {
        count { action in
            switch action {
            case .platformStated(let it): it.part.rawValue == output.word(.part)
            case .platformConfirmed(let it): it.part.rawValue == output.word(.part)
            default: false
            }
        }
    }

    // MARK: The plan

    private var goalsTouched: [GoalID] {
        each { action in
            switch action {
            case .goalSet(let it): it.goal
            case .goalConfirmed(let it): it.goal
            case .goalRevised(let it): it.goal
            default: nil
            }
        }
    }

    private func goals(_ output: ExpectedOutput) -> Tally {
        let touched = touched
        func untouched(_ words: String, _ russian: String) -> [Wording] {
            before.openGoals.filter { $0.plan.kind == .goal && !touched.contains($0.id.subject) }.map {
                Wording("\($0.id) was not \(words)", russian: "\($0.id): \(russian)")
            }
        }
        switch output.word(.state) {
        case "ranked":
            let isRanked = entries.contains { if case .goalsRanked = $0.action { true } else { false } }
            let open = atClose.openGoals.filter { $0.plan.kind == .goal }
            guard isRanked else { return Tally(found: 0) }
            let ranked = open.filter { atClose.rank(of: $0.id) != nil }
            return Tally(
                found: ranked.count,
                lacking: open.filter { atClose.rank(of: $0.id) == nil }.map {
                    Wording("\($0.id) is not ranked", russian: "\($0.id): место не определено")
                })
        case "renewed":
            return Tally(
                found: goalsTouched.count,
                lacking: untouched("set, confirmed or revised", "не подтверждена и не изменена"))
        case "reviewed":
            let reviewed = before.openGoals.count { $0.plan.kind == .goal && touched.contains($0.id.subject) }
            return Tally(found: reviewed, lacking: untouched("gone through", "не пройдена"))
        case "changed":
            return Tally(
                found: each { action in
                    switch action {
                    case .goalSet(let it): it.goal
                    case .goalRevised(let it): it.goal
                    case .goalDropped(let it): it.goal
                    case .goalAchieved(let it): it.goal
                    default: nil
                    }
                }.count)
        default:
            return tally(goalsTouched.filter { now.goals[$0]?.plan.kind == .goal }) { id in
                output.needs.filter { $0 == "owner" && now.goals[id]?.plan.owner == nil }
            }
        }
    }

    private func initiatives(_ output: ExpectedOutput) -> Tally {
        let all = goalsTouched.filter { id in
            guard let plan = now.goals[id]?.plan, plan.kind == .initiative else { return false }
            return output.word(.approach).map { $0 == plan.approach } ?? true
        }
        return tally(all) { id in output.needs.filter { !now.has(id, $0) } }
    }

    private func tasks(_ output: ExpectedOutput) -> Tally {
        if output.word(.state) == "reviewed" {
            let touched = touched
            let open = before.openTasks
            return Tally(
                found: open.count { touched.contains($0.id.subject) },
                lacking: open.filter { !touched.contains($0.id.subject) }.map {
                    Wording("\($0.id) was not gone through", russian: "\($0.id): не пройдена")
                })
        }
        let assigned: [TaskID] = each { if case .taskAssigned(let it) = $0 { it.task } else { nil } }
        return tally(assigned) { id in
            output.needs.filter { need in
                let plan = now.tasks[id]?.plan
                return need == "owner" ? plan?.owner == nil : plan?.due == nil
            }
        }
    }

    private func resources(_ output: ExpectedOutput) -> Tally {
        count { action in
            let nature: ResourceNature? =
                switch action {
                case .resourceStated(let it): it.nature
                case .resourceAllocated(let it): it.nature
                default: nil
                }
            return nature.map { nature in output.word(.nature).map { $0 == nature.rawValue } ?? true } ?? false
        }
    }

    private func measures(_ output: ExpectedOutput) -> Tally {
        func fits(_ measure: Measure) -> Bool {
            output.word(.nature).map { $0 == measure.definition.nature.rawValue } ?? true
        }
        func lacks(_ measure: Measure) -> [String] {
            output.needs.contains("target") && measure.standingTargets.isEmpty ? ["target"] : []
        }
        guard output.word(.every) == nil else {
            let standing = now.measures.current.filter { fits($0) }
            let open = atClose.openGoals.filter { $0.plan.kind == .goal }
            let lacking: [Wording] = open.compactMap { goal in
                let own = standing.filter { $0.definition.goals.contains(goal.id) }
                if own.isEmpty { return Wording("\(goal.id) has no measure", russian: "\(goal.id): нет показателя") }
                guard own.allSatisfy({ !lacks($0).isEmpty }) else { return nil }
                return Wording(
                    "\(own[0].id) of \(goal.id) has no target",
                    russian: "\(own[0].id) цели \(goal.id): нет целевого значения")
            }
            return Tally(found: open.count - lacking.count, lacking: lacking)
        }
        let defined: [MeasureID] = each { action in
            switch action {
            case .measureDefined(let it): it.measure
            case .measureRevised(let it): it.measure
            default: nil
            }
        }
        return tally(defined.filter { now.measures[$0].map(fits) ?? false }) { id in now.measures[id].map(lacks) ?? [] }
    }

    private func measurements(_ output: ExpectedOutput) -> Tally {
        let zone = now.organization.zone
        let read: [MeasurementRecorded] = said { entry in
            if case .measurementRecorded(let it) = entry.action { it } else { nil }
        }.filter { reading in
            output.word(.nature).map { $0 == now.measures[reading.measure]?.definition.nature.rawValue } ?? true
        }
        guard output.needs.contains("target") else { return Tally(found: read.count) }
        let aimed = read.filter { reading in
            now.measures[reading.measure]?.standingTargets.keys.contains { period in
                zone.start(of: period) <= zone.start(of: reading.period)
                    && zone.end(of: reading.period) <= zone.end(of: period)
            } ?? false
        }
        return Tally(found: aimed.count)
    }

    private var reviewDate: Tally {
        let days: [Int] = said { entry in
            switch entry.action {
            case .sessionClosed(let it): it.next == nil ? nil : 1
            case .decisionTaken(let it): it.reviewOn == nil ? nil : 1
            case .decisionReviewed(let it): it.reviewOn == nil ? nil : 1
            default: nil
            }
        }
        return Tally(found: days.count)
    }

    private func summary(_ output: ExpectedOutput) -> Tally {
        let published = count { if case .summaryPublished = $0 { true } else { false } }
        guard output.needs.contains("audience"), published.found > 0 else { return published }
        let isShared = entries.contains { if case .summaryShared = $0.action { true } else { false } }
        let unshared = Wording("the summary was shared with nobody", russian: "итоги никому не переданы")
        return Tally(found: published.found, lacking: isShared ? [] : [unshared])
    }
}

extension FindingRecorded {
    /// Whether it tells of what lies outside the organization.
    var isOutside: Bool {
        switch lens {
        case .pestel, .competitors, .market, .customers: true
        case .swot: side == .opportunity || side == .threat
        case .resources, .execution, .culture, .gap: false
        }
    }
}

extension Plan {
    /// Whether an initiative has what a plan should say of it: an owner, resources, its approach.
    func has(_ id: GoalID, _ need: String) -> Bool {
        guard let goal = goals[id] else { return false }
        switch need {
        case "approach": return goal.plan.approach != nil
        case "owner": return goal.plan.owner != nil
        case "internal-owner":
            guard let owner = owner(goal.plan.owner), let person = people[owner] else { return false }
            return person.left == nil && person.level != "guest"
        case "resources": return resources.allocations.contains { $0.holder == id.subject && $0.isOpen }
        default: return true
        }
    }
}
