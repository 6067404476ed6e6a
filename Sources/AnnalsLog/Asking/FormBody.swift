import Annals

/// The fields of a form as a browser sends them (`application/x-www-form-urlencoded`, WHATWG URL standard), in order.
package enum FormBody {
    /// The most fields that are read.
    package static let most = 5000

    /// Reads a body; throws where it is no form, or too long a one.
    package static func fields(_ bytes: some Collection<UInt8>) throws -> [ActionForm.Field] {
        let pairs = bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true)
        guard pairs.count <= most else {
            throw Fault("the form has more than \(most) fields", russian: "в форме больше \(most) полей")
        }
        return try pairs.map { pair in
            let equals = pair.firstIndex(of: UInt8(ascii: "="))
            let name = try text(pair[..<(equals ?? pair.endIndex)])
            let value = try equals.map { try text(pair[pair.index(after: $0)...]) } ?? ""
            return ActionForm.Field(name, value)
        }
    }

    private static func text(_ bytes: some Sequence<UInt8>) throws -> String {
        var decoded: [UInt8] = []
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
                    throw Fault(
                        "the form is not encoded as application/x-www-form-urlencoded",
                        russian: "форма закодирована не как application/x-www-form-urlencoded")
                }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
        }
        guard let text = String(validating: decoded, as: UTF8.self) else {
            throw Fault("the form is not in UTF-8", russian: "форма не в UTF-8")
        }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
