extension Measure {
    /// What a measure stood at in a period.
    public struct Figure: Sendable {
        /// The value, by its own reading or made up of those of shorter periods.
        public let value: Number
        /// Whether it is only expected.
        public let isForecast: Bool
        /// The reading that made it known: the last of them, where it is made up of several.
        public let mark: Mark
    }

    /// The figure of a period: its own reading or, where shorter periods of one length fill it and each was read, what
    /// they make up; a forecast only where there is nothing better.
    public func figure(of period: Period, in zone: Zone) -> Figure? {
        if let own = readings[period]?.last(where: { $0.status != .forecast }) {
            return Figure(value: own.value, isForecast: false, mark: own.mark)
        }
        if let made = madeUp(period, in: zone) { return made }
        return readings[period]?.last.map { Figure(value: $0.value, isForecast: true, mark: $0.mark) }
    }

    private func madeUp(_ period: Period, in zone: Zone) -> Figure? {
        let whole = period.days(yearStartsIn: zone.yearStartsIn)
        func days(_ part: Period) -> Range<Day> { part.days(yearStartsIn: zone.yearStartsIn) }
        let parts = readings.compactMapValues { $0.last { $0.status != .forecast } }
            .filter { part, _ in
                days(part).lowerBound >= whole.lowerBound && days(part).upperBound <= whole.upperBound
            }
        for parts in Dictionary(grouping: parts, by: { $0.key.length }).sorted(by: { $0.key > $1.key }).map(\.value) {
            let ordered = parts.sorted { days($0.key).lowerBound < days($1.key).lowerBound }
            var end = whole.lowerBound
            for part in ordered where days(part.key).lowerBound == end { end = days(part.key).upperBound }
            guard end == whole.upperBound, let value = rolledUp(ordered.map(\.value.value)),
                let last = ordered.map(\.value.mark).max(by: {
                    ($0.occurredAt, $0.position) < ($1.occurredAt, $1.position)
                })
            else { continue }
            return Figure(value: value, isForecast: false, mark: last)
        }
        return nil
    }

    private func rolledUp(_ values: [Number]) -> Number? {
        switch definition.rollsUp {
        case .sum: Number.total(values)
        case .mean: Number.mean(values)
        case .last: values.last
        }
    }

    /// Whether a value falls short of another, by what is better for this measure; `nil` where neither way is better.
    func fallsShort(_ value: Number, of expected: Number) -> Bool? {
        switch definition.better {
        case .higher: value < expected
        case .lower: value > expected
        case .range: nil
        }
    }
}
