/// JSON to be shown to programs: objects keep the order in which their keys are given.
public enum JSONValue: Sendable, Equatable {
    case null
    case truth(Bool)
    case number(Number)
    case text(String)
    case list([JSONValue])
    case object([Member])
    /// JSON that is written already, such as a line of the log.
    case raw([UInt8])

    /// A key and its value.
    public struct Member: Sendable, Equatable {
        /// The key.
        public let key: String
        /// Its value.
        public let value: JSONValue

        /// Puts a value under a key.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The text of something, or null.
    public static func optional(_ value: (some CustomStringConvertible)?) -> JSONValue {
        value.map { .text($0.description) } ?? .null
    }

    /// A list of values.
    public static func each<Element>(_ elements: some Sequence<Element>, _ value: (Element) -> JSONValue) -> JSONValue {
        .list(elements.map(value))
    }

    /// The same object with more members at its end.
    public func adding(_ members: JSONValue) -> JSONValue {
        guard case .object(let mine) = self, case .object(let others) = members else { return self }
        return .object(mine + others)
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// An object with its members in the order written.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }

    /// A list.
    public init(arrayLiteral elements: JSONValue...) {
        self = .list(elements)
    }

    /// A text.
    public init(stringLiteral value: String) {
        self = .text(value)
    }

    /// A whole number.
    public init(integerLiteral value: Int) {
        self = .number(Number(value))
    }

    /// True or false.
    public init(booleanLiteral value: Bool) {
        self = .truth(value)
    }

    /// Null.
    public init(nilLiteral: ()) {
        self = .null
    }

    /// A whole number.
    public init(_ value: some BinaryInteger) {
        self = .number(Number(value))
    }
}

extension JSONValue {
    /// On one line, or with two spaces of indentation a level.
    public func written(pretty: Bool) -> String {
        guard pretty else {
            var json = JSONWriter()
            write(&json)
            return json.text
        }
        var text = ""
        write(&text, indent: "")
        return text
    }

    private func write(_ json: inout JSONWriter) {
        switch self {
        case .null: json.raw("null".utf8)
        case .truth(let value): json.truth(value)
        case .number(let value): json.raw(value.description.utf8)
        case .text(let value): json.string(value)
        case .raw(let bytes): json.raw(bytes)
        case .list(let values):
            json.open("[")
            for value in values { value.write(&json) }
            json.close("]")
        case .object(let members):
            json.open()
            for member in members {
                json.key(member.key)
                member.value.write(&json)
            }
            json.close()
        }
    }

    private func write(_ text: inout String, indent: String) {
        let inner = indent + "  "
        switch self {
        case .list(let values) where !values.isEmpty && !values.allSatisfy(\.isSimple):
            text += "[\n"
            for (index, value) in values.enumerated() {
                text += inner
                value.write(&text, indent: inner)
                text += index + 1 < values.count ? ",\n" : "\n"
            }
            text += indent + "]"
        case .object(let members) where !members.isEmpty:
            text += "{\n"
            for (index, member) in members.enumerated() {
                text += inner + JSONValue.text(member.key).written(pretty: false) + ": "
                member.value.write(&text, indent: inner)
                text += index + 1 < members.count ? ",\n" : "\n"
            }
            text += indent + "}"
        default: text += written(pretty: false)
        }
    }

    private var isSimple: Bool {
        switch self {
        case .list, .object, .raw: false
        case .null, .truth, .number, .text: true
        }
    }
}
