/// One session as it looks at a moment: stage, clock and agenda, who is there, who speaks and who waits, the question at
/// hand, ideas and their fate, ballots, breakouts, decisions, tasks, and what people were to prepare.
///
/// A fold over the entries that name the session.
public struct Board: Projection {
    /// The session.
    public private(set) var session: Session?
    /// The ideas that the session named.
    public private(set) var ideas = Shelf<Idea>()
    /// Their groups.
    public private(set) var groups = Shelf<IdeaGroup>()
    /// The questions that it named.
    public private(set) var questions = Shelf<Question>()
    /// What people were to prepare for it.
    public private(set) var homework = Shelf<Homework>()
    /// What they agreed to keep to.
    public private(set) var rules = Shelf<HouseRule>()
    /// Those who work by themselves for a while.
    public private(set) var breakouts = Shelf<Breakout>()
    /// Its ballots.
    public private(set) var ballots = Shelf<Ballot>()
    /// The decisions that it named.
    public private(set) var decisions = Shelf<Decision>()
    /// The tasks that it named.
    public private(set) var tasks = Shelf<Todo>()
    /// The goals that it named.
    public private(set) var goals = Shelf<Goal>()
    /// The parts of the platform that it stated or confirmed.
    public private(set) var platform = Shelf<Platform>()
    /// The findings that it named.
    public private(set) var findings = Shelf<Finding>()
    /// The assumptions that it named.
    public private(set) var assumptions = Shelf<Assumption>()
    /// Its pulses.
    public private(set) var pulses = Shelf<Pulse>()
    /// What was said for and against something in it, by what it is about, oldest first.
    public private(set) var arguments: [Subject: [Argument]] = [:]
    /// The organization, for its clock, as far as it was recalled.
    public private(set) var organization = Organization(Identifier())
    /// The nights between its days.
    private var nights = Nights()
    /// How many entries were taken up.
    public private(set) var count = 0
    /// The last one, without whoever may not be named yet.
    public private(set) var last: Mark?

    /// Of an empty log.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        count += 1
        let wasOpen = session?.isOpen == true
        for subject in entry.about { take(entry, of: subject) }
        if case .argumentMade(let said) = entry.action, let subject = said.on.subject {
            arguments[subject, default: []].append(Argument(said, Mark(entry)))
        }
        if let session, wasOpen || session.isOpen, entry.isOf(session.id) { nights.see(entry.occurredAt) }
        let hidden = Sight.hidden(in: entry) { story($0) }
        last = Mark(entry.showing(without: hidden))
    }

    /// Something said for or against, or a remark.
    public struct Argument: Sendable {
        /// Which of them.
        public let stance: Stance
        /// What was said.
        public let text: String
        /// The entry, with who said it.
        public let mark: Mark

        init(_ said: ArgumentMade, _ mark: Mark) {
            stance = said.stance
            text = said.text
            self.mark = mark
        }
    }

    /// What has become of something that may be hidden.
    private func story(_ subject: Subject) -> (any Story)? {
        IdeaID(subject).flatMap { ideas[$0] } ?? BallotID(subject).flatMap { ballots[$0] }
    }

    /// Takes up what was said elsewhere of what was carried into the session and of the organization, and nothing
    /// else that was said with it.
    ///
    /// - Parameters:
    ///   - earlier: what was said elsewhere (`entriesBefore`).
    ///   - own: the entries of the session.
    public mutating func recall(_ earlier: [Entry], before own: [Entry]) {
        let carried = Set(own.compactMap { if case .carried(let it) = $0.action { it.item.subject } else { nil } })
        for entry in earlier {
            for subject in entry.about where carried.contains(subject) || subject.kind == .organization {
                take(entry, of: subject)
            }
        }
    }

    private mutating func take(_ entry: Entry, of subject: Subject) {
        switch subject.kind {
        case .organization: organization.apply(entry)
        case .session:
            guard let id = SessionID(subject) else { return }
            if session == nil { session = Session(id) }
            if session?.id == id { session?.apply(entry) }
        case .idea: ideas.apply(entry, to: subject)
        case .group: groups.apply(entry, to: subject)
        case .question: questions.apply(entry, to: subject)
        case .homework: homework.apply(entry, to: subject)
        case .rule: rules.apply(entry, to: subject)
        case .breakout: breakouts.apply(entry, to: subject)
        case .ballot: ballots.apply(entry, to: subject)
        case .decision: decisions.apply(entry, to: subject)
        case .task: tasks.apply(entry, to: subject)
        case .goal: goals.apply(entry, to: subject)
        case .platform: platform.apply(entry, to: subject)
        case .finding: findings.apply(entry, to: subject)
        case .assumption: assumptions.apply(entry, to: subject)
        case .pulse: pulses.apply(entry, to: subject)
        default: break
        }
    }
}

// MARK: - Time

extension Board {
    /// Time planned against time taken.
    public struct Timing: Sendable, Equatable {
        /// The minutes planned, what was added counted in; `nil` where nobody said.
        public let planned: Int?
        /// The minutes added.
        public let extended: Int
        /// The seconds taken so far, pauses and nights not counted.
        public let seconds: Int

        /// Time taken, against what was planned.
        public init(planned: Int?, extended: Int = 0, seconds: Int) {
            self.planned = planned
            self.extended = extended
            self.seconds = seconds
        }
    }

    /// An item of the agenda, with its time.
    public struct Line: Sendable {
        /// The item as planned.
        public let item: AgendaItem
        /// Its time.
        public let timing: Timing
        /// Whether it is the one at hand.
        public let isCurrent: Bool
    }

    /// The moment that the board shows: its last entry, or the close.
    private var moment: Instant { session?.closed?.occurredAt ?? last?.occurredAt ?? .earliest }

    /// When it was not at work: pauses, and the nights between its days.
    private func away(until end: Instant) -> Interruptions {
        session.map { Interruptions($0.clock, until: end, and: nights.spans(in: organization.zone)) } ?? Interruptions()
    }

    /// The time of the whole session; `nil` before its opening.
    ///
    /// - Parameter now: the moment; left out, that of the last entry.
    public func timing(at now: Instant? = nil) -> Timing? {
        guard let session, let opened = session.opened else { return nil }
        let end = session.closed?.occurredAt ?? now ?? moment
        let extended = session.agenda.extended()
        return Timing(
            planned: session.plan.minutes.map { $0 + extended }, extended: extended,
            seconds: away(until: end).seconds(from: opened.occurredAt, to: end))
    }

    /// The time of the stage at hand; `nil` where none was entered.
    public func stageTiming(at now: Instant? = nil) -> Timing? {
        guard let session, let stage = session.stages.last else { return nil }
        let end = session.closed?.occurredAt ?? now ?? moment
        let planned = stage.minutes ?? session.plan.stages.first { $0.stage == stage.stage }?.minutes
        return Timing(
            planned: planned, extended: 0,
            seconds: away(until: end).seconds(from: stage.entered.occurredAt, to: end))
    }

    /// The time that each stage took so far, all its rounds together, against what is planned for it.
    public func stageTimings(at now: Instant? = nil) -> [String: Timing] {
        guard let session else { return [:] }
        let end = session.closed?.occurredAt ?? now ?? moment
        let away = away(until: end)
        var seconds: [String: Int] = [:]
        for (index, visit) in session.stages.enumerated() {
            let next = index + 1 < session.stages.count ? session.stages[index + 1].entered.occurredAt : end
            seconds[visit.stage, default: 0] += away.seconds(from: visit.entered.occurredAt, to: next)
        }
        let planned = Dictionary(
            session.plan.stages.map { ($0.stage, $0.minutes) }, uniquingKeysWith: { first, _ in first })
        return seconds.reduce(into: [:]) { all, one in
            all[one.key] = Timing(planned: planned[one.key] ?? nil, seconds: one.value)
        }
    }

    /// The agenda, planned against actual.
    public func agenda(at now: Instant? = nil) -> [Line] {
        guard let session else { return [] }
        let agenda = session.agenda
        let away = away(until: now ?? moment)
        return agenda.items.map { item in
            let extended = agenda.extended(item.item)
            let seconds = agenda.seconds(of: item.item, by: now ?? moment, away) ?? 0
            return Line(
                item: item,
                timing: Timing(planned: item.minutes + extended, extended: extended, seconds: seconds),
                isCurrent: agenda.current == item.item)
        }
    }

    /// Who spoke how long in turns that are over, the longest first.
    public var airtime: [(person: PersonID, seconds: Int, turns: Int)] {
        guard let floor = session?.floor else { return [] }
        return floor.airtime.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { ($0.key, $0.value, floor.turns[$0.key] ?? 0) }
    }

    /// The question at hand: the last one posed that has no answer yet.
    public var question: Question? {
        questions.all.filter { $0.answer == nil && $0.began != nil }
            .max { ($0.began?.occurredAt ?? .earliest, $0.id) < ($1.began?.occurredAt ?? .earliest, $1.id) }
    }
}

// MARK: - Where its entries are

extension Library {
    /// The entries that a session's board is folded from: those that name it, and what became, before its close, of the
    /// ballots, ideas and pulses that came up in it, where nobody named the session again.
    public func entries(ofSession id: SessionID) throws -> [Entry] {
        let own = try entries(of: id.subject, aboutOnly: false)
        var board = Board()
        for entry in own { board.apply(entry) }
        let end = board.session?.closed?.occurredAt ?? asOf
        let begun =
            board.ballots.all.filter { $0.began?.session == id }.map(\.id.subject)
            + board.ideas.all.filter { ($0.session ?? $0.began?.session) == id }.map(\.id.subject)
            + board.questions.all.filter { $0.session == id }.map(\.id.subject)
            + board.pulses.all.filter { $0.session == id }.map(\.id.subject)
        var all = Dictionary(uniqueKeysWithValues: own.map { ($0.position, $0) })
        for subject in begun {
            for entry in try entries(of: subject, aboutOnly: true)
            where entry.occurredAt <= end && (entry.session ?? id) == id { all[entry.position] = entry }
        }
        return all.values.sorted { $0.isBefore($1) }
    }

    /// What was said elsewhere and a session's board needs: of the organization, for its clock, and of the things that
    /// were carried into the session, before they came there.
    public func entriesBefore(_ own: [Entry], inSession id: SessionID) throws -> [Entry] {
        let known = Set(own.map(\.position))
        var earlier: [Position: Entry] = [:]
        for entry in try entries(of: Identifier<Organization>().subject, aboutOnly: true)
        where !known.contains(entry.position) { earlier[entry.position] = entry }
        for arrival in own {
            guard case .carried(let carrying) = arrival.action, carrying.into == id,
                let subject = carrying.item.subject
            else { continue }
            for entry in try entries(of: subject, aboutOnly: true)
            where entry.isBefore(arrival) && !known.contains(entry.position) { earlier[entry.position] = entry }
        }
        return earlier.values.sorted { $0.isBefore($1) }
    }
}
