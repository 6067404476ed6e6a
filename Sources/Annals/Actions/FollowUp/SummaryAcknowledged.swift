// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// It was read.
public struct SummaryAcknowledged: Action {
    public static let name = "summary-acknowledged"
    public static let summary = "Somebody has read the summary of a session, and says whether it stands."
    public static let by = Authority(.anyone)
    public static let bearing = Bearing.annotation
    public var session = SessionID()
    public var stance = SummaryStance.understood
    public var text: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("session", &session, "the session")
        try visit("stance", &stance, "understood, agreed with, or to be corrected")
        try visit("text", &text, "what they say to it, such as what is to be corrected")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        _ = try world.actor(SummaryAcknowledged.name)
        try world.mustHaveSummary(session)
        if stance == .correct, text == nil {
            throw .needs("text", "the summary is to be corrected, but nothing says how")
        }
    }
}

/// What a reader says of a summary.
public enum SummaryStance: String, Word {
    case understood = "understood"
    case agree = "agree"
    case correct = "correct"

    /// For people.
    public var words: String {
        switch self {
        case .understood: "understood"
        case .agree: "agreed with"
        case .correct: "to be corrected"
        }
    }
}
