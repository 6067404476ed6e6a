// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is left without words here is told by `Action`.

/// An action of a type or version that this release does not know, kept as it was written.
public struct UnknownAction: Action {
    public static let name = ""
    public static let summary = "An action that only a newer release knows."
    public static let by = Authority()
    public static let bearing = Bearing.lasting
    /// Its name.
    public var type = ""
    /// The version of its fields.
    public var version = 0
    /// Its fields, as JSON.
    public var data: [UInt8] = []

    public init() {}
    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {}
    public mutating func judge(_ world: inout World) throws(Refusal) { throw .unknownAction(type, version) }
}
