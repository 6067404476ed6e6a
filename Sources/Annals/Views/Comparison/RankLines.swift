/// How the order of priorities moved from moment to moment: a line a goal, through the goals that carry it on.
public struct RankLines: Sendable {
    /// A goal's place at one moment.
    public struct Point: Sendable {
        /// Which moment, from 0.
        public let column: Int
        /// The goal as it stood then.
        public let goal: Goal
        /// Its place among those open then, from 1.
        public let place: Int
    }

    /// The moments.
    public let moments: [Instant]
    /// The lines, each with its points in the order of time, those that begin first and highest first.
    public let lines: [[Point]]
    /// How many places there are at most.
    public var places: Int { lines.joined().map(\.place).max() ?? 0 }

    /// Follows the ranked goals through comparisons, each the end of a time beside the end of the one before.
    public init(_ comparisons: [Comparison]) {
        moments = (comparisons.first.map { [$0.from] } ?? []) + comparisons.map(\.to)
        var lines = comparisons.first.map { RankLines.points(of: $0.before, 0).map { [$0] } } ?? []
        for (index, comparison) in comparisons.enumerated() {
            let earlier = Dictionary(comparison.rankMoves.map { ($0.goal, $0.earlier) }) { first, _ in first }
            for point in RankLines.points(of: comparison.after, index + 1) {
                let line = lines.indices.first {
                    lines[$0].last?.column == index && lines[$0].last?.goal.id == earlier[point.goal.id]
                }
                if let line { lines[line].append(point) } else { lines.append([point]) }
            }
        }
        self.lines = lines
    }

    private static func points(of plan: Plan, _ column: Int) -> [Point] {
        plan.ranking.order.compactMap { plan.goals[$0] }.filter { $0.state == .open && $0.began != nil }
            .enumerated().map { Point(column: column, goal: $1, place: $0 + 1) }
    }
}
