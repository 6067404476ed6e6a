/// Which sessions somebody asks about.
public enum SessionScope: Hashable, Sendable {
    /// All of them.
    case all
    /// One.
    case session(SessionID)
    /// Those of a series.
    case series(SeriesID)
    /// Those that began in a period.
    case period(Period)

    /// Whether a session belongs to it.
    public func takesIn(_ session: Session, in zone: Zone) -> Bool {
        switch self {
        case .all: true
        case .session(let id): session.id == id
        case .series(let id): session.plan.series == id
        case .period(let period): (zone.start(of: period)...zone.end(of: period)).contains(session.time(in: zone))
        }
    }
}

extension Session {
    /// When it took place, or is to.
    public func time(in zone: Zone) -> Instant { opened?.occurredAt ?? zone.start(of: plan.startsAt) }
}

extension Shelf<Session> {
    /// Those that were opened and belong to a scope, in the order of time.
    public func held(_ scope: SessionScope = .all, in zone: Zone) -> [Session] {
        all.filter { $0.opened != nil && scope.takesIn($0, in: zone) }
            .sorted { ($0.time(in: zone), $0.id) < ($1.time(in: zone), $1.id) }
    }
}
