/// Where attention went: ideas, arguments, and time in the room, by theme, lens and approach.
///
/// An idea belongs to the themes that it was given and to those of its group; to the lenses of the findings and to the
/// approaches of the goals that it led to. An argument belongs to what it is on. Time belongs to what was on the table:
/// an item of the agenda, or a stage where no item was entered, with what it is about and what was captured, found,
/// proposed, argued or decided in it. What belongs to several counts for each of them.
public struct Attention: Sendable {
    /// What attention went to, by kind, then by how much.
    public private(set) var lines: [Line] = []
    /// All ideas, arguments and time: what the lines are parts of.
    public private(set) var all = Amount()
    /// The goals that came of things: of a decision, idea or finding.
    private(set) var goalsOf: [Subject: [Subject]] = [:]

    /// By what attention is told apart.
    public enum Kind: String, CaseIterable, Sendable {
        case theme = "theme"
        case lens = "lens"
        case approach = "approach"
    }

    /// A theme, a lens or an approach.
    public struct Topic: Hashable, Sendable {
        /// Which of the three.
        public let kind: Kind
        /// The theme's id, the lens, the approach.
        public let key: String
    }

    /// How much attention something got.
    public struct Amount: Sendable, Equatable {
        /// Ideas captured.
        public var ideas = 0
        /// Arguments made.
        public var arguments = 0
        /// Findings recorded.
        public var findings = 0
        /// Goals set.
        public var goals = 0
        /// Decisions taken.
        public var decisions = 0
        /// Seconds in the room.
        public var seconds = 0

        /// Whether there was none.
        public var isNone: Bool { self == Amount() }
    }

    /// What one theme, lens or approach got.
    public struct Line: Sendable {
        /// What it is.
        public let topic: Topic
        /// What it is called.
        public let name: String
        /// How much it got.
        public let amount: Amount
    }

    /// What went to topics of a kind.
    public func lines(_ kind: Kind) -> [Line] { lines.filter { $0.topic.kind == kind } }
}

extension Attention {
    /// Reads out of what happened between two moments where attention went.
    init(
        of between: Between, _ known: Comparison.Known, _ plan: Plan, from: Instant, to: Instant,
        in library: Recollection<some Library>
    ) throws {
        var reader = TopicReader(between: between, known: known, plan: plan, library: library)
        var amounts: [Topic: Amount] = [:]
        func count(_ part: WritableKeyPath<Amount, Int>, _ topics: Set<Topic>, _ number: Int = 1) {
            all[keyPath: part] += number
            for topic in topics { amounts[topic, default: Amount()][keyPath: part] += number }
        }
        func isNew(_ mark: Mark?) -> Bool { mark.map { $0.occurredAt > from && $0.occurredAt <= to } ?? false }
        for idea in between.ideas.all { count(\.ideas, try reader.topics(of: idea.id.subject)) }
        for subject in between.argued { count(\.arguments, try reader.topics(of: subject)) }
        for finding in known.findings.values where isNew(finding.began) {
            count(\.findings, try reader.topics(of: finding.id.subject))
        }
        for goal in known.goals.values where isNew(goal.began) {
            count(\.goals, try reader.topics(of: goal.id.subject))
        }
        for decision in known.decisions.values where isNew(decision.taken?.mark) {
            count(\.decisions, try reader.topics(of: decision.id.subject))
        }
        for session in known.sessions.values where isNew(session.opened) {
            for (seconds, subjects) in between.time(of: session, in: plan.organization.zone) {
                count(\.seconds, try subjects.reduce(into: []) { $0.formUnion(try reader.topics(of: $1)) }, seconds)
            }
        }
        goalsOf = reader.goalsOf
        lines = amounts.map { topic, amount in
            let name = ThemeID(topic.key).flatMap { topic.kind == .theme ? plan.themes[$0]?.title : nil }
            return Line(topic: topic, name: name ?? topic.key, amount: amount)
        }
        .sorted { left, right in
            func place(_ line: Line) -> (Int, Int, Int, String) {
                let amount = line.amount
                return (
                    Kind.allCases.firstIndex(of: line.topic.kind) ?? 0, -amount.seconds,
                    -(amount.ideas + amount.arguments + amount.findings + amount.goals + amount.decisions),
                    line.topic.key
                )
            }
            return place(left) < place(right)
        }
    }
}

/// Tells to which topics things belong.
private struct TopicReader<Source: Library> {
    let between: Between
    let known: Comparison.Known
    let plan: Plan
    let library: Recollection<Source>
    /// The lenses of the findings, and the goals, that came of something.
    private var lensesOf: [Subject: Set<FindingLens>] = [:]
    private(set) var goalsOf: [Subject: [Subject]] = [:]
    private var topics: [Subject: Set<Attention.Topic>] = [:]

    init(between: Between, known: Comparison.Known, plan: Plan, library: Recollection<Source>) {
        self.between = between
        self.known = known
        self.plan = plan
        self.library = library
        let findings = known.findings.merging(plan.standingFindings.map { ($0.id, $0) }) { first, _ in first }
        for finding in findings.values {
            for subject in finding.said.from.compactMap(\.subject) {
                lensesOf[subject, default: []].insert(finding.said.lens)
            }
        }
        let goals = known.goals.merging(plan.openGoals.map { ($0.id, $0) }) { first, _ in first }
        for goal in goals.values.sorted(by: { $0.id < $1.id }) {
            let sources = goal.plan.from.compactMap(\.subject) + (goal.plan.decision.map { [$0.subject] } ?? [])
            for subject in Set(sources) { goalsOf[subject, default: []].append(goal.id.subject) }
        }
    }

    /// The topics of a subject.
    mutating func topics(of subject: Subject) throws -> Set<Attention.Topic> {
        if let found = topics[subject] { return found }
        // What leads in a circle leads nowhere.
        topics[subject] = []
        let found = try read(subject)
        topics[subject] = found
        return found
    }

    private mutating func read(_ subject: Subject) throws -> Set<Attention.Topic> {
        switch subject.kind {
        case .theme: return [Attention.Topic(kind: .theme, key: subject.id)]
        case .idea:
            guard let id = IdeaID(subject), let idea = try between.ideas[id] ?? library.recall(id), !idea.isHidden
            else { return [] }
            return try themes(idea.themes).union(group(idea.group)).union(outcomes(of: subject))
        case .group: return try group(GroupID(subject)).union(outcomes(of: subject))
        case .finding:
            guard let id = FindingID(subject), let finding = try known.findings[id] ?? library.recall(id) else {
                return []
            }
            return themes(finding.said.themes)
                .union([Attention.Topic(kind: .lens, key: finding.said.lens.rawValue)])
        case .goal:
            guard let id = GoalID(subject), let goal = try known.goals[id] ?? library.recall(id) else { return [] }
            return themes(goal.plan.themes)
                .union(goal.plan.approach.map { [Attention.Topic(kind: .approach, key: $0)] } ?? [])
        case .decision, .alternative, .criterion:
            let id = DecisionID(subject.number)
            guard let decision = try known.decisions[id] ?? library.recall(id) else { return [] }
            var found = themes(decision.proposal?.action.themes ?? [])
            for goal in decision.proposal?.action.goals ?? [] { found.formUnion(try topics(of: goal.subject)) }
            return try found.union(outcomes(of: id.subject))
        case .task:
            guard let id = TaskID(subject), let task = try known.tasks[id] ?? library.recall(id) else { return [] }
            return try task.plan.from.compactMap(\.subject)
                .reduce(into: []) { $0.formUnion(try topics(of: $1)) }
        case .ballot:
            guard let terms = try BallotID(subject).flatMap({ try library.recall($0) })?.terms else { return [] }
            let on = terms.options.compactMap { $0.refersTo?.subject } + (terms.decision.map { [$0.subject] } ?? [])
            return try on.reduce(into: []) { $0.formUnion(try topics(of: $1)) }
        case .log, .organization, .entry, .person, .series, .session, .homework, .item, .rule, .question, .breakout,
            .pulse, .platform, .assumption, .measure, .ranking, .resource:
            return []
        }
    }

    private func themes(_ themes: [ThemeID]) -> Set<Attention.Topic> {
        Set(themes.map { Attention.Topic(kind: .theme, key: $0.description) })
    }

    private func group(_ id: GroupID?) throws -> Set<Attention.Topic> {
        guard let id, let group = try between.groups[id] ?? library.recall(id) else { return [] }
        return themes(group.themes)
    }

    /// The lenses of the findings, and the approaches of the goals, that came of something.
    private mutating func outcomes(of subject: Subject) throws -> Set<Attention.Topic> {
        var found = Set((lensesOf[subject] ?? []).map { Attention.Topic(kind: .lens, key: $0.rawValue) })
        for goal in goalsOf[subject] ?? [] {
            found.formUnion(try topics(of: goal).filter { $0.kind == .approach })
        }
        return found
    }
}

extension Between {
    /// The time of a session part by part: the items of the agenda that were entered or, where none was, its stages;
    /// the seconds of each, breaks left out, with what was on the table.
    func time(of session: Session, in zone: Zone) -> [(seconds: Int, subjects: Set<Subject>)] {
        let hours = lookback.rooms[session.id.number] ?? Lookback.Hours()
        guard let start = session.opened?.occurredAt,
            case let end = session.closed?.occurredAt ?? hours.nights.lastSeen ?? start, end > start
        else { return [] }
        let away = Interruptions(session.clock, until: end, and: hours.nights.spans(in: zone))
        let matters = rows[session.id.number]?.matters ?? []
        return parts(of: session, until: end).compactMap { part in
            let seconds = away.seconds(from: part.from, to: part.to)
            if seconds == 0 { return nil }
            let said = matters.filter { $0.at >= part.from && $0.at < part.to }.map(\.subject)
            return (seconds, Set(part.about + said))
        }
    }

    private func parts(of session: Session, until end: Instant) -> [(from: Instant, to: Instant, about: [Subject])] {
        let items = Dictionary(session.agenda.items.map { ($0.item, $0) }) { first, _ in first }
        let visits = session.agenda.visits.filter { items[$0.item]?.isBreak != true }
        if !session.agenda.visits.isEmpty {
            return visits.map { visit in
                let about = items[visit.item]?.about.compactMap(\.subject) ?? []
                return (visit.entered.occurredAt, min(end, visit.ended ?? end), about)
            }
        }
        return session.stages.enumerated().map { index, visit in
            let next = index + 1 < session.stages.count ? session.stages[index + 1].entered.occurredAt : end
            return (visit.entered.occurredAt, min(end, next), [])
        }
    }
}
