// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// The session goes on to a stage, planned or not.
public struct StageEntered: Action {
    public static let name = "stage-entered"
    public static let summary = "A session enters a stage. Going back to one starts its next round."
    public static let by = Authority.lead
    public var session = SessionID()
    public var stage: String?
    public var title: String?
    public var minutes: Int?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit.title("stage", &stage, "the key of a planned stage")
        try visit.title("title", &title, "the title of a stage that was not planned")
        try visit("minutes", &minutes, "how long it is to take")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.open(session)
        try world.mustBeAboveZero("minutes", minutes)
        guard (stage == nil) != (title == nil) else { throw .oneOf(["stage", "title"]) }
        if let stage, !story.plan.stages.contains(where: { $0.stage == stage }) {
            throw .noSuchStage(stage, session, story.plan.stages.map(\.stage))
        }
    }
}
