// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// Some positions of the log, written as ranges: `12-20,23`.
public struct PositionSet: Hashable, Sendable {
    /// The ranges, rising and apart from one another.
    public let ranges: [ClosedRange<Int64>]

    /// Those positions, in any order.
    public init(_ positions: some Sequence<Position> = []) {
        var ranges: [ClosedRange<Int64>] = []
        for value in positions.map(\.rawValue).sorted() {
            if let last = ranges.last, value <= last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, value)
            } else {
                ranges.append(value...value)
            }
        }
        self.ranges = ranges
    }

    /// Whether a position is among them.
    public func contains(_ position: Position) -> Bool { ranges.contains { $0.contains(position.rawValue) } }

    /// The first and the last; `nil` where there is none.
    public var bounds: ClosedRange<Position>? {
        guard let first = ranges.first, let last = ranges.last else { return nil }
        return Position(first.lowerBound)...Position(last.upperBound)
    }
}

extension PositionSet: FieldValue, CustomStringConvertible {
    public static var shape: Shape { .text }

    /// As it is stored.
    public var description: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> PositionSet {
        let text = try json.string()
        var ranges: [ClosedRange<Int64>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) where !text.isEmpty {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
            guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last,
                first > (ranges.last.map { $0.upperBound + 1 } ?? 0), last <= UInt32.max
            else { throw Fault("is “\(text.excerpt)”, expected rising positions such as 12-20,23") }
            ranges.append(first...last)
        }
        return PositionSet(ranges: ranges)
    }

    private init(ranges: [ClosedRange<Int64>]) {
        self.ranges = ranges
    }

    public func write(_ json: inout JSONWriter) { json.string(description) }
}
