/// Who made the plan what it is: for each line of it the entry that made it so, in the manner of `git blame`.
///
/// A line is one thing that the plan says of one subject: the title of a goal, its place, the due day of a task, the
/// target of a measure for a period. Each has exactly one origin, the entry that last changed it; what was only repeated
/// or confirmed since keeps its origin.
public struct Blame: Sendable {
    /// The lines, in the order of the plan.
    public let lines: [Line]
    /// The organization, for its name and its clock.
    public let organization: Organization
    /// The moment of the plan.
    public let moment: Instant

    /// One thing that the plan says, and the entry that made it so.
    public struct Line: Sendable {
        /// In which part of the plan it stands.
        public let chapter: Chapter
        /// Of what it is said.
        public let subject: Subject
        /// What of it: its title, its owner.
        public let part: Part
        /// Of which period, pool or entry, where the part alone does not say it.
        public let of: String?
        /// What the plan says.
        public let text: String
        /// The entry that made it so.
        public let entry: Entry

        /// The line's own name within the plan: `G-1.title`, `M-1.target.2026`.
        public var key: String { ([subject.id, part.rawValue] + (of.map { [$0] } ?? [])).joined(separator: ".") }
    }

    /// The parts of the plan.
    public enum Chapter: String, CaseIterable, Sendable {
        case platform = "Platform"
        case goals = "Goals"
        case measures = "Measures"
        case decisions = "Decisions in force"
        case findings = "Findings"
        case assumptions = "Assumptions"
        case resources = "Resources"
        case tasks = "Tasks"
    }

    /// What can be said of a subject.
    public enum Part: String, CaseIterable, Sendable {
        case wording = "wording"
        case confirmed = "confirmed"
        case rank = "rank"
        case title = "title"
        case horizon = "horizon"
        case owner = "owner"
        case due = "due"
        case state = "state"
        case name = "name"
        case reading = "reading"
        case target = "target"
        case statement = "statement"
        case recounted = "recounted"
        case text = "text"
        case capacity = "capacity"
        case allocation = "allocation"
    }

    /// How many lines of the plan each session made, the most first; `nil` stands for none.
    public var sessions: [(session: SessionID?, lines: Int)] {
        Dictionary(grouping: lines) { $0.entry.session }.map { ($0.key, $0.value.count) }
            .sorted { ($1.lines, $0.session?.number ?? .max) < ($0.lines, $1.session?.number ?? .max) }
    }
}

extension Blame {
    /// The origins of a plan's lines.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - library: what the plan was folded from.
    ///   - moment: the plan's moment.
    public init(of plan: Plan, in library: some Library, at moment: Instant) throws {
        var walk = BlameWalk(plan, library, moment)
        try walk.walk()
        lines = walk.lines
        organization = plan.organization
        self.moment = moment
    }

    private init(_ lines: [Line], _ organization: Organization, _ moment: Instant) {
        self.lines = lines
        self.organization = organization
        self.moment = moment
    }

    /// Only the lines for which that holds.
    public func filtered(_ isIncluded: (Line) -> Bool) -> Blame {
        Blame(lines.filter(isIncluded), organization, moment)
    }
}
