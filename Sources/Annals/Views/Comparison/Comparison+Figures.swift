// Targets and actuals by period.

extension Comparison {
    /// A measure at both moments.
    public struct MeasureLine: Sendable {
        /// The measure as defined at the second moment.
        public let measure: Measure
        /// How it stood at the first moment; `nil` where it was not there.
        public let before: Plan.Standing?
        /// How it stands at the second moment.
        public let after: Plan.Standing
        /// The periods between with a target or a reading, in the order of time.
        public let periods: [PeriodLine]
        /// Whether it was retired between.
        public let isRetired: Bool
    }

    /// What was to be reached in a period, and what was.
    public struct PeriodLine: Sendable {
        /// The period.
        public let period: Period
        /// The target at the second moment.
        public let target: Measure.Target?
        /// The target at the first moment, where it was another one.
        public let earlierTarget: Measure.Target?
        /// What was read for it, or is made up of shorter periods.
        public let figure: Measure.Figure?
        /// Whether the target is met; `nil` where there is nothing to hold against, or only a forecast.
        public let isMet: Bool?
    }

    /// The measures that stand at the second moment or were retired between.
    public var measures: [MeasureLine] {
        let retired = known.measures.values.filter { isBetween($0.retired) }
        let all = after.measures.all.filter { $0.began != nil && $0.retired == nil } + retired
        return all.sorted { $0.id < $1.id }.map { measure in
            let old = before.measures[measure.id].flatMap { $0.began == nil || $0.retired != nil ? nil : $0 }
            return MeasureLine(
                measure: measure, before: old.map { before.standing($0, at: from) },
                after: after.standing(measure, at: to), periods: periods(of: measure, since: old),
                isRetired: measure.retired != nil)
        }
    }

    private func periods(of measure: Measure, since old: Measure?) -> [PeriodLine] {
        let periods = Set(measure.readings.keys).union(measure.standingTargets.keys)
            .filter { zone.end(of: $0) > from && zone.start(of: $0) <= to }
        // What makes up a longer period comes before it.
        func place(_ period: Period) -> (Instant, Int64) {
            (zone.end(of: period), -zone.start(of: period).milliseconds)
        }
        return periods.sorted { place($0) < place($1) }.map { period in
            let target = measure.target(for: period)
            let earlier = old?.target(for: period)
            let figure = measure.figure(of: period, in: zone)
            let isSame = earlier?.low == target?.low && earlier?.high == target?.high
            return PeriodLine(
                period: period, target: target, earlierTarget: isSame ? nil : earlier, figure: figure,
                isMet: measure.isMet(figure, target))
        }
    }

    /// How many targets were met, of those whose period ended between the moments and that have a figure.
    public var targetsMet: Share {
        let judged = measures.flatMap(\.periods).filter { line in
            let end = zone.end(of: line.period)
            return end > from && end <= to && line.isMet != nil
        }
        return Share(judged.count { $0.isMet == true }, of: judged.count)
    }
}

extension Measure {
    /// Whether a figure meets a target; `nil` where one is missing, or the figure is only expected.
    func isMet(_ figure: Figure?, _ target: Target?) -> Bool? {
        guard let figure, let target, !figure.isForecast else { return nil }
        return meets(figure.value, target)
    }
}
