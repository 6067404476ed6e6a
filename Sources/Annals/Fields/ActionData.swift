// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// The fields of some action as one JSON object, to be read by that action's own description.
public struct ActionData: Hashable, Sendable {
    /// The object, from brace to brace; empty while nothing is given.
    public var json: [UInt8]

    /// The fields as JSON.
    public init(_ json: [UInt8] = []) {
        self.json = json
    }

    /// The fields of an action.
    public init(of action: AnyAction) {
        json = action.json
    }
}

extension ActionData {
    /// Reads the fields that a caller gave as those of an action of that name.
    ///
    /// - Parameters:
    ///   - type: the action's stored name.
    ///   - version: the version of the fields, where the caller says it.
    ///   - recorded: what is to stand in their place; ids that the action creates are its, where they are left out.
    ///   - zone: in which days and times without a zone are meant.
    ///   - resolver: who turns names of people into ids.
    package func action(
        _ type: String, _ version: Int? = nil, for recorded: AnyAction, zone: Zone, resolver: (any IDResolver)? = nil
    ) throws(Fault) -> AnyAction {
        var given = JSONReader(json)
        var members: JSONObject = []
        try given.object { (json, key) throws(Fault) in members.append((key, Array(try json.skip()))) }
        let new = (AnyAction.listing(type)?.fields ?? []).filter(\.isNew).map(\.name)
        for member in recorded.members
        where new.contains(member.key) && !members.contains(where: { $0.key == member.key }) { members.append(member) }
        var whole = JSONWriter()
        whole.open()
        for member in members {
            whole.key(member.key)
            whole.raw(member.json)
        }
        whole.close()
        var reader = JSONReader(whole.bytes, resolver: resolver)
        reader.zone = zone
        return try AnyAction(type: type, version: version, input: &reader)
    }
}

extension ActionData: FieldValue {
    public static var shape: Shape { .object("the action's fields", []) }
    public var isAbsent: Bool { json.isEmpty }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> ActionData {
        guard try json.peek() == .object else { throw try json.found("an object with the action's fields") }
        let start = json.index
        try json.skip()
        return ActionData(json.opened(start..<json.index))
    }

    public func write(_ json: inout JSONWriter) { json.raw(self.json) }

    public func check(_ field: Field) throws(Fault) {
        if json.isEmpty { throw Fault("is missing; give an object with the action's fields") }
        var reader = JSONReader(json)
        guard try reader.peek() == .object else { throw try reader.found("an object with the action's fields") }
        try reader.skip()
        try reader.finish()
    }
}
