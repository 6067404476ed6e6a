extension Period {
    /// How long a period is, by its kind.
    enum Length: Int, Comparable {
        case day
        case week
        case month
        case quarter
        case half
        case year

        static func < (left: Length, right: Length) -> Bool { left.rawValue < right.rawValue }
    }

    /// How long it is.
    var length: Length {
        switch self {
        case .day: .day
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        case .half: .half
        case .year: .year
        }
    }

    /// Whether it is as long as another, both by their kinds.
    public func hasLength(of other: Period) -> Bool { length == other.length }

    /// Whether it begins before another of the same length.
    public func isBefore(_ other: Period) -> Bool {
        days(yearStartsIn: 1).lowerBound < other.days(yearStartsIn: 1).lowerBound
    }
}
