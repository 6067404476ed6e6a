/// A number as a fraction of whole ones, so that sums of means can be compared exactly.
public struct Exact: Hashable, Sendable {
    let part: Int128
    /// Above nought; in lowest terms with the other.
    let whole: Int128

    static let zero = Exact(0, 1)

    private init(_ part: Int128, _ whole: Int128) {
        self.part = part
        self.whole = whole
    }

    /// That number.
    public init(_ number: Number) {
        var whole: Int128 = 1
        for _ in 0..<number.scale { whole *= 10 }
        self.init(Int128(number.units), whole)
        if let reduced = Exact.reduced(part, whole) { self = reduced }
    }

    /// A fraction in lowest terms; `nil` where it is of nought.
    private static func reduced(_ part: Int128, _ whole: Int128) -> Exact? {
        guard whole != 0 else { return nil }
        var (a, b) = (part.magnitude, whole.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        let divisor = Int128(max(a, 1)) * (whole < 0 ? -1 : 1)
        return Exact(part / divisor, whole / divisor)
    }

    /// Exactly; `nil` where the digits do not fit.
    static func + (left: Exact, right: Exact) -> Exact? {
        guard let a = left.part.times(right.whole), let b = right.part.times(left.whole),
            let whole = left.whole.times(right.whole)
        else { return nil }
        let (sum, overflows) = a.addingReportingOverflow(b)
        return overflows ? nil : reduced(sum, whole)
    }

    static func - (left: Exact, right: Exact) -> Exact? { left + Exact(-right.part, right.whole) }

    static func * (left: Exact, right: Exact) -> Exact? {
        guard let part = left.part.times(right.part), let whole = left.whole.times(right.whole) else { return nil }
        return reduced(part, whole)
    }

    /// `nil` where the divisor is nought.
    static func / (left: Exact, right: Exact) -> Exact? {
        guard let part = left.part.times(right.whole), let whole = left.whole.times(right.part) else { return nil }
        return reduced(part, whole)
    }

    /// Above nought, below it, or nought: 1, -1 or 0.
    var sign: Int { part > 0 ? 1 : part < 0 ? -1 : 0 }

    /// Rounded to so many places behind the point, halves away from nought.
    public func rounded(to places: Int = 2) -> Number {
        var scale: Int128 = 1
        for _ in 0..<places { scale *= 10 }
        let (units, rest) = part.magnitude.multipliedReportingOverflow(by: UInt128(scale))
        guard !rest else { return Number(Int64(clamping: part / whole)) }
        let rounded = (units + whole.magnitude / 2) / whole.magnitude
        return Number(units: (part < 0 ? -1 : 1) * Int64(clamping: rounded), scale: places)
    }
}

extension Exact: CustomStringConvertible {
    /// `5/3`, or `2` where it is whole.
    public var description: String { whole == 1 ? "\(part)" : "\(part)/\(whole)" }
}

extension Exact: Comparable {
    /// By value.
    public static func < (left: Exact, right: Exact) -> Bool {
        let (a, b) = (left.part.multipliedFullWidth(by: right.whole), right.part.multipliedFullWidth(by: left.whole))
        return (a.high, a.low) < (b.high, b.low)
    }
}

extension Int128 {
    fileprivate func times(_ other: Int128) -> Int128? {
        let (product, overflows) = multipliedReportingOverflow(by: other)
        return overflows ? nil : product
    }
}
