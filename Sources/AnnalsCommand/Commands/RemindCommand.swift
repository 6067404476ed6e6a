import Annals
import AnnalsLog
import ArgumentParser

struct RemindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract: "What each person should hear about, as text ready to send.",
        discussion: """
            Tasks late or due soon, homework, ballots and pulses that wait for them, summaries to read, messages to \
            pass on, figures to read, decisions due for review, sessions ahead. Nothing is sent: hand the text to your mail or chat program.
            """)

    @Argument(help: "Only these people, by id or name.")
    var people: [String] = []

    @Option(help: ArgumentHelp("Also what is due within so many days.", valueName: "days"))
    var within = 14

    @OptionGroup var options: ReadOptions

    func validate() throws {
        guard (0...3660).contains(within) else { throw ValidationError("--within takes 0 to 3660 days") }
    }

    func run() throws {
        try options.show { reading in
            let (view, reminders) = try read(reading)
            return [
                "organization": .text(view.plan.organization.name), "at": .text(reading.moment.description),
                "within": JSONValue(within), "people": .each(reminders) { $0.json(naming: view.plan) },
            ]
        } text: { reading in
            let (view, reminders) = try read(reading)
            if reminders.isEmpty { return "Nobody needs to hear of anything." }
            return reminders.map { $0.letter(view.plan, at: reading.moment) }.joined(separator: "\n\n\n")
        }
    }

    private func read(_ reading: Reading) throws -> (Reminders, [Reminders.Reminder]) {
        let wanted = try people.map { try reading.person($0) }
        let view = try reading.fold(Reminders.self)
        let all = view.reminders(at: reading.moment, within: within)
        return (view, all.filter { wanted.isEmpty || wanted.contains($0.person) })
    }
}

extension Reminders.Reminder {
    /// A letter to one person.
    fileprivate func letter(_ plan: Plan, at moment: Instant) -> String {
        let zone = plan.organization.zone
        let address = plan.people[person]?.email.map { " <\($0)>" } ?? ""
        let late = self.late == 0 ? "" : ", \(self.late) late"
        var lines = [
            "To: \(plan.name(person))\(address)",
            "Subject: \(plan.organization.name): \(Words.count(items.count, "thing", "things")) for you\(late)"
                + " (\(zone.day(of: moment)))",
        ]
        for kind in Reminders.Kind.allCases {
            let own = items.filter { $0.kind == kind }
            if own.isEmpty { continue }
            lines += ["", kind.heading]
            for item in own {
                let due = item.due.map { ", due \($0)" } ?? ""
                let overdue = item.daysLate.map { ", late by \(Words.count($0, "day", "days"))" } ?? ""
                let details = item.details.isEmpty ? "" : " (\(item.details.joined(separator: "; ")))"
                lines.append("- \(item.subject.id) \(item.words.unbroken)\(due)\(overdue)\(details)")
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension Reminders.Kind {
    /// What stands above things of this kind.
    fileprivate var heading: String {
        switch self {
        case .task: "Your tasks"
        case .homework: "To prepare"
        case .vote: "Waiting for your vote"
        case .pulse: "Waiting for your answer"
        case .summary: "To read: what was decided (answer: understood, agree, or correct it)"
        case .message: "To pass on"
        case .reading: "Figures to read"
        case .review: "Decisions to look at again"
        case .session: "Ahead"
        }
    }
}
