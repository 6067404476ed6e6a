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
        return findings.current.filter { $0.began != nil }.sorted { place($0) < place($1) }
    }

    /// What is taken for true and matters now: what is due for review first, then open, held and fallen.
    ///
    /// What was judged stays for a year, and for as long as a decision in force assumes it.
    public func assumptionsInOrder(at moment: Instant) -> [Assumption] {
        let zone = organization.zone
        let assumed = self.assumed(at: moment)
        func place(_ assumption: Assumption) -> (Int, Int, AssumptionID) {
            let state = Assumption.State.allCases.firstIndex(of: assumption.state) ?? 0
            return (assumption.isDue(at: moment, in: zone) ? 0 : 1, state, assumption.id)
        }
        return assumptions.filter { $0.began != nil && !$0.isSettled(at: moment, assumed, in: zone) }
            .sorted { place($0) < place($1) }
    }

    /// The assumptions of the decisions that hold, or are to.
    func assumed(at moment: Instant) -> Set<AssumptionID> {
        let zone = organization.zone
        return Set(
            decisions.current.filter { !$0.isOver(at: moment, in: zone) }.flatMap { $0.taken?.action.assumes ?? [] })
    }

    /// Resources against capacity of the periods that are not over at a moment.
    public func resourceLines(at moment: Instant) -> [ResourceLine] {
        resourceLines.filter { organization.zone.end(of: $0.pool.period) >= moment }
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

extension Decision {
    /// Whether it is settled and holds no longer, nor ever will by what is known.
    func isOver(at moment: Instant, in zone: Zone) -> Bool {
        switch state {
        case .proposed, .deferred: false
        case .inForce: taken?.action.inForceUntil.map { zone.end(of: $0) < moment } ?? false
        case .superseded, .reversed, .lapsed, .rejected, .withdrawn: true
        }
    }
}

extension Assumption {
    /// Whether it was judged more than a year ago, nobody is to look at it again, and nothing that holds assumes it.
    func isSettled(at moment: Instant, _ assumed: Set<AssumptionID>, in zone: Zone) -> Bool {
        guard let last = judgements.last?.mark.occurredAt, !assumed.contains(id) else { return false }
        if state == .held, let review = said.reviewOn, zone.start(of: review) > last { return false }
        return last < moment.advanced(byMilliseconds: -Plan.aYear)
    }
}

extension Plan {
    /// A year, in milliseconds.
    static let aYear: Int64 = 366 * 86_400_000
}
