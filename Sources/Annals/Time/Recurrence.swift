/// Recurrence rules of RFC 5545 (`FREQ=MONTHLY;BYDAY=1TU`), as far as a series needs them: kept as text, checked for form.
enum Recurrence {
    /// Whether the text is a rule: every part known, once, in its range, and a frequency among them.
    static func isValid(_ rule: String) -> Bool {
        var seen: Set<Substring> = []
        for part in rule.split(separator: ";", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, seen.insert(pair[0]).inserted, isValid(pair[0], pair[1]) else { return false }
        }
        return seen.contains("FREQ") && !(seen.contains("COUNT") && seen.contains("UNTIL"))
    }

    private static func isValid(_ name: Substring, _ value: Substring) -> Bool {
        let days: Set<Substring> = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        func all(_ range: ClosedRange<Int>) -> Bool {
            value.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { text in
                Int(text).map { range.contains($0) && ($0 != 0 || range.lowerBound == 0) } ?? false
            }
        }
        switch name {
        case "FREQ": return ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"].contains(value)
        case "INTERVAL", "COUNT": return !value.contains(",") && all(1...1000)
        case "UNTIL":
            let day = "\(value.prefix(4))-\(value.dropFirst(4).prefix(2))-\(value.dropFirst(6).prefix(2))"
            if value.count == 8 { return Day(day) != nil }
            let time = value.dropFirst(9).prefix(6)
            guard value.dropFirst(8).first == "T", time.count == 6, ["", "Z"].contains(value.dropFirst(15)) else {
                return false
            }
            return WrittenTime("\(day)T\(time.prefix(2)):\(time.dropFirst(2).prefix(2)):\(time.suffix(2))") != nil
        case "BYDAY":
            return value.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { text in
                let number = text.dropLast(2)
                return days.contains(text.suffix(2))
                    && (number.isEmpty || Int(number).map { $0 != 0 && (-53...53).contains($0) } ?? false)
            }
        case "BYSECOND": return all(0...60)
        case "BYMINUTE": return all(0...59)
        case "BYHOUR": return all(0...23)
        case "BYMONTHDAY": return all(-31...31)
        case "BYYEARDAY": return all(-366...366)
        case "BYWEEKNO": return all(-53...53)
        case "BYMONTH": return all(1...12)
        case "BYSETPOS": return all(-366...366)
        case "WKST": return days.contains(value)
        default: return false
        }
    }
}
