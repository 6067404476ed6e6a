// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A count is made again because something that it was made from was corrected.
public struct BallotRecounted: Action {
    public static let name = "ballot-recounted"
    public static let summary = "A closed ballot is counted again after a correction; the first result stays visible."
    public static let by = Authority.lead
    public static let bearing = Bearing.lasting
    public var ballot = BallotID()
    public var result = BallotResult()
    public var cause = Position.start
    public var count = Position.start
    public var decisions: [DecisionID] = []
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("ballot", &ballot, "the ballot")
        try visit("result", &result, "the new count")
        try visit.mentions("cause", &cause, "the correction that made it necessary")
        try visit.mentions("count", &count, "the entry whose count it takes the place of")
        try visit.about("decisions", &decisions, "the decisions that rest on the ballot, to be confirmed")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        if !world.judgesAgain, !world.follows { throw .onlyFollows(BallotRecounted.name, EntryCorrected.name) }
    }
}
