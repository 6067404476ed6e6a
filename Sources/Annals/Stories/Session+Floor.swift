// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// Who waits to speak in a session, who speaks, and who spoke how long.
public struct Floor: Sendable {
    /// Who raised a hand, the first first.
    public private(set) var queue: [PersonID] = []
    /// Who has the turn.
    public private(set) var speaking: Turn?
    /// The seconds that each has spoken, turns that are over.
    public private(set) var airtime: [PersonID: Int] = [:]
    /// How many turns each has had, turns that are over.
    public private(set) var turns: [PersonID: Int] = [:]
    /// How often each passed.
    public private(set) var passes: [PersonID: Int] = [:]

    /// A turn to speak.
    public struct Turn: Hashable, Sendable {
        public let person: PersonID
        public let since: Mark
        /// How many seconds they were given.
        public let seconds: Int?
    }

    mutating func apply(_ entry: Entry, _ clock: RoomClock) {
        switch entry.action {
        case .handRaised(let it): queue.append(it.person)
        case .turnGiven(let it):
            // Giving the turn to the next takes it from whoever has it.
            end(entry.occurredAt, nil, clock)
            queue.removeAll { $0 == it.person }
            speaking = Turn(person: it.person, since: Mark(entry), seconds: it.seconds)
        case .turnPassed(let it):
            passes[it.person, default: 0] += 1
            leave(it.person, entry.occurredAt, it.seconds, clock)
        case .turnEnded(let it): leave(it.person, entry.occurredAt, it.seconds, clock)
        case .personDeparted(let it): leave(it.person, entry.occurredAt, nil, clock)
        case .sessionClosed:
            queue = []
            end(entry.occurredAt, nil, clock)
        default: break
        }
    }

    private mutating func leave(_ person: PersonID, _ moment: Instant, _ seconds: Int?, _ clock: RoomClock) {
        queue.removeAll { $0 == person }
        if speaking?.person == person { end(moment, seconds, clock) }
    }

    private mutating func end(_ moment: Instant, _ seconds: Int?, _ clock: RoomClock) {
        guard let turn = speaking else { return }
        turns[turn.person, default: 0] += 1
        airtime[turn.person, default: 0] += seconds ?? clock.seconds(from: turn.since.occurredAt, to: moment)
        speaking = nil
    }
}
