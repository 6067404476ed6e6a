// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Somebody disagrees with what was decided.
public struct DissentRecorded: Action {
    public static let name = "dissent-recorded"
    public static let summary = "A person's disagreement with a decision is put on record."
    public static let by = Authority(.themselves, .moderator, .chair, .scribe)
    public var decision = DecisionID()
    public var person = PersonID()
    public var reason: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("decision", &decision, "the decision")
        try visit("person", &person, "who disagrees")
        try visit("reason", &reason, "why")
    }

    public var remarks: [Wording] {
        guard reason == nil else { return [] }
        return [
            Wording(
                "the dissent of \(person) has no reason; say why with “reason”",
                russian: "у особого мнения \(person) нет причины; назовите её в «reason»")
        ]
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.story(decision)
        guard story.taken != nil || story.rejected != nil else {
            throw .isNot(decision.subject, "decided", so: "use argument-made for what speaks against it")
        }
    }
}
