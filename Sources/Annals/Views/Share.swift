/// How many of how many: the two numbers themselves, so that a rate never hides how little it rests on.
public struct Share: Hashable, Sendable {
    /// How many.
    public var count: Int
    /// Of how many.
    public var of: Int

    /// That many of that many.
    public init(_ count: Int = 0, of: Int = 0) {
        self.count = count
        self.of = of
    }

    /// Whether there is anything that it is a share of.
    public var isOnRecord: Bool { of > 0 }

    /// Itself, or `nil` where it would be a share of nothing.
    public var onRecord: Share? { isOnRecord ? self : nil }

    /// Per cent, to the nearest whole one; `nil` where there is nothing that it is a share of.
    public var percent: Int? { isOnRecord ? (count * 200 + of) / (of * 2) : nil }

    /// Both together.
    public static func + (left: Share, right: Share) -> Share {
        Share(left.count + right.count, of: left.of + right.of)
    }

    /// Adds another to it.
    public static func += (left: inout Share, right: Share) { left = left + right }

    /// Whether it is the smaller part, compared without dividing.
    public func isLess(than other: Share) -> Bool { count * other.of < other.count * of }
}

extension Share: CustomStringConvertible {
    /// `7 of 9`.
    public var description: String { "\(count) of \(of)" }

    /// `7 of 9 (78 %)`; `none on record` where there is nothing that it is a share of.
    public var words: String { percent.map { "\(self) (\($0) %)" } ?? "none on record" }
}

/// How far people agree on the whole: the sum of their answers and how many there are.
public struct Mean: Hashable, Sendable {
    /// The answers added up.
    public var sum: Int
    /// How many answers.
    public var count: Int

    /// That many answers that add up to that.
    public init(sum: Int = 0, count: Int = 0) {
        self.sum = sum
        self.count = count
    }

    /// The mean, to a hundredth; `nil` where nobody answered.
    public var value: Number? { Mean.rounded(sum, by: count) }

    /// By how much it is higher than an earlier one, to a hundredth; `nil` where one of the two has no answers.
    public func change(from earlier: Mean) -> Number? {
        Mean.rounded(sum * earlier.count - earlier.sum * count, by: count * earlier.count)
    }

    /// Both together.
    public static func + (left: Mean, right: Mean) -> Mean {
        Mean(sum: left.sum + right.sum, count: left.count + right.count)
    }

    /// Adds another to it.
    public static func += (left: inout Mean, right: Mean) { left = left + right }

    /// Whether it is lower, compared without dividing.
    public func isLess(than other: Mean) -> Bool { sum * other.count < other.sum * count }

    /// To the nearest hundredth, halves away from nought.
    private static func rounded(_ units: Int, by divisor: Int) -> Number? {
        guard divisor > 0 else { return nil }
        let hundredths = (Int(units.magnitude) * 200 + divisor) / (divisor * 2)
        return Number(units: Int64(units < 0 ? -hundredths : hundredths), scale: 2)
    }
}

extension Mean: CustomStringConvertible {
    /// `4.25 of 5 (8 answers)`; `no answers` where there are none.
    public var description: String {
        value.map { "\($0) of 5 (\(count) \(count == 1 ? "answer" : "answers"))" } ?? "no answers"
    }
}

extension Share {
    /// The two numbers, and the percentage beside them; null where it is a share of nothing.
    public var json: JSONValue {
        percent.map { ["count": JSONValue(count), "of": JSONValue(of), "percent": JSONValue($0)] } ?? .null
    }
}

extension Mean {
    /// The mean with what it rests on; null where nobody answered.
    public var json: JSONValue {
        value.map { ["mean": .number($0), "sum": JSONValue(sum), "answers": JSONValue(count)] } ?? .null
    }
}
