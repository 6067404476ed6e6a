/// A day of the Gregorian calendar, in no particular zone: `2026-01-14`.
public struct Day: Hashable, Comparable, Sendable {
    /// The year, 0 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// Names a day; `nil` where the calendar has none such.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, in: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day that many days after 1970-01-01, by the civil calendar's 400-year cycle of 146,097 days.
    public init(daysSince1970 days: Int) {
        let shifted = days + 719_468  // days since 0000-03-01
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01.
    public var daysSince1970: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.floorDivided(by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that many days later (or earlier).
    public func advanced(by days: Int) -> Day { Day(daysSince1970: daysSince1970 + days) }

    /// 1 for Monday to 7 for Sunday.
    public var weekday: Int { (daysSince1970 + 3).floorRemainder(7) + 1 }

    /// How many days a month has.
    static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Orders by time.
    public static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension Day: CustomStringConvertible, LosslessStringConvertible {
    /// `2026-01-14`.
    public var description: String { "\(Day.pad(year, 4))-\(Day.pad(month, 2))-\(Day.pad(day, 2))" }

    /// Reads `2026-01-14`.
    public init?(_ description: String) {
        var digits = 0
        var number = 0
        var parts: (year: Int, month: Int) = (0, 0)
        guard description.utf8.count == 10 else { return nil }
        for byte in description.utf8 {
            switch (digits, byte) {
            case (4, 0x2D): parts.year = number
            case (7, 0x2D): parts.month = number
            case (4, _), (7, _): return nil
            case (_, 0x30...0x39): number = number * 10 + Int(byte - 0x30)
            default: return nil
            }
            if byte == 0x2D { number = 0 }
            digits += 1
        }
        self.init(year: parts.year, month: parts.month, day: number)
    }

    static func pad(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// Exactly that many decimal digits as a number.
    static func digits(_ text: some StringProtocol, _ count: Int) -> Int? {
        guard text.utf8.count == count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}

extension Int {
    func floorRemainder(_ divisor: Int) -> Int { self - floorDivided(by: divisor) * divisor }
}
