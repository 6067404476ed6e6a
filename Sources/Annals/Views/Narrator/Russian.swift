/// What Russian sentences are made of: numbers with their nouns, and dates.
package enum Russian {
    /// A number with its noun by its three forms: `1 голос`, `2 голоса`, `5 голосов`.
    package static func count(_ number: Int, _ one: String, _ few: String, _ many: String) -> String {
        "\(number) \(form(of: number, one, few, many))"
    }

    /// The form of a noun beside a number.
    package static func form(of number: Int, _ one: String, _ few: String, _ many: String) -> String {
        let (ones, tens) = (number % 10, number % 100)
        if ones == 1, tens != 11 { return one }
        return (2...4).contains(ones) && !(12...14).contains(tens) ? few : many
    }

    /// A stored day, moment or period as it is written in Russian: `20.01.2020 09:00`, `3 кв. 2022`, `12.2022`; anything
    /// else as it is.
    package static func date(_ stored: some CustomStringConvertible) -> String {
        let text = stored.description
        if let space = text.firstIndex(of: " ") {
            let rest = text[text.index(after: space)...]
            return rest.count == 5 ? "\(date(String(text[..<space]))) \(rest)" : text
        }
        if let day = Day(text) { return day.inRussian }
        guard let period = Period(text) else { return text }
        return switch period {
        case .year: text
        case .half(let year, let half): "\(half) полуг. \(year)"
        case .quarter(let year, let quarter): "\(quarter) кв. \(year)"
        case .month(let year, let month): "\(Day.pad(month, 2)).\(year)"
        case .week(let year, let week): "\(week) нед. \(year)"
        case .day(let day): day.inRussian
        }
    }
}

extension Day {
    fileprivate var inRussian: String {
        let parts = description.split(separator: "-")
        return parts.count == 3 ? "\(parts[2]).\(parts[1]).\(parts[0])" : description
    }
}
