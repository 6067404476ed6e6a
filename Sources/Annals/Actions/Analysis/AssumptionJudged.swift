// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// It holds, or it has fallen.
public struct AssumptionJudged: Action {
    public static let name = "assumption-judged"
    public static let summary = "An assumption is held against what is known by now: it holds, or it has fallen."
    public static let by = Authority.session
    public var assumption = AssumptionID()
    public var holds = true
    public var evidence: [Reference] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("assumption", &assumption, "the assumption")
        try visit("holds", &holds, "whether it holds")
        try visit.some("evidence", &evidence, "what shows it: ids, entries, links")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {}
}
