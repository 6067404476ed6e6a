extension Lookback {
    /// Who was in a room from when to when, and when it was not at work.
    struct Hours: Sendable {
        /// Who came when, and left when.
        private(set) var stays: [(person: PersonID, from: Instant, to: Instant?)] = []
        /// The nights between the days of the session.
        private(set) var nights = Nights()

        /// An entry of the session while it is open.
        mutating func see(_ entry: Entry) { nights.see(entry.occurredAt) }

        /// Reads out of what changed who came and who left.
        mutating func follow(_ entry: Entry, from before: Session?, to after: Session) {
            guard after.opened != nil, after.isOpen || before?.isOpen == true else { return }
            see(entry)
            let was = before?.isOpen == true ? before?.present ?? [] : []
            let now = after.isOpen ? after.present : []
            if was == now { return }
            for index in stays.indices where stays[index].to == nil && !now.contains(stays[index].person) {
                stays[index].to = entry.occurredAt
            }
            for person in now where !was.contains(person) { stays.append((person, entry.occurredAt, nil)) }
        }
    }

    /// The time of one session: planned, taken, and how much of it people spent.
    public struct Time: Sendable {
        /// The minutes planned, what was added counted in; `nil` where nobody said.
        public let plannedMinutes: Int?
        /// The minutes added.
        public let extendedMinutes: Int
        /// The seconds taken, pauses and nights left out; `nil` where the record does not tell.
        public let seconds: Int?
        /// The seconds of those that were breaks on the agenda.
        public let breakSeconds: Int
        /// The seconds that all people spent in it together, breaks left out; `nil` where the record does not tell.
        public let personSeconds: Int?
        /// The stages, as planned and as entered.
        public let stages: [Part]
        /// The items of the agenda.
        public let items: [Part]
    }

    /// A stage or an item of the agenda: its time as planned and as taken.
    public struct Part: Sendable, Equatable {
        /// The stage's key, or the item's id.
        public let key: String
        /// What it is called.
        public let title: String
        /// The minutes planned; `nil` where nobody said.
        public let plannedMinutes: Int?
        /// The seconds taken, pauses and nights left out; `nil` where it was never entered or the record does not tell.
        public let seconds: Int?
        /// Whether it is a break.
        public var isBreak = false
    }

    /// The time of a session that was opened; one that goes on counts up to its last entry.
    func time(of session: Session, in zone: Zone) -> Time {
        let hours = rooms[session.id.number] ?? Hours()
        let start = session.opened?.occurredAt ?? .earliest
        let end = max(start, session.closed?.occurredAt ?? hours.nights.lastSeen ?? start)
        let nights = hours.nights.spans(in: zone)
        let breaks = Set(session.agenda.items.filter { $0.isBreak == true }.map(\.item))
        let breakSpans = session.agenda.visits.filter { breaks.contains($0.item) }
            .map { Interruptions.Span(from: $0.entered.occurredAt, to: $0.ended ?? end) }
        let away = Interruptions(session.clock, until: end, and: nights)
        let idle = Interruptions(session.clock, until: end, and: nights + breakSpans)
        let seconds = away.seconds(from: start, to: end)
        // A session whose opening and close bear the same time, as in minutes that know only the day, took none on
        // record; neither did its parts.
        let isTimed = session.opened != nil && end > start
        let people = hours.stays.reduce(0) { $0 + idle.seconds(from: $1.from, to: min(end, $1.to ?? end)) }
        let extended = session.agenda.extended()
        return Time(
            plannedMinutes: session.plan.minutes.map { $0 + extended }, extendedMinutes: extended,
            seconds: isTimed ? seconds : nil,
            breakSeconds: seconds - idle.seconds(from: start, to: end), personSeconds: isTimed ? people : nil,
            stages: stages(of: session, until: end, isTimed ? away : nil),
            items: session.agenda.items.map { item in
                let taken = session.agenda.seconds(of: item.item, by: end, away)
                return Part(
                    key: item.item.description, title: item.title,
                    plannedMinutes: item.minutes + session.agenda.extended(item.item),
                    seconds: isTimed ? taken : nil, isBreak: item.isBreak == true)
            })
    }

    /// The planned stages in their order, then those entered without a plan.
    private func stages(of session: Session, until end: Instant, _ away: Interruptions?) -> [Part] {
        var seconds: [String: Int] = [:]
        var said: [String: Int] = [:]
        var order = session.plan.stages.map(\.stage)
        let known = Set(order)
        for (index, visit) in session.stages.enumerated() {
            let next = index + 1 < session.stages.count ? session.stages[index + 1].entered.occurredAt : end
            let taken = away?.seconds(from: visit.entered.occurredAt, to: next) ?? 0
            if seconds[visit.stage] == nil, !known.contains(visit.stage) { order.append(visit.stage) }
            seconds[visit.stage, default: 0] += taken
            if let minutes = visit.minutes { said[visit.stage, default: 0] += minutes }
        }
        let planned = Dictionary(session.plan.stages.map { ($0.stage, $0) }) { first, _ in first }
        return order.map { stage in
            Part(
                key: stage, title: planned[stage]?.title ?? stage,
                plannedMinutes: planned[stage]?.minutes ?? said[stage], seconds: away == nil ? nil : seconds[stage])
        }
    }
}
