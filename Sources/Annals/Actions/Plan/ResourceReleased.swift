// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// It is free again.
public struct ResourceReleased: Action {
    public static let name = "resource-released"
    public static let summary =
        "Money, people or time that were allocated are free again, the earliest allocated first."
    public static let by = Authority.session
    public var from = ResourceHolder()
    public var nature = ResourceNature.money
    public var amount = Number.zero
    public var unit = ""
    public var period = Period.year(1)
    public var why = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("from", &from, "the goal, task or session that had it")
        try visit("nature", &nature, "money, people or time")
        try visit("amount", &amount, "how much, above 0")
        try visit.title("unit", &unit, "the unit that it was allocated in")
        try visit("period", &period, "the period that it was allocated for")
        try visit("why", &why, "why")
    }

    public var furtherSubjects: [Subject] { [Subject(.resource)] }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        guard amount > .zero else { throw .notAboveZero("amount", amount) }
        let held = try world.resources().held(by: from.subject, of: pool)
        guard amount <= held else { throw .moreThanAllocated(from.subject, held, pool.words) }
        guard Number.total([held, amount]) != nil else { throw .sumTooLong(amount, pool.words) }
    }

    var pool: Resources.Pool { Resources.Pool(nature: nature, unit: unit, period: period) }
}
