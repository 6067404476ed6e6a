import Annals
import AnnalsLog
import ArgumentParser

struct VoicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voices",
        abstract: "Who spoke, proposed and voted, the moderator's part in it, and how people found it.",
        discussion: """
            Shares are counts of counts: 2 of 9 ideas. Taken up is an idea that won a ballot or led to a decision, a goal \
            or a task; other are findings, questions, alternatives, scores, reasons and dissent. Ideas that are hidden \
            or bear no name are counted, and are nobody's. Of an anonymous pulse nothing is shown where fewer than three \
            answered.
            """)

    @Argument(
        help: ArgumentHelp(
            "Only this session (S-4), this series (R-1 or its name) or this period (2026).", valueName: "sessions"))
    var scope: String?

    @Option(
        help: ArgumentHelp(
            "session, person, moderator or style; left out, by person for one session, else by session.",
            valueName: "what"),
        transform: Words.oneOf)
    var by: Voices.Grouping?

    @OptionGroup var options: ReadOptions

    func run() throws {
        try options.show { reading in
            let (_, accounts, grouping) = try read(reading)
            let together = Voices.Account(sum: accounts)
            return [
                "by": .text(grouping.rawValue), "together": together?.json ?? .null,
                "groups": grouping == .person
                    ? [] : .each(Voices.groups(accounts, by: grouping)) { $0.json },
            ]
        } text: { reading in
            let (voices, accounts, grouping) = try read(reading)
            guard let together = Voices.Account(sum: accounts) else {
                return scope == nil ? "No session was opened yet." : "No session of those was opened yet."
            }
            let page = VoicesPage(zone: voices.organization.zone, names: Names(reading))
            return grouping == .person
                ? page.text(together) : page.text(Voices.groups(accounts, by: grouping), by: grouping, of: together)
        }
    }

    private func read(_ reading: Reading) throws -> (Voices, [Voices.Account], Voices.Grouping) {
        let scope = try reading.scope(scope)
        let voices = try reading.fold(Voices.self)
        if case .session = scope { return (voices, voices.accounts(scope), by ?? .person) }
        return (voices, voices.accounts(scope), by ?? .session)
    }
}
