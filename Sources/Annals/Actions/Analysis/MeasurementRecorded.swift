// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A figure is read.
public struct MeasurementRecorded: Action {
    public static let name = "measurement-recorded"
    public static let summary = "A measure is read for a period."
    public static let by = Authority.session
    public var measure = MeasureID()
    public var period = Period.year(1)
    public var value = Number.zero
    public var status: ReadingStatus?
    public var source: String?
    public var why: String?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("measure", &measure, "the measure")
        try visit("period", &period, "for which period")
        try visit("value", &value, "the value")
        try visit("status", &status, "how sure it is: actual (left out), provisional or forecast")
        try visit("source", &source, "where it comes from")
        try visit("why", &why, "why an actual figure is restated")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let story = try world.standing(measure)
        let earlier = story.readings[period]?.last { $0.status == .actual }
        if let earlier, earlier.value != value, why == nil { throw .restatement(measure, period, earlier.value) }
    }
}
