/// What each person should hear about: what they owe, what waits for their vote or their reading, where they are expected.
public struct Reminders: Projection {
    private var followUp = FollowUp()
    private var homework = Shelf<Homework>()
    private var ballots = Shelf<Ballot>()
    private var pulses = Shelf<Pulse>()
    private var messages: [(said: MessagePlanned, mark: Mark)] = []
    private var shared: [SessionID: [PersonID: Mark]] = [:]
    private var acknowledged: [SessionID: [PersonID: Mark]] = [:]
    private var tellings: [SessionID: [Mark]] = [:]

    /// The plan, for names and the clock.
    public var plan: Plan { followUp.plan }

    /// Of an empty log.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        followUp.apply(entry)
        for subject in entry.about {
            switch subject.kind {
            case .homework: homework.apply(entry, to: subject)
            case .ballot: ballots.apply(entry, to: subject)
            case .pulse: pulses.apply(entry, to: subject)
            default: break
            }
        }
        switch entry.action {
        case .messagePlanned(let message): messages.append((message, Mark(entry)))
        case .summaryShared(let share):
            tellings[share.session, default: []].append(Mark(entry))
            for person in share.with.compactMap(\.person) { shared[share.session, default: [:]][person] = Mark(entry) }
        case .summaryAcknowledged(let reading):
            if let who = entry.actor { acknowledged[reading.session, default: [:]][who] = Mark(entry) }
        default: break
        }
    }
}

extension Reminders {
    /// One thing to hear about.
    public struct Item: Sendable {
        /// What kind of thing.
        public let kind: Kind
        /// What it is about.
        public let subject: Subject
        /// Its words.
        public let words: String
        /// By when; `nil` where nobody said.
        public let due: Period?
        /// How many whole days that is past; `nil` where it is not.
        public let daysLate: Int?
        /// What else is worth knowing: how often it was put off, what the last check-in found.
        public let details: [String]
    }

    /// The kinds of things, in the order in which people hear of them.
    public enum Kind: String, CaseIterable, Sendable {
        /// A task whose date is past, or comes soon.
        case task = "task"
        /// Homework that is not handed in.
        case homework = "homework"
        /// A ballot that waits for their vote.
        case vote = "vote"
        /// A pulse that waits for their answer.
        case pulse = "pulse"
        /// A summary that was shared with them and that they said nothing to.
        case summary = "summary"
        /// Something that they were to tell others.
        case message = "message"
        /// A measure of theirs whose next reading is due.
        case reading = "reading"
        /// A decision that they took and that is due for review.
        case review = "review"
        /// A session that they are invited to.
        case session = "session"
    }

    /// What one person should hear about.
    public struct Reminder: Sendable {
        /// Who.
        public let person: PersonID
        /// What, in the order of the kinds; what is late first.
        public let items: [Item]

        /// How many of them are late.
        public var late: Int { items.count { $0.daysLate != nil } }
    }

    /// What everybody should hear about at a moment, by person; people who left are passed over.
    ///
    /// - Parameter days: what is due within so many days is told of, and what is late.
    public func reminders(at moment: Instant, within days: Int) -> [Reminder] {
        var items: [PersonID: [Item]] = [:]
        let horizon = Horizon(moment: moment, days: days, zone: plan.organization.zone)
        for (person, item) in tasks(horizon) + duties(horizon) + votes(horizon) + answers(horizon) + summaries(horizon)
            + tellings(horizon) + readings(horizon) + reviews(horizon) + sessions(horizon)
        {
            guard let story = plan.people[person], story.left == nil, story.forgotten == nil else { continue }
            items[person, default: []].append(item)
        }
        return items.sorted { $0.key < $1.key }.map { person, items in
            let order = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
            return Reminder(
                person: person,
                items: items.sorted { left, right in
                    func place(_ item: Item) -> (Int, Int, UInt32) {
                        (order[item.kind] ?? 0, -(item.daysLate ?? -1), item.subject.number)
                    }
                    return place(left) < place(right)
                })
        }
    }

    private struct Horizon {
        let moment: Instant
        let end: Instant
        let zone: Zone

        init(moment: Instant, days: Int, zone: Zone) {
            self.moment = moment
            self.zone = zone
            end = Instant(milliseconds: moment.milliseconds + Int64(days) * 86_400_000)
        }

        func isNear(_ due: Period?) -> Bool { due.map { zone.end(of: $0) <= end } ?? false }
        func late(_ due: Period?) -> Int? { zone.daysSince(due, moment) }
    }

    private typealias Addressed = (PersonID, Item)

    private func tasks(_ horizon: Horizon) -> [Addressed] {
        followUp.owners(at: horizon.moment).flatMap { owner -> [Addressed] in
            guard let person = owner.person else { return [] }
            return owner.items.filter { $0.subject.kind == .task && horizon.isNear($0.due) }.map { item in
                var details: [String] = []
                if item.carried > 0 { details.append("carried \(Reminders.times(item.carried))") }
                if item.redated > 0 { details.append("put off \(Reminders.times(item.redated))") }
                if item.state == Todo.State.blocked.rawValue { details.append("blocked") }
                if let last = item.checkIns.last { details.append(Reminders.told(last.said)) }
                return (
                    person,
                    Item(
                        kind: .task, subject: item.subject, words: item.words, due: item.due, daysLate: item.daysLate,
                        details: details)
                )
            }
        }
    }

    private func duties(_ horizon: Horizon) -> [Addressed] {
        homework.all.filter { duty in
            let session = plan.sessions[duty.plan.session]
            return duty.began != nil && !duty.isSubmitted && horizon.isNear(duty.plan.due)
                && session?.state == .scheduled
                && session?.isInvited(duty.plan.person) == true
        }.map { duty in
            let session = plan.sessions[duty.plan.session]
            return (
                duty.plan.person,
                Item(
                    kind: .homework, subject: duty.id.subject, words: duty.plan.what, due: duty.plan.due,
                    daysLate: horizon.late(duty.plan.due),
                    details: ["for \(duty.plan.session) \(session?.title ?? "")"])
            )
        }
    }

    private func votes(_ horizon: Horizon) -> [Addressed] {
        ballots.all.filter { $0.state == .open }.flatMap { ballot -> [Addressed] in
            let taken = Set(ballot.participants)
            return ballot.voters.filter { !taken.contains($0) }.map { voter in
                var details = ballot.terms.closesAt.map { ["closes \(horizon.zone.text($0))"] } ?? []
                if ballot.isSecret { details.append("secret") }
                return (
                    voter,
                    Item(
                        kind: .vote, subject: ballot.id.subject, words: ballot.terms.question, due: nil, daysLate: nil,
                        details: details)
                )
            }
        }
    }

    private func answers(_ horizon: Horizon) -> [Addressed] {
        pulses.all.filter { $0.began != nil && $0.closed == nil }.flatMap { pulse -> [Addressed] in
            guard let session = plan.sessions[pulse.session] else { return [] }
            let asked =
                session.attended.isEmpty ? session.invited.filter { !$0.isExcused }.map(\.person) : session.attended
            return asked.filter { pulse.answers[$0] == nil && pulse.sealed[$0] == nil }.map { person in
                (
                    person,
                    Item(
                        kind: .pulse, subject: pulse.id.subject,
                        words: pulse.terms.statements.joined(separator: " · "), due: nil, daysLate: nil,
                        details: ["on \(session.id) \(session.title)"] + (pulse.isAnonymous ? ["anonymous"] : []))
                )
            }
        }
    }

    /// A summary is news for a quarter of a year.
    private func summaries(_ horizon: Horizon) -> [Addressed] {
        shared.flatMap { session, people in
            people.filter { person, mark in
                horizon.moment.milliseconds - mark.occurredAt.milliseconds < 92 * 86_400_000
                    && (acknowledged[session]?[person].map { $0.occurredAt < mark.occurredAt } ?? true)
            }.map { person, _ in
                (
                    person,
                    Item(
                        kind: .summary, subject: session.subject, words: plan.sessions[session]?.title ?? "", due: nil,
                        daysLate: nil, details: [])
                )
            }
        }
    }

    private func tellings(_ horizon: Horizon) -> [Addressed] {
        messages.filter { message in
            horizon.isNear(message.said.due)
                && !(tellings[message.said.session] ?? []).contains { $0.occurredAt > message.mark.occurredAt }
        }.compactMap { message in
            plan.owner(message.said.owner).map { owner in
                (
                    owner,
                    Item(
                        kind: .message, subject: message.said.session.subject, words: message.said.text,
                        due: message.said.due, daysLate: horizon.late(message.said.due),
                        details: ["to \(message.said.audience) by \(message.said.channel)"])
                )
            }
        }
    }

    private func readings(_ horizon: Horizon) -> [Addressed] {
        plan.measures.all.filter { $0.retired == nil }.compactMap { measure in
            guard let owner = plan.owner(measure.definition.owner), let next = nextReading(measure),
                horizon.zone.end(of: next) <= horizon.moment
            else { return nil }
            return (
                owner,
                Item(
                    kind: .reading, subject: measure.id.subject, words: "\(measure.name) for \(next)", due: next,
                    daysLate: horizon.late(next), details: [])
            )
        }
    }

    /// The period after the last one that was read, where the log says how often the measure is read.
    private func nextReading(_ measure: Measure) -> Period? {
        let read = measure.readings.filter { $0.value.contains { $0.status != .forecast } }.keys
        let zone = plan.organization.zone
        guard let last = read.max(by: { zone.end(of: $0) < zone.end(of: $1) }),
            let cadence = measure.definition.every.flatMap({ Cadence($0) })
        else { return nil }
        return cadence.period(after: zone.end(of: last), in: zone)
    }

    /// A review is up to whoever told of the decision; where nobody is named for that, to all who took it.
    private func reviews(_ horizon: Horizon) -> [Addressed] {
        plan.decisionsInForce(at: horizon.moment).filter { $0.isDueForReview(at: horizon.end, in: horizon.zone) }
            .flatMap { decision -> [Addressed] in
                guard let taken = decision.taken else { return [] }
                let people = taken.mark.actor.map { [$0] } ?? taken.action.deciders
                let item = Item(
                    kind: .review, subject: decision.id.subject, words: decision.statement, due: decision.reviewOn,
                    daysLate: horizon.late(decision.reviewOn), details: [])
                return Set(people.compactMap { plan.owner($0) }).map { ($0, item) }
            }
    }

    private func sessions(_ horizon: Horizon) -> [Addressed] {
        plan.sessions.all.filter { session in
            let start = horizon.zone.start(of: session.plan.startsAt)
            return session.state == .scheduled && start > horizon.moment && start <= horizon.end
        }.flatMap { session in
            session.invited.filter { !$0.isExcused }.map { invitation in
                (
                    invitation.person,
                    Item(
                        kind: .session, subject: session.id.subject, words: session.title, due: nil, daysLate: nil,
                        details: [
                            horizon.zone.text(session.plan.startsAt), invitation.role.rawValue, session.plan.place,
                        ].compactMap { $0 })
                )
            }
        }
    }

    /// How often: `once`, `twice`, `3 times`.
    package static func times(_ count: Int) -> String { count == 1 ? "once" : count == 2 ? "twice" : "\(count) times" }

    /// What a check-in found, on one line.
    public static func told(_ said: CheckInMade) -> String {
        let confidence = said.confidence.map { "confidence \($0) of 10" }
        let facts = [said.status?.rawValue, confidence].compactMap { $0 }
        return (facts.isEmpty ? "" : facts.joined(separator: ", ") + ": ") + said.remark.unbroken
    }
}
