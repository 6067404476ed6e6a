// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// What a decision is judged by.
public struct CriterionAdded: Action {
    public static let name = "criterion-added"
    public static let summary = "A criterion is added by which the alternatives of a decision are judged."
    public static let by = Authority.session
    public var decision = DecisionID()
    public var criterion = CriterionID()
    public var name = ""
    public var nature = CriterionNature.benefit
    public var weight = Number(1)
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("decision", &decision, "the decision", required: true)
        try visit.creates("criterion", &criterion, "the new criterion's id, such as D-9.c1")
        try visit.title("name", &name, "what is judged")
        try visit("nature", &nature, "whether much of it is good (benefit) or bad (cost, risk)")
        try visit("weight", &weight, "how much it counts beside the others, above 0")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustBeUndecided(decision)
        if !criterion.isGiven {
            criterion = CriterionID(decision.number, part: try world.nextPart(.criterion, of: decision))
        }
        guard criterion.number == decision.number else { throw .ofAnother(criterion.subject, decision.subject) }
        guard weight > .zero else { throw .notAboveZero("weight", weight) }
    }
}

/// Which way a criterion counts.
public enum CriterionNature: String, Word {
    case benefit = "benefit"
    case cost = "cost"
    case risk = "risk"
}
