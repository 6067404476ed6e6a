// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// How it goes.
public struct CheckInMade: Action {
    public static let name = "check-in-made"
    public static let summary = "Somebody looks how a task, a goal or a measure goes, between sessions or in one."
    public static let by = Authority(.owner, .tracker, .coach, .moderator)
    public static let bearing = Bearing.annotation
    public var on = CheckedSubject()
    public var status: CheckInStatus?
    public var confidence: Int?
    public var remark = ""
    public var error: String?
    public var method: String?
    public var next: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("on", &on, "the task, goal or measure")
        try visit("status", &status, "whether it is on its way")
        try visit("confidence", &confidence, "how sure they are that it will be reached, 0 to 10")
        try visit("remark", &remark, "how it goes")
        try visit("error", &error, "what went wrong, in running the work or in changing it")
        try visit("method", &method, "how that is dealt with")
        try visit("next", &next, "the next step")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if let confidence, !(0...10).contains(confidence) {
            throw .outOfRange("confidence", Number(confidence), "0", "10")
        }
    }
}

/// What a check-in can be on: a task, a goal or a measure.
public struct CheckedSubject: KindedID {
    public static let kinds = [Subject.Kind.task, .goal, .measure]
    public var subject = Subject(.task)
    public init() {}
}

/// Whether something is on its way.
public enum CheckInStatus: String, Word {
    case onTrack = "on-track"
    case atRisk = "at-risk"
    case offTrack = "off-track"
}
