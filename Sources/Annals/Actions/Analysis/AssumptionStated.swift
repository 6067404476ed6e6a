// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// What is taken for true without being known.
public struct AssumptionStated: Action {
    public static let name = "assumption-stated"
    public static let summary = "Something is taken for true on which decisions may rest."
    public static let by = Authority.session
    public var assumption = AssumptionID()
    public var text = ""
    public var about: [Reference] = []
    public var reviewOn: Period?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.creates("assumption", &assumption, "the new assumption's id")
        try visit("text", &text, "what is taken for true")
        try visit("about", &about, "what it is about: any ids")
        try visit("reviewOn", &reviewOn, "when to look whether it holds")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {}
}
