/// What a session opens on: everything that was promised or put off and is due, each with the fate that it got there.
public struct Promises: Sendable {
    /// The session that goes through them; `nil` where none is on the calendar.
    public let session: Session?
    /// The promises, as they stood when it opened: tasks first, the most urgent first, then decisions, proposals and
    /// what was deferred, questions, and what was parked.
    public let all: [Promise]

    /// The promises of a session, as somebody goes through them.
    public init(session: Session?, all: [Promise]) {
        self.session = session
        self.all = all
    }

    /// Those that have no fate yet.
    public var left: [Promise] { all.filter { $0.fate == nil } }

    /// Those that got a fate.
    public var settled: [Promise] { all.filter { $0.fate != nil } }

    /// How many got each fate.
    public var counts: [(fate: Promise.Fate, count: Int)] {
        Promise.Fate.allCases.compactMap { fate in
            let count = all.count { $0.fate == fate }
            return count == 0 ? nil : (fate, count)
        }
    }
}

extension Promises {
    /// What is open on an occasion, and what became of it in its session.
    ///
    /// - Parameters:
    ///   - occasion: the session and its moment.
    ///   - matters: everything that is there, folded as of the occasion.
    ///   - grounds: the ground of every decision in force then.
    ///   - library: what is read of, up to now: what the session itself did.
    public static func open(
        on occasion: Occasion, of matters: Matters, grounds: [Ground], in library: some Library
    ) throws -> Promises {
        let collector = Collector(occasion: occasion, matters: matters)
        var all = collector.tasks + collector.decisions(grounds) + collector.proposals + collector.questions
        all += try collector.ideas(library) + collector.groups(library)
        if let session = occasion.session?.id {
            let places = Dictionary(all.enumerated().map { ($1.subject, $0) }) { first, _ in first }
            let members = Dictionary(
                all.enumerated().flatMap { place, promise in promise.members.map { ($0, place) } }
            ) { first, _ in first }
            for entry in try library.entries(of: session.subject, aboutOnly: false) {
                for subject in Set(entry.about + entry.mentions) {
                    guard let place = places[subject] ?? members[subject] else { continue }
                    if let fate = entry.fate(of: subject, in: session) {
                        all[place].given.append(Promise.Given(fate: fate, mark: Mark(entry)))
                    }
                }
            }
        }
        return Promises(session: occasion.session, all: all)
    }
}

extension Promise {
    /// Takes up a fate that was just recorded.
    public mutating func take(_ fate: Fate, _ entry: Entry) { given.append(Given(fate: fate, mark: Mark(entry))) }

    /// The ideas of a group: what becomes of them becomes of it.
    fileprivate var members: [Subject] {
        if case .group(_, let ideas) = matter { ideas.map(\.id.subject) } else { [] }
    }
}

/// What is open, kind by kind.
private struct Collector {
    let occasion: Occasion
    let matters: Matters

    private var zone: Zone { matters.plan.organization.zone }

    /// Whether something came up in the session itself: it is no promise of before.
    private func isOwn(_ mark: Mark?) -> Bool { mark?.session != nil && mark?.session == occasion.session?.id }

    private func isDue(_ period: Period?) -> Bool { period.map { zone.start(of: $0) <= occasion.moment } ?? true }
    private func isPast(_ period: Period?) -> Bool { period.map { zone.end(of: $0) < occasion.moment } ?? false }

    var tasks: [Promise] {
        matters.plan.openTasks.filter { $0.began != nil && !isOwn($0.began) }.map { task in
            Promise(
                matter: .task(task), owner: matters.plan.owner(task.plan.owner), due: task.plan.due,
                isOverdue: isPast(task.plan.due))
        }
    }

    func decisions(_ grounds: [Ground]) -> [Promise] {
        grounds.filter { $0.needsReview && !isOwn($0.decision.taken?.mark) }.map { ground in
            let due = ground.decision.isDueForReview(at: occasion.moment, in: zone) ? ground.decision.reviewOn : nil
            return Promise(matter: .decision(ground), owner: nil, due: due, isOverdue: isPast(due))
        }
    }

    /// Proposals, and what was put off until now.
    var proposals: [Promise] {
        matters.plan.decisions.all.filter { decision in
            decision.began != nil && decision.isUndecided && !isOwn(decision.began)
                && (decision.state == .proposed || isDue(decision.deferred?.until))
        }
        .map { decision in
            let until = decision.deferred?.until
            return Promise(
                matter: .proposal(decision), owner: decision.proposal?.mark.actor, due: until, isOverdue: isPast(until))
        }
    }

    var questions: [Promise] {
        matters.questions.all.filter { $0.began != nil && $0.answer == nil && !isOwn($0.began) }
            .filter { $0.session == nil || $0.session != occasion.session?.id }
            .map { Promise(matter: .question($0), owner: nil, due: nil, isOverdue: false) }
    }

    /// Ideas that were parked until now, and those that were carried into a session where nothing came of them.
    func ideas(_ library: some Library) throws -> [Promise] {
        try matters.ideas.all.filter { idea in
            guard idea.began != nil, idea.withdrawn == nil, idea.mergedInto == nil, !isOwn(idea.began) else {
                return false
            }
            if let parked = idea.parked { return isDue(parked.until) }
            guard idea.group == nil, let last = idea.carriedInto.last else { return false }
            return try isLeft(idea.id.subject, since: last, library)
        }
        .map { idea in
            Promise(
                matter: .idea(idea), owner: idea.shownAuthor, due: idea.parked?.until,
                isOverdue: isPast(idea.parked?.until))
        }
    }

    /// Groups that were carried into a session where nothing came of them.
    func groups(_ library: some Library) throws -> [Promise] {
        try matters.groups.all.filter { group in
            guard let last = group.carriedInto.last else { return false }
            return try isLeft(group.id.subject, since: last, library)
        }
        .compactMap { group in
            let ideas = matters.ideas.all.filter {
                $0.group == group.id && $0.withdrawn == nil && $0.mergedInto == nil
            }
            if ideas.isEmpty { return nil }
            return Promise(matter: .group(group, ideas: ideas), owner: nil, due: nil, isOverdue: false)
        }
    }

    /// Whether nothing came of something since it was carried into a session that is over, or into this one.
    private func isLeft(_ subject: Subject, since session: SessionID, _ library: some Library) throws -> Bool {
        let place = matters.plan.sessions[session]
        guard session == occasion.session?.id || place?.state == .closed || place?.state == .cancelled else {
            return false
        }
        let entries = try library.entries(of: subject, aboutOnly: false).filter { $0.orderedAt <= occasion.asOf && occasion.takes($0) }
        let carried = entries.last { entry in
            if case .carried(let it) = entry.action { it.into == session && it.item.subject == subject } else { false }
        }
        guard let carried else { return false }
        return !entries.contains { entry in
            carried.isBefore(entry) && entry.session.map { entry.fate(of: subject, in: $0) != nil } == true
        }
    }
}
