// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// What there is to spend.
public struct ResourceStated: Action {
    public static let name = "resource-stated"
    public static let summary = "It is said how much money, how many people or how much time there is for a period."
    public static let by = Authority.session
    public var nature = ResourceNature.money
    public var amount = Number.zero
    public var unit = ""
    public var period = Period.year(1)
    public var of: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("nature", &nature, "money, people or time")
        try visit("amount", &amount, "how much there is; a later statement of the same replaces it")
        try visit.title("unit", &unit, "the unit: EUR, people, days, …")
        try visit("period", &period, "for which period")
        try visit.title("of", &of, "whose it is, or of which kind: a team, a fund; left out, all of it")
    }

    public var furtherSubjects: [Subject] { [Subject(.resource)] }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        guard amount >= .zero else { throw .outOfRange("amount", amount, "0", "any amount") }
        let resources = try world.resources()
        let others = resources.capacities.filter { $0.pool == pool && $0.of != of }.map(\.amount)
        guard Number.total(others + [amount]) != nil else { throw .sumTooLong(amount, pool.words) }
    }

    var pool: Resources.Pool { Resources.Pool(nature: nature, unit: unit, period: period) }
}

/// What a resource is.
public enum ResourceNature: String, Word {
    case money = "money"
    case people = "people"
    case time = "time"
}
