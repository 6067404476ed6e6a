// Measures as series to be drawn, and how things of the plan stand in a word.

extension Plan {
    /// The most points that a small chart holds.
    private static let most = 16

    /// A measure over time: the readings of one length of period, and the targets of the same length.
    ///
    /// - Parameters:
    ///   - measure: one of this plan.
    ///   - moment: by when it is looked at: readings for later times are left out.
    ///   - told: the entries that the chart is said to tell of, as far as it shows them.
    ///   - language: of its caption.
    public func chart(
        _ measure: Measure, at moment: Instant, told: [Position] = [], in language: Language = .english
    ) -> Report.Chart {
        let zone = organization.zone
        let today = zone.day(of: moment)
        let latest = measure.readings.compactMap { period, list in
            list.last.map { (days: period.days(yearStartsIn: zone.yearStartsIn), period: period, reading: $0) }
        }
        .filter { $0.days.lowerBound <= today }
        // The length that most readings have: quarters are not drawn on one line with years.
        let lengths = latest.reduce(into: [:]) { $0[$1.period.length, default: 0] += 1 }
        let length = lengths.max { ($0.value, -$0.key.rawValue) < ($1.value, -$1.key.rawValue) }?.key
        let readings = latest.filter { $0.period.length == length }
            .sorted { $0.days.upperBound < $1.days.upperBound }.suffix(Self.most)
        let points = readings.map { days, period, reading in
            Report.Point(
                period: period, from: days.lowerBound, to: days.upperBound, value: reading.value,
                status: reading.status)
        }
        let first = points.first?.from
        let horizon = zone.day(of: moment).advanced(by: 400)
        let targets = measure.standingTargets.filter { $0.key.length == length ?? $0.key.length }
            .map { period, target in
                let days = period.days(yearStartsIn: zone.yearStartsIn)
                return Report.Goalpost(
                    period: period, from: days.lowerBound, to: days.upperBound, low: target.low, high: target.high)
            }
            .filter { post in (first.map { $0 <= post.from } ?? true) && post.from <= horizon }
            .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        let shown = Set(readings.map(\.reading.mark.position))
        return Report.Chart(
            id: measure.id.description, name: measure.name.unbroken, unit: measure.definition.unit,
            sign: sign(of: measure, at: moment), caption: figure(measure, at: moment, in: language), points: points,
            targets: targets, entries: told.filter { shown.contains($0) })
    }

    /// A goal from when it was set, or starts, to the end of its horizon or its own.
    public func bar(_ goal: Goal, at moment: Instant) -> Report.GoalBar {
        let zone = organization.zone
        let horizon = goal.plan.horizon.days(yearStartsIn: zone.yearStartsIn)
        let start = goal.plan.starts.map { $0.days(yearStartsIn: zone.yearStartsIn).lowerBound }
        return Report.GoalBar(
            id: goal.id.description, title: goal.title.unbroken, rank: goal.state == .open ? rank(of: goal.id) : nil,
            sign: sign(of: goal, at: moment),
            from: start ?? zone.day(of: goal.began?.occurredAt ?? moment),
            to: goal.closed.map { zone.day(of: $0.occurredAt) } ?? horizon.upperBound.advanced(by: -1))
    }

    /// The latest figure and its target, without the measure's name: `19 weeks in 2022, target at most 6`.
    public func figure(_ measure: Measure, at moment: Instant, in language: Language = .english) -> String {
        language == .russian ? russianFigure(measure, at: moment) : englishFigure(measure, at: moment)
    }

    private func russianFigure(_ measure: Measure, at moment: Instant) -> String {
        let now = standing(measure, at: moment)
        let unit = measure.definition.unit
        guard let reading = now.reading, let period = now.period else {
            return now.ahead.map {
                "значений ещё нет, план \($0.inRussian) \(unit)\(now.aheadPeriod.map { " на \(Russian.date($0))" } ?? "")"
            } ?? "значений ещё нет"
        }
        let status = reading.status == .actual ? "" : ", \(reading.status.inRussian)"
        let target = now.target.map { ", план \($0.inRussian)" } ?? ""
        return "\(reading.value.grouped) \(unit) за \(Russian.date(period))\(status)\(target)"
    }

    private func englishFigure(_ measure: Measure, at moment: Instant) -> String {
        let now = standing(measure, at: moment)
        let unit = measure.definition.unit
        guard let reading = now.reading, let period = now.period else {
            return now.ahead.map { "not read yet, target \($0.text) \(unit) in \(now.aheadPeriod?.description ?? "")" }
                ?? "not read yet"
        }
        let status = reading.status == .actual ? "" : ", \(reading.status.rawValue)"
        let target = now.target.map { ", target \($0.text)" } ?? ""
        return "\(reading.value.grouped) \(unit) in \(period)\(status)\(target)"
    }

    /// Whether a measure is on target; `nil` where there is nothing to hold against.
    public func sign(of measure: Measure, at moment: Instant) -> Report.Sign? {
        standing(measure, at: moment).isMet.map { $0 ? .onTarget : .offTarget }
    }

    /// How a goal stands.
    public func sign(of goal: Goal, at moment: Instant) -> Report.Sign {
        switch goal.state {
        case .open: light(of: goal, at: moment).sign
        case .achieved: .achieved
        case .dropped: .dropped
        }
    }

    /// Whether a promise was kept.
    public func sign(of task: Todo, at moment: Instant) -> Report.Sign {
        switch task.state {
        case .done:
            let due = task.plan.due.map { organization.zone.end(of: $0) } ?? .latest
            return (task.closed?.occurredAt ?? .earliest) <= due ? .kept : .keptLate
        case .cancelled: return .cancelled
        case .open, .started, .blocked: return isOverdue(task, at: moment) ? .overdue : .open
        }
    }
}

extension Decision {
    /// How it stands at a moment.
    public func sign(at moment: Instant, in zone: Zone) -> Report.Sign {
        switch state {
        case .inForce: isInForce(at: moment, in: zone) ? .inForce : .ended
        case .superseded: .replaced
        case .reversed: .reversed
        case .lapsed: .lapsed
        case .rejected: .rejected
        case .withdrawn: .withdrawn
        case .deferred: .deferred
        case .proposed: .proposed
        }
    }
}
