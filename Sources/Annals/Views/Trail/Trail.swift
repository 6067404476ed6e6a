/// Why something was decided: everything that a decision rests on, and everything that came of it.
public struct Trail: Sendable {
    /// The decision.
    public let decision: Decision
    /// The session in which it was taken.
    public let session: Session?
    /// The ballots about it, in order.
    public let ballots: [Ballot]
    /// The decisions that it replaced or amended, each with how it stood then.
    public let replaced: [Decision]
    /// The decisions that replaced, reversed or amended it.
    public let successors: [Decision]
    /// The ballots that took those other decisions, by decision.
    public let otherBallots: [DecisionID: Ballot]
    /// The ideas that it rests on or that its alternatives come from.
    public let ideas: [Idea]
    /// The questions that it answers, or that its ideas do.
    public let questions: [Question]
    /// The findings that it rests on, or that speak in the arguments about it.
    public let findings: [Finding]
    /// The assumptions that it rests on.
    public let assumptions: [Assumption]
    /// The readings that it, its findings or the arguments about it rest on.
    public let figures: [Entry]
    /// The arguments and notes on it, its ballots and its ideas.
    public let remarks: [Entry]
    /// The goals that came of it.
    public let goals: [Goal]
    /// The tasks that came of it.
    public let tasks: [Todo]
    /// The measures that it was expected to move, or on whose readings it rests.
    public let measures: [Measure]
    /// The names of everybody who appears.
    public let names: [PersonID: String]
    /// The entries about the decision and its ballots, in the order of (occurredAt, position).
    public let entries: [Entry]
    /// The edges of the graph.
    public let edges: [Edge]
    /// The organization, for its clock.
    public let organization: Organization

    /// A relation between two subjects, in one word for each direction.
    public struct Edge: Hashable, Sendable {
        /// Whose edge it is.
        public let from: Subject
        /// What it leads to.
        public let to: Subject
        /// What the second is to the first.
        public let relation: Relation
    }

    /// What one subject is to another.
    public enum Relation: String, Sendable {
        case takenIn = "taken-in"
        case ballot = "ballot"
        case restsOn = "rests-on"
        case answers = "answers"
        case assumes = "assumes"
        case serves = "serves"
        case alternative = "alternative"
        case replaced = "replaced"
        case replacedBy = "replaced-by"
        case amended = "amended"
        case amendedBy = "amended-by"
        case reversedBy = "reversed-by"
        case remark = "remark"
        case ledTo = "led-to"
        case expected = "expected"
    }
}

extension Trail {
    /// Walks from a decision; `nil` where the library knows none of that id.
    public init?(of id: DecisionID, in library: some Library) throws {
        guard let decision = try library.story(id) else { return nil }
        var walk = TrailWalk(library: library)
        let own = try library.entries(of: id.subject, aboutOnly: false)
        walk.take(own.filter { $0.about.contains(id.subject) })
        for entry in own { try walk.follow(entry, from: decision) }
        try walk.followTaking(decision)
        try walk.readBallots()
        try walk.readQuestions()
        try walk.readRemarks()
        try walk.readFindings()
        self.decision = decision
        session = try decision.taken?.mark.session.flatMap { try library.story($0) }
        ballots = walk.ballots
        replaced = try walk.edges.filter { $0.relation == .replaced || $0.relation == .amended }
            .compactMap { try DecisionID($0.to).flatMap { try library.story($0) } }
        successors = try walk.edges.filter { [.replacedBy, .amendedBy, .reversedBy].contains($0.relation) }
            .compactMap { try DecisionID($0.to).flatMap { try library.story($0) } }
        var otherBallots: [DecisionID: Ballot] = [:]
        for other in replaced + successors {
            otherBallots[other.id] = try other.taken?.action.ballot.flatMap { try library.story($0) }
        }
        self.otherBallots = otherBallots
        ideas = try walk.ideas.compactMap { try library.story($0) }
        questions = try walk.questions.compactMap { try library.story($0) }
        findings = try walk.findings.compactMap { try library.story($0) }
        assumptions = try walk.assumptions.compactMap { try library.story($0) }
        figures = walk.figures.sorted { $0.isBefore($1) }
        remarks = walk.remarks.sorted { $0.isBefore($1) }
        goals = try walk.goals.compactMap { try library.story($0) }
        tasks = try walk.tasks.compactMap { try library.story($0) }
        measures = try walk.measures.compactMap { try library.story($0) }
        entries = walk.entries.values.sorted { $0.isBefore($1) }
        edges = walk.edges
        organization = try library.organization()
        names = try walk.names(decision, session, remarks)
    }

    /// A person's name, or their id where none is known.
    public func name(_ person: PersonID) -> String { names[person] ?? person.description }

    /// The entries that were written down only after the decision was, though they are dated before it: votes and the
    /// like, and what was said of the decision, its ballots and its ideas.
    public var writtenDownLater: [Entry] {
        guard let taken = decision.taken?.mark else { return [] }
        let known = Set(entries.map(\.position))
        return (entries + remarks.filter { !known.contains($0.position) }).sorted { $0.isBefore($1) }.filter {
            $0.occurredAt <= taken.occurredAt && $0.recordedAt > taken.recordedAt && $0.position > taken.position
        }
    }
}
