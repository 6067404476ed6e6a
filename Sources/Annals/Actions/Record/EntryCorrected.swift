// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What each field holds is said in `fields`, for people and programs alike.

/// A mistake is put right.
///
/// The entry stays in the log as it was written; views read it with the corrected fields, at its old place.
public struct EntryCorrected: Action {
    public static let name = "entry-corrected"
    public static let summary =
        "A mistaken entry is corrected: it stays in the log, and views read it as it should have been."
    public static let by = Authority(.moderator, .steward)
    public static let bearing = Bearing.lasting
    public var entry = Position.start
    public var data = ActionData()
    public var reason = ""
    public var type: String?
    public var version: Int?
    public init() {}

    public mutating func fields(_ visit: inout FieldVisitor) throws(Fault) {
        try visit.about("entry", &entry, "the position of the entry to correct, such as #17", required: true)
        try visit("data", &data, "all its fields, as they should have been")
        try visit("reason", &reason, "why it is corrected")
        try visit.title("type", &type, "its action, which cannot change; filled in")
        try visit("v", &version, "the version of the fields; filled in")
    }

    /// The action as it should have been; `nil` where its fields cannot be read.
    public var action: AnyAction? {
        guard let type else { return nil }
        var json = JSONReader(line: data.json)
        return try? AnyAction(type: type, version: version ?? 1, data: &json)
    }

    public mutating func judge(_ world: inout World) throws(Refusal) {
        let target = try world.entry(entry)
        guard !target.action.bearing.isLasting else { throw .cannotBeCorrected(entry, target.action.name) }
        if world.judgesAgain { return }
        if let strike = try world.strike(of: entry) { throw .struckAlready(entry, by: strike) }
        let name = target.action.name
        if let type, type != name { throw .otherType(entry, name, given: type) }
        let now = try world.inEffect(target)
        let zone = try world.organization().zone
        var corrected: AnyAction
        do {
            corrected = try data.action(name, version, for: now.action, zone: zone)
        } catch {
            throw .doesNotFit(name, error)
        }
        corrected = try corrected.keepingSecrecy(of: now.action)
        if corrected.created != now.action.created { throw .otherIDs(entry, now.action.created) }
        if let count = now.action.count, corrected.count?.result != count.result { throw .otherCount(count.ballot) }
        data = ActionData(of: corrected)
        type = name
        version = corrected.version
    }
}
