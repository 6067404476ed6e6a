import Annals
import AnnalsLog
import AnnalsPages

/// What `annals why` tells of one thing, to be printed as text or Markdown.
struct WhyPage {
    /// The graph around it.
    let graph: TrailGraph
    /// All that is known of it, where it is a decision.
    let trail: Trail?
    /// What it rests on, and how that moved, where it is a decision that was taken.
    let ground: Ground?
    let narrator: Narrator
    /// Whether the steps are to be shown beyond what the page tells by itself.
    let showsSteps: Bool
    /// What was written down of it, in order, where it is no decision.
    let story: [Entry]
    /// Who was in the room when it was decided, where it is a decision.
    let present: [PersonID]

    /// A line of the page: a label and words, in a chapter.
    struct Row {
        let chapter: Chapter
        let label: String
        let words: String

        init(_ chapter: Chapter, _ label: String, _ words: String) {
            self.chapter = chapter
            self.label = label
            self.words = words
        }
    }

    /// The chapters of a page.
    enum Chapter: String, CaseIterable {
        case decided = "How it came about"
        case rests = "What it rests on"
        case said = "What was said of it"
        case fate = "What it replaced, and what became of it"
        case came = "What came of it"
        case record = "On the record"
    }

    var zone: Zone { graph.organization.zone }

    /// Reads what there is to tell.
    ///
    /// - Parameters:
    ///   - text: the id that was typed.
    ///   - reading: the log.
    ///   - depth: how many steps to go, where somebody said so.
    init(of text: String, in reading: Reading, depth: Int?) throws {
        let root = try WhyPage.root(text, reading)
        let near = Vicinity(reading, around: root)
        let library = Recollection(near)
        if let id = DecisionID(root) {
            trail = try Trail(of: id, in: near)
            ground = try Ground(of: id, in: library, at: reading.moment)
        } else {
            trail = nil
            ground = nil
        }
        let steps = depth ?? WhyPage.steps(from: root)
        guard let graph = try TrailGraph(of: root, in: library, depth: steps, ground: ground) else {
            throw Refusal.notFound(root)
        }
        self.graph = graph
        narrator = WhyPage.narrator(reading, graph, library)
        showsSteps = trail == nil || depth != nil
        let hasStory = trail == nil && ![.session, .ballot, .entry].contains(root.kind)
        story = hasStory ? try library.entries(of: root, aboutOnly: true) : []
        present = try trail.map { try WhyPage.present($0, library) } ?? []
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
        _ reading: Reading, _ graph: TrailGraph, _ library: Recollection<Vicinity<Reading>>
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
        let viewer = Viewer(reading)
        return Narrator(
            in: graph.organization.zone, hiding: { viewer.hidden(in: $0) }, naming: { (try? name($0)) ?? nil })
    }

    /// What the typed id asks of: an entry that is no figure, target or argument stands for what it is about.
    private static func root(_ text: String, _ reading: Reading) throws -> Subject {
        guard let subject = Subject(id: text), TrailGraph.hasWhy(subject) else {
            throw Failure(
                "“\(text)” is no id that one can ask the why of, such as D-9, T-12, G-5 or M-2; annals decisions lists decisions",
                code: 2)
        }
        guard subject.kind == .entry else { return subject }
        let position = Position(subject.number)
        guard let entry = try reading.inEffect(position), entry.orderedAt <= reading.asOf else {
            throw Refusal.noEntry(position)
        }
        if TrailGraph.standsForItself(entry) { return subject }
        if let about = entry.about.first(where: { TrailGraph.hasWhy($0) && $0.kind != .entry }) { return about }
        throw Failure(
            "\(position) (\(entry.action.name)) is about nothing that has a why; annals show \(position) tells of it")
    }

    /// Who was in the room at the moment of the decision, and neither took it nor voted on it.
    private static func present(_ trail: Trail, _ library: Recollection<Vicinity<Reading>>) throws -> [PersonID] {
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

extension WhyPage {
    /// For programs: the trail of a decision, and the graph of anything.
    var json: JSONValue {
        let own: JSONValue = ["graph": graph.json]
        return trail?.json.adding(own) ?? (["subject": .text(graph.root.text)] as JSONValue).adding(own)
    }

    /// A person's name.
    func name(_ person: PersonID) -> String { trail?.names[person] ?? graph.name(person) }

    /// What the page is of, and how that stands.
    var heading: (title: String, state: String) {
        if let trail { return ("\(trail.decision.id)  \(trail.decision.statement)", trail.standing) }
        let root = graph.nodes[0]
        let label = root.label.isEmpty ? root.kind.words : root.label
        return ("\(root.subject.id)  \(label)", root.state ?? "")
    }

    /// The lines of the page.
    var rows: [Row] { trail.map { decisionRows($0) } ?? plainRows }
}
