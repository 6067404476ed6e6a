import Annals
import AnnalsLog
import ArgumentParser

struct RetrospectiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrospective",
        abstract: "What sessions promised and what was kept, their time and cost, and what came of them.",
        discussion: """
            What a session promised is looked at by the next one of its series, and by those that follow it. Done on \
            time means by the date that was promised first. Of the time taken, pauses and nights are left out (a gap of \
            six hours or more across a midnight), of the hours of people breaks on the agenda too.
            """)

    @Argument(
        help: ArgumentHelp(
            "Only this session (S-4), this series (R-1 or its name) or this period (2026).", valueName: "sessions"))
    var scope: String?

    @Option(
        help: ArgumentHelp("session, series, style or year; left out, by session.", valueName: "what"),
        transform: Words.oneOf)
    var by: Lookback.Grouping?

    @Option(help: ArgumentHelp("What an hour of one person costs, such as 80 or 80EUR.", valueName: "rate"))
    var rate: HourlyRate?

    @OptionGroup var options: TableOptions

    func run() throws {
        let grouping = by ?? .session
        try options.show { reading in
            let (lookback, chapters, isWhole) = try read(reading)
            return [
                "by": .text(grouping.rawValue), "sessions": .each(chapters) { $0.json },
                "groups": .each(lookback.sums(chapters, by: grouping)) { $0.json(rate: rate?.amount) },
                "together": chapters.isEmpty ? .null : lookback.sum(chapters).json(rate: rate?.amount),
                "rateUnit": .optional(rate?.unit),
                "carried": .each(carried(lookback, chapters, isWhole)) { $0.json },
                "promisedOutsideSessions": isWhole
                    ? Lookback.Keeping(lookback.promisesOutside(at: reading.moment)).json : .null,
            ]
        } text: { reading in
            let (lookback, chapters, isWhole) = try read(reading)
            if chapters.isEmpty {
                return scope == nil ? "No session was opened yet." : "No session of those was opened yet."
            }
            let page = LookbackPage(
                zone: lookback.organization.zone, names: Names(reading), rate: rate)
            if chapters.count == 1, scope != nil, by == nil { return page.full(chapters[0]) }
            var parts: [String] = []
            if grouping == .session {
                parts += chapters.map { page.short($0) }
            } else {
                parts.append(LookbackTable.text(lookback.sums(chapters, by: grouping), by: grouping, rate))
            }
            let outside = isWhole ? lookback.promisesOutside(at: reading.moment) : []
            parts.append(page.together(lookback.sum(chapters), outside: Lookback.Keeping(outside)))
            let carried = carried(lookback, chapters, isWhole).filter { $0.into.count > 1 }
            if !carried.isEmpty { parts.append(page.carried(carried)) }
            if let years = page.years(lookback.sums(chapters, by: .year)), grouping != .year { parts.append(years) }
            return parts.joined(separator: "\n\n")
        } csv: { reading in
            let (lookback, chapters, _) = try read(reading)
            return LookbackTable.csv(lookback.sums(chapters, by: grouping), by: grouping, rate)
        }
    }

    private func read(_ reading: Reading) throws -> (Lookback, [Lookback.Chapter], isWhole: Bool) {
        let scope = try reading.scope(scope)
        let lookback = try reading.fold(Lookback.self)
        return (lookback, lookback.chapters(scope, at: reading.moment), scope == .all)
    }

    /// What was carried into the sessions in question.
    private func carried(
        _ lookback: Lookback, _ chapters: [Lookback.Chapter], _ isWhole: Bool
    ) -> [Lookback.Carriage] {
        let sessions = Set(chapters.map(\.session.id))
        return lookback.carried().filter { isWhole || $0.into.contains(where: sessions.contains) }
    }
}

/// What an hour of one person costs.
struct HourlyRate: ExpressibleByArgument {
    let amount: Number
    /// The currency, where one is named.
    let unit: String?

    init?(argument: String) {
        var text = argument[...]
        if text.hasSuffix("/h") { text = text.dropLast(2) }
        let digits = text.prefix { $0.isNumber || $0 == "." }
        let rest = text.dropFirst(digits.count).drop { $0 == " " }
        guard let amount = Number(String(digits)), amount > .zero, rest.allSatisfy({ !$0.isNumber && $0 != "." }) else {
            return nil
        }
        self.amount = amount
        unit = rest.isEmpty ? nil : String(rest)
    }

    /// What so many seconds of people cost.
    func words(_ seconds: Int) -> String? {
        amount.cost(ofSeconds: seconds).map { "\($0)\(unit.map { " \($0)" } ?? "")" }
    }
}
