import Annals

/// How something stood at the last few moments that were asked for: whoever looks at a session or a year looks at it more
/// than once.
struct AskedMoments<Value: Sendable>: Sendable {
    /// How it stood when all that happened by a moment was in it.
    struct Point: Sendable {
        let moment: Instant
        let value: Value
        /// How many entries it was made of.
        let count: Int
    }

    /// The latest question at the end.
    private var points: [Point] = []
    /// All of the log up to here was looked at for what it says of earlier times.
    private(set) var through = Position.start

    /// How many moments are kept.
    private static var most: Int { 6 }

    /// The last of those moments that a condition holds for.
    func latest(where condition: (Point) -> Bool) -> Point? {
        points.filter(condition).max { $0.moment < $1.moment }
    }

    /// Keeps how it stood at a moment that was asked for.
    mutating func keep(_ point: Point) {
        points.removeAll { $0.moment == point.moment }
        points = points.suffix(AskedMoments.most - 1) + [point]
    }

    /// Lets go of what newer entries say something else of.
    ///
    /// - Returns: the earliest moment that they say something of; `nil` where there are none.
    mutating func bring(to reading: Reading) throws -> Instant? {
        let after = through
        guard after < reading.known else { return nil }
        through = reading.known
        guard after > .start else { return nil }
        let earliest = try reading.earliestChange(after: after) { entry in
            switch entry.action {
            case .entryRedacted, .personForgotten: true
            default: false
            }
        }
        points.removeAll { $0.moment >= earliest }
        return earliest
    }
}
