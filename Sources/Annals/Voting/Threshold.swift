// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// Which share of the votes a motion needs.
public enum Threshold: Hashable, Sendable {
    /// More for than against.
    case simple
    /// More than half.
    case absolute
    /// At least two thirds.
    case twoThirds
    /// At least three quarters.
    case threeQuarters
    /// At least one for, none against.
    case unanimous
    /// At least that share.
    case fraction(Int, Int)

    /// Whether that many votes carry the motion.
    ///
    /// Shares are compared by products of whole numbers.
    func isMet(for: Int, against: Int, base: Int) -> Bool {
        switch self {
        case .simple: `for` > against
        case .absolute: `for` * 2 > base
        case .twoThirds: `for` > 0 && `for` * 3 >= base * 2
        case .threeQuarters: `for` > 0 && `for` * 4 >= base * 3
        case .unanimous: `for` > 0 && against == 0 && `for` == base
        case .fraction(let part, let whole): `for` > 0 && `for` * whole >= base * part
        }
    }
}

extension Threshold: FieldValue, CustomStringConvertible {
    public static var shape: Shape {
        .words(["simple", "absolute", "two-thirds", "three-quarters", "unanimous", "N/M"])
    }

    /// As it is stored.
    public var description: String {
        switch self {
        case .simple: "simple"
        case .absolute: "absolute"
        case .twoThirds: "two-thirds"
        case .threeQuarters: "three-quarters"
        case .unanimous: "unanimous"
        case .fraction(let part, let whole): "\(part)/\(whole)"
        }
    }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Threshold {
        let text = try json.string()
        for known in [Threshold.simple, .absolute, .twoThirds, .threeQuarters, .unanimous]
        where known.description == text {
            return known
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Position(String($0))?.rawValue }
        if parts.count == 2, !text.contains("#"), let part = parts[0], let whole = parts[1], part <= whole,
            whole <= 1000
        {
            return .fraction(Int(part), Int(whole))
        }
        throw Fault(
            "is “\(text.excerpt)”, expected simple, absolute, two-thirds, three-quarters, unanimous or a fraction such as 3/5",
            russian:
                "«\(text.excerpt)» — не доля; есть simple, absolute, two-thirds, three-quarters, unanimous и дроби, например 3/5"
        )
    }

    public func write(_ json: inout JSONWriter) { json.string(description) }
}

/// What a threshold is a share of.
public enum VoteBase: String, Word {
    /// The votes for and against; abstentions count for the quorum only.
    case cast = "cast"
    /// Everybody who may vote.
    case electorate = "electorate"
}
