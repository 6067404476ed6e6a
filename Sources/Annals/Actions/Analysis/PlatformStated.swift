// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// What the organization says of itself.
public struct PlatformStated: Action {
    public static let name = "platform-stated"
    public static let summary = "A part of the strategic platform is put into words; earlier wordings stay on record."
    public static let by = Authority.session
    public var part = PlatformPart.mission
    public var text = ""
    public var why: String?
    public var decision: DecisionID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("part", &part, "which part of the platform")
        try visit("text", &text, "its wording")
        try visit("why", &why, "why it is put so")
        try visit.mentions("decision", &decision, "the decision behind it")
    }

    public var furtherSubjects: [Subject] { [part.subject] }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if try world.storyIfAny(part.id)?.text == text { throw .nothingChanges(part.subject) }
    }
}

extension PlatformPart: Word {}
