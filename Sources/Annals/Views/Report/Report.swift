/// What a session or a period brought, for those who were not in the room: a leader's page, everything, or what an
/// auditor asks for.
///
/// It is made from the log at a position and never typed, and it ends in counts that must add up. It shows goals, figures
/// and what needs attention as they stood at the end of the session or period, and says what became of decisions and
/// promises by `asOf`. Sections hold plain content; `AnnalsPages` makes text, Markdown and HTML of them.
public struct Report: Sendable {
    /// Of what it tells.
    public let scope: Scope
    /// How much it tells.
    public let form: Form
    /// Whose it is.
    public let organization: String
    /// The session's title, or the period.
    public let title: String
    /// Date, kind, place and the like, a few words each.
    public let subtitle: [String]
    /// Where only some may read of the session: who.
    public let circle: [String]
    /// The first moment that it covers.
    public let from: Instant
    /// The last moment that it covers: the close of the session, the end of the period, or the moment of reading.
    public let end: Instant
    /// By when it says what became of things.
    public let asOf: Instant
    /// The last position that it was made from.
    public let known: Position
    /// The leaf of that position, by which anybody can check that the log is still the same.
    public let leaf: Digest?
    /// The few figures to begin with.
    public let headline: [Figure]
    /// What it tells, in order; only sections that have something to say.
    public let sections: [Section]
    /// What of the log is in it.
    public let counts: Counts
    /// The organization's clock.
    public let zone: Zone
    /// The language that it speaks; what the log says stays in its own words.
    public let language: Language

    /// How much a report tells.
    public enum Form: String, CaseIterable, Sendable {
        /// One sheet of A4 for the leader.
        case page = "page"
        /// Everything that the log says.
        case full = "full"
        /// What board and auditors ask for.
        case audit = "audit"
    }

    /// Of what a report tells.
    public enum Scope: Hashable, Sendable {
        /// One session, from its schedule to what was said of it after the close.
        case session(SessionID)
        /// A stretch of the organization's calendar.
        case period(Period)
    }

    /// A number to begin with.
    public struct Figure: Hashable, Sendable {
        /// `4 of 5`.
        public let value: String
        /// What it counts.
        public let label: String
        /// Whether that is good.
        public let tone: Sign.Tone
    }
}

extension Report.Scope: CustomStringConvertible, LosslessStringConvertible {
    /// As people write it: `S-4`, `2026`, `2026-Q1`.
    public var description: String {
        switch self {
        case .session(let id): id.description
        case .period(let period): period.description
        }
    }

    /// Reads the id of a session, or a period.
    public init?(_ description: String) {
        if let id = SessionID(description), id.isGiven {
            self = .session(id)
        } else if let period = Period(description) {
            self = .period(period)
        } else {
            return nil
        }
    }
}

extension Report {
    /// The report of a session or period; `nil` where the library knows no such session.
    ///
    /// - Parameters:
    ///   - scope: of what it tells.
    ///   - form: how much it tells.
    ///   - library: the log, as of a moment and known at a position.
    ///   - now: the moment of reading; what the library reads as of, where that is earlier.
    ///   - language: the language that it speaks.
    public init?(
        of scope: Scope, _ form: Form, in library: some WholeLibrary, now: Instant,
        speaking language: Language = .english
    ) throws {
        guard let material = try ReportMaterial(scope, form, library, now: now, speaking: language) else { return nil }
        self.language = language
        self.scope = scope
        self.form = form
        organization = material.plan.organization.name
        title = material.title
        subtitle = material.subtitle
        circle = material.circle
        from = material.from
        end = material.end
        asOf = material.now
        known = library.known
        leaf = try library.leaf(at: library.known)
        headline = material.headline
        zone = material.zone
        let sections = Report.sections(of: material)
        let counts = Counts(of: material, in: sections)
        self.sections = sections
        self.counts = counts
    }

    /// The session to report of where nobody names one: the last one that was closed; the year of the last entry, where
    /// none was.
    public static func latest(in library: some WholeLibrary) throws -> Scope {
        // The view that the report itself needs.
        let plan = try library.fold(ReportShelves.self).plan
        var last: (closed: Instant, id: SessionID)?
        plan.sessions.look { session in
            guard let closed = session.closed?.occurredAt else { return }
            if last.map({ $0 < (closed, session.id) }) ?? true { last = (closed, session.id) }
        }
        if let last { return .session(last.id) }
        return .period(.year(plan.organization.zone.year(of: plan.last?.occurredAt ?? library.asOf)))
    }
}
