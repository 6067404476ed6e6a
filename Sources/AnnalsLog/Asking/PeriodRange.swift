public import Annals

/// Periods of one length from one to another: `2022..2026`.
public struct PeriodRange: Sendable {
    /// The periods, in order.
    public let periods: [Period]

    /// The most periods that one table takes.
    public static let most = 120

    /// The range that a text means.
    public init(_ text: String) throws {
        let ends = text.split(separator: ".", omittingEmptySubsequences: true).map(String.init)
        guard ends.count == 2, text == "\(ends[0])..\(ends[1])", let first = Period(ends[0]), let last = Period(ends[1])
        else {
            throw AskError.misspelt(
                "“\(text)” is no range of periods; write 2022..2026, 2024-H1..2025-H2 or 2024-Q1..2025-Q4",
                russian: "«\(text)» — не ряд периодов; напишите 2022..2026, 2024-H1..2025-H2 или 2024-Q1..2025-Q4")
        }
        guard first.hasLength(of: last) else {
            throw AskError.misspelt(
                "\(ends[0]) and \(ends[1]) are periods of different lengths; name two years, two quarters, two halves",
                russian:
                    "\(ends[0]) и \(ends[1]) — периоды разной длины; назовите два года, два квартала или два полугодия")
        }
        var periods = [first]
        while let period = periods.last, period != last {
            guard periods.count < PeriodRange.most, period.isBefore(last) else { break }
            periods.append(period.next)
        }
        guard first == last || first.isBefore(last) else {
            throw AskError.misspelt(
                "\(ends[0]) comes after \(ends[1]); name the earlier one first",
                russian: "\(ends[0]) идёт после \(ends[1]); назовите сначала более ранний")
        }
        guard periods.last == last else {
            throw AskError.misspelt(
                "\(text) is more than \(PeriodRange.most) periods; name longer ones, or fewer",
                russian: "\(text) — больше \(PeriodRange.most) периодов; назовите длиннее или меньше")
        }
        self.periods = periods
    }

    /// Those that have begun by now.
    public func begun(by now: Instant, in zone: Zone) throws -> [Period] {
        let begun = periods.filter { zone.start(of: $0) <= now }
        guard !begun.isEmpty else {
            throw AskError.unknown(
                "\(periods[0]) has not begun yet; name an earlier period",
                russian: "\(periods[0]) ещё не наступил; назовите более ранний период")
        }
        return begun
    }
}
