// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A measure is no longer read.
public struct MeasureRetired: Action {
    public static let name = "measure-retired"
    public static let summary = "A measure is no longer read."
    public static let by = Authority.session
    public var measure = MeasureID()
    public var why = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("measure", &measure, "the measure")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) { _ = try world.standing(measure) }
}
