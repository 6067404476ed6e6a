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
        func all(_ limit: Int, signed: Bool = true) -> Bool {
            value.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { text in
                Int(text).map { $0 != 0 && abs($0) <= limit && (signed || $0 > 0) } ?? false
            }
        }
        switch name {
        case "FREQ": return ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].contains(value)
        case "INTERVAL", "COUNT": return all(1000, signed: false)
        case "UNTIL":
            return value.count >= 8 && Day("\(value.prefix(4))-\(value.dropFirst(4).prefix(2))-\(value.dropFirst(6).prefix(2))") != nil
        case "BYDAY":
            return value.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { text in
                let number = text.dropLast(2)
                return days.contains(text.suffix(2))
                    && (number.isEmpty || Int(number).map { $0 != 0 && abs($0) <= 53 } ?? false)
            }
        case "BYMONTHDAY": return all(31)
        case "BYYEARDAY": return all(366)
        case "BYWEEKNO": return all(53)
        case "BYMONTH": return all(12, signed: false)
        case "BYSETPOS": return all(366)
        case "WKST": return days.contains(value)
        default: return false
        }
    }
}
