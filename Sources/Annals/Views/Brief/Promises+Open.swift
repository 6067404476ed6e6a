// What is open on an occasion, kind by kind, and what became of it.

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
        let collector = Collector(occasion: occasion, matters: matters, library: library)
        let plan = matters.plan
        var all = plan.openTasks.compactMap(collector.promise) + grounds.compactMap(collector.promise)
        all += plan.decisions.current.compactMap(collector.promise)
        all += matters.questions.current.compactMap(collector.promise)
        all += try matters.ideas.current.compactMap(collector.promise)
        all += try matters.groups.current.compactMap(collector.promise)
        guard let session = occasion.session?.id else { return Promises(session: nil, all: all) }
        // Where a promise stands in the list; a group stands for its ideas too.
        var places: [Subject: Int] = [:]
        for (place, promise) in all.enumerated() {
            places[promise.subject] = place
            for member in promise.members where places[member] == nil { places[member] = place }
        }
        for entry in try library.entries(of: session.subject, aboutOnly: false) {
            for subject in Set(entry.about + entry.mentions) {
                guard let fate = entry.fate(of: subject, in: session) else { continue }
                if places[subject] == nil, let promise = try collector.promise(before: entry, subject) {
                    places[subject] = all.count
                    all.append(promise)
                }
                if let place = places[subject] { all[place].take(fate, entry) }
            }
        }
        return Promises(session: occasion.session, all: all)
    }
}

extension Promise {
    /// Takes up a fate that it was given.
    public mutating func take(_ fate: Fate, _ entry: Entry) { given.append(Given(fate: fate, mark: Mark(entry))) }

    /// The ideas of a group: what becomes of them becomes of it.
    fileprivate var members: [Subject] {
        if case .group(_, let ideas) = matter { ideas.map(\.id.subject) } else { [] }
    }
}

/// Tells what is a promise on an occasion.
private struct Collector<Source: Library> {
    let occasion: Occasion
    let matters: Matters
    let library: Source

    private var zone: Zone { matters.plan.organization.zone }

    /// Whether something came up in the session itself: it is no promise of before.
    private func isOwn(_ mark: Mark?) -> Bool { mark?.session != nil && mark?.session == occasion.session?.id }

    private func isDue(_ period: Period?) -> Bool { period.map { zone.start(of: $0) <= occasion.moment } ?? true }
    private func isPast(_ period: Period?) -> Bool { period.map { zone.end(of: $0) < occasion.moment } ?? false }

    func promise(_ task: Todo) -> Promise? {
        guard task.began != nil, task.isOpen, !isOwn(task.began) else { return nil }
        return Promise(
            matter: .task(task), owner: matters.plan.owner(task.plan.owner), due: task.plan.due,
            isOverdue: isPast(task.plan.due))
    }

    func promise(_ ground: Ground) -> Promise? {
        guard ground.needsReview, !isOwn(ground.decision.taken?.mark) else { return nil }
        let due = ground.decision.isDueForReview(at: occasion.moment, in: zone) ? ground.decision.reviewOn : nil
        return Promise(matter: .decision(ground), owner: nil, due: due, isOverdue: isPast(due))
    }

    /// A proposal, or what was put off until now.
    func promise(_ decision: Decision) -> Promise? {
        let until = decision.deferred?.until
        guard decision.began != nil, decision.isUndecided, !isOwn(decision.began),
            decision.state == .proposed || isDue(until)
        else { return nil }
        return Promise(
            matter: .proposal(decision), owner: matters.plan.owner(decision.proposal?.mark.actor), due: until,
            isOverdue: isPast(until))
    }

    func promise(_ question: Question) -> Promise? {
        guard question.began != nil, question.answer == nil, !isOwn(question.began),
            question.session == nil || question.session != occasion.session?.id
        else { return nil }
        return Promise(matter: .question(question), owner: nil, due: nil, isOverdue: false)
    }

    /// An idea that was parked until now, or carried into a session where nothing came of it.
    func promise(_ idea: Idea) throws -> Promise? {
        guard idea.began != nil, idea.withdrawn == nil, idea.mergedInto == nil, !isOwn(idea.began),
            idea.session == nil || idea.session != occasion.session?.id
        else { return nil }
        if let parked = idea.parked {
            guard isDue(parked.until) else { return nil }
        } else {
            guard idea.group == nil, let last = idea.carriedInto.last, try isLeft(idea.id.subject, since: last) else {
                return nil
            }
        }
        let until = idea.parked?.until
        return Promise(matter: .idea(idea), owner: idea.shownAuthor, due: until, isOverdue: isPast(until))
    }

    /// A group that was carried into a session where nothing came of it.
    func promise(_ group: IdeaGroup) throws -> Promise? {
        guard let last = group.carriedInto.last, try isLeft(group.id.subject, since: last) else { return nil }
        let ideas = matters.ideas.filter { $0.group == group.id && $0.withdrawn == nil && $0.mergedInto == nil }
        if ideas.isEmpty { return nil }
        return Promise(matter: .group(group, ideas: ideas), owner: nil, due: nil, isOverdue: false)
    }

    /// Whether nothing came of something since it was carried into a session that is over, or into this one.
    private func isLeft(_ subject: Subject, since session: SessionID) throws -> Bool {
        let place = matters.plan.sessions[session]
        guard session == occasion.session?.id || place?.state == .closed || place?.state == .cancelled else {
            return false
        }
        let entries = try library.entries(of: subject, aboutOnly: false)
            .filter { $0.orderedAt <= occasion.asOf && occasion.takes($0) }
        let carried = entries.last { entry in
            if case .carried(let it) = entry.action { it.into == session && it.item.subject == subject } else { false }
        }
        guard let carried else { return false }
        return !entries.contains { entry in
            carried.isBefore(entry) && entry.session.map { entry.fate(of: subject, in: $0) != nil } == true
        }
    }

    /// Something that got its fate in the session before that was opened, and so is open no more: as it stood then.
    func promise(before entry: Entry, _ subject: Subject) throws -> Promise? {
        guard entry.orderedAt <= occasion.asOf, occasion.takes(entry) else { return nil }
        let then = Recollection(library, before: entry)
        switch subject.kind {
        case .task: return try TaskID(subject).flatMap { try then.recall($0) }.flatMap(promise)
        case .question: return try QuestionID(subject).flatMap { try then.recall($0) }.flatMap(promise)
        case .idea: return try IdeaID(subject).flatMap { try then.recall($0) }.flatMap(promise)
        case .decision:
            guard let decision = try DecisionID(subject).flatMap({ try then.recall($0) }) else { return nil }
            if let proposal = promise(decision) { return proposal }
            return try Ground(of: decision.id, in: then, at: occasion.moment).flatMap(promise)
        default: return nil
        }
    }
}

extension Promises {
    /// The promises with the fates that one more entry of the session gives them; `nil` where it gives none.
    public func taking(_ entry: Entry) -> Promises? {
        guard let session = session?.id else { return nil }
        let fates = Set(entry.about + entry.mentions).compactMap { subject in
            entry.fate(of: subject, in: session).map { (subject, $0) }
        }
        guard !fates.isEmpty else { return nil }
        var all = all
        var isTaken = false
        for (subject, fate) in fates {
            let place =
                all.firstIndex { $0.subject == subject } ?? all.firstIndex { $0.members.contains(subject) }
            guard let place else { continue }
            all[place].take(fate, entry)
            isTaken = true
        }
        return isTaken ? Promises(session: self.session, all: all) : nil
    }
}
