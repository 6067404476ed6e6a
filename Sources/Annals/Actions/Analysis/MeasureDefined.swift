// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A figure to steer by.
public struct MeasureDefined: Action {
    public static let name = "measure-defined"
    public static let summary = "A measure is defined: what is read, in which unit, and which way it should go."
    public static let by = Authority.session
    public var measure = MeasureID()
    public var name = ""
    public var unit = ""
    public var nature = MeasureNature.other
    public var better = Better.higher
    public var rollsUp = RollUp.last
    public var owner: PersonID?
    public var goals: [GoalID] = []
    public var baseline: Number?
    public var source: String?
    public var every: String?
    public var continues: MeasureID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("measure", &measure, "the new measure's id")
        try visit.title("name", &name, "what is measured")
        try visit.title("unit", &unit, "the unit: EUR, %, people, …")
        try visit("nature", &nature, "whether it counts in money")
        try visit("better", &better, "which way it should go")
        try visit("rollsUp", &rollsUp, "how the figures of short periods make up that of a long one")
        try visit("owner", &owner, "who answers for it")
        try visit("goals", &goals, "the goals that it shows")
        try visit("baseline", &baseline, "where it stood at the start")
        try visit("source", &source, "where the figures come from")
        try visit.title("every", &every, "how often it is read")
        try visit("continues", &continues, "an earlier measure that it carries on")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let owner { _ = try world.here(owner) }
        if continues == measure { throw .ofItself(measure.subject, "continues") }
    }
}
