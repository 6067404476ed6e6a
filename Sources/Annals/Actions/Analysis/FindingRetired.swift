// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// It holds no more.
public struct FindingRetired: Action {
    public static let name = "finding-retired"
    public static let summary = "A finding holds no more; it stays on record."
    public static let by = Authority.session
    public var finding = FindingID()
    public var why = ""
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit("finding", &finding, "the finding")
        try visit("why", &why, "why")
    }

    public mutating func judge(_ world: inout World) throws(Refusal) { try world.mustStand(finding) }
}
