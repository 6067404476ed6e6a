/// The place of an entry in the log: 1 for the first, then without gaps.
public struct Position: RawRepresentable, Hashable, Comparable, Sendable {
    /// The number itself; 0 stands for "before the first entry".
    public let rawValue: Int64

    /// Takes the number as it is stored.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Takes the number as it is stored.
    public init(_ value: some BinaryInteger) {
        rawValue = Int64(value)
    }

    /// The place before the first entry.
    public static let start = Position(rawValue: 0)

    /// The place after this one.
    public var next: Position { Position(rawValue: rawValue + 1) }

    /// Orders by place.
    public static func < (left: Position, right: Position) -> Bool { left.rawValue < right.rawValue }
}

extension Position: CustomStringConvertible, LosslessStringConvertible {
    /// As people write it: `#17`.
    public var description: String { "#\(rawValue)" }

    /// Reads `#17` or `17`; `nil` for anything else and for numbers below 1.
    public init?(_ description: String) {
        let digits = description.hasPrefix("#") ? description.dropFirst() : description[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int64(digits),
            value > 0
        else { return nil }
        rawValue = value
    }
}
