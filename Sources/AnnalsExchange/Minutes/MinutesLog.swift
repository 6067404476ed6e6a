public import Annals

/// What minutes need to know of a log: who there is, which sessions, ballots, agendas and measures.
public struct MinutesLog: Projection {
    /// The organization, for its clock and the log's own id.
    public private(set) var organization = Organization(Identifier())
    private(set) var people: [PersonID: Person] = [:]
    private(set) var sessions: [SessionID: Session] = [:]
    private(set) var ballots: [BallotID: BallotOpened] = [:]
    private(set) var measures: [MeasureID: String] = [:]
    private(set) var items: [SessionID: [AgendaItem]] = [:]
    private(set) var decisions: Set<DecisionID> = []
    private(set) var last = Position.start

    /// What an empty log knows.
    public init() {}

    /// Takes up one more entry.
    public mutating func apply(_ entry: Entry) {
        last = max(last, entry.position)
        if entry.about.contains(where: { $0.kind == .organization }) { organization.apply(entry) }
        for subject in entry.about {
            if let id = PersonID(subject) { people[id, default: Person(id)].apply(entry) }
            if let id = SessionID(subject) { sessions[id, default: Session(id)].apply(entry) }
        }
        switch entry.action {
        case .ballotOpened(let opened): ballots[opened.ballot] = opened
        case .measureDefined(let defined): measures[defined.measure] = defined.name
        case .measureRevised(let revised): if let name = revised.name { measures[revised.measure] = name }
        case .agendaSet(let agenda): items[agenda.session] = agenda.items
        case .decisionProposed(let proposed): decisions.insert(proposed.decision)
        case .decisionTaken(let taken): decisions.insert(taken.decision)
        default: break
        }
    }

    /// The names that may stand for people.
    var roster: Roster {
        var roster = Roster()
        for (id, person) in people.sorted(by: { $0.key < $1.key }) where !person.name.isEmpty {
            roster.add(person.name, id.description)
        }
        return roster
    }

    /// Who bears that name.
    public func people(named name: String) -> [PersonID] {
        people.filter { $0.value.name == name }.keys.sorted()
    }

    /// The sessions that were to start at that time, or on that day, and were not cancelled.
    public func sessions(at start: When) -> [SessionID] {
        sessions.filter { $0.value.began != nil && $0.value.state != .cancelled && $0.value.plan.startsAt == start }
            .keys
            .sorted()
    }

    /// The clock by which days and times are meant.
    var zone: Zone { organization.zone }

    /// The day of a session: that of its opening, else the one it is planned for.
    func day(of session: SessionID) -> Day? {
        guard let session = sessions[session], session.began != nil else { return nil }
        return zone.day(of: session.opened?.occurredAt ?? zone.start(of: session.plan.startsAt))
    }
}
