/// How goals lead on to one another from moment to moment: each goal at each moment that it stood, in lanes of what
/// carries on what.
///
/// Pure: made of comparisons, in columns and lanes, for a picture or a list.
public struct GoalFlow: Sendable {
    /// What stands in a column.
    public enum Column: Hashable, Sendable {
        /// The goals open at a moment.
        case moment(Instant)
        /// Goals set and closed between two moments.
        case between
    }

    /// A goal in a column.
    public struct Node: Sendable {
        /// The goal as it stood then; of those between, as it ended.
        public let goal: Goal
        /// Its column, from 0.
        public let column: Int
        /// Its lane, from 0 at the top.
        public fileprivate(set) var lane = 0
        /// Its place in the ranking then.
        public let rank: Int?
        /// Whether it was set since the moment before.
        public let isNew: Bool
        /// How it ended by the next moment; `nil` where it goes on, and in the last column.
        public fileprivate(set) var end: Comparison.Fate?
    }

    /// What leads from one node to another.
    public struct Link: Hashable, Sendable {
        /// The indices of the nodes.
        public let from, to: Int
        /// Whether the goal stayed as it was, was revised, or goes on under another name.
        public let kind: Kind

        /// How it goes on.
        public enum Kind: String, Sendable {
            case kept = "kept"
            case revised = "revised"
            case continued = "continued"
        }
    }

    /// The columns in the order of time.
    public let columns: [Column]
    /// The nodes, column by column.
    public private(set) var nodes: [Node] = []
    /// What leads where.
    public private(set) var links: [Link] = []
    /// How many lanes there are.
    public private(set) var lanes = 0

    /// Sets goals in their columns and lanes.
    ///
    /// - Parameter comparisons: each the end of a time beside the end of the one before.
    public init(_ comparisons: [Comparison]) {
        var columns: [Column] = comparisons.first.map { [.moment($0.from)] } ?? []
        // Where the column of each moment is, and how deep in the time before it a goal set and closed stands.
        var places = [0]
        var depths: [[GoalID: Int]] = []
        for comparison in comparisons {
            let depth = GoalFlow.depths(of: comparison.goals)
            depths.append(depth)
            columns += Array(repeating: .between, count: depth.values.max() ?? 0) + [.moment(comparison.to)]
            places.append(columns.count - 1)
        }
        self.columns = columns
        var nodeOf: [Place: Int] = [:]
        func add(_ node: Node) {
            nodeOf[Place(column: node.column, goal: node.goal.id)] = nodes.count
            nodes.append(node)
        }
        if let first = comparisons.first {
            for goal in first.before.openGoals {
                add(Node(goal: goal, column: 0, rank: first.before.rank(of: goal.id), isNew: false))
            }
        }
        for (index, comparison) in comparisons.enumerated() {
            let lines = comparison.goals
            for line in lines {
                guard let depth = depths[index][line.goal.id] else { continue }
                add(Node(goal: line.goal, column: places[index] + depth, rank: line.rankBefore, isNew: true))
            }
            let isNew = Set(lines.filter(\.isNew).map(\.goal.id))
            for goal in comparison.after.openGoals {
                add(
                    Node(
                        goal: goal, column: places[index + 1], rank: comparison.after.rank(of: goal.id),
                        isNew: isNew.contains(goal.id)))
            }
            func node(_ goal: GoalID, from start: Int) -> Int? {
                (start...places[index + 1]).lazy.compactMap { nodeOf[Place(column: $0, goal: goal)] }.first
            }
            for line in lines {
                guard let own = node(line.goal.id, from: places[index]) else { continue }
                if line.goal.state != .open {
                    nodes[own].end = line.fate
                } else if !line.isNew, let next = nodeOf[Place(column: places[index + 1], goal: line.goal.id)] {
                    links.append(Link(from: own, to: next, kind: line.fate == .revised ? .revised : .kept))
                }
                for heir in line.continuedAs {
                    guard let next = node(heir, from: nodes[own].column + 1), next != own,
                        nodes[next].column > nodes[own].column
                    else { continue }
                    links.append(Link(from: own, to: next, kind: .continued))
                }
            }
        }
        layOut()
    }

    private struct Place: Hashable {
        let column: Int
        let goal: GoalID
    }

    /// Of the goals set and closed between: 1, or one more than those that they carry on.
    private static func depths(of lines: [Comparison.GoalLine]) -> [GoalID: Int] {
        var depths: [GoalID: Int] = [:]
        // A goal carries on only what was set before it, so one pass in the order of the ids will do.
        for line in lines where line.isNew && line.goal.state != .open {
            depths[line.goal.id] = 1 + (line.goal.plan.continues.compactMap { depths[$0] }.max() ?? 0)
        }
        return depths
    }

    // MARK: Lanes

    private mutating func layOut() {
        var family = Array(nodes.indices)
        func head(_ index: Int) -> Int {
            var index = index
            while family[index] != index { index = family[index] }
            return index
        }
        for link in links { family[head(link.to)] = head(link.from) }
        let families = Dictionary(grouping: nodes.indices) { head($0) }.values.sorted { place(of: $0) < place(of: $1) }
        // The same goal keeps its lane; what carries it on takes it over where it is free.
        let earlier = Dictionary(grouping: links, by: \.to).mapValues { links in
            links.filter { $0.kind != .continued } + links.filter { $0.kind == .continued }
        }
        func order(_ index: Int) -> (Int, Int, Int, GoalID) {
            let isOld = earlier[index]?.first.map { $0.kind != .continued } ?? false
            let node = nodes[index]
            return (node.column, isOld ? 0 : 1, node.rank ?? .max, node.goal.id)
        }
        var top = 0
        for family in families {
            var taken: Set<[Int]> = []
            var height = 0
            for index in family.sorted(by: { order($0) < order($1) }) {
                let column = nodes[index].column
                // The lane of what it comes from where that is free, else the first that is.
                let wanted = earlier[index, default: []].map { nodes[$0.from].lane - top }
                let lane =
                    wanted.first { $0 >= 0 && !taken.contains([column, $0]) }
                    ?? (0...family.count).first { !taken.contains([column, $0]) } ?? 0
                taken.insert([column, lane])
                nodes[index].lane = top + lane
                height = max(height, lane + 1)
            }
            top += height
        }
        lanes = top
    }

    /// Where a family stands among the others: by its place in the latest ranking, then by its age.
    private func place(of family: [Int]) -> (Int, Int, GoalID) {
        let last = family.map { nodes[$0].column }.max() ?? 0
        let ranks = family.filter { nodes[$0].column == columns.count - 1 }.compactMap { nodes[$0].rank }
        return (
            ranks.min() ?? 1000 + columns.count - last, family.map { nodes[$0].column }.min() ?? 0,
            family.map { nodes[$0].goal.id }.min() ?? GoalID()
        )
    }
}
