/// The steps of a `TrailGraph`: proportional to what it shows, for nothing is read but the entries that name what it
/// comes upon, and of what half the log names only the last of those.
struct TrailGraphWalk<Source: Library> {
    let library: Recollection<Vicinity<Source>>
    let root: Subject
    /// The entry that “then” means.
    var mark: Mark?
    private(set) var nodes: [TrailGraph.Node] = []
    private(set) var edges: [TrailGraph.Edge] = []
    private(set) var isCut = false
    private var places: [Subject: Int] = [:]
    private var known: Set<TrailGraph.Edge> = []

    init(_ library: Recollection<Vicinity<Source>>, from root: Subject) {
        self.library = library
        self.root = root
    }

    mutating func walk(_ depth: Int) throws {
        mark = try describe(root).then
        try meet(root, .root, 0, nil)
        var frontier = [root]
        for step in 0..<max(0, depth) where !frontier.isEmpty {
            var next: [Subject] = []
            for subject in frontier {
                for edge in try edges(around: subject) {
                    guard let side = side(of: edge, from: subject) else {
                        note(edge)
                        continue
                    }
                    let other = edge.from == subject ? edge.to : edge.from
                    if places[other] == nil {
                        try meet(other, side, step + 1, edge)
                        if goesOn(other) { next.append(other) }
                    }
                    note(edge)
                }
            }
            frontier = next
        }
        isCut = !frontier.isEmpty
    }

    mutating func settle(_ shifts: [Subject: [Ground.Shift]]) {
        for (subject, shifts) in shifts {
            if let place = places[subject] { nodes[place].shifts = shifts }
        }
    }

    /// Keeps an edge between two that were both met.
    private mutating func note(_ edge: TrailGraph.Edge) {
        guard places[edge.from] != nil, places[edge.to] != nil, known.insert(edge).inserted else { return }
        edges.append(edge)
    }

    /// Which way from the root an edge leads on; `nil` where the walk does not turn that way.
    private func side(of edge: TrailGraph.Edge, from subject: Subject) -> TrailGraph.Side? {
        guard let place = places[subject] else { return nil }
        let leadsBack = edge.from == subject
        if edge.relation.isRemark {
            // What is said of something leads to it only where the walk begins with what is said.
            return !leadsBack ? .remark : subject == root ? .ground : nil
        }
        switch nodes[place].side {
        case .root: return leadsBack ? .ground : .outcome
        case .ground: return leadsBack ? .ground : nil
        // What an argument rests on speaks with it.
        case .remark: return leadsBack ? .remark : nil
        case .outcome: return leadsBack ? nil : .outcome
        }
    }

    /// Whether a walk that comes upon something goes on from there: not from what all the rest of the log hangs on too.
    private func goesOn(_ subject: Subject) -> Bool {
        switch subject.kind {
        case .session, .measure, .theme, .person, .series, .homework, .organization, .log, .ranking, .resource: false
        default: true
        }
    }

    // MARK: What is around a subject

    private func edges(around subject: Subject) throws -> [TrailGraph.Edge] {
        if subject.kind == .entry { return try edges(aroundEntry: subject) }
        let naming = try library.entries(of: subject, aboutOnly: false)
        var edges: [TrailGraph.Edge] = []
        // Of what is said again and again, the last: the others are in the log.
        var lastCheckIn: TrailGraph.Edge?
        var lastReading: TrailGraph.Edge?
        for entry in naming {
            for edge in TrailLinks(entry).edges where edge.from == subject || edge.to == subject {
                guard try stands(edge) else { continue }
                if case .checkInMade = entry.action {
                    edges.removeAll { $0 == lastCheckIn }
                    lastCheckIn = edge
                }
                if edge.relation == .readingOf {
                    if subject != root { continue }
                    edges.removeAll { $0 == lastReading }
                    lastReading = try isLeantOn(edge.from, naming) ? nil : edge
                }
                edges.append(edge)
            }
        }
        return edges
    }

    /// What an entry says, and what is said of it.
    private func edges(aroundEntry subject: Subject) throws -> [TrailGraph.Edge] {
        var edges: [TrailGraph.Edge] = []
        if let entry = try library.entryInEffect(at: Position(subject.number)) {
            edges += TrailLinks(entry).edges.filter { $0.from == subject }
        }
        for entry in try library.entries(of: subject, aboutOnly: false) where !entry.isOfAnother {
            edges += TrailLinks(entry).edges.filter { $0.to == subject }
        }
        return edges
    }

    /// Whether anything rests on a reading; asked of the last of them alone.
    private func isLeantOn(_ reading: Subject, _ naming: [Entry]) throws -> Bool {
        guard naming.suffix(60).contains(where: { $0.position == Position(reading.number) }) else { return false }
        return try library.entries(of: reading, aboutOnly: false).contains { !$0.isOfAnother }
    }

    /// Whether what an entry said of how plans hang together is so by now.
    private func stands(_ edge: TrailGraph.Edge) throws -> Bool {
        switch edge.relation {
        case .under:
            guard let goal = try GoalID(edge.from).flatMap({ try library.recall($0) }) else { return true }
            return goal.plan.under?.subject == edge.to
        case .continues, .after:
            guard let goal = try GoalID(edge.from).flatMap({ try library.recall($0) }) else { return true }
            return goal.plan.continues.contains { $0.subject == edge.to }
                || goal.plan.after.contains { $0.subject == edge.to }
        case .shows:
            guard let measure = try MeasureID(edge.from).flatMap({ try library.recall($0) }) else { return true }
            return measure.definition.goals.contains { $0.subject == edge.to }
        case .gathers:
            guard let idea = try IdeaID(edge.to).flatMap({ try library.recall($0) }) else { return true }
            return idea.group?.subject == edge.from
        case .follows:
            guard let session = try SessionID(edge.from).flatMap({ try library.recall($0) }) else { return true }
            return session.plan.follows?.subject == edge.to
        default: return true
        }
    }

    // MARK: Nodes

    private mutating func meet(
        _ subject: Subject, _ side: TrailGraph.Side, _ depth: Int, _ via: TrailGraph.Edge?
    ) throws {
        let told = try describe(subject)
        let correctedBy = try told.mark.flatMap { try library.entryInEffect(at: $0.position)?.correctedBy }
        places[subject] = nodes.count
        nodes.append(
            TrailGraph.Node(
                subject: subject, kind: told.kind, wording: told.wording, standing: told.standing, person: told.person,
                mark: told.mark, correctedBy: correctedBy, side: side, depth: depth, via: via,
                isKnownThen: isKnown(told.mark), isWrittenLater: isLater(told.mark)))
    }

    private func isKnown(_ other: Mark?) -> Bool {
        guard let other, let mark else { return true }
        return other.occurredAt <= mark.occurredAt
    }

    private func isLater(_ other: Mark?) -> Bool {
        guard let other, let mark else { return false }
        return other.occurredAt <= mark.occurredAt && other.recordedAt > mark.recordedAt
            && other.position > mark.position
    }
}

extension TrailGraph {
    /// Why something is as it is; `nil` where the library knows nothing of it, or its kind is none that has a why.
    ///
    /// - Parameters:
    ///   - root: a decision, task, goal, measure, finding, assumption, idea, question, ballot, session, part of the
    ///     platform or the like, or the entry of a figure, a target or an argument.
    ///   - library: what is read.
    ///   - depth: how many steps to go.
    ///   - ground: what moved under the decision, where it is one.
    public init?<Source: Library>(
        of root: Subject, in library: Recollection<Vicinity<Source>>, depth: Int, ground: Ground? = nil
    ) throws {
        guard TrailGraph.hasWhy(root) else { return nil }
        var walk = TrailGraphWalk(library, from: root)
        try walk.walk(depth)
        guard let first = walk.nodes.first, first.mark != nil else { return nil }
        let legs = (ground?.legs ?? []).filter { !library.isCrowded($0.subject) }
        walk.settle(Dictionary(legs.map { ($0.subject, $0.shifts) }, uniquingKeysWith: +))
        self.root = root
        self.depth = depth
        nodes = walk.nodes
        edges = walk.edges
        mark = walk.mark
        isCut = walk.isCut
        crowded = walk.nodes.map(\.subject).filter { library.isCrowded($0) }
        organization = try library.organization()
        names = try walk.names()
    }

    /// Whether a subject is of a kind that one can ask the why of.
    public static func hasWhy(_ subject: Subject) -> Bool {
        switch subject.kind {
        case .decision, .ballot, .alternative, .criterion, .session, .question, .idea, .group, .finding, .assumption,
            .measure, .goal, .task, .platform, .homework, .entry:
            true
        case .log, .organization, .theme, .person, .series, .item, .rule, .breakout, .pulse, .ranking, .resource:
            false
        }
    }
}

extension Recollection {
    /// Whether more entries name it than were looked at.
    fileprivate func isCrowded<Inner: Library>(_ subject: Subject) -> Bool where Source == Vicinity<Inner> {
        source.crowded.contains(subject)
    }
}
