// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What a field value does is documented once, in `FieldValue`.

/// A stretch of the organization's calendar: `2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-W03`, `2026-01-14`.
public enum Period: Hashable, Sendable {
    /// The organization's year that begins in that calendar year.
    case year(Int)
    /// The first or second half of the organization's year.
    case half(Int, Int)
    /// A quarter, 1 to 4, of the organization's year.
    case quarter(Int, Int)
    /// A calendar month, 1 to 12.
    case month(Int, Int)
    /// A week of ISO 8601, from Monday, 1 to 53.
    case week(Int, Int)
    /// One day.
    case day(Day)

    /// The first day of the period and the first day after it.
    ///
    /// `yearStartsIn` is the month, 1 to 12.
    public func days(yearStartsIn month: Int) -> Range<Day> {
        func first(_ year: Int, _ offset: Int) -> Day {
            let months = year * 12 + month - 1 + offset
            return Day(year: months / 12, month: months % 12 + 1, day: 1) ?? Day(daysSince1970: 0)
        }
        switch self {
        case .year(let year): return first(year, 0)..<first(year, 12)
        case .half(let year, let half): return first(year, half * 6 - 6)..<first(year, half * 6)
        case .quarter(let year, let quarter): return first(year, quarter * 3 - 3)..<first(year, quarter * 3)
        case .month(let year, let month):
            let start = Day(year: year, month: month, day: 1) ?? Day(daysSince1970: 0)
            return start..<start.advanced(by: Day.length(ofMonth: month, in: year))
        case .week(let year, let week):
            let start = Period.firstMonday(year).advanced(by: week * 7 - 7)
            return start..<start.advanced(by: 7)
        case .day(let day): return day..<day.advanced(by: 1)
        }
    }

    /// The Monday of the week of ISO 8601 that holds January 4th.
    private static func firstMonday(_ year: Int) -> Day {
        let fourth = Day(year: year, month: 1, day: 4) ?? Day(daysSince1970: 0)
        return fourth.advanced(by: 1 - fourth.weekday)
    }
}

extension Period: CustomStringConvertible, LosslessStringConvertible {
    /// As it is stored.
    public var description: String {
        switch self {
        case .year(let year): Day.pad(year, 4)
        case .half(let year, let half): "\(Day.pad(year, 4))-H\(half)"
        case .quarter(let year, let quarter): "\(Day.pad(year, 4))-Q\(quarter)"
        case .month(let year, let month): "\(Day.pad(year, 4))-\(Day.pad(month, 2))"
        case .week(let year, let week): "\(Day.pad(year, 4))-W\(Day.pad(week, 2))"
        case .day(let day): day.description
        }
    }

    /// Reads any of the six forms; `nil` for anything else, also for a week or day that the calendar does not have.
    ///
    /// Years run from 0001 to 9998, so that every period begins and ends on a day that can be written.
    public init?(_ description: String) {
        if description.utf8.count == 10 {
            guard let day = Day(description), (1...9998).contains(day.year) else { return nil }
            self = .day(day)
            return
        }
        let parts = description.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let year = Day.digits(parts[0], 4), (1...9998).contains(year) else { return nil }
        guard parts.count == 2 else {
            self = .year(year)
            return
        }
        let rest = parts[1]
        switch rest.first {
        case "H":
            guard let half = Day.digits(rest.dropFirst(), 1), (1...2).contains(half) else { return nil }
            self = .half(year, half)
        case "Q":
            guard let quarter = Day.digits(rest.dropFirst(), 1), (1...4).contains(quarter) else { return nil }
            self = .quarter(year, quarter)
        case "W":
            let weeks = Period.firstMonday(year + 1).daysSince1970 - Period.firstMonday(year).daysSince1970
            guard let week = Day.digits(rest.dropFirst(), 2), (1...(weeks / 7)).contains(week) else { return nil }
            self = .week(year, week)
        default:
            guard let month = Day.digits(rest, 2), (1...12).contains(month) else { return nil }
            self = .month(year, month)
        }
    }
}

extension Period: FieldValue {
    public static var shape: Shape { .period }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> Period {
        let text = try json.string()
        guard let period = Period(text) else {
            throw Fault(
                "is “\(text.excerpt)”, expected a period such as 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W03 or 2026-01-14",
                russian:
                    "«\(text.excerpt)» — не срок; напишите, например, 2026, 2026-H1, 2026-Q1, 2026-03, 2026-W03 или 2026-01-14"
            )
        }
        return period
    }

    public func write(_ json: inout JSONWriter) { json.string(description) }
}

/// A planned time: to the minute or better where it is known, else the day.
public enum When: Hashable, Sendable {
    /// A moment.
    case instant(Instant)
    /// Sometime on that day, in the organization's zone.
    case day(Day)
}

extension When: CustomStringConvertible, LosslessStringConvertible {
    /// As it is stored.
    public var description: String {
        switch self {
        case .instant(let instant): instant.description
        case .day(let day): day.description
        }
    }

    /// Reads a day, the stored form of a moment, or a moment with its offset from UTC (`2026-01-14T10:30+03:00`).
    public init?(_ description: String) {
        if let day = Day(description) {
            self = .day(day)
        } else if let time = WrittenTime(description), let offset = time.offsetMinutes,
            case let instant = time.instant(offsetMinutes: offset), instant.isWritable
        {
            self = .instant(instant)
        } else {
            return nil
        }
    }
}

extension When: FieldValue {
    public static var shape: Shape { .when }

    public static func read(_ json: inout JSONReader, _ field: Field) throws(Fault) -> When {
        let text = try json.string()
        guard let when = When(text) ?? json.zone?.time(text).map(When.instant) else {
            throw Fault(
                "is “\(text.excerpt)”, expected a day such as 2026-01-14 or a time such as 2026-01-14T10:30Z",
                russian: "«\(text.excerpt)» — не день и не время; напишите, например, 2026-01-14 или 2026-01-14T10:30Z")
        }
        return when
    }

    public func write(_ json: inout JSONWriter) { json.string(description) }
}

/// A date and time as people and programs write it: `2026-01-14T10:30`, with or without seconds, fractions and zone.
public struct WrittenTime: Hashable, Sendable {
    /// The day.
    public let day: Day
    /// Milliseconds since the start of that day.
    public let millisecond: Int
    /// Minutes east of UTC; `nil` where no zone is written.
    public let offsetMinutes: Int?

    /// Reads the forms of RFC 3339 and, without zone or seconds, of ISO 8601; a space may stand for the `T`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20,
            let day = Day(String(decoding: bytes[..<10], as: UTF8.self))
        else { return nil }
        var index = 11
        func two() -> Int? {
            guard index + 2 <= bytes.count else { return nil }
            defer { index += 2 }
            return Day.digits(String(decoding: bytes[index..<(index + 2)], as: UTF8.self), 2)
        }
        guard let hour = two(), hour < 24, index < bytes.count, bytes[index] == 0x3A else { return nil }
        index += 1
        guard let minute = two(), minute < 60 else { return nil }
        var millisecond = (hour * 60 + minute) * 60_000
        if index < bytes.count, bytes[index] == 0x3A {
            index += 1
            guard let second = two(), second < 60 else { return nil }
            millisecond += second * 1000
            if index < bytes.count, bytes[index] == 0x2E {
                index += 1
                var place = 100
                let start = index
                while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
                    millisecond += Int(bytes[index] - 0x30) * place
                    place /= 10
                    index += 1
                }
                guard index > start else { return nil }
            }
        }
        self.day = day
        self.millisecond = millisecond
        if index == bytes.count {
            offsetMinutes = nil
            return
        }
        switch bytes[index] {
        case 0x5A, 0x7A:
            guard index + 1 == bytes.count else { return nil }
            offsetMinutes = 0
        case 0x2B, 0x2D:
            let sign = bytes[index] == 0x2D ? -1 : 1
            index += 1
            guard let hours = two(), hours < 24, index < bytes.count, bytes[index] == 0x3A else { return nil }
            index += 1
            guard let minutes = two(), minutes < 60, index == bytes.count else { return nil }
            offsetMinutes = sign * (hours * 60 + minutes)
        default: return nil
        }
    }

    /// The moment, that many minutes east of UTC.
    public func instant(offsetMinutes: Int) -> Instant {
        Instant(
            milliseconds: Int64(day.daysSince1970) * 86_400_000 + Int64(millisecond) - Int64(offsetMinutes) * 60_000)
    }
}
