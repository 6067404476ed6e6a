// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// Something was handed to another program.
public struct Exported: Action {
    public static let name = "exported"
    public static let summary = "Something was handed to another program, so that the next export can skip it."
    public static let by = Authority(.anyone)
    public static let bearing = Bearing.annotation
    public var what: [Reference] = []
    public var format = ""
    public var count: Int?
    public var to: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.some("what", &what, "what was handed over: the tasks, a session, or any other ids")
        try visit.title("format", &format, "in which format, such as csv, jsonl or bitrix24")
        try visit("count", &count, "how many rows or files that made; left out, one for each id")
        try visit.title("to", &to, "to whom, or into which program")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        for one in what where one.subject == nil { throw .notInTheLog(one) }
        if let double = what.firstDouble?.subject { throw .namedTwice(double, "what") }
        count = count ?? what.count
        try world.mustBeAboveZero("count", count)
    }
}
