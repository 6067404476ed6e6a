// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// It still says what we mean.
public struct PlatformConfirmed: Action {
    public static let name = "platform-confirmed"
    public static let summary = "A part of the strategic platform is looked at and stands as it is."
    public static let by = Authority.session
    public var part = PlatformPart.mission
    public var why: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("part", &part, "which part of the platform")
        try visit("why", &why, "why")
    }

    public var furtherSubjects: [Subject] { [part.subject] }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if try world.storyIfAny(part.id) == nil {
            throw .isNot(part.subject, "stated", so: "record platform-stated first")
        }
    }
}
