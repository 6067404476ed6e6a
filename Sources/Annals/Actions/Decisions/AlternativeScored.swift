// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// How well an alternative does by a criterion.
public struct AlternativeScored: Action {
    public static let name = "alternative-scored"
    public static let summary = "Somebody scores an alternative by a criterion; their later score counts."
    public static let by = Authority.session
    public var decision = DecisionID()
    public var alternative = AlternativeID()
    public var criterion = CriterionID()
    public var score = Number(0)
    public var why: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("decision", &decision, "the decision", required: true)
        try visit("alternative", &alternative, "the alternative")
        try visit("criterion", &criterion, "the criterion")
        try visit("score", &score, "0 to 10")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustBeUndecided(decision)
        guard alternative.number == decision.number else { throw .ofAnother(alternative.subject, decision.subject) }
        guard criterion.number == decision.number else { throw .ofAnother(criterion.subject, decision.subject) }
        guard (0...10).contains(score) else { throw .outOfRange("score", score, "0", "10") }
    }
}
