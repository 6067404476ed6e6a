import Annals

/// JSON from anywhere, read whole and strictly: UTF-8, no key twice in an object.
///
/// Keys and texts are compared byte by byte, for two texts that only look alike are not the same evidence.
indirect enum ParsedJSON {
    case object([(key: String, value: ParsedJSON)])
    case list([ParsedJSON])
    case text(String)
    case number(Int64?)
    case truth
    case null

    /// Reads one value, and makes sure that nothing follows.
    init(_ bytes: [UInt8]) throws(Fault) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Fault("is not UTF-8") }
        var json = JSONReader(bytes)
        self = try ParsedJSON(&json)
        try json.finish()
    }

    private init(_ json: inout JSONReader) throws(Fault) {
        switch try json.peek() {
        case .object:
            var members: [(key: String, value: ParsedJSON)] = []
            var keys: Set<[UInt8]> = []
            try json.object { (json, key) throws(Fault) in
                guard keys.insert(Array(key.utf8)).inserted else { throw Fault("stands there twice") }
                members.append((key, try ParsedJSON(&json)))
            }
            self = .object(members)
        case .list:
            var values: [ParsedJSON] = []
            try json.list { (json, _) throws(Fault) in values.append(try ParsedJSON(&json)) }
            self = .list(values)
        case .string: self = .text(try json.string())
        case .number: self = .number(Int64(String(decoding: try json.number(), as: UTF8.self)))
        case .truth:
            _ = try json.truth()
            self = .truth
        case .null:
            try json.skip()
            self = .null
        }
    }

    /// The member of an object; `nil` where there is none.
    subscript(_ name: String) -> ParsedJSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key.utf8.elementsEqual(name.utf8) }?.value
    }

    /// The element of a list; `nil` where there is none.
    subscript(_ index: Int) -> ParsedJSON? {
        guard case .list(let values) = self, values.indices.contains(index) else { return nil }
        return values[index]
    }

    /// A text.
    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// A whole number from 0 to 2^53 - 1, the largest that every reader of JSON takes for what it is.
    var whole: Int64? {
        guard case .number(let number?) = self, (0..<1 << 53).contains(number) else { return nil }
        return number
    }

    /// The elements of a list.
    var list: [ParsedJSON]? { if case .list(let values) = self { values } else { nil } }

    /// What stands at a path such as `data.options[1].text`; `nil` where there is nothing, or it is no path.
    func value(at path: String) -> ParsedJSON? {
        var value: ParsedJSON? = self
        for part in path.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            let pieces = part.split(separator: UInt8(ascii: "["), omittingEmptySubsequences: false)
            guard let name = pieces.first, !name.isEmpty, name.allSatisfy({ $0.isOfName }) else { return nil }
            value = value?[String(decoding: name, as: UTF8.self)]
            for piece in pieces.dropFirst() {
                guard piece.last == UInt8(ascii: "]"), (2...6).contains(piece.count),
                    piece.dropLast().allSatisfy({ (0x30...0x39).contains($0) }),
                    let index = Int(String(decoding: piece.dropLast(), as: UTF8.self))
                else { return nil }
                value = value?[index]
            }
        }
        return value
    }
}

extension UInt8 {
    /// Whether it is a letter, a digit or a hyphen: what names of fields are made of.
    fileprivate var isOfName: Bool {
        (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20) || self == 0x2D
    }
}
