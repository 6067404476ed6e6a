// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// The condition of a decision is met, or not.
public struct ConditionSettled: Action {
    public static let name = "condition-settled"
    public static let summary = "The condition that a decision depended on is met, or fails; then it is out of force."
    public static let by = Authority.session
    public var decision = DecisionID()
    public var met = true
    public var settledBy: String?
    public var ballot: BallotID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("decision", &decision, "the decision")
        try visit("met", &met, "whether the condition is met")
        try visit.title("by", &settledBy, "who or what settled it")
        try visit("ballot", &ballot, "the ballot that settled it")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(decision)
        guard let taken = story.taken, taken.action.subjectTo != nil else {
            throw .isNot(decision.subject, "subject to a condition", so: "there is nothing to settle")
        }
        if let settled = story.condition { throw .isAlready(decision.subject, "settled", since: settled.mark) }
    }
}
