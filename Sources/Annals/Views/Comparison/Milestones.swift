/// The plan as it stood at each of some moments, and what happened between one and the next.
public struct Milestones: Sendable {
    /// The moments, in order.
    public let moments: [Instant]
    /// The plan at each moment.
    public let plans: [Plan]
    /// What happened after each moment, up to the next: one less than there are moments.
    public let between: [Between]

    /// Takes what was folded.
    public init(moments: [Instant], plans: [Plan], between: [Between]) {
        self.moments = moments
        self.plans = plans
        self.between = between
    }
}

extension WholeLibrary {
    /// In one pass up to the last moment.
    public func milestones(_ moments: [Instant]) throws -> Milestones {
        var walk = MilestoneWalk(moments)
        do {
            try forEachInEffect { entry in
                guard walk.take(entry) else { throw Enough() }
            }
        } catch is Enough {}
        return try walk.finish { try creation(of: $0) }
    }

    /// Two moments side by side.
    public func comparison(from: Instant, to: Instant) throws -> Comparison {
        try comparisons(at: [from, to])[0]
    }

    /// Each of some moments beside the next one: one less than there are moments.
    ///
    /// - Parameter moments: in order.
    public func comparisons(at moments: [Instant]) throws -> [Comparison] {
        let stones = try milestones(moments)
        return try stones.between.indices.map { index in
            try Comparison(
                stones.plans[index], at: moments[index], stones.plans[index + 1], at: moments[index + 1],
                between: stones.between[index], in: self)
        }
    }
}

/// Thrown out of a pass over the log when the rest of it is of no interest.
private struct Enough: Error {}

/// One pass over the entries in order, in which the plan is kept as it stood at each moment.
private struct MilestoneWalk {
    private let moments: [Instant]
    private var plan: Retrospect<Plan>
    private var kept: [Retrospect<Plan>] = []
    private var between: [Between]

    init(_ moments: [Instant]) {
        self.moments = moments
        plan = Retrospect(asOf: moments.first ?? .earliest)
        between = Array(repeating: Between(), count: max(0, moments.count - 1))
    }

    /// Takes up one more entry; `false` where it comes after the last moment.
    mutating func take(_ entry: Entry) -> Bool {
        while kept.count < moments.count, entry.orderedAt > moments[kept.count] { keep() }
        guard kept.count < moments.count else { return false }
        // What was named at an earlier moment may come into the log now.
        for index in kept.indices where !kept[index].unnamed.isEmpty { kept[index].apply(entry) }
        plan.apply(entry)
        if kept.count > 0 { between[kept.count - 1].apply(entry) }
        return true
    }

    /// The plan stands so at the next moment.
    private mutating func keep() {
        kept.append(plan)
        if kept.count < moments.count { plan = plan.goingOn(to: moments[kept.count]) }
    }

    mutating func finish(_ creation: (Subject) throws -> Entry?) throws -> Milestones {
        while kept.count < moments.count { keep() }
        for index in kept.indices {
            let creations = try kept[index].unnamed.compactMap(creation)
            for entry in creations.sorted(by: { $0.isBefore($1) }) { kept[index].apply(entry) }
        }
        return Milestones(moments: moments, plans: kept.map(\.view), between: between)
    }
}
