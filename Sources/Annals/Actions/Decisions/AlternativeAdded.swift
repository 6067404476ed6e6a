// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// One way to decide.
public struct AlternativeAdded: Action {
    public static let name = "alternative-added"
    public static let summary = "An alternative is added to a decision that is still to be taken."
    public static let by = Authority.session
    public var decision = DecisionID()
    public var alternative = AlternativeID()
    public var text = ""
    public var idea: IdeaID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("decision", &decision, "the decision", required: true)
        try visit.creates("alternative", &alternative, "the new alternative's id, such as D-9.a")
        try visit("text", &text, "what would be done")
        try visit("idea", &idea, "the idea that it comes from")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        try world.mustBeUndecided(decision)
        if !alternative.isGiven {
            alternative = AlternativeID(decision.number, part: try world.nextPart(.alternative, of: decision))
        }
        guard alternative.number == decision.number else { throw .ofAnother(alternative.subject, decision.subject) }
    }
}
