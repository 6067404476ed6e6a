// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// It goes to a goal, a task or a session.
public struct ResourceAllocated: Action {
    public static let name = "resource-allocated"
    public static let summary = "Money, people or time go to a goal, a task or a session for a period."
    public static let by = Authority.session
    public var to = ResourceHolder()
    public var nature = ResourceNature.money
    public var amount = Number.zero
    public var unit = ""
    public var period = Period.year(1)
    public var decision: DecisionID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("to", &to, "the goal, task or session that gets it")
        try visit("nature", &nature, "money, people or time")
        try visit("amount", &amount, "how much, above 0")
        try visit.title("unit", &unit, "the unit: EUR, people, days, …")
        try visit("period", &period, "for which period")
        try visit("decision", &decision, "the decision behind it")
    }

    public var furtherSubjects: [Subject] { [Subject(.resource)] }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        guard amount > .zero else { throw .notAboveZero("amount", amount) }
        let held = try world.resources().allocations.filter { $0.pool == pool }.map(\.amount)
        guard Number.total(held + [amount]) != nil else { throw .sumTooLong(amount, pool.words) }
    }

    var pool: Resources.Pool { Resources.Pool(nature: nature, unit: unit, period: period) }
}

/// What a resource can go to: a goal, a task or a session.
public struct ResourceHolder: KindedID {
    public static let kinds = [Subject.Kind.goal, .task, .session]
    public var subject = Subject(.goal)
    public init() {}
}
