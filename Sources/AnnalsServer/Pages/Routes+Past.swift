import Annals
import AnnalsLog
import AnnalsPages
import HTTPTypes
import Hummingbird

/// What was: sessions over the years, each by itself, step by step again, and two moments side by side.
extension Route {
    static let past: [Route] = [
        site(
            "/sessions", "The sessions, by series and year: past, open and to come.",
            [Parameter(name: "year", words: "Only of that year, or all; left out, the latest years.")]
        ) { reading, frame, request, _ in
            let choice = try request.filled("year").map { text in
                guard let choice = SessionYears.Choice(text) else {
                    throw Problem(
                        .badRequest, "“\(text.prefix(40))” is neither a year, such as 2024, nor all",
                        russian: "«\(text.prefix(40))» — не год, такой как 2024, и не all", field: "year")
                }
                return choice
            }
            return SessionsPage(try reading.fold(History.self), choice ?? .latest, in: frame).page
        },
        site("/sessions/{session}", "A session: its preparation, what happened, and what came of it.", ids: ["session"])
        {
            reading, frame, _, context in
            let id = try context.id(SessionID.self, "session")
            let account = try reading.account(of: id)
            let session = account.chapter.session
            let isAhead = session.state == .scheduled || session.isOpen
            let names = Names(reading)
            return SessionPage(
                account.chapter, account.board, voices: account.voices,
                completeness: session.opened == nil ? nil : try reading.completeness(of: id, now: reading.moment),
                brief: isAhead ? try reading.brief(of: id, now: reading.moment) : nil, in: frame,
                naming: { names.name($0.subject) ?? $0.description }
            ).page
        },
        site(
            "/sessions/{session}/replay", "A session step by step: the board as it was, or with something changed.",
            [
                Parameter(name: "step", words: "After how many steps; left out, 1.", isInteger: true),
                Parameter(name: "without", words: "As if this person had not been there, by id or name."),
                Parameter(name: "method", words: "Count by this method."),
                Parameter(name: "threshold", words: "What is needed to pass: simple, two-thirds, 3/5."),
            ], ids: ["session"]
        ) { reading, frame, request, context in
            let id = try context.id(SessionID.self, "session")
            let names = Names(reading)
            let step = Int(try request.filled("step") == nil ? 1 : request.number("step", in: 0...1_000_000) ?? 1)
            let asked = ["without", "method", "threshold"].compactMap { name in
                request.filled(name).map { (name: name, value: $0) }
            }
            let replay = try reading.replay(of: id, try request.alteration(reading), speaking: frame.language)
            var frame = frame
            frame.query = frame.query.filter { $0.name == "step" } + asked
            return ReplayPage(replay, step: step, asked: asked, in: frame) {
                names.name($0.subject) ?? $0.description
            }.page
        },
        site(
            "/compare", "Two moments or a row of periods side by side.",
            [
                Parameter(name: "from", words: "The first: 2024, 2024-Q1, S-4; left out, the year before last."),
                Parameter(name: "to", words: "The second; left out, last year."),
                Parameter(name: "by", words: "period: every period from the one to the other."),
            ]
        ) { reading, frame, request, _ in
            let year = frame.zone.year(of: frame.moment)
            let from = request.filled("from") ?? "\(year - 1)"
            let to = request.filled("to") ?? "\(year)"
            guard request.filled("by") == "period" else {
                let moments = try reading.moments(from, to)
                return ComparePage(try reading.comparison(from: moments.from, to: moments.to), from, to, in: frame).page
            }
            let range = "\(from)..\(to)"
            let periods = try PeriodRange(range).begun(by: reading.moment, in: frame.zone)
            return PeriodsPage(try reading.table(of: periods, now: reading.moment), range, in: frame).page
        },
    ]
}

extension Request {
    /// What is thought otherwise of a session.
    fileprivate func alteration(_ reading: Reading) throws -> Alteration {
        try Alteration { (alteration) throws in
            if let without = filled("without") { alteration.without = [try reading.person(without)] }
            if let name = filled("method") {
                guard let method = VotingMethodName(rawValue: name) else {
                    let all = VotingMethodName.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Problem(
                        .badRequest, "“\(name.prefix(40))” is no method; there are: \(all)",
                        russian: "«\(name.prefix(40))» — не способ голосования; есть: \(all)", field: "method")
                }
                alteration.method = method
            }
            if let text = filled("threshold") {
                guard let threshold = Threshold(text) else {
                    throw Problem(
                        .badRequest, "“\(text.prefix(40))” is no share, such as simple, two-thirds or 3/5",
                        russian: "«\(text.prefix(40))» — не доля, такая как simple, two-thirds или 3/5",
                        field: "threshold")
                }
                alteration.threshold = threshold
            }
        }
    }
}
