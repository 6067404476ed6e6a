public import Foundation

/// The organization's clock on the wall: its time zone and the month in which its year starts.
public struct Zone: Hashable, Sendable {
    /// The IANA time zone.
    public let timeZone: TimeZone
    /// The month in which the organization's year starts, 1 to 12.
    public let yearStartsIn: Int

    /// UTC, with years from January.
    public static let utc = Zone(timeZone: .gmt, yearStartsIn: 1)

    /// Takes a zone that the system knows.
    public init(timeZone: TimeZone, yearStartsIn: Int) {
        self.timeZone = timeZone
        self.yearStartsIn = yearStartsIn
    }

    /// Takes the name of an IANA zone, such as `Europe/London`; `nil` where the system knows none of that name.
    public init?(_ identifier: String, yearStartsIn: Int = 1) {
        guard let zone = TimeZone(identifier: identifier), (1...12).contains(yearStartsIn) else { return nil }
        self.init(timeZone: zone, yearStartsIn: yearStartsIn)
    }

    /// Milliseconds east of UTC at that moment.
    private func offsetMilliseconds(at instant: Instant) -> Int64 {
        Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))) * 1000
    }

    /// The moment when the clock on the wall shows that time: the first of two where the clock is put back.
    ///
    /// Where it is put forward over that time, the moment that the clock would have shown it had it not been.
    public func instant(_ day: Day, millisecond: Int = 0) -> Instant {
        let wall = Int64(day.daysSince1970) * 86_400_000 + Int64(millisecond)
        let before = offsetMilliseconds(at: Instant(milliseconds: wall - 86_400_000))
        let first = Instant(milliseconds: wall - before)
        let after = offsetMilliseconds(at: first)
        if after == before { return first }
        let second = Instant(milliseconds: wall - after)
        return offsetMilliseconds(at: second) == after ? second : first
    }

    /// The day that the calendar on the wall shows at that moment.
    public func day(of instant: Instant) -> Day { wall(instant).day }

    /// Day and millisecond of the day that clock and calendar on the wall show.
    public func wall(_ instant: Instant) -> (day: Day, millisecond: Int) {
        let wall = instant.milliseconds + offsetMilliseconds(at: instant)
        let days = wall.floorDivided(by: 86_400_000)
        return (Day(daysSince1970: Int(days)), Int(wall - days * 86_400_000))
    }

    /// The first moment of a period.
    public func start(of period: Period) -> Instant { instant(period.days(yearStartsIn: yearStartsIn).lowerBound) }

    /// The last moment of a period, to the millisecond.
    public func end(of period: Period) -> Instant {
        instant(period.days(yearStartsIn: yearStartsIn).upperBound).advanced(byMilliseconds: -1)
    }

    /// The last moment of a planned time: that of the day, where only the day is known.
    public func end(of when: When) -> Instant {
        switch when {
        case .instant(let instant): instant
        case .day(let day): end(of: Period.day(day))
        }
    }

    /// The name of the zone, by IANA.
    public var name: String { timeZone.identifier }

    /// For people: a planned time.
    public func text(_ when: When) -> String {
        switch when {
        case .instant(let instant): text(instant)
        case .day(let day): day.description
        }
    }

    /// The first moment of a planned time.
    public func start(of when: When) -> Instant {
        switch when {
        case .instant(let instant): instant
        case .day(let day): instant(day)
        }
    }

    /// The organization's year that holds that moment.
    public func year(of instant: Instant) -> Int {
        let day = day(of: instant)
        return day.month >= yearStartsIn ? day.year : day.year - 1
    }

    /// For people: the day, and the time where it is neither the first nor the last moment of the day.
    public func text(_ instant: Instant) -> String {
        let (day, millisecond) = wall(instant)
        guard millisecond > 0, millisecond < 86_399_999 else { return day.description }
        let minute = millisecond / 60_000
        return "\(day) \(Day.pad(minute / 60, 2)):\(Day.pad(minute % 60, 2))"
    }
}
