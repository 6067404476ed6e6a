// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// An exact decimal number of up to 18 digits, such as 5.25.
///
/// Never a floating-point one: what was written is kept.
public struct Number: Hashable, Sendable {
    /// The digits as a whole number.
    public let units: Int64
    /// How many of the digits stand behind the point, 0 to 18.
    public let scale: Int

    /// `units` divided by ten to the power of `scale`, without trailing zeros behind the point.
    public init(units: Int64, scale: Int = 0) {
        var units = units
        var scale = scale
        while scale > 0, units % 10 == 0 {
            units /= 10
            scale -= 1
        }
        self.units = units
        self.scale = scale
    }

    /// A whole number.
    public init(_ value: some BinaryInteger) {
        self.init(units: Int64(value))
    }

    /// Nought.
    public static let zero = Number(units: 0)

    /// The nearest floating-point number, for drawing and for statistics.
    public var approximate: Double {
        var divisor = 1.0
        for _ in 0..<scale { divisor *= 10 }
        return Double(units) / divisor
    }

    /// The digits with so many places behind the point, exactly.
    func scaled(to places: Int) -> Int128 {
        var value = Int128(units)
        for _ in scale..<max(scale, places) { value *= 10 }
        return value
    }

    /// Whether `units` at that scale can be had within 18 digits.
    static func fitting(_ value: Int128, scale: Int) -> Number? {
        var value = value
        var scale = scale
        while scale > 0, value % 10 == 0 {
            value /= 10
            scale -= 1
        }
        guard scale <= 18, value.magnitude < 1_000_000_000_000_000_000 else { return nil }
        return Number(units: Int64(value), scale: scale)
    }
}

extension Number: Comparable, AdditiveArithmetic {
    /// Orders by value.
    public static func < (left: Number, right: Number) -> Bool {
        let places = max(left.scale, right.scale)
        return left.scaled(to: places) < right.scaled(to: places)
    }

    /// The exact sum; stops the program where it has more than 18 digits, which no field can hold.
    public static func + (left: Number, right: Number) -> Number {
        let places = max(left.scale, right.scale)
        guard let sum = fitting(left.scaled(to: places) + right.scaled(to: places), scale: places) else {
            preconditionFailure("a sum of recorded numbers has more than 18 digits")
        }
        return sum
    }

    /// The exact difference.
    public static func - (left: Number, right: Number) -> Number {
        left + Number(units: -right.units, scale: right.scale)
    }
}

extension Number: CustomStringConvertible, LosslessStringConvertible, ExpressibleByIntegerLiteral {
    /// A whole number.
    public init(integerLiteral value: Int64) {
        self.init(units: value)
    }

    /// Without exponent and without trailing zeros: `5.25`.
    public var description: String {
        guard scale > 0 else { return String(units) }
        let digits = String(units.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let point = padded.index(padded.endIndex, offsetBy: -scale)
        return (units < 0 ? "-" : "") + padded[..<point] + "." + padded[point...]
    }

    /// Reads a number as JSON writes it, exponents too; `nil` for anything else or for more than 18 digits.
    public init?(_ description: String) {
        var json = JSONReader(Array(description.utf8))
        guard let text = try? json.number(), text.count == json.bytes.count else { return nil }
        self.init(json: text)
    }

    /// Reads what `JSONReader.number` found to be one.
    init?(json text: ArraySlice<UInt8>) {
        var value: Int128 = 0
        var scale = 0
        var isNegative = false
        var sawPoint = false
        var digits = 0
        var index = text.startIndex
        if index < text.endIndex, text[index] == 0x2D {
            isNegative = true
            index += 1
        }
        loop: while index < text.endIndex {
            switch text[index] {
            case 0x30...0x39:
                digits += 1
                guard value < 1_000_000_000_000_000_000_000_000_000 else { return nil }
                value = value * 10 + Int128(text[index] - 0x30)
                if sawPoint { scale += 1 }
            case 0x2E where !sawPoint && digits > 0: sawPoint = true
            default: break loop
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        if index < text.endIndex {
            guard text[index] | 0x20 == 0x65,
                let exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)), (-60...60).contains(exponent)
            else { return nil }
            scale -= exponent
        }
        while scale < 0, value != 0 {
            guard value < 1_000_000_000_000_000_000 else { return nil }
            value *= 10
            scale += 1
        }
        guard let number = Number.fitting(isNegative ? -value : value, scale: max(0, scale)) else { return nil }
        self = number
    }
}

extension Number: FieldValue {
    public static var shape: Shape { .number }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Number {
        let text = try json.number()
        guard let number = Number(json: text) else {
            let digits = String(decoding: text, as: UTF8.self).excerpt
            throw Fault(
                "is \(digits), expected a number of at most 18 digits",
                russian: "это \(digits), а нужно число, в котором не больше 18 цифр")
        }
        return number
    }

    public func write(_ json: inout JSONWriter) { json.raw(description.utf8) }
}
