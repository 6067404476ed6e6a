// Comparisons as series and spans, to be drawn.

extension Comparison {
    /// A measure between the moments: figures and targets of the one length of period that most of them have; `nil` where
    /// there is nothing to draw.
    public func chart(_ line: MeasureLine, caption: String) -> Report.Chart? {
        let lengths = Dictionary(grouping: line.periods.map(\.period), by: \.length).mapValues(\.count)
        guard let length = lengths.max(by: { ($0.value, -$0.key.rawValue) < ($1.value, -$1.key.rawValue) })?.key else {
            return nil
        }
        let periods = line.periods.filter { $0.period.length == length }
        let points = periods.compactMap { part -> Report.Point? in
            guard let figure = part.figure else { return nil }
            let days = part.period.days(yearStartsIn: zone.yearStartsIn)
            let status = line.measure.readings[part.period]?.last?.status
            return Report.Point(
                period: part.period, from: days.lowerBound, to: days.upperBound, value: figure.value,
                status: status ?? (figure.isForecast ? .forecast : .actual))
        }
        let targets = periods.compactMap { part -> Report.Goalpost? in
            guard let target = part.target else { return nil }
            let days = part.period.days(yearStartsIn: zone.yearStartsIn)
            return Report.Goalpost(
                period: part.period, from: days.lowerBound, to: days.upperBound, low: target.low, high: target.high)
        }
        let judged = periods.compactMap(\.isMet)
        let sign: Report.Sign? =
            judged.isEmpty ? nil : judged.allSatisfy { $0 } ? .onTarget : judged.contains(true) ? .partly : .offTarget
        return Report.Chart(
            id: line.measure.id.description, name: line.measure.name.unbroken, unit: line.measure.definition.unit,
            sign: sign, caption: caption, points: points, targets: targets, entries: [])
    }

    /// The decisions in force at any time between, from their taking to their end, the oldest first.
    public var spans: [Report.Span] {
        let ended = superseded + reversed + lapsed + expired
        let all = Dictionary((before.decisionsInForce(at: from) + taken + ended).map { ($0.id, $0) }) { $1 }
        return all.values.sorted {
            ($0.taken?.mark.occurredAt ?? .earliest, $0.id) < ($1.taken?.mark.occurredAt ?? .earliest, $1.id)
        }.compactMap { decision in
            let decision = known.decisions[decision.id] ?? decision
            guard let taken = decision.taken?.mark.occurredAt else { return nil }
            let until = decision.taken?.action.inForceUntil.map { zone.end(of: $0) }.flatMap { $0 <= to ? $0 : nil }
            let end = [decision.ended?.occurredAt, until].compactMap { $0 }.min()
            let sign: Report.Sign =
                decision.reversedBy != nil
                ? .reversed
                : decision.supersededBy != nil
                    ? .replaced : decision.condition?.isMet == false ? .lapsed : until == nil ? .inForce : .ended
            return Report.Span(
                id: decision.id.description, title: decision.statement.unbroken, sign: sign, from: zone.day(of: taken),
                to: end.map { zone.day(of: $0) },
                by: (decision.reversedBy ?? decision.supersededBy)?.decision.description)
        }
    }
}
