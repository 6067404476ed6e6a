// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by its name, or by the field of the action that it comes from.

/// Money, people and time: how much there is of each, and what it goes to.
///
/// There is one.
public struct Resources: Story {
    public static let kind = Subject.Kind.resource
    public private(set) var began: Mark?
    /// How much there is, as last stated of each pool and of whose it is.
    public private(set) var capacities: [Capacity] = []
    /// What was allocated, the earliest first; what is free again is still there and says so.
    public private(set) var allocations: [Allocation] = []

    /// What is counted together: one nature in one unit for one period.
    public struct Pool: Hashable, Sendable {
        public let nature: ResourceNature
        public let unit: String
        public let period: Period

        /// `EUR of money for 2026`.
        public var words: String { "\(unit) of \(nature.rawValue) for \(period)" }
    }

    /// How much there is of something.
    public struct Capacity: Hashable, Sendable {
        public let pool: Pool
        /// Whose it is, or of which kind, where only a part was stated.
        public let of: String?
        public let amount: Number
        public let mark: Mark
    }

    /// What a goal, a task or a session got.
    public struct Allocation: Hashable, Sendable {
        public let pool: Pool
        /// The goal, task or session that got it.
        public let holder: Subject
        public let amount: Number
        /// How much of it was not released since.
        public fileprivate(set) var left: Number
        /// The decision behind it, or the one that it moved to when that was reversed.
        public fileprivate(set) var decision: DecisionID?
        /// When it was cancelled with the decision behind it.
        public fileprivate(set) var cancelled: Mark?
        public let mark: Mark

        /// Whether any of it is still held.
        public var isOpen: Bool { left > .zero }
    }

    public init(_ id: Identifier<Resources>) {}

    /// How much a goal, a task or a session holds of a pool.
    public func held(by holder: Subject, of pool: Pool) -> Number {
        Number.total(allocations.filter { $0.pool == pool && $0.holder == holder }.map(\.left)) ?? .zero
    }

    /// How much there is in a pool; `nil` where nobody said.
    public func capacity(of pool: Pool) -> Number? {
        let stated = capacities.filter { $0.pool == pool }
        return stated.isEmpty ? nil : Number.total(stated.map(\.amount))
    }

    /// How much of a pool is held by anything.
    public func allocated(of pool: Pool) -> Number {
        Number.total(allocations.filter { $0.pool == pool }.map(\.left)) ?? .zero
    }

    /// Every pool of which there was ever something to say, in the order in which they came up.
    public var pools: [Pool] {
        var seen: Set<Pool> = []
        return (capacities.map { ($0.pool, $0.mark) } + allocations.map { ($0.pool, $0.mark) })
            .sorted { $0.1.position < $1.1.position }.map(\.0).filter { seen.insert($0).inserted }
    }

    public mutating func apply(_ entry: Entry) {
        switch entry.action {
        case .resourceStated(let stated):
            began = began ?? Mark(entry)
            capacities.removeAll { $0.pool == stated.pool && $0.of == stated.of }
            capacities.append(
                Capacity(pool: stated.pool, of: stated.of, amount: stated.amount, mark: Mark(entry)))
        case .resourceAllocated(let allocated):
            began = began ?? Mark(entry)
            allocations.append(
                Allocation(
                    pool: allocated.pool, holder: allocated.to.subject, amount: allocated.amount,
                    left: allocated.amount, decision: allocated.decision, mark: Mark(entry)))
        case .resourceReleased(let released): release(released)
        case .decisionReversed(let reversal):
            for index in allocations.indices {
                switch reversal.fate(of: allocations[index].mark.subject) {
                case .cancel:
                    allocations[index].left = .zero
                    allocations[index].cancelled = Mark(entry)
                case .move(let decision): allocations[index].decision = decision
                case .keep, nil: break
                }
            }
        default: break
        }
    }

    /// Frees what the holder got earliest first.
    private mutating func release(_ released: ResourceReleased) {
        var rest = released.amount
        for index in allocations.indices
        where rest > .zero && allocations[index].pool == released.pool
            && allocations[index].holder == released.from.subject
        {
            let left = allocations[index].left
            let freed = min(left, rest)
            allocations[index].left = left.less(freed) ?? .zero
            rest = rest.less(freed) ?? .zero
        }
    }
}

extension World {
    /// What is said of money, people and time so far.
    mutating func resources() throws(Refusal) -> Resources {
        let id = Identifier<Resources>()
        return try storyIfAny(id) ?? Resources(id)
    }
}

extension Mark {
    /// The entry itself, as what others name it by.
    var subject: Subject { Subject(.entry, UInt32(truncatingIfNeeded: position.rawValue)) }
}

extension Number {
    /// The sum; `nil` where it has more than 18 digits.
    static func total(_ numbers: [Number]) -> Number? {
        var total = Number.zero
        for number in numbers {
            let places = max(total.scale, number.scale)
            guard let sum = fitting(total.scaled(to: places) + number.scaled(to: places), scale: places) else {
                return nil
            }
            total = sum
        }
        return total
    }

    /// The difference; `nil` where it has more than 18 digits.
    fileprivate func less(_ other: Number) -> Number? {
        Number.total([self, Number(units: -other.units, scale: other.scale)])
    }
}
