// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A look back at a decision.
public struct DecisionReviewed: Action {
    public static let name = "decision-reviewed"
    public static let summary = "A decision in force is reviewed: what came of it, and whether it should stand."
    public static let by = Authority.session
    public var decision = DecisionID()
    public var verdict = ReviewVerdict.uphold
    public var actual = ""
    public var lesson: String?
    public var reviewOn: Period?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("decision", &decision, "the decision")
        try visit("verdict", &verdict, "uphold it; or recommend to adjust or reverse it")
        try visit("actual", &actual, "what came of it")
        try visit("lesson", &lesson, "what was learned")
        try visit("reviewOn", &reviewOn, "when to look back again")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) { _ = try world.inForce(decision) }
}

/// What a review recommends.
public enum ReviewVerdict: String, Word {
    case uphold = "uphold"
    case adjust = "adjust"
    case reverse = "reverse"
}
