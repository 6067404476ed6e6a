// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// What a measure is to reach.
public struct TargetSet: Action {
    public static let name = "target-set"
    public static let summary = "A target is set for a measure and a period; an earlier one stays visible."
    public static let by = Authority.session
    public var measure = MeasureID()
    public var period = Period.year(1)
    public var value: Number?
    public var low: Number?
    public var high: Number?
    public var why: String?
    public var decision: DecisionID?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("measure", &measure, "the measure")
        try visit("period", &period, "for which period")
        try visit("value", &value, "the value to reach")
        try visit("low", &low, "the lower bound of a range")
        try visit("high", &high, "the upper bound of a range")
        try visit("why", &why, "why; asked for when it changes a target")
        try visit("decision", &decision, "the decision behind it")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.standing(measure)
        guard (value != nil) != (low != nil || high != nil) else { throw .oneOf(["value", "low, high"]) }
        if let low, let high, low > high { throw .lowOverHigh(low, high) }
        if story.target(for: period) != nil, why == nil, world.isLive, !world.judgesAgain {
            throw .needs("why", "\(measure) has a target for \(period) already, and this one changes it")
        }
    }
}
