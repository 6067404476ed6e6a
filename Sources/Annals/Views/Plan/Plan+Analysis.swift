// What the plan rests on: platform, findings, assumptions; and what there is to carry it out with.

extension Plan {
    /// The parts of the platform that are stated, in their usual order.
    public var platformInOrder: [(part: PlatformPart, story: Platform, wording: Platform.Wording)] {
        PlatformPart.allCases.compactMap { part in
            platform[part.id].flatMap { story in story.wording.map { (part, story, $0) } }
        }
    }

    /// The findings neither replaced nor retired, by lens and side, the weightiest first.
    public var standingFindings: [Finding] {
        func place(_ finding: Finding) -> (Int, Int, Int, FindingID) {
            let lens = FindingLens.allCases.firstIndex(of: finding.said.lens) ?? 0
            let side = finding.said.side.flatMap { FindingSide.allCases.firstIndex(of: $0) } ?? Int.max
            return (lens, side, -(finding.said.rating ?? 0), finding.id)
        }
        return findings.all.filter { $0.began != nil && $0.state == .standing }.sorted { place($0) < place($1) }
    }

    /// What is or was taken for true: what is due for review first, then open, held and fallen.
    public func assumptionsInOrder(at moment: Instant) -> [Assumption] {
        let zone = organization.zone
        func place(_ assumption: Assumption) -> (Int, Int, AssumptionID) {
            let state = Assumption.State.allCases.firstIndex(of: assumption.state) ?? 0
            return (assumption.isDue(at: moment, in: zone) ? 0 : 1, state, assumption.id)
        }
        return assumptions.all.filter { $0.began != nil }.sorted { place($0) < place($1) }
    }

    /// Resources against capacity: a line for each nature, unit and period.
    public var resourceLines: [ResourceLine] {
        let zone = organization.zone
        return resources.pools.map { pool in
            ResourceLine(
                pool: pool, capacity: resources.capacity(of: pool), allocated: resources.allocated(of: pool),
                capacities: resources.capacities.filter { $0.pool == pool },
                allocations: resources.allocations.filter { $0.pool == pool && $0.isOpen })
        }
        .sorted { left, right in
            func place(_ pool: Resources.Pool) -> (Instant, Int, String) {
                (zone.start(of: pool.period), ResourceNature.allCases.firstIndex(of: pool.nature) ?? 0, pool.unit)
            }
            return place(left.pool) < place(right.pool)
        }
    }

    /// How much there is of a pool, and who holds it.
    public struct ResourceLine: Sendable {
        /// What is counted together.
        public let pool: Resources.Pool
        /// How much there is; `nil` where nobody said.
        public let capacity: Number?
        /// How much of it is held.
        public let allocated: Number
        /// What was stated, a part each.
        public let capacities: [Resources.Capacity]
        /// What is held, the earliest first.
        public let allocations: [Resources.Allocation]

        /// Whether more is held than there is.
        public var isOver: Bool { capacity.map { allocated > $0 } ?? false }

        /// What each holder has of it, in the order in which they got it.
        public var holders: [(holder: Subject, amount: Number)] {
            var holders: [(holder: Subject, amount: Number)] = []
            for allocation in allocations where !holders.contains(where: { $0.holder == allocation.holder }) {
                let amounts = allocations.filter { $0.holder == allocation.holder }.map(\.left)
                holders.append((allocation.holder, Number.total(amounts) ?? allocation.left))
            }
            return holders
        }
    }
}
