import Annals

/// Which years of a history a page shows, and the way to the others.
public struct SessionYears {
    /// What somebody asks for.
    public enum Choice: Hashable, Sendable {
        /// The latest years, with what is open and to come.
        case latest
        /// One year.
        case year(Int)
        /// Everything.
        case all

        /// What stands in an address: `all`, or a year; `nil` where it is neither.
        public init?(_ text: String) {
            if text == "all" {
                self = .all
            } else if let year = Int(text), (1...9999).contains(year) {
                self = .year(year)
            } else {
                return nil
            }
        }
    }

    /// What is shown.
    let shown: Choice
    /// The years with sessions, the earliest first, and how many each has that are over.
    let counts: [(year: Int, count: Int)]
    /// The first of the latest years.
    let first: Int
    /// Whether there are more years than the latest.
    let isLong: Bool
    private let from: Instant
    private let through: Instant

    /// How many sessions the latest years have at least, where there are as many: a year more is shown until then.
    private static let least = 20

    /// - Parameter lines: the sessions in the order of time.
    init(_ lines: [History.Line], _ choice: Choice, in zone: Zone) {
        var counts: [(year: Int, count: Int)] = []
        // Neighbours mostly share their year, whose bounds cost more than a comparison.
        var end = Instant.earliest
        for line in lines where line.state == .closed || line.state == .cancelled {
            if counts.isEmpty || line.time > end {
                let year = zone.year(of: line.time)
                end = zone.end(of: .year(year))
                counts.append((year, 0))
            }
            counts[counts.count - 1].count += 1
        }
        var first = counts.count
        var sum = 0
        while first > 0, sum < SessionYears.least {
            first -= 1
            sum += counts[first].count
        }
        self.counts = counts
        self.first = first < counts.count ? counts[first].year : .min
        isLong = first > 0
        shown = choice == .all && !isLong ? .latest : choice
        switch shown {
        case .all: (from, through) = (.earliest, .latest)
        case .latest: (from, through) = (isLong ? zone.start(of: .year(counts[first].year)) : .earliest, .latest)
        case .year(let year): (from, through) = (zone.start(of: .year(year)), zone.end(of: .year(year)))
        }
    }

    /// Whether there is a way to other years to show.
    var leads: Bool { isLong || shown != .latest }

    /// Whether a session is shown; what is open or to come is, beside the latest years.
    func shows(_ line: History.Line) -> Bool {
        if shown == .latest, line.state != .closed, line.state != .cancelled { return true }
        return line.time >= from && line.time <= through
    }

    /// The year with sessions before one; `nil` where there is none, or all are shown.
    func before(_ year: Int) -> Int? { shown == .all ? nil : counts.last { $0.year < year }?.year }

    /// Where the sessions of a year are.
    static func href(_ year: Int, _ frame: SiteFrame) -> String {
        frame.href("/sessions", [("year", "\(year)")])
    }

    /// A column a year, as high as it had sessions, which leads to them.
    func navigation(in frame: SiteFrame) -> String {
        let most = max(1, counts.map(\.count).max() ?? 1)
        let columns = counts.reversed().map { year, count in
            let isShown: Bool =
                switch shown {
                case .all: true
                case .latest: year >= first
                case .year(let one): one == year
                }
            let height = max(2, count * 40 / most)
            let words = frame.language.count(count, "session|sessions")
            return """
                <li><a href="\(SessionYears.href(year, frame).escaped)"\(isShown ? " aria-current=\"true\"" : "")>\
                <svg viewBox="0 0 20 40" aria-hidden="true"><rect x="0" y="\(40 - height)" width="20" height="\(height)" rx="2"/></svg>\
                <b>\(year)</b><span class="unseen">, \(words.escaped)</span><i aria-hidden="true">\(count)</i></a></li>
                """
        }
        let links = [
            shown == .latest ? nil : (frame["The latest"], frame.href("/sessions")),
            shown == .all ? nil : (frame["All years"], frame.href("/sessions", [("year", "all")])),
        ].compactMap { $0 }.map { "<a href=\"\($0.1.escaped)\">\($0.0.escaped)</a>" }
        return """
            <nav class="years" aria-label="\(frame["Years"].escaped)"><ol>\(columns.joined())</ol>\
            <p>\(links.joined(separator: " · "))</p></nav>
            """
    }
}
