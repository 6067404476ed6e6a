/// How often something comes round, as people write it: `quarter`, `monthly`, `every year`.
enum Cadence: Sendable {
    case week, month, quarter, half, year

    /// Reads it; `nil` for other words.
    init?(_ words: String) {
        switch words.lowercased().split(separator: " ").last.map({ String($0) }) ?? "" {
        case "week", "weekly": self = .week
        case "month", "monthly": self = .month
        case "quarter", "quarterly": self = .quarter
        case "half-year", "half-yearly", "half": self = .half
        case "year", "yearly", "annually": self = .year
        default: return nil
        }
    }

    /// The whole period of this length that comes after a moment: after the end of March, the second quarter.
    func period(after moment: Instant, in zone: Zone) -> Period? {
        var day = zone.day(of: moment)
        // A period that began before the moment is not whole any more.
        for _ in 0..<2 {
            guard let period = period(of: day, in: zone) else { return nil }
            if zone.start(of: period) > moment { return period }
            day = period.days(yearStartsIn: zone.yearStartsIn).upperBound
        }
        return nil
    }

    /// The period of this length that a day lies in.
    private func period(of day: Day, in zone: Zone) -> Period? {
        let candidates: [Period] =
            switch self {
            case .week: (-1...1).flatMap { year in (1...53).map { .week(day.year + year, $0) } }
            case .month: [.month(day.year, day.month)]
            case .quarter: (-1...1).flatMap { year in (1...4).map { .quarter(day.year + year, $0) } }
            case .half: (-1...1).flatMap { year in (1...2).map { .half(day.year + year, $0) } }
            case .year: (-1...1).map { .year(day.year + $0) }
            }
        return candidates.first { $0.days(yearStartsIn: zone.yearStartsIn).contains(day) }
    }
}
