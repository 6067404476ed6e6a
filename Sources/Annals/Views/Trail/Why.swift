/// What there is to tell of why one thing was decided, or is there.
public struct Why {
    /// The graph around it.
    public let graph: TrailGraph
    /// All that is known of it, where it is a decision.
    public let trail: Trail?
    /// What it rests on, and how that moved, where it is a decision that was taken.
    public let ground: Ground?
    /// Tells entries with the names of those who appear, in the language in which all of it is told.
    public private(set) var narrator: Narrator
    /// Whether the steps from it are to be told one by one: somebody said how many, or nothing else tells of it.
    public let showsSteps: Bool
    /// What was written down of it, in order, where it is no decision.
    public let story: [Entry]
    /// Who was in the room when it was decided, and neither took it nor voted on it, where it is a decision.
    public let present: [PersonID]

    /// Walks from a thing to what it rests on and what came of it; `nil` where it is not there.
    ///
    /// - Parameters:
    ///   - root: what is asked of; one that `TrailGraph.hasWhy`.
    ///   - source: what is read.
    ///   - depth: how many steps to go; left out, far enough to tell why, and no farther than a page holds.
    ///   - moment: what now means.
    ///   - hiding: what of an entry is not to be shown.
    public init?(
        of root: Subject, in source: some Library, depth: Int?, at moment: Instant,
        hiding: @escaping (Entry) -> Sight.Hidden
    ) throws {
        let near = Vicinity(source, around: root)
        let library = Recollection(near)
        if let id = DecisionID(root) {
            trail = try Trail(of: id, in: near)
            ground = try Ground(of: id, in: library, at: moment)
        } else {
            trail = nil
            ground = nil
        }
        let steps = depth ?? Why.steps(from: root)
        guard let graph = try TrailGraph(of: root, in: library, depth: steps, ground: ground) else { return nil }
        self.graph = graph
        narrator = Why.narrator(graph, library, hiding: hiding)
        showsSteps = trail == nil || depth != nil
        let hasStory = trail == nil && ![.session, .ballot, .entry].contains(root.kind)
        story = hasStory ? try library.entries(of: root, aboutOnly: true) : []
        present = try trail.map { try Why.present($0, library) } ?? []
    }

    /// The same, told in another language.
    public func speaking(_ language: Language) -> Why {
        var other = self
        other.narrator = narrator.speaking(language)
        return other
    }

    /// For programs: the trail of a decision, and the graph of anything.
    public var json: JSONValue {
        let own: JSONValue = ["graph": graph.json]
        return trail?.json.adding(own) ?? (["subject": .text(graph.root.text)] as JSONValue).adding(own)
    }

    /// How many steps to go where nobody said so: far enough to tell why, and no farther than a page holds.
    private static func steps(from root: Subject) -> Int {
        switch root.kind {
        case .session: 1
        case .decision, .measure: 2
        default: 3
        }
    }

    /// Tells entries with names that are read no farther than the rest of the page; where two who appear bear one name,
    /// the id says which.
    private static func narrator(
        _ graph: TrailGraph, _ library: Recollection<Vicinity<some Library>>,
        hiding: @escaping (Entry) -> Sight.Hidden
    ) -> Narrator {
        func name(_ subject: Subject) throws -> String? {
            switch subject.kind {
            case .person:
                try PersonID(subject).flatMap { try graph.names[$0] ?? library.recall($0)?.shownName }
            case .session: try SessionID(subject).flatMap { try library.recall($0)?.title }
            case .measure: try MeasureID(subject).flatMap { try library.recall($0)?.name }
            case .item: try ItemID(subject).flatMap { try library.recall($0)?.plan.title }
            default: nil
            }
        }
        return Narrator(
            in: graph.organization.zone, hiding: hiding, naming: { (try? name($0)) ?? nil })
    }

    /// Who was in the room at the moment of the decision, and neither took it nor voted on it.
    private static func present(_ trail: Trail, _ library: Recollection<Vicinity<some Library>>) throws -> [PersonID] {
        guard let taken = trail.decision.taken, let session = trail.session else { return [] }
        var then = Session(session.id)
        for entry in try library.entries(of: session.id.subject, aboutOnly: true) {
            if (entry.orderedAt, entry.position) < (taken.mark.occurredAt, taken.mark.position) { then.apply(entry) }
        }
        guard !library.source.crowded.contains(session.id.subject) else { return [] }
        var known = Set(taken.action.deciders)
        for ballot in trail.ballots { known.formUnion(ballot.electorate) }
        return then.present.filter { !known.contains($0) }
    }
}
