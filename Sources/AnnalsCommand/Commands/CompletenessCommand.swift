import Annals
import AnnalsLog
import ArgumentParser

struct CompletenessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completeness",
        abstract: "What a session should have left behind and did not.",
        discussion: """
            Compares what each stage was to leave behind, by the session's own plan, with what the session recorded; \
            then lists ideas without a fate, decisions without basis, task or date of review, tasks without owner or \
            due date, and the like. Outputs in somebody's own words cannot be checked and are shown as they stand.
            """)

    @Argument(help: "The session, such as S-4; left out, the one that is open, else the last one closed.")
    var session: String?

    @Flag(help: "Only what is missing.")
    var missing = false

    @OptionGroup var language: LanguageOptions

    @OptionGroup var options: ReadOptions

    func run() throws {
        let language = try language.chosen
        try options.show { reading in
            try reading.completeness(of: session).json
        } text: { reading in
            let zone = try reading.organization().zone
            return try reading.completeness(of: session).text(onlyMissing: missing, in: zone, language)
        }
    }
}

extension Reading {
    /// The completeness of a session that somebody named, or else of the one at hand.
    func completeness(of text: String?) throws -> Completeness {
        let id = try text.map { try session($0) } ?? sessionAtHand()
        guard let completeness = try completeness(of: id, now: moment) else { throw Refusal.notFound(id.subject) }
        return completeness
    }

    /// The session that is open, else the last one closed.
    func sessionAtHand() throws -> SessionID {
        let sessions = try subjects(.session).compactMap { try SessionID($0).flatMap { try story($0) } }
        let open = sessions.filter(\.isOpen)
        let at = (open.isEmpty ? sessions.filter { $0.closed != nil } : open)
            .max { ($0.opened?.occurredAt ?? .earliest, $0.id) < ($1.opened?.occurredAt ?? .earliest, $1.id) }
        guard let at else { throw Failure("no session was opened yet; name one, such as S-4") }
        return at.id
    }
}

extension Completeness {
    fileprivate func text(onlyMissing: Bool, in zone: Zone, _ language: Language) -> String {
        func say(_ english: String, _ russian: String) -> String { Wording(english, russian: russian)[language] }
        let opened = session.opened.map { zone.text($0.occurredAt) } ?? session.state.rawValue
        let there = say("\(met.count) of \(met.of) outputs there", "есть \(met.count) из \(met.of)")
        var lines = [
            Terminal.bold("\(session.id) \(session.title)") + "  \(session.plan.kind.rawValue), \(opened): \(there)"
        ]
        for stage in stages {
            let outputs = stage.outputs.filter { !onlyMissing || $0.isMet == false }
            if outputs.isEmpty, onlyMissing || !stage.outputs.isEmpty { continue }
            let isSkipped = stage.entered == nil && session.opened != nil
            lines.append("")
            lines.append(
                Terminal.bold(stage.plan.title)
                    + (isSkipped ? Terminal.dim("  " + say("not entered", "пропущена")) : ""))
            lines += outputs.flatMap { $0.lines(in: language) }
        }
        if !gaps.isEmpty {
            lines.append("")
            lines.append(Terminal.bold(say("Gaps", "Пробелы")))
            let ids = Words.column(gaps.map(\.subject.id))
            let kinds = Words.column(gaps.map { $0.kind.words[language] })
            for (index, gap) in gaps.enumerated() {
                lines.append("  \(ids[index])  \(kinds[index])  \(gap.words.unbroken)")
            }
        }
        if missing.isEmpty, gaps.isEmpty { lines.append(say("Nothing is missing.", "Ничего не пропущено.")) }
        return lines.joined(separator: "\n")
    }
}

extension Completeness.Output {
    fileprivate func lines(in language: Language) -> [String] {
        let words = expected?.words(in: language) ?? text
        let mark =
            switch isMet {
            case true?: "✓"
            case false?: "✗"
            case nil: "?"
            }
        let unchecked = Wording("in words of its own: see for yourself", russian: "своими словами: проверьте сами")
        let count = found.map { "\($0)" } ?? unchecked[language]
        return ["  \(mark) \(words)\(Terminal.dim("  " + count))"] + lacking.map { "      \($0[language])" }
    }
}
