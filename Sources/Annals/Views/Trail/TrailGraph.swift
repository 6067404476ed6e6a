/// Why something is as it is, as a graph: what it rests on, what was said of it and what came of it, each with the
/// entry behind it, so many steps from where the walk began.
///
/// From the root the walk goes two ways and never turns: from what something rests on, on to what that rests on; from
/// what came of it, on to what came of that. What was said of any of them stands beside it.
public struct TrailGraph: Sendable {
    /// Where the walk began.
    public let root: Subject
    /// How many steps it went.
    public let depth: Int
    /// What was met, the root first, the nearest first.
    public let nodes: [Node]
    /// How they hang together; each edge goes from what came later to what it rests on or belongs to.
    public let edges: [Edge]
    /// The entry that “then” means: that by which the decision was taken, or by which anything else came to be.
    public let mark: Mark?
    /// Whether the walk ended though it could have gone on.
    public let isCut: Bool
    /// What more entries name than were looked at: of it only the last ones are known here.
    public let crowded: [Subject]
    /// The names of everybody who appears.
    public let names: [PersonID: String]
    /// The organization, for its name and its clock.
    public let organization: Organization

    /// One thing that the walk met.
    public struct Node: Sendable {
        /// What it is; an entry where it has no id of its own.
        public let subject: Subject
        /// What sort of thing it is.
        public let kind: Kind
        /// What it says in each language, as far as that may be shown now; empty where nothing is known of it.
        public let wording: Wording
        /// How it stands by now, in each language; one of our words may stand there in English alone.
        public let standing: Wording?
        /// Whose it is: who owns it, had it or said it.
        public let person: PersonID?
        /// The entry behind it; `nil` where nothing is known of it.
        public let mark: Mark?
        /// The correction that is read into that entry.
        public let correctedBy: Position?
        /// Which way from the root it lies.
        public let side: Side
        /// How many steps from the root.
        public let depth: Int
        /// The edge by which it was first met; `nil` for the root.
        public let via: Edge?
        /// Whether it had happened by the time of the root's own entry.
        public let isKnownThen: Bool
        /// Whether it is dated before the root's own entry and was written down after it.
        public let isWrittenLater: Bool
        /// What happened to it since, where a decision rests on it.
        public internal(set) var shifts: [Ground.Shift] = []

        /// What it says, as far as that may be shown now; empty where nothing is known of it.
        public var label: String { wording.english }

        /// How it stands by now.
        public var state: String? { standing?.english }

        /// Whether it moved under the decision, and no review settled that.
        public var hasMoved: Bool { shifts.contains { !$0.isSettled } }
    }

    /// Which way from the root something lies.
    public enum Side: String, Sendable {
        case root = "root"
        /// The root rests on it, nearer or farther.
        case ground = "ground"
        /// It was said of something in the graph, or happened to it.
        case remark = "remark"
        /// It came of the root, nearer or farther.
        case outcome = "outcome"
    }

    /// How two things hang together.
    public struct Edge: Hashable, Sendable {
        /// What came later, or is a part.
        public let from: Subject
        /// What it rests on, came of or belongs to.
        public let to: Subject
        /// What the first is to the second.
        public let relation: Relation
        /// The entry that says so.
        public let position: Position

        /// Equal when they join the same two in the same way, whichever entry says so.
        public static func == (left: Edge, right: Edge) -> Bool {
            left.from == right.from && left.to == right.to && left.relation == right.relation
        }

        /// As they are compared.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(from)
            hasher.combine(to)
            hasher.combine(relation)
        }
    }

    /// The node of a subject.
    public func node(_ subject: Subject) -> Node? { nodes.first { $0.subject == subject } }

    /// A person's name, or their id where none is known.
    public func name(_ person: PersonID) -> String { names[person] ?? person.description }

    /// The nodes that were first met from that one, in order.
    public func nodes(from subject: Subject, _ side: Side) -> [Node] {
        nodes.filter { node in
            guard let via = node.via, node.side == side else { return false }
            return (via.from == node.subject ? via.to : via.from) == subject
        }
    }

    /// How many days after the root's own entry something was written down that is dated before it.
    public func daysLater(_ node: Node) -> Int? {
        guard node.isWrittenLater, let late = node.mark, let mark else { return nil }
        return Int((late.recordedAt.milliseconds - mark.recordedAt.milliseconds) / 86_400_000)
    }
}
