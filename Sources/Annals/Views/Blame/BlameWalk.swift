/// The steps from the lines of a plan to the entries that made them so: nothing is read but what the plan names.
struct BlameWalk<Source: Library> {
    let plan: Plan
    let library: Source
    let moment: Instant
    private(set) var lines: [Blame.Line] = []
    private var entries: [Position: Entry] = [:]

    init(_ plan: Plan, _ library: Source, _ moment: Instant) {
        self.plan = plan
        self.library = library
        self.moment = moment
    }

    mutating func walk() throws {
        for (part, story, wording) in plan.platformInOrder {
            try add(.platform, part.subject, .wording, wording.text, wording.mark)
            if let confirmed = story.confirmed {
                let day = plan.organization.zone.text(confirmed.occurredAt)
                try add(.platform, part.subject, .confirmed, day, confirmed)
            }
        }
        try walkGoals()
        try walkMeasures()
        for decision in plan.decisionsInForce(at: moment) {
            guard let taken = decision.taken else { continue }
            try add(.decisions, decision.id.subject, .statement, decision.statement, taken.mark)
            if let recount = decision.recounted {
                try add(.decisions, decision.id.subject, .recounted, "to be confirmed", recount)
            }
        }
        for finding in plan.standingFindings {
            try add(.findings, finding.id.subject, .text, finding.text, finding.began)
        }
        for assumption in plan.assumptionsInOrder(at: moment) {
            try add(.assumptions, assumption.id.subject, .text, assumption.text, assumption.began)
            if let judgement = assumption.judgements.last {
                try add(.assumptions, assumption.id.subject, .state, assumption.state.rawValue, judgement.mark)
            }
        }
        try walkResources()
        try walkTasks()
    }

    // MARK: Lines

    private mutating func add(
        _ chapter: Blame.Chapter, _ subject: Subject, _ part: Blame.Part, of: String? = nil, _ text: String,
        _ mark: Mark?
    ) throws {
        guard let mark, let entry = try entry(at: mark.position) else { return }
        add(chapter, subject, part, of: of, text, entry)
    }

    private mutating func add(
        _ chapter: Blame.Chapter, _ subject: Subject, _ part: Blame.Part, of: String? = nil, _ text: String,
        _ entry: Entry
    ) {
        lines.append(Blame.Line(chapter: chapter, subject: subject, part: part, of: of, text: text, entry: entry))
    }

    private mutating func entry(at position: Position) throws -> Entry? {
        if let entry = entries[position] { return entry }
        let entry = try library.entryInEffect(at: position)
        entries[position] = entry
        return entry
    }

    /// The entries that last changed what a story says of some parts of its subject, by a fold over its entries.
    private func origins<Of: Story>(
        _ id: Identifier<Of>, _ parts: [(part: Blame.Part, value: (Of) -> String?)]
    ) throws -> [Blame.Part: Entry] {
        var told = try library.entries(of: id.subject, aboutOnly: true)
        if Of.kind.isTimeless, !told.contains(where: { $0.creates(id.subject) }),
            let creation = try library.creation(of: id.subject)
        {
            told.append(creation)
        }
        var story = Of(id)
        var values: [Blame.Part: String] = [:]
        var origins: [Blame.Part: Entry] = [:]
        for entry in told where !entry.isOfAnother {
            story.apply(entry)
            for (part, value) in parts {
                let new = value(story)
                if new != values[part] || origins[part] == nil { origins[part] = entry }
                values[part] = new
            }
        }
        return origins
    }

    // MARK: Goals and tasks

    private mutating func walkGoals() throws {
        let places = try places()
        for goal in plan.openGoals {
            let subject = goal.id.subject
            if let rank = plan.rank(of: goal.id), let entry = places[goal.id] {
                add(.goals, subject, .rank, "\(rank)", entry)
            }
            let origins = try origins(
                goal.id,
                [
                    (.title, { $0.title }), (.horizon, { $0.plan.horizon.description }),
                    (.owner, { $0.plan.owner?.description }),
                ])
            if let entry = origins[.title] { add(.goals, subject, .title, goal.title, entry) }
            if let entry = origins[.horizon] { add(.goals, subject, .horizon, goal.plan.horizon.description, entry) }
            try addOwner(.goals, subject, goal.plan.owner, origins[.owner])
        }
    }

    /// The rankings that gave the goals the places that they have.
    private func places() throws -> [GoalID: Entry] {
        var places: [GoalID: (place: Int, entry: Entry)] = [:]
        for entry in try library.entries(of: Subject(.ranking), aboutOnly: true) {
            guard case .goalsRanked(let ranked) = entry.action else { continue }
            var next: [GoalID: (place: Int, entry: Entry)] = [:]
            for (place, goal) in ranked.order.enumerated() {
                let before = places[goal]
                next[goal] = before?.place == place ? before : (place, entry)
            }
            places = next
        }
        return places.mapValues(\.entry)
    }

    /// Who owns it by now: whoever it was given to or, where they left, whoever they handed over to.
    private mutating func addOwner(
        _ chapter: Blame.Chapter, _ subject: Subject, _ owner: PersonID?, _ given: Entry?
    ) throws {
        guard let owner, let given, let now = plan.owner(owner) else { return }
        var origin = given
        var holder = owner
        var seen: Set<PersonID> = []
        while holder != now, seen.insert(holder).inserted, let story = plan.people[holder], let left = story.left,
            let next = story.handedTo
        {
            if let handing = try entry(at: left.position) { origin = handing }
            holder = next
        }
        add(chapter, subject, .owner, now.description, origin)
    }

    private mutating func walkTasks() throws {
        for task in plan.openTasks {
            let subject = task.id.subject
            let origins = try origins(
                task.id,
                [
                    (.title, { $0.title }), (.owner, { $0.plan.owner?.description }),
                    (.due, { $0.plan.due?.description }), (.state, { $0.state.rawValue }),
                ])
            if let entry = origins[.title] { add(.tasks, subject, .title, task.title, entry) }
            try addOwner(.tasks, subject, task.plan.owner, origins[.owner])
            if let due = task.plan.due, let entry = origins[.due] {
                add(.tasks, subject, .due, due.description, entry)
            }
            if task.state != .open, let entry = origins[.state] {
                add(.tasks, subject, .state, task.state.rawValue, entry)
            }
        }
    }

    // MARK: Measures and resources

    private mutating func walkMeasures() throws {
        for measure in plan.measures(at: moment) {
            let subject = measure.id.subject
            let unit = measure.definition.unit
            let origins = try origins(measure.id, [(.name, { $0.began == nil ? nil : $0.name })])
            if let entry = origins[.name] { add(.measures, subject, .name, measure.name, entry) }
            let now = plan.standing(measure, at: moment)
            if let period = now.period, let reading = now.reading {
                try add(
                    .measures, subject, .reading, of: period.description, "\(reading.value) \(unit) (\(period))",
                    reading.mark)
            }
            var shown: [(Period?, Measure.Target?)] = [(period(of: now.target, measure), now.target)]
            if now.target == nil { shown.append((now.aheadPeriod, now.ahead)) }
            for case (let period?, let target?) in shown {
                try add(
                    .measures, subject, .target, of: period.description, "\(target.text) \(unit) (\(period))",
                    target.mark)
            }
        }
    }

    private func period(of target: Measure.Target?, _ measure: Measure) -> Period? {
        guard let target else { return nil }
        return measure.standingTargets.first { $0.value.mark.position == target.mark.position }?.key
    }

    private mutating func walkResources() throws {
        let lines = plan.resourceLines(at: moment)
        var releases: [Subject: [Position: Entry]] = [:]
        for line in lines {
            for capacity in line.capacities {
                let of = [line.pool.words, capacity.of].compactMap { $0 }.joined(separator: ", ")
                try add(
                    .resources, Subject(.resource), .capacity, of: of, "\(capacity.amount) \(of)", capacity.mark)
            }
            for allocation in line.allocations {
                let holder = allocation.holder
                if releases[holder] == nil { releases[holder] = try lastReleases(of: holder) }
                let text = "\(allocation.left) \(line.pool.words)"
                let of = allocation.mark.position.description
                if let release = releases[holder]?[allocation.mark.position] {
                    add(.resources, holder, .allocation, of: of, text, release)
                } else {
                    try add(.resources, holder, .allocation, of: of, text, allocation.mark)
                }
            }
        }
    }

    /// For each allocation of a holder of which some was released since, the last release.
    private func lastReleases(of holder: Subject) throws -> [Position: Entry] {
        var resources = Resources(Identifier())
        var last: [Position: Entry] = [:]
        for entry in try library.entries(of: holder, aboutOnly: true) {
            let before = resources.allocations.map(\.left)
            resources.apply(entry)
            for (index, left) in before.enumerated() where resources.allocations[index].left != left {
                last[resources.allocations[index].mark.position] = entry
            }
        }
        return last
    }
}
