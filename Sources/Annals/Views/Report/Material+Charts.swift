// Measures as series to be drawn.

extension ReportMaterial {
    /// The most points that a small chart holds.
    private static let most = 16

    /// A measure over time: the readings of one length of period, and the targets of the same length.
    func chart(_ measure: Measure) -> Report.Chart {
        let latest = measure.readings.compactMapValues(\.last).filter { zone.start(of: $0.key) <= end }
        // The length that most readings have: quarters are not drawn on one line with years.
        let lengths = Dictionary(grouping: latest.keys, by: \.length).mapValues(\.count)
        let length = lengths.max { ($0.value, -$0.key.rawValue) < ($1.value, -$1.key.rawValue) }?.key
        let readings = latest.filter { $0.key.length == length }
            .sorted { zone.end(of: $0.key) < zone.end(of: $1.key) }.suffix(Self.most)
        let points = readings.map { period, reading in
            let days = period.days(yearStartsIn: zone.yearStartsIn)
            return Report.Point(
                period: period, from: days.lowerBound, to: days.upperBound, value: reading.value,
                status: reading.status)
        }
        let first = points.first?.from
        let horizon = zone.day(of: end).advanced(by: 400)
        let targets = measure.standingTargets.filter { $0.key.length == length ?? $0.key.length }
            .map { period, target in
                let days = period.days(yearStartsIn: zone.yearStartsIn)
                return Report.Goalpost(
                    period: period, from: days.lowerBound, to: days.upperBound, low: target.low, high: target.high)
            }
            .filter { post in (first.map { $0 <= post.from } ?? true) && post.from <= horizon }
            .sorted { $0.from < $1.from }
        let shown = Set(readings.map(\.value.mark.position))
        return Report.Chart(
            id: measure.id.description, name: measure.name.unbroken, unit: measure.definition.unit,
            sign: sign(of: measure), caption: figure(measure), points: points, targets: targets,
            entries: told(measure.id.subject, "measurement-recorded").filter { shown.contains($0) })
    }
}
