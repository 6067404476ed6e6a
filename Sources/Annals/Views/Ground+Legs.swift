// What a decision rests on, and what happened to each of it since.

/// The steps from a decision to its legs and to what came of it.
struct GroundWalk<Source: Library> {
    let decision: Decision
    let taking: DecisionTaken
    let taken: Mark
    /// When somebody last looked.
    let since: Mark
    let library: Recollection<Source>
    let moment: Instant
    let zone: Zone
    var legs: [Ground.Leg] = []
    var loose: [Ground.Shift] = []
    private var seen: Set<Subject> = []

    init(
        _ decision: Decision, _ taking: DecisionTaken, _ taken: Mark, _ library: Recollection<Source>, _ moment: Instant
    ) throws {
        self.decision = decision
        self.taking = taking
        self.taken = taken
        since = decision.reviews.last?.mark ?? taken
        self.library = library
        // What ended a decision's force ended its ground too.
        self.moment = min(moment, decision.ended?.occurredAt ?? moment)
        zone = try library.recall(Identifier<Organization>())?.zone ?? .utc
    }

    mutating func readLegs() throws {
        for assumption in taking.assumes { try lean(on: assumption.subject, as: .assumes) }
        for entry in try library.entries(of: decision.id.subject, aboutOnly: false) {
            guard case .assumptionStated(let stated) = entry.action else { continue }
            if stated.about.contains(.subject(decision.id.subject)) {
                try lean(on: stated.assumption.subject, as: .assumes)
            }
        }
        for subject in taking.basis.compactMap(\.subject) { try lean(on: subject, as: .restsOn) }
        if let ballot = taking.ballot { try lean(on: ballot.subject, as: .ballot) }
        for goal in decision.proposal?.action.goals ?? [] { try lean(on: goal.subject, as: .serves) }
        for subject in (decision.proposal?.action.from ?? []).compactMap(\.subject) {
            try lean(on: subject, as: .comesFrom)
        }
        for other in taking.amends { try lean(on: other.subject, as: .amends) }
        for expectation in taking.expected { try readExpectation(expectation) }
        readCondition()
    }

    // MARK: When

    /// Whether nobody has looked since an entry.
    private func isUnsettled(by mark: Mark) -> Bool {
        (mark.occurredAt, mark.position) > (since.occurredAt, since.position)
    }

    private func isSinceTaken(_ mark: Mark) -> Bool {
        (mark.occurredAt, mark.position) > (taken.occurredAt, taken.position)
    }

    /// Something that an entry says happened; nothing where that was before the decision was taken, or after its end.
    func shift(_ cause: Ground.Cause, of subject: Subject, by mark: Mark?, _ words: String) -> Ground.Shift? {
        guard let mark, isSinceTaken(mark), mark.occurredAt <= moment else { return nil }
        return Ground.Shift(
            cause: cause, subject: subject, at: mark.occurredAt, position: mark.position, words: words,
            isSettled: !isUnsettled(by: mark))
    }

    /// A day that passed; nothing where it had passed before the decision was taken, or is still to come.
    func shift(_ cause: Ground.Cause, of subject: Subject, on day: Instant, setBy mark: Mark, _ words: String)
        -> Ground.Shift?
    {
        guard day < moment, day >= taken.occurredAt else { return nil }
        return Ground.Shift(
            cause: cause, subject: subject, at: day, position: mark.position, words: words,
            isSettled: day < since.occurredAt)
    }

    /// What was found out of the record itself: strikes, corrections and recounts act on the known clock alone.
    private func shift(_ cause: Ground.Cause, of subject: Subject, amendedBy entry: Entry?, _ words: String)
        -> Ground.Shift?
    {
        guard let entry, entry.position > taken.position else { return nil }
        return Ground.Shift(
            cause: cause, subject: subject, at: entry.occurredAt, position: entry.position, words: words,
            isSettled: entry.position < since.position)
    }

    // MARK: Legs

    private mutating func add(
        _ subject: Subject, _ relation: Ground.Relation, _ through: Subject?, _ words: String, _ state: String?,
        _ shifts: [Ground.Shift?]
    ) {
        let shifts = shifts.compactMap { $0 }.sorted { ($0.at, $0.position) < ($1.at, $1.position) }
        legs.append(
            Ground.Leg(
                subject: subject, relation: relation, through: through, words: words, state: state, shifts: shifts))
    }

    private mutating func lean(on subject: Subject, as relation: Ground.Relation, through: Subject? = nil) throws {
        guard subject != decision.id.subject, seen.insert(subject).inserted else { return }
        switch subject.kind {
        case .assumption:
            guard let story = try AssumptionID(subject).flatMap({ try library.recall($0) }) else { return }
            let fallen = shift(
                .assumptionFallen, of: subject, by: story.fallen?.mark,
                "\(story.id) “\(story.text)” was judged not to hold")
            add(subject, relation, through, story.text, story.state.rawValue, [fallen] + (try corrections(of: subject)))
        case .finding: try lean(onFinding: subject, as: relation, through)
        case .entry: try lean(onEntry: subject, as: relation, through)
        case .ballot:
            guard let story = try BallotID(subject).flatMap({ try library.recall($0) }) else { return }
            add(subject, relation, through, story.terms.question, story.outcome, try shifts(of: story))
        case .decision:
            guard let story = try DecisionID(subject).flatMap({ try library.recall($0) }) else { return }
            let isSource = relation == .comesFrom || relation == .amends
            if isSource { loosen(end(of: story, .sourceEnded)) }
            add(
                subject, relation, through, story.statement, story.state.rawValue,
                [isSource ? nil : end(of: story, .decisionEnded)] + (try corrections(of: subject)))
        case .goal:
            guard let story = try GoalID(subject).flatMap({ try library.recall($0) }) else { return }
            let dropped = shift(
                .goalDropped, of: subject, by: story.state == .dropped ? story.closed : nil,
                "\(story.id) “\(story.title)” was dropped")
            add(
                subject, relation, through, story.title, story.state.rawValue,
                [dropped] + (try corrections(of: subject)))
        default: try lean(onOther: subject, as: relation, through)
        }
    }

    private mutating func lean(onFinding subject: Subject, as relation: Ground.Relation, _ through: Subject?) throws {
        guard let story = try FindingID(subject).flatMap({ try library.recall($0) }) else { return }
        let replaced = shift(
            .findingReplaced, of: subject, by: story.replacedBy?.mark,
            "\(story.id) “\(story.text)” was replaced by \(story.replacedBy?.finding.description ?? "")")
        let retired = shift(
            .findingRetired, of: subject, by: story.retired, "\(story.id) “\(story.text)” holds no more")
        add(
            subject, relation, through, story.text, story.state.rawValue,
            [replaced, retired] + (try corrections(of: subject)))
        for evidence in story.said.evidence.compactMap(\.subject) {
            try lean(on: evidence, as: .restsOn, through: subject)
        }
    }

    private mutating func lean(onEntry subject: Subject, as relation: Ground.Relation, _ through: Subject?) throws {
        let position = Position(subject.number)
        guard let recorded = try library.entry(at: position) else { return }
        let fate = try library.fate(of: position)
        let strike = fate.last { if case .entryStruck = $0.action { true } else { false } }
        if case .entryStruck(let it)? = strike?.action {
            let said = try words(recorded)
            let struck = shift(
                .entryStruck, of: subject, amendedBy: strike, "\(subject.id) (\(said)) was struck: \(it.reason)")
            return add(subject, relation, through, said, "struck", [struck])
        }
        guard let entry = try library.entryInEffect(at: position) else { return }
        let shifts = [try correction(of: entry, subject), try change(of: entry, subject)]
        add(subject, relation, through, try words(entry), nil, shifts)
        if case .argumentMade(let argument) = entry.action {
            for evidence in argument.evidence.compactMap(\.subject) {
                try lean(on: evidence, as: .restsOn, through: subject)
            }
        }
    }

    private mutating func lean(onOther subject: Subject, as relation: Ground.Relation, _ through: Subject?) throws {
        let words: String? =
            switch subject.kind {
            case .alternative: decision.alternatives.first { $0.alternative.subject == subject }?.text
            case .idea: try IdeaID(subject).flatMap { try library.recall($0)?.shownText }
            case .group: try GroupID(subject).flatMap { try library.recall($0)?.title }
            case .question: try QuestionID(subject).flatMap { try library.recall($0)?.text }
            case .homework: try HomeworkID(subject).flatMap { try library.recall($0)?.plan.what }
            case .measure: try MeasureID(subject).flatMap { try library.recall($0)?.name }
            case .task: try TaskID(subject).flatMap { try library.recall($0)?.title }
            case .session: try SessionID(subject).flatMap { try library.recall($0)?.title }
            default: nil
            }
        let tellsMuch = subject.kind == .measure || subject.kind == .session || subject.kind == .person
        add(subject, relation, through, words ?? "", nil, tellsMuch ? [] : try corrections(of: subject))
    }
}

// MARK: - What became of a leg

extension GroundWalk {
    /// What it rested on then and reads otherwise by now.
    private func corrections(of subject: Subject) throws -> [Ground.Shift?] {
        try library.entries(of: subject, aboutOnly: true).map { entry in
            guard entry.correctedBy != nil, !isUnsettled(by: Mark(entry)) else { return nil }
            return try correction(of: entry, subject)
        }
    }

    private func correction(of entry: Entry, _ subject: Subject) throws -> Ground.Shift? {
        guard let correction = try entry.correctedBy.flatMap({ try library.entry(at: $0) }),
            case .entryCorrected(let it) = correction.action
        else { return nil }
        let what = subject.kind == .entry ? subject.id : "\(subject.id) (\(entry.position))"
        return shift(.entryCorrected, of: subject, amendedBy: correction, "\(what) was corrected: \(it.reason)")
    }

    /// What stands by now where another figure or target stood.
    private func change(of entry: Entry, _ subject: Subject) throws -> Ground.Shift? {
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
                "\(measure.id) \(measure.name) in \(it.period) is \(now) now, not \(it.value)")
        case .targetSet(let it):
            guard let measure = try library.recall(it.measure), let all = measure.targets[it.period],
                let own = all.first(where: { $0.mark.position == entry.position }), let now = all.last
            else { return nil }
            if let cancelled = now.cancelled {
                return shift(
                    .targetChanged, of: subject, by: cancelled,
                    "the target of \(measure.id) \(measure.name) for \(it.period) was cancelled")
            }
            guard now.low != own.low || now.high != own.high else { return nil }
            return shift(
                .targetChanged, of: subject, by: now.mark,
                "the target of \(measure.id) \(measure.name) for \(it.period) is \(now.text) now, not \(own.text)")
        default: return nil
        }
    }

    private func shifts(of ballot: Ballot) throws -> [Ground.Shift?] {
        let subject = ballot.id.subject
        let contest = ballot.contests.last
        let name = "\(ballot.id) “\(ballot.terms.question)”"
        let contested: Ground.Shift? =
            switch contest?.outcome {
            case nil:
                shift(
                    .ballotContested, of: subject, by: contest?.mark,
                    "the result of \(name) is contested: \(contest?.ground ?? "")")
            case .stands: nil
            case .recounted: shift(.ballotRecounted, of: subject, by: contest?.settled, "\(name) was counted again")
            case .void: shift(.ballotAnnulled, of: subject, by: contest?.settled, "\(name) was found void")
            case .repeated: shift(.ballotAnnulled, of: subject, by: contest?.settled, "\(name) is to be voted on again")
            }
        let reopened = shift(
            .ballotReopened, of: subject, by: ballot.earlierRounds.last?.reopened.mark, "\(name) was opened again")
        return [contested, reopened, try recount(of: ballot, name)]
    }

    /// A count made again after a correction: only a review that upholds the decision confirms it.
    private func recount(of ballot: Ballot, _ name: String) throws -> Ground.Shift? {
        guard let recount = ballot.recountsOfRound.last, let entry = try library.entry(at: recount.mark.position),
            let shift = shift(
                .ballotRecounted, of: ballot.id.subject, amendedBy: entry,
                "\(name) was counted again after the correction \(recount.cause): \(ballot.outcome)")
        else { return nil }
        guard decision.recounted != nil || taking.ballot == ballot.id else { return shift }
        return Ground.Shift(
            cause: shift.cause, subject: shift.subject, at: shift.at, position: shift.position, words: shift.words,
            isSettled: decision.recounted == nil)
    }

    /// A decision that it rests on, comes from or amends, and that holds no more; not where it took its place itself.
    func end(of other: Decision, _ cause: Ground.Cause) -> Ground.Shift? {
        if let by = other.reversedBy ?? other.supersededBy, by.decision == decision.id { return nil }
        let name = "\(other.id) “\(other.statement)”"
        if let ended = other.ended ?? other.rejected ?? other.withdrawn {
            let by = (other.reversedBy ?? other.supersededBy).map { " by \($0.decision)" } ?? ""
            return shift(cause, of: other.id.subject, by: ended, "\(name) is \(other.state.rawValue)\(by)")
        }
        guard let taken = other.taken, let until = taken.action.inForceUntil else { return nil }
        return shift(
            cause, of: other.id.subject, on: zone.end(of: until), setBy: taken.mark, "\(name) held until \(until) only")
    }

    // MARK: What it was to bring, and what it depends on

    private mutating func readExpectation(_ expectation: Expectation) throws {
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
        var missed: Ground.Shift?
        if let figure, measure.fallsShort(figure.value, of: value) == true {
            let says = figure.isForecast ? "is forecast at" : "came to"
            missed = shift(
                .expectationMissed, of: id.subject, by: figure.mark,
                "expected \(name) at \(value) \(unit) in \(period); it \(says) \(figure.value)")
        }
        let state = figure.map { $0.isForecast ? "\($0.value) by the forecast" : "came to \($0.value)" }
        let isAhead = zone.end(of: period) >= moment
        add(id.subject, .expected, nil, words, state ?? (isAhead ? "still to come" : "nobody has read it"), [missed])
        if figure == nil {
            loosen(
                shift(
                    .expectationUnread, of: id.subject, on: zone.end(of: period), setBy: taken,
                    "expected \(words), and nobody has read it"))
        }
    }

    /// What was expected in words: no figure can say whether it came.
    private mutating func readWords(_ expectation: Expectation) {
        let subject = expectation.measure?.subject ?? decision.id.subject
        let parts = [expectation.words, expectation.value.map { "\($0)" }, expectation.period.map { "in \($0)" }]
        let words = parts.compactMap { $0 }.joined(separator: " ")
        add(subject, .expected, nil, words, nil, [])
        guard let period = expectation.period else { return }
        loosen(
            shift(
                .expectationUnread, of: subject, on: zone.end(of: period), setBy: taken,
                "expected “\(words)”, and no review says whether it came"))
    }

    private mutating func readCondition() {
        guard let condition = taking.subjectTo else { return }
        let own = decision.id.subject
        let state = decision.condition.map { $0.isMet ? "met" : "not met" } ?? "open"
        let due = condition.by.map { ", by \($0)" } ?? ""
        var overdue: Ground.Shift?
        if decision.condition == nil, let by = condition.by {
            overdue = shift(
                .conditionOverdue, of: own, on: zone.end(of: by), setBy: taken,
                "its condition “\(condition.condition)” was to be met by \(by), and nobody said whether it is")
        }
        add(own, .condition, nil, condition.condition + due, state, [overdue])
    }

    // MARK: Words

    /// What an entry says, in a few words; nothing of what may be hidden.
    private func words(_ entry: Entry) throws -> String {
        switch entry.action {
        case .measurementRecorded(let it):
            let measure = try library.recall(it.measure)
            let name = measure.map { "\(it.measure) \($0.name)" } ?? it.measure.description
            return "\(name) in \(it.period): \(it.value) \(measure?.definition.unit ?? "")"
        case .targetSet(let it): return "target of \(it.measure) for \(it.period)"
        case .argumentMade(let it): return "\(it.stance.rawValue) \(it.on): \(it.text)"
        default: return entry.action.name
        }
    }
}
