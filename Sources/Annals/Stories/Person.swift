// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// Somebody who takes part, owns or reads.
public struct Person: TimelessStory {
    public static let kind = Subject.Kind.person
    public private(set) var began: Mark?
    var early: [Entry] = []
    /// The id.
    public let id: PersonID
    /// Name, title, level and e-mail address, as last said.
    public private(set) var name = ""
    public private(set) var title: String?
    public private(set) var level: String?
    public private(set) var email: String?
    /// When they left, while they are gone.
    public private(set) var left: Mark?
    /// Who took over what they owned when they left.
    public private(set) var handedTo: PersonID?
    /// When they were forgotten; then their id is all that is left.
    public private(set) var forgotten: Mark?
    /// The roles they hold beyond single sessions.
    public private(set) var roles: [Grant] = []

    /// A role that somebody holds.
    public struct Grant: Hashable, Sendable {
        /// The role.
        public let role: StandingRole
        /// The series that it is limited to.
        public let series: SeriesID?
        /// Its last day.
        public let until: Period?
    }

    public init(_ id: PersonID) {
        self.id = id
    }

    public var owners: [PersonID] { [id] }

    /// What they are called: their name, or their id where none is known any more.
    public var shownName: String { name.isEmpty ? id.description : name }

    /// Whether they hold that role at a moment, for that series or for all.
    public func holds(_ role: StandingRole, series: SeriesID? = nil, at moment: Instant, in zone: Zone) -> Bool {
        roles.contains { grant in
            grant.role == role && (grant.series == nil || grant.series == series)
                && (grant.until.map { zone.end(of: $0) >= moment } ?? true)
        }
    }

    public mutating func apply(_ entry: Entry) { takeUp(entry) }

    mutating func tell(_ entry: Entry) {
        switch entry.action {
        case .personJoined(let joined):
            began = began ?? Mark(entry)
            name = joined.name.unlessRedacted ?? ""
            title = joined.title?.unlessRedacted
            level = joined.level
            email = joined.email?.unlessRedacted
            if joined.steward == true { roles.append(Grant(role: .steward, series: nil, until: nil)) }
        case .personChanged(let change):
            if let new = change.name { name = new.unlessRedacted ?? "" }
            if let new = change.title { title = new.unlessRedacted }
            level = change.level ?? level
            if let new = change.email { email = new.unlessRedacted }
        case .personLeft(let leaving):
            left = Mark(entry)
            handedTo = leaving.handsTo
        case .personReturned: left = nil
        case .personForgotten:
            forgotten = Mark(entry)
            name = ""
            title = nil
            email = nil
        case .roleGranted(let grant):
            roles.append(Grant(role: grant.role, series: grant.series, until: grant.until))
        case .roleEnded(let end):
            roles.removeAll { $0.role == end.role && (end.series == nil || $0.series == end.series) }
        default: break
        }
    }
}

extension AnyAction {
    /// The name that an action gives somebody, or that a correction should have; `nil` where it says none.
    package func name(of person: PersonID) -> String? {
        switch self {
        case .personJoined(let joined) where joined.person == person: joined.name.unlessRedacted
        case .personChanged(let change) where change.person == person: change.name.flatMap { $0.unlessRedacted }
        case .entryCorrected(let correction): correction.action.flatMap { $0.name(of: person) }
        default: nil
        }
    }
}

/// Roles that somebody holds from session to session.
public enum StandingRole: String, Word {
    case steward = "steward"
    case tracker = "tracker"
    case coach = "coach"
    case auditor = "auditor"
    case board = "board"
}
