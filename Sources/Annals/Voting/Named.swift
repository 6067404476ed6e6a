// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// A value for each of some names, in a fixed order.
public struct Named<Value: FieldValue & Hashable>: Hashable, Sendable {
    /// The names, and the value of each.
    public let names: [String]
    public let values: [Value]

    /// Pairs of name and value.
    public init(_ pairs: [(String, Value)] = []) {
        names = pairs.map(\.0)
        values = pairs.map(\.1)
    }

    /// The values in a few words: `for 7, against 2`.
    public var words: String { zip(names, values).map { "\($0) \($1)" }.joined(separator: ", ") }

    /// The value of that name; `nil` where it is not named.
    public func value(_ name: String) -> Value? { names.firstIndex(of: name).map { values[$0] } }
}

/// Votes for each thing that could be chosen.
public typealias Tallies = Named<Number>

extension Tallies {
    /// The tally of that name; 0 where it is not named.
    public subscript(name: String) -> Number { value(name) ?? .zero }
}

extension Named: FieldValue {
    public static var shape: Shape { .map(.text, Value.shape) }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Named {
        var pairs: [(String, Value)] = []
        try json.object { (json, name) throws(Fault) in
            guard !pairs.contains(where: { $0.0 == name }) else {
                throw Fault("stands there twice", russian: "стоит дважды")
            }
            guard pairs.count < 1000 else { throw Fault("is one name too many; the most is 1,000") }
            pairs.append((name, try Value.read(&json, field)))
        }
        return Named(pairs)
    }

    public func write(_ json: inout JSONWriter) {
        json.open()
        for (name, value) in zip(names, values) {
            json.key(name)
            value.write(&json)
        }
        json.close()
    }
}
