import Annals
import AnnalsLog

extension HostileTarget {
    /// Short forms that people and programs write: what is read is written so that it is read to the same.
    static let time = HostileTarget("time", longest: 128) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        try twice(Period.self, text)
        try twice(When.self, text)
        try twice(Day.self, text)
        try twice(Instant.self, text)
        try twice(Number.self, text)
        try twice(Position.self, text)
        try twice(EntryID.self, text)
        try twice(PersonID.self, text)
        try twice(SessionID.self, text)
        if let threshold = Threshold(text) {
            try hold(Threshold(threshold.description) == threshold, "a threshold changes when it is written")
        }
        for subject in [Subject(text: text), Subject(id: text)] {
            guard let subject else { continue }
            try hold(Subject(text: subject.description) == subject, "\(subject) changes when it is written")
            try hold(Subject(id: subject.id) == subject, "\(subject.id) means another thing than \(subject)")
        }
        for name in ["Europe/Berlin", "America/St_Johns"] {
            guard let zone = Zone(name, yearStartsIn: 4) else { continue }
            if let time = zone.time(text) {
                try hold(Instant(time.description) == time, "a time is read that cannot be written: \(time)")
                _ = zone.text(time)
            }
            if let period = Period(text) {
                try hold(zone.start(of: period) < zone.end(of: period), "\(period) ends before it begins")
                let days = period.days(yearStartsIn: 4)
                try hold(
                    Day(days.lowerBound.description) == days.lowerBound
                        && Day(days.upperBound.description) == days.upperBound, "\(period) begins or ends on no day")
            }
        }
        if let range = try? PeriodRange(text) {
            try hold((1...PeriodRange.most).contains(range.periods.count), "\(range.periods.count) periods in a range")
            for (one, next) in zip(range.periods, range.periods.dropFirst()) {
                try hold(one.isBefore(next), "\(next) comes after \(one) in a range")
            }
        }
        _ = Zone(text)
    }

    private static func twice<Value: LosslessStringConvertible & Equatable>(_: Value.Type, _ text: String) throws {
        guard let value = Value(text) else { return }
        let again = Value(value.description)
        try hold(again == value, "\(Value.self) “\(text)” is written as \(value), and that is read as \(again as Any)")
    }

    /// What somebody looks for, filters by or asks to see, a question a line.
    static let query = HostileTarget("query", longest: 1024) { bytes in
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(8).map {
            String(decoding: $0, as: UTF8.self)
        }
        func line(_ number: Int) -> String? {
            lines.indices.contains(number) && !lines[number].isEmpty ? lines[number] : nil
        }
        if let text = line(0), let query = try? SearchQuery(text) {
            for group in query.groups {
                try hold(!group.terms.isEmpty, "a query looks for nothing")
                for term in group.terms + group.excluded {
                    try hold(!term.words.isEmpty, "a term has no words")
                    let said = SearchWords.words(of: term.words.joined(separator: " "))
                    try hold(term.isFound(in: said), "a term is not found in its own words: \(term)")
                }
            }
            try SmallLog.shared.read { reading in _ = try must("a search fails") { try reading.search(query) } }
        }
        var filter = RegisterFilter()
        filter.status = line(1)
        filter.owner = line(2)
        filter.session = line(3)
        filter.since = line(4)
        filter.until = line(5)
        try SmallLog.shared.read { reading in
            for kind in Register.Kind.allCases { try known { _ = try reading.register(kind, filter) } }
        }
        let moments = Moments(asOf: line(6), known: line(7))
        try known { try SmallLog.shared.read(at: moments) { _ = try $0.plan() } }
        try known { _ = try SearchKind(line(0) ?? "") }
    }

    /// Refusals that are told to people; anything else is a failure.
    static func known(_ body: () throws -> Void) throws {
        do { try body() } catch is AskError {} catch is MomentError {} catch is Refusal {} catch is Fault {} catch {
            throw Broken("fails in no way that is known: \(error)")
        }
    }
}
